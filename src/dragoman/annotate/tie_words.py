"""The vocabulary of standing ties: which words say that a tie holds, of which kind, between whom, and how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.annotate.frames import fillers
from dragoman.model.claims import TIE_KINDS
from dragoman.model.vocabulary import Row, read_rows

WORD_COLUMNS = ("lemma", "pos", "about", "kind", "source", "target", "mutual", "polarity", "tense", "denied")
MATTER_COLUMNS = ("word", "kind", "polarity", "goods")
PEOPLE_COLUMNS = ("noun", "number")
HOLDER_COLUMNS = ("lemma", "effect", "polarity")

#: A row of this kind takes its kind from what is spoken of ("supplies gas" is energy); no matter, no tie.
BY_MATTER = "matter"
#: What a role may be narrowed to, before a hyphen ("own-obj", annotate/tie_roles.py).
NARROWINGS = frozenset({"people", "own", "body", "land"})
_PARTS_OF_SPEECH = {
    "verb": frozenset({"VERB"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adj": frozenset({"ADJ", "VERB"}),
    "prep": frozenset({"ADP"}),
}
_POLARITIES = {"": None, "-1": -1, "0": 0, "1": 1}
_MATTER_DEPS = frozenset({"amod", "compound", "nmod", "npadvmod", "conj"})
_GOODS_DEPS = frozenset({"compound", "amod", "nmod", "prep", "pobj", "conj", "poss"})


@dataclass(frozen=True, slots=True)
class TieWord:
    """One row of tie_words.csv.

    `about` are lemmas of which one has to be the word's object or stand before it; empty for any.
    `source` and `target` are roles of `annotate.tie_roles`, the first that is filled counts.
    `standing` is True where any tense says a standing tie, False where a past act would not. `denied`
    is the polarity of what stands where the word is negated, None where then nothing stands.
    """

    lemma: str
    pos: str
    about: frozenset[str]
    kind: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    mutual: bool
    polarity: int
    standing: bool
    denied: int | None

    def fits(self, token: Token) -> bool:
        """True where the token is this word with what it has to be about."""
        if token.pos_ not in _PARTS_OF_SPEECH[self.pos]:
            return False
        return not self.about or any({noun.lemma_.lower(), noun.lower_} & self.about for noun in _things(token))


@dataclass(frozen=True, slots=True)
class Matter:
    """A word that stands beside a tie word: the kind it makes of an open one, and how the tie stands."""

    word: str
    kind: str
    polarity: int | None
    goods: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """A verb whose subject has, begins or ends the tie that is its object; or ("stays") keeps its place."""

    lemma: str
    effect: str
    polarity: int | None


def tie_words_at(token: Token) -> tuple[TieWord, ...]:
    """The rows that fit the token; those that say what it is about shut out those that do not."""
    words = dict.fromkeys((token.lemma_.lower(), token.lower_))  # "backed" is a word of its own beside "back"
    rows = [row for word in words for row in load_tie_words().get(word, ()) if row.fits(token)]
    particular = tuple(row for row in rows if row.about)
    return particular or tuple(rows)


def matters_of(noun: Token, sides: Sequence[Token] = ()) -> list[Matter]:
    """What the words before a tie noun, or said of it ("relations are tense"), make of it, in text order.

    `sides` are the nouns it is held with: who works with navies works on security.
    """
    return [matter for token in (*_beside(noun), *sides) if (matter := _matter(token))]


def goods_of(token: Token) -> Matter | None:
    """The first goods that the noun phrase headed by the token names ("40 percent of its oil needs"), or None.

    Goods of a kind of their own beat those that are merely traded ("gas exports").
    """
    found = [matter for word in phrase(token) if (matter := _matter(word)) and matter.goods]
    return next((matter for matter in found if matter.kind != "trade"), found[0] if found else None)


def _matter(token: Token) -> Matter | None:
    return load_matters().get(token.lemma_.lower()) or load_matters().get(token.lower_)


def _things(token: Token) -> list[Token]:
    """What the word is about: its objects, what stands before it or acts, what it is on or to, and what joins these."""
    roles: tuple[str, ...] = ("obj", "mod", "on", "to")
    if token.pos_ == "VERB" and not fillers(token, "obj"):  # "companies operate in", not "the militia supports"
        roles = (*roles, "subj")
    things = [part for role in roles for noun in fillers(token, role) for part in (noun, *noun.conjuncts)]
    # "acquired the manufacturer Harbour Works": what a name is stands before it.
    called = [part for noun in things if noun.pos_ == "PROPN" for part in noun.lefts if part.dep_ == "compound"]
    held = [token.head] if token.dep_ == "acl" and token.tag_ == "VBN" else []  # "a territory held by"
    return [*things, *called, *held]


def _beside(noun: Token) -> list[Token]:
    before = [child for child in noun.lefts if child.dep_ in _MATTER_DEPS]
    words = [part for child in before for part in (child, *(c for c in child.children if c.dep_ in _MATTER_DEPS))]
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.pos_ in ("AUX", "VERB"):
        said = [child for child in verb.children if child.dep_ in ("acomp", "attr", "oprd")]
        words += [*said, *(grand for word in said for grand in word.children if grand.dep_ in _MATTER_DEPS), verb]
    return words


def phrase(token: Token) -> list[Token]:
    """The noun with what it is made of ("a tenth of its oil"), nearest first; its clauses are left out."""
    found, waiting = [], [token]
    while waiting:
        word = waiting.pop(0)
        found.append(word)
        waiting += [child for child in word.children if child.dep_ in _GOODS_DEPS and child.lower_ not in ("to", "for")]
    return found


@cache
def load_tie_words() -> dict[str, tuple[TieWord, ...]]:
    """Rows of tie_words.csv by lemma. Raises VocabularyError with file and line."""
    found: dict[str, list[TieWord]] = {}
    for row in read_rows("dragoman.annotate", "tie_words.csv", WORD_COLUMNS):
        found.setdefault(row["lemma"], []).append(_tie_word(row))
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def _tie_word(row: Row) -> TieWord:
    return TieWord(
        lemma=row["lemma"],
        pos=row.one_of("pos", frozenset(_PARTS_OF_SPEECH)),
        about=frozenset(word.lower() for word in row.list("about")),
        kind=row.one_of("kind", TIE_KINDS | {BY_MATTER}),
        source=_roles(row, "source"),
        target=_roles(row, "target"),
        mutual=row.one_of("mutual", ("", "yes")) == "yes",
        polarity=_polarity(row, "polarity") or 0,
        standing=row.one_of("tense", ("", "present")) == "",
        denied=_polarity(row, "denied"),
    )


def _roles(row: Row, column: str) -> tuple[str, ...]:
    roles = row.list(column)
    for role in roles:
        narrowing, hyphen, _ = role.partition("-")
        if hyphen and narrowing not in NARROWINGS:
            raise row.error(f"{column} {role!r}: a role is narrowed to one of {', '.join(sorted(NARROWINGS))}")
    return roles


def _polarity(row: Row, column: str) -> int | None:
    return _POLARITIES[row.one_of(column, frozenset(_POLARITIES))]


@cache
def load_matters() -> dict[str, Matter]:
    """Rows of tie_matters.csv by word. Raises VocabularyError with file and line."""
    return {
        row["word"]: Matter(
            row["word"],
            row.one_of("kind", TIE_KINDS | {""}),
            _polarity(row, "polarity"),
            row.one_of("goods", ("", "yes")) == "yes",
        )
        for row in read_rows("dragoman.annotate", "tie_matters.csv", MATTER_COLUMNS)
    }


@cache
def load_holders() -> dict[str, Holder]:
    """Rows of tie_holders.csv by verb. Raises VocabularyError with file and line."""
    return {
        row["lemma"]: Holder(
            row["lemma"], row.one_of("effect", ("", "begins", "ends", "stays")), _polarity(row, "polarity")
        )
        for row in read_rows("dragoman.annotate", "tie_holders.csv", HOLDER_COLUMNS)
    }


@cache
def load_people() -> dict[str, str]:
    """Rows of tie_people.csv: by the noun, "many" where its singular means many. Raises VocabularyError."""
    rows = read_rows("dragoman.annotate", "tie_people.csv", PEOPLE_COLUMNS)
    return {row["noun"]: row.one_of("number", ("one", "many")) for row in rows}
