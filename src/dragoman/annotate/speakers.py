"""Who speaks: the noun phrase beside a verb of saying, resolved to a name, a body or the phrase itself."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Token

from dragoman.annotate.persons import fold, is_slip
from dragoman.annotate.phrase_actors import actors_of
from dragoman.annotate.reading import Reading
from dragoman.annotate.relatives import antecedent
from dragoman.annotate.saying_words import is_inside, load_saying_words
from dragoman.annotate.speaker_heads import is_body, is_called, is_collective, speaking_head, tellers
from dragoman.model.actors import Link, MentionKind, Person
from dragoman.model.text import Span

#: What is left out of a speaker's phrase: clauses and appositions after the noun.
_CUT = frozenset(
    {"relcl", "acl", "appos", "advcl", "punct", "cc", "conj", "parataxis", "advmod", "ccomp", "neg", "predet", "case"}
)
_WEEKDAYS = frozenset(day.lower() for day in calendar.day_name)
_PLACING = frozenset({"of", "in", "at", "from", "for", "on", "with"})
_TAKEN_APART = frozenset({"by", "from", "in", "of"})
_NAME_PARTS = frozenset({"compound", "flat", "nmod", "amod", "appos"})
_SUBJECTS = ("nsubj", "nsubjpass")
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my"})
_FAR = 80  # tokens back in which "he" finds its subject: two or three sentences
_OPENING, _CLOSING = frozenset("“«"), frozenset("”»")
_BEFORE_NAME = "office before the name"  # the reason of a tenure whose office stands before the name
_PARAGRAPH = 200  # tokens of a paragraph looked at for its subjects; few are longer
_MIN_CAPITALS = 4  # letters; shorter words in capitals are more often abbreviations than surnames
_OFTEN = 2  # times a text has to call a speaker "she" before that outweighs the nearest person
_BRACKETS = re.compile(r"\s*\([^)]*\)?")
_SHORT = re.compile(r"[A-Z][A-Z.&-]{1,9}")
_SMALL = r"(?:of|the|for|and|in|on|to|&)"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: a person's fullest name or a phrase without its article; where it stands; the actor spoken for.

    `kind` is person, plural or thing: what a later "he", "they" or "it" may mean. `pronoun` is the one by which
    the text names the speaker here, if it does.
    """

    name: str
    kind: str
    at: Span | None = None
    code: str | None = None
    pronoun: str | None = None


def find_speaker(reading: Reading, head: Token, earlier: Sequence[Speaker]) -> Speaker | None:
    """Who the noun phrase headed by `head` is, given who spoke before (latest last); None where nobody is."""
    head = speaking_head(antecedent(head))
    words = load_saying_words()
    if is_inside(head):
        return None
    at = phrase_span(head)
    if head.pos_ == "PRON" or head.lower_ in words["persons"] | words["plurals"] | words["things"]:
        return _of_pronoun(reading, head, at, earlier)
    person = _person_of(reading, head) or _misspelt(reading, head)
    if person:
        return Speaker(person.name, "person", at, _code(reading, head, person.name))
    return _of_phrase(reading, head, at, earlier)


def _misspelt(reading: Reading, head: Token) -> Person | None:
    """The person whose surname a lone name is but for one letter, where that is one person's."""
    lone = head.pos_ == "PROPN" and not any(child.dep_ == "compound" for child in head.children)
    found = [p for p in reading.persons if lone and is_slip(fold(head.text), fold(p.name.split()[-1]))]
    return found[0] if len(found) == 1 else None


def phrase_span(head: Token) -> Span:
    """The noun phrase of the head without its clauses and appositions, determiner included."""
    phrase = list(_phrase(head))
    first, last = min(t.i for t in phrase), max(t.i for t in phrase)
    end = head.doc[last]
    return Span(head.doc[first].idx, end.idx + len(end.text))


def _phrase(head: Token) -> Iterator[Token]:
    """The words of the phrase: what stands before the head, and after it, before any comma, what places it."""
    yield head
    comma = next(
        (t.i for t in head.doc[head.i : head.right_edge.i + 1] if t.text in (",", "(", "—", "–")), head.right_edge.i + 1
    )
    for child in head.children:
        if child.dep_ in _CUT or child.is_space or (child.i > head.i and child.dep_ == "amod"):
            continue
        if child.dep_ == "prep" and (child.lower_ not in _PLACING or child.i < head.i):
            continue
        if child.lower_ in _WEEKDAYS and child.i == head.left_edge.i and child.i and child.nbor(-1).lower_ == "on":
            continue  # "On Friday Ford said", taken for one name
        yield from (token for token in child.subtree if not token.is_space and (token.i < comma or token.i < head.i))
    yield from _joined(head)


def _joined(head: Token) -> Iterator[Token]:
    """What "and" joins to a head that is a name: "Cyprus and Egypt said"."""
    for token in head.conjuncts:
        if token.i > head.i and token.pos_ == "PROPN" and head.pos_ == "PROPN":
            clauses = {t.i for c in token.subtree if c.dep_ in ("relcl", "acl") for t in c.subtree}
            yield from (t for t in token.subtree if t.i not in clauses and (t.dep_ not in _CUT or t == token))


def person_at(reading: Reading, token: Token) -> Person | None:
    """The person one of whose names covers the token, or whose last name it is in capitals; None where nobody's."""
    covered = next((p for p in reading.persons if any(s.start <= token.idx < s.end for s in p.spans)), None)
    if covered or not token.text.isupper() or len(token.text) < _MIN_CAPITALS:
        return covered
    return next((p for p in reading.persons if p.name.split()[-1].casefold() == token.lower_), None)


def _person_of(reading: Reading, head: Token) -> Person | None:
    """The person a noun phrase names: by its head, a name beside the head, or an apposition."""
    if person := person_at(reading, head):
        return person
    for child in head.children:
        named = child.dep_ in _NAME_PARTS and not (child.dep_ != "appos" and is_body(head))
        if named and (person := person_at(reading, child)):
            return person
    if person := _of_two_roles(reading, head) or _after_office(reading, head) or _of_tenure(reading, head):
        return person
    # "a spokesman, Anna Berg, told": the parser may hang the name on anything; what stands between commas is hers.
    after = max(t.i for t in _phrase(head)) + 1
    if after + 1 < len(head.doc) and head.doc[after].text == "," and head.pos_ == "NOUN":
        name = _past_titles(head.doc[after + 1])
        person = person_at(reading, name)
        closed = name.i + 1 < len(head.doc) and name.nbor().text == ","
        return person if closed else None
    return None


def _of_tenure(reading: Reading, head: Token) -> Person | None:
    """The person whose office before the name has this noun: "Peru's ambassador to the United Nations Anna Berg"."""
    for tenure in reading.tenures:
        quote = tenure.evidence[0]
        if len(tenure.evidence) == 1 and quote.start <= head.idx < quote.end and tenure.why == _BEFORE_NAME:
            person = next((p for p in reading.persons if p.name == tenure.name), None)
            near = [x for x in person.spans if quote.start <= x.start and x.end == quote.end] if person else []
            if near and head.idx < near[0].start:
                return person
    return None


def _of_two_roles(reading: Reading, head: Token) -> Person | None:
    """The person of "port agent and sailing master Anna Berg": the first role is bare, the second before the name."""
    if head.tag_ != "NN" or any(child.dep_ in ("det", "poss") for child in head.children):
        return None
    second = next((token for token in head.conjuncts if token.i > head.i and token.pos_ == "PROPN"), None)
    roles = [c for c in second.children if c.dep_ == "compound" and c.pos_ == "NOUN"] if second is not None else []
    return person_at(reading, second) if second is not None and roles else None


def _after_office(reading: Reading, head: Token) -> Person | None:
    """The person of "harbour master of the port Anna Berg": the name hangs on the place, no comma between."""
    if head.pos_ != "NOUN" or any(child.dep_ in ("det", "poss") for child in head.children):
        return None
    places = [noun for prep in head.children if prep.lower_ == "of" for noun in prep.children if noun.dep_ == "pobj"]
    names = (c for noun in places for c in noun.children if c.dep_ == "appos" and c.left_edge.i == noun.i + 1)
    return next((person for name in names if (person := person_at(reading, name))), None)


def _past_titles(token: Token) -> Token:
    while token.dep_ == "compound" and token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN":
        token = token.nbor()
    return token


def _of_pronoun(reading: Reading, head: Token, at: Span, earlier: Sequence[Speaker]) -> Speaker | None:
    words = load_saying_words()
    word, link = head.lower_, reading.link_at(head)
    if word in words["nobody"] - words["plurals"] - words["things"]:
        return None
    if word in words["persons"]:
        return _he_or_she(reading, head, at, earlier)
    if link and (linked := _linked(reading, link, at, earlier)):
        return linked
    if word not in words["plurals"] | words["things"]:
        return Speaker(head.text, "plural", at)
    kinds = ("plural", "thing") if word in words["plurals"] else ("thing",)
    known = next((s for s in reversed(earlier) if s.kind in kinds), None)
    if word in words["plurals"] and (several := _several_before(head, known)):
        return _of_phrase(reading, several, phrase_span(several), earlier)
    return Speaker(known.name, known.kind, at, known.code) if known else None


def _linked(reading: Reading, link: Link, at: Span, earlier: Sequence[Speaker]) -> Speaker | None:
    """The speaker a link decides: a person, or one actor, by the name under which it spoke before."""
    code = _only(link.actors)
    if link.mention.person:
        return Speaker(link.mention.person, "person", at, code)
    if code is None:
        return None
    known = next((s for s in reversed(earlier) if s.code == code and s.kind != "person"), None)
    return Speaker(known.name if known else reading.gazetteer.label(code), "thing", at, code)


def _outside_quotations(head: Token) -> Iterator[Token]:
    """The tokens before the head, the nearest first, but for those between quotation marks: those are another's."""
    inside = False
    for token in reversed(head.doc[max(0, head.i - _FAR) : head.i]):
        if token.text in _CLOSING or (token.text == '"' and not inside):
            inside = True
        elif token.text in _OPENING or token.text == '"' or "\n" in token.text:
            inside = False
        elif not inside:
            yield token


def _several_before(head: Token, known: Speaker | None) -> Token | None:
    """The plural noun of people that is subject before "they", after whoever spoke last."""
    since = known.at.start if known and known.at else -1
    for token in _outside_quotations(head):
        if token.idx <= since:
            return None
        people = token.tag_ == "NNS" and token.lemma_.lower() in load_saying_words()["sources"]
        if token.dep_ in _SUBJECTS and (people or (known is None and is_collective(token))):
            return token
    return None


def _only(codes: Sequence[str]) -> str | None:
    return codes[0] if len(codes) == 1 else None


def _he_or_she(reading: Reading, head: Token, at: Span, earlier: Sequence[Speaker]) -> Speaker | None:
    """The person "he" or "she" means: whom the report's links say, else the latest person who is a subject, else who
    spoke last; but whoever the text calls so most where that is another."""
    word, link = head.lower_, reading.link_at(head)
    last = next((s for s in reversed(earlier) if s.kind == "person"), None)
    if not link and (unnamed := _unnamed_before(reading, head, last)) is not None:
        return _of_phrase(reading, unnamed, phrase_span(unnamed), earlier)
    subject = _subject_before(reading, head, last)
    meant = (link.mention.person if link else None) or (subject.name if subject else None)
    spoke_last = word == "he" and last is not None and last.name == meant
    rival = _so_called(reading, head, meant, earlier) if meant and not spoke_last else None
    if rival is not None or meant is None:
        known = rival or last
        return Speaker(known.name, "person", at, known.code, word) if known else None
    return Speaker(meant, "person", at, _code(reading, head, meant), word)


def _so_called(reading: Reading, head: Token, meant: str, earlier: Sequence[Speaker]) -> Speaker | None:
    """A speaker whom the text has called by this pronoun more often than the person meant, who is not the subject of
    this paragraph either: "she" is whoever has been "she" so far."""
    paragraph = reading.text.rfind("\n", 0, head.idx)
    before = takewhile(lambda t: t.idx > paragraph, reversed(reading.doc[max(0, head.i - _PARAGRAPH) : head.i]))
    subjects = (token for token in before if token.dep_ in _SUBJECTS)
    if any((person := _person_of(reading, token)) is not None and person.name == meant for token in subjects):
        return None
    called = [speaker.name for speaker in earlier if speaker.pronoun == head.lower_]
    for link in reading.links:
        if link.mention.kind is MentionKind.PRONOUN and link.mention.start < head.idx and link.mention.person:
            called += [link.mention.person] * (link.mention.text.lower() == head.lower_)
    often = max(_OFTEN, called.count(meant) + 1)
    return next((s for s in reversed(earlier) if s.kind == "person" and called.count(s.name) >= often), None)


def _subject_before(reading: Reading, head: Token, last: Speaker | None) -> Person | None:
    """The latest person before the pronoun who is a subject, where that is after who spoke last."""
    since = last.at.start if last and last.at else -1
    for token in _outside_quotations(head):
        if token.idx <= since:
            return None
        told = any(_person_of(reading, teller) for teller in tellers(token))  # "Ann recalls that Bo came. He added"
        if token.dep_ in _SUBJECTS and not told and (person := _person_of(reading, token)):
            return person
    return None


def _unnamed_before(reading: Reading, head: Token, last: Speaker | None) -> Token | None:
    """The subject without a name before the pronoun, such as "a daughter", that only it can mean."""
    since = last.at.start if last and last.at else -1
    for token in _outside_quotations(head):
        if token.idx <= since or (token.dep_ in _SUBJECTS and _person_of(reading, token)):
            return None
        if token.dep_ in _SUBJECTS and is_called(token, head.lower_):
            return token
    return None


def _of_phrase(reading: Reading, head: Token, at: Span, earlier: Sequence[Speaker]) -> Speaker | None:
    words = load_saying_words()
    link = reading.link_at(head)
    if person := _holder(reading, head):
        return Speaker(person, "person", at, _code(reading, head, person))
    if head.lemma_.lower() in words["carriers"] and (body := _carried(reading, head)):
        return body
    if (issuer := _issuer(head, earlier)) is not None:
        return issuer
    named = _named_beside(head)
    if named is not None:
        at = phrase_span(named)
    name = _bare(reading.text[at.start : at.end])
    code = _code(reading, head, "")
    if link and code and link.mention.name_kind in ("capital", "short") and name == _bare(link.mention.text):
        actor = reading.gazetteer.actors.get(code)
        name = actor.label if actor and actor.kind == "state" else name
    name = _spelled_out(reading.text, name)
    kind = "plural" if head.tag_ in ("NNS", "NNPS") else "thing"
    known = _said_before(head, name, earlier)
    return Speaker(known.name, known.kind, at, known.code) if known else Speaker(name, kind, at, code)


def _issuer(head: Token, earlier: Sequence[Speaker]) -> Speaker | None:
    """Whose word "the statement" is that nothing more is said of: whoever spoke last."""
    bare = all(child.dep_ in ("det", "punct", "relcl") for child in head.children)
    definite = any(child.lower_ in ("the", "this") for child in head.children if child.dep_ == "det")
    if head.lemma_.lower() not in load_saying_words()["words_of"] or not (bare and definite and earlier):
        return None
    last = earlier[-1]
    return Speaker(last.name, last.kind, phrase_span(head), last.code)


def _holder(reading: Reading, head: Token) -> str | None:
    """The person whom "the president" means: whom the links say, else whose name last had that word before it."""
    link = reading.link_at(head)
    if link and link.mention.kind is MentionKind.ROLE and link.mention.person:
        return link.mention.person
    definite = any(child.lower_ == "the" for child in head.children if child.dep_ == "det")
    if (
        not definite
        or head.tag_ != "NN"
        or any(child.dep_ in ("prep", "amod", "compound", "poss") for child in head.children)
    ):
        return None
    text, word = reading.text, head.lower_
    titled = [
        (span.start, person.name)
        for person in reading.persons
        for span in person.spans
        if span.start < head.idx
        and re.search(rf"\b{re.escape(word)} $", text[max(0, span.start - 30) : span.start].lower())
    ]
    return max(titled)[1] if titled else None


def _named_beside(head: Token) -> Token | None:
    """The name in apposition to a common noun: "the news agency, Petra"; None where there is none."""
    if head.pos_ != "NOUN":
        return None
    beside = (c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > head.i)
    return next((c for c in beside if c.left_edge.nbor(-1).text != "("), None)


def _carried(reading: Reading, head: Token) -> Speaker | None:
    """Whose report it is: "a report in the daily X", "a study by Y"."""
    for child in head.children:
        if child.dep_ not in ("prep", "agent") or child.lower_ not in _TAKEN_APART:
            continue
        for noun in child.children:
            name = _named_beside(noun) or noun
            people = noun.lemma_.lower() in load_saying_words()["sources"] and child.lower_ == "by"
            if noun.dep_ == "pobj" and (name.pos_ == "PROPN" or people):
                link = reading.link_at(name)
                at = Span(link.mention.start, link.mention.end) if link else phrase_span(name)
                return Speaker(_bare(reading.text[at.start : at.end]), "thing", at, _code(reading, name, ""))
    return None


def _said_before(head: Token, name: str, earlier: Sequence[Speaker]) -> Speaker | None:
    """Who "the officials" are: the latest speaker whose phrase has the same noun and more."""
    definite = any(child.lower_ in ("the", "this", "these") for child in head.children if child.dep_ == "det")
    if not definite or head.lemma_.lower() not in load_saying_words()["people"] or len(name.split()) > 1:
        return None
    return next((s for s in reversed(earlier) if name.lower() in s.name.lower().split() and s.name != name), None)


def _bare(phrase: str) -> str:
    """The phrase without its article or possessive and without what stands in brackets, spaces made single."""
    words = _BRACKETS.sub("", " ".join(phrase.split())).split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in _ARTICLES else words)


def _spelled_out(text: str, name: str) -> str:
    """The full name of a short one that the text gives once in brackets after it: "Full Name (FN)"."""
    if not _SHORT.fullmatch(name) or f"({name})" not in text:
        return name
    initials = [letter for letter in name if letter.isalpha()]
    words = rf"(?:[A-Z][\w’'-]*\s+(?:{_SMALL}\s+)*){{1,{len(initials) + 2}}}"
    found = re.search(rf"({words})\({re.escape(name)}\)", text)
    full = _bare(found.group(1)).split() if found else []
    while full and full[0][0] != name[0]:
        full = full[1:]
    return " ".join(full) or name


def _code(reading: Reading, head: Token, person: str) -> str | None:
    """The actor spoken for: a person's office's, else the phrase's own where it is one."""
    office = next((t.of for t in reading.tenures if person and t.name == person and t.of), None)
    return office or _only(actors_of(reading, head))
