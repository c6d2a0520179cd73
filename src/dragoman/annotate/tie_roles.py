"""Who stands where in a tie: the roles of tie_words.csv filled with actors.

Beside the roles of `annotate.frames` there are `same` (whom a noun is said to be: "Ruritania is an ally",
"its ally Ruritania"), `holder` (who has it: "Ruritania maintains ties with"), `self` (the noun's own link),
`prefix` and `head` (both sides of "Ruritanian-backed rebels"), `people` (a subject that is people of a
nation), `body` (the body of states a member is of), `regards` (who takes somebody for the noun), `neighbour`
(a land neighbour named before it) and `report` (the two states last spoken of, for "bilateral trade").
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from spacy.tokens import Token

from dragoman.annotate.frames import actor_links, antecedent, conjuncts, fillers
from dragoman.annotate.reading import Reading
from dragoman.annotate.tie_words import load_holders, phrase
from dragoman.model.actors import Link, MentionKind
from dragoman.model.geography import are_neighbours

_MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod", "punct"})
_ONE_OF = frozenset({"one", "some", "two", "part", "most"})
_OF_TWO = frozenset({"between", "with", "against"})
_BILATERAL = frozenset({"bilateral", "mutual", "two-way"})
_PEOPLE_NAMES = frozenset({"demonym", "adjective"})
_NO_PLACES = frozenset({"subj", "poss", "mod", "same", "holder", "self", "prefix", "by", "regards"})
_PAIR = 2
_REACH = 5  # words between a name's genitive 's and its noun ("its most important regional trade partner")
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
    if role in _NOUNS_OF:
        return _parties(reading, _NOUNS_OF[role](trigger), role)
    if role in _PARTIES_OF:
        return _PARTIES_OF[role](reading, trigger)
    nouns = subjects(trigger) if role == "subj" and trigger.pos_ == "VERB" else _hung(trigger, role)
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
        if link and (places or link.mention.kind is not MentionKind.PLACE):
            found += _of_link(reading, link, token)
    return found


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


def _hung(trigger: Token, word: str) -> list[Token]:
    """What the preposition governs where it hangs on the trigger, or where parsers hang it instead: on the noun
    that the trigger completes ("opening of its embassy in"), on its measure, or on the verb it depends on."""
    found = fillers(trigger, word)
    if not found and trigger.pos_ == "VERB":
        inside = [part for noun in fillers(trigger, "obj") if noun.i > trigger.i for part in phrase(noun)]
        return [thing for part in inside for thing in fillers(part, word)]
    if found or trigger.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return found
    head = trigger.head
    hosts = [grand for child in trigger.children if child.dep_ == "prep" for grand in (child, *child.children)]
    if trigger.dep_ == "pobj":
        hosts += [head] if head.lower_ != "of" else [head, head.head]
    if trigger.dep_ in ("npadvmod", "compound", "amod") and head.i > trigger.i:
        hosts.append(head)
    if trigger.dep_ in ("dobj", "nsubj", "nsubjpass", "attr") and (word in _OF_TWO or _keeps_place(trigger)):
        hosts.append(head)
    near = [child for host in hosts for child in host.children if child.lower_ == word and child.i > trigger.i]
    return [grand for child in near if child.dep_ == "prep" for grand in child.children if grand.dep_ == "pobj"]


def _keeps_place(noun: Token) -> bool:
    """True for an object, and for the subject of a verb of staying ("the troops remain in")."""
    holder = load_holders().get(noun.head.lemma_.lower())
    return noun.dep_ == "dobj" or (holder is not None and holder.effect == "stays")


def _between(reading: Reading, noun: Token) -> list[Party]:
    for first in _hung(noun, "between"):
        own = _of_pair(reading, first)
        if len({party.code for party in own}) >= _PAIR:
            return own
        parties = _parties(reading, [first], "between")
        return parties if len(parties) >= _PAIR else _names_in(reading, first.subtree, places=True)
    return []


def _of_pair(reading: Reading, noun: Token) -> list[Party]:
    """The parties of one noun that means two ("the two countries"), without what is joined to it."""
    link = reading.link_at(noun)
    return _of_link(reading, link, noun) if link else []


def described(noun: Token) -> list[Token]:
    """The nouns that the noun is said to be: a copula's subject, what it is in apposition to, "regards it as"."""
    head = noun.head
    if noun.dep_ == "attr":
        return fillers(head, "subj") or fillers(head, "obj")
    if noun.dep_ == "oprd":
        return [child for child in head.children if child.dep_ in ("dobj", "nsubjpass", "nsubj")][-1:]
    if noun.dep_ == "conj" and _first_joined(noun) != noun:
        return described(_first_joined(noun))
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in _ONE_OF:
        return described(head.head)
    found = [child for child in noun.children if child.dep_ == "appos"]
    if noun.dep_ == "appos" or (noun.dep_ in ("compound", "nmod", "amod") and head.pos_ == "PROPN"):
        found.append(head)
    elif noun.dep_ in ("compound", "nmod", "amod") and noun.i + 1 < len(noun.doc) and noun.nbor(1).pos_ == "PROPN":
        found.append(noun.nbor(1))
    if noun.dep_ == "pobj" and head.lower_ in ("as", "among", "at") and head.head.pos_ in ("VERB", "AUX"):
        verb = head.head
        found += fillers(verb, "obj" if head.lower_ == "as" else "subj") or fillers(verb, "subj")
    elif noun.dep_ == "pobj" and head.lower_ == "at":
        found.append(head.head)
    return found


def _first_joined(word: Token) -> Token:
    """The first of the words of its kind that "and" joins the word to; a word may be its own head where a line ends."""
    nouns, first = word.pos_ in ("NOUN", "PROPN"), word
    while first.dep_ == "conj" and first.head.i < first.i and (first.head.pos_ in ("NOUN", "PROPN")) is nouns:
        first = first.head
    return first


def _regarding(noun: Token) -> list[Token]:
    """Who regards something as the noun: "Ruritania considers them a terrorist group"."""
    verb = noun.head if noun.dep_ == "oprd" else noun.head.head
    if noun.dep_ == "oprd" or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
        return fillers(verb, "subj") if verb.pos_ == "VERB" else []
    return []


def holding_verb(noun: Token) -> Token | None:
    """The verb of tie_holders.csv that has the noun, or what the noun is joined to, for its object; or None."""
    word = _first_joined(noun)
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
    return [antecedent(token) for token in subjects(verb) if token != noun]


def subjects(verb: Token) -> list[Token]:
    """The verb's deep subject; also that of "accused of keeping", and of "one of the first to recognise it and has"."""
    found = fillers(verb, "subj")
    if not found:
        verb = _first_joined(verb)
    if not found and verb.dep_ == "pcomp" and verb.head.head.pos_ == "VERB":
        above = verb.head.head
        return fillers(above, "obj") or fillers(above, "subj")
    if not found and verb.dep_ == "relcl" and any(child.lower_ == "to" for child in verb.lefts):
        return described(verb.head)
    return found


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
    return own or _names_in(reading, [token for token in noun.lefts if token.i > trigger.i], places=False)


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
    """The state named last before the word in its sentence that has a land border with the other side."""
    for link in reversed(reading.links_in(trigger.sent.start_char, trigger.idx)):
        for code in link.actors:
            if any(are_neighbours(code, party.code) for party in other):
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


def _body(reading: Reading, noun: Token) -> list[Party]:
    """The body of states that a member is of ("a Freedonian Union member", "a member of the Freedonian Union")."""
    parties = [party for role in ("of", "mod", "poss") for party in _fill_role(reading, noun, role, ())]
    return [party for party in parties if party.code.startswith("IGO:")]


_NOUNS_OF: Mapping[str, Callable[[Token], list[Token]]] = MappingProxyType(
    {"same": described, "holder": held_by, "regards": _regarding}
)
_PARTIES_OF: Mapping[str, Callable[[Reading, Token], list[Party]]] = MappingProxyType(
    {
        "poss": _owners,
        "mod": _modifiers,
        "between": _between,
        "self": _self,
        "prefix": _prefix,
        "head": _head,
        "people": _people,
        "report": _last_two,
        "body": _body,
    }
)
