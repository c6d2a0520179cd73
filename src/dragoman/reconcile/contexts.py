"""The sentence a claim stands in, and the words by which it is compared with others."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.model.claims import Claim
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import CODED_ZONES, Evidence, Report, Zone, ZoneKind
from dragoman.reconcile.memory import Memory
from dragoman.reconcile.words import content_stems, fold, is_content, stem, words_of

#: A sentence ends at a full stop behind at least two small letters or a figure and closing marks, before a capital.
_END = re.compile(r"(?:(?<=[a-z0-9%)’'\"”][a-z0-9%)’'\"”])[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\s*\n\s*)")


@dataclass(frozen=True, slots=True)
class Context:
    """What a claim's sentence is about: its content stems, and its names that are no actor's of the gazetteer."""

    sentence: Evidence = field(repr=False)
    stems: frozenset[str]
    names: frozenset[str]
    number: int

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.sentence.quote


class Contexts:
    """The contexts of the claims of some reports, each sentence worked out once."""

    def __init__(
        self,
        reports: Iterable[Report],
        gazetteer: Gazetteer,
        persons: Mapping[str, str | None] | None = None,
        memory: Memory | None = None,
    ) -> None:
        """`persons` are folded surnames with the state each person acts for, None where not known or not one."""
        self._persons = persons or {}
        memory = memory or Memory()
        self._readings = {report.id: memory.reading(report, self._persons, _sentence_starts) for report in reports}
        self._gazetteer = gazetteer
        self._actor_words = _actor_words(gazetteer)

    def of(self, claim: Claim) -> Context:
        """The context of the claim: the sentence, or sentences, its evidence stands in."""
        return self.around(claim.evidence[0])

    def around(self, evidence: Evidence) -> Context:
        """The context of a stretch of a report's text."""
        reading = self._readings[evidence.report.id]
        starts = reading.starts
        first = bisect_right(starts, evidence.start) - 1
        after = bisect_right(starts, evidence.end - 1)
        key = (first, after)
        if key not in reading.known:
            end = starts[after] if after < len(starts) else len(evidence.report.text)
            reading.known[key] = self._read(evidence.report, starts[first], end, first)
        return reading.known[key]

    def names_in(self, evidence: Evidence) -> frozenset[str]:
        """The folded words within the evidence that are written with a capital and are no actor's name."""
        text = evidence.report.text
        words = (w for w in words_of(text, evidence.start, evidence.end) if not text[w.start].islower())
        return frozenset(word.text for word in words) - self._actor_words

    def before(self, context: Context, sentences: int) -> frozenset[str]:
        """The content stems of the sentences before, in the same report."""
        report = context.sentence.report
        starts = self._readings[report.id].starts
        start = starts[max(0, context.number - sentences)]
        return content_stems(report.text[start : context.sentence.start])

    def widening(self, evidence: Evidence) -> Iterator[Evidence]:
        """The sentence of an evidence, then one more on either side, then the whole report."""
        context = self.around(evidence)
        yield context.sentence
        report, starts = evidence.report, self._readings[evidence.report.id].starts
        start = starts[max(0, context.number - 1)]
        after = bisect_right(starts, context.sentence.end) + 1
        yield report.evidence(start, starts[after] if after < len(starts) else len(report.text))
        yield report.evidence(0, len(report.text))

    def sentences(self, report: Report) -> Iterator[Context]:
        """The sentences of a report's own words, in order."""
        zones = report.zones or (Zone(ZoneKind.BODY, 0, len(report.text)),)
        for zone in zones:
            if zone.kind in CODED_ZONES and report.text[zone.start : zone.end].strip():
                yield from sentences_in(self, report.evidence(zone.start, zone.end))

    def states_in(self, evidence: Evidence) -> Counter[str]:
        """How often each state is named there, by a name that can mean no other or by a person who acts for it."""
        states, key = self._readings[evidence.report.id].states, (evidence.start, evidence.end)
        if key not in states:
            states[key] = self._count_states(evidence)
        return states[key]

    def _count_states(self, evidence: Evidence) -> Counter[str]:
        found: Counter[str] = Counter()
        text, at = evidence.report.text, evidence.start
        for word in words_of(text, evidence.start, evidence.end):
            if word.start < at or text[word.start].islower():
                continue
            person = self._persons.get(word.text)
            if person:
                found[person] += 1
            name = self._gazetteer.longest_at(text, word.start, text[word.start : word.end])
            if name is not None:
                at = word.start + len(name.text)
                if len(name.codes) == 1 and ":" not in name.codes[0] and not name.place:
                    found[name.codes[0]] += 1
        return found

    def _read(self, report: Report, start: int, end: int, number: int) -> Context:
        text = report.text[start:end]
        begin = start + len(text) - len(text.lstrip())
        sentence = report.evidence(begin, begin + len(text.strip()))
        words = [word for word in words_of(report.text, sentence.start, sentence.end) if is_content(word.text)]
        capitals = [word for word in words if not report.text[word.start].islower()]
        names = {word.text for word in capitals if word.start > sentence.start or word.text in self._persons}
        names -= self._actor_words
        stems = {stem(word.text) for word in words if word.text not in self._actor_words and word.text not in names}
        return Context(sentence, frozenset(stems), frozenset(names), number)


def sentences_in(contexts: Contexts, evidence: Evidence) -> list[Context]:
    """The sentences a stretch of text runs over, each with its own context."""
    found = []
    text, at = evidence.report.text, evidence.start
    while True:
        while at < evidence.end and text[at].isspace():
            at += 1
        if at >= evidence.end:
            break
        context = contexts.around(evidence.report.evidence(at, at + 1))
        found.append(context)
        at = max(context.sentence.end, at + 1)
    return found


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set's words that the other has too; 0 where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _sentence_starts(text: str) -> Sequence[int]:
    return [0, *(match.end() for match in _END.finditer(text) if match.end() < len(text))]


def _actor_words(gazetteer: Gazetteer) -> frozenset[str]:
    """The folded words of actors' names: they are compared as codes, not as words."""
    names = (name.text for name in gazetteer.by_text.values() if not name.place)
    return frozenset(fold(word.text) for name in names if " " not in name for word in words_of(name))
