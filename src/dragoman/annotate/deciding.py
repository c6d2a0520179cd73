"""The seam where an act gets its PLOVER type: by the vocabulary alone, or by it and the relation encoder together."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Protocol

from dragoman.annotate.encoder import NONE, Marked, Scores, load_encoder
from dragoman.model.text import Span

#: A hint's word is worth so much log-probability; one that needs its object or particle is worth more.
_HINT, _PARTICULAR = 5.0, 1.0
#: A word that names one type only, whatever its object ("accuse"), is worth this much more.
_CERTAIN = 2.0
#: An act the vocabulary does not name is taken up where the encoder is this sure of its type, and gives so little to
#: nothing being done. These and the weights of hints were tried on 72 annotated texts on 2026-11-29: within a few
#: steps of them the F1 moves by half a point.
_SURE, _DOUBT = 0.8, 0.05
_LEAST = 1e-6  # probabilities below this are as good as none
#: The encoder keeps these apart; eval/SPEC.md files them so.
_FILED_AS = {"SIGN": "COOPERATE", "OCCUPY": "COERCE", "CONVICT": "COERCE"}


@dataclass(frozen=True, slots=True)
class Hint:
    """A type that the vocabulary suggests for a case, with the word that suggests it, its weight, and whether the word
    names no other type."""

    type: str
    word: str
    weight: int
    mode: str | None = None
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """An act that may be: the vocabulary's hints, and its sentence with both actors marked where it names both."""

    hints: tuple[Hint, ...]
    marked: Marked | None = None


@dataclass(frozen=True, slots=True)
class TypeDecision:
    """The PLOVER type the source does to the target, or None; a score from 0 to 1; and the reason."""

    type: str | None
    score: float
    why: str
    mode: str | None = None


class TypeDecider(Protocol):
    """Decides which PLOVER type holds in each case, in the order asked, a batch at a time."""

    @property
    def proposes(self) -> bool:
        """True where it can decide cases without hints."""

    def decide(self, cases: Sequence[Case]) -> list[TypeDecision]:
        """One decision a case."""


@dataclass(frozen=True, slots=True)
class RulesDecider:
    """Takes the vocabulary's most particular hint; of several alike the first in the file."""

    proposes: bool = False

    def decide(self, cases: Sequence[Case]) -> list[TypeDecision]:
        """One decision a case; None where the vocabulary says nothing."""
        return [self._decide(case) for case in cases]

    def _decide(self, case: Case) -> TypeDecision:
        if not case.hints:
            return TypeDecision(None, 0.0, "no word of the vocabulary")
        best = max(case.hints, key=lambda hint: hint.weight)
        agreeing = sum(hint.type == best.type for hint in case.hints)
        return TypeDecision(best.type, agreeing / len(case.hints), f"word:{best.word}", best.mode)


@dataclass(frozen=True, slots=True)
class EncoderDecider:
    """Weighs the vocabulary's hints with what the relation encoder reads in the sentence."""

    proposes: bool = True

    def decide(self, cases: Sequence[Case]) -> list[TypeDecision]:
        """One decision a case; None where the vocabulary says nothing and the encoder is not sure of anything.

        What the vocabulary names is never dropped: of eight acts that the encoder was sure (.9) were none, in sixty
        annotated texts on 2026-11-29, all eight were acts.
        """
        by_rules = RulesDecider().decide(cases)
        marked = [(number, case.marked) for number, case in enumerate(cases) if case.marked]
        read = load_encoder().read([case for _, case in marked]) if marked else []
        scores = dict(zip((number for number, _ in marked), read, strict=True))
        told = _told_by_others(cases)
        return [
            _weighed(case, rule, scores[number], told[number]) if number in scores else rule
            for number, (case, rule) in enumerate(zip(cases, by_rules, strict=True))
        ]


def _told_by_others(cases: Sequence[Case]) -> list[frozenset[str]]:
    """For each case the types that other words of its sentence name between its sides, and none of its own: what the
    encoder reads in "phoned Chad to demand an inquiry" is both the call and the demand."""
    hinted = [frozenset(hint.type for hint in case.hints) for case in cases]
    by_sentence: dict[tuple[str, frozenset[Span]], list[int]] = {}
    for number, case in enumerate(cases):
        if (marked := case.marked) is not None:
            by_sentence.setdefault((marked.sentence, frozenset({marked.source, marked.target})), []).append(number)
    others: list[frozenset[str]] = [frozenset()] * len(cases)
    for numbers in by_sentence.values():
        for number in numbers:
            beside = frozenset[str]().union(*(hinted[other] for other in numbers if other != number))
            others[number] = beside - hinted[number]
    return others


def _weighed(case: Case, rule: TypeDecision, scores: Scores, told: frozenset[str]) -> TypeDecision:
    types = {name: share for name, share in _filed(scores).items() if name not in told}
    nothing = types.pop(NONE)
    if not case.hints:
        best = max(types, key=lambda name: types[name])
        sure = types[best] >= _SURE and nothing <= _DOUBT
        return TypeDecision(best if sure else None, types[best], f"encoder:{types[best]:.2f}")
    points = {name: log(max(share, _LEAST)) for name, share in types.items()}
    for hint in case.hints:
        points[hint.type] += _HINT + _PARTICULAR * (hint.weight > 0) + _CERTAIN * hint.certain
    best = max(points, key=lambda name: points[name])
    mode = next((hint.mode for hint in case.hints if hint.type == best), None)
    return TypeDecision(best, types[best], f"{rule.why}; encoder:{types[best]:.2f}", mode)


def _filed(scores: Scores) -> dict[str, float]:
    """The encoder's probabilities by PLOVER type."""
    types: dict[str, float] = {}
    for name, share in scores.types.items():
        filed = _FILED_AS.get(name, name)
        types[filed] = types.get(filed, 0.0) + share
    return types
