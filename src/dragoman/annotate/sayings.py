"""What is said, before it is known who says it: the noun that the finders of statements share."""

from dataclasses import dataclass

from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Saying:
    """Words said, `[start, end)`, the head of the noun phrase that says them, the verb, and whom they are said to.

    `head` is None where the text leaves the speaker to what stands before; `why` names the rule that found it; `via`
    heads the noun phrase of whoever relays it ("the agency reported that ..."). `pieces` are the words without an
    attribution that stands among them, where one does.
    """

    start: int
    end: int
    mode: str
    why: str
    head: Token | None = None
    cue: Token | None = None
    addressee: Token | None = None
    via: Token | None = None
    pieces: tuple[tuple[int, int], ...] = ()

    @property
    def order(self) -> tuple[int, int]:
        """By where the words or the attribution begin, so that who spoke before is known."""
        marks = [self.start, *(token.idx for token in (self.head, self.cue) if token is not None)]
        return min(marks), self.start
