"""Forecasts and plans held to account: borne out, refuted or open, by what later reports tell."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log

from dragoman.model.claims import QUAD_CLASS, Claim, Event, Forecast, Tie
from dragoman.model.findings import Expectation, Occurrence
from dragoman.model.gazetteer import Gazetteer
from dragoman.reconcile.contexts import Contexts
from dragoman.reconcile.later import CAME, Later, laters, place_of
from dragoman.reconcile.marks import order_of, stable_id
from dragoman.reconcile.outlooks import AHEAD, Outlook, alike, asks, foresee, negated, opposites_of, pattern
from dragoman.reconcile.retold import Verdict
from dragoman.reconcile.tellings import DAY_DAYS, MONTH_DAYS, widen
from dragoman.reconcile.told import Told
from dragoman.reconcile.trends import Trend, trends_after, trends_of
from dragoman.reconcile.words import fold, stem, words_of

#: A later sentence resolves a forecast when it has this share of the forecast's words (rarer words count more) ...
EVENT_WORDS = 0.5
#: ... and this share where what is told is no coded act but a standing tie or somebody's words.
OTHER_WORDS = 0.66
#: ... and this where a coded act of the same type is dated to the very month, or a text that comes back to the
#: forecast names who made it.
DATED_WORDS, NAMED_WORDS = 0.3, 0.4
SHARED_WORDS = 2
#: What a word counts that tells the thing otherwise than it was foretold.
ALIKE = 0.7
#: Later sentences looked at for one actor and word, earliest first; and how many are shown as proof.
LOOKED_AT = 100
SHOWN = 3
#: So many of the sentences found are weighed.
WEIGHED = 25
#: The quad classes of cooperation end here.
COOPERATION = 2


@dataclass(frozen=True, slots=True)
class _Proof:
    later: Later
    score: float
    bears_out: bool


def find_expectations(
    sentences: Sequence[Told],
    claims: Sequence[Claim],
    occurrences: Iterable[Occurrence],
    contexts: Contexts,
    gazetteer: Gazetteer,
    *,
    aliases: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Expectation, ...]:
    """What became of each forecast and each event told as ahead, in order of report and place.

    Only reports published after it can resolve it; an act has to have the same actors, direction and meaning.
    Proof is what a coded act or tie stands on, or, where none was coded from it, a plain sentence of fact. `aliases`
    gives for a folded word of a person's name the words of all names the person goes by.
    """
    told = {claim: occurrence for occurrence in occurrences for claim in map(order_of, occurrence.claims)}
    outlooks = _outlooks(claims, contexts, gazetteer)
    book = _Book.of(laters(sentences, claims, contexts, gazetteer), outlooks, aliases or {})
    trends = trends_of(sentences, contexts)
    found = []
    for outlook in outlooks:
        proofs = _same_occurrence(outlook, told.get(order_of(outlook.claim)), contexts) or book.proofs(outlook)
        expectation = _expectation(outlook, proofs)
        if expectation.outcome == "open":
            expectation = _called_off(outlook, expectation) or _by_trend(outlook, expectation, trends, contexts)
        found.append(expectation)
    return tuple(sorted(found, key=lambda e: (order_of(e.claim), e.id)))


def _outlooks(claims: Sequence[Claim], contexts: Contexts, gazetteer: Gazetteer) -> list[Outlook]:
    events: dict[tuple[str, int], list[Event]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, Event):
            events[place_of(contexts.of(claim))].append(claim)
    found = []
    foreseen: set[tuple[str, int]] = set()
    for claim in claims:
        if isinstance(claim, Forecast) and not asks(claim.report.text, claim.span.end):
            at = place_of(contexts.of(claim))
            foreseen.add(at)
            found.append(foresee(claim, events[at], contexts, gazetteer))
    for at, group in events.items():
        ahead = [event for event in group if event.status in AHEAD and at not in foreseen]
        ahead = [event for event in ahead if not asks(event.report.text, contexts.of(event).sentence.end)]
        found += [foresee(event, [], contexts, gazetteer) for event in ahead]
    return found


class _Book:
    """What later reports tell, found by actor and word."""

    def __init__(self, wanted: frozenset[str], aliases: Mapping[str, frozenset[str]]) -> None:
        self._wanted = wanted
        self._aliases = aliases
        self._laters: list[Later] = []
        self._days: list[date] = []
        #: The words each of them tells.
        self._words: list[frozenset[str]] = []
        #: By actor and word the numbers of what came, which are in order of day and place.
        self._by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._sentences: Counter[str] = Counter()
        self._rarities: dict[str, float] = {}

    @classmethod
    def of(cls, laters: Iterable[Later], outlooks: Iterable[Outlook], aliases: Mapping[str, frozenset[str]]) -> "_Book":
        """The book of what came; one sentence told word for word in many reports is entered once."""
        book = cls(frozenset(word for outlook in outlooks for word in _asked(outlook)), aliases)
        entered: set[tuple[str, str, object]] = set()
        for later in sorted(laters, key=lambda late: (late.day, late.order)):
            way = (later.claim.type, later.claim.source) if isinstance(later.claim, Event) else None
            key = (fold(later.context.text), later.order[-1], way)
            if key not in entered:
                entered.add(key)
                book._enter(later)
        return book

    def _enter(self, later: Later) -> None:
        number = len(self._laters)
        self._laters.append(later)
        self._days.append(later.day)
        self._words.append(self._told(later))
        for word in self._words[number] & self._wanted:
            self._sentences[word] += 1
            for actor in later.actors:
                self._by_word[actor, word].append(number)

    def _told(self, later: Later) -> frozenset[str]:
        """The words a later sentence tells, with all the names of the persons it names."""
        if later.verdict:
            return later.verdict.words
        names = later.context.names
        also = frozenset().union(*(self._aliases[name] for name in names if name in self._aliases))
        return later.context.stems | names | also

    def rarity(self, word: str) -> float:
        """How much a shared word proves: more where few sentences have it."""
        if word not in self._rarities:
            self._rarities[word] = log((len(self._laters) + 2) / (self._sentences[word] + 1))
        return self._rarities[word]

    def proofs(self, outlook: Outlook) -> list[_Proof]:
        """What bears the outlook out or refutes it, the surest first."""
        after = bisect_right(self._days, outlook.made)
        times: Counter[int] = Counter()
        for word in _asked(outlook):
            for actor in outlook.actors:
                own = self._by_word.get((actor, word), [])
                first = bisect_left(own, after)
                times.update(own[first : first + LOOKED_AT])
        found = [proof for number in self._likeliest(times) if (proof := self._weigh(outlook, number))]
        return sorted(found, key=lambda proof: (-proof.score, _rank(proof), proof.later.day, proof.later.order))

    def _likeliest(self, times: Mapping[int, int]) -> list[int]:
        """Those that share most of the words, the earliest first of as many.

        Only these are weighed, or a large record would cost the square of its reports.
        """
        whole = len(self._laters)
        shared = Counter(times.values())
        least = next((many for many in sorted(shared, reverse=True) if _reach(shared, many) >= WEIGHED), 0)
        # As one number, most shared first: sorting pairs takes three times as long.
        ranks = sorted([number - many * whole for number, many in times.items() if many >= least])
        return [rank % whole for rank in ranks[:WEIGHED]]

    def _weigh(self, outlook: Outlook, number: int) -> _Proof | None:
        later = self._laters[number]
        if not _same_actors(outlook, later):
            return None
        if later.verdict:
            return self._by_verdict(outlook, later, later.verdict)
        return self._by_words(outlook, later, self._words[number]) if _possible(outlook, later.claim) else None

    def _by_verdict(self, outlook: Outlook, later: Later, verdict: Verdict) -> _Proof | None:
        score, shared = self._alike(outlook.words, verdict.words)
        by = list(words_of(outlook.claim.voice.reporter))
        named = bool(by) and by[-1].text in later.context.names
        # Speaker and actors together leave little doubt which forecast is meant.
        sure = named and bool(outlook.actors) and outlook.actors <= later.around
        needed = DATED_WORDS if sure else NAMED_WORDS if named else OTHER_WORDS
        if not verdict.final or len(shared) < (1 if sure else SHARED_WORDS) or score < needed:
            return None
        return _Proof(later, round(score, 4), verdict.came != outlook.negated)

    def _alike(self, foreseen: frozenset[str], told: frozenset[str]) -> tuple[float, frozenset[str]]:
        """The share of what is foreseen that is told, in these words or ones alike, and which words these are."""
        same = frozenset(word for word in foreseen if word in told or stem(word) in told)
        other = frozenset(word for word in foreseen - same if alike(word) & told)
        whole = sum(self.rarity(word) for word in foreseen)
        part = sum(self.rarity(word) for word in same) + ALIKE * sum(self.rarity(word) for word in other)
        return (part / whole if whole else 0.0), same | other

    def _by_words(self, outlook: Outlook, later: Later, told: frozenset[str]) -> _Proof | None:
        undone = opposites_of(outlook.stems) & told - outlook.stems
        found = []
        for part in outlook.parts or (outlook.words,):
            kept = frozenset(word for word in part if not opposites_of(frozenset([word])) & undone)
            score, shared = self._alike(kept, told)
            found.append((score, sorted(shared)))
        score, words = max(found)
        shared = frozenset(words)
        dated = isinstance(later.claim, Event) and _same_days(outlook, later.claim, MONTH_DAYS)
        enough = len(shared) + len(undone) >= (1 if dated else SHARED_WORDS)
        if not enough or not any((alike(word) | {word}) & later.context.stems for word in shared | undone):
            return None
        # "She would be the third" says neither who nor what is done: nearly all its words have to recur.
        told_what = isinstance(later.claim, Event) and (outlook.acts or outlook.names)
        needed = DATED_WORDS if dated else EVENT_WORDS if told_what else OTHER_WORDS
        if (
            not _of_it(outlook, shared | undone, told)
            or score < needed
            or (_reversed(outlook, later.claim) and score < OTHER_WORDS)
        ):
            return None
        denied = later.denied or negated(later.context.text, shared | undone)
        return _Proof(later, round(score, 4), (bool(undone) != denied) == outlook.negated)


def _reach(shared: Mapping[int, int], least: int) -> int:
    return sum(times for many, times in shared.items() if many >= least)


def _of_it(outlook: Outlook, shared: frozenset[str], told: frozenset[str]) -> bool:
    """True where the act itself is told or undone, and somebody or some place where the forecast names any."""
    act = (
        not outlook.acts or outlook.acts & shared or any(opposites_of(frozenset([act])) & told for act in outlook.acts)
    )
    return bool(act) and (not outlook.names or bool(outlook.names & told))


def _asked(outlook: Outlook) -> frozenset[str]:
    """The words by which later sentences about it are looked up."""
    near = frozenset(other for word in outlook.stems for other in alike(word))
    return outlook.words | opposites_of(outlook.stems) | near


def _rank(proof: _Proof) -> int:
    """Coded acts before standing ties, before texts that come back to it, before plain sentences."""
    return (Event.kind, Tie.kind, "verdict", "").index(proof.later.order[-1])


def _same_actors(outlook: Outlook, later: Later) -> bool:
    """True where the later sentence names the actors foreseen, or one of them and its neighbours the other."""
    here = outlook.actors & later.actors
    return len(here) > 1 or (
        bool(here) and (len(outlook.actors) < 2 or not later.around.isdisjoint(outlook.actors - here))
    )


def _possible(outlook: Outlook, claim: Event | Tie | None) -> bool:
    """True where the later claim can be what was foreseen: not before it, the same way round, friendly or not.

    An act of the very days is looked at whichever way round it was coded.
    """
    if isinstance(claim, Event):
        if claim.when.latest and claim.when.latest < outlook.made:
            return False
        if outlook.type and (QUAD_CLASS[outlook.type] <= COOPERATION) != (QUAD_CLASS[claim.type] <= COOPERATION):
            return False
        return _same_days(outlook, claim, DAY_DAYS) or _same_way(
            outlook, frozenset(claim.source), frozenset(claim.target)
        )
    if isinstance(claim, Tie):
        if claim.since.latest and claim.since.latest < outlook.made:
            return False
        return bool(outlook.source) and _same_way(outlook, frozenset({claim.source}), frozenset({claim.target}))
    return True


def _same_way(outlook: Outlook, source: frozenset[str], target: frozenset[str]) -> bool:
    if not outlook.source or not outlook.target:
        return True
    return bool(outlook.source & source and outlook.target & target)


def _reversed(outlook: Outlook, claim: Event | Tie | None) -> bool:
    return isinstance(claim, Event) and not _same_way(outlook, frozenset(claim.source), frozenset(claim.target))


def _same_days(outlook: Outlook, claim: Event, days: int) -> bool:
    """True where both are dated, to so many days at most, and the days meet."""
    if (
        (outlook.type, outlook.mode) != (claim.type, claim.mode)
        or (outlook.due.days or days + 1) > days
        or (claim.when.days or days + 1) > days
    ):
        return False
    return widen(outlook.due).overlaps(widen(claim.when))


def _same_occurrence(outlook: Outlook, occurrence: Occurrence | None, contexts: Contexts) -> list[_Proof]:
    """The later tellings of the very act foreseen, where it is told as done."""
    if occurrence is None:
        return []
    later = [
        claim
        for claim in occurrence.claims
        if claim.status in CAME and (claim.report.published.middle or date.min) > outlook.made
    ]
    days = [claim.report.published.middle or date.min for claim in later]
    return [
        _Proof(Later(claim.evidence[0], claim, contexts.of(claim), frozenset(), day, False), 1.0, not outlook.negated)
        for claim, day in zip(later, days, strict=True)
    ]


def _expectation(outlook: Outlook, proofs: Sequence[_Proof]) -> Expectation:
    outcome, why = "open", "no later report says what came of it"
    shown: list[_Proof] = []
    if proofs:
        best = _best(outlook, proofs)
        shown = _distinct(proof for proof in proofs if proof.bears_out == best.bears_out)[:SHOWN]
        outcome = "borne out" if best.bears_out else "refuted"
        name = best.later.evidence.report.id
        why = f"{name} reports it: {best.score:.0%} of the words that foretold it recur there"
        if best.later.verdict:
            why = f"{name} returns to what was foretold and says what came of it"
        elif not best.bears_out and not outlook.negated and not _passed(outlook, best.later.day):
            outcome, shown, why = "open", [], "it has not come so far; no horizon has passed"
    came = [day for proof in proofs if proof.bears_out and (day := _came(proof.later))]
    told_late = any(proof.later.verdict and proof.later.verdict.late for proof in proofs if proof.bears_out)
    late = outcome == "borne out" and (told_late or (bool(came) and _passed(outlook, min(came))))
    by = outlook.claim.voice.reporter
    return Expectation(
        id=stable_id("expectation", order_of(outlook.claim), outlook.says),
        claim=outlook.claim,
        says=outlook.says,
        by=by,
        outcome=outcome,
        resolved_by=tuple(proof.later.evidence for proof in shown),
        late=late,
        why=why + ("; later than it was due" if late else ""),
    )


def _distinct(proofs: Iterable[_Proof]) -> list[_Proof]:
    """The proofs without those whose sentence an earlier one stands on already."""
    kept: dict[tuple[str, int], _Proof] = {}
    for proof in proofs:
        kept.setdefault(place_of(proof.later.context), proof)
    return list(kept.values())


def _called_off(outlook: Outlook, expectation: Expectation) -> Expectation | None:
    """The expectation as refuted where its own sentence says that it came to nothing: "only to be postponed"."""
    match = pattern("called_off").search(outlook.context.text)
    if match is None or outlook.negated:
        return None
    sentence = outlook.context.sentence
    place = sentence.report.evidence(sentence.start + match.start(), sentence.start + match.end())
    return replace(
        expectation, outcome="refuted", resolved_by=(place,), why="its own sentence says that it was called off"
    )


def _by_trend(
    outlook: Outlook, expectation: Expectation, trends: Mapping[tuple[str, ...], Sequence[Trend]], contexts: Contexts
) -> Expectation:
    """The expectation that relations get better or worse, held against what later reports tell of them."""
    bears_out, shown = trends_after(outlook, trends, contexts)
    if bears_out is None:
        return expectation
    told = "so" if bears_out else "the other way"
    return replace(
        expectation,
        outcome="borne out" if bears_out else "refuted",
        resolved_by=tuple(trend.evidence for trend in shown[:SHOWN]),
        why=f"{shown[0].evidence.report.id} tells that relations went {told}",
    )


def _best(outlook: Outlook, proofs: Sequence[_Proof]) -> _Proof:
    """The surest proof; a thing that had not come by then and has come since did come."""
    best = proofs[0]
    if best.bears_out or outlook.negated:
        return best
    since = (proof for proof in proofs if proof.bears_out and proof.later.day > best.later.day)
    return next(since, best)


def _passed(outlook: Outlook, day: date) -> bool:
    return outlook.due.latest is not None and day > outlook.due.latest


def _came(later: Later) -> date | None:
    """The first day on which what is told can have come; None where only its report is dated."""
    return later.claim.when.earliest if isinstance(later.claim, Event) else None
