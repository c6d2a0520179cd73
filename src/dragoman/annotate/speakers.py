"""Who speaks: the noun phrase beside a verb of saying, resolved to a name, a body or the phrase itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.annotate.frames import actors_of, antecedent
from dragoman.annotate.reading import Reading
from dragoman.annotate.saying_words import load_saying_words
from dragoman.model.actors import MentionKind, Person
from dragoman.model.text import Span

#: What is left out of a speaker's phrase: clauses and appositions after the noun.
_CUT = frozenset({"relcl", "acl", "appos", "advcl", "punct", "cc", "conj", "parataxis", "advmod", "ccomp", "neg"})
_PLACING = frozenset({"of", "in", "at", "from", "for", "on", "with"})
_TAKEN_APART = frozenset({"by", "from", "in", "of"})
_NAME_PARTS = frozenset({"compound", "flat", "nmod", "amod", "appos"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: a person's fullest name or a phrase without its article; where it stands; the actor spoken for.

    `kind` is person, plural or thing: what a later "he", "they" or "it" may mean.
    """

    name: str
    kind: str
    at: Span | None = None
    code: str | None = None


def find_speaker(reading: Reading, head: Token, earlier: Sequence[Speaker]) -> Speaker | None:
    """Who the noun phrase headed by `head` is, given who spoke before (latest last); None where nobody is."""
    head = antecedent(head)
    words = load_saying_words()
    if head.lower_ in words["inside"]:
        return None
    at = phrase_span(head)
    if head.pos_ == "PRON" or head.lower_ in words["persons"] | words["plurals"] | words["things"]:
        return _of_pronoun(reading, head, at, earlier)
    person = _person_of(reading, head)
    if person:
        return Speaker(person.name, "person", at, _code(reading, head, person.name))
    return _of_phrase(reading, head, at, earlier)


def phrase_span(head: Token) -> Span:
    """The noun phrase of the head without its clauses and appositions, determiner included."""
    first = min((t.i for t in _phrase(head)), default=head.i)
    last = max((t.i for t in _phrase(head)), default=head.i)
    end = head.doc[last]
    return Span(head.doc[first].idx, end.idx + len(end.text))


def _phrase(head: Token) -> Iterable[Token]:
    yield head
    for child in head.children:
        if child.dep_ in _CUT or child.is_space or (child.dep_ == "prep" and child.lower_ not in _PLACING):
            continue
        if child.dep_ == "prep" and child.i < head.i:
            continue
        yield from (token for token in child.subtree if not token.is_space)
    yield from _joined(head)


def _joined(head: Token) -> Iterable[Token]:
    """What "and" joins to a head that is a name: "Cyprus and Egypt said"."""
    for token in head.conjuncts:
        if token.i > head.i and token.pos_ == "PROPN" and head.pos_ == "PROPN":
            yield from (t for t in token.subtree if t.dep_ not in _CUT or t is token)


def person_at(reading: Reading, token: Token) -> Person | None:
    """The person one of whose names covers the token, or None."""
    return next(
        (p for p in reading.persons if any(span.start <= token.idx < span.end for span in p.spans)),
        None,
    )


def _person_of(reading: Reading, head: Token) -> Person | None:
    """The person a noun phrase names: by its head, a name beside the head, or an apposition."""
    if person := person_at(reading, head):
        return person
    for child in head.children:
        if child.dep_ in _NAME_PARTS and (person := person_at(reading, child)):
            return person
    # "a spokesman, Anna Berg, told": the parser may hang the name on anything; what stands between commas is hers.
    after = head.i + 1
    if after + 1 < len(head.doc) and head.doc[after].text == "," and head.pos_ == "NOUN":
        return person_at(reading, _past_titles(head.doc[after + 1]))
    return None


def _past_titles(token: Token) -> Token:
    while token.dep_ == "compound" and token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN":
        token = token.nbor()
    return token


def _of_pronoun(reading: Reading, head: Token, at: Span, earlier: Sequence[Speaker]) -> Speaker | None:
    link = reading.link_at(head)
    if link and link.mention.person:
        return Speaker(link.mention.person, "person", at, link.actors[0] if len(link.actors) == 1 else None)
    words = load_saying_words()
    if head.lower_ in words["persons"]:
        return _recent_person(reading, head, at, earlier)
    kind = "plural" if head.lower_ in words["plurals"] else "thing"
    if kind == "thing" and link and len(link.actors) == 1:
        return Speaker(reading.gazetteer.label(link.actors[0]), kind, at, link.actors[0])
    if head.lower_ not in words["plurals"] | words["things"]:
        return Speaker(head.text, kind, at) if head.lower_ not in words["nobody"] else None
    known = next((s for s in reversed(earlier) if s.kind == kind), None)
    return Speaker(known.name, kind, at, known.code) if known else None


def _recent_person(reading: Reading, head: Token, at: Span, earlier: Sequence[Speaker]) -> Speaker | None:
    """The person "he" or "she" means: the latest who is a subject, in this sentence before it or the one before;
    else who spoke last."""
    subjects = [
        (token, person)
        for token in reading.doc[max(0, head.i - _FAR) : head.i]
        if token.dep_ in ("nsubj", "nsubjpass") and (person := _person_of(reading, token))
    ]
    last_spoken = next((s for s in reversed(earlier) if s.kind == "person"), None)
    if subjects and (last_spoken is None or last_spoken.at is None or subjects[-1][0].idx > last_spoken.at.start):
        person = subjects[-1][1]
        return Speaker(person.name, "person", at, _code(reading, subjects[-1][0], person.name))
    return Speaker(last_spoken.name, "person", at, last_spoken.code) if last_spoken else None


_FAR = 80  # tokens back in which "he" finds its subject: two or three sentences


def _of_phrase(reading: Reading, head: Token, at: Span, earlier: Sequence[Speaker]) -> Speaker | None:
    words = load_saying_words()
    link = reading.link_at(head)
    if link and link.mention.kind is MentionKind.ROLE and link.mention.person:
        return Speaker(link.mention.person, "person", at, link.actors[0] if len(link.actors) == 1 else None)
    if head.lemma_.lower() in words["carriers"] and (body := _carried(reading, head)):
        return body
    name = _without_article(reading.doc.text[at.start : at.end])
    kind = "plural" if head.tag_ in ("NNS", "NNPS") else "thing"
    if link and link.mention.name_kind == "capital" and len(link.actors) == 1 and head.i == at.start:
        name = reading.gazetteer.label(link.actors[0])
    code = _code(reading, head, "")
    if link and link.mention.name_kind == "capital" and code and " " not in name:
        name = reading.gazetteer.label(code)
    known = _said_before(head, name, earlier)
    return Speaker(known.name, known.kind, at, known.code) if known else Speaker(name, kind, at, code)


def _carried(reading: Reading, head: Token) -> Speaker | None:
    """Whose report it is: "a report in the daily X", "a study by Y"."""
    for child in head.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in _TAKEN_APART:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.pos_ == "PROPN":
                    name = next((t for t in noun.children if t.dep_ == "appos" and t.pos_ == "PROPN"), noun)
                    link = reading.link_at(name)
                    at = Span(link.mention.start, link.mention.end) if link else phrase_span(name)
                    text = _without_article(reading.doc.text[at.start : at.end])
                    return Speaker(text, "thing", at, _code(reading, name, ""))
    return None


def _said_before(head: Token, name: str, earlier: Sequence[Speaker]) -> Speaker | None:
    """Who "the officials" are: the latest speaker whose phrase has the same noun and more."""
    definite = any(child.lower_ in ("the", "this", "these") for child in head.children if child.dep_ == "det")
    if not definite or head.pos_ != "NOUN" or len(name.split()) > 1:
        return None
    return next((s for s in reversed(earlier) if name.lower() in s.name.lower().split() and s.name != name), None)


def _without_article(phrase: str) -> str:
    first, _, rest = " ".join(phrase.split()).partition(" ")
    return (
        rest if rest and first.lower() in ("the", "a", "an", "his", "her", "its", "their") else " ".join(phrase.split())
    )


def _code(reading: Reading, head: Token, person: str) -> str | None:
    """The actor spoken for: a person's office's, else the phrase's own where it is one."""
    office = next((t.of for t in reading.tenures if person and t.name == person and t.of), None)
    codes = actors_of(reading, head) if not office else (office,)
    return codes[0] if len(codes) == 1 else None
