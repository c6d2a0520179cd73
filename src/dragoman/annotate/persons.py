"""Who the persons of a report are: the forms of one name drawn together, from the fullest to the bare surname."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz.fuzz import ratio
from spacy.tokens import Doc

from dragoman.annotate.mentions import outlet_names
from dragoman.annotate.namespans import NameSpan, find_name_spans, is_known_name, run_end
from dragoman.annotate.person_words import PersonWords, load_person_words
from dragoman.annotate.words import Word, split_words
from dragoman.model.actors import Mention, MentionKind, Person
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import Report, Span

#: Two spellings are of one name from this likeness on, in percent: "Mahmud" and "Mahmoud" have 92,
#: "Shimon" and "Simon" 91, "Ilham" and "Heydar" 36, "Ivanov" and "Ivanova" 92 but for their endings.
_ALIKE = 85
_RESPELT = 75  # a word's likeness where others of the name differ too: "Laden" and "Ladin" have 80
#: Given names that stand behind the surname: "Geun-hye", "Won-soon".
_GIVEN_BEHIND = re.compile(r"[A-Z][a-z]+-[a-z]+")
_MIN_FUZZY_LETTERS = 5  # below it one letter makes another name: "Ali" and "Alia"
_JUST_NAMED = 1  # sentences: a bare surname in the next sentence is still the person just named in full


@dataclass(slots=True)
class _Known:
    """A person under construction: every span found so far."""

    forms: list[tuple[str, ...]] = field(default_factory=list)
    spans: list[NameSpan] = field(default_factory=list)

    @property
    def fullest(self) -> tuple[str, ...]:
        return max(self.forms, key=len)


def find_persons(
    report: Report, doc: Doc, names: tuple[Mention, ...], gazetteer: Gazetteer
) -> tuple[tuple[Person, ...], tuple[Mention, ...]]:
    """The persons of the report in order of appearance, and a mention for every place where one is named.

    `names` are the gazetteer's mentions. Offsets are the report's; titles and the 's of a genitive are
    left out of names.
    """
    lexicon = load_person_words()
    words = split_words(doc, report.text, names)
    spans = find_name_spans(doc, words, lexicon)
    known = _gather(words, [span for span in spans if span.last - span.first > 1])
    singles = [span for span in spans if span.last - span.first == 1]
    _place_singles(words, known, singles)
    known = [person for person in known if _is_person(words, person, lexicon, gazetteer)]
    _carry_through(words, known, lexicon)
    persons = [_finish(report, words, person) for person in known]
    persons.sort(key=lambda person: person.spans[0].start)
    return tuple(persons), _mentions(report, persons)


def _finish(report: Report, words: Sequence[Word], known: _Known) -> Person:
    spans = sorted({(words[span.first].start, words[span.last - 1].end) for span in known.spans})
    forms = [" ".join(report.text[start:end].split()) for start, end in spans]
    name = max(forms, key=lambda form: (len(form.split()), _accents(form), forms.count(form)))
    variants = tuple(dict.fromkeys(form for form in forms if form != name))
    return Person(name, variants, tuple(Span(start, end) for start, end in spans))


def _mentions(report: Report, persons: Sequence[Person]) -> tuple[Mention, ...]:
    found = [
        Mention(span.start, span.end, report.text[span.start : span.end], MentionKind.PERSON, person=person.name)
        for person in persons
        for span in person.spans
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _accents(form: str) -> int:
    return sum(ord(character) > 127 for character in form)


def fold(word: str) -> str:
    """The word in small letters without accents, hyphens and full stops."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i"))
    return "".join(character for character in plain if character.isalnum())


def _form(words: Sequence[Word], span: NameSpan) -> tuple[str, ...]:
    return tuple(fold(word.text) for word in words[span.first : span.last])


def _gather(words: Sequence[Word], spans: Sequence[NameSpan]) -> list[_Known]:
    """Names of two words or more, those of one person together."""
    known: list[_Known] = []
    for span in spans:
        form = _form(words, span)
        person = next((person for person in known if any(_same_full(form, other) for other in person.forms)), None)
        if person is None:
            person = _Known()
            known.append(person)
        person.forms.append(form)
        person.spans.append(span)
    return known


def _same_full(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True where two names of two words or more are of one person."""
    short, long = sorted((one, other), key=len)
    if set(short) <= set(long):
        return short[-1] == long[-1] or short[0] == long[0]
    if _respelt(short, long):
        return True
    same_end = _alike(short[-1], long[-1]) or (len(short) == len(long) > 2 and short[:2] == long[:2])
    return same_end and (_alike(short[0], long[0]) or _initial(short[0], long[0]))


def _respelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True for two transliterations that differ in several words a little: "Osama bin Laden", "Usama bin Ladin"."""
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(differing) < 2 or min(len(word) for pair in differing for word in pair) < 5:
        return False
    near = all(ratio(a, b) >= _RESPELT for a, b in differing)
    return near and bool(ratio(" ".join(one), " ".join(other)) >= _ALIKE)


def _initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def _alike(one: str, other: str) -> bool:
    """True where two words are spellings of one; surnames of man and woman (Ivanov, Ivanova) are two."""
    if one == other:
        return True
    if min(len(one), len(other)) < _MIN_FUZZY_LETTERS or one + "a" == other or other + "a" == one:
        return False
    return bool(ratio(one, other) >= _ALIKE)


def _place_singles(words: Sequence[Word], known: list[_Known], singles: Sequence[NameSpan]) -> None:
    """Each name of one word goes to the person it is part of, or makes one of its own."""
    for span in singles:
        person = _owner(words, known, span)
        if person is None:
            person = _Known()
            known.append(person)
        person.forms.append(_form(words, span))
        person.spans.append(span)


def _owner(words: Sequence[Word], known: Sequence[_Known], span: NameSpan) -> _Known | None:
    """The person whom a bare name means: one named in full before, by surname before other parts, by title, then the
    one just named in full,

    else the one most often named so far (the press calls relatives by their full names).
    """
    bare = fold(words[span.first].text)
    title = words[span.first - 1].key if span.titled else ""
    sentence = words[span.first].sentence

    def rank(person: _Known) -> tuple[bool, int, bool, int, int, int]:
        before = [other for other in person.spans if other.first < span.first]
        full = [other.first for other in before if other.last - other.first > 1]
        same_title = any(title and title == _title_of(words, other) for other in person.spans)
        near = full[-1] if full and sentence - words[full[-1]].sentence <= _JUST_NAMED else -1
        part = _part(bare, person.fullest)
        return bool(part and full), part, same_title, near, len(before), -person.spans[0].first

    best = max(known, key=rank, default=None)
    return best if best is not None and _part(bare, best.fullest) else None


def _title_of(words: Sequence[Word], span: NameSpan) -> str:
    return words[span.first - 1].key if span.titled else ""


def _part(bare: str, form: tuple[str, ...]) -> int:
    """How well a bare name fits: 4 the surname, 3 a spelling of it, 2 its other words, 0 not."""
    if bare == form[-1] or bare in _surname_forms(form[-1]):
        return 4
    if len(form) > 1 and (_alike(bare, form[-1]) or is_slip(bare, form[-1])):
        return 3
    return 2 if bare in form else 0


def is_slip(one: str, other: str) -> bool:
    """True for surnames of one length that differ in one letter which is not the first: "Sarea" and "Saree"."""
    same_length = len(one) == len(other) >= _MIN_FUZZY_LETTERS and one[0] == other[0]
    return same_length and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _surname_forms(surname: str) -> tuple[str, ...]:
    """The surname without the article that Arabic names carry: "assad" for "alassad"."""
    return (surname[2:],) if surname.startswith(("al", "el")) and len(surname) > _MIN_FUZZY_LETTERS else ()


def _is_person(words: Sequence[Word], person: _Known, lexicon: PersonWords, gazetteer: Gazetteer) -> bool:
    """True unless what the text says of the name speaks for a place or a thing.

    Where a ship or a street bears a person's name, its places are taken from the person's.
    """
    spans = [span for span in person.spans if not _of_thing(words, span, lexicon)]
    if _known_otherwise(words, spans) or _names_group(words, spans, lexicon):
        return False
    if not spans or (len(spans) < len(person.spans) and not any(_stands_alone(span) for span in spans)):
        return False
    person.spans = spans
    person.forms = [_form(words, span) for span in spans]
    parts = [word for span in spans for word in words[span.first : span.last]]
    things = sum(span.thing for span in spans)
    backed = any(span.titled or span.supported for span in spans)
    last = words[spans[0].last - 1].text
    if last in gazetteer.by_text and not backed:
        return False
    if len(person.fullest) == 1:
        return backed and things * 2 <= len(spans) and not any(_no_single(word, lexicon) for word in parts)
    if all(word.key in lexicon.modifiers or lexicon.is_head(word) for word in parts):
        return False
    return things * 2 < len(spans) or any(span.titled for span in spans)


def _text(words: Sequence[Word], span: NameSpan) -> str:
    return " ".join(word.text for word in words[span.first : span.last])


def _known_otherwise(words: Sequence[Word], spans: Sequence[NameSpan]) -> bool:
    """True for an outlet that no title stands before ("Kathimerini reported"), and for a company of the report."""
    outlet = not any(span.titled for span in spans) and any(_text(words, span) in outlet_names() for span in spans)
    return outlet or (bool(spans) and all(_is_company(words[span.first]) for span in spans))


def _names_group(words: Sequence[Word], spans: Sequence[NameSpan], lexicon: PersonWords) -> bool:
    """True for one untitled word that a word for companies follows elsewhere in the report: "Harbour Group"."""
    if not spans or any(span.titled or span.last - span.first > 1 for span in spans):
        return False
    name = words[spans[0].first].text
    return any(
        one.text == name and two.capital and two.key in lexicon["enterprises"] and two.start - one.end == 1
        for one, two in pairwise(words)
    )


def _is_company(word: Word) -> bool:
    """True where the name begins with a company's as the report has called it: "Harbour Polska"."""
    return word.name is not None and word.name.name_kind == "company"


def _of_thing(words: Sequence[Word], span: NameSpan, lexicon: PersonWords) -> bool:
    """True for a ship, a street, an amount of something, and for the uploader's name in the credit of an image."""
    inside = words[span.first : span.last]
    after = words[span.last] if span.last < len(words) else None
    named_for = after is not None and after.capital and after.key in lexicon["named_for"] and not after.possessive
    if named_for and after is not None and after.start - inside[-1].end == 1:
        return True  # "General Mills Hospital", "Ann Lee Foundation"
    credited = (
        span.first > 1 and words[span.first - 1].text == ":" and words[span.first - 2].key in lexicon["image_credits"]
    )
    surname = len(inside) > 1 and _GIVEN_BEHIND.fullmatch(inside[1].text) is not None  # "Park Geun-hye"
    named = inside[1:] if surname else inside
    return credited or any(word.key in lexicon["not_person"] or any(c.isdigit() for c in word.text) for word in named)


def _stands_alone(span: NameSpan) -> bool:
    """True for a name in full that an office or a verb shows to be a person's."""
    return span.last - span.first > 1 and (span.titled or span.supported) and not span.thing


def _no_single(word: Word, lexicon: PersonWords) -> bool:
    """True for a word that is no name by itself: an office's word, a plural, an abbreviation."""
    short = len(word.text) < _MIN_FUZZY_LETTERS and word.text.isupper()
    return short or word.key in lexicon.modifiers or lexicon.is_title(word) or word.token.tag_ == "NNPS"


def _carry_through(words: Sequence[Word], known: Sequence[_Known], lexicon: PersonWords) -> None:
    """Adds the places where a known surname stands by itself and no entity showed it."""
    taken = {index for person in known for span in person.spans for index in range(span.first, span.last)}
    surnames = {form[-1] for person in known for form in person.forms}
    surnames |= {short for surname in surnames for short in _surname_forms(surname)}
    index = 0
    while index < len(words):
        last = run_end(words, index, lexicon)
        ship = index > 0 and words[index - 1].key in lexicon["ships"]
        free = last > index and not ship and taken.isdisjoint(range(index, last)) and not is_known_name(words[index])
        if free and fold(words[last - 1].text) in surnames:
            _add_carried(words, known, NameSpan(index, last, False, False, False, entity=False))
        index = max(last, index + 1)


def _add_carried(words: Sequence[Word], known: Sequence[_Known], span: NameSpan) -> None:
    form = _form(words, span)
    tail = NameSpan(span.last - 1, span.last, False, False, False, entity=False)
    person = _owner(words, known, tail)
    if person is not None and (len(form) == 1 or set(form) <= set(person.fullest)):
        person.spans.append(span)
        person.spans.sort(key=lambda other: other.first)
