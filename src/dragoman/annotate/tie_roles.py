"""Who stands where in a tie: the roles of tie_words.csv filled with actors.

Beside the roles of `annotate.frames` there are `same` (whom a noun is said to be: "Ruritania is an ally", "its ally
Ruritania"), `holder` (who has it: "Ruritania maintains ties with"), `self` (the noun's own link), `prefix` and `head`
(both sides of "Ruritanian-backed rebels"), `body` (the body of states a member is of), `regards` (who takes somebody
for the noun), `user` (who has the goods), `needing` (whose the goods are by the clause that follows them), `clause`
(who acts on a bare noun), `where` (the place of a clause with "where"), `neighbour` (a land neighbour named before
it), `report` (the two states last spoken of, for "bilateral trade") and `teller` (the state of who says "we" of it). A
role may be narrowed to what kind of noun fills it: `own-obj` an object that is itself an actor, `people-in`, `body-of`,
`land-obj`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from spacy.tokens import Token

from dragoman.annotate.frames import conjuncts, fillers
from dragoman.annotate.phrase_actors import actor_links
from dragoman.annotate.reading import Reading
from dragoman.annotate.relatives import antecedent
from dragoman.annotate.role_words import role_nouns
from dragoman.annotate.tie_grammar import (
    described,
    first_joined,
    held_by,
    hung,
    owners_by_clause,
    regarding,
    subjects,
)
from dragoman.annotate.tie_words import load_people, phrase
from dragoman.model.actors import Link, MentionKind
from dragoman.model.geography import are_neighbours

_MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod", "punct"})
_BILATERAL = frozenset({"bilateral", "mutual", "two-way"})
#: Classes of role_nouns.csv whose nouns act for their state or group themselves.
_ACTING = frozenset({"state", "institution", "ministry", "group", "pair", "igo"})
_PEOPLE_NAMES = frozenset({"demonym", "adjective"})
_NO_PLACES = frozenset({"subj", "poss", "mod", "holder", "self", "prefix", "by", "regards", "clause"})
_OURS = frozenset({"our", "my"})
_FIRST_PERSON = frozenset({"we", "our", "us"})
_PAIR = 2
_STATE = 3  # letters of a state's code (ISO 3166 alpha-3)
_REACH = 5  # words between a name's genitive 's and its noun ("its most important regional trade partner")
_CLEARLY = 2  # times as often as any third state are the two states of a report named; a judgement
_LOOK_BACK = 400  # characters before a word in which its pair is sought: about two sentences


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
    if role == "neighbour":
        return _neighbour(reading, trigger, other)
    kind, _, narrowed = role.partition("-")
    if narrowed:
        return _FILTERS[kind](reading, subjects(trigger) if narrowed == "subj" else hung(trigger, narrowed))
    if role in _NOUNS_OF:
        return _parties(reading, _NOUNS_OF[role](trigger), role)
    if role in _PARTIES_OF:
        return _PARTIES_OF[role](reading, trigger)
    nouns = subjects(trigger) if role == "subj" and trigger.pos_ == "VERB" else hung(trigger, role)
    return _parties(reading, nouns, role)


def _parties(reading: Reading, nouns: Iterable[Token], role: str) -> list[Party]:
    found = []
    for noun in nouns:
        pairs = _who(reading, noun)
        if not pairs and role not in _NO_PLACES:
            pairs = [(link, part) for part in conjuncts(noun) if (link := reading.link_at(part))]
        if not pairs and role in ("subj", "obj"):
            pairs = [pair for same in described(noun) for pair in _who(reading, same)]
        found += [party for link, token in pairs for party in _of_link(reading, link, token)]
    return found


def _who(reading: Reading, noun: Token) -> list[tuple[Link, Token]]:
    """Who the noun phrase is; a state's name beats the person it stands before ("to Ruritania Jan Novak")."""
    link = reading.link_at(noun)
    if link and link.mention.kind is MentionKind.PERSON:
        named = [(own, t) for t in noun.lefts if t.dep_ == "compound" and (own := reading.link_at(t)) and own != link]
        if named:
            return named
    return [pair for pair in actor_links(reading, noun) if not _whereabouts(pair[1], noun)]


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
        if link and link.mention.kind is MentionKind.ROLE and (code := _named_within(reading, link, token)):
            found.append(Party(code, token))
        elif link and token.tag_ != "POS" and (places or link.mention.kind is not MentionKind.PLACE):
            found += _of_link(reading, link, token)
    return found


def _named_within(reading: Reading, link: Link, token: Token) -> str | None:
    """The state that a word inside a longer reference names ("Ruritania" in "Ruritania's main patron")."""
    code = reading.gazetteer.code_of(token.text) if token.idx + len(token.text) < link.mention.end else None
    return reading.gazetteer.counts_as(code) if code else None


def _modifiers(reading: Reading, noun: Token) -> list[Party]:
    """Who stands before the noun, hyphenated and joined names together ("the Ruritanian-Freedonian border")."""
    before = [child for child in noun.lefts if child.dep_ in _MODIFIERS]
    return _names_in(reading, [token for child in before for token in child.subtree], places=False)


def _owners(reading: Reading, noun: Token) -> list[Party]:
    """Whose the noun is: genitives, "its", and what "whose" stands for."""
    owners = [child for child in noun.lefts if child.dep_ == "poss"]
    relative = [antecedent(child) for child in owners if child.tag_ == "WP$"]
    if relative:
        return _parties(reading, relative, "poss")
    if (first := first_joined(noun)) != noun and any(o.tag_ == "PRP$" and not reading.link_at(o) for o in owners):
        return _names_in(reading, [first], places=True)  # "Ruritania and its allies"
    if ours := [token for token in owners if token.lower_ in _OURS]:
        return _parties(reading, ours, "poss")
    if not owners and (owner := _owner(noun)):
        return _names_in(reading, [owner], places=False)
    return _names_in(reading, [token for child in owners for token in child.subtree], places=False)


def _owner(noun: Token) -> Token | None:
    """The name before a genitive 's that the parser hung on a later word; None where there is none."""
    for step in range(1, min(_REACH, noun.i)):
        token = noun.nbor(-step)
        if token.tag_ == "POS":
            return token.nbor(-1)
        if token.pos_ not in ("ADJ", "ADV", "NUM", "NOUN"):
            return None
    return None


def _between(reading: Reading, noun: Token) -> list[Party]:
    for first in hung(noun, "between"):
        own = _of_pair(reading, first) or (_two_before(reading, first) if first.lower_ == "them" else [])
        if len({party.code for party in own}) >= _PAIR:
            return own
        parties = _parties(reading, [first], "between")
        return parties if len(parties) >= _PAIR else _names_in(reading, first.subtree, places=True)
    return []


def _of_pair(reading: Reading, noun: Token) -> list[Party]:
    """The parties of one noun that means two ("the two countries"), without what is joined to it."""
    link = reading.link_at(noun)
    return _of_link(reading, link, noun) if link else []


def _self(reading: Reading, trigger: Token) -> list[Party]:
    link = reading.link_at(trigger)
    return _of_link(reading, link, trigger) if link else []


def _prefix(reading: Reading, trigger: Token) -> list[Party]:
    """The name joined to a participle by a hyphen ("Ruritanian-backed")."""
    before = [token for token in trigger.lefts if token.i >= trigger.i - 3]
    return _names_in(reading, before, places=False) if _hyphenated(trigger) else []


def _head(reading: Reading, trigger: Token) -> list[Party]:
    """Who the noun is that a participle stands before."""
    if trigger.dep_ != "amod":
        return []
    noun = trigger.head
    own = _names_in(reading, [noun], places=True)
    own = own or _names_in(reading, [token for token in noun.lefts if token.i > trigger.i], places=False)
    return own or (_parties(reading, described(noun), "same") if _acts(noun) else [])


def _hyphenated(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in ("-", "–", "‑")


def _people(reading: Reading, nouns: Iterable[Token]) -> list[Party]:
    """People: a community, a nation's people in the plural ("9,000 Ruritanians"), or "Ruritanian refugees"."""
    found = []
    for noun in (part for first in nouns for part in phrase(first)):
        link = reading.link_at(noun)
        folk = load_people().get(noun.lemma_.lower())
        if folk and (noun.tag_ == "NNS" or folk == "many"):
            found += _modifiers(reading, noun) or _parties(reading, fillers(noun, "from"), "from")
        elif link and noun.tag_ in ("NNS", "NNPS", "JJ") and noun.dep_ not in _MODIFIERS and _is_people(link):
            found += _of_link(reading, link, noun)
    return found


def _is_people(link: Link) -> bool:
    return link.mention.name_kind in _PEOPLE_NAMES or any(code.startswith("COM:") for code in link.actors)


def _own(reading: Reading, nouns: Iterable[Token]) -> list[Party]:
    """Nouns that are themselves an actor ("backs Ruritania", "its government"), not something of one's."""
    whole = [noun for noun in nouns if reading.link_at(noun) or _acts(noun)]
    return _parties(reading, whole, "subj")


def _land(reading: Reading, nouns: Iterable[Token]) -> list[Party]:
    """Land: a state or place by name, or what part of it is meant ("most of Freedonia", "Freedonian territory")."""
    whole = list(nouns)
    named = _names_in(reading, whole, places=True)
    parts = [part for noun in whole for part in (*fillers(noun, "of"), *_proper(described(noun)))]
    return named or _names_in(reading, parts, places=True) or [p for n in whole for p in _modifiers(reading, n)]


def _proper(nouns: Iterable[Token]) -> list[Token]:
    return [noun for noun in nouns if noun.pos_ == "PROPN"]


def _acts(noun: Token) -> bool:
    word = role_nouns().get(noun.lemma_.lower())
    return word is not None and word.role in _ACTING


def _bodies(reading: Reading, nouns: Iterable[Token]) -> list[Party]:
    return [party for party in _parties(reading, nouns, "obj") if party.code.startswith("IGO:")]


def _where(reading: Reading, verb: Token) -> list[Party]:
    """The place of a clause with "where" ("Freedonia, where Ruritanians live")."""
    if verb.dep_ != "relcl" or all(child.lower_ != "where" for child in verb.children):
        return []
    return _names_in(reading, [verb.head], places=True)


def _user(reading: Reading, word: Token) -> list[Party]:
    """Who has the goods that the word names or stands before: their owner, or the subject of "uses", "flies"."""
    goods = word.head if word.dep_ == "amod" else word
    return _owners(reading, goods) or _parties(reading, held_by(goods), "holder")


def _needing(reading: Reading, verb: Token) -> list[Party]:
    """Whose goods a verb's object are by what follows it ("half of the oil that Freedonia burns")."""
    nouns = [part for noun in fillers(verb, "obj") if noun.i > verb.i for part in phrase(noun)]
    clauses = [clause for noun in nouns for clause in noun.children if clause.dep_ == "relcl"]
    named = [token for clause in clauses for role in ("subj", "mod") for token in fillers(clause, role)]
    return _parties(reading, named, "subj")


def _neighbour(reading: Reading, trigger: Token, other: Sequence[Party]) -> list[Party]:
    """The state named last before the word in its sentence that has a land border with the other side."""
    for link in reversed(reading.links_in(trigger.sent.start_char, trigger.idx)):
        for code in link.actors:
            if any(are_neighbours(code, party.code) for party in other):
                return [Party(code, trigger)]
    return []


def _last_two(reading: Reading, trigger: Token) -> list[Party]:
    """The two states named last before a "bilateral" something."""
    if not any(child.lower_ in _BILATERAL for child in trigger.children):
        return _report_of_two(reading, trigger)
    ahead = [code for link in reading.links_in(trigger.idx, trigger.sent.end_char) for code in link.actors]
    if len(states := list(dict.fromkeys(code for code in ahead if len(code) == _STATE))) == _PAIR:
        return [Party(code, trigger) for code in states]  # "bilateral ties are such that Ruritania and Freedonia"
    return _two_before(reading, trigger)


def _two_before(reading: Reading, trigger: Token) -> list[Party]:
    """The two states named last before the word; nobody where it is not told of two."""
    codes: dict[str, None] = {}
    for link in reversed(reading.links_in(max(0, trigger.idx - _LOOK_BACK), trigger.idx)):
        if link.mention.kind is not MentionKind.PLACE:
            codes.update(dict.fromkeys(code for code in link.actors if len(code) == _STATE))
        if len(codes) >= 2:
            return [Party(code, trigger) for code in list(codes)[:2]]
    return []


def _report_of_two(reading: Reading, trigger: Token) -> list[Party]:
    """The two states of a report on two, for "the relations" between nobody in particular; else nobody."""
    definite = any(child.lower_ in ("the", "their") for child in trigger.lefts)
    placed = any(child.dep_ == "prep" for child in trigger.children)
    if not definite or placed:
        return []
    counts: dict[str, int] = {}
    for link in reading.links:
        for code in link.actors if link.mention.kind is not MentionKind.PLACE else ():
            counts[code] = counts.get(code, 0) + (len(code) == _STATE)
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    clear = len(ranked) >= _PAIR and counts[ranked[1]] > _CLEARLY * max([0, *(counts[code] for code in ranked[_PAIR:])])
    return [Party(code, trigger) for code in ranked[:_PAIR]] if clear else []


def _teller(reading: Reading, trigger: Token) -> list[Party]:
    """The state for which somebody says "we" of it ("Good relations with Ruritania have been on our agenda")."""
    said = reading.statement_over(trigger.idx)
    if said is None or said.speaker_of is None or said.mode != "direct" or not hung(trigger, "with"):
        return []
    own = [t for t in trigger.sent if t.lower_ in _FIRST_PERSON and said.span.start <= t.idx < said.span.end]
    return [Party(reading.gazetteer.counts_as(said.speaker_of), trigger)] if own else []


def _body(reading: Reading, noun: Token) -> list[Party]:
    """The body of states that a member is of ("a Freedonian Union member", "a member of the Freedonian Union")."""
    parties = [party for role in ("of", "mod", "poss") for party in _fill_role(reading, noun, role, ())]
    return [party for party in parties if party.code.startswith("IGO:")]


_NOUNS_OF: Mapping[str, Callable[[Token], list[Token]]] = MappingProxyType(
    {"same": described, "holder": held_by, "regards": regarding, "clause": owners_by_clause}
)
_PARTIES_OF: Mapping[str, Callable[[Reading, Token], list[Party]]] = MappingProxyType(
    {
        "poss": _owners,
        "mod": _modifiers,
        "between": _between,
        "self": _self,
        "prefix": _prefix,
        "head": _head,
        "where": _where,
        "user": _user,
        "needing": _needing,
        "report": _last_two,
        "teller": _teller,
        "body": _body,
    }
)
#: Roles narrowed (tie_words.NARROWINGS): "people-to" are the people whom the word's "to" governs.
_FILTERS: Mapping[str, Callable[[Reading, Iterable[Token]], list[Party]]] = MappingProxyType(
    {"people": _people, "own": _own, "body": _bodies, "land": _land}
)
