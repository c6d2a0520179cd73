"""What a name with several meanings stands for in one report, decided by what else the report speaks of."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.model.actors import Mention, MentionKind
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.geography import neighbours
from dragoman.model.text import Report
from dragoman.model.vocabulary import read_rows

MEANING_COLUMNS = ("names", "code", "part", "prior", "cues")
#: Points are judgements, tried on few ambiguous names.
#: A meaning is taken where it leads the next by this many points: one neighbour named, or one prior of 1.
MIN_LEAD = 1.0
#: Named otherwise (in full, by its adjective, its capital): nearly proof, more so where it is done often.
NAMED_ONCE, NAMED_OFTEN = 2.0, 3.0
_OFTEN = 3
NEIGHBOUR, MAX_NEIGHBOURS = 1.0, 2
CUE, MAX_CUES = 1.5, 3


@dataclass(frozen=True, slots=True)
class Feature:
    """Points for a meaning, and in words what gave them."""

    score: float
    detail: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a name may stand for, as meanings.csv has it."""

    code: str
    part: bool
    prior: float
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The code meant (None where none leads), how sure from 0 to 1, and why."""

    code: str | None
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a report says that can decide between meanings: its words, and how often each code is named plainly."""

    text: str
    named: Counter[str]

    @classmethod
    def of(cls, report: Report, mentions: Iterable[Mention]) -> "Context":
        """The context of a report with these mentions."""
        kinds = (MentionKind.NAME, MentionKind.PLACE)
        plain = (m.candidates[0] for m in mentions if len(m.candidates) == 1 and m.kind in kinds)
        return cls(report.text, Counter(plain))


def choose(name: str, candidates: tuple[str, ...], context: Context, gazetteer: Gazetteer) -> Choice:
    """The candidate for which the report speaks most, where it leads by MIN_LEAD, with the features that say so."""
    known = {meaning.code: meaning for meaning in _meanings().get(name, ())}
    weighed = []
    for code in candidates:
        meaning = known.get(code, Meaning(code, False, 0.0, ()))
        features = list(_features(meaning, context, gazetteer))
        weighed.append((sum(feature.score for feature in features), code, features))
    weighed.sort(key=lambda entry: (-entry[0], candidates.index(entry[1])))
    (best, code, features), second = weighed[0], weighed[1][0]
    if best - second < MIN_LEAD:
        open_ones = " or ".join(f"{gazetteer.label(c)} ({points:g})" for points, c, _ in weighed)
        return Choice(None, 0.0, f"may be {open_ones}; nothing in the report decides")
    reasons = "; ".join(f"{feature.detail} (+{feature.score:g})" for feature in features)
    return Choice(code, round(best / (best + second + MIN_LEAD), 2), f"{gazetteer.label(code)}: {reasons}")


def _features(meaning: Meaning, context: Context, gazetteer: Gazetteer) -> Iterable[Feature]:
    times = context.named[meaning.code]
    if times and not meaning.part:
        yield Feature(NAMED_OFTEN if times >= _OFTEN else NAMED_ONCE, f"named plainly {times} times")
    if not meaning.part:
        near = sorted(code for code in neighbours().get(meaning.code, ()) if context.named[code])
        for code in near[:MAX_NEIGHBOURS]:
            yield Feature(NEIGHBOUR, f"its neighbour {gazetteer.label(code)} is named")
    cues = [cue for cue in meaning.cues if cue in context.text and re.search(rf"\b{re.escape(cue)}\b", context.text)]
    for cue in cues[:MAX_CUES]:
        yield Feature(CUE, f"the report has {cue!r}")
    if meaning.prior:
        yield Feature(meaning.prior, "the commoner meaning")


@cache
def _meanings() -> dict[str, tuple[Meaning, ...]]:
    table: dict[str, list[Meaning]] = {}
    for row in read_rows("dragoman.resolve", "meanings.csv", MEANING_COLUMNS):
        part = row.one_of("part", ("yes", "no")) == "yes"
        try:
            prior = float(row["prior"])
        except ValueError as error:
            raise row.error(f"prior {row['prior']!r} is no number") from error
        for name in row.list("names"):
            table.setdefault(name, []).append(Meaning(row["code"], part, prior, row.list("cues")))
    return {name: tuple(meanings) for name, meanings in table.items()}
