"""The two sides of an act: by the roles its word names, else by what stands near, else by what came before."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.annotate.event_words import EventWord, light_verbs
from dragoman.annotate.frames import actor_links, fillers
from dragoman.annotate.reading import Reading
from dragoman.model.actors import Link, MentionKind

MAX_SIDE = 8  # actors a side; longer lists in the press are members of a body, not doers of an act
#: Types said without a target that are aimed at whoever was dealt with just before.
ANSWERING = frozenset({"REJECT", "ACCUSE", "THREATEN", "REQUEST", "SANCTION", "SUPPORT", "CONCEDE", "COERCE"})
#: Types whose doer may be named only inside what is done ("Israeli weapons were sent").
MATERIAL = frozenset({"COOPERATE", "AID", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
ANSWER_REACH = 120  # tokens back to the act answered: three to four sentences of news
SPOKEN_REACH = 60  # tokens back, about two sentences of news
_PLACE_WORDS = ("in", "at", "near", "outside", "inside")
_CLAUSES = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Side:
    """The actors on one side of an act, and the tokens that name them."""

    codes: tuple[str, ...] = ()
    tokens: tuple[Token, ...] = field(default=(), repr=False)

    def without(self, codes: Iterable[str]) -> "Side":
        """This side less some actors."""
        left = tuple(code for code in self.codes if code not in set(codes))
        return Side(left, self.tokens if left else ())


@dataclass(frozen=True, slots=True)
class Parties:
    """Both sides of an act."""

    source: Side
    target: Side

    @property
    def whole(self) -> bool:
        """True where somebody acts and somebody is acted on."""
        return bool(self.source.codes and self.target.codes)


@dataclass(frozen=True, slots=True)
class Act:
    """An act already found, for those that answer it."""

    trigger: Token
    parties: Parties


def find_parties(reading: Reading, trigger: Token, word: EventWord, earlier: Sequence[Act]) -> Parties:
    """Both sides of the act, as far as they can be told; a side that cannot is empty."""
    if word.mutual:
        return _mutual(reading, trigger, word, earlier)
    source = _by_roles(reading, trigger, word.source, ())
    target = _by_roles(reading, trigger, word.target, source.codes)
    if source.codes and not target.codes:
        target = _in_object(reading, trigger, source) or _answered(trigger, word, source, earlier)
        if not target.codes and _answers(trigger, word):
            target = spoken_of(reading, trigger, source)
        if not target.codes:
            target = _implied(reading, trigger, word, source, earlier)
    elif target.codes and not source.codes:
        source = _in_object(reading, trigger, target) if word.type in MATERIAL else None
        source = source or _of_the_place(reading, trigger, word, target)
    return Parties(source, target)


def _mutual(reading: Reading, trigger: Token, word: EventWord, earlier: Sequence[Act]) -> Parties:
    """Both sides of a mutual act in both: everything that fills any of its roles.

    Where only one side is named it did it with whoever it dealt with last.
    """
    sides = [_by_roles(reading, trigger, (role,), ()) for role in (*word.source, *word.target)]
    codes = tuple(dict.fromkeys(code for side in sides for code in side.codes))
    tokens = tuple(dict.fromkeys(token for side in sides for token in side.tokens))
    if len(codes) == 1:
        partner = _answered(trigger, word, Side(codes, tokens), earlier)
        codes += partner.codes
    both = Side(codes, tokens) if 2 <= len(codes) <= 2 * MAX_SIDE else Side()
    return Parties(both, both)


def _by_roles(reading: Reading, trigger: Token, roles: Sequence[str], without: tuple[str, ...]) -> Side:
    """The first role that is filled by an actor who is not on the other side."""
    for role in roles:
        named = [pair for filler in _role(trigger, role) for pair in actor_links(reading, filler)]
        side = side_of(reading, named).without(without)
        if 0 < len(side.codes) <= MAX_SIDE:
            return side
    return Side()


def side_of(reading: Reading, named: Iterable[tuple[Link, Token]]) -> Side:
    """The actors of these links, each once, with the tokens that name them."""
    codes: dict[str, None] = {}
    tokens: dict[Token, None] = {}
    for link, token in named:
        tokens[token] = None
        for code in link.actors:
            codes[reading.gazetteer.counts_as(code)] = None
    return Side(tuple(codes), tuple(tokens))


def _role(trigger: Token, role: str) -> list[Token]:
    """The role's fillers; for the noun in a light verb's object also that verb's own."""
    found = fillers(trigger, role)
    if found or trigger.pos_ == "VERB":
        return found
    verb = trigger.head
    carried = verb.pos_ == "VERB" and verb.lemma_.lower() in light_verbs() and trigger in fillers(verb, "obj")
    if carried and role not in ("poss", "mod", "obj", "of"):
        return fillers(verb, role)
    return []


def _in_object(reading: Reading, trigger: Token, known: Side) -> Side | None:
    """Another actor named anywhere inside what the act is done to ("arrested seven people in connection with a
    suspected Iranian network")."""
    inside: list[tuple[Link, Token]] = []
    for noun in (*fillers(trigger, "obj"), *_complements(trigger)):
        inside += [pair for token in noun.subtree if (pair := _named(reading, token))]
    side = side_of(reading, inside).without(known.codes)
    return side if 0 < len(side.codes) <= 2 else None


def _complements(trigger: Token) -> list[Token]:
    """What hangs behind the act by a preposition: "voted on a resolution to expel foreign troops"."""
    return [
        noun
        for child in trigger.children
        if child.dep_ == "prep" and child.lower_ not in _PLACE_WORDS and child.i > trigger.i
        for noun in child.children
        if noun.dep_ in ("pobj", "pcomp")
    ]


def _named(reading: Reading, token: Token) -> tuple[Link, Token] | None:
    link = reading.link_at(token)
    if link is None or not link.resolved or link.mention.kind is MentionKind.PLACE or link.mention.start != token.idx:
        return None
    return link, token


def _answers(trigger: Token, word: EventWord) -> bool:
    """True for acts that are aimed at somebody even where nobody is named; not for those that only a clause aims."""
    return trigger.pos_ == "VERB" and word.type in ANSWERING and word.target != ("comp",)


def _answered(trigger: Token, word: EventWord, source: Side, earlier: Sequence[Act]) -> Side:
    """The side that the last act near by had facing this source: "Moscow rejected the account"."""
    if not _answers(trigger, word):
        return Side()
    for act in reversed(earlier):
        if trigger.i - act.trigger.i > ANSWER_REACH:
            break
        for own, facing in ((act.parties.target, act.parties.source), (act.parties.source, act.parties.target)):
            rest = facing.without(source.codes)
            if set(source.codes) & set(own.codes) and rest.codes:
                return Side(rest.codes, source.tokens)
    return Side()


def spoken_of(reading: Reading, trigger: Token, source: Side) -> Side:
    """The other actor the last sentences speak of most; empty where two are spoken of alike.

    Taking the report's most named actor instead finds more and is wrong more often: measured on 26 texts
    on 2026-11-22, the same F1 at three to seven points less precision.
    """
    start = reading.doc[max(trigger.i - SPOKEN_REACH, 0)].sent.start_char
    counts: Counter[str] = Counter()
    for link in reading.links_in(start, trigger.idx):
        if link.mention.kind in (MentionKind.NAME, MentionKind.PERSON):
            counts.update({reading.gazetteer.counts_as(code) for code in link.actors} - set(source.codes))
    ranked = counts.most_common(2)
    clear = ranked and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return Side((ranked[0][0],), source.tokens or (trigger,)) if clear else Side()


def _of_the_place(reading: Reading, trigger: Token, word: EventWord, target: Side) -> Side:
    """For an attack by nobody named, the country of the place (eval/SPEC.md, unnamed attackers)."""
    if word.type != "ASSAULT":
        return Side()
    hosts = [trigger, *(noun for role in ("obj", "on", "against") for noun in fillers(trigger, role))]
    named = [
        (link, token)
        for host in hosts
        for preposition in _PLACE_WORDS
        for token in fillers(host, preposition)
        if (link := reading.link_at(token)) and link.resolved
    ]
    return side_of(reading, named[:1]).without(target.codes)


IMPLIED = frozenset("REJECT ACCUSE THREATEN REQUEST SANCTION SUPPORT CONCEDE COERCE AGREE AID COOPERATE RETREAT ASSAULT CONSULT".split())
import os
TH=float(os.environ.get("TH","2.0")); MG=float(os.environ.get("MG","0.5"))
def _implied(reading, trigger, word, known, earlier):
    if trigger.pos_ != "VERB" or word.type not in IMPLIED or word.target == ("comp",):
        return Side()
    doc = reading.doc
    sent = trigger.sent
    points = Counter()
    starts=[sent.start]
    for _ in range(2):
        if starts[-1] > 0: starts.append(doc[starts[-1]-1].sent.start)
    end = sent.end_char
    for i, st in enumerate(starts):
        seen=Counter()
        for link in reading.links_in(doc[st].idx, end):
            if link.mention.kind is MentionKind.PLACE: continue
            for c in {reading.gazetteer.counts_as(c) for c in link.actors} - set(known.codes):
                seen[c]+=1
        for c,n in seen.items(): points[c]+=min(n,2)*(1.0,0.7,0.4)[i]
        end = doc[st].idx
    freq=Counter()
    for link in reading.links:
        if link.mention.kind is MentionKind.PLACE: continue
        freq.update({reading.gazetteer.counts_as(c) for c in link.actors}-set(known.codes))
    total=sum(freq.values()) or 1
    for c in list(points): points[c]+=2*freq[c]/total
    for act in earlier:
        for a,b in ((act.parties.source,act.parties.target),(act.parties.target,act.parties.source)):
            if set(a.codes)&set(known.codes):
                for c in set(b.codes)-set(known.codes):
                    if c in points: points[c]+=0.5
    ranked=sorted(points.items(), key=lambda p:(-p[1],p[0]))[:2]
    if ranked and ranked[0][1]>=TH and (len(ranked)==1 or ranked[0][1]-ranked[1][1]>=MG):
        return Side((ranked[0][0],), known.tokens)
    return Side()
