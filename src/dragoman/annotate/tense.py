"""Whether the verb that governs a place in a text lies in the past or in the future."""

import re
from functools import cache

from spacy.tokens import Doc, Token

from dragoman.model.vocabulary import read_rows

PAST, FUTURE, UNKNOWN = -1, 1, 0
_TENSE_KINDS = frozenset(["future", "past", "aims", "begins", "modal"])
_SENTENCE_REACH = 160  # characters to either side that may hold the verb where there is no parse


@cache
def _words_of(kind: str) -> frozenset[str]:
    rows = read_rows("dragoman.annotate", "tense_words.csv", ("word", "kind"))
    return frozenset(row["word"] for row in rows if row.one_of("kind", _TENSE_KINDS) == kind)


@cache
def _cues() -> re.Pattern[str]:
    def either(kind: str) -> str:
        return "|".join(re.escape(word) for word in sorted(_words_of(kind), key=lambda word: (-len(word), word)))

    future = rf"\b(?:{either('future')})\b|['’]ll\b|\b(?:{either('aims')})(?:s|d|ed)?\s+(?:for|to)\b"
    return re.compile(rf"(?P<future>{future})|(?P<past>\b(?:{either('past')}|\w{{2,}}ed)\b)|(?P<stop>[.;!?\n])", re.I)


def tense_in_text(text: str, start: int, end: int) -> int:
    """PAST, FUTURE or UNKNOWN for the place `[start, end)` of a text without a parse.

    The nearest cue to the left in the sentence decides, else the nearest to the right; a participle
    that follows "will be" counts with it.
    """
    left = None
    for match in _cues().finditer(text, max(0, start - _SENTENCE_REACH), start):
        if match.lastgroup == "stop":
            left = None
        elif not (match.lastgroup == "past" and left and left.lastgroup == "future" and _close(left, match)):
            left = match
    if left:
        return FUTURE if left.lastgroup == "future" else PAST
    right = _cues().search(text, end, min(len(text), end + _SENTENCE_REACH))
    return {"future": FUTURE, "past": PAST}.get(right.lastgroup or "", UNKNOWN) if right else UNKNOWN


def _close(first: re.Match[str], second: re.Match[str]) -> bool:
    return second.start() - first.end() < 15  # "will be", "will have been" and an adverb


def tense_in_parse(doc: Doc, start: int, end: int) -> int:
    """PAST, FUTURE or UNKNOWN for the place `[start, end)` of a parsed text, by the verb above it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return UNKNOWN
    verb = _verb_above(span.root)
    gerund = verb is not None and verb.tag_ == "VBG" and verb.dep_ == "pcomp"
    if gerund and span.start and span[0].nbor(-1).lower_ == "by":
        return FUTURE  # "committed to leaving by October 31"
    return tense_of(verb) if verb is not None else UNKNOWN


def _verb_above(token: Token) -> Token | None:
    while token.pos_ not in ("VERB", "AUX"):
        if token.head.i == token.i:
            return None
        token = token.head
    return token.head if token.dep_ in ("aux", "auxpass") else token


def tense_of(verb: Token, depth: int = 0) -> int:
    """PAST, FUTURE or UNKNOWN for a verb, by its auxiliaries, its form and the verb that governs it."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & _words_of("future") or _may_come(verb, helpers):
        return FUTURE
    if verb.tag_ == "VBD" or helpers & _words_of("past"):
        return PAST
    if _announces(verb, helpers):
        return FUTURE
    if "to" in helpers and verb.tag_ == "VB":
        return _tense_of_infinitive(verb, depth)
    if verb.tag_ in ("VBN", "VBG", "VB") and verb.dep_ in ("conj", "xcomp", "advcl", "ccomp") and depth < 3:
        return tense_of(verb.head, depth + 1)
    return PAST if verb.tag_ == "VBN" else UNKNOWN


def _may_come(verb: Token, helpers: set[str]) -> bool:
    """True for "could meet", not for "could not meet", "could have met"."""
    negated = any(child.dep_ == "neg" for child in verb.children)
    return bool(helpers & _words_of("modal")) and "have" not in helpers and not negated


def _announces(verb: Token, helpers: set[str]) -> bool:
    """True for present forms that speak of what lies ahead: "plans", "is due", "is meeting", "opens"."""
    aims = _words_of("aims")
    if verb.lemma_.lower() in aims or verb.lower_ in aims or any(child.lower_ in aims for child in verb.children):
        return True
    if verb.tag_ == "VBG":
        return bool(helpers & {"is", "are", "am", "'s", "'re", "’s", "’re"})
    return verb.tag_ in ("VBZ", "VBP") and verb.lemma_.lower() in _words_of("begins")


def _tense_of_infinitive(verb: Token, depth: int) -> int:
    """ "is to meet", "plans to meet", "is due to meet" lie ahead; otherwise as the verb above."""
    head = verb.head
    if head.i == verb.i or depth >= 3:
        return UNKNOWN
    if {head.lemma_.lower(), head.lower_} & _words_of("aims") or head.lemma_ == "be" or head.tag_ in ("VBZ", "VBP"):
        return FUTURE
    return tense_of(head, depth + 1) if head.pos_ in ("VERB", "AUX") else UNKNOWN
