"""Reported speech: verbs of saying with the words they govern, and clauses with "according to"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from spacy.tokens import Doc, Token

from dragoman.annotate.frames import fillers, is_passive
from dragoman.annotate.governed import (
    addressee_of,
    content_of,
    extent_of,
    is_free_relative,
    sentence_before,
    stretches_of,
    trim,
    within,
)
from dragoman.annotate.person_words import load_person_words
from dragoman.annotate.relatives import antecedent
from dragoman.annotate.saying_words import SayingVerb, is_inside, load_saying_words
from dragoman.annotate.sayings import Saying
from dragoman.annotate.speaker_heads import counted, is_one_of

_MARKS = frozenset(["“", "”", '"', "‘", "’", "'", "«", "»", "„", "''", "``"])
_BREAKS = frozenset([";", "\n"])
_VAGUE = frozenset({"something", "anything", "nothing", "everything"})
_HALTS = _BREAKS | {":"}  # what stands before a colon is not what the source after it says
_CLAUSE = 4  # words that make a clause before "according to"
_VERBS = frozenset({"VERB", "AUX"})
_CITING = frozenset({"citing", "quoting"})  # beside a verb of saying: whom the speaker has it from
#: What leads from a word of opinion to what it is about.
_ABOUT = frozenset({"about", "over", "of"})
#: Clauses and asides inside what somebody says that are the report's own words again.
_ASIDES = frozenset({"relcl", "appos", "acl", "parataxis"})
#: Entity labels of the parser's model that can speak.
_SPEAKING = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def find_reported(doc: Doc, direct: Sequence[Saying]) -> tuple[Saying, ...]:
    """What the document reports in its own grammar, outside the direct speech found before, in order."""
    quoted = stretches_of(direct)
    opening = {saying.cue.i for saying in direct if saying.cue is not None}
    found = [saying for token in doc if not within(token, quoted) for saying in _of_token(token, quoted)]
    found = [_spoken(saying, direct) for saying in found if not _introduces(saying, opening)]
    # What is part of another, or shares its subject, stands in its sentence.
    return tuple(saying for _, same in groupby(found, _sentence) for saying in _apart(_merged(list(same))))


def _introduces(saying: Saying, opening: set[int]) -> bool:
    """True for what the verb of a quotation is "on": "commented on the raid: “...”" is the quotation alone."""
    if saying.cue is None or saying.cue.i not in opening:
        return False
    return not any(
        c.dep_ in ("ccomp", "xcomp") and c.idx < saying.end and c.idx >= saying.start for c in saying.cue.children
    )


def _spoken(saying: Saying, direct: Sequence[Saying]) -> Saying:
    """The saying, by whoever is quoted where the parser found its subject in the words quoted."""
    head = saying.head
    around = next((d for d in direct if head is not None and d.start <= head.idx < d.end and d.head is not None), None)
    return replace(saying, head=around.head) if around is not None else saying


def _sentence(saying: Saying) -> int:
    return saying.cue.sent.start if saying.cue is not None else -1


def _of_token(token: Token, quoted: Sequence[tuple[int, int]]) -> Iterator[Saying]:
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        yield from according_to(token, quoted)
        return
    if token.lemma_ == "be":
        yield from _of_claim(token, quoted)
        yield from _of_view(token, quoted)
        return
    verb = load_saying_words().verb(token) if token.lower_ not in _CITING else None
    if verb is None or verb.counts == "speech" or verb.frames == {"quote"} or not is_said(token):
        return
    head = speaker_of(token)
    if head is None or not _may_say(head, verb) or (head.pos_ == "PRON" and is_free_relative(token)):
        return
    content = [word for word in content_of(token, verb) if _is_matter(word, head) and not within(word, quoted)]
    tokens = trim(token, content, quoted) or ([] if content else sentence_before(token, verb, quoted))
    if tokens:
        saying = Saying(*extent_of(tokens), "indirect", f"reported:{verb.verb}", head, token, addressee_of(token))
        yield saying


def _of_claim(be: Token, quoted: Sequence[tuple[int, int]]) -> Iterator[Saying]:
    """What somebody's claim is: "The crew's argument was that it had sailed"."""
    noun = next((c for c in be.children if c.dep_ == "nsubj"), None)
    if noun is None or noun.lemma_.lower() not in load_saying_words()["claims"]:
        return
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    clauses = [c for c in be.children if c.dep_ == "ccomp" and c.i > be.i and any(m.lower_ == "that" for m in c.lefts)]
    tokens = trim(be, clauses, quoted) if owner is not None else []
    if tokens:
        yield Saying(*extent_of(tokens), "indirect", f"claim:{noun.lemma_.lower()}", owner, noun)


def _of_view(be: Token, quoted: Sequence[tuple[int, int]]) -> Iterator[Saying]:
    """What a person is said to be sure or afraid of: "Berg is confident that it will sail", "was not worried about"."""
    who = next((c for c in be.children if c.dep_ == "nsubj" and c.ent_type_ == "PERSON" and c.pos_ == "PROPN"), None)
    view = next((c for c in be.children if c.dep_ == "acomp" and c.lower_ in load_saying_words()["views"]), None)
    if who is None or view is None:
        return
    behind = [c for c in (*view.children, *be.children) if c.i > view.i]
    matter = [c for c in behind if (c.dep_ == "ccomp" and c.tag_ != "VBG") or (c.dep_ == "prep" and c.lower_ in _ABOUT)]
    tokens = trim(view, matter[:1], quoted)
    if tokens:
        yield Saying(*extent_of(tokens), "indirect", f"view:{view.lower_}", who, view)


def _is_matter(word: Token, head: Token) -> bool:
    """False for who speaks, and for an object that is no words: what is done by saying it, "something"."""
    empty = word.lower_ in _VAGUE or word.lemma_.lower() in load_saying_words()["performed"]
    return word != head and not (word.dep_ == "dobj" and empty)


def is_said(cue: Token) -> bool:
    """False where nothing has been said: negated, ahead, an infinitive of purpose or wish."""
    words = load_saying_words()
    particle = any(child.dep_ == "prt" for child in cue.children)
    if any(child.dep_ == "neg" for child in cue.children) or particle != (cue.lemma_.lower() == "point"):
        return False
    aux = [child.lower_ for child in cue.children if child.dep_ == "aux"]
    if any(word in words["unsaid"] for word in aux):
        return False
    if cue.tag_ == "VB" and cue.dep_ != "ROOT":
        return cue.head.lemma_.lower() in words["said_under"]
    return True


def speaker_of(cue: Token) -> Token | None:
    """The head of who says it: the subject, a passive's agent, the subject of the saying a participle goes with."""
    if (borrowed := _borrowed(cue)) is not None:
        return borrowed
    if cue.dep_ == "pcomp":
        return next((c for c in cue.children if c.dep_ == "nsubj"), None) or _above_preposition(cue)
    if cue.dep_ in ("dobj", "appos") and cue.tag_ in ("VBZ", "VBD") and cue.i == cue.head.i + 1:
        return cue.head  # the parser took "Berg claims" for a noun and its object
    taken = cue.dep_ == "ROOT" and any(c.dep_ == "nsubj" for c in cue.children)  # "the chief, Ann Lee, announced"
    if cue.tag_ == "VBN" and not (taken or cue.dep_ == "conj" or _helped(cue)):
        finite = cue.dep_ in ("acl", "amod") and _leads_on(cue)
        return cue.head if finite else next(iter(fillers(cue, "by")), None)
    return _subject(cue)


def _borrowed(cue: Token) -> Token | None:
    """The subject that a participle or an infinitive has from the verb above it; None where it has none such."""
    if cue.tag_ == "VBG" and cue.dep_ in ("advcl", "conj"):
        return _saying_above(cue)
    if cue.tag_ == "VBG" and cue.dep_ in ("acl", "pcomp"):
        return _poster(cue)
    if cue.tag_ == "VB" and cue.dep_ in ("ccomp", "xcomp") and cue.head.lemma_ == "use":
        return next(iter(fillers(cue.head, "subj")), None)  # "used the stage to thank"
    return None


def _poster(cue: Token) -> Token | None:
    """Who says it in "posted a message on the site blaming Peru": the subject of the verb, not the site."""
    words, above = load_saying_words(), cue.head
    papers = False
    while above.pos_ in ("NOUN", "PROPN", "ADP") and above.head != above:
        papers = papers or above.lemma_.lower() in words["reports"]
        above = above.head
    papers = papers or any(c.dep_ == "dobj" and c.lemma_.lower() in words["reports"] for c in above.children)
    return next(iter(fillers(above, "subj")), None) if papers and above.pos_ == "VERB" else None


def _helped(cue: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") for child in cue.children)


def _subject(cue: Token) -> Token | None:
    found = [noun for noun in fillers(cue, "subj") if noun.tag_ != "VBG"]
    if found:
        named = [noun for noun in found if noun.lower_ not in load_saying_words()["nobody"]]
        return _past_according((named or found)[0], cue)
    return _after_cue(cue)


def _after_cue(cue: Token) -> Token | None:
    """Who speaks in "..., said Anna Berg" and "..., argued the state's lawyer", where the parser has an object."""
    if is_passive(cue):
        return None
    if cue.lemma_ == "say":
        return next((c for c in cue.children if c.dep_ in ("dobj", "attr") and c.i == cue.i + 1), None)
    closes = cue.i > cue.sent.start and cue.nbor(-1).text == ","
    said = any(c.dep_ == "ccomp" and c.i < cue.i for c in cue.children)
    after = (c for c in cue.children if c.dep_ == "dobj" and c.left_edge.i == cue.i + 1)
    return next(after, None) if closes and said else None


def _above_preposition(cue: Token) -> Token | None:
    """Who says it in "was quoted as saying" and "answered by accusing"."""
    verb = cue.head.head
    if cue.head.lower_ == "as" and verb.lemma_ in ("quote", "cite", "report"):
        return next(iter(fillers(verb, "obj")), None)
    return next(iter(fillers(verb, "subj")), None) if cue.head.lower_ in ("by", "in") else None


def _leads_on(cue: Token) -> bool:
    """True for a finite verb after an apposition that the parser took for a participle: "that" and a clause follow."""
    return any(c.dep_ == "ccomp" and any(m.lower_ == "that" for m in c.children) for c in cue.children)


def _past_according(head: Token, cue: Token) -> Token:
    """The subject, but for one the parser took from "according to X, Y said": then the name before the verb."""
    edge = head.left_edge.i
    if edge < 2 or head.doc[edge - 1].lower_ != "to" or head.doc[edge - 2].lower_ != "according":
        return head
    names = [t for t in head.doc[head.i + 1 : cue.i] if t.pos_ == "PROPN" and t.dep_ != "compound"]
    return names[-1] if names else head


def _saying_above(cue: Token) -> Token | None:
    """The subject of the nearest verb of saying in the clauses above a participle ("..., adding that")."""
    words = load_saying_words()
    for above in cue.ancestors:
        if words.verb(above) and above.tag_ != "VBG" and (own := fillers(above, "subj")):
            return own[0]
    return None


def _may_say(head: Token, verb: SayingVerb) -> bool:
    """True where the subject is one that the verb counts with."""
    words = load_saying_words()
    noun = counted(antecedent(head))
    if noun.lower_ == "it" and noun.dep_ == "nsubj":
        return verb.counts == "yes"  # "It also said": the paper or the body that spoke before
    silent = (noun.lower_ in words["nobody"] and not is_one_of(noun)) or is_inside(noun)
    if noun.left_edge.lower_ in ("no", "neither") or silent:
        return False
    if verb.counts == "yes":
        return True
    lemma = noun.lemma_.lower()
    body = lemma in words["sources"] or noun.pos_ == "PROPN" or noun.ent_type_ in _SPEAKING or _is_name(noun)
    body = body or lemma in load_person_words().heads or any(part in words["sources"] for part in lemma.split("-"))
    if verb.counts == "body":
        return body or noun.lower_ in words["plurals"]
    return body or noun.pos_ == "PRON" or lemma in words["reports"]


def _is_name(noun: Token) -> bool:
    """True for a capitalised word taken for a common noun that is a name elsewhere in the text."""
    bare = noun.text[:1].isupper() and noun.pos_ == "NOUN" and not any(noun.lefts)
    return bare and any(t.pos_ == "PROPN" and t.text == noun.text for t in noun.doc)


def according_to(token: Token, quoted: Sequence[tuple[int, int]]) -> Iterator[Saying]:
    """The clause that "according to X" stands in, without it."""
    to = token.nbor()
    head = next((t for t in to.children if t.dep_ == "pobj"), None)
    if head is None:
        return
    phrase = {t.i for t in token.subtree} | {t.i for t in to.subtree}
    clause = token.head
    while clause.pos_ not in _VERBS and clause.head != clause:
        clause = clause.head
    words = [t for t in clause.subtree if t.i not in phrase and not t.is_space and not within(t, quoted)]
    before = list(takewhile(lambda t: t.text not in _HALTS, (t for t in reversed(words) if t.i < token.i)))[::-1]
    after = list(takewhile(lambda t: t.text not in _BREAKS, (t for t in words if t.i > to.i)))
    if len(before) <= 1 and not after:  # after a colon the parser may hang on the source what follows it
        after = [t for t in token.sent if t.i > head.i and not t.is_space and not within(t, quoted)]
    chosen = [t for t in _sourced(before, after) if not t.is_punct or t.text in _MARKS or t.text == "%"]
    chosen = chosen[1:] if chosen and chosen[0].dep_ == "cc" else chosen
    if chosen:
        yield Saying(*extent_of(chosen), "indirect", "according to", head, token)


def _sourced(before: list[Token], after: list[Token]) -> list[Token]:
    """The side of the source that it is the source of: what "and, according to X," opens; what stands before it where
    another clause is joined on; else the longer side."""
    led, leads = ([t for t in side if not t.is_punct or t.text in _MARKS] for side in (before, after))
    if led and leads and led[-1].dep_ == "cc":
        return after
    joined = bool(leads) and leads[0].dep_ == "cc" and leads[0].i == after[0].i + (after[0] != leads[0])
    return before if joined and len(led) >= _CLAUSE else max(before, after, key=len)


def _merged(found: Sequence[Saying]) -> list[Saying]:
    """One saying where verbs of saying share sentence and subject ("denied it and said that")."""
    kept: dict[int, Saying] = {}
    for saying in found:
        key = saying.head.i if saying.head is not None else -1
        mate = kept.get(key)
        if mate is None:
            kept[key] = saying
            continue
        why = f"{mate.why} {saying.why.partition(':')[2]}"
        start, end = min(mate.start, saying.start), max(mate.end, saying.end)
        kept[key] = replace(mate, start=start, end=end, why=why, addressee=mate.addressee or saying.addressee)
    return list(kept.values())


def _apart(found: Sequence[Saying]) -> Iterator[Saying]:
    """The sayings but for those that are part of what another says: only the report's own asides count there."""
    relayed = {id(o) for o in found for saying in found if _relays(o, saying)}
    for saying in found:
        outer = [o for o in found if o is not saying and saying.cue is not None and o.start <= saying.cue.idx < o.end]
        relays = next((o for o in found if _relays(o, saying)), None)
        if id(saying) in relayed or (outer and not _aside(saying, outer)):
            continue
        yield replace(saying, via=relays.head) if relays is not None else saying


def _aside(saying: Saying, outer: Sequence[Saying]) -> bool:
    """True where a saying inside another is no part of it: it stands in an aside, or the outer relays it."""
    if (
        saying.cue is None
        or saying.head is None
        or (saying.head.pos_ == "PRON" and antecedent(saying.head) == saying.head)
    ):
        return False
    if any(_relays(o, saying) for o in outer) or is_free_relative(saying.cue):
        return True
    cues = {o.cue.i for o in outer if o.cue is not None}
    path = list(takewhile(lambda t: t.i not in cues, [saying.cue, *saying.cue.ancestors]))
    return any(token.dep_ in _ASIDES for token in path)


def _relays(outer: Saying, inner: Saying) -> bool:
    """True where all that the outer says is what the inner says: "the agency reported that the minister had said"."""
    if outer is inner or outer.via is not None or inner.via is not None:
        return False
    if outer.head is None or inner.head is None or inner.head.pos_ == "PRON":
        return False
    if inner.cue is None or not any(child.dep_ in ("ccomp", "xcomp") for child in inner.cue.children):
        return False  # "said the police were blaming sailors": what they do is part of what is said
    return (
        outer.cue is not None
        and inner.cue is not None
        and (_under(inner.cue, outer.cue) or _under(outer.cue, inner.cue))
    )


def _under(cue: Token, other: Token) -> bool:
    """True where the verb's clause is part of the other's; two that "and" or "but" joins stand side by side."""
    return cue.head == other and cue.dep_ != "conj"
