"""What a figure measures: in words for a reader, and in a normal form by which two reports meet."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from dragoman.annotate.frames import fillers
from dragoman.annotate.quantities import Quantity
from dragoman.annotate.reading import Reading
from dragoman.model.vocabulary import read_rows

_PACKAGE = "dragoman.annotate"
_ABOUT_WORDS = 14  # a short phrase: longer ones were no clearer on the seeds
_ARGUMENTS = frozenset(["nsubj", "nsubjpass", "dobj", "dative", "attr", "oprd", "prt", "neg", "acomp", "agent", "prep"])
_MODIFIERS = frozenset(["compound", "amod", "poss", "nmod", "case"])


@cache
def _things() -> dict[str, str]:
    rows = read_rows(_PACKAGE, "measure_words.csv", ("thing", "words"))
    return {word: row["thing"] for row in rows for word in row.list("words")}


@cache
def _directions() -> dict[str, str]:
    rows = read_rows(_PACKAGE, "measure_verbs.csv", ("verb", "direction"))
    return {row["verb"]: row.one_of("direction", ("in", "out")) for row in rows}


@cache
def _harms() -> dict[str, str]:
    rows = read_rows(_PACKAGE, "harm_words.csv", ("word", "harm"))
    return {row["word"]: row["harm"] for row in rows}


def clause_verb(token: Token) -> Token | None:
    """The verb that governs the token, or None in a verbless line."""
    for ancestor in [token, *token.ancestors]:
        if ancestor.pos_ in ("VERB", "AUX") and ancestor.dep_ not in ("aux", "auxpass"):
            return ancestor
    return None


def about(anchor: Token, quantity: Quantity) -> str:
    """What is counted, with subject, verb and objects of its clause: "Jews live in Azerbaijan"."""
    kept = set(_phrase(anchor))
    for of in (child for child in anchor.children if child.lower_ == "of"):
        kept |= _prepositional(of)
    verb = clause_verb(anchor)
    if verb is not None:
        kept.add(verb)
        for child in _arguments(verb):
            kept |= _prepositional(child) if child.dep_ in ("prep", "agent") else set(_phrase(child))
    words = [token for token in sorted(kept, key=lambda token: token.i) if not _is_number(token, quantity)]
    words = [token for token in words if not token.is_punct and not token.is_space and token.dep_ != "det"]
    return " ".join(token.text for token in words[:_ABOUT_WORDS])


def _is_number(token: Token, quantity: Quantity) -> bool:
    return quantity.start <= token.idx < quantity.number_end


def _arguments(verb: Token) -> list[Token]:
    """The verb's arguments; the subject of the verb above where it has none of its own."""
    own = [child for child in verb.children if child.dep_ in _ARGUMENTS]
    if verb.dep_ in ("conj", "xcomp", "advcl") and not any(child.dep_.startswith("nsubj") for child in own):
        own += [child for child in verb.head.children if child.dep_.startswith("nsubj")]
    if verb.dep_ in ("acl", "relcl"):
        own.append(verb.head)
    return own


def _phrase(token: Token) -> Iterable[Token]:
    yield token
    for child in token.lefts:
        if child.dep_ in _MODIFIERS:
            yield from _phrase(child)


def _prepositional(preposition: Token) -> set[Token]:
    kept = {preposition}
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            kept |= set(_phrase(child))
            for inner in child.children:
                if inner.lower_ == "of":
                    kept |= {inner, *(t for pobj in inner.children if pobj.dep_ == "pobj" for t in _phrase(pobj))}
    return kept


def measures(reading: Reading, anchor: Token, quantity: Quantity, unit: str) -> str:
    """The normal form "kind:thing:actors", "" where thing or actors cannot be told.

    Actors are codes: sorted with "-" between, or "AZE>ISR" where the verb sends the one to the other.
    """
    noun = _strong_noun(anchor)
    strong, anchor = noun != anchor, noun
    verb = clause_verb(anchor)
    harm = _harm(anchor, verb) if unit == "people" else None
    kind = "casualties" if harm else quantity.kind or "count"
    thing = harm or _thing(reading, anchor, quantity, unit)
    actors = _owners(reading, anchor, thing) if strong else _actors(reading, anchor, verb, thing)
    return f"{kind}:{thing}:{actors}" if thing and actors else ""


def _strong_noun(anchor: Token) -> Token:
    """Who is "30,000-strong": the noun it stands before or is said of, else the last one of people named before it."""
    if anchor.lemma_.lower() != "strong":
        return anchor
    if anchor.dep_ == "amod":
        return anchor.head
    verb = clause_verb(anchor)
    said_of = [child for child in (verb.children if verb is not None else ()) if child.dep_ == "nsubj"]
    if said_of and said_of[0].pos_ in ("NOUN", "PROPN"):
        return said_of[0]
    before = [token for token in anchor.sent if token.i < anchor.i and _things().get(token.lemma_.lower()) == "people"]
    return before[-1] if before else anchor


def harm_of(anchor: Token) -> str | None:
    """What befell those counted: "killed", "wounded"; None where the clause says nothing of it."""
    return _harm(anchor, clause_verb(anchor))


def _harm(anchor: Token, verb: Token | None) -> str | None:
    near = [anchor, *anchor.children, *([verb, *verb.children] if verb is not None else [])]
    return next((_harms()[token.lemma_.lower()] for token in near if token.lemma_.lower() in _harms()), None)


def _thing(reading: Reading, anchor: Token, quantity: Quantity, unit: str) -> str:
    """The vocabulary's word for what stands nearest to the number, else the noun's lemma."""
    if quantity.kind in ("", "count"):
        people = _people(reading, anchor)
        if people:
            return people
    scope = [token for token in anchor.subtree if token.pos_ in ("NOUN", "PROPN", "ADJ")]
    if quantity.kind not in ("", "count") and anchor.head.pos_ in ("NOUN", "PROPN") and anchor.head.i > anchor.i:
        scope.append(anchor.head)
    for token in scope:
        if not _is_number(token, quantity) and token.lemma_.lower() in _things():
            return _things()[token.lemma_.lower()]
    if quantity.kind in ("", "count"):
        return unit
    if quantity.kind == "duration":
        return ""
    if quantity.kind == "share" and (parted := fillers(anchor, "of")):
        return parted[0].lemma_.lower()
    verb = clause_verb(anchor)
    nouns = [child for child in (verb.children if verb is not None else ()) if child.dep_ in ("nsubj", "dobj", "attr")]
    near = [t for noun in nouns for t in _phrase(noun) if not _is_number(t, quantity) and t.pos_ in ("NOUN", "PROPN")]
    return next((_things()[t.lemma_.lower()] for t in near if t.lemma_.lower() in _things()), "")


def _people(reading: Reading, noun: Token) -> str:
    """ "people CODE" for a people counted by its name, with an adjective or alone ("Jews", "ethnic Azeris")."""
    for token in _phrase(noun):
        link = reading.link_at(token)
        if link and link.actors and (token.tag_ in ("NNPS", "NNS") or _things().get(noun.lemma_.lower()) == "people"):
            return f"people {link.actors[0]}"
    return ""


def _owners(reading: Reading, noun: Token, thing: str) -> str:
    """Whose the noun is, by what stands before it: the rest of its clause is about other things."""
    before = [token for left in noun.lefts for token in left.subtree]
    return "-".join(sorted(_codes(reading, before) - set(thing.split())))


def _actors(reading: Reading, anchor: Token, verb: Token | None, thing: str) -> str:
    """The actors of the clause, those of the subject apart where the verb sends something."""
    counted = set(thing.split())
    if verb is None:
        return "-".join(sorted(_codes(reading, [*anchor.subtree, *anchor.head.subtree]) - counted))
    subjects: set[str] = set()
    others: set[str] = set()
    for child in _arguments(verb):
        side = subjects if child.dep_ in ("nsubj",) or child.i == verb.head.i else others
        side |= _codes(reading, child.subtree if child.i != verb.head.i else [child])
    others |= _codes(reading, anchor.subtree)
    others -= subjects
    subjects, others = subjects - counted, others - counted
    direction = _directions().get(verb.lemma_.lower())
    if direction and subjects and others:
        sender, receiver = (subjects, others) if direction == "out" else (others, subjects)
        return f"{'-'.join(sorted(sender))}>{'-'.join(sorted(receiver))}"
    return "-".join(sorted(subjects | others))


def _codes(reading: Reading, tokens: Iterable[Token]) -> set[str]:
    links = (reading.link_at(token) for token in tokens)
    return {reading.gazetteer.counts_as(code) for link in links if link for code in link.actors}
