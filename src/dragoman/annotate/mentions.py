"""Where a text names states, bodies, groups, companies, peoples and places."""

import re
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Span, Token

from dragoman.annotate.companies import place_companies
from dragoman.annotate.person_words import load_person_words
from dragoman.model.actors import Mention, MentionKind
from dragoman.model.gazetteer import Gazetteer, Name
from dragoman.model.vocabulary import read_rows

_WORD = re.compile(r"\w+")
OUTLET_COLUMNS = ("name", "domain", "country", "kind", "wire")
#: Entity labels of the parser's model that may be a body named in the text only; NORP is a people or creed.
_BODY_LABELS = frozenset({"ORG"})
_MIN_BODY_LETTERS = 3
#: Units that carry a state's name.
_MONEY = re.compile(r"\s+(?:dollars?|pounds?|francs?|pesos?|rupees?|rubles?|roubles?|crowns?|dinars?|thermal units?)\b")
#: What makes a state's name a manner or a time: nobody acts in "Soviet-style".
_MANNER = re.compile(r"[-‑–](?:style|era|type|like|inspired)\b")
#: What makes a state's name a water's, where nobody acts: "the East China Sea", "the Gulf of Oman".
_WATER = re.compile(r"\s+(?:Sea|Ocean)\b")
_WATER_OF = re.compile(r"\b(?:Gulf|Sea|Bay) of $")
_LONGEST_FEATURE = 8  # characters of "Gulf of "
#: Before a state's or a town's name these make it a lake's or a mountain's: nobody acts there.
_LANDSCAPE = re.compile(r"\b(?:Lake|Mount|Mt\.?|Cape)\s$")
_CURRENCY_SIGNS = "$€£¥"


def find_names(doc: Doc, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Every name of the gazetteer in the document, and every other body the parser's model names, in order.

    Offsets are the report's. Names inside a person's name ("Israel Katz") are left to `find_persons`; a state's
    name inside a body's ("Conference of European Rabbis") is part of that, unless it comes first ("Iraqi Army").
    """
    text = doc.text  # built anew on every call: fetch it once
    names = _of_the_report(_gazetteer_names(doc, text, gazetteer))
    bodies = [body for ent in doc.ents if (body := _other_body(ent, text))]
    starts = {name.start: name for name in names}
    kept = [body for body in bodies if _is_outlet(body) or (body.start not in starts and not _inside_any(body, names))]
    covered = [
        body for body in kept if _is_outlet(body) or (body.name_kind == "organisation" and not _of_a_state(body))
    ]
    loose = [name for name in names if not _inside_any(name, covered)]
    free = [body for body in kept if body in covered or not _touches_any(body, names)]
    placed = place_companies(doc, loose, free)
    return tuple(sorted([*loose, *placed], key=lambda mention: mention.start))


def _is_outlet(body: Mention) -> bool:
    return body.name_kind == "outlet"


def _of_the_report(names: list[Mention]) -> list[Mention]:
    """The names; a body that many states have ("Coast Guard") is nobody's where its state is named nowhere else."""
    named = {code for name in names if not _shared_by_states(name) for code in name.candidates}
    return [
        replace(name, kind=MentionKind.BODY, candidates=(), name_kind="unsorted")
        if _shared_by_states(name) and not named & set(name.candidates)
        else name
        for name in names
    ]


def _shared_by_states(name: Mention) -> bool:
    if name.name_kind != "agency":
        return False
    words = load_person_words()
    return all(word in words["state_bodies"] or word in words["portfolios"] for word in name.text.lower().split())


def _of_a_state(body: Mention) -> bool:
    """True for parliaments, ministries and the like: with a state's name inside they are that state."""
    kinds = _body_words()
    return any(kinds.get(word) == "state" for word in body.text.lower().split())


def _inside_any(mention: Mention, others: list[Mention]) -> bool:
    return any(other.span.covers(mention.span) for other in others)


def _touches_any(mention: Mention, others: list[Mention]) -> bool:
    return any(other.span.overlaps(mention.span) for other in others)


def _gazetteer_names(doc: Doc, text: str, gazetteer: Gazetteer) -> list[Mention]:
    found: list[Mention] = []
    surnames: set[str] = set()
    free_from = 0
    for token in doc:
        word = _WORD.match(token.text)
        if token.idx < free_from or not word:
            continue
        if token.idx and text[token.idx - 1].isalnum():
            continue
        name = gazetteer.longest_at(text, token.idx, word.group())
        end = token.idx + len(name.text) if name else 0
        if name is None or _of_money(text, end) or _MANNER.match(text, end) or _of_nature(text, token.idx, end):
            continue
        inside = _inside_person(token, name)
        if _is_people(name) and (inside or _ends_name(token, gazetteer)):
            surnames.add(name.text)
        if inside:
            continue
        found.append(_mention(name, token.idx, end, text))
        free_from = end
    return [mention for mention in found if mention.text not in surnames]


def _of_money(text: str, end: int) -> bool:
    """True for the US of "US$410 million", "a million US dollars"."""
    return (text[end : end + 1] in _CURRENCY_SIGNS and end < len(text)) or bool(_MONEY.match(text, end))


def _of_nature(text: str, start: int, end: int) -> bool:
    """True for the state's name in "the East China Sea", "Lake Victoria": nobody acts there."""
    before = max(start - _LONGEST_FEATURE, 0)
    return bool(_WATER.match(text, end) or any(rule.search(text, before, start) for rule in (_WATER_OF, _LANDSCAPE)))


def _mention(name: Name, start: int, end: int, text: str) -> Mention:
    kind = MentionKind.PLACE if name.place else MentionKind.NAME
    return Mention(start, end, text[start:end], kind, name.codes, name.kind)


def _inside_person(token: Token, name: Name) -> bool:
    """True where the name is a word of a person's name: the entity goes on with a capitalised word, no office."""
    if token.ent_type_ != "PERSON" or " " in name.text:
        return False
    before = token.i > 0 and token.ent_iob_ == "I" and token.nbor(-1).pos_ == "PROPN"
    before = before and token.nbor(-1).lower_ not in load_person_words()["creeds"]  # "Christian Ruritania"
    after = token.i + 1 < len(token.doc) and token.nbor(1).ent_iob_ == "I" and token.nbor(1).pos_ == "PROPN"
    return before or (after and token.nbor(1).lower_ not in _office_words())


def _is_people(name: Name) -> bool:
    """True for one word that names a people's member and may be a surname as well: "Baloch"; not for a creed's."""
    single = " " not in name.text and not name.text.endswith("s")
    creed = name.text.lower() in load_person_words()["creeds"]
    return single and not creed and all(code.startswith("COM:") for code in name.codes)


def _ends_name(token: Token, gazetteer: Gazetteer) -> bool:
    """True where a people's name is a person's surname: behind an unknown name, with no noun after it ("Ann Kurd")."""
    if token.pos_ != "PROPN" or token.i == 0 or token.is_sent_start:
        return False
    given = token.nbor(-1)
    known = given.text in gazetteer.by_text or given.lower_ in load_person_words()["creeds"] | _office_words()
    alone = token.i + 1 == len(token.doc) or token.nbor(1).pos_ not in ("NOUN", "PROPN", "ADJ")
    return given.pos_ == "PROPN" and given.text[0].isupper() and given.lower_ != "the" and not known and alone


def _other_body(ent: Span, text: str) -> Mention | None:
    """The entity as a body of its own, with what its name goes on with: "Conference" of "European Rabbis"."""
    if ent.label_ not in _BODY_LABELS:
        return None
    start = next((token.idx for token in ent if token.lower_ != "the" and not token.is_space), ent.end_char)
    words = text[start : _name_end(ent)].rstrip("’' \n").removesuffix("’s").removesuffix("'s")
    if len(words) < _MIN_BODY_LETTERS or not words[0].isupper() or "\n" in words:
        return None
    end = start + len(words)
    if words in outlet_names():
        return Mention(start, end, words, MentionKind.BODY, (f"NGO:{words}",), "outlet")
    kinds = {_body_words().get(word) for word in words.lower().split()} - {None}
    if kinds <= {"state"}:  # none of these words, or a parliament or court of a state that is not said
        return Mention(start, end, words, MentionKind.BODY, (), "unsorted")
    return Mention(start, end, words, MentionKind.BODY, (f"NGO:{words}",), "organisation")


def _name_end(ent: Span) -> int:
    """Where the body's name ends: the parser's model often stops before "of" and the capitalised words behind it."""
    doc, end = ent.doc, ent.end
    while end + 1 < len(doc) and doc[end].lower_ in ("of", "for") and _capitalised(doc[end + 1]):
        end += 1
        while end < len(doc) and _capitalised(doc[end]):
            end += 1
    return doc[end - 1].idx + len(doc[end - 1].text)


def _capitalised(token: Token) -> bool:
    return token.text[:1].isupper() and token.ent_type_ != "PERSON"


@cache
def _body_words() -> dict[str, str]:
    """Words that make a capitalised name a body's, without which a ship or a law would act; and whether such a body
    is a part of its state."""
    rows = read_rows("dragoman.annotate", "body_words.csv", ("word", "kind"))
    return {row["word"]: row.one_of("kind", ("state", "own")) for row in rows}


@cache
def outlet_names() -> frozenset[str]:
    """The names of outlets, as outlets.csv writes them."""
    return frozenset(row["name"] for row in read_rows("dragoman.model", "outlets.csv", OUTLET_COLUMNS))


@cache
def _office_words() -> frozenset[str]:
    """First words of office phrases, small letters: what may follow a state's name before a person's."""
    rows = read_rows("dragoman.model", "offices.csv", ("office", "sector", "level", "head_noun"))
    return frozenset(row["office"].split()[0].lower() for row in rows)
