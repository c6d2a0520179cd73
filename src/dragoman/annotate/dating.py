"""When an act took place: the time expression that governs it, or none."""

from datetime import timedelta

from spacy.tokens import Token

from dragoman.annotate.reading import Reading
from dragoman.model.values import TimeExpression, Window

#: A day named this long before publication at most is the report's own story; older ones are background.
STORY_DAYS = 14
#: Publication has to be known this well for "between the last day named and publication" to say anything.
MAX_PUBLICATION_DAYS = 3
_VERBS = frozenset({"VERB", "AUX"})
#: Steps from a clause up to the one it shares its time with, and what each costs: "plans to meet on Monday" and
#: "met on Monday and signed" share it, "said on Monday that it met" does unless the act is past before that.
_SHARED = {"xcomp": 1, "conj": 1, "ccomp": 2, "pcomp": 2, "acl": 2}
_FAR = 4  # beyond two steps the expression dates something else more often than not


def date_of(reading: Reading, trigger: Token) -> Window:
    """The days of the act the trigger names; an empty Window where the text gives none.

    An expression counts where it stands in the act's own clause or in one that it shares its time
    with; durations never date an act.
    """
    sentence = trigger.sent
    times = [
        time
        for time in reading.times_in(sentence.start_char, sentence.end_char)
        if time.window and time.timex_type in ("DATE", "TIME")
    ]
    clauses = _clauses_with_costs(trigger)
    ranked = sorted(((_distance(trigger, time, clauses), time.start, time) for time in times), key=lambda row: row[:2])
    near = [(distance, time) for distance, _, time in ranked if distance[0] <= _FAR]
    return near[0][1].window if near else Window()


def story_window(reading: Reading, trigger: Token) -> Window:
    """For an act told as news without a date: from the last day the report named before it to its publication.

    Empty where publication is not known to a few days, where no day of the last two weeks was named, and
    where tense or the sentence's own dates make the act background.
    """
    published = reading.report.published
    if not published.latest or (published.days or MAX_PUBLICATION_DAYS + 1) > MAX_PUBLICATION_DAYS:
        return Window()
    sentence = trigger.sent
    clause = _clause(trigger)
    dated = [time for time in reading.times_in(sentence.start_char, sentence.end_char) if time.window]
    if dated or _past_perfect(clause) or clause.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return Window()
    floor = published.latest - timedelta(days=STORY_DAYS)
    named = [
        time.earliest
        for time in reading.times
        if time.end <= sentence.start_char and time.window.days == 1 and time.earliest
    ]
    story = [day for day in named if floor <= day <= published.latest]
    return Window(story[-1], published.latest, "inferred: last day named, to publication") if story else Window()


def _clauses_with_costs(trigger: Token) -> dict[Token, int]:
    """The clauses whose expressions may date the act, each with how far off it is."""
    inside = {} if trigger.pos_ in _VERBS else {trigger: 0}
    clause, cost = _clause(trigger), 0 if trigger.pos_ in _VERBS else 1
    costs = {**inside, clause: cost}
    while clause.dep_ in _SHARED and not (clause.dep_ == "ccomp" and _past_perfect(clause)):
        cost += _SHARED[clause.dep_]
        clause = _clause(clause.head)
        costs.setdefault(clause, cost)
    return costs


def _distance(trigger: Token, time: TimeExpression, clauses: dict[Token, int]) -> tuple[int, int]:
    """How many steps, then how many characters, lie between the expression and the act."""
    token = next((t for t in trigger.sent if t.idx + len(t.text) > time.start), trigger)
    clause = trigger if trigger.pos_ not in _VERBS and trigger in token.ancestors else _clause(token)
    return clauses.get(clause, _FAR + 1), abs(token.idx - trigger.idx)


def _clause(token: Token) -> Token:
    """The verb whose clause the token stands in; the sentence's root where there is none."""
    if token.pos_ in _VERBS:
        return token
    return next((word for word in token.ancestors if word.pos_ in _VERBS), token.sent.root)


def _past_perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
