"""What a number counts, by the parse: the noun, its name as a unit, and whether it is counted at all."""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from dragoman.annotate.quantities import Quantity
from dragoman.model.vocabulary import read_rows

PEOPLE, YEARS = "people", "years"
_NOUN_KINDS = frozenset(["people", "person", "plural", "label", "never", "term"])
_NOUNS = ("NOUN", "PROPN")
_DEFINITE = frozenset(["the", "these", "those", "both", "all", "its", "their", "his", "her", "our", "other"])
_YOUNGEST = 10  # a smaller number between commas is rarely an age
_STREETS = frozenset(["street", "road", "avenue", "lane", "boulevard"])
_SMALL = 5  # "the two countries", "the five members": small numbers in words often only point back
_PAIR = 2  # "the two countries that ..." does so even where more is said of them
_AGE = re.compile(r",\s*$|\(\s*$|\b(?:aged|age|at age|age of|at the age of)\s+$", re.IGNORECASE)
_ABOARD = re.compile(r"(?:people\s+)?(?:on[ -]?board|aboard)\b", re.IGNORECASE)
_TOLLS = frozenset(["toll", "tally", "count"])
_TOTALS = frozenset(["number", "total"])
_YEAR_DIGITS, _YEARS = 4, (1500, 2100)
_AGE_REACH = 14  # characters, and so at most tokens, before a number in which these stand
_AGE_END = re.compile(r"\s*[,).;]|\s*$")


@dataclass(frozen=True, slots=True)
class Counted:
    """The unit a count is in, the noun counted where there is one, and what kind of count it is."""

    unit: str
    noun: Token | None = None
    kind: str = "count"


@cache
def _nouns() -> dict[str, str]:
    rows = read_rows("dragoman.annotate", "counted_nouns.csv", ("noun", "kind"))
    return {row["noun"]: row.one_of("kind", _NOUN_KINDS) for row in rows}


@cache
def _harm_words() -> frozenset[str]:
    rows = read_rows("dragoman.annotate", "harm_words.csv", ("word", "harm"))
    return frozenset(row["word"] for row in rows)


def what_is_counted(doc: Doc, quantity: Quantity) -> Counted | None:
    """The unit of a number without a unit of measurement; None where the number is no figure.

    A name ("Resolution 2259"), a pointer back ("the two countries"), an idiom or a bare number is none.
    """
    span = doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    if _is_age(doc, span, quantity):
        return Counted(YEARS, None, "age")
    if _ABOARD.match(doc[span.end : span.end + 4].text):
        return Counted(PEOPLE)
    noun = None if _is_label(doc, span, quantity) else _noun_of(span)
    if noun is None:
        return _without_noun(doc, span, quantity)
    if _only_points(span, quantity, noun) or _is_year(span, quantity, noun):
        return None
    unit = _unit_name(noun)
    return Counted(unit, noun) if unit else None


def _is_year(span: Span, quantity: Quantity, noun: Token) -> bool:
    """True for the year of "its 2020 war", "the 1975 treaty": four bare digits before a noun in the singular."""
    digits = span.text.isdigit() and len(span.text) == _YEAR_DIGITS and _YEARS[0] <= quantity.value <= _YEARS[1]
    led = span.start > 0 and span.doc[span.start - 1].tag_ in ("DT", "PRP$", "POS", "IN")
    return digits and led and noun.tag_ in ("NN", "NNP")


def _without_noun(doc: Doc, span: Span, quantity: Quantity) -> Counted | None:
    if _is_label(doc, span, quantity):
        return None
    if _is_predicate_age(span, quantity):
        return Counted(YEARS, None, "age")
    total = _total_of(span)
    if total:
        return Counted(total)
    return Counted(PEOPLE) if _harmed(span) else None


def _total_of(span: Span) -> str:
    """The unit of a bare number that a clause gives for a toll or a total: "the number of deaths is 66"."""
    root = span.root
    verb = root.head.head if root.dep_ == "pobj" and root.head.lower_ in ("to", "at") else root.head
    if root.dep_ not in ("attr", "dobj", "pobj") or verb.pos_ not in ("VERB", "AUX"):
        return ""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return ""
    if subject.lemma_.lower() in _TOTALS:
        noun = _object_of(subject)
        return (_unit_name(noun) if noun.pos_ in _NOUNS else PEOPLE) if noun is not None else ""
    return PEOPLE if subject.lemma_.lower() in _TOLLS and (_deadly(subject) or verb.lemma_ != "be") else ""


def _deadly(noun: Token) -> bool:
    return any(child.lemma_.lower() in _harm_words() for child in noun.children)


def _is_age(doc: Doc, span: Span, quantity: Quantity) -> bool:
    """ "Name, 44," and "aged 79"."""
    if not 1 <= quantity.value <= 115 or quantity.value != int(quantity.value):
        return False
    near = doc[max(0, span.start - _AGE_REACH) : span.end + 3]  # `doc.text` would be put together anew
    text, offset = near.text, near.start_char
    start = span.start_char - offset
    before = _AGE.search(text, max(0, start - _AGE_REACH), start)
    if not before or not _AGE_END.match(text, span.end_char - offset):
        return False
    if before.group().strip() not in (",", "("):
        return True
    if not quantity.digits or quantity.value < _YOUNGEST:
        return False
    comma = offset + before.start()
    at = doc.char_span(comma - 1, comma, alignment_mode="expand") if comma else None
    return at is not None and len(at) > 0 and at[-1].pos_ == "PROPN"


def _is_predicate_age(span: Span, quantity: Quantity) -> bool:
    """ "He was 86.": a bare number said of a person."""
    root = span.root
    if root.dep_ not in ("attr", "acomp") or root.head.lemma_ != "be" or not 10 <= quantity.value <= 115:
        return False
    return any(child.dep_ == "nsubj" and child.lower_ in ("he", "she") for child in root.head.children)


def _is_label(doc: Doc, span: Span, quantity: Quantity) -> bool:
    """A number that names: after a label word or a proper noun that it belongs to ("Boeing 737", "G 20")."""
    if span.start == 0:
        return False
    left, root = doc[span.start - 1], span.root
    if left.is_space and span.start > 1:
        left = doc[span.start - 2]
        if "\n" in doc[span.start - 1].text:
            return doc[span.end].text == "." if span.end < len(doc) else False  # "1. Item" of a list
    if left.text in ("#", "№"):
        return True
    if left.pos_ == "PROPN" and quantity.high is not None and span.text.count("-") == 1 and not left.is_sent_start:
        return True  # "Boeing 737-800"
    kind = _nouns().get(left.lower_)
    if kind == "label" and (root.head.i <= left.i or span.end >= len(doc) or doc[span.end].pos_ not in _NOUNS):
        return True
    belongs_left = root.head.i < span.start or root.dep_ in ("appos", "npadvmod")
    return left.pos_ == "PROPN" and root.like_num and belongs_left and root.dep_ not in ("pobj", "dobj", "nsubj")


def _noun_of(span: Span) -> Token | None:
    """The noun that the number modifies, or that follows it after "of"."""
    root = span.root
    of = _object_of(root)
    if of is not None:
        return of
    head = root.head
    while span.start <= head.i < span.end and head.head.i != head.i:
        head = head.head
    if root.dep_ in ("nummod", "quantmod", "compound", "amod", "nmod", "det", "poss") and head.pos_ in _NOUNS:
        if head.i > root.i:
            return head
        return None
    after = root.doc[span.end] if span.end < len(root.doc) else None
    if after is not None and (after.tag_ in ("NNS", "NNPS") or _nouns().get(after.lower_) == "people"):
        return after
    if (
        after is not None
        and after.pos_ == "ADJ"
        and after.i + 1 < len(root.doc)
        and root.doc[after.i + 1].tag_ == "NNS"
    ):
        return root.doc[after.i + 1]
    return root if root.tag_ in ("NNS",) and root.lower_ == "others" else None


def _object_of(token: Token) -> Token | None:
    for child in token.children:
        if child.lower_ == "of" and child.i > token.i:
            found = next((word for word in child.children if word.dep_ == "pobj"), None)
            if found is not None:
                return found if found.pos_ in _NOUNS or found.lower_ == "those" else None
    return None


def _only_points(span: Span, quantity: Quantity, noun: Token) -> bool:
    """True for "the two countries", "one of them", "both sides": numbers that tell nothing new."""
    street = noun.lower_ in _STREETS and noun.text[0].isupper()
    if street or noun.lower_.startswith("to-") or _nouns().get(noun.lemma_.lower()) == "never":
        return True  # "10 Harbour Street", a vote of "230-to-198"
    first = span.doc[span.start - 1] if span.start else None
    if quantity.value == 1 and not quantity.digits:
        return (
            not _is_person(noun)
            or _object_of(span.root) is not None
            or (first is not None and first.lower_ in ("no", "any", "every"))
        )
    if quantity.digits or quantity.value > _SMALL or noun.i < span.start or _object_of(span.root) is not None:
        return False
    determiners = {child.lower_ for child in noun.children if child.dep_ in ("det", "poss", "predet")}
    told_more = any(child.dep_ in ("relcl", "acl") for child in noun.children)
    return bool(determiners & _DEFINITE) and (quantity.value <= _PAIR or not told_more)


def _is_person(noun: Token) -> bool:
    return _nouns().get(noun.lemma_.lower()) in ("people", "person")


def _harmed(span: Span) -> bool:
    """True for a bare number of killed, wounded, arrested ("killed eleven", "39 are confirmed dead")."""
    root = span.root
    if root.dep_ not in ("dobj", "nsubj", "nsubjpass", "attr", "pobj", "ROOT", "appos", "conj", "nummod", "npadvmod"):
        return False
    near = [root.head, *root.children, *root.head.children]
    if span.end < len(span.doc):
        near.append(span.doc[span.end])
    return any(token.lemma_.lower() in _harm_words() or token.lower_ in _harm_words() for token in near)


def _unit_name(noun: Token) -> str:
    """The noun as a unit: plural, small letters, with nouns that make one term with it; persons are "people"."""
    lemma = noun.lemma_.lower()
    left = noun.nbor(-1) if noun.i else None
    both = _nouns().get(f"{left.lower_} {lemma}") if left is not None else None
    kind = (both if both != "term" else None) or _nouns().get(lemma) or _nouns().get(noun.lower_)
    if kind == "people" or _is_people_name(noun):
        return PEOPLE
    if _is_members(noun):
        return PEOPLE
    if _is_cut_off(noun) or (noun.pos_ == "PROPN" and noun.text.isupper() and "-" not in noun.text):
        return ""
    word = noun.text if noun.pos_ == "PROPN" and not noun.text.isupper() and "-" in noun.text else noun.lower_
    if noun.tag_ in ("NN", "NNP") and kind != "plural":
        word = _plural(word)
    if left is not None and left.head.i == noun.i and _one_term(left, lemma):
        return f"{left.lower_} {word}"
    return word


def _is_members(noun: Token) -> bool:
    """True for a group's name after "of": "hundreds of Taliban", "dozens of ISIS"."""
    if noun.dep_ != "pobj" or noun.ent_type_ not in ("ORG", "NORP") or not noun.text[0].isupper():
        return False
    counted = noun.head.head
    return noun.head.lower_ == "of" and counted.tag_ in ("NNS", "CD") and noun.tag_ in ("NNP", "NNPS")


def _is_people_name(noun: Token) -> bool:
    """True for the name of a people or of its members: "Rohingya", "Somalis"."""
    if not noun.text[0].isupper() or noun.text.isupper() or not noun.text.isalpha():
        return False
    # Taggers are unsure of rare peoples ("Azerbaijanis" as a singular organisation): the plural ending tells more.
    plural = noun.tag_ in ("NNS", "NNPS") or noun.text.endswith("s")
    return plural or (noun.pos_ == "PROPN" and noun.ent_type_ in ("NORP", "GPE", ""))


def _is_cut_off(noun: Token) -> bool:
    """True for the first half of a hyphened word that the parser split ("co-defendants")."""
    after = noun.doc[noun.i + 1 : noun.i + 3].text
    return len(noun.text) < 4 and after[:1] in ("-", "‑") and after[1:2].isalpha()


def _one_term(left: Token, lemma: str) -> bool:
    """True where the word before belongs to the unit: "arrest warrants", "foreign ministers"."""
    return (left.dep_ == "compound" and left.tag_ == "NN") or _nouns().get(f"{left.lower_} {lemma}") == "term"


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return word if word.endswith("s") and not word.endswith("ss") else f"{word}es"
    return f"{word}s"
