"""Claims as flat JSON facts and back: the one form that files, the record and the command line share.

Field names are those of `eval/SPEC.md`, "What a coder writes"; what SPEC does not name is added beside.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from typing import Any

from dragoman.errors import IntegrityError, QuoteError
from dragoman.model.claims import (
    Claim,
    Event,
    Figure,
    Forecast,
    Statement,
    Status,
    Tenure,
    Tie,
    Voice,
)
from dragoman.model.text import Evidence, Report, Span
from dragoman.model.values import Amount, Window

Fact = dict[str, Any]
#: Fields that facts got later: where they say nothing, a claim keeps the id that it had without them.
_LATER = frozenset({"occasion"})


def claim_to_fact(claim: Claim) -> Fact:
    """The claim as a flat dict of JSON values, its `id` first; `fact_to_claim` is the inverse."""
    fact: Fact = {
        "report": claim.report.id,
        "kind": claim.kind,
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.quote,
        **_ENCODERS[claim.kind](claim),
        "status": claim.status.value,
        "reporter": claim.voice.reporter,
        "voice": list(claim.voice.chain),
        "why": claim.why,
        "more": [[piece.start, piece.end, piece.quote] for piece in claim.evidence[1:]],
    }
    return {"id": fact_id(fact), **fact}


def fact_to_claim(fact: Fact, report: Report) -> Claim:
    """The claim that a fact of this report says.

    Raises QuoteError where a quote is not at its offsets, IntegrityError where a field is missing or
    is none of the values it may have.
    """
    try:
        pieces = [(fact["start"], fact["end"], fact["quote"]), *fact["more"]]
        common = {
            "evidence": tuple(Evidence(report, start, end, quote) for start, end, quote in pieces),
            "status": Status(fact["status"]),
            "voice": Voice(tuple(fact["voice"])),
            "why": fact["why"],
        }
        return _DECODERS[fact["kind"]](fact, common)
    except QuoteError:
        raise
    except (KeyError, ValueError, TypeError, IntegrityError) as error:
        raise IntegrityError(f"{report.id}: a fact that cannot be read ({error!r}); code the report again") from error


def fact_id(fact: Fact) -> str:
    """A stable id: kind's first letters and a hash of what the fact says and where; its `why` apart."""
    said = {
        key: value
        for key, value in fact.items()
        if key not in ("id", "why") and (value is not None or key not in _LATER)
    }
    digest = hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    return f"{fact['kind']}-{digest[:12]}"


def report_facts(report: Report) -> list[Fact]:
    """The report itself and its zones as facts: one `report` row, then a `zone` row each."""
    head: Fact = {
        "report": report.id,
        "kind": "report",
        "start": 0,
        "end": 0,
        "quote": "",
        "published": {**_window(report.published), "basis": report.published.basis} if report.published else None,
        "outlet": report.outlet,
        "byline": report.byline,
        "dateline": report.dateline,
        "wire": report.wire,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "notes": list(report.notes),
        "sha256": report.sha256,
        "found": dict(report.found),
    }
    zones = [
        {
            "report": report.id,
            "kind": "zone",
            "start": zone.start,
            "end": zone.end,
            "quote": report.text[zone.start : zone.end],
            "zone": zone.kind.value,
            "why": zone.why,
        }
        for zone in report.zones
    ]
    return [head, *zones]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _window(window: Window) -> Fact:
    return {"earliest": _day(window.earliest), "latest": _day(window.latest)}


def _prefix(window: Window) -> str | None:
    """A window as the date prefix a reader expects, or "earliest/latest" where no prefix means it."""
    if not window:
        return None
    return window.prefix or f"{_day(window.earliest) or '..'}/{_day(window.latest) or '..'}"


def _from_prefix(text: str | None) -> Window:
    if not text:
        return Window()
    if "/" not in text:
        return Window.parse(text)
    start, end = ("" if part == ".." else part for part in text.split("/"))
    return Window(_date(start), _date(end))


def _span(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _to_span(start: int | None, end: int | None) -> Span | None:
    return Span(start, end) if start is not None and end is not None else None


def _encode_event(event: Event) -> Fact:
    return {
        "type": event.type,
        "source": list(event.source),
        "target": list(event.target),
        **_window(event.when),
        "date_basis": event.when.basis,
        "place": event.place,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "source_sectors": list(event.source_sectors),
        "target_sectors": list(event.target_sectors),
        "source_countries": list(event.source_countries),
        "target_countries": list(event.target_countries),
        "quad_class": event.quad_class,
        "intensity": event.intensity,
    }


def _decode_event(fact: Fact, common: Fact) -> Event:
    when = Window(_date(fact["earliest"]), _date(fact["latest"]), fact["date_basis"])
    return Event(
        **common,
        type=fact["type"],
        source=tuple(fact["source"]),
        target=tuple(fact["target"]),
        when=when,
        place=fact["place"],
        mode=fact["mode"],
        contexts=tuple(fact["contexts"]),
        source_sectors=tuple(fact["source_sectors"]),
        target_sectors=tuple(fact["target_sectors"]),
        source_countries=tuple(fact["source_countries"]),
        target_countries=tuple(fact["target_countries"]),
    )


def _encode_tie(tie: Tie) -> Fact:
    return {
        "tie": tie.tie,
        "source": tie.source,
        "target": tie.target,
        "since": _prefix(tie.since),
        "until": _prefix(tie.until),
        "polarity": tie.polarity,
    }


def _decode_tie(fact: Fact, common: Fact) -> Tie:
    since, until = _from_prefix(fact["since"]), _from_prefix(fact["until"])
    return Tie(
        **common,
        tie=fact["tie"],
        source=fact["source"],
        target=fact["target"],
        since=since,
        until=until,
        polarity=fact["polarity"],
    )


def _encode_tenure(tenure: Tenure) -> Fact:
    return {
        "name": tenure.name,
        "variants": list(tenure.variants),
        "office": tenure.office,
        "of": tenure.of,
        "former": tenure.former,
        "hold": tenure.hold,
    }


def _decode_tenure(fact: Fact, common: Fact) -> Tenure:
    fields = {key: fact[key] for key in ("name", "office", "of", "hold")}
    return Tenure(**common, **fields, variants=tuple(fact["variants"]))


def _encode_statement(statement: Statement) -> Fact:
    speaker_start, speaker_end = _span(statement.speaker_at)
    cue_start, cue_end = _span(statement.cue_at)
    return {
        "speaker": statement.speaker,
        "speaker_of": statement.speaker_of,
        "mode": statement.mode,
        "addressee": statement.addressee,
        "occasion": statement.occasion,
        "speaker_start": speaker_start,
        "speaker_end": speaker_end,
        "cue_start": cue_start,
        "cue_end": cue_end,
    }


def _decode_statement(fact: Fact, common: Fact) -> Statement:
    fields = {key: fact[key] for key in ("speaker", "speaker_of", "mode", "addressee")}
    return Statement(
        **common,
        **fields,
        occasion=fact.get("occasion"),  # facts written before there was the field have none
        speaker_at=_to_span(fact["speaker_start"], fact["speaker_end"]),
        cue_at=_to_span(fact["cue_start"], fact["cue_end"]),
    )


def _encode_figure(figure: Figure) -> Fact:
    amount = figure.amount
    return {
        "value": amount.value,
        "high": amount.high,
        "unit": amount.unit,
        "hedge": amount.hedge,
        "about": figure.about,
        "measures": figure.measures,
        "as_of": _prefix(figure.as_of),
    }


def _decode_figure(fact: Fact, common: Fact) -> Figure:
    amount = Amount(fact["value"], fact["unit"], fact["high"], fact["hedge"])
    return Figure(
        **common,
        amount=amount,
        about=fact["about"],
        measures=fact["measures"],
        as_of=_from_prefix(fact["as_of"]),
    )


def _encode_forecast(forecast: Forecast) -> Fact:
    return {
        "says": forecast.says,
        "by": forecast.voice.reporter,
        "horizon": forecast.horizon,
        "due": _prefix(forecast.due),
        "actors": list(forecast.actors),
        "event_type": forecast.event_type,
    }


def _decode_forecast(fact: Fact, common: Fact) -> Forecast:
    return Forecast(
        **common,
        says=fact["says"],
        horizon=fact["horizon"],
        due=_from_prefix(fact["due"]),
        actors=tuple(fact["actors"]),
        event_type=fact["event_type"],
    )


# A table typed loosely on purpose: which function takes which claim is the table's own content.
_ENCODERS: dict[str, Callable[[Any], Fact]] = {
    Event.kind: _encode_event,
    Tie.kind: _encode_tie,
    Tenure.kind: _encode_tenure,
    Statement.kind: _encode_statement,
    Figure.kind: _encode_figure,
    Forecast.kind: _encode_forecast,
}
_DECODERS: dict[str, Callable[[Fact, Fact], Claim]] = {
    Event.kind: _decode_event,
    Tie.kind: _decode_tie,
    Tenure.kind: _decode_tenure,
    Statement.kind: _decode_statement,
    Figure.kind: _decode_figure,
    Forecast.kind: _decode_forecast,
}
