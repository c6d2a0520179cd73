"""Who, of a state, acts: the sector of each actor of an event, from the phrase that names it, and its country."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from dragoman.annotate.phrases import PhraseIndex
from dragoman.annotate.reading import Reading
from dragoman.annotate.sides import Side
from dragoman.model.actors import Link, MentionKind
from dragoman.model.claims import Event
from dragoman.model.plover import SECTORS
from dragoman.model.vocabulary import read_rows

COLUMNS = ("sector", "words")
OFFICE_COLUMNS = ("office", "sector", "level", "head_noun")
UNKNOWN = "UNK"
CIVILIANS = "CVL"
#: Sectors of people who do not act for their state, as far as the report tells.
_PRIVATE = frozenset({CIVILIANS, UNKNOWN})
_FORCE = frozenset({"ASSAULT", "COERCE"})
#: What the kinds of code stand for where the vocabulary does not know the body.
_BY_CODE = {"IGO": "IGO", "NGO": "NGO", "ORG": "BUS", "COM": CIVILIANS}
_OF_MANY_SECTORS = frozenset({"state", "territory", "former_state", "people"})
_OWN_NAMES = frozenset({"name", "formal", "short"})
_BEFORE = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
_BEHIND = frozenset({"of", "from", "in"})
_JOINING = frozenset({"of", "for", "to", "in", "at", "from", "with", "who", "whose"})
_COUNTED = frozenset({"nummod", "quantmod"})
_SOME = frozenset({"a", "an", "some", "many", "several", "other", "most", "thousands", "hundreds", "dozens"})
_FIRST_WORDS = 4  # tokens before the head that a phrase may reach ("Islamic Revolutionary Guard Corps")
_LONGEST = 8  # words of the longest office phrase looked for
_CLIMB = 4  # steps from a name up to the head of its phrase
_PERSONAL = frozenset({MentionKind.PERSON, MentionKind.PRONOUN})


def sectors_of(reading: Reading, side: Side) -> tuple[str, ...]:
    """The sector of each actor of the side, in its order: by the nouns of the phrase that names it ("the Turkish
    army", "the court in Ankara"), by the office of a person, else by what the actor is."""
    told: dict[str, str] = {}
    for token in side.tokens:
        link = reading.link_at(token)
        for code in link.actors if link else ():
            filed = reading.gazetteer.counts_as(code)
            if told.get(filed, UNKNOWN) == UNKNOWN and link is not None:
                told[filed] = _sector(reading, token, link, code)
    return tuple(told.get(code) or _by_kind(reading, code) for code in side.codes)


def countries_of(reading: Reading, codes: tuple[str, ...]) -> tuple[str | None, ...]:
    """The country of each actor, ISO 3166 alpha-3, in this order; None for a body of many states and one unknown."""
    actors = (reading.gazetteer.actors.get(code) for code in codes)
    return tuple(actor.country or None if actor else None for actor in actors)


def is_private(reading: Reading, event: Event) -> bool:
    """True for what private people do to each other, and where they travel: no act between states, unless of force."""
    source = _all_private(reading, event.source, event.source_sectors)
    if event.type in _FORCE or not source:
        return False
    abroad = all(is_country(reading, code) for code in event.target)
    return _all_private(reading, event.target, event.target_sectors) or (event.type == "CONSULT" and abroad)


def _all_private(reading: Reading, codes: tuple[str, ...], sectors: tuple[str, ...]) -> bool:
    """True where all actors are people of states of whom nothing says that they act for them."""
    told = list(zip(codes, sectors, strict=True))
    return bool(told) and all(sector in _PRIVATE and is_country(reading, code) for code, sector in told)


def is_country(reading: Reading, code: str) -> bool:
    """True for the code of a state."""
    actor = reading.gazetteer.actors.get(code)
    return actor is not None and actor.kind == "state"


def _sector(reading: Reading, token: Token, link: Link, code: str) -> str:
    actor = reading.gazetteer.actors.get(code)
    if actor is None or actor.kind not in _OF_MANY_SECTORS:
        return _by_kind(reading, code)
    if link.mention.kind in _PERSONAL and (person := link.mention.person):
        return _of_office(reading, person) or _of_phrase(token, link) or UNKNOWN
    found = _of_phrase(token, link)
    if found:
        return found
    return CIVILIANS if _some_people(token) else _by_kind(reading, code)


def _by_kind(reading: Reading, code: str) -> str:
    """The sector that the vocabulary gives the actor, or the words of its name ("NGO:Civic Party")."""
    actor = reading.gazetteer.actors.get(code)
    kind, _, name = code.partition(":")
    return (actor.sector if actor else _in_words(name, alone=False)) or _BY_CODE.get(kind, UNKNOWN)


def _of_office(reading: Reading, person: str) -> str:
    """The sector of the office the report gives the person: of the longest phrase known in it."""
    offices = [tenure.office for tenure in reading.tenures if tenure.name == person and tenure.office]
    return next((sector for office in offices if (sector := _in_words(office))), "")


def _in_words(text: str, alone: bool = True) -> str:
    """The sector of the longest phrase known in the words, of several alike the last; one word `alone` counts anywhere
    or else as the last. Words behind an "of" or "at" only tell of what, so a phrase does not begin there ("fiancée of a
    journalist")."""
    known, words = _sector_words(), text.lower().split()
    ends = next((at for at, word in enumerate(words) if word in _JOINING), len(words))
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(min(ends, len(words) - length + 1) - 1, -1, -1):
            if length == 1 and not alone and start < ends - 1:
                break
            if sector := known.get(" ".join(words[start : start + length])):
                return sector
    return ""


def _of_phrase(token: Token, link: Link) -> str:
    """The sector of the longest phrase known around the head of the noun phrase in which the token stands; the words
    of an actor's own name tell nothing ("Soviet Union")."""
    own = link.mention.name_kind in _OWN_NAMES
    name = range(link.mention.start, link.mention.end if own else link.mention.start)
    for head in _heads(token):
        doc, sentence = token.doc, token.sent
        best = (0, "")
        for start in range(max(sentence.start, head.i - _FIRST_WORDS), head.i + 1):
            found = load_sector_words().longest_at(doc[start])
            if found and start + found[0] > head.i and doc[start + found[0] - 1].idx not in name:
                best = max(best, found)
        if best[1]:
            return best[1]
    return ""


def _heads(token: Token) -> Iterator[Token]:
    """The token's head noun, by which the phrase is what it is, and on the way up what stands between; then what is
    said of it in apposition."""
    yield token
    noun = token
    for _ in range(_CLIMB):
        above = noun.head
        if noun.dep_ == "pobj" and above.lower_ in _BEHIND and above.head.pos_ in ("NOUN", "PROPN"):
            noun = above.head
        elif noun.dep_ in _BEFORE and (above.pos_ in ("NOUN", "PROPN") or above.dep_ == "amod"):  # "Oslo-based"
            noun = above
        else:
            break
        yield noun
    yield from (child for child in token.children if child.dep_ == "appos" or _title(child))


def _title(token: Token) -> bool:
    """True for what stands before a person's name ("Admiral Lee")."""
    return token.dep_ == "compound" and token.head.ent_type_ == "PERSON" and token.ent_type_ != "PERSON"


def _some_people(token: Token) -> bool:
    """True for "three Chadians", "a Norwegian": people, not their state."""
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in _BEFORE:
        return False
    return any(child.dep_ in _COUNTED or child.lower_ in _SOME for child in token.children)


@cache
def load_sector_words() -> PhraseIndex[str]:
    """Words and phrases of sector_words.csv and of the offices, with their sectors. Raises VocabularyError."""
    return PhraseIndex(_sector_words())


@cache
def _sector_words() -> dict[str, str]:
    offices = read_rows("dragoman.model", "offices.csv", OFFICE_COLUMNS)
    found = {row["office"].lower(): row.one_of("sector", SECTORS) for row in offices}
    for row in read_rows("dragoman.annotate", "sector_words.csv", COLUMNS):
        sector = row.one_of("sector", SECTORS)
        found |= dict.fromkeys(row.list("words"), sector)
    return found
