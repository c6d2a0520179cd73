"""Three small reports on Norway and Chile, one of them a reprint, with claims of every kind and findings."""

from datetime import date

from dragoman.brief import Dossier, build_dossier
from dragoman.model.claims import Claim, Event, Figure, Forecast, Statement, Status, Tenure, Tie, Voice
from dragoman.model.findings import Disagreement, Expectation, Findings, Occurrence, Origin, SamePerson, Version
from dragoman.model.text import Evidence, Report, Zone, ZoneKind
from dragoman.model.values import Amount, Window

FJORD_TEXT = (
    "Oslo gets an embassy <again>\n"
    "Chile opened its embassy in Oslo on 3 May 2021. Ambassador Inés Rojas of Chile spoke in Oslo.\n"
    "“Norway will visit us by 2023,” Rojas said. Norway buys 12 percent of its salmon feed from Chile.\n"
    "Peru accused Chile of dumping. Norway denied that it had expelled a Chilean envoy.\n"
    "Subscribe & save\nMost read\n"
)
REPRINT_TEXT = "Chile opened its embassy in Oslo on 3 May 2021. Local shops were open.\n"
LATER_TEXT = (
    "Ambassador Ines Rojas of Chile hosted Norway’s minister in Santiago in June 2024.\n"
    "Officials said Norway buys 20 percent of its salmon feed from Chile. Norway may trade more with Chile.\n"
)


def _fjord() -> Report:
    junk = FJORD_TEXT.index("Subscribe")
    return Report(
        id="fjord",
        text=FJORD_TEXT,
        zones=(
            Zone(ZoneKind.HEADLINE, 0, 29),
            Zone(ZoneKind.BODY, 29, junk),
            Zone(ZoneKind.BOILERPLATE, junk, len(FJORD_TEXT)),
        ),
        published=Window(date(2021, 5, 4), date(2021, 5, 6), "inferred: two days after"),
        outlet="The Fjord",
        title="Oslo gets an embassy <again>",
        where="/home/ana/in/fjord.txt",
    )


FJORD = _fjord()
REPRINT = Report(id="reprint", text=REPRINT_TEXT, published=Window.parse("2021-05-05"), wire="The Fjord")
LATER = Report(id="later", text=LATER_TEXT, published=Window.parse("2024-06-30"), outlet="Andes Weekly")
REPORTS = (FJORD, REPRINT, LATER)


def proof(report: Report, quote: str) -> tuple[Evidence, ...]:
    start = report.text.index(quote)
    return (report.evidence(start, start + len(quote)),)


def opening_of(report: Report) -> Event:
    return Event(
        evidence=proof(report, "Chile opened its embassy in Oslo"),
        type="COOPERATE",
        source=("CHL",),
        target=("NOR",),
        when=Window.parse("2021-05-03"),
        mode="diplomatic",
    )


OPENED, REPRINTED = opening_of(FJORD), opening_of(REPRINT)
EMBASSY = Tie(
    evidence=proof(FJORD, "its embassy in Oslo"),
    tie="embassy",
    source="CHL",
    target="NOR",
    polarity=1,
    status=Status.ONGOING,
)
ENVOY = Tenure(
    evidence=proof(FJORD, "Ambassador Inés Rojas of Chile"), name="Inés Rojas", office="Ambassador", of="CHL"
)
ENVOY_LATER = Tenure(
    evidence=proof(LATER, "Ambassador Ines Rojas of Chile"), name="Ines Rojas", office="Ambassador", of="CHL"
)
SAID = Statement(
    evidence=proof(FJORD, "Norway will visit us by 2023,"),
    speaker="Inés Rojas",
    mode="direct",
    speaker_of="CHL",
    voice=Voice(("Inés Rojas",)),
)
SHARE = Figure(
    evidence=proof(FJORD, "12 percent"), amount=Amount(12, "%"), about="share", measures="share:feed:CHL>NOR"
)
SHARE_LATER = Figure(
    evidence=proof(LATER, "20 percent"),
    amount=Amount(20, "%"),
    about="share",
    measures="share:feed:CHL>NOR",
    voice=Voice(("Officials",)),
)
FORECAST = Forecast(
    evidence=proof(FJORD, "Norway will visit us by 2023"),
    says="Norway will visit us by 2023",
    horizon="by 2023",
    actors=("NOR", "CHL"),
    voice=Voice(("Inés Rojas",)),
    status=Status.PREDICTED,
)
VISIT = Event(
    evidence=proof(LATER, "hosted Norway’s minister in Santiago"),
    type="CONSULT",
    source=("NOR",),
    target=("CHL",),
    when=Window.parse("2024-06"),
    mode="visit",
)
DUMPING = Event(evidence=proof(FJORD, "Peru accused Chile"), type="ACCUSE", source=("PER",), target=("CHL",))
EXPELLED = Event(
    evidence=proof(FJORD, "it had expelled a Chilean envoy"),
    type="SANCTION",
    source=("NOR",),
    target=("CHL",),
    mode="expel",
    status=Status.DENIED,
)
TRADE = Tie(
    evidence=proof(LATER, "Norway may trade more with Chile"),
    tie="trade",
    source="NOR",
    target="CHL",
    polarity=1,
    status=Status.POSSIBLE,
)
CLAIMS: tuple[Claim, ...] = (
    OPENED,
    REPRINTED,
    EMBASSY,
    ENVOY,
    ENVOY_LATER,
    SAID,
    SHARE,
    SHARE_LATER,
    FORECAST,
    VISIT,
    DUMPING,
    EXPELLED,
    TRADE,
)
FINDINGS = Findings(
    origins=(
        Origin("Andes Weekly (later)", ("later",)),
        Origin("The Fjord (fjord + reprint)", ("fjord", "reprint"), (OPENED.evidence[0], REPRINTED.evidence[0])),
    ),
    occurrences=(
        Occurrence("o1", "COOPERATE", ("CHL",), ("NOR",), Window.parse("2021-05-03"), "happened", (OPENED, REPRINTED)),
    ),
    disagreements=(
        Disagreement(
            "d1",
            "The share is given as 12 % and 20 %.",
            "changed over time",
            (Version(SHARE, 12.0, "fjord"), Version(SHARE_LATER, 20.0, "later")),
        ),
    ),
    expectations=(
        Expectation(
            "e1", FORECAST, "Norway will visit us by 2023", "Inés Rojas", "borne out", VISIT.evidence, late=True
        ),
    ),
    persons=(SamePerson("Inés Rojas", ("Ines Rojas", "Inés Rojas"), (ENVOY, ENVOY_LATER)),),
)


def dossier(*codes: str, findings: Findings = FINDINGS) -> Dossier:
    return build_dossier(codes or ("CHL", "NOR"), REPORTS, CLAIMS, findings)
