"""Forecasts and plans held to account: borne out, refuted or open, by what later reports tell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from math import log

from dragoman.model.claims import QUAD_CLASS, Claim, Event, Forecast, Status, Tie
from dragoman.model.findings import Expectation, Occurrence
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import Report
from dragoman.reconcile.contexts import Context, Contexts
from dragoman.reconcile.marks import order_of, stable_id
from dragoman.reconcile.outlooks import AHEAD, Outlook, foresee, negated, opposites_of, unreal
from dragoman.reconcile.words import fold

#: A later sentence resolves a forecast when it has this share of the forecast's words (rarer words count more) ...
EVENT_WORDS = 0.5
#: ... and this share where what is told is no coded act but a standing tie or somebody's words.
OTHER_WORDS = 0.66
SHARED_WORDS = 2
#: Later sentences looked at for one actor and word, earliest first; and how many are shown as proof.
LOOKED_AT = 150
SHOWN = 3
_HAPPENED = frozenset({Status.HAPPENED, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class _Later:
    """A sentence of a report that tells what came, with the claim that it is evidence of."""

    claim: Claim
    context: Context = field(repr=False)
    actors: frozenset[str]
    day: date
    denied: bool
    around: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Proof:
    later: _Later
    score: float
    bears_out: bool


def find_expectations(
    reports: Iterable[Report],
    claims: Sequence[Claim],
    occurrences: Iterable[Occurrence],
    contexts: Contexts,
    gazetteer: Gazetteer,
) -> tuple[Expectation, ...]:
    """What became of each forecast and each event told as ahead, in order of report and place.

    Only reports published after it can resolve it; an act has to have the same actors, direction and meaning.
    Proof is a coded act or tie, or, where none was coded from it, a plain sentence of fact (a bare Claim).
    """
    told = {claim: occurrence for occurrence in occurrences for claim in map(order_of, occurrence.claims)}
    outlooks = _outlooks(claims, contexts, gazetteer)
    book = _Book.of(_laters(reports, claims, contexts, gazetteer), outlooks)
    found = []
    for outlook in outlooks:
        proofs = _same_occurrence(outlook, told.get(order_of(outlook.claim)), contexts) or book.proofs(outlook)
        found.append(_expectation(outlook, proofs))
    return tuple(sorted(found, key=lambda e: (order_of(e.claim), e.id)))


def _outlooks(claims: Sequence[Claim], contexts: Contexts, gazetteer: Gazetteer) -> list[Outlook]:
    events: dict[tuple[str, int], list[Event]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, Event):
            events[_sentence(contexts.of(claim))].append(claim)
    found = []
    foreseen: set[tuple[str, int]] = set()
    for claim in claims:
        if isinstance(claim, Forecast):
            at = _sentence(contexts.of(claim))
            foreseen.add(at)
            found.append(foresee(claim, events[at], contexts, gazetteer))
    for at, group in events.items():
        ahead = [event for event in group if event.status in AHEAD and at not in foreseen]
        found += [foresee(event, [], contexts, gazetteer) for event in ahead]
    return found


def _sentence(context: Context) -> tuple[str, int]:
    return (context.sentence.report.id, context.sentence.start)


class _Book:
    """What later reports tell, found by actor and word."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self._wanted = wanted
        self._by_word: dict[tuple[str, str], list[_Later]] = defaultdict(list)
        self._sentences: Counter[str] = Counter()
        self._total = 0

    @classmethod
    def of(cls, laters: Iterable[_Later], outlooks: Iterable[Outlook]) -> "_Book":
        """The book of what came; one sentence told word for word in many reports is entered once."""
        book = cls(frozenset(stem for o in outlooks for stem in o.words | opposites_of(o.stems)))
        entered: set[tuple[str, str, object]] = set()
        for later in sorted(laters, key=lambda late: (late.day, order_of(late.claim))):
            way = (later.claim.type, later.claim.source) if isinstance(later.claim, Event) else None
            key = (fold(later.context.text), later.claim.kind, way)
            if key not in entered:
                entered.add(key)
                book._enter(later)
        return book

    def _enter(self, later: _Later) -> None:
        self._total += 1
        for stem in (later.context.stems | later.context.names) & self._wanted:
            self._sentences[stem] += 1
            for actor in later.actors:
                self._by_word[actor, stem].append(later)

    def rarity(self, stem: str) -> float:
        """How much a shared word proves: more where few sentences have it."""
        return log((self._total + 2) / (self._sentences[stem] + 1))

    def proofs(self, outlook: Outlook) -> list[_Proof]:
        """What bears the outlook out or refutes it, the surest first."""
        seen: dict[tuple[str, int, int, str], _Later] = {}
        for stem in sorted(outlook.words | opposites_of(outlook.stems)):
            for actor in sorted(outlook.actors):
                after = (late for late in self._by_word.get((actor, stem), ()) if late.day > outlook.made)
                for later in islice(after, LOOKED_AT):
                    seen.setdefault(order_of(later.claim), later)
        found = [proof for later in seen.values() if (proof := self._weigh(outlook, later))]
        return sorted(
            found, key=lambda proof: (-proof.score, _rank(proof), proof.later.day, order_of(proof.later.claim))
        )

    def _weigh(self, outlook: Outlook, later: _Later) -> _Proof | None:
        if not _same_actors(outlook, later) or not _possible(outlook, later.claim):
            return None
        told = later.context.stems | later.context.names
        undone = opposites_of(outlook.stems) & told - outlook.stems
        kept = frozenset(stem for stem in outlook.words if not opposites_of(frozenset([stem])) & undone)
        shared = kept & told
        whole = sum(self.rarity(stem) for stem in kept)
        if len(shared) + len(undone) < SHARED_WORDS or not (shared | undone) & later.context.stems or not whole:
            return None
        score = sum(self.rarity(stem) for stem in shared) / whole
        if score < (EVENT_WORDS if isinstance(later.claim, Event) else OTHER_WORDS):
            return None
        denied = later.denied or negated(later.context.text, shared | undone)
        return _Proof(later, round(score, 4), (bool(undone) != denied) == outlook.negated)


def _rank(proof: _Proof) -> int:
    """Coded acts before standing ties before bare sentences."""
    return {Event.kind: 0, Tie.kind: 1}.get(proof.later.claim.kind, 2)


def _laters(
    reports: Iterable[Report], claims: Iterable[Claim], contexts: Contexts, gazetteer: Gazetteer
) -> Iterator[_Later]:
    """What came, as told: acts done or denied, ties that stand, and sentences of fact that name states."""
    spoken_for: set[tuple[str, int]] = set()
    for claim in claims:
        context = contexts.of(claim)
        day = claim.report.published.earliest
        if isinstance(claim, Event | Forecast):
            spoken_for.add(_sentence(context))
        if day is None:
            continue
        if isinstance(claim, Event) and claim.status in (*_HAPPENED, Status.DENIED):
            actors = frozenset(gazetteer.counts_as(code) for code in (*claim.source, *claim.target))
            yield _Later(claim, context, actors, day, claim.status is Status.DENIED)
        elif isinstance(claim, Tie) and claim.status in _HAPPENED and not unreal(context.text):
            yield _Later(claim, context, frozenset({claim.source, claim.target}), day, False)
    for report in reports:
        if report.published.earliest is not None:
            yield from _plain_sentences(report, report.published.earliest, spoken_for, contexts)


def _plain_sentences(
    report: Report, day: date, spoken_for: set[tuple[str, int]], contexts: Contexts
) -> Iterator[_Later]:
    """The sentences of fact that name a state, with the states named in the sentences around them."""
    sentences = list(contexts.sentences(report))
    states = [frozenset(contexts.states_in(context.sentence)) for context in sentences]
    for at, context in enumerate(sentences):
        if states[at] and _sentence(context) not in spoken_for and not unreal(context.text):
            around = frozenset().union(*states[max(0, at - 1) : at + 2])
            plain = Claim(evidence=(context.sentence,), why="the sentence itself; no claim was coded from it")
            yield _Later(plain, context, states[at], day, False, around)


def _same_actors(outlook: Outlook, later: _Later) -> bool:
    """True where the later sentence names the actors foreseen, or one of them and its neighbours the other."""
    named = outlook.actors & (later.actors | later.around)
    return bool(outlook.actors & later.actors) and len(named) >= min(2, len(outlook.actors))


def _possible(outlook: Outlook, claim: Claim) -> bool:
    """True where the later claim can be what was foreseen: not before it, the same way round, of its class."""
    if isinstance(claim, Event):
        if claim.when.latest and claim.when.latest < outlook.made:
            return False
        if outlook.type and QUAD_CLASS[outlook.type] != QUAD_CLASS[claim.type]:
            return False
        return _same_way(outlook, frozenset(claim.source), frozenset(claim.target))
    if isinstance(claim, Tie):
        if claim.since.latest and claim.since.latest < outlook.made:
            return False
        return bool(outlook.source) and _same_way(outlook, frozenset({claim.source}), frozenset({claim.target}))
    return True


def _same_way(outlook: Outlook, source: frozenset[str], target: frozenset[str]) -> bool:
    if not outlook.source or not outlook.target:
        return True
    return bool(outlook.source & source and outlook.target & target)


def _same_occurrence(outlook: Outlook, occurrence: Occurrence | None, contexts: Contexts) -> list[_Proof]:
    """The later tellings of the very act foreseen, where it is told as done."""
    if occurrence is None:
        return []
    later = [
        claim
        for claim in occurrence.claims
        if claim.status in _HAPPENED and (claim.report.published.earliest or date.min) > outlook.made
    ]
    days = [claim.report.published.earliest or date.min for claim in later]
    return [
        _Proof(_Later(claim, contexts.of(claim), frozenset(), day, False), 1.0, not outlook.negated)
        for claim, day in zip(later, days, strict=True)
    ]


def _expectation(outlook: Outlook, proofs: Sequence[_Proof]) -> Expectation:
    outcome, why = "open", "no later report tells of it"
    shown: list[_Proof] = []
    if proofs:
        best = proofs[0]
        shown = [proof for proof in proofs if proof.bears_out == best.bears_out][:SHOWN]
        outcome = "borne out" if best.bears_out else "refuted"
        why = f"{best.later.claim.report.id} tells of it, {best.score:.0%} of the words that say what was foreseen"
        if not best.bears_out and not outlook.negated and not _passed(outlook, best.later.day):
            outcome, shown, why = "open", [], "it has not come so far; no horizon has passed"
    came = [day for proof in shown if (day := _came(proof.later))]
    late = outcome == "borne out" and bool(came) and _passed(outlook, min(came))
    by = outlook.claim.voice.reporter
    return Expectation(
        id=stable_id("expectation", order_of(outlook.claim), outlook.says),
        claim=outlook.claim,
        says=outlook.says,
        by=by,
        outcome=outcome,
        resolved_by=tuple(proof.later.claim for proof in shown),
        late=late,
        why=why + ("; later than it was due" if late else ""),
    )


def _passed(outlook: Outlook, day: date) -> bool:
    return outlook.due.latest is not None and day > outlook.due.latest


def _came(later: _Later) -> date | None:
    """The first day on which what is told can have come; None where only its report is dated."""
    return later.claim.when.earliest if isinstance(later.claim, Event) else None
