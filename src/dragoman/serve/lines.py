"""A claim as a line of a page: what it says, whose word, with what status, where it stands, how it was judged."""

from dataclasses import dataclass
from urllib.parse import quote as percent

from dragoman.brief.wording import event_sentence
from dragoman.model.claims import Claim, Event, Figure, Forecast, Statement, Tenure, Tie
from dragoman.model.clocks import valid
from dragoman.model.decisions import Rulings
from dragoman.model.facts import claim_to_fact
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.values import Window
from dragoman.serve.titles import title_of


@dataclass(frozen=True, slots=True)
class Line:
    """What a page shows of a claim; `what` is a few words, the quote is the proof."""

    id: str
    kind: str
    what: str
    status: str
    quote: str
    report: str
    title: str
    outlet: str
    start: int
    end: int
    when: str
    published: str
    by: str
    standing: str
    quad: int
    why: str
    type: str = ""

    @property
    def address(self) -> str:
        """The claim in its report."""
        return f"/report/{percent(self.report)}#{self.id}"


def line_of(claim: Claim, rulings: Rulings) -> Line:
    """The line of a claim."""
    report, name = claim.report, str(claim_to_fact(claim)["id"])
    return Line(
        id=name,
        kind=claim.kind,
        what=what_of(claim),
        status=claim.status.value,
        quote=claim.quote,
        report=report.id,
        title=title_of(report),
        outlet=report.outlet or "outlet unknown",
        start=claim.span.start,
        end=claim.span.end,
        when=days(valid(claim)),
        published=days(report.published) or "date unknown",
        by=" via ".join(reversed(claim.voice.chain)) or (report.outlet or "the outlet") + "’s own word",
        standing=rulings.standing(name),
        quad=claim.quad_class if isinstance(claim, Event) else 0,
        why=claim.why,
        type=claim.type if isinstance(claim, Event) else "",
    )


def what_of(claim: Claim) -> str:
    """What the claim says in a few words."""
    label = load_gazetteer().label
    said = claim.kind
    match claim:
        case Event():
            said = event_sentence(claim, claim.status, load_gazetteer())
        case Tie():
            sign = " (none)" if claim.polarity < 0 else ""
            said = f"{label(claim.source)} – {label(claim.target)}: {claim.tie}{sign}"
        case Tenure():
            said = _tenure(claim)
        case Statement():
            said = claim.speaker + (f" ({label(claim.speaker_of)})" if claim.speaker_of else "")
        case Figure():
            said = claim.amount.show()
        case Forecast():
            said = claim.says
    return said


def _tenure(claim: Tenure) -> str:
    # A name in capitals is a byline or a credit, which shouts for no reason of its own.
    name = claim.name.title() if claim.name.isupper() and " " in claim.name else claim.name
    of = f" ({load_gazetteer().label(claim.of)})" if claim.of else ""
    held = "" if claim.hold == "holds" else f"{claim.hold} "
    return f"{name}{of}: {held}{claim.office}" if claim.office else f"{name}{of}"


def days(window: Window) -> str:
    """The days in words: "2023-03", "2023-03-29 to 2023-04-02", "until 2023"; empty where none are known."""
    if window.prefix:
        return window.prefix
    first, last = window.earliest, window.latest
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else ""
