"""How well attributions (who, by which words, says or holds what) are found, measured on PolNeAR.

Usage: polnear.py [FOLDER] [--statements] [--errors missed|extra]

FOLDER holds `text/*.txt` and `attributions/*.ann` (default: ../shared/data/polnear_dev). Where it does not, the script
says so and ends. `--statements` leaves out beliefs, attitudes and nouns.

How things are matched. Every span is the set of its words (runs of letters and digits), so that marks and spaces do not
count; a content's leading "that" or "to" does not either. A text with several annotators is measured against the first
by file name. Attributions inside what is attributed already are left out: the annotators mark the outermost.
Attributions are paired one to one, the most alike content first (common words among all the words of both).

- content, overlap: paired at .5 or more. content, exact: the same words. content, words: words in any content.
- whole, overlap: contents at .5 or more, and cue and source share a word each, or both have none (a colon is no word).
  whole, exact: all three have the same words.
- direct quotations found: gold contents that stand between quotation marks to nine tenths and are paired at .5 or more.
"""

import argparse
import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.annotate.attributions import Attribution, find_attributions
from dragoman.annotate.parse import parse_reports
from dragoman.annotate.quotes import find_quotations
from dragoman.errors import ItemError
from dragoman.model.text import Report
from dragoman.read import ReadOptions, read_sources

DATA = Path(__file__).parents[2] / "shared" / "data" / "polnear_dev"
SHARED = 0.5  # of the words of two contents, to be paired
QUOTED = 0.9  # of a content's words between quotation marks, to be a direct quotation
MAX_CHARACTERS = 1_000_000
_WORD = re.compile(r"\w+")
_LEADING = frozenset({"that", "to"})

Spans = Sequence[tuple[int, int]]
Test = Callable[["Marked", "Marked"], bool]


@dataclass(frozen=True)
class Marked:
    """One attribution as sets of word numbers, with where its content begins for display."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


@dataclass
class Tally:
    """Right ones among those found and those there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    def add(self, right: int, found: int, there: int) -> None:
        """Count in another text."""
        self.right, self.found, self.there = self.right + right, self.found + found, self.there + there

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.there if self.there else 0.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}   gold {self.there} found {self.found}"


class Words:
    """The words of a text, to turn spans into sets of word numbers."""

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(text))
        self.starts = [match.start() for match in found]
        self.texts = [match.group().lower() for match in found]

    def within(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """The numbers of the words that begin in one of the spans."""
        return frozenset(
            n for start, end in spans for n in range(bisect_left(self.starts, start), bisect_left(self.starts, end))
        )

    def content(self, spans: Spans) -> frozenset[int]:
        """The same for a content, without its leading "that" or "to"."""
        words = self.within(spans)
        return words - {min(words)} if words and self.texts[min(words)] in _LEADING else words


def read_gold(path: Path, words: Words) -> list[Marked]:
    """The attributions of a brat file."""
    spans: dict[str, list[tuple[int, int]]] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in (line for line in lines if line.startswith("T")):
        number, place = line.split("\t")[:2]
        pieces = place.split(" ", 1)[1].split(";")
        spans[number] = [(int(start), int(end)) for start, end in (piece.split() for piece in pieces)]
    found = []
    for line in (line for line in lines if line.startswith("E")):
        parts: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
        for role, number in (argument.split(":") for argument in line.split("\t")[1].split()):
            if (name := role.rstrip("0123456789")) in parts:
                parts[name] += spans[number]
        found.append(Marked(words.within(parts["Source"]), words.within(parts["Cue"]), words.content(parts["Content"])))
    return [marked for marked in found if marked.content]


def mark(attribution: Attribution, words: Words) -> Marked:
    """A found attribution as word numbers."""
    source = [(attribution.source.start, attribution.source.end)] if attribution.source else []
    cue = [(attribution.cue.start, attribution.cue.end)] if attribution.cue else []
    content = [(span.start, span.end) for span in attribution.content]
    return Marked(words.within(source), words.within(cue), words.content(content))


def alike(one: Marked, other: Marked) -> float:
    """The share of common words among the words of both contents."""
    return len(one.content & other.content) / len(one.content | other.content)


def pair(gold: Sequence[Marked], found: Sequence[Marked], test: Test) -> list[tuple[int, int]]:
    """Gold and found attributions paired one to one, the most alike first, where the test holds."""
    scored = [
        (alike(one, other), -i, -j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if one.content & other.content and test(one, other)
    ]
    pairs: list[tuple[int, int]] = []
    left, right = set(range(len(gold))), set(range(len(found)))
    for _, i, j in sorted(scored, reverse=True):
        if -i in left and -j in right:
            pairs.append((-i, -j))
            left.remove(-i)
            right.remove(-j)
    return pairs


def overlaps(one: Marked, other: Marked) -> bool:
    """The contents share half their words."""
    return alike(one, other) >= SHARED


def same(one: Marked, other: Marked) -> bool:
    """The contents have the same words."""
    return one.content == other.content


def whole(one: Marked, other: Marked) -> bool:
    """The contents share half their words, cue and source a word each."""
    return overlaps(one, other) and _meet(one.source, other.source) and _meet(one.cue, other.cue)


def _meet(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one & other) or not (one or other)


def whole_same(one: Marked, other: Marked) -> bool:
    """Source, cue and content have the same words."""
    return one == other


TESTS: dict[str, Test] = {
    "content, overlap": overlaps,
    "content, exact": same,
    "whole, overlap": whole,
    "whole, exact": whole_same,
}


def read_texts(folder: Path) -> Iterable[tuple[Report, list[Attribution]]]:
    """Each text with the attributions found in it."""
    reports = [item for item in read_sources([str(folder / "text")], ReadOptions()) if isinstance(item, Report)]
    for report, doc in parse_reports(reports, MAX_CHARACTERS):
        if not isinstance(doc, ItemError):
            yield report, list(find_attributions(doc))


def annotation(folder: Path, name: str) -> Path:
    """The annotation of the text: the first by file name where there are several."""
    found = [
        p
        for p in sorted((folder / "attributions").iterdir())
        if re.fullmatch(re.escape(name) + r"(_[0-9a-f]{4})?\.ann", p.name)
    ]
    return found[0]


def measure(folder: Path, only_statements: bool, errors: str | None) -> dict[str, Tally]:
    """The tallies of all texts of the folder."""
    tallies = {name: Tally() for name in (*TESTS, "content, words", "direct quotations found")}
    for report, attributions in read_texts(folder):
        words = Words(report.text)
        gold = read_gold(annotation(folder, report.id), words)
        kept = [a for a in attributions if not a.nested and (a.weight == "said" or not only_statements)]
        found = [marked for a in kept if (marked := mark(a, words)).content]
        for name, test in TESTS.items():
            tallies[name].add(len(pair(gold, found, test)), len(found), len(gold))
        said, there = (frozenset().union(*(m.content for m in side)) for side in (found, gold))
        tallies["content, words"].add(len(said & there), len(said), len(there))
        quoted = words.within((q.start, q.end) for q in find_quotations(report.text))
        direct = {i for i, m in enumerate(gold) if len(m.content & quoted) >= QUOTED * len(m.content)}
        got = sum(i in direct for i, _ in pair(gold, found, overlaps))
        tallies["direct quotations found"].add(got, got, len(direct))
        if errors:
            show(report, words, (gold, found), errors)
    return tallies


def show(report: Report, words: Words, sides: tuple[list[Marked], list[Marked]], errors: str) -> None:
    """Print the attributions of one text that were missed, or that are extra."""
    pairs = pair(*sides, whole)
    side = errors == "extra"
    done = {p[side] for p in pairs}
    for number, marked in enumerate(sides[side]):
        if number not in done:
            shown = (
                " ".join(words.texts[n] for n in sorted(part)) for part in (marked.source, marked.cue, marked.content)
            )
            print(f"{errors} {report.id[:30]} | " + " | ".join(text[:120] for text in shown))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    parser.add_argument("--statements", action="store_true", help="without beliefs, attitudes and nouns")
    parser.add_argument("--errors", choices=("missed", "extra"), help="list wholes that were missed, or are extra")
    chosen = parser.parse_args()
    if not (chosen.folder / "attributions").is_dir():
        sys.exit(f"skipped: no PolNeAR texts at {chosen.folder}; name a folder that holds text/ and attributions/")
    for name, tally in measure(chosen.folder, chosen.statements, chosen.errors).items():
        print(f"{name:26}{tally}")


if __name__ == "__main__":
    main()
