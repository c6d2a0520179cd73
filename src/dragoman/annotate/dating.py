"""When an act took place: the time expression that governs it, or none."""

from spacy.tokens import Token

from dragoman.annotate.reading import Reading
from dragoman.model.values import TimeExpression, Window

_VERBS = frozenset({"VERB", "AUX"})


def date_of(reading: Reading, trigger: Token) -> Window:
    """The days of the act the trigger names; an empty Window where the text gives none.

    An expression counts where it hangs on the trigger, on the noun's verb, or on the clause above
    with no other verb nearer to it; durations never date an act.
    """
    sentence = trigger.sent
    times = [
        time
        for time in reading.times_in(sentence.start_char, sentence.end_char)
        if time.window and time.timex_type in ("DATE", "TIME")
    ]
    if not times:
        return Window()
    ranked = sorted(times, key=lambda time: _distance(reading, trigger, time))
    if _distance(reading, trigger, ranked[0])[0] > _FAR:
        return Window()
    return ranked[0].window


_FAR = 1  # clauses between expression and act; beyond that it dates something else


def _distance(reading: Reading, trigger: Token, time: TimeExpression) -> tuple[int, int]:
    """How many clauses, then how many characters, lie between the expression and the act."""
    token = next((t for t in trigger.sent if t.idx + len(t.text) > time.start), trigger)
    clause = _clause(token)
    clauses = 0 if clause in (trigger, _clause(trigger)) else 1 if _above(trigger, clause) else 2
    return clauses, abs(token.idx - trigger.idx)


def _clause(token: Token) -> Token:
    """The verb whose clause the token stands in; the sentence's root where there is none."""
    if token.pos_ in _VERBS:
        return token
    return next((word for word in token.ancestors if word.pos_ in _VERBS), token.sent.root)


def _above(trigger: Token, clause: Token) -> bool:
    """True where the clause is the one that the act's own clause hangs on, or one joined to it."""
    own = _clause(trigger)
    return own.head is clause or clause.head is own
