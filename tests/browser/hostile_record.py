"""A record whose every word of a report is a hostile string: titles, names, quotes, reasons; made for these tests."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from dragoman.model.claims import Claim, Event, Figure, Forecast, Statement, Status, Tenure, Tie, Voice
from dragoman.model.facts import claim_to_fact
from dragoman.model.text import DateClue, Evidence, Place, Report, Zone, ZoneKind
from dragoman.model.values import Amount, Window
from dragoman.record import Run
from dragoman.session import Session, open_session
from tests.browser.hostile import STRINGS

REPORTS = 30
_RUN = Run("2026-01-02T03:04:05+00:00", "dragoman 0.1.0", (("model", STRINGS[0]),))
_FIRST = date(2024, 3, 1)


def hostile_record(path: Path) -> None:
    """Make the record: thirty reports that carry ten strings each, in every field in turn; reconciled and judged."""
    with open_session(path, create=True) as session:
        for number in range(REPORTS):
            report = _report(number, STRINGS[number::REPORTS])
            session.record.add_report(report, _claims(number, report), [], _RUN)
        session.reconcile()
        _judge(session)
        session.reconcile()


def _turned(strings: Sequence[str], number: int) -> list[str]:
    """The strings, each report's from another on, so that every field sees many."""
    return [*strings[number % len(strings) :], *strings[: number % len(strings)]]


def _report(number: int, strings: Sequence[str]) -> Report:
    said = _turned(strings, number)
    text = "\n\n".join((said[0], *strings)) + "\n"
    head = len(said[0]) + 2
    day = _FIRST + timedelta(days=number)
    return Report(
        id=f"{number}{said[6]}",
        text=text,
        zones=(Zone(ZoneKind.HEADLINE, 0, head, said[1]), Zone(ZoneKind.BODY, head, len(text), said[2])),
        published=Window(day, day, said[3]),
        outlet=said[4],
        byline=said[5],
        dateline=said[7],
        wire=said[8] if number % 3 else None,
        # Every third has no title and goes by its first words.
        title=said[9] if number % 3 else None,
        url=said[2],
        where=said[3],
        found=(("outlet", said[1]), ("title", said[2])),
        language="en",
        clues=(DateClue("published", said[4], Window.parse("2024-04"), said[5]),),
        places=(Place(0, said[6]),),
        notes=(said[7],),
    )


def _claims(number: int, report: Report) -> list[Claim]:
    strings = STRINGS[number::REPORTS]
    said = _turned(strings, number)
    proofs = [_proof(report, text) for text in strings]
    voice, denied = Voice((said[0], said[1])), Status.DENIED
    when, later = Window.parse("2024-02"), Window.parse("2031")
    one, other = ("NOR",), ("CHL",)
    return [
        Event(evidence=proofs[0], type="CONSULT", when=when, place=said[2], why=said[3], source=one, target=other),
        Event(evidence=proofs[1], type="SANCTION", when=when, voice=voice, status=denied, source=one, target=other),
        Event(evidence=proofs[9], type="AGREE", when=later, status=Status.PLANNED, source=one, target=other),
        Tie(evidence=proofs[2], tie="embassy", source="CHL", target="NOR", polarity=number % 3 - 1, why=said[5]),
        Tenure(evidence=proofs[3], name=said[6], office=said[7], of="CHL", variants=(said[8],)),
        Tenure(evidence=proofs[4], name=f"Inés Rojas {said[9]}", office="foreign minister", of="NOR"),
        _statement(proofs[5], said, voice),
        Figure(evidence=proofs[6], amount=_amount(number, "people"), about=said[3], measures="count:people:CHL"),
        Figure(evidence=proofs[7], amount=_amount(number, said[4][:20]), about=said[3], measures=f"count:{said[5]}"),
        Forecast(evidence=proofs[8], says=said[6], due=Window.parse("2030"), horizon=said[7], actors=("CHL", "NOR")),
    ]  # fmt: skip


def _statement(proof: tuple[Evidence, ...], said: Sequence[str], voice: Voice) -> Statement:
    return Statement(
        evidence=proof,
        speaker=said[0],
        mode="indirect",
        speaker_of="CHL",
        addressee=said[1],
        occasion=said[2],
        voice=voice,
        why=said[3],
    )


def _amount(number: int, unit: str) -> Amount:
    return Amount(number + 1.0, unit)


def _proof(report: Report, words: str) -> tuple[Evidence, ...]:
    start = report.text.index(words, report.zones[1].start)
    return (report.evidence(start, start + len(words)),)


def _judge(session: Session) -> None:
    """Decisions whose makers and reasons are hostile."""
    record = session.record
    claims = record.claims()
    names = [str(claim_to_fact(claim)["id"]) for claim in claims]
    for number, (name, claim) in enumerate(zip(names[:60], claims[:60], strict=True)):
        said = STRINGS[number * 5 : number * 5 + 2]
        judge = record.judge(said[0].strip()[:60], said[1], f"2026-02-03T00:00:{number:02}+00:00")
        if number % 4 == 0:
            judge.accept([name])
        elif number % 4 == 1:
            judge.reject([name])
        elif number % 4 == 2:
            judge.rate("C", [claim.report.outlet or ""])
        else:
            judge.leave("note on claim", [name])
    other = record.judge(STRINGS[7].strip()[:60], STRINGS[8], "2026-02-04T00:00:00+00:00")
    other.reject([names[0]])
