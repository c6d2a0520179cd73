"""Reports, links, claims and decisions as rows of the record, and back, checked against their own hashes."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.errors import IntegrityError, QuoteError
from dragoman.model.actors import Link, Mention, MentionKind
from dragoman.model.claims import Claim, Event, Figure, Forecast, Tie
from dragoman.model.decisions import Decision
from dragoman.model.facts import Fact, claim_to_fact, fact_id, fact_to_claim
from dragoman.model.text import DateClue, Original, Place, Report, Zone, ZoneKind
from dragoman.model.values import Window
from dragoman.record.entries import named

_SHORT_FIELDS = ("outlet", "byline", "dateline", "wire", "title", "url", "where")
#: The fields of a fact that hold actor codes, and the role they give.
_ROLES = {"source": "source", "target": "target", "of": "holder", "speaker_of": "speaker", "actors": "actor"}


def to_json(value: object) -> str:
    """Compact JSON, one form for one value. Raises ValueError on NaN and infinity, which JSON has not."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


#: A claim's columns as `claim_row` fills them; the fact itself is the last.
CLAIM_COLUMNS = "id, report, kind, type, status, start, stop, quote, earliest, latest, place, polarity, until, fact"


def iso_day(day: date | None) -> str | None:
    """The day as the record writes it, None for an open end."""
    return day.isoformat() if day else None


def about_report(report: Report) -> str:
    """Everything of a report but id and text, as JSON; `to_report` is the inverse."""
    published = report.published
    return to_json(
        {
            "published": [iso_day(published.earliest), iso_day(published.latest), published.basis],
            **{name: getattr(report, name) for name in _SHORT_FIELDS},
            "found": [list(pair) for pair in report.found],
            "language": report.language,
            "clues": [_clue_row(clue) for clue in report.clues],
            "places": [[place.start, place.path] for place in report.places],
            "notes": list(report.notes),
            "original": _original_row(report.original),
            "zones": [[zone.kind.value, zone.start, zone.end, zone.why] for zone in report.zones],
        }
    )


def _clue_row(clue: DateClue) -> list[str | None]:
    return [clue.kind, clue.where, iso_day(clue.window.earliest), iso_day(clue.window.latest), clue.quote]


def _to_clue(row: Sequence[Any]) -> DateClue:
    kind, where, earliest, latest, quote = row
    return DateClue(kind, where, Window(_date(earliest), _date(latest)), quote)


def _original_row(original: Original | None) -> list[Any] | None:
    return [original.sha256, original.kind, original.size, original.encoding] if original else None


def to_report(row: Sequence[Any]) -> Report:
    """The report of a row (id, sha256, text, about).

    Raises IntegrityError where the text is not the one that was read.
    """
    report_id, sha256, text, about = row
    try:
        known = json.loads(about)
        earliest, latest, basis = known["published"]
        report = Report(
            id=report_id,
            text=text,
            zones=tuple(Zone(ZoneKind(kind), start, end, why) for kind, start, end, why in known["zones"]),
            published=Window(_date(earliest), _date(latest), basis),
            found=tuple((name, where) for name, where in known["found"]),
            # Records of before have none of these.
            language=known.get("language"),
            clues=tuple(map(_to_clue, known.get("clues", ()))),
            places=tuple(Place(start, path) for start, path in known.get("places", ())),
            notes=tuple(known.get("notes", ())),
            original=Original(*known["original"]) if known.get("original") else None,
            **{name: known[name] for name in _SHORT_FIELDS},
        )
    except (KeyError, ValueError, TypeError) as error:
        raise IntegrityError(f"{report_id}: cannot be read back ({error!r}); restore the record") from error
    if not isinstance(text, str) or report.sha256 != sha256:
        raise IntegrityError(f"{report_id}[0:{len(text)}]: not the text that was read; restore the record")
    return report


def claim_row(claim: Claim) -> tuple[Any, ...]:
    """The claim as a row of `CLAIM_COLUMNS`.

    The quote is checked against the report as it goes in. Raises QuoteError.
    """
    fact = claim_to_fact(claim)
    fact_to_claim(fact, claim.report)
    earliest, latest = filed_under(claim)
    columns = [fact["id"], fact["report"], fact["kind"], fact.get("type") or fact.get("tie"), fact["status"]]
    place = [fact["start"], fact["end"], fact["quote"]]
    told = [fact.get(name) for name in ("place", "polarity", "until")]
    return (*columns, *place, iso_day(earliest), iso_day(latest), *told, to_json(fact))


def to_claim(claim_id: str, stored: str, report: Report) -> Claim:
    """The claim of a stored fact.

    Raises QuoteError where its quote is not at its place, IntegrityError where it is not the claim
    that was recorded under this id.
    """
    fact = to_fact(claim_id, stored)
    claim = fact_to_claim(fact, report)
    if claim_id != fact.get("id") or claim_id != fact_id(fact) or fact["report"] != report.id:
        place = f"{report.id}[{claim.span.start}:{claim.span.end}]"
        raise IntegrityError(f"{place}: {claim_id} is not the claim that was recorded; restore the record")
    return claim


def to_fact(claim_id: str, stored: str) -> Fact:
    """The stored fact as a dict. Raises IntegrityError where it is none."""
    try:
        fact = json.loads(stored)
    except ValueError as error:
        raise IntegrityError(f"{claim_id}: its fact cannot be read ({error}); restore the record") from error
    if not isinstance(fact, dict):
        raise IntegrityError(f"{claim_id}: its fact cannot be read; restore the record")
    return fact


def filed_under(claim: Claim) -> tuple[date | None, date | None]:
    """First and last day a claim is filed under: its own where it has any, else those of its report's publication.

    A tie stands until it is said to end; without a beginning it is known from its report's publication on.
    """
    published = claim.report.published
    match claim:
        case Tie():
            begins = claim.since.earliest or (None if claim.until else published.earliest)
            return begins, claim.until.latest
        case Event():
            window = claim.when or published
        case Figure():
            window = claim.as_of or published
        case Forecast():
            window = claim.due or published
        case _:
            window = published
    return window.earliest, window.latest


def actors_of(claim: Claim, links: Iterable[Link]) -> list[tuple[str, str]]:
    """The claim's actor codes, each with its role, sorted.

    Events and ties have theirs in full. The other kinds also have the role "named": whoever a link
    inside the evidence means, and whoever of the report's actors a figure's `measures` names.
    """
    fact = claim_to_fact(claim)
    found = {(code, role) for name, role in _ROLES.items() for code in _listed(fact.get(name))}
    if not isinstance(claim, Event | Tie):
        spans = [piece.span for piece in claim.evidence]
        measured = claim.measures if isinstance(claim, Figure) else ""
        for link in links:
            inside = any(span.covers(link.mention.span) for span in spans)
            found |= {(code, "named") for code in link.actors if inside or _has_word(measured, code)}
    return sorted(found)


def link_row(link: Link, report: Report) -> tuple[Any, ...]:
    """The link as a row: report, start, stop, mention, actors, score, why. Raises QuoteError."""
    mention = link.mention
    if report.evidence(mention.start, mention.end).quote != mention.text:
        raise QuoteError(f"{report.id}[{mention.start}:{mention.end}] is not {mention.text!r}; code the report again")
    said = [mention.text, mention.kind.value, list(mention.candidates), mention.name_kind, mention.person]
    place = (report.id, mention.start, mention.end)
    return (*place, to_json(said), to_json(list(link.actors)), link.score, link.why)


def to_link(row: Sequence[Any]) -> Link:
    """The link of a row as `link_row` made it. Raises IntegrityError where it cannot be read."""
    report_id, start, end, said, actors, score, why = row
    try:
        text, kind, candidates, name_kind, person = json.loads(said)
        mention = Mention(start, end, text, MentionKind(kind), tuple(candidates), name_kind, person)
        return Link(mention, tuple(json.loads(actors)), score, why)
    except (ValueError, TypeError) as error:
        raise IntegrityError(f"{report_id}[{start}:{end}]: a link that cannot be read; restore the record") from error


def decision_id(decision: Decision) -> str:
    """The id a decision is recorded under: a hash of all but its revocation."""
    said: list[object] = [decision.question, list(decision.subject), decision.verdict, decision.by, decision.why]
    said.append(decision.made)
    if decision.detail:
        said.append([list(pair) for pair in decision.detail])
    return named("decision", said)


def to_decision(row: Sequence[Any]) -> Decision:
    """The decision of a row (id, question, subject, verdict, decider, why, made, revoked, detail).

    Raises IntegrityError where it is not the one that was made.
    """
    recorded, question, subject, verdict, decider, why, made, revoked, detail = row
    try:
        pairs = tuple((name, value) for name, value in json.loads(detail))
        decision = Decision(question, tuple(json.loads(subject)), verdict, decider, why, made, detail=pairs)
    except (ValueError, TypeError) as error:
        raise IntegrityError(f"{recorded}: a decision that cannot be read; restore the record") from error
    if decision_id(decision) != recorded:
        raise IntegrityError(f"{recorded}: not the decision that was made; restore the record")
    return replace(decision, revoked=revoked)


def _listed(value: str | list[str] | None) -> list[str]:
    if not value:
        return []
    return [value] if isinstance(value, str) else value


def _has_word(text: str, word: str) -> bool:
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
