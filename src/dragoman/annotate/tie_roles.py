"""Who stands where in a tie: the roles of tie_words.csv filled with actors.

Beside the roles of `annotate.frames` there are `same` (whom a noun is said to be: "Ruritania is an ally",
"its ally Ruritania"), `holder` (who has it: "Ruritania maintains ties with"), `self` (the noun's own link),
`prefix` and `head` (both sides of "Ruritanian-backed rebels"), `people` (a subject that is people of a
nation), `neighbour` (a land neighbour named close by) and `report` (the two states last spoken of, for
"bilateral trade").
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.annotate.frames import actor_links, antecedent, conjuncts, fillers
from dragoman.annotate.reading import Reading
from dragoman.annotate.tie_words import land_neighbours, load_holders
from dragoman.model.actors import Link, MentionKind

_MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod", "poss", "punct"})
_DESCRIBING = frozenset({"attr", "oprd"})
_BILATERAL = frozenset({"bilateral", "mutual", "two-way"})
_PEOPLE_NAMES = frozenset({"demonym", "adjective"})
_NO_PLACES = frozenset({"subj", "obj", "poss", "mod", "same", "holder", "self", "prefix", "by"})
_LOOK_BACK = 400  # characters before a word in which its neighbour or pair is sought: about two sentences of a report


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of a tie and the token that names it."""

    code: str
    token: Token


def fill(reading: Reading, trigger: Token, roles: Sequence[str], other: Sequence[Party] = ()) -> list[Party]:
    """The parties of the first role that is filled by someone who is not `other`, each actor once."""
    taken = {party.code for party in other}
    for role in roles:
        found = {party.code: party for party in reversed(_fill_role(reading, trigger, role, other))}
        parties = [party for party in reversed(found.values()) if party.code not in taken]
        if parties:
            return sorted(parties, key=lambda party: party.token.i)
    return []


def _fill_role(reading: Reading, trigger: Token, role: str, other: Sequence[Party]) -> list[Party]:
    if role in ("poss", "mod"):
        return _before(reading, trigger, role)
    if role == "between":
        return _between(reading, trigger)
    if role == "same":
        return _parties(reading, described(trigger), role)
    if role == "holder":
        return _parties(reading, held_by(trigger), role)
    if role == "self":
        return _self(reading, trigger)
    if role in ("prefix", "head"):
        return _around(reading, trigger, role)
    if role == "people":
        return _people(reading, trigger)
    if role == "neighbour":
        return _neighbour(reading, trigger, other)
    if role == "report":
        return _last_two(reading, trigger)
    return _parties(reading, fillers(trigger, role), role)


def _parties(reading: Reading, nouns: Iterable[Token], role: str) -> list[Party]:
    found = []
    for noun in nouns:
        pairs = [pair for pair in actor_links(reading, noun) if not _whereabouts(pair[1], noun)]
        if not pairs and role not in _NO_PLACES:
            pairs = [(link, part) for part in conjuncts(noun) if (link := reading.link_at(part))]
        found += [party for link, token in pairs for party in _of_link(reading, link, token)]
    return found


def _whereabouts(token: Token, noun: Token) -> bool:
    """True where the token only says where the noun is ("rebels in the north"), not who."""
    return token.dep_ == "pobj" and token.head.lower_ == "in" and token.head.head in conjuncts(noun)


def _of_link(reading: Reading, link: Link, token: Token) -> list[Party]:
    if link.mention.name_kind == "outlet":
        return []
    return [Party(reading.gazetteer.counts_as(code), token) for code in link.actors]


def _names_in(reading: Reading, tokens: Iterable[Token], places: bool) -> list[Party]:
    found = []
    for token in tokens:
        link = reading.link_at(token)
        if link and (places or link.mention.kind is not MentionKind.PLACE):
            found += _of_link(reading, link, token)
    return found


def _before(reading: Reading, noun: Token, role: str) -> list[Party]:
    """Who stands before the noun, hyphenated and joined names together ("the Ruritanian-Freedonian border")."""
    tokens: list[Token] = []
    for child in noun.lefts:
        if (child.dep_ == "poss") is (role == "poss") and child.dep_ in _MODIFIERS:
            tokens += child.subtree
    return _names_in(reading, tokens, places=False)


def _between(reading: Reading, noun: Token) -> list[Party]:
    for child in noun.children:
        if child.lower_ in ("between", "among"):
            return _names_in(reading, child.subtree, places=True)
    return []


def described(noun: Token) -> list[Token]:
    """The nouns that the noun is said to be: a copula's subject, what it is in apposition to, "regards it as"."""
    head = noun.head
    if noun.dep_ in _DESCRIBING:
        return fillers(head, "subj") or fillers(head, "obj")
    if noun.dep_ == "conj":
        return described(head)
    found = [child for child in noun.children if child.dep_ == "appos"]
    if noun.dep_ == "appos" or (noun.dep_ in ("compound", "nmod", "amod") and head.pos_ == "PROPN"):
        found.append(head)
    if noun.dep_ == "pobj" and head.lower_ in ("as", "among", "at") and head.head.pos_ in ("VERB", "AUX"):
        verb = head.head
        found += fillers(verb, "obj" if head.lower_ == "as" else "subj") or fillers(verb, "subj")
    return found


def holding_verb(noun: Token) -> Token | None:
    """The verb of tie_holders.csv that has the noun, or what the noun is joined to, for its object; or None."""
    word = noun
    while word.dep_ == "conj" and word.head.pos_ in ("NOUN", "PROPN"):
        word = word.head
    verb = word.head
    held = word.dep_ in ("dobj", "nsubjpass", "pobj") or (word.dep_ == "nsubj" and verb.lemma_.lower() != "be")
    if word.dep_ == "pobj":
        verb = verb.head
    if held and verb.pos_ == "VERB" and verb.lemma_.lower() in load_holders():
        return verb
    participle = next((child for child in word.children if child.dep_ in ("acl", "relcl")), None)
    return participle if participle is not None and participle.lemma_.lower() in load_holders() else None


def held_by(noun: Token) -> list[Token]:
    """Who has the noun: the subject of the verb that holds it."""
    verb = holding_verb(noun)
    if verb is None:
        return []
    return [antecedent(token) for token in fillers(verb, "subj") if token is not noun]


def _self(reading: Reading, trigger: Token) -> list[Party]:
    link = reading.link_at(trigger)
    return _of_link(reading, link, trigger) if link else []


def _around(reading: Reading, trigger: Token, role: str) -> list[Party]:
    """The name joined to a participle by a hyphen, or the noun that the participle stands before."""
    if role == "prefix":
        before = [token for token in trigger.lefts if token.i >= trigger.i - 3]
        return _names_in(reading, before, places=False) if _hyphenated(trigger) else []
    if trigger.dep_ != "amod":
        return []
    noun = trigger.head
    own = _names_in(reading, [noun], places=True)
    return own or _names_in(reading, [t for t in noun.lefts if t.i > trigger.i], places=False)


def _hyphenated(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in ("-", "–", "‑")


def _people(reading: Reading, verb: Token) -> list[Party]:
    """A subject that is people: a community, or a nation's people in the plural ("9,000 Ruritanians live in")."""
    found = []
    for noun in fillers(verb, "subj"):
        link = reading.link_at(noun)
        if link is None or noun.tag_ not in ("NNS", "NNPS", "JJ"):
            continue
        if link.mention.name_kind in _PEOPLE_NAMES or any(code.startswith("COM:") for code in link.actors):
            found += _of_link(reading, link, noun)
    return found


def _neighbour(reading: Reading, trigger: Token, other: Sequence[Party]) -> list[Party]:
    """The state named last before the word that has a land border with the other side."""
    for link in reversed(reading.links_in(max(0, trigger.idx - _LOOK_BACK), trigger.idx)):
        for code in link.actors:
            if any((code, party.code) in land_neighbours() for party in other):
                return [Party(code, trigger)]
    return []


def _last_two(reading: Reading, trigger: Token) -> list[Party]:
    """The two states named last before a "bilateral" something."""
    if not any(child.lower_ in _BILATERAL for child in trigger.children):
        return []
    codes: dict[str, None] = {}
    for link in reversed(reading.links_in(max(0, trigger.idx - _LOOK_BACK), trigger.idx)):
        if link.mention.kind is not MentionKind.PLACE:
            codes.update(dict.fromkeys(code for code in link.actors if len(code) == 3))
        if len(codes) >= 2:
            return [Party(code, trigger) for code in list(codes)[:2]]
    return []
