"""Reported speech: verbs of saying with the words they govern, and clauses with "according to"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from spacy.tokens import Doc, Token

from dragoman.annotate.frames import antecedent, fillers, is_passive
from dragoman.annotate.person_words import load_person_words
from dragoman.annotate.saying_words import SayingVerb, load_saying_words
from dragoman.annotate.sayings import Saying

_MARKS = frozenset(["“", "”", '"', "‘", "’", "'", "«", "»", "„"])
_TAIL = 6  # words after a verb that closes its sentence: "on Monday", "in a statement"
_BREAKS = frozenset([";", "\n"])
_VERBS = frozenset({"VERB", "AUX"})
_TELLING = frozenset({"tell", "inform", "assure", "remind", "warn", "urge", "ask", "advise", "notify"})
_POINTING = frozenset({"this", "that", "these", "those", "it", "them", "him", "her"})
#: Clauses and asides inside what somebody says that are the report's own words again.
_ASIDES = frozenset({"relcl", "appos", "acl", "parataxis"})
#: Entity labels of the parser's model that can speak.
_SPEAKING = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def find_reported(doc: Doc, direct: Sequence[Saying]) -> tuple[Saying, ...]:
    """What the document reports in its own grammar, outside the direct speech found before, in order."""
    quoted = _stretches(direct)
    found = [saying for token in doc if not _within(token, quoted) for saying in _of_token(token, quoted)]
    # What is part of another, or shares its subject, stands in its sentence.
    return tuple(saying for _, same in groupby(found, _sentence) for saying in _apart(_merged(list(same))))


def _sentence(saying: Saying) -> int:
    return saying.cue.sent.start if saying.cue is not None else -1


def _stretches(direct: Sequence[Saying]) -> list[tuple[int, int]]:
    """Where the direct speech stands, in order, what overlaps joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((saying.start, saying.end) for saying in direct):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _within(token: Token, stretches: Sequence[tuple[int, int]]) -> bool:
    """True where one of the stretches covers the token."""
    index = bisect_right(stretches, token.idx, key=lambda stretch: stretch[0]) - 1
    return index >= 0 and token.idx < stretches[index][1]


def _of_token(token: Token, quoted: Sequence[tuple[int, int]]) -> Iterator[Saying]:
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        yield from _according(token, quoted)
        return
    verb = load_saying_words().verb(token)
    if verb is None or verb.counts == "speech" or verb.frames == {"quote"} or not _said(token):
        return
    head = _speaker(token)
    if head is None or not _may_say(head, verb) or (head.pos_ == "PRON" and _free_relative(token)):
        return
    content = [word for word in _content(token, verb) if not _within(word, quoted)]
    tokens = _trim(token, content, quoted) or ([] if content else _sentence_before(token, verb, quoted))
    if tokens:
        saying = Saying(*_extent(tokens), "indirect", f"reported:{verb.verb}", head, token, _addressee(token))
        yield saying
        yield from _cited(saying, token)


def _cited(saying: Saying, cue: Token) -> Iterator[Saying]:
    """The same words as said by whom the speaker cites: "the agency, citing officials, said"."""
    beside = [*cue.children, *(saying.head.children if saying.head is not None else ())]
    for child in beside:
        if child.dep_ in ("advcl", "acl") and child.lower_ in ("citing", "quoting"):
            for source in child.children:
                if source.dep_ == "dobj" and _may_say(source, load_saying_words().verbs["claim"]):
                    yield replace(saying, why=f"reported:{child.lower_}", head=source, cue=child, via=saying.head)


def _extent(tokens: Sequence[Token]) -> tuple[int, int]:
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)


def _said(cue: Token) -> bool:
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


def _speaker(cue: Token) -> Token | None:
    """The head of who says it: the subject, a passive's agent, the subject of the saying a participle goes with."""
    if cue.tag_ == "VBG" and cue.dep_ in ("advcl", "conj") and (above := _saying_above(cue)) is not None:
        return above
    if cue.dep_ == "pcomp":
        return _above_preposition(cue)
    if cue.tag_ == "VBN" and cue.dep_ != "conj" and not any(c.dep_ in ("aux", "auxpass") for c in cue.children):
        finite = cue.dep_ in ("acl", "amod") and _leads_on(cue)
        return cue.head if finite else next(iter(fillers(cue, "by")), None)
    return _subject(cue)


def _subject(cue: Token) -> Token | None:
    found = fillers(cue, "subj")
    if found:
        named = [noun for noun in found if noun.lower_ not in load_saying_words()["nobody"]]
        return _past_according((named or found)[0], cue)
    # "..., said Anna Berg": the parser may take the speaker for the object.
    if cue.lemma_ == "say" and not is_passive(cue):
        return next((c for c in cue.children if c.dep_ in ("dobj", "attr") and c.i == cue.i + 1), None)
    return None


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
    noun = antecedent(head)
    if noun.left_edge.lower_ in ("no", "neither") or noun.lower_ in words["nobody"] | words["inside"]:
        return False
    if verb.counts == "yes":
        return True
    lemma = noun.lemma_.lower()
    body = lemma in words["sources"] or noun.pos_ == "PROPN" or noun.ent_type_ in _SPEAKING
    body = body or lemma in load_person_words().heads or any(part in words["sources"] for part in lemma.split("-"))
    if verb.counts == "body":
        return body or noun.lower_ in words["plurals"]
    return body or noun.pos_ == "PRON" or lemma in words["reports"]


def _content(cue: Token, verb: SayingVerb) -> list[Token]:
    """The heads of the words that the verb governs by its frames."""
    found = [child for child in cue.children if _fits(child, cue, verb)]
    if is_passive(cue) and "obj" in verb.frames:
        found += [child for child in cue.children if child.dep_ == "nsubjpass"]
    if not found and cue.dep_ == "relcl" and "obj" in verb.frames:
        found = [cue.head] if any(c.dep_ == "dobj" and antecedent(c) == cue.head for c in cue.children) else []
    if not found and "clause" in verb.frames:
        found = _parenthetical(cue)
    return found


def _fits(child: Token, cue: Token, verb: SayingVerb) -> bool:
    frames = verb.frames
    if child.dep_ == "ccomp":
        return bool(frames & {"clause", "oprd"}) or ("obj" in frames and _free_relative(child))
    if child.dep_ == "xcomp":
        return bool(frames & {"to", "oprd"}) or (child.tag_ == "VBG" and "obj" in frames)
    if child.dep_ == "dobj":
        return _object_fits(child, cue, frames)
    if child.dep_ == "oprd":
        return "oprd" in frames
    if child.dep_ == "advcl":
        return (
            "for" in frames and child.i > cue.i and any(c.dep_ == "mark" and c.lower_ == "for" for c in child.children)
        )
    governed = [grand for grand in child.children if grand.dep_ in ("pobj", "pcomp")]
    dated = any(grand.ent_type_ in ("DATE", "TIME") for grand in governed)
    return child.dep_ == "prep" and child.lower_ in verb.prepositions and child.i > cue.i and not dated


def _free_relative(clause: Token) -> bool:
    """True for "what she called a crime": a noun phrase in the form of a clause."""
    return any(child.lower_ == "what" and child.dep_ in ("dobj", "nsubj", "attr") for child in clause.children)


def _object_fits(child: Token, cue: Token, frames: frozenset[str]) -> bool:
    """True for an object that is what was said ("denied the charge") or stands before it ("urged Iran to")."""
    beside = {other.dep_ for other in cue.children}
    if "to" in frames and "xcomp" in beside:
        return True
    if "oprd" in frames and beside & {"oprd", "xcomp", "ccomp"}:
        return True
    if "oprd" in frames and _quote_after(child):
        return True
    if antecedent(child) != child:
        return False
    pointing = any(c.lower_ in _POINTING and c.dep_ == "det" for c in child.children)
    return "obj" in frames and not pointing and (child.lower_ not in _POINTING or "prep" in beside)


def _quote_after(noun: Token) -> bool:
    """True where a quotation follows the noun phrase: "called the deal “a farce”"."""
    last = max(token.i for token in noun.subtree)
    inside = any(token.text in _MARKS for token in noun.subtree)
    return inside or (last + 1 < len(noun.doc) and noun.doc[last + 1].text in _MARKS)


def _parenthetical(cue: Token) -> list[Token]:
    """The sentence into which "X said" is put between commas, or that it follows."""
    if cue.dep_ in ("parataxis", "ccomp", "conj") and cue.head != cue and not load_saying_words().verb(cue.head):
        return [cue.head] if cue.dep_ != "conj" else []
    return []


def _trim(cue: Token, content: Sequence[Token], quoted: Sequence[tuple[int, int]]) -> list[Token]:
    """The words said, in order: the attribution, its punctuation and another sentence joined by ";" left out."""
    own = {t.i for t in cue.subtree} if any(not cue.is_ancestor(head) for head in content) else {cue.i}
    kept = {t for head in content for t in head.subtree if t.i not in own and not _within(t, quoted)}
    tokens = _side(cue, sorted((t for t in kept if not t.is_space), key=lambda t: t.i))
    while tokens and tokens[0].text not in _MARKS and (tokens[0].is_punct or tokens[0].lower_ in ("that", "as")):
        tokens = tokens[1:]
    while tokens and tokens[-1].is_punct and tokens[-1].text not in _MARKS:
        tokens = tokens[:-1]
    return tokens if any(t.is_alpha for t in tokens) else []


def _sentence_before(cue: Token, verb: SayingVerb, quoted: Sequence[tuple[int, int]]) -> list[Token]:
    """The sentence that ", X said" closes, where the parser found nothing that the verb governs."""
    sentence, subject = cue.sent, next((c for c in cue.children if c.dep_ == "nsubj" and c.i < cue.i), None)
    if subject is None or "clause" not in verb.frames or sentence.end - cue.i > _TAIL:
        return []
    comma = subject.left_edge.i - 1
    if comma - sentence.start < _TAIL or cue.doc[comma].text != "," or any(t.text == '"' for t in sentence):
        return []
    words = [t for t in cue.doc[sentence.start : comma] if not t.is_space]
    return [] if any(_within(t, quoted) for t in words) else words


def _side(cue: Token, tokens: Sequence[Token]) -> list[Token]:
    """The tokens after the cue where it leads on to them, else those before it, of its own sentence."""
    after = list(takewhile(lambda t: t.text not in _BREAKS, (t for t in tokens if t.i > cue.i)))
    before = list(takewhile(lambda t: t.text not in _BREAKS, (t for t in reversed(tokens) if t.i < cue.i)))[::-1]
    follows = cue.i + 1 < len(cue.doc) and not cue.nbor().is_punct
    return after if after and (follows or len(after) >= len(before) or not before) else before


def _according(token: Token, quoted: Sequence[tuple[int, int]]) -> Iterator[Saying]:
    """The clause that "according to X" stands in, without it."""
    to = token.nbor()
    head = next((t for t in to.children if t.dep_ == "pobj"), None)
    if head is None:
        return
    phrase = {t.i for t in token.subtree} | {t.i for t in to.subtree}
    clause = token.head
    while clause.pos_ not in _VERBS and clause.head != clause:
        clause = clause.head
    words = [t for t in clause.subtree if t.i not in phrase and not t.is_space and not _within(t, quoted)]
    before = list(takewhile(lambda t: t.text not in _BREAKS, (t for t in reversed(words) if t.i < token.i)))[::-1]
    after = list(takewhile(lambda t: t.text not in _BREAKS, (t for t in words if t.i > to.i)))
    chosen = [t for t in max(before, after, key=len) if not t.is_punct or t.text in _MARKS]
    if chosen:
        yield Saying(*_extent(chosen), "indirect", "according to", head, token)


def _addressee(cue: Token) -> Token | None:
    if cue.lemma_ not in _TELLING:
        return None
    return next((t for t in cue.children if t.dep_ in ("dobj", "dative") and t.i > cue.i), None)


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
    if any(_relays(o, saying) for o in outer) or _free_relative(saying.cue):
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
    return (
        outer.cue is not None and inner.cue is not None and (inner.cue.head == outer.cue or outer.cue.head == inner.cue)
    )
