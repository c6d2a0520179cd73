"""Which standing relations hold between whom: ties found by the vocabulary of tie words over the parse."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from spacy.tokens import Token

from dragoman.annotate.frames import conjuncts, fillers, is_passive
from dragoman.annotate.reading import Reading
from dragoman.annotate.status import status_of
from dragoman.annotate.tie_roles import Party, fill, holding_verb
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
_PREFIX = re.compile(r"\d{4}(-\d{2}){0,2}")
_STATE = 3  # letters of a state's code (ISO 3166 alpha-3)
#: Beside states, which actors (by their code's prefix) may stand in ties of a kind.
_PARTIES_OF = {
    "embassy": frozenset({"IGO"}),
    "envoy": frozenset({"IGO"}),
    "border": frozenset[str](),
    "diaspora": frozenset({"COM"}),
}
_NAMES = frozenset({MentionKind.NAME, MentionKind.BODY, MentionKind.PERSON})
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


def annotate_ties(reading: Reading) -> list[Tie]:
    """The standing ties of the report, in text order, one per kind and pair, at its fullest mention.

    Evidence is the stretch from the first to the last word of tie word and parties; further mentions
    of the same tie follow as further evidence.
    """
    ties = [tie for token in reading.doc if (found := _find(reading, token)) for tie in _ties(reading, found)]
    return _temper(_once(ties))


def _find(reading: Reading, token: Token) -> _Found | None:
    if _in_name(reading, token):
        return None
    for word in tie_words_at(token):
        if not word.standing and not _stands(reading, token):
            continue
        pairs = tuple(pair for pair in _pairs(reading, token, word) if _eligible(word.kind, pair))
        if word.kind == "border":
            # "Ruritania, Freedonia, which borders ...": of several that may be meant, those that the map bears out.
            pairs = tuple(p for p in pairs if are_neighbours(p[0].code, p[1].code)) or pairs
        found = _judge(token, word, pairs) if pairs else None
        if found:
            return found
    return None


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
        return bool(auxiliaries & {"does", "do"})
    if verb.tag_ == "VBN":
        return verb.dep_ == "acl" or bool(auxiliaries & {"is", "are"}) or _long(verb)
    return verb.tag_ == "VBG" and (not auxiliaries or bool(auxiliaries & {"is", "are"}))


def _long(verb: Token) -> bool:
    return any(child.lower_ in ("long", "always", "already") for child in verb.children)


def _pairs(reading: Reading, token: Token, word: TieWord) -> tuple[tuple[Party, Party], ...]:
    if word.mutual:
        return _mutual_pairs(reading, token, word)
    source = fill(reading, token, word.source)
    target = fill(reading, token, word.target, source)
    if not source and target:
        source = fill(reading, token, word.source, target)
    if not 1 <= len(source) <= MAX_PARTIES:
        return ()
    return tuple((s, t) for s, t in product(source, target) if s.code != t.code)


def _eligible(kind: str, pair: tuple[Party, Party]) -> bool:
    """True where such actors can stand in such a tie: missions need states or bodies of states, borders states."""
    allowed = _PARTIES_OF.get(kind)
    return allowed is None or all(
        party.code.partition(":")[0] in allowed or len(party.code) == _STATE for party in pair
    )


def _mutual_pairs(reading: Reading, token: Token, word: TieWord) -> tuple[tuple[Party, Party], ...]:
    target = fill(reading, token, word.target)
    parties = list(target)
    source: list[Party] = []
    for role in word.source:
        more = fill(reading, token, (role,), parties)
        source += more
        parties += more
        if len(parties) >= 2:
            break
    if source and target:
        return tuple(product(source, target))
    return tuple(combinations(parties, 2)) if 2 <= len(parties) <= MAX_PARTIES else ()


def _judge(token: Token, word: TieWord, pairs: tuple[tuple[Party, Party], ...]) -> _Found | None:
    """The tie with its kind, polarity and status; None where what it is about gives none or it is negated away."""
    verb = holding_verb(token) if token.pos_ in ("NOUN", "PROPN") else None
    holder = load_holders()[verb.lemma_.lower()] if verb is not None else None
    kind, polarity, why = _kind(token, word)
    if not kind:
        return None
    if holder and holder.polarity is not None and kind == "relations" and polarity >= 0:
        polarity = holder.polarity
    status, cue = status_of(token)
    if negated(token):
        if word.denied is None:
            return None
        status, polarity = Status.ONGOING, word.denied
    elif status in (Status.HAPPENED, Status.DENIED) or (_given(token) and "accus" not in cue):
        status = Status.ONGOING
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
    matters = matters_of(token)
    kinds = {matter.kind for matter in matters if matter.kind}
    if kind == "relations" and len(kinds) == 1:
        kind = kinds.pop()
    signs = [matter.polarity for matter in matters if matter.polarity is not None]
    if signs and polarity >= 0:
        polarity = signs[0] if -1 not in signs else -1
    return kind, polarity, " ".join([why, *(f"beside {matter.word}" for matter in matters)])


def _goods(token: Token) -> Matter | None:
    nouns = fillers(token, "obj") if token.pos_ == "VERB" else [token, *fillers(token, "of")]
    if token.pos_ == "VERB":
        nouns += [noun for role in ("on", "for") for noun in fillers(token, role)]
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


def _once(ties: list[Tie]) -> list[Tie]:
    """One tie per kind and pair: the fullest mention, the others behind it as further evidence."""
    groups: dict[tuple[str, object], list[Tie]] = {}
    for tie in ties:
        pair = frozenset((tie.source, tie.target)) if tie.tie in MUTUAL_KINDS else (tie.source, tie.target)
        groups.setdefault((tie.tie, pair), []).append(tie)
    kept = []
    for group in groups.values():
        best = min(group, key=lambda tie: (-_fullness(tie), tie.span.start))
        spans = sorted({(t.span.start, t.span.end) for t in group} - {(best.span.start, best.span.end)})
        more = tuple(best.report.evidence(start, end) for start, end in spans)
        kept.append(replace(best, evidence=(*best.evidence, *more)))
    return sorted(kept, key=lambda tie: (tie.span.start, tie.span.end, tie.tie, tie.source, tie.target))


def _fullness(tie: Tie) -> int:
    """How much a mention says: dates first, then that it holds for sure, in the report's body, and how."""
    body = tie.report.zone_at(tie.span.start) is ZoneKind.BODY
    return 8 * bool(tie.since or tie.until) + 4 * (tie.status is Status.ONGOING) + 2 * body + bool(tie.polarity)


def _temper(ties: list[Tie]) -> list[Tie]:
    """Missions between rivals are friendly to neither: their polarity becomes 0."""
    hostile = {frozenset((tie.source, tie.target)) for tie in ties if tie.polarity < 0 or tie.tie in _HOSTILE_KINDS}
    return [
        replace(tie, polarity=0) if tie.tie in _MISSIONS and frozenset((tie.source, tie.target)) in hostile else tie
        for tie in ties
    ]
