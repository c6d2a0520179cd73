"""For which body a bare spokesman speaks: the one that acted in the sentence or just before it."""

from collections.abc import Sequence

from dragoman.annotate.officenouns import OfficePhrase
from dragoman.annotate.person_words import PersonWords
from dragoman.annotate.words import Word

_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_INSIDE = frozenset(["compound", "amod", "nmod"])
_BACK = 3  # sentences: the body is named, is quoted, and then its spokesman is


def spoken_for(words: Sequence[Word], phrase: OfficePhrase, lexicon: PersonWords) -> tuple[int, int] | None:
    """The words `[first, last)` of the body that the spokesman of a phrase without one speaks for, or None.

    It is the subject of the sentence before the phrase, or of one of the sentences before, where a ministry or the like
    is what acts there: "The Harbour Ministry denied it, said its spokesman".
    """
    if phrase.head - phrase.first > 0 or phrase.last - phrase.head > 1:
        return None
    if not words[phrase.head].key.startswith("spokes"):
        return None
    here = words[phrase.head].sentence
    for index in range(phrase.first - 1, -1, -1):
        word = words[index]
        if here - word.sentence > _BACK:
            return None
        if word.token.dep_ in _SUBJECTS and word.pos in ("NOUN", "PROPN"):
            if word.key in lexicon["spoken_for"]:
                return _whole(words, index)
            if word.sentence == here and word.label != "PERSON":
                return None
    return None


def _whole(words: Sequence[Word], head: int) -> tuple[int, int]:
    first, last = head, head + 1
    while first and words[first - 1].token.dep_ in _INSIDE and words[first - 1].sentence == words[head].sentence:
        first -= 1
    named = last + 1 < len(words) and words[last].key in ("of", "in", "for") and words[last + 1].capital
    return first, last + 2 if named else last
