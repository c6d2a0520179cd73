"""When an act took place: the time expression that governs it, else what its being told as news or plan says."""

from datetime import date, timedelta

from spacy.tokens import Token

from dragoman.annotate.dated_from import after_of, clause_of, named_day, since_of, when_of, within_of
from dragoman.annotate.nounsides import is_bidding
from dragoman.annotate.reading import Reading
from dragoman.annotate.unasserted import performed
from dragoman.model.claims import Status
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
_EARLIER = frozenset({"recent", "earlier", "previous", "past", "last", "prior", "former", "first"})
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
    """The days of publication, where they are known well enough to date the news."""
    published = reading.report.published
    return published if (published.days or MAX_NEWS_DAYS + 1) <= MAX_NEWS_DAYS else Window()


def inferred_date(reading: Reading, trigger: Token, status: Status, meeting: bool = False) -> Window:
    """For an act without a date of its own: news happened between the last day named and publication, or in the days
    before it; what is planned lies ahead of it, a meeting within a month. Empty where publication is not known or the
    act is background."""
    published = reading.report.published
    if not published.latest or (published.days or MAX_PUBLICATION_DAYS + 1) > MAX_PUBLICATION_DAYS:
        return Window()
    foreseen = status in _FORESEEN and (_may_be(trigger) or _ends_ahead(reading, trigger)) and not _unreal(trigger)
    if status is Status.PLANNED or foreseen or (_may_be(trigger) and _ends_ahead(reading, trigger)):
        return _ahead(reading, trigger, meeting and status is Status.PLANNED)
    told = _news_or_sequel(reading, trigger, status, published.latest)
    over = status in _COME and _perfect(_finite(clause_of(trigger)))
    return told or (Window(None, published.latest, "inferred: by publication") if over else Window())


def _news_or_sequel(reading: Reading, trigger: Token, status: Status, latest: date) -> Window:
    if status not in _TOLD_AS_NEWS or _may_be(trigger) or _recent(trigger) or _told_as_past(trigger):
        return Window()
    background = _background_before(reading, trigger)
    return _soon_after(background, latest) if background else _as_news(reading, trigger, latest)


def _as_news(reading: Reading, trigger: Token, latest: date) -> Window:
    """Between the last day named and publication, or in the days before it, where publication is known well enough."""
    published = reading.report.published
    if (published.days or 0) > MAX_NEWS_DAYS:
        return Window()
    named = [time.earliest for time in _story_days(reading, trigger) if time.earliest]
    if named and published.days == 1:
        return Window(named[-1], latest, "inferred: last day named, to publication")
    earliest = (published.earliest or latest) - timedelta(days=NEWS_DAYS)
    return Window(earliest, latest, "inferred: told as news")


def _soon_after(named: Window, published: date) -> Window:
    """The days of a date and the month after it: what is told next in a paragraph came next."""
    latest = min((named.latest or published) + timedelta(days=SOON_DAYS), published)
    return Window(named.earliest, latest, "inferred: soon after the last date named")


def _may_be(trigger: Token) -> bool:
    """True for "could meet": it lies ahead, if it comes at all; not for "we would like to thank"."""
    if performed(trigger):
        return False
    clause = _finite(clause_of(trigger))
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in clause.children)


def _unreal(trigger: Token) -> bool:
    """True for "would have met", which never comes."""
    return any(child.dep_ == "aux" and child.lower_ == "have" for child in _finite(clause_of(trigger)).children)


def _perfect(clause: Token) -> bool:
    """True for "has sent", "had sent", "has been sending": it came before what is told, nobody says when."""
    perfect = ("has", "have", "had", "'ve", "’ve")
    return any(child.dep_ == "aux" and child.lower_ in perfect and child.tag_ != "VB" for child in clause.children)


def _recent(trigger: Token) -> bool:
    """True for "the recent opening": it is background of the story, weeks old or more."""
    return any(child.dep_ == "amod" and child.lower_ in _EARLIER for child in trigger.children)


def _ahead(reading: Reading, trigger: Token, meeting: bool) -> Window:
    """From publication on, to the day it is to be done by where one is named ("before July 28")."""
    published, latest = reading.report.published, _ends_ahead(reading, trigger)
    if latest is None and meeting and published.latest:
        latest = published.latest + timedelta(days=SOON_DAYS)
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


def _told_as_past(trigger: Token) -> bool:
    """True where tense tells of times before the story, or of what has no beginning."""
    clause = _finite(clause_of(trigger))
    return _since(clause) or (_past_perfect(clause) and clause.dep_ != "ccomp") or _for_long(clause)


def _since(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "since" for child in clause.children)


def _background_before(reading: Reading, trigger: Token) -> Window | None:
    """The last date named in the paragraph up to the act, where it is older than the story: what is told after it
    happened after it."""
    latest = reading.report.published.latest
    paragraph = reading.report.text.rfind("\n", 0, trigger.idx) + 1
    quoted = reading.statement_over(trigger.idx)
    told = [time for time in _datings(reading, paragraph, trigger.idx) if not _in_passing(reading, time)]
    own = (quoted, None) if quoted is None or quoted.mode == "indirect" else (quoted,)  # a quotation has its own times
    before = [time for time in told if reading.statement_over(time.start) in own]
    if latest is None or not before or (before[-1].latest or latest) >= latest - timedelta(days=STORY_DAYS):
        return None
    return before[-1].window


def _for_long(clause: Token) -> bool:
    """True for "has been providing": it began, nobody says when."""
    auxiliaries = {child.lower_ for child in clause.children if child.dep_ == "aux"}
    return clause.tag_ == "VBG" and "been" in auxiliaries


def _in_passing(reading: Reading, time: TimeExpression) -> bool:
    """True for a date that only tells of somebody or something named ("Chad, which joined in 1960, said"; parsers hang
    it on the clause around that too, whose present tense it cannot date), since when something holds, or gives
    something its name ("the May 3 accord")."""
    span = reading.doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None:
        return False
    clause = clause_of(span[0])
    present = clause.tag_ in ("VBZ", "VBP") and clause.pos_ == "VERB"
    since = _since(clause) or any(word.lower_ == "since" for word in span.root.ancestors if word.dep_ == "prep")
    named_by_day = any(word.dep_ in ("compound", "nmod", "nummod") and not _is_date(word.head) for word in span)
    return named_by_day or present or since or clause.dep_ in ("relcl", "acl")


def _datings(reading: Reading, start: int, end: int) -> list[TimeExpression]:
    dating = [time for time in reading.times_in(start, end) if time.window]
    return [time for time in dating if time.timex_type in ("DATE", "TIME") or time.timex_value.startswith("P")]


def _finite(clause: Token) -> Token:
    """The clause whose tense the act is told in: its own, or the one a verb form without tense hangs on."""
    while clause.tag_ in _NON_FINITE and clause.dep_ in ("xcomp", "advcl", "acl", "pcomp", "conj", "relcl"):
        if any(child.dep_ in ("aux", "auxpass") and child.tag_ != "TO" for child in clause.children):
            break
        clause = clause_of(clause.head)
    return clause


def _clauses_with_costs(trigger: Token) -> dict[Token, int]:
    """The clauses whose expressions may date the act, each with how far off it is."""
    inside = {} if trigger.pos_ in _VERBS else {trigger: 0}
    clause, cost = clause_of(trigger), 0 if trigger.pos_ in _VERBS else 1
    costs = {**inside, clause: cost}
    for child in clause.children:
        if child.dep_ == "advcl" and (any(w.lower_ in ("when", "as") for w in child.children) or _hours_apart(child)):
            costs[child] = cost + _WHEN
    while (step := _step(clause)) and not (clause.dep_ == "ccomp" and _past_perfect(clause)):
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


def _past_perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
