"""Reported speech: verbs of saying with the words they govern, "according to", and nouns of saying."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from dragoman.annotate.frames import fillers, is_passive
from dragoman.annotate.saying_words import SayingVerb, load_saying_words
from dragoman.annotate.sayings import Saying

_CLAUSES = frozenset({"ccomp", "xcomp", "advcl"})
_JOINED = frozenset({"conj", "advcl", "xcomp"})
_MARKS = frozenset(["“", "”", '"', "‘", "’", "'", "«", "»", "„"])


def find_reported(doc: Doc, direct: Sequence[Saying]) -> tuple[Saying, ...]:
    """What the document reports in its own grammar, outside the direct speech found before, in order."""
    quoted = [(saying.start, saying.end) for saying in direct]
    found = [saying for token in doc if not _within(token, quoted) for saying in _of_token(token, quoted)]
    return tuple(_merged(found))


def _within(token: Token, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.idx < end for start, end in stretches)


def _of_token(token: Token, quoted: Sequence[tuple[int, int]]) -> Iterator[Saying]:
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        yield from _according(token)
        return
    verb = load_saying_words().verb(token)
    if verb is None or verb.counts == "speech" or not _said(token):
        return
    head = _speaker(token)
    content = _content(token, verb)
    if head is None or not content or not _may_say(head, verb):
        return
    span = _trim(token, content, quoted)
    if span:
        yield Saying(*span, "indirect", f"reported:{verb.verb}", head, token, _addressee(token))


def _said(cue: Token) -> bool:
    """False where nothing has been said: negated, ahead, an infinitive of purpose or wish."""
    words = load_saying_words()
    if any(child.dep_ == "neg" for child in cue.children) and cue.lemma_.lower() not in ("deny",):
        return False
    aux = [child.lower_ for child in cue.children if child.dep_ == "aux"]
    if any(word in words["unsaid"] for word in aux):
        return False
    if cue.tag_ == "VB" and cue.dep_ != "ROOT":
        return cue.head.lemma_.lower() in words["said_under"]
    return True


def _speaker(cue: Token) -> Token | None:
    found = fillers(cue, "subj")
    if found:
        return found[0]
    if cue.dep_ == "pcomp" and cue.head.lower_ == "as" and cue.head.head.lemma_ in ("quote", "cite", "report"):
        return next(iter(fillers(cue.head.head, "obj")), None)
    # "..., said Anna Berg": the parser may take the speaker for the object.
    if cue.lemma_ == "say" and not is_passive(cue):
        return next((c for c in cue.children if c.dep_ in ("dobj", "attr") and c.i == cue.i + 1), None)
    return None


def _may_say(head: Token, verb: SayingVerb) -> bool:
    """True where the subject is one that the verb counts with."""
    words = load_saying_words()
    if head.lower_ in words["nobody"] | words["inside"]:
        return False
    if verb.counts == "yes":
        return True
    lemma = head.lemma_.lower()
    body = lemma in words["sources"] or head.pos_ == "PROPN" or head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
    if verb.counts == "body":
        return body or head.lower_ in words["plurals"]
    return body or head.pos_ == "PRON" or lemma in words["reports"]


def _content(cue: Token, verb: SayingVerb) -> list[Token]:
    """The heads of the words that the verb governs by its frames."""
    found = []
    for child in cue.children:
        if _fits(child, cue, verb):
            found.append(child)
    if is_passive(cue) and "obj" in verb.frames:
        found += [child for child in cue.children if child.dep_ == "nsubjpass"]
    if not found and cue.dep_ in ("parataxis", "ROOT", "ccomp", "conj") and "clause" in verb.frames:
        found = _parenthetical(cue)
    return found


def _fits(child: Token, cue: Token, verb: SayingVerb) -> bool:
    frames = verb.frames
    if child.dep_ == "ccomp":
        return bool(frames & {"clause", "quote", "oprd"})
    if child.dep_ == "xcomp":
        return bool(frames & {"to", "oprd", "clause"}) or (child.tag_ == "VBG" and "obj" in frames)
    if child.dep_ == "dobj":
        return "obj" in frames or ("oprd" in frames) or ("to" in frames and _has_clause(cue))
    if child.dep_ == "oprd":
        return "oprd" in frames
    return child.dep_ == "prep" and child.lower_ in verb.prepositions


def _has_clause(cue: Token) -> bool:
    return any(child.dep_ in ("xcomp", "ccomp") for child in cue.children)


def _parenthetical(cue: Token) -> list[Token]:
    """The sentence into which "X said" is put between commas, or that it follows."""
    if cue.dep_ in ("parataxis", "ccomp") and cue.head is not cue and not load_saying_words().verb(cue.head):
        return [cue.head]
    return []


def _trim(cue: Token, content: Sequence[Token], quoted: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """From the first to the last of the words said, the attribution left out where it stands at an edge."""
    own = {t.i for t in cue.subtree} - {t.i for head in content if not cue.is_ancestor(head) is False for t in head.subtree}
    tokens = sorted({t for head in content for t in head.subtree if t.i not in own}, key=lambda t: t.i)
    tokens = [t for t in tokens if not t.is_space and not _within(t, quoted)]
    tokens = _side(cue, tokens)
    while tokens and (tokens[0].is_punct or tokens[0].lower_ in ("that", "as")) and tokens[0].text not in _MARKS:
        tokens = tokens[1:]
    while tokens and tokens[-1].is_punct and tokens[-1].text not in _MARKS:
        tokens = tokens[:-1]
    if not tokens or not any(t.is_alpha for t in tokens):
        return None
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)


def _side(cue: Token, tokens: list[Token]) -> list[Token]:
    """The tokens on the side of the cue where most of them stand."""
    after = [t for t in tokens if t.i > cue.i]
    before = [t for t in tokens if t.i < cue.i]
    if not after or not before:
        return tokens
    return after if len(after) >= len(before) else before


def _according(token: Token) -> Iterator[Saying]:
    """The clause that "according to X" stands in, without it."""
    to = token.nbor()
    head = next((t for t in to.children if t.dep_ == "pobj"), None)
    if head is None:
        return
    phrase = {t.i for t in token.subtree} | {t.i for t in to.subtree}
    clause = token.head
    while clause.pos_ not in ("VERB", "AUX") and clause.head is not clause:
        clause = clause.head
    words = [t for t in clause.subtree if t.i not in phrase and not t.is_space and not t.is_punct]
    before = [t for t in words if t.i < token.i]
    after = [t for t in words if t.i > to.i]
    chosen = before if before and (token.i > token.sent.start + 1) else after
    if chosen:
        end = chosen[-1]
        yield Saying(chosen[0].idx, end.idx + len(end.text), "indirect", "according to", head, token)


def _addressee(cue: Token) -> Token | None:
    if cue.lemma_ not in ("tell", "inform", "assure", "remind", "warn", "urge", "ask"):
        return None
    return next((t for t in cue.children if t.dep_ in ("dobj", "dative") and t.i > cue.i), None)


def _merged(found: Sequence[Saying]) -> list[Saying]:
    """One saying where verbs of saying share sentence and subject ("denied it and said that")."""
    kept: list[Saying] = []
    for saying in found:
        mate = next((k for k in kept[-4:] if _same_saying(k, saying)), None)
        if mate is None:
            kept.append(saying)
            continue
        joined = Saying(
            min(mate.start, saying.start),
            max(mate.end, saying.end),
            mate.mode,
            f"{mate.why} {saying.why.partition(':')[2]}",
            mate.head,
            mate.cue,
            mate.addressee or saying.addressee,
        )
        kept[kept.index(mate)] = joined
    return kept


def _same_saying(one: Saying, other: Saying) -> bool:
    return one.head is not None and other.head is not None and one.head.i == other.head.i
