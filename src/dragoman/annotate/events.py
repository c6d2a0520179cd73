"""Who did what to whom: acts found by the typed vocabulary over the parse, with status, date and voice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.annotate.dating import date_of
from dragoman.annotate.deciding import Case, Hint, TypeDecider, TypeDecision
from dragoman.annotate.event_words import EventWord, light_verbs, words_at
from dragoman.annotate.frames import actor_links, conjuncts, fillers, is_passive
from dragoman.annotate.reading import Reading
from dragoman.annotate.status import status_of
from dragoman.model.claims import Event, Voice
from dragoman.model.text import Evidence, Span

#: Types that answer somebody: said without a target, they are aimed at the last one dealt with.
ANSWERING = frozenset({"REJECT", "ACCUSE", "THREATEN", "REQUEST", "SANCTION"})
_ASKING = frozenset({"REQUEST", "THREATEN", "REJECT"})
ANSWER_REACH = 90  # tokens back to the act answered, about three sentences of news
MAX_SIDE = 8  # actors a side; longer lists in the press are members of a body, not doers of an act


@dataclass(frozen=True, slots=True)
class _Side:
    """The actors on one side of an act, and the tokens that name them."""

    codes: tuple[str, ...]
    tokens: tuple[Token, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An act that may have happened: its trigger, both sides, and the vocabulary's hints."""

    trigger: Token
    source: _Side
    target: _Side
    words: tuple[EventWord, ...]
    mutual: bool


def annotate_events(reading: Reading, decider: TypeDecider) -> list[Event]:
    """The events of the report, in text order, each act once.

    Evidence is the stretch from the first to the last of trigger, sources and targets.
    """
    candidates = list(_candidates(reading))
    decisions = decider.decide([_case(reading, candidate) for candidate in candidates])
    events = [
        _event(reading, candidate, decision)
        for candidate, decision in zip(candidates, decisions, strict=True)
        if decision.type
    ]
    return _once(events)


def _candidates(reading: Reading) -> Iterator[_Candidate]:
    earlier: list[_Candidate] = []
    for token in reading.doc:
        words = words_at(token)
        if not words or _carried(token) or _asked_for(token) or _standing(token):
            continue
        found = next((one for word in words if (one := _candidate(reading, token, word, words))), None)
        candidate = found or _answer(reading, token, words, earlier)
        if candidate:
            earlier.append(candidate)
            yield candidate


def _answer(
    reading: Reading, trigger: Token, words: tuple[EventWord, ...], earlier: list[_Candidate]
) -> _Candidate | None:
    """An act without a named target as the answer to the last one its source had a part in.

    "Moscow rejected the account" is aimed at whoever had accused Moscow just before.
    """
    word = words[0]
    if trigger.pos_ != "VERB" or word.type not in ANSWERING or word.mutual:
        return None
    source = _side(reading, trigger, word.source, ())
    near = [other for other in earlier if 0 <= trigger.i - other.trigger.i <= ANSWER_REACH]
    for other in reversed(near):
        partner = _partner(source, other)
        if partner:
            return _Candidate(trigger, source, partner, words, mutual=False)
    return None


def _partner(source: _Side, other: _Candidate) -> _Side | None:
    """The side of another act that faces this source; the tokens are the source's own, for the evidence."""
    for own, facing in ((other.target, other.source), (other.source, other.target)):
        rest = tuple(code for code in facing.codes if code not in source.codes)
        if source.codes and set(source.codes) & set(own.codes) and rest:
            return _Side(rest, source.tokens)
    return None


def _carried(token: Token) -> bool:
    """True for a light verb whose object names the act: the noun is the trigger, not the verb."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in light_verbs():
        return False
    return any(noun.pos_ == "NOUN" and words_at(noun) for noun in fillers(token, "obj"))


def _asked_for(token: Token) -> bool:
    """True where the act is only what another act asks, threatens or refuses ("urged it to withdraw")."""
    if token.dep_ not in ("xcomp", "ccomp") or not any(
        child.dep_ == "aux" and child.tag_ == "TO" for child in token.children
    ):
        return False
    return any(word.type in _ASKING for word in words_at(token.head))


def _standing(token: Token) -> bool:
    """True for a negated present ("does not recognise"): a standing condition, no act."""
    negated = any(child.dep_ == "neg" for child in token.children)
    return negated and any(child.lower_ in ("does", "do") and child.dep_ == "aux" for child in token.children)


def _candidate(reading: Reading, trigger: Token, word: EventWord, words: tuple[EventWord, ...]) -> _Candidate | None:
    if word.mutual:
        return _mutual(reading, trigger, word, words)
    source = _side(reading, trigger, word.source, ())
    target = _side(reading, trigger, word.target, source.codes)
    if not source.codes or not target.codes:
        return None
    return _Candidate(trigger, source, target, words, mutual=False)


def _mutual(reading: Reading, trigger: Token, word: EventWord, words: tuple[EventWord, ...]) -> _Candidate | None:
    """Both sides of a mutual act in both: everything that fills any of its roles."""
    sides = [_side(reading, trigger, (role,), ()) for role in (*word.source, *word.target)]
    codes = tuple(dict.fromkeys(code for side in sides for code in side.codes))
    tokens = tuple(dict.fromkeys(token for side in sides for token in side.tokens))
    if not 2 <= len(codes) <= 2 * MAX_SIDE:
        return None
    both = _Side(codes, tokens)
    return _Candidate(trigger, both, both, words, mutual=True)


def _side(reading: Reading, trigger: Token, roles: Sequence[str], without: tuple[str, ...]) -> _Side:
    """The first role that is filled by an actor who is not on the other side."""
    for role in roles:
        codes: dict[str, None] = {}
        tokens: dict[Token, None] = {}
        for filler in _role(trigger, role):
            for link, token in actor_links(reading, filler):
                for code in (reading.gazetteer.counts_as(code) for code in link.actors):
                    if code not in without:
                        codes[code] = None
                        tokens[token] = None
        if codes and len(codes) <= MAX_SIDE:
            return _Side(tuple(codes), tuple(tokens))
    return _Side((), ())


def _role(trigger: Token, role: str) -> list[Token]:
    """The role's fillers; for the noun in a light verb's object also that verb's own."""
    found = fillers(trigger, role)
    if found or trigger.pos_ == "VERB":
        return found
    verb = trigger.head
    carried = verb.pos_ == "VERB" and verb.lemma_.lower() in light_verbs() and trigger in fillers(verb, "obj")
    if carried and (role == "subj" or role not in ("poss", "mod", "obj", "of")):
        return fillers(verb, role)
    return []


def _case(reading: Reading, candidate: _Candidate) -> Case:
    sentence = candidate.trigger.sent
    hints = tuple(Hint(word.type, word.lemma, word.weight, word.mode) for word in candidate.words)
    return Case(
        reading.report.text[sentence.start_char : sentence.end_char],
        _within(candidate.source.tokens[0], sentence.start_char),
        _within(candidate.target.tokens[-1], sentence.start_char),
        hints,
    )


def _within(token: Token, start: int) -> Span:
    at = max(token.idx - start, 0)
    return Span(at, at + len(token.text))


def _event(reading: Reading, candidate: _Candidate, decision: TypeDecision) -> Event:
    status, cue = status_of(candidate.trigger)
    said = reading.statement_over(candidate.trigger.idx)
    return Event(
        evidence=(_evidence(reading, candidate),),
        status=status,
        voice=Voice((said.speaker,)) if said else Voice(),
        why=f"{decision.why}; {cue}",
        type=decision.type or "",
        source=candidate.source.codes,
        target=candidate.target.codes,
        when=date_of(reading, candidate.trigger),
        mode=decision.mode,
    )


def _evidence(reading: Reading, candidate: _Candidate) -> Evidence:
    """From the first to the last token of the act within its sentence, the trigger's object included."""
    trigger = candidate.trigger
    sentence = trigger.sent
    tokens = [trigger, *candidate.source.tokens, *candidate.target.tokens]
    if trigger.pos_ == "VERB" and not is_passive(trigger):
        tokens += [noun for filler in fillers(trigger, "obj") for noun in conjuncts(filler)]
    inside = [token for token in tokens if sentence.start <= token.i < sentence.end]
    first, last = min(inside, key=lambda t: t.i), max(inside, key=lambda t: t.i)
    return reading.evidence(reading.doc[first.i : last.i + 1])


def _once(events: list[Event]) -> list[Event]:
    """Each act once, at its fullest mention: same type, actors, status and days."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in events:
        key = (event.type, event.source, event.target, event.status, event.when.earliest, event.when.latest, event.why)
        known = kept.get(key)
        if known is None or len(event.quote) > len(known.quote):
            kept[key] = event
    return sorted(kept.values(), key=lambda event: (event.span.start, event.span.end))
