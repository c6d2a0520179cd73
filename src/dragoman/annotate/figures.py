"""Figures: every quantity a report gives, with unit, hedge, what it measures and since when it holds."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.annotate.counted import PEOPLE, Counted, what_is_counted
from dragoman.annotate.measures import about, harm_of, measures
from dragoman.annotate.quantities import Quantity, find_quantities
from dragoman.annotate.reading import Reading
from dragoman.model.claims import Figure, Voice
from dragoman.model.text import ZoneKind
from dragoman.model.values import Amount, TimeExpression, Window

_SHIFTED = re.compile(r"\s+(?:later|earlier|ago)$", re.IGNORECASE)
_COUNTS = re.compile(r"\s+[a-z]+s\b")
_FIRST_YEAR = 1900  # "1885 aftershocks": an earlier year is rarely told without "in"
_BRACKET = re.compile(r"\s*[(\[]\s*(?:or\s+|i\.e\.\s+)?")
_BEFELL = frozenset(["killed", "wounded"])
_SMALL = 10  # below this the same number and unit are often two different things
_FORWARD = 60  # characters of evidence after the number: the noun counted, if it is no further away


@dataclass(frozen=True, slots=True)
class _Candidate:
    quantity: Quantity
    counted: Counted
    anchor: Token
    sentence: int
    converted: Quantity | None = None  # the quantity before it that this one gives in another unit


def annotate_figures(reading: Reading) -> list[Figure]:
    """The figures of a report in order: numbers with a unit, a currency or a counted noun, durations too.

    Calendar dates, ordinals, clock times, numbers in names and pointers back ("the two sides") are
    none. A quantity given again is one figure with all its evidence, proved where the body says it first.
    """
    dates = [time for time in reading.times if time.timex_type in ("DATE", "TIME") and not _counted_from(reading, time)]
    candidates: list[_Candidate] = []
    sentences = [sentence.start for sentence in reading.doc.sents]
    for quantity in find_quantities(reading.text):
        if _in_date(reading.text, quantity, dates):
            continue
        candidate = _candidate(reading.doc, quantity, candidates, sentences)
        if candidate:
            candidates.append(_converted(reading.text, candidate, candidates))
    doc = reading.doc
    ends = [*sentences[1:], len(doc)] if sentences else []
    bounds = [
        (doc[first].idx, doc[last - 1].idx + len(doc[last - 1])) for first, last in zip(sentences, ends, strict=True)
    ]
    return [_figure(reading, same, bounds[same[0].sentence]) for same in _grouped(reading, candidates)]


def _in_date(text: str, quantity: Quantity, dates: list[TimeExpression]) -> bool:
    if quantity.digits and quantity.value < _FIRST_YEAR and _COUNTS.match(text, quantity.number_end):
        return False
    index = bisect_right(dates, quantity.number_start, key=lambda time: time.start) - 1
    return index >= 0 and quantity.number_start < dates[index].end


def _counted_from(reading: Reading, time: TimeExpression) -> bool:
    """True for "thirteen years ago", "two days later": a date, but one that gives a length of time."""
    return bool(_SHIFTED.search(reading.text, time.start, time.end))


def _candidate(doc: Doc, quantity: Quantity, before: list[_Candidate], sentences: list[int]) -> _Candidate | None:
    span = doc.char_span(quantity.number_start, quantity.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    sentence = bisect_right(sentences, span.root.i) - 1
    if quantity.unit:
        counted: Counted | None = Counted(quantity.unit, None, quantity.kind)
    else:
        counted = what_is_counted(doc, quantity) or _as_before(quantity, span.root, before, sentence)
    if counted is None:
        return None
    anchor = counted.noun if counted.noun is not None else span.root
    return _Candidate(quantity, counted, anchor, sentence)


def _converted(text: str, candidate: _Candidate, before: list[_Candidate]) -> _Candidate:
    """The candidate, marked where it gives the one before it in another unit in brackets: "160 km (100 miles)"."""
    quantity, last = candidate.quantity, before[-1].quantity if before else None
    if last is None or not quantity.unit or quantity.kind != last.kind or quantity.unit == last.unit:
        return candidate
    bracketed = _BRACKET.fullmatch(text, last.end, quantity.start) and text[quantity.end :].lstrip()[:1] in (")", "]")
    return replace(candidate, anchor=before[-1].anchor, converted=last) if bracketed else candidate


def _as_before(quantity: Quantity, root: Token, before: list[_Candidate], sentence: int) -> Counted | None:
    """A bare count takes the unit of the count before it in the sentence ("90,000 people ... now nearly 440,000")."""
    if not before or before[-1].sentence != sentence or quantity.value < 10:
        return None
    if root.dep_ not in ("dobj", "nsubj", "nsubjpass", "pobj", "attr", "nummod", "conj", "appos"):
        return None
    last = before[-1].counted
    again = last.unit == PEOPLE or (root.dep_ == "conj" and root.head.like_num)
    return Counted(last.unit) if last.kind == "count" and again else None


def _grouped(reading: Reading, candidates: list[_Candidate]) -> list[list[_Candidate]]:
    """Candidates that give the same quantity, the first of the body first; small numbers and durations stay apart."""
    groups: dict[tuple[object, ...], list[_Candidate]] = {}
    harms: dict[tuple[object, ...], str] = {}  # twelve killed and twelve wounded are two figures
    for candidate in candidates:
        quantity = candidate.quantity
        key: tuple[object, ...] = (quantity.value, quantity.high, candidate.counted.unit)
        if candidate.counted.unit == PEOPLE:
            harm = harm_of(candidate.anchor)
            befell = harms.setdefault(key, harm or "")
            key = (*key, harm) if harm in _BEFELL and befell in _BEFELL and harm != befell else key
        if (quantity.kind == "duration" or quantity.value < _SMALL) and _is_body(reading, candidate):
            key = (*key, quantity.start)
        groups.setdefault(key, []).append(candidate)
    ordered = [sorted(same, key=lambda c: (not _is_body(reading, c), c.quantity.start)) for same in groups.values()]
    return sorted(ordered, key=lambda same: same[0].quantity.start)


def _is_body(reading: Reading, candidate: _Candidate) -> bool:
    return reading.report.zone_at(candidate.quantity.number_start) is ZoneKind.BODY


def _figure(reading: Reading, same: list[_Candidate], sentence: tuple[int, int]) -> Figure:
    first = same[0]
    quantity, unit = first.quantity, first.counted.unit
    statement = reading.statement_over(quantity.number_start)
    of = first.converted
    amount = Amount(quantity.value, unit, quantity.high, quantity.hedge or (of.hedge if of else None))
    return Figure(
        evidence=tuple(reading.report.evidence(*_evidence(candidate)) for candidate in same),
        voice=Voice((statement.speaker,)) if statement else Voice(),
        why=f"{first.counted.kind} in {unit}"
        + (f", hedge {amount.hedge}" if amount.hedge else "")
        + (", converted from the figure before" if of else ""),
        amount=amount,
        about=about(first.anchor, of or quantity),
        measures="" if of else measures(reading, first.anchor, quantity, unit),
        as_of=_as_of(reading, quantity, sentence),
    )


def _evidence(candidate: _Candidate) -> tuple[int, int]:
    """From the hedge to the unit, and to the noun counted where it follows closely."""
    quantity, noun = candidate.quantity, candidate.counted.noun
    end = quantity.end
    if noun is not None and end < noun.idx + len(noun.text) <= quantity.number_end + _FORWARD:
        end = noun.idx + len(noun.text)
    return quantity.start, end


def _as_of(reading: Reading, quantity: Quantity, sentence: tuple[int, int]) -> Window:
    """The days of the date that stands nearest to the number in its sentence; empty where none does."""
    times = [
        time
        for time in reading.times_in(*sentence)
        if time.timex_type in ("DATE", "TIME") and time.earliest and time.latest
    ]
    if not times:
        return Window()
    nearest = min(times, key=lambda time: (abs(time.start - quantity.number_start), time.start))
    return Window(nearest.earliest, nearest.latest, "stated")
