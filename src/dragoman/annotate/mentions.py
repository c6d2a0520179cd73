"""Where a text names states, bodies, groups, companies, peoples and places."""

import re
from functools import cache

from spacy.tokens import Doc, Span, Token

from dragoman.model.actors import Mention, MentionKind
from dragoman.model.gazetteer import Gazetteer, Name
from dragoman.model.vocabulary import read_rows

_WORD = re.compile(r"\w+")
OUTLET_COLUMNS = ("name", "domain", "country", "kind", "wire")
#: Entity labels of the parser's model that may be a body named in the text only; NORP is a people or creed.
_BODY_LABELS = frozenset({"ORG"})
_MIN_BODY_LETTERS = 3


def find_names(doc: Doc, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Every name of the gazetteer in the document, and every other body the parser's model names, in order.

    Offsets are the report's. Names inside a person's name ("Israel Katz") are left to `find_persons`.
    """
    names = _gazetteer_names(doc, gazetteer)
    taken = {offset for mention in names for offset in range(mention.start, mention.end)}
    bodies = [body for ent in doc.ents if (body := _other_body(ent, taken))]
    return tuple(sorted([*names, *bodies], key=lambda mention: mention.start))


def _gazetteer_names(doc: Doc, gazetteer: Gazetteer) -> list[Mention]:
    found: list[Mention] = []
    text, free_from = doc.text, 0
    for token in doc:
        word = _WORD.match(token.text)
        if token.idx < free_from or not word:
            continue
        if token.idx and text[token.idx - 1].isalnum():
            continue
        name = gazetteer.longest_at(text, token.idx, word.group())
        if name is None or _inside_person(token, name):
            continue
        end = token.idx + len(name.text)
        found.append(_mention(name, token.idx, end, text))
        free_from = end
    return found


def _mention(name: Name, start: int, end: int, text: str) -> Mention:
    kind = MentionKind.PLACE if name.place else MentionKind.NAME
    return Mention(start, end, text[start:end], kind, name.codes, name.kind)


def _inside_person(token: Token, name: Name) -> bool:
    """True where the name is a word of a person's name: the entity goes on with a capitalised word that is no office."""
    if token.ent_type_ != "PERSON" or " " in name.text:
        return False
    before = token.i > 0 and token.ent_iob_ == "I" and token.nbor(-1).pos_ == "PROPN"
    after = token.i + 1 < len(token.doc) and token.nbor(1).ent_iob_ == "I" and token.nbor(1).pos_ == "PROPN"
    return before or (after and token.nbor(1).lower_ not in _office_words())


def _other_body(ent: Span, taken: set[int]) -> Mention | None:
    """The entity as a body of its own, where it is an organisation and no name of the gazetteer stands in it."""
    start = next((token.idx for token in ent if token.lower_ != "the" and not token.is_space), ent.end_char)
    words = ent.doc.text[start : ent.end_char].rstrip("’' \n").removesuffix("’s").removesuffix("'s")
    end = start + len(words)
    if ent.label_ not in _BODY_LABELS or len(words) < _MIN_BODY_LETTERS or not words[0].isupper():
        return None
    if "\n" in words or any(offset in taken for offset in range(start, end)):
        return None
    if words in _outlet_names():
        return Mention(start, end, words, MentionKind.BODY, (f"NGO:{words}",), "outlet")
    if _body_words().isdisjoint(words.lower().split()):
        return Mention(start, end, words, MentionKind.BODY, (), "unsorted")
    return Mention(start, end, words, MentionKind.BODY, (f"NGO:{words}",), "organisation")


@cache
def _body_words() -> frozenset[str]:
    """Words that make a capitalised name a body's: without one, a ship or a law would act."""
    return frozenset(row["word"] for row in read_rows("dragoman.annotate", "body_words.csv", ("word",)))


@cache
def _outlet_names() -> frozenset[str]:
    return frozenset(row["name"] for row in read_rows("dragoman.model", "outlets.csv", OUTLET_COLUMNS))


@cache
def _office_words() -> frozenset[str]:
    """First words of office phrases, small letters: what may follow a state's name before a person's."""
    rows = read_rows("dragoman.model", "offices.csv", ("office", "sector", "level", "head_noun"))
    return frozenset(row["office"].split()[0].lower() for row in rows)
