"""How an act was done: the PLOVER mode of an event, from its type and the words of its clause."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.annotate.clauses import act_words
from dragoman.model.claims import QUAD_CLASS
from dragoman.model.plover import MODES, OWN_MODES
from dragoman.model.vocabulary import Row, read_rows

COLUMNS = ("type", "mode", "trigger", "near", "unless")
#: In the column near: at least three actors.
THREE = "@three"
MANY = 3
#: Types whose doer tells nothing of how: it is the others' doing that is asked, refused or threatened.
_OF_OTHERS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "RETREAT"})
#: What may be joined in one word of the column near ("hunger strike").
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class ModeWord:
    """One row of mode_words.csv: where the trigger is one of these (empty: any) and one of the words near stands in
    the act's clause (empty: any) and none of `unless`, the act has this mode."""

    mode: str
    trigger: frozenset[str]
    near: frozenset[str]
    unless: frozenset[str]

    def fits(self, lemma: str, words: frozenset[str]) -> bool:
        """True where the act's trigger and words are this row's."""
        if self.trigger and lemma not in self.trigger:
            return False
        return (not self.near or bool(self.near & words)) and not self.unless & words


def mode_of(type_: str, trigger: Token, actors: int = 2, given: str | None = None) -> str | None:
    """The mode of an event of this type, or None where its words tell none or the type has none.

    `given` is the vocabulary's mode, which counts where the type has it; `actors` how many act or are acted on.
    """
    if given and (given in MODES.get(type_, ()) or given in OWN_MODES.get(type_, ())):
        return given
    rows = load_mode_words().get(type_)
    if not rows:
        return None
    words = _words(act_words(trigger, with_doer=type_ not in _OF_OTHERS)) | ({THREE} if actors >= MANY else set())
    lemma = trigger.lemma_.lower()
    return next((row.mode for row in rows if row.fits(lemma, words)), None)


def _words(tokens: Iterable[Token]) -> frozenset[str]:
    """Forms, lemmas and short phrases of lemmas of the tokens, small letters."""
    found: set[str] = set()
    for token in tokens:
        found.add(token.lower_)
        phrase = token.lemma_.lower()
        found.add(phrase)
        for follower in token.doc[token.i + 1 : token.i + _LONGEST]:
            phrase = f"{phrase} {follower.lemma_.lower()}"
            found.add(phrase)
    return frozenset(found)


@cache
def load_mode_words() -> dict[str, tuple[ModeWord, ...]]:
    """Rows of mode_words.csv by type, in file order: the first that fits counts. Raises VocabularyError."""
    found: dict[str, list[ModeWord]] = {}
    for row in read_rows("dragoman.annotate", "mode_words.csv", COLUMNS):
        found.setdefault(row.one_of("type", frozenset(QUAD_CLASS)), []).append(_mode_word(row))
    return {type_: tuple(rows) for type_, rows in found.items()}


def _mode_word(row: Row) -> ModeWord:
    mode = row.one_of("mode", MODES.get(row["type"], frozenset()))
    return ModeWord(mode, *(frozenset(row.list(column)) for column in ("trigger", "near", "unless")))
