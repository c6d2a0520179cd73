"""Direct speech of a whole document: interviews printed as turns, lines that begin with who speaks, and quotations."""

import re
from bisect import bisect_right
from collections import Counter

from spacy.tokens import Doc

from dragoman.annotate.quoted import find_direct
from dragoman.annotate.sayings import Saying

#: A line's label: one to four capitalised words and a colon, then the words said; a transcript may be quoted.
_TURN = re.compile(r"^[ \t]*[\"“]?([A-ZÀ-Þ][\w.’'-]*(?:[ ][A-ZÀ-Þ][\w.’'-]*){0,3}):[ \t]+(\S[^\n]*)", re.MULTILINE)
_TURNS = 2  # lines with the same label, and as many labels, make an interview; one is a heading or a list


def find_spoken(doc: Doc) -> list[Saying]:
    """The direct speech of the document: the turns of an interview in order, then the quotations outside them."""
    turns = find_turns(doc)
    starts = [turn.start for turn in turns]

    def outside(saying: Saying) -> bool:
        at = bisect_right(starts, saying.start) - 1
        return at < 0 or saying.start >= turns[at].end

    return [*turns, *(saying for saying in find_direct(doc) if outside(saying))]


def find_turns(doc: Doc) -> tuple[Saying, ...]:
    """The turns of an interview in order, each with its label for head; none where the text is no interview.

    A label of one letter ("Q", "A") names nobody and makes no turn.
    """
    turns = list(_TURN.finditer(doc.text))
    labels = Counter(turn.group(1) for turn in turns)
    speakers = {label for label, count in labels.items() if count >= _TURNS and len(label) > 1}
    if len(speakers) < _TURNS:
        return ()
    found = []
    for turn in turns:
        label = doc.char_span(*turn.span(1), alignment_mode="contract")
        if turn.group(1) in speakers and label is not None:
            found.append(Saying(*turn.span(2), "direct", "turn of an interview", label[-1]))
    return tuple(found)
