"""How alike two tellings of an act are: type, actors, dates, persons and words."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from dragoman.model.claims import Event, Status
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.values import Window
from dragoman.model.vocabulary import read_yaml
from dragoman.reconcile.contexts import Context, Contexts, overlap
from dragoman.reconcile.habits import habitual
from dragoman.reconcile.milestones import milestone_of
from dragoman.reconcile.outlooks import AHEAD, negated
from dragoman.reconcile.words import content_stems

#: A telling is known to the day, or nearly, up to this many days; to the month up to MONTH_DAYS.
DAY_DAYS = 4
MONTH_DAYS = 62
#: What was planned may slip, and reports date by the day they are written: windows this far apart still meet.
SLIP = timedelta(days=2)
#: Undated tellings meet where their reports were published at most this far apart.
UNDATED_APART = timedelta(days=60)
#: The share of words two tellings must have in common, by how far their dates agree. Set by reading groups
#: of the bundled reports and of 295 open news reports, 2026-11-22.
DAY_WORDS = 0.25
MONTH_WORDS = 0.34
VAGUE_WORDS = 0.6
#: Within one report a second telling has to say nearly the same: a visit and a meeting during it are two acts.
SAME_REPORT_WORDS = 0.5
#: What is said against somebody is said again and again: two such tellings are one only in much the same words.
SPOKEN_WORDS = 0.5
#: Within one report they share so many words of the act; one alone is its subject as often as not.
SAME_REPORT_SHARED = 2
#: Of the persons the shorter telling names, this share must be in the other: different visitors, different visits.
SAME_PERSONS = 0.67
#: One type is coded now as agreed, now as done: tellings of two related types are one act only where its own words
#: are nearly the same.
OTHER_TYPE_WORDS, OTHER_TYPE_SHARED = 0.6, 2
#: What two tellings count as alike at least that name the same act that comes once, or the same visitor and host.
SAME_ACT = 0.5
#: "The meeting" takes up an act told at most so many sentences before; characters before the quote where "the" stands.
TAKEN_UP_WITHIN, TAKEN_UP_LEAD = 4, 12
#: Types by which tellings of one act may differ: what is cooperation, what is said against, what is done against.
_FAMILIES = (
    frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}),
    frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"}),
    frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}),
)
#: The family of what is said against somebody.
_SPOKEN = 1
OPEN_DAYS = 100_000


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with what it is compared by: sides as filed, words of the act, of the sentence, and persons."""

    event: Event
    context: Context = field(repr=False)
    source: frozenset[str]
    target: frozenset[str]
    act: frozenset[str]
    persons: frozenset[str]
    habit: bool = False
    milestone: str = ""
    takes_up: bool = False

    @property
    def days(self) -> int:
        """How precisely it is dated: the days of its window, many where it is open."""
        return self.event.when.days or OPEN_DAYS

    @property
    def once(self) -> bool:
        """True where it tells of an act that comes once, and as come."""
        return bool(self.milestone) and self.event.status not in AHEAD

    @property
    def family(self) -> int:
        """The number of the family of types it belongs to."""
        return next(number for number, family in enumerate(_FAMILIES) if self.event.type in family)

    @property
    def pairs(self) -> list[tuple[str, ...]]:
        """The pairs of actors it is about, each sorted; single actors where one side is not known."""
        if not self.source or not self.target:
            return [(code,) for code in sorted(self.source | self.target)]
        pairs = {tuple(sorted((a, b))) for a in self.source for b in self.target if a != b}
        return sorted(pairs) or [tuple(sorted(self.source))]


def tell(event: Event, contexts: Contexts, person_words: frozenset[str], gazetteer: Gazetteer) -> Telling:
    """The telling of an event; `person_words` are the folded words of persons' names."""
    source, target = (frozenset(gazetteer.counts_as(code) for code in side) for side in (event.source, event.target))
    context = contexts.of(event)
    act = content_stems(event.quote) & context.stems
    persons = context.names & person_words & contexts.names_in(event.evidence[0])
    milestone = milestone_of(event)
    denied = event.status is Status.DENIED and milestone is not None and negated(context.text, milestone.stems)
    once = milestone.name if milestone and not denied else ""
    # What comes once is no habit: an embassy kept for decades was opened once.
    habit = not once and habitual(event)
    return Telling(event, context, source, target, act, persons, habit, once, _takes_up(event))


def _takes_up(event: Event) -> bool:
    """True where its words take up an act told before: "the meeting, which came as ..."."""
    start = max(0, event.span.start - TAKEN_UP_LEAD)
    lead = re.split(r"[.!?,;:]\s|\n", event.report.text[start : event.span.start])[-1]
    # Cut at a word's beginning, and one word before the quote is enough: "the", or "at the".
    return any(_back().match(words) for words in (event.quote, " ".join([*lead.split()[-1:], event.quote])))


@cache
def _back() -> re.Pattern[str]:
    return re.compile(read_yaml("dragoman.reconcile", "references.yaml")["back"], re.IGNORECASE)


def alike(a: Telling, b: Telling) -> float:
    """How surely two tellings are of one occurrence, 0 where they are not; the better, the higher."""
    if a.family != b.family or not same_sides(a, b):
        return 0.0
    if not (_come_once(a, b) or dates_meet(a.event, b.event)):
        return 0.0
    if _taken_up(a, b):
        return round(SAME_ACT + SAME_ACT / (1 + abs(a.context.number - b.context.number)), 4)
    if not _comparable(a, b):
        return 0.0
    words = _words_alike(a, b)
    if _same_milestone(a, b) or _same_visit(a, b):
        return max(words, SAME_ACT)
    return words if words >= _words_needed(a, b) else 0.0


def _comparable(a: Telling, b: Telling) -> bool:
    """False where sentence, habit, circle, persons or type say that the two tell of two acts."""
    if a.context is b.context or a.habit != b.habit:
        return False
    if a.event.report is b.event.report and not (a.target <= b.target or b.target <= a.target):
        # One report that tells it of two different circles tells of two acts.
        return False
    if a.event.report is b.event.report and not a.milestone and len(a.act & b.act) < SAME_REPORT_SHARED:
        return False
    if a.persons and b.persons and overlap(a.persons, b.persons) < SAME_PERSONS:
        return False
    return a.event.type == b.event.type or _same_milestone(a, b) or _same_words(a, b)


def _same_milestone(a: Telling, b: Telling) -> bool:
    """True where both tell of one act that comes once, both as come or both as ahead, the same way round."""
    ahead = [telling.event.status in AHEAD for telling in (a, b)]
    way = bool(a.source & b.source and a.target & b.target)
    return bool(a.milestone) and a.milestone == b.milestone and ahead[0] == ahead[1] and way


def _come_once(a: Telling, b: Telling) -> bool:
    """True where both tell of one act that comes once as come, dated alike or not: reports years apart recall it."""
    dated = bool(a.event.when) and bool(b.event.when)
    return not dated and a.once and b.once and _same_milestone(a, b)


def _same_visit(a: Telling, b: Telling) -> bool:
    """True where one person goes to one state within the same weeks, in the words of two reports."""
    modes = (a.event.mode, b.event.mode)
    visits = "visit" in modes and _goes(a) and _goes(b) and a.event.report is not b.event.report
    way = bool(a.source & b.source and a.target & b.target)
    return visits and way and bool(a.persons & b.persons) and max(a.days, b.days) <= MONTH_DAYS


def _goes(telling: Telling) -> bool:
    """True for a visit, coded as one or told as one in its sentence."""
    return telling.event.mode == "visit" or (telling.event.type == "CONSULT" and "visit" in telling.context.stems)


def _taken_up(a: Telling, b: Telling) -> bool:
    """True where the later one of a report takes up the earlier, told shortly before in acts of the same type."""
    first, second = sorted((a, b), key=lambda telling: telling.event.span.start)
    near = 0 < second.context.number - first.context.number <= TAKEN_UP_WITHIN
    one = a.event.report is b.event.report and a.event.type == b.event.type and a.event.status == b.event.status
    return one and near and second.takes_up and not first.milestone


def _same_words(a: Telling, b: Telling) -> bool:
    return len(a.act & b.act) >= OTHER_TYPE_SHARED and overlap(a.act, b.act) >= OTHER_TYPE_WORDS


def same_sides(a: Telling, b: Telling) -> bool:
    """True where some actor of each side is on the same side in both; acts of both sides match either way."""
    if a.source & b.source and a.target & b.target:
        return True
    if not a.target or not b.target or not a.source or not b.source:
        return bool((a.source | a.target) & (b.source | b.target))
    both_ways = a.source == a.target or b.source == b.target or a.event.type == "CONSULT"
    return both_ways and bool(a.source & b.target and a.target & b.source)


def dates_meet(a: Event, b: Event) -> bool:
    """True where the windows, slipped by SLIP, share a day; undated acts where their reports are close in time."""
    if bool(a.when) and bool(b.when):
        return widen(a.when).overlaps(widen(b.when))
    return published_near(a.report.published, b.report.published, UNDATED_APART)


def published_near(a: Window, b: Window, apart: timedelta) -> bool:
    """True where both are dated and begin at most `apart` from one another."""
    if a.earliest is None or b.earliest is None:
        return False
    return abs(a.earliest - b.earliest) <= apart or a.overlaps(b)


def widen(when: Window) -> Window:
    """The window with SLIP added at both ends."""
    earliest = when.earliest - SLIP if when.earliest and when.earliest - date.min > SLIP else when.earliest
    latest = when.latest + SLIP if when.latest and date.max - when.latest > SLIP else when.latest
    return Window(earliest, latest)


def _words_alike(a: Telling, b: Telling) -> float:
    """Half by the act's own words, half by the sentence's words and names; names alone prove little."""
    whole = overlap(a.context.stems | a.context.names, b.context.stems | b.context.names)
    return round((overlap(a.act, b.act) + whole) / 2, 4) if a.act & b.act or a.persons & b.persons else 0.0


def _words_needed(a: Telling, b: Telling) -> float:
    vaguest = max(a.days, b.days)
    if a.family == _SPOKEN:
        return max(SPOKEN_WORDS, VAGUE_WORDS if vaguest > MONTH_DAYS else 0)
    needed = DAY_WORDS if vaguest <= DAY_DAYS else MONTH_WORDS if vaguest <= MONTH_DAYS else VAGUE_WORDS
    return max(needed, SAME_REPORT_WORDS) if a.event.report is b.event.report else needed
