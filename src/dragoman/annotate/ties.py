"""Which standing relations hold between whom: ties found by the vocabulary of tie words over the parse."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from spacy.tokens import Token

from dragoman.annotate.frames import conjuncts, fillers, is_passive
from dragoman.annotate.reading import Reading
from dragoman.annotate.status import status_of
from dragoman.annotate.tie_grammar import at_a_low, described, holding_verb, hung
from dragoman.annotate.tie_roles import Party, fill
from dragoman.annotate.tie_words import (
    BY_MATTER,
    Holder,
    Matter,
    TieWord,
    goods_of,
    load_holders,
    matters_of,
    tie_words_at,
)
from dragoman.model.actors import MentionKind
from dragoman.model.claims import Status, Tie, Voice
from dragoman.model.geography import are_neighbours
from dragoman.model.text import Evidence, ZoneKind
from dragoman.model.values import TimeExpression, Window

MAX_PARTIES = 3  # parties of one mutual tie coded two by two; longer lists are members of something
#: Kinds in which it is nothing who stands first (eval/SPEC.md, ties).
MUTUAL_KINDS = frozenset({"relations", "alliance", "trade", "culture", "border", "rivalry", "conflict"})
_HOSTILE_KINDS = frozenset({"rivalry", "conflict", "occupation"})
_MISSIONS = frozenset({"embassy", "envoy"})
_OF_GROUPS = frozenset({"alliance", "conflict", "security", "influence"})
_FORMER = frozenset({"former", "ex", "then", "late", "one-time", "onetime", "erstwhile"})
_PREFIX = re.compile(r"\d{4}(-\d{2}){0,2}")
_STATE = 3  # letters of a state's code (ISO 3166 alpha-3)
#: Beside states, which actors (by their code's prefix) may stand in ties of a kind.
_PARTIES_OF = {
    "embassy": frozenset({"IGO"}),
    "envoy": frozenset({"IGO"}),
    "border": frozenset[str](),
    "diaspora": frozenset({"COM"}),
    "culture": frozenset({"COM", "IGO"}),
}
_NAMES = frozenset({MentionKind.NAME, MentionKind.BODY, MentionKind.PERSON})
#: Where the goods stand that a row of kind "matter" is about: "buys oil", "relies on", "supplies it with".
_GOODS_ROLES = ("obj", "of", "on", "for", "with")
#: Verbs whose infinitive says how things stand ("refuses to recognise").
_CARRYING_ON = frozenset({"refuse", "continue", "decline"})
#: Adverbs that make a past act a lasting state ("has long bought").
_LASTING = frozenset(
    {"long", "always", "already", "never", "traditionally", "historically", "regularly", "heavily", "still"}
)
_SINCE, _UNTIL = frozenset({"since"}), frozenset({"until", "till"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A tie word with its parties, before it is written down."""

    trigger: Token
    word: TieWord
    kind: str
    polarity: int
    pairs: tuple[tuple[Party, Party], ...]
    status: Status
    holder: Holder | None = field(default=None)
    verb: Token | None = field(default=None)
    why: str = ""

    @property
    def asserted(self) -> bool:
        """True where the sentence says that the tie holds, False where it takes it for granted in passing."""
        if self.trigger.pos_ not in ("NOUN", "PROPN"):
            return True
        return self.verb is not None or bool(described(self.trigger))


def annotate_ties(reading: Reading) -> list[Tie]:
    """The standing ties of the report, in text order, one per kind and pair, at its fullest mention.

    Evidence is the stretch from the first to the last word of tie word and parties; further mentions
    of the same tie follow as further evidence.
    """
    found = [found for token in reading.doc if (found := _find(reading, token))]
    return _temper(_once([(_fullness(one, tie), tie) for one in found for tie in _ties(reading, one)]))


def _find(reading: Reading, token: Token) -> _Found | None:
    if _in_name(reading, token):
        return None
    for word in tie_words_at(token):
        if not word.standing and not _stands(reading, _verb_of(token)):
            continue
        pairs = tuple(pair for pair in _pairs(reading, token, word) if _eligible(reading, word.kind, pair))
        if word.kind == "border":
            # "Ruritania, Freedonia, which borders ...": of several that may be meant, those that the map bears out.
            pairs = tuple(p for p in pairs if are_neighbours(p[0].code, p[1].code)) or pairs
        found = _judge(token, word, pairs) if pairs else None
        if found:
            return found
    return None


def _verb_of(token: Token) -> Token:
    """The verb whose tense tells whether the tie lasts: the word itself, or the verb that holds a noun."""
    return (holding_verb(token) or token) if token.pos_ in ("NOUN", "PROPN") else token


def _in_name(reading: Reading, token: Token) -> bool:
    """True where the word is part of a longer name ("the European Economic Community")."""
    link = reading.link_at(token)
    return link is not None and link.mention.kind in _NAMES and link.mention.text != token.text


def _stands(reading: Reading, verb: Token) -> bool:
    """True where the verb's tense says a lasting state: present, participle, "has long", "since" or "until"."""
    if any(_governed(reading, verb, words) for words in (_SINCE, _UNTIL)):
        return True
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.tag_ in ("VBZ", "VBP"):
        return not auxiliaries & {"will", "would", "to"}
    if verb.tag_ == "VB":
        tagged_amiss = not auxiliaries and any(child.dep_ == "nsubj" for child in verb.children)
        carried_on = verb.dep_ == "xcomp" and verb.head.lemma_ in _CARRYING_ON
        return bool(auxiliaries & {"does", "do"}) or tagged_amiss or carried_on
    if verb.tag_ == "VBN":
        return verb.dep_ == "acl" or bool(auxiliaries & {"is", "are", "feels", "feel"}) or _long(verb)
    return verb.tag_ == "VBG" and (not auxiliaries or bool(auxiliaries & {"is", "are", "has", "have"}))


def _long(verb: Token) -> bool:
    return any(child.lower_ in _LASTING for child in verb.children)


def _pairs(reading: Reading, token: Token, word: TieWord) -> tuple[tuple[Party, Party], ...]:
    if word.mutual:
        return _mutual_pairs(reading, token, word)
    source = fill(reading, token, word.source)
    target = fill(reading, token, word.target, source)
    if not source and target:
        source = fill(reading, token, word.source, target)
    if not target and len(source) == 2 and _each_other(token):
        target = source
    if not 1 <= len(source) <= MAX_PARTIES:
        return ()
    return tuple((s, t) for s, t in product(source, target) if s.code != t.code)


def _eligible(reading: Reading, kind: str, pair: tuple[Party, Party]) -> bool:
    """True where such actors can stand in such a tie: missions need states or bodies of states, borders states.

    Between known groups ties of war and alliance are coded; no tie is with a state that is no more ("Soviet-built").
    """
    actors = reading.gazetteer.actors
    fronts = kind in _OF_GROUPS and all(party.code in actors for party in pair)
    if not fronts and not any(_of_states(party) for party in pair):
        return False
    if any(actors[party.code].kind == "former_state" for party in pair if party.code in actors):
        return False
    allowed = _PARTIES_OF.get(kind)
    return allowed is None or all(
        party.code.partition(":")[0] in allowed or len(party.code) == _STATE for party in pair
    )


def _each_other(noun: Token) -> bool:
    """True for the embassies of "keep embassies in each other's capitals"."""
    return any(word.lower_ == "other" and word.nbor(-1).lower_ == "each" for word in noun.subtree if word.i > noun.i)


def _of_states(party: Party) -> bool:
    """True for states, their bodies and peoples."""
    return len(party.code) == _STATE or party.code.startswith(("IGO:", "COM:"))


def _mutual_pairs(reading: Reading, token: Token, word: TieWord) -> tuple[tuple[Party, Party], ...]:
    target = fill(reading, token, word.target)
    source: list[Party] = []
    for role in word.source:
        source += fill(reading, token, (role,), [*target, *source])
        if len(source) >= (1 if target else 2):
            break
    if target:
        return tuple(product(source, target))
    return tuple(combinations(source, 2)) if 2 <= len(source) <= MAX_PARTIES else ()


def _judge(token: Token, word: TieWord, pairs: tuple[tuple[Party, Party], ...]) -> _Found | None:
    """The tie with its kind, polarity and status; None where what it is about gives none or it is negated away."""
    verb = holding_verb(token) if token.pos_ in ("NOUN", "PROPN") else None
    holder = load_holders()[verb.lemma_.lower()] if verb is not None else None
    kind, polarity, why = _kind(token, word)
    if not kind or (kind in _MISSIONS and any(child.lower_ in _FORMER for child in token.lefts)):
        return None
    if holder and holder.polarity is not None and kind == "relations" and polarity >= 0:
        polarity = holder.polarity
    status, cue = status_of(token)
    if negated(token):
        if word.denied is None:
            return None
        status, polarity = Status.ONGOING, word.denied
    elif status is Status.DENIED and word.denied is not None:
        status, polarity = Status.ONGOING, word.denied  # "refuses to recognise"
    elif status is Status.HAPPENED or (_given(token) and "accus" not in cue):
        status = Status.ONGOING
    elif status is Status.DENIED and verb is None and token.pos_ in ("NOUN", "PROPN"):
        status = Status.ONGOING  # what is denied is something about the tie
    return _Found(token, word, kind, polarity, pairs, status, holder, verb, f"{why}; {cue}")


def negated(token: Token) -> bool:
    """True where the word, its copula or the verb that holds it is negated ("has no embassy", "is no ally")."""
    words = [token]
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ in ("attr", "dobj", "nsubjpass", "acomp"):
        words.append(token.head)
    if any(
        child.dep_ == "neg" or child.lower_ in ("no", "neither", "nor") for word in words for child in word.children
    ):
        return True
    return any(grand.lower_ == "neither" for child in token.children for grand in child.subtree)


def _given(noun: Token) -> bool:
    """True for a noun whose existence the sentence takes for granted ("their border", "the alliance between")."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(child.dep_ == "poss" or child.lower_ in ("the", "this", "these") for child in noun.lefts)


def _kind(token: Token, word: TieWord) -> tuple[str, int, str]:
    """The kind and polarity the word has beside what it is about, and why."""
    kind, polarity, why = word.kind, word.polarity, f"tie word {word.lemma}"
    if kind == BY_MATTER:
        goods = _goods(token)
        return (goods.kind, polarity, f"{why} of {goods.word}") if goods else ("", 0, why)
    if token.pos_ not in ("NOUN", "PROPN"):
        return kind, polarity, why
    matters = matters_of(token, hung(token, "with"))
    if kind == "relations" and any(matter.kind for matter in matters):
        kind = next(matter.kind for matter in matters if matter.kind)
    signs = [matter.polarity for matter in matters if matter.polarity is not None]
    signs += [-1] if at_a_low(token) else []
    if signs and polarity >= 0:
        polarity = signs[0] if -1 not in signs else -1
    return kind, polarity, " ".join([why, *(f"beside {matter.word}" for matter in matters)])


def _goods(token: Token) -> Matter | None:
    hosts = [token, token.head] if token.dep_ == "acomp" else [token]  # "is reliant on Freedonia for oil"
    nouns = [noun for host in hosts for role in _GOODS_ROLES for noun in fillers(host, role)]
    if token.dep_ == "amod":  # "Ruritanian-built tanks"
        nouns.append(token.head)
    elif token.pos_ == "VERB":
        nouns += [] if fillers(token, "obj") else fillers(token, "subj")  # "its oil comes from"
    else:
        nouns.append(token)
    return next((goods for noun in nouns for part in conjuncts(noun) if (goods := goods_of(part))), None)


def _ties(reading: Reading, found: _Found) -> Iterator[Tie]:
    since, until = _windows(reading, found)
    said = reading.statement_over(found.trigger.idx)
    for source, target in found.pairs:
        yield Tie(
            evidence=(_evidence(reading, found, (source.token, target.token)),),
            status=found.status,
            voice=Voice((said.speaker,)) if said else Voice(),
            why=found.why,
            tie=found.kind,
            source=_community(reading, source, target.code) if found.kind == "diaspora" else source.code,
            target=target.code,
            since=since,
            until=until,
            polarity=found.polarity,
        )


def _community(reading: Reading, people: Party, host: str) -> str:
    """The community's own code in the host state where the gazetteer has one ("COM:Jews of Ruritania")."""
    own = f"COM:{people.token.text} of {reading.gazetteer.label(host)}"
    return own if people.code.startswith("COM:") and own in reading.gazetteer.actors else people.code


def _windows(reading: Reading, found: _Found) -> tuple[Window, Window]:
    """Since when and until when the tie holds, as far as its clause says."""
    words = [word for word in (found.trigger, found.verb) if word is not None]
    since = next((w for word in words if (w := _governed(reading, word, _SINCE))), Window())
    until = next((w for word in words if (w := _governed(reading, word, _UNTIL))), Window())
    if found.holder and found.verb is not None and found.holder.effect:
        dated = _governed(reading, found.verb, frozenset({"in", "on"}))
        if found.holder.effect == "begins":
            since = since or dated
        else:
            until = until or dated
    return since, until


def _governed(reading: Reading, word: Token, prepositions: frozenset[str]) -> Window:
    """The days of the time expression that such a preposition hangs on the word, or on its clause's verb."""
    hosts = [word, *(child for child in word.children if child.dep_ in ("dobj", "attr", "prep", "acomp"))]
    if word.head.pos_ in ("VERB", "AUX") and word.dep_ in ("attr", "nsubj", "nsubjpass", "dobj"):
        hosts.append(word.head)
    for host in hosts:
        for child in host.children:
            if child.lower_ in prepositions and child.dep_ in ("prep", "mark", "advmod"):
                start, end = child.idx, max(token.idx + len(token.text) for token in child.subtree)
                for time in reading.times:
                    if start <= time.start + len("since ") and time.start < end and time.end > start:
                        return _days(time)
    return Window()


def _days(time: TimeExpression) -> Window:
    prefix = _PREFIX.match(time.timex_value)
    if time.timex_type == "DATE" and prefix:
        return Window.parse(prefix.group(), "stated")
    return time.window


def _evidence(reading: Reading, found: _Found, parties: tuple[Token, ...]) -> Evidence:
    """From the first to the last word of the tie within its sentence, a verb's object included."""
    trigger = found.trigger
    sentence = trigger.sent
    tokens = [trigger, *parties]
    if trigger.pos_ == "VERB" and not is_passive(trigger):
        tokens += [noun for filler in fillers(trigger, "obj") for noun in conjuncts(filler)]
    inside = [token for token in tokens if sentence.start <= token.i < sentence.end]
    first, last = min(inside, key=lambda t: t.i), max(inside, key=lambda t: t.i)
    return reading.evidence(reading.doc[first.i : last.i + 1])


def _once(ranked: list[tuple[int, Tie]]) -> list[Tie]:
    """One tie per kind and pair: the fullest mention, the others behind it as further evidence."""
    groups: dict[tuple[str, object], list[tuple[int, Tie]]] = {}
    for fullness, tie in ranked:
        pair = frozenset((tie.source, tie.target)) if tie.tie in MUTUAL_KINDS else (tie.source, tie.target)
        groups.setdefault((tie.tie, pair), []).append((fullness, tie))
    kept = []
    for group in groups.values():
        _, best = min(group, key=lambda one: (-one[0], one[1].span.start))
        spans = sorted({(t.span.start, t.span.end) for _, t in group} - {(best.span.start, best.span.end)})
        more = tuple(best.report.evidence(start, end) for start, end in spans)
        kept.append(replace(best, evidence=(*best.evidence, *more)))
    return sorted(kept, key=lambda tie: (tie.span.start, tie.span.end, tie.tie, tie.source, tie.target))


def _fullness(found: _Found, tie: Tie) -> int:
    """How much a mention says: dates first, then that it holds for sure, is asserted, in the report's body, and how."""
    body = tie.report.zone_at(tie.span.start) is ZoneKind.BODY
    sure = tie.status is Status.ONGOING
    in_passing = found.trigger.dep_ in ("compound", "amod", "nmod")  # "the border agreement"
    return (
        16 * bool(tie.since or tie.until) + 8 * sure + 4 * found.asserted + 3 * body + bool(tie.polarity) - in_passing
    )


def _temper(ties: list[Tie]) -> list[Tie]:
    """Missions between rivals are friendly to neither: their polarity becomes 0."""
    hostile = {frozenset((tie.source, tie.target)) for tie in ties if tie.polarity < 0 or tie.tie in _HOSTILE_KINDS}
    return [
        replace(tie, polarity=0) if tie.tie in _MISSIONS and frozenset((tie.source, tie.target)) in hostile else tie
        for tie in ties
    ]
