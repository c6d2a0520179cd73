"""When an act took place: the time expression that governs it, else what its being told as news or plan says."""

from datetime import date, timedelta

from spacy.tokens import Token

from dragoman.annotate.dated_from import after_of, clause_of, lasting_of, named_day, since_of, when_of, within_of
from dragoman.annotate.nounsides import is_bidding
from dragoman.annotate.reading import Reading
from dragoman.annotate.told_tense import (
    finite,
    in_the_past,
    may_be,
    of_now,
    past_perfect,
    perfect,
    recent,
    since,
    told_as_past,
    unreal,
)
from dragoman.annotate.unasserted import is_presupposed
from dragoman.model.claims import Statement, Status
from dragoman.model.text import ZoneKind
from dragoman.model.values import TimeExpression, Window

#: A day named this long before publication at most is the report's own story; older ones are background.
STORY_DAYS = 14
#: Where no such day was named, news is this old at most: of the dated acts of the last two weeks in 26 annotated texts,
#: 161 of 201 lie within four days of publication (counted on 2026-11-22).
NEWS_DAYS = 4
MONTH_DAYS = 28
#: A meeting that is announced without its day is held within weeks.
SOON_DAYS = 31  # what follows a dated sentence of background is told as its sequel, weeks later rather than years
#: Publication has to be known this well: to say that a plan lies ahead of it, and to say that news is of its days.
#: In a feature whose day is only inferred, most of what is told is background.
MAX_PUBLICATION_DAYS, MAX_NEWS_DAYS = 31, 3
#: A feature's story goes back this far, and what "came four months after" is counted from days as vague as these.
FEATURE_DAYS, MAX_COUNTED_DAYS = 92, 92
#: A date this wide says little of a day that the report names elsewhere.
WIDE_DAYS = 14
_TOLD_AS_NEWS = frozenset({Status.HAPPENED, Status.DENIED, Status.POSSIBLE})
_COME = frozenset({Status.HAPPENED, Status.ONGOING})
_FORESEEN = frozenset({Status.CONDITIONAL, Status.PREDICTED})
_VERBS = frozenset({"VERB", "AUX"})
#: Steps from a clause up to the one it shares its time with, and what each costs: "plans to meet on Monday" and
#: "met on Monday and signed" share it, "said on Monday that it met" does unless the act is past before that.
_SHARED = {"xcomp": 1, "conj": 1, "ccomp": 2, "pcomp": 2, "acl": 2}
_LOOSE = 1  # for a clause without a subject of its own ("telephoned on Monday to demand", "went on, urging")
_WHEN = 2  # for the clause of "when" under the act's
_ASIDE = 3  # for a date inside a phrase beside the act ("despite its arrival over the weekend")
_FAR = 4  # beyond this the expression dates something else more often than not
_ENDS = frozenset({"until", "till", "before", "by"})  # what stands behind these is not when it happened
_NON_FINITE = frozenset({"VB", "VBG", "VBN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def date_of(reading: Reading, trigger: Token) -> Window:
    """The days of the act the trigger names; an empty Window where the text gives none.

    An expression counts where it stands in the act's own clause or in one that it shares its time
    with, or where the act is told of it; durations never date an act, unless something else came so long after it.
    """
    told = when_of(reading, trigger) or since_of(reading, trigger) or _told_date(reading, trigger)
    wide = (told.days or WIDE_DAYS + 1) > WIDE_DAYS
    return (named_day(reading, trigger, told) if wide else told) or told


def _told_date(reading: Reading, trigger: Token) -> Window:
    """The days of the expression nearest the act in the clauses that share its time, else of what bounds it."""
    times = _datings(reading, trigger.sent.start_char, trigger.sent.end_char)
    clauses = {trigger: 0} if is_bidding(trigger) else _clauses_with_costs(trigger)  # asked for before it is done
    ranked = sorted(((_distance(trigger, time, clauses), time.start, time) for time in times), key=lambda row: row[:2])
    near = [(distance, time) for distance, _, time in ranked if distance[0] <= _FAR]
    if near:
        return near[0][1].window
    if counted := after_of(reading, trigger, lambda verb: date_of(reading, verb) or _news_day(reading)):
        return counted
    ends = _ends(reading, trigger)
    published = reading.report.published
    over = ends and ends[0] and published.latest and ends[0] < published.latest
    return Window(None, ends[0], "until then") if over else Window()


def _news_day(reading: Reading) -> Window:
    """The days of publication, where they are known well enough to count from."""
    published = reading.report.published
    return published if (published.days or MAX_COUNTED_DAYS + 1) <= MAX_COUNTED_DAYS else Window()


def inferred_date(reading: Reading, trigger: Token, status: Status, meeting: bool = False) -> Window:
    """For an act without a date of its own: news happened between the last day named and publication, or in the days
    before it; what is planned lies ahead of it, a meeting within a month. Empty where publication is not known or the
    act is background."""
    published = reading.report.published
    if not published.latest or (published.days or MAX_PUBLICATION_DAYS + 1) > MAX_PUBLICATION_DAYS:
        return Window()
    if reading.report.zone_at(trigger.idx) is ZoneKind.CAPTION:
        return Window()  # a picture may be of any time
    if status is Status.PLANNED and in_the_past(trigger):
        return _news_or_sequel(reading, trigger, Status.HAPPENED, published.latest)
    foreseen = status in _FORESEEN and (may_be(trigger) or _ends_ahead(reading, trigger)) and not unreal(trigger)
    if status is Status.PLANNED or foreseen or (may_be(trigger) and _ends_ahead(reading, trigger)):
        return _ahead(reading, trigger, meeting and status is Status.PLANNED)
    told = _news_or_sequel(reading, trigger, status, published.latest)
    over = status in _COME and perfect(finite(clause_of(trigger)))
    return told or (_by_publication(reading, trigger, published) if over else Window())


def _by_publication(reading: Reading, trigger: Token, published: Window) -> Window:
    """What a perfect tells of had come by publication; what has gone on "for weeks" or "ever since" began then."""
    long, before = lasting_of(reading, trigger), _background_before(reading, trigger)
    began = published.earliest - long if long and published.earliest else None
    if before and any(child.lower_ == "since" for child in finite(clause_of(trigger)).children):
        began = before.earliest  # "has done so ever since"
    return Window(began, published.latest, "inferred: by publication")


def _news_or_sequel(reading: Reading, trigger: Token, status: Status, latest: date) -> Window:
    if status not in _TOLD_AS_NEWS or may_be(trigger) or recent(trigger) or told_as_past(trigger):
        return Window()
    background = _background_before(reading, trigger)
    if background is None or not of_now(trigger):
        return _soon_after(background, latest) if background else _as_news(reading, trigger, latest)
    return Window() if perfect(finite(clause_of(trigger))) else _as_news(reading, trigger, latest)


def _as_news(reading: Reading, trigger: Token, latest: date) -> Window:
    """Between the last day named and publication, or in the days before it, where publication is known well enough."""
    published = reading.report.published
    if (published.days or 0) > MAX_NEWS_DAYS:
        return _since_last_named(reading, trigger)
    named = [time.earliest for time in _story_days(reading, trigger) if time.earliest]
    if named and published.days == 1:
        return Window(named[-1], latest, "inferred: last day named, to publication")
    earliest = (published.earliest or latest) - timedelta(days=NEWS_DAYS)
    return Window(earliest, latest, "inferred: told as news")


def _since_last_named(reading: Reading, trigger: Token) -> Window:
    """From the last day that a report of vague date names before the act, where that is of its story, to publication;
    empty for a perfect and for what is only named beside something else, which may be of any time."""
    published = reading.report.published
    beside = trigger.dep_ in ("acl", "relcl") or (trigger.pos_ == "NOUN" and is_presupposed(trigger))
    if published.earliest is None or beside or perfect(finite(clause_of(trigger))):
        return Window()
    floor = published.earliest - timedelta(days=FEATURE_DAYS)
    told = _datings(reading, 0, trigger.sent.end_char)  # "we left, he said of the May 3 attack"
    days = [time.earliest for time in told if time.earliest and (time.window.days or WIDE_DAYS) < WIDE_DAYS]
    named = [day for day in days if floor <= day <= published.earliest]
    return Window(max(named), published.latest, "inferred: last day named, to publication") if named else Window()


def _soon_after(named: Window, published: date) -> Window:
    """The days of a date and the month after it: what is told next in a paragraph came next."""
    latest = min((named.latest or published) + timedelta(days=SOON_DAYS), published)
    return Window(named.earliest, latest, "inferred: soon after the last date named")


def _ahead(reading: Reading, trigger: Token, meeting: bool) -> Window:
    """From publication on, to the day it is to be done by where one is named ("before July 28")."""
    published, latest = reading.report.published, _ends_ahead(reading, trigger)
    if latest is None and meeting and published.latest:
        # where publication is vague itself, the middle of what fits
        latest = published.latest + timedelta(days=SOON_DAYS - (published.days or 1) // 2)
    if latest is None and _hour_ahead(reading, trigger) and published.latest:
        latest = published.latest + timedelta(days=1)
    return Window(published.earliest, latest, "inferred: ahead at publication")


def _hour_ahead(reading: Reading, trigger: Token) -> bool:
    """True for "is to stop at noon", "from midnight": an hour without a day is one of the next day and night."""
    clauses = _clauses_with_costs(trigger)
    times = reading.times_in(trigger.sent.start_char, trigger.sent.end_char)
    hours = (time for time in times if time.timex_value.startswith("XXXX-XX-XXT"))
    return any(_place(trigger, hour)[0] in clauses for hour in hours)


def _ends_ahead(reading: Reading, trigger: Token) -> date | None:
    """The day after publication by which the act is to be done."""
    published, ends = reading.report.published, _ends(reading, trigger)
    if within := within_of(reading, trigger):
        return within
    return ends[0] if ends and published.earliest and ends[0] >= published.earliest else None


def _ends(reading: Reading, trigger: Token) -> list[date]:
    """The last days of what bounds the act in its own clause: "until 2017", "before July 28"."""
    times = _datings(reading, trigger.sent.start_char, trigger.sent.end_char)
    clauses = _clauses_with_costs(trigger)
    ahead = [(time, _place(trigger, time)) for time in times]
    ending = [time for time, (clause, _, end) in ahead if end and clause in clauses]
    return [day for time in ending if (day := _end_of(reading, time))]


def _end_of(reading: Reading, time: TimeExpression) -> date | None:
    """The last day that the bound leaves: of "before 2023", the last of 2022; of "until 2023", of 2023."""
    before = reading.report.text[: time.start].rstrip().lower().endswith("before")
    long = before and (time.window.days or 0) >= MONTH_DAYS
    return time.earliest - timedelta(days=1) if long and time.earliest else time.latest


def _story_days(reading: Reading, trigger: Token) -> list[TimeExpression]:
    """The single days of the last two weeks named before the act's sentence."""
    latest = reading.report.published.latest
    if latest is None:
        return []
    floor, start = latest - timedelta(days=STORY_DAYS), trigger.sent.start_char
    days = [time for time in reading.times if time.end <= start and time.window.days == 1]
    return [time for time in days if time.earliest and floor <= time.earliest < latest]


def _background_before(reading: Reading, trigger: Token) -> Window | None:
    """The last date named in the paragraph up to the act, where it is older than the story: what is told after it
    happened after it."""
    latest = reading.report.published.latest
    paragraph = reading.report.text.rfind("\n", 0, trigger.idx) + 1
    quoted = reading.statement_over(trigger.idx)
    told = [time for time in _datings(reading, paragraph, trigger.idx) if not _in_passing(reading, time)]
    before = [time for time in told if _same_teller(quoted, reading.statement_over(time.start))]
    if latest is None or not before or (before[-1].latest or latest) >= latest - timedelta(days=STORY_DAYS):
        return None
    return before[-1].window


def _same_teller(quoted: Statement | None, other: Statement | None) -> bool:
    """True where one date is told with another: a quotation has its own times, with what its speaker says besides."""
    if other is None:
        return quoted is None or quoted.mode == "indirect"
    return quoted is not None and quoted.speaker == other.speaker


def _in_passing(reading: Reading, time: TimeExpression) -> bool:
    """True for a date that only tells of somebody or something named ("Chad, which joined in 1960, said"; parsers hang
    it on the clause around that too, whose present tense it cannot date), since when something holds, or gives
    something its name ("the May 3 accord")."""
    span = reading.doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None:
        return False
    clause = clause_of(span[0])
    present = clause.tag_ in ("VBZ", "VBP") and clause.pos_ == "VERB"
    lasting = since(clause) or any(word.lower_ == "since" for word in span.root.ancestors if word.dep_ == "prep")
    named_by_day = any(word.dep_ in ("compound", "nmod", "nummod") and not _is_date(word.head) for word in span)
    return named_by_day or present or lasting or clause.dep_ in ("relcl", "acl")


def _datings(reading: Reading, start: int, end: int) -> list[TimeExpression]:
    dating = [time for time in reading.times_in(start, end) if time.window]
    return [time for time in dating if time.timex_type in ("DATE", "TIME") or time.timex_value.startswith("P")]


def _clauses_with_costs(trigger: Token) -> dict[Token, int]:
    """The clauses whose expressions may date the act, each with how far off it is."""
    inside = {} if trigger.pos_ in _VERBS else {trigger: 0}
    clause, cost = clause_of(trigger), 0 if trigger.pos_ in _VERBS else 1
    costs = {**inside, clause: cost}
    for child in clause.children:
        if child.dep_ == "advcl" and (any(w.lower_ in ("when", "as") for w in child.children) or _hours_apart(child)):
            costs[child] = cost + _WHEN
    while (step := _step(clause)) and not (clause.dep_ == "ccomp" and past_perfect(clause)):
        cost += step
        clause = clause_of(clause.head)
        costs.setdefault(clause, cost)
    return costs


def _hours_apart(clause: Token) -> bool:
    """True for "hours before the ship sank on Monday": the two are of one day, nearly always."""
    told = any(word.lower_ in ("before", "after") and word.dep_ == "mark" for word in clause.children)
    return told and any(word.lemma_ in ("hour", "minute") for word in clause.subtree)


def _step(clause: Token) -> int:
    """What sharing the time of the clause above costs; 0 where it is not shared."""
    if clause.dep_ == "advcl" and any(word.lower_ in ("when", "while") for word in clause.children):
        return _WHEN
    loose = clause.tag_ in _NON_FINITE and not any(child.dep_ in _SUBJECTS for child in clause.children)
    return _SHARED.get(clause.dep_, 0) or (_LOOSE if loose and clause.dep_ in ("advcl", "relcl") else 0)


def _distance(trigger: Token, time: TimeExpression, clauses: dict[Token, int]) -> tuple[int, int]:
    """How many steps, then how many characters, lie between the expression and the act."""
    clause, aside, end = _place(trigger, time)
    far = _FAR + 1 if end else clauses.get(clause, _FAR + 1)
    return far + (_ASIDE if aside else 0), abs(time.start - trigger.idx)


def _place(trigger: Token, time: TimeExpression) -> tuple[Token, bool, bool]:
    """The clause the expression stands in (the act's own noun, for one inside its phrase), whether it stands in a
    phrase beside that, and whether it only ends or bounds what is told."""
    token = next((t for t in trigger.sent if t.idx + len(t.text) > time.start), trigger)
    above = [token, *token.ancestors]
    verb_at = next((n for n, word in enumerate(above) if word.pos_ in _VERBS), len(above))
    between = above[1:verb_at]
    inside = any(word == trigger for word in above[:verb_at])
    aside = any(word.dep_ == "pobj" and word.pos_ == "NOUN" and not _is_date(word) for word in between)
    return trigger if inside else clause_of(token), aside and not inside, any(w.lower_ in _ENDS for w in between)


def _is_date(word: Token) -> bool:
    return word.ent_type_ in ("DATE", "TIME")
