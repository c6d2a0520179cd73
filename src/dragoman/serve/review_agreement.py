"""How far two reviewers agree on what both judged, and by chance: percent and Cohen's kappa."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from dragoman.record.ledger import CORRECTED, Entry

#: Of fewer claims kappa says little: its standard error is about a fifth at twenty.
ENOUGH = 20


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two reviewers, how many claims both judged, on how many they gave the same verdict, kappa where enough.

    Verdicts are accept, reject, correct. Of claims that both corrected, `alike` had the same correction.
    """

    one: str
    other: str
    both: int
    same: int
    corrected: int
    alike: int
    kappa: float | None

    @property
    def percent(self) -> float:
        """The share of the same verdicts in percent."""
        return 100 * self.same / self.both


def agreements(entries: Iterable[Entry]) -> list[Agreement]:
    """The agreement of each two reviewers who judged a claim both, most claims first.

    Each counts with the last verdict that they did not take back themselves; one that was settled away still tells
    what they thought.
    """
    last: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        if entry.verdict and (entry.holds or entry.settled):
            last.setdefault(entry.by, {})[entry.claim] = entry
    found = [_agreement(one, other, last[one], last[other]) for one, other in combinations(sorted(last), 2)]
    return sorted((one for one in found if one.both), key=lambda one: (-one.both, one.one, one.other))


def _agreement(one: str, other: str, first: dict[str, Entry], second: dict[str, Entry]) -> Agreement:
    shared = sorted(first.keys() & second.keys())
    pairs = [(first[claim], second[claim]) for claim in shared]
    same = sum(left.verdict == right.verdict for left, right in pairs)
    corrections = [(left, right) for left, right in pairs if left.verdict == right.verdict == CORRECTED]
    alike = sum(left.says == right.says for left, right in corrections)
    kappa = _kappa([(left.verdict, right.verdict) for left, right in pairs]) if len(pairs) >= ENOUGH else None
    return Agreement(one, other, len(pairs), same, len(corrections), alike, kappa)


def _kappa(pairs: list[tuple[str, str]]) -> float | None:
    """Cohen's kappa; None where both gave one and the same verdict throughout, for which it is not defined."""
    count = len(pairs)
    observed = sum(left == right for left, right in pairs) / count
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(left[word] * right[word] for word in left) / count**2
    return None if expected == 1 else (observed - expected) / (1 - expected)
