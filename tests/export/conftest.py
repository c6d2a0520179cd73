import pytest

from dragoman.export import Basis
from dragoman.model.claims import Claim, Event, Status, Tenure, Tie
from dragoman.model.facts import claim_to_fact
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Evidence, Report
from dragoman.model.values import Window
from dragoman.reconcile import Lineage, Told, counted_rows

TEXT = (
    "Azerbaijan and Israel met in Baku. Israel arms Azerbaijan. Aliyev is president. Baku denies it."
    " A visit is planned."
)


def quoted(report: Report, words: str) -> tuple[Evidence, ...]:
    start = report.text.index(words)
    return (Evidence(report, start, start + len(words), words),)


@pytest.fixture
def basis() -> Basis:
    report = Report(
        "wire-1", TEXT, published=Window.parse("2023-03-30"), outlet="Courier\tDaily", url="https://c.example/1"
    )
    met = quoted(report, "Azerbaijan and Israel met")
    both = ("AZE", "ISR")
    claims: list[Claim] = [
        Event(evidence=met, type="CONSULT", source=both, target=both, when=Window.parse("2023-03-29"), mode="visit"),
        Event(evidence=quoted(report, "Baku denies it"), type="AID", source=("AZE",), target=("ISR",),
              status=Status.DENIED),
        Event(evidence=quoted(report, "A visit is planned"), type="CONSULT", source=("ISR",), target=("AZE",),
              when=Window.parse("2023-04"), status=Status.PLANNED, mode="visit"),
        Tie(evidence=quoted(report, "Israel arms Azerbaijan"), tie="arms", source="ISR", target="AZE", polarity=1,
            status=Status.ONGOING),
        Tenure(evidence=quoted(report, "Aliyev is president"), name="Aliyev", office="president", of="AZE"),
    ]  # fmt: skip
    rows = [
        {
            "id": f"occurrence-{number}", "type": event.type, "source": list(event.source),
            "target": list(event.target), "earliest": str(event.when.earliest or ""),
            "latest": str(event.when.latest or ""), "status": event.status.value,
            "reports": [{"report": "wire-1", "start": event.span.start, "end": event.span.end}], "origins": 1,
            "claims": [claim_to_fact(event)["id"]], "counts_under": ["wire-1"], "why": "",
        }
        for number, event in enumerate(claims) if isinstance(event, Event)
    ]  # fmt: skip
    gazetteer = load_gazetteer()
    ties = [claim for claim in claims if isinstance(claim, Tie)]
    told = Told(counted_rows(rows, gazetteer), ties, Lineage(()), gazetteer)
    return Basis(claims, rows, told, {"wire-1": "2026-01-02T03:04:05+00:00"})
