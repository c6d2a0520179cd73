"""Two small reports with a claim of every kind, written for these tests."""

import sqlite3
from datetime import date
from hashlib import sha256
from pathlib import Path
from zlib import compress

from dragoman.model.actors import Link, Mention, MentionKind
from dragoman.model.claims import Claim, Event, Figure, Forecast, Statement, Status, Tenure, Tie, Voice
from dragoman.model.decisions import Decision
from dragoman.model.text import DateClue, Evidence, Original, Place, Report, Zone, ZoneKind
from dragoman.model.values import Amount, Window
from dragoman.record import Record, Run, open_record

RUN = Run("2026-01-02T03:04:05+00:00", "dragoman 0.1.0", (("model", "md"),))
LATER = Run("2026-02-02T03:04:05+00:00", "dragoman 0.2.0")
DECISION = Decision("accept claim", ("event-000000000000",), "yes", "ana", "read it", "2026-01-03T00:00:00+00:00")

ORIGINAL = b"<h1>Oslo hosts Chilean minister</h1>"
_NORWAY = (
    "Oslo hosts Chilean minister\n"
    "Norway received the Chilean foreign minister on 3 May 2021. Chile keeps an embassy in Oslo.\n"
    "Minister Inés Rojas said Norway buys 12 percent of Chile's salmon feed; a pact may follow by 2023.\n"
)
_PERU = "Peru denied on Friday that it had expelled a Norwegian envoy. Norway had no comment.\n"


def evidence(report: Report, quote: str) -> tuple[Evidence, ...]:
    start = report.text.index(quote)
    return (report.evidence(start, start + len(quote)),)


def norway() -> Report:
    title = _NORWAY.index("\n") + 1
    return Report(
        id="norway",
        text=_NORWAY,
        zones=(Zone(ZoneKind.HEADLINE, 0, title, "first line"), Zone(ZoneKind.BODY, title, len(_NORWAY))),
        published=Window(date(2021, 5, 4), date(2021, 5, 6), "stated"),
        outlet="The Fjord",
        title="Oslo hosts Chilean minister",
        where="in/norway.txt",
        found=(("outlet", "given"),),
        language="en",
        clues=(DateClue("published", "meta date", Window.parse("2021-05"), "May 2021"),),
        places=(Place(0, "/html/body/h1"), Place(title, "/html/body/p")),
        original=Original(sha256(ORIGINAL).hexdigest(), "html", len(ORIGINAL), "utf-8", compress(ORIGINAL)),
        notes=("2 characters are hidden on the page",),
    )


def norway_claims() -> list[Claim]:
    report = norway()
    return [
        Event(
            evidence=evidence(report, "Norway received the Chilean foreign minister"),
            type="CONSULT",
            source=("NOR",),
            target=("CHL",),
            when=Window(date(2021, 5, 3), date(2021, 5, 3), "stated"),
            contexts=("diplomatic",),
            why="received",
        ),
        Tie(
            evidence=evidence(report, "Chile keeps an embassy in Oslo"),
            tie="embassy",
            source="CHL",
            target="NOR",
            polarity=1,
        ),
        Tenure(
            evidence=evidence(report, "Minister Inés Rojas"), name="Inés Rojas", office="foreign minister", of="CHL"
        ),
        Statement(
            evidence=evidence(report, "Norway buys 12 percent of Chile's salmon feed"),
            speaker="Inés Rojas",
            mode="indirect",
            speaker_of="CHL",
            voice=Voice(("Inés Rojas",)),
        ),
        Figure(
            evidence=evidence(report, "12 percent"),
            amount=Amount(12.0, "%"),
            about="share of salmon feed",
            measures="share:feed:NOR>CHL",
        ),
        Forecast(
            evidence=evidence(report, "a pact may follow by 2023"),
            says="a pact",
            due=Window.parse("2023"),
            actors=("CHL", "NOR"),
            status=Status.PREDICTED,
        ),
    ]


def link(report: Report, text: str, start_after: str, *codes: str) -> Link:
    start = report.text.index(text, report.text.index(start_after))
    mention = Mention(start, start + len(text), text, MentionKind.NAME, codes, "name")
    return Link(mention, codes, 0.9, "a name of the vocabulary")


def norway_links() -> list[Link]:
    report = norway()
    return [
        link(report, "Norway", "Norway received", "NOR"),
        link(report, "Norway", "Norway buys", "NOR"),
        link(report, "Chile", "Chile's", "CHL"),
    ]


def peru() -> Report:
    return Report(id="peru", text=_PERU, published=Window.parse("2022-01-08"))


def peru_claims() -> list[Claim]:
    quote = evidence(peru(), "it had expelled a Norwegian envoy")
    return [Event(evidence=quote, type="SANCTION", source=("PER",), target=("NOR",), status=Status.DENIED)]


def filled(path: Path) -> Record:
    """A record with both reports; the caller closes it."""
    record = open_record(path)
    record.add_report(norway(), norway_claims(), norway_links(), RUN)
    record.add_report(peru(), peru_claims(), [], RUN)
    return record


def undo_counting(connection: sqlite3.Connection) -> None:
    """Take schema 0007 back: a record as it was before claims were counted by wider rows."""
    connection.execute("DROP TRIGGER actor_stays")
    for column in ("number", "report", "kind", "type", "status", "earliest", "latest"):
        connection.execute(f"ALTER TABLE claim_actor DROP COLUMN {column}")
    connection.execute(
        "CREATE TRIGGER actor_stays BEFORE UPDATE ON claim_actor"
        " BEGIN SELECT RAISE (ABORT, 'claims are append-only'); END"
    )
    for name in ("claim_pair", "finding_former"):
        connection.execute(f"DROP TABLE {name}")
    connection.execute("DROP INDEX claim_told")
    connection.execute("CREATE INDEX claim_report_kind ON claim (report, kind, id)")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version = {version - 1}")
