"""What two codings of the same reports differ in: facts gained, lost and changed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.evaluate.coded import CodedFact
from dragoman.evaluate.wording import one_line, say_fact, say_value

#: What follows from other fields (id, quote, quad class, intensity) or says how rather than what (why, reasons).
APART = frozenset({"id", "why", "found", "quote", "start", "end", "quad_class", "intensity", "sha256", "url"})
GAINED, LOST, CHANGED, KEPT = "gained", "lost", "changed", "kept"
QUOTE = 120  # characters of a quote shown on a line


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that the new coding has and the old has not, or the other way, or both with other fields.

    `fields` names those that differ, with the old value and the new; "place" is one of them where the fact says the
    same at an overlapping place.
    """

    what: str
    fact: CodedFact
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def line(self) -> str:
        """The change on one line, with the fact's text."""
        fact = self.fact
        place = f"{fact.report}[{fact.span.start}:{fact.span.end}]"
        differs = "; ".join(f"{key}: {say_value(old)} -> {say_value(new)}" for key, (old, new) in self.fields.items())
        quote = one_line(fact.quote or "")
        quote = quote if len(quote) <= QUOTE else quote[: QUOTE - 1] + "…"
        parts = (self.what.upper(), fact.kind, place, say_fact(fact.kind, fact.fields), differs, f"“{quote}”")
        return "  ".join(part for part in parts if part and part != "“”")

    def as_json(self) -> dict[str, Any]:
        """The change as a JSON object; of a changed fact the new one."""
        fields = {key: {"old": old, "new": new} for key, (old, new) in self.fields.items()}
        return {"what": self.what, "fields": fields, "fact": self.fact.fields}


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes, sorted by report and place, and how many facts of each kind were gained, lost, changed, kept."""

    changes: tuple[Change, ...]
    counts: Mapping[str, Mapping[str, int]]


def compare_facts(old: Iterable[CodedFact], new: Iterable[CodedFact]) -> Changes:
    """The changes from the old facts to the new ones; both have to be of the same reports.

    Facts of one report and kind that say the same at the same place are kept. Of the others, those at the same
    place are one fact changed, most alike first; then those that say the same at overlapping places. What is left is
    lost or gained. Fields that one of two facts lacks altogether are not compared: a format may grow.
    """
    olds, news = _grouped(old), _grouped(new)
    changes: list[Change] = []
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for group in sorted({*olds, *news}):
        found = _compare_group(olds.get(group, []), news.get(group, []))
        changes += found
        counts[group[1]].update(change.what for change in found)
        altered = sum(change.what in (GAINED, CHANGED) for change in found)
        counts[group[1]][KEPT] += len(news.get(group, [])) - altered
    changes.sort(key=lambda change: (change.fact.report, change.fact.span.start, change.fact.span.end))
    return Changes(tuple(changes), counts)


def _grouped(facts: Iterable[CodedFact]) -> dict[tuple[str, str], list[CodedFact]]:
    groups: dict[tuple[str, str], list[CodedFact]] = defaultdict(list)
    for fact in facts:
        groups[fact.report, fact.kind].append(fact)
    return groups


def _compare_group(old: list[CodedFact], new: list[CodedFact]) -> list[Change]:
    pairs = _pair_up(old, new)
    gone, come = {one for one, _ in pairs}, {other for _, other in pairs}
    changed = [Change(CHANGED, new[j], _differing(old[i], new[j])) for i, j in pairs if _differing(old[i], new[j])]
    lost = [Change(LOST, fact) for at, fact in enumerate(old) if at not in gone]
    gained = [Change(GAINED, fact) for at, fact in enumerate(new) if at not in come]
    return [*changed, *lost, *gained]


def _pair_up(old: Sequence[CodedFact], new: Sequence[CodedFact]) -> list[tuple[int, int]]:
    """Pairs that are one fact, most alike first: at the same place, or at overlapping places and else the same."""
    close = []
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            if one.span == other.span:
                close.append((0, len(_differing(one, other)), i, j))
            elif one.span.overlaps(other.span) and set(_differing(one, other)) == {"place"}:
                close.append((1, 1, i, j))
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in sorted(close):
        if all(i != one and j != other for one, other in pairs):
            pairs.append((i, j))
    return pairs


def _differing(old: CodedFact, new: CodedFact) -> dict[str, tuple[Any, Any]]:
    both = [key for key in old.fields if key in new.fields and key not in APART]
    differing = {key: (old.fields[key], new.fields[key]) for key in both if old.fields[key] != new.fields[key]}
    if old.span != new.span:
        differing["place"] = (old.quote, new.quote)
    return differing
