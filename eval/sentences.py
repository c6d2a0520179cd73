"""How much of our own marked sentences the coder finds end to end: the pair, its direction, its type.

    python eval/sentences.py [--files h,i,j,l] [--sample 800] [--misses REJECT] [--false]

Each sentence is coded bare, as a report of its own published on 2015-06-01, with the coder's own decider (--rules: by
the rules alone). An event is on the marked pair where its source and target are the actors linked at the marks; where
a mark holds no linked actor (a union, rebels), where its evidence overlaps that mark. Finer labels are filed as in
training/BORDERS.md.
"""

import argparse
import importlib.util
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from dragoman.annotate.deciding import EncoderDecider, RulesDecider, TypeDecider
from dragoman.model.claims import Event
from dragoman.model.gazetteer import Gazetteer, load_gazetteer
from dragoman.model.text import Report, Span
from dragoman.model.values import Window
from dragoman.pipeline import Coded, code_reports
from dragoman.settings import Settings

TRAINING = Path(__file__).parent.parent / "training"
PUBLISHED = Window.parse("2015-06-01")
NONE, FILED_AS = "NONE", {"SIGN": "COOPERATE", "OCCUPY": "COERCE", "CONVICT": "COERCE"}


@dataclass(frozen=True)
class Marked:
    """A sentence with its label and the places of its marks in the bare text."""

    text: str
    type: str
    source: Span
    target: Span
    held_out: bool


@dataclass(frozen=True)
class Outcome:
    """What the coder made of a marked sentence: types found from source to target, and the other way only.

    `linked` is True where both marks hold linked actors, who differ: only then can the coder find the act.
    """

    marked: Marked
    linked: bool
    onward: frozenset[str]
    backward: frozenset[str]

    @property
    def right(self) -> bool:
        """True where the act was found with direction and type."""
        return self.marked.type in self.onward


def training_sentences() -> ModuleType:
    """`training/sentences.py`, which has this module's name."""
    spec = importlib.util.spec_from_file_location("training_sentences", TRAINING / "sentences.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{TRAINING}/sentences.py is missing")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def load(files: Sequence[str], sample: int) -> list[Marked]:
    """The marked sentences of these files (all, where none is named), or a sample of them drawn with a fixed seed."""
    training = training_sentences()
    rows = [
        line.split("\t")
        for path in sorted((TRAINING / "sentences").glob("*.tsv"))
        if not files or path.stem in files
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    if sample and sample < len(rows):
        rows = random.Random(1).sample(rows, sample)
    return [_marked(training, label, text) for label, _, text in rows]


def _marked(training: ModuleType, label: str, text: str) -> Marked:
    spans = [
        Span(len(training.bare(text[: text.index(f"<{m}>")])), len(training.bare(text[: text.index(f"</{m}>")])))
        for m in "st"
    ]
    return Marked(training.bare(text), FILED_AS.get(label, label), *spans, training.held_out(text))


def judge(marked: Sequence[Marked], decider: TypeDecider) -> Iterator[Outcome]:
    """Code all sentences, and say of each what was found between its marks."""
    reports = (Report(f"s{number}", one.text, published=PUBLISHED) for number, one in enumerate(marked))
    for one, coded in zip(marked, code_reports(reports, Settings(), decider=decider), strict=True):
        if isinstance(coded, Coded):
            yield outcome(one, coded, load_gazetteer())


def outcome(marked: Marked, coded: Coded, gazetteer: Gazetteer) -> Outcome:
    """What the coder found between the marks of one sentence."""
    ends = (
        (marked.source, actors_at(coded, marked.source, gazetteer)),
        (
            marked.target,
            actors_at(coded, marked.target, gazetteer),
        ),
    )
    events = [claim for claim in coded.claims if isinstance(claim, Event)]
    onward = frozenset(e.type for e in events if _is(e, e.source, *ends[0]) and _is(e, e.target, *ends[1]))
    backward = frozenset(e.type for e in events if _is(e, e.source, *ends[1]) and _is(e, e.target, *ends[0]))
    linked = bool(ends[0][1] and ends[1][1] and ends[0][1] != ends[1][1])
    return Outcome(marked, linked, onward, backward - onward)


def actors_at(coded: Coded, mark: Span, gazetteer: Gazetteer) -> frozenset[str]:
    """The codes of the actors linked within the mark, as they count."""
    over = [link for link in coded.links if Span(link.mention.start, link.mention.end).overlaps(mark)]
    return frozenset(gazetteer.counts_as(code) for link in over for code in link.actors)


def _is(event: Event, side: Sequence[str], mark: Span, actors: frozenset[str]) -> bool:
    return bool(actors & set(side)) if actors else any(evidence.span.overlaps(mark) for evidence in event.evidence)


def show(title: str, outcomes: Sequence[Outcome]) -> None:
    """Print the figures of these outcomes, all types together and each apart."""
    acts = [one for one in outcomes if one.marked.type != NONE]
    none = [one for one in outcomes if one.marked.type == NONE]
    print(f"\n{title}: {len(acts)} acts, {len(none)} NONE")
    pair = sum(bool(one.onward or one.backward) for one in acts)
    direction = sum(bool(one.onward) for one in acts)
    false = sum(bool(one.onward) for one in none)
    either = sum(bool(one.onward or one.backward) for one in none)
    print(f"  recall of the pair {_share(pair, len(acts))}, with direction {_share(direction, len(acts))}")
    print(f"  NONE with a false event {_share(false, len(none))} (either way {_share(either, len(none))})")
    said: Counter[str] = Counter()
    for one in outcomes:
        said.update(one.onward)
        said.update(one.backward if one.marked.type != NONE else ())
    for name in ("all", *sorted({one.marked.type for one in acts})):
        total = sum(name in ("all", one.marked.type) for one in acts)
        right = sum(one.right and name in ("all", one.marked.type) for one in acts)
        predicted = said.total() if name == "all" else said[name]
        recall, precision = right / max(total, 1), right / max(predicted, 1)
        f1 = 2 * recall * precision / max(recall + precision, 1e-9)
        print(f"  {name:10} R {recall:.3f}  P {precision:.3f}  F1 {f1:.3f}   of {total}, said {predicted}")


def _share(part: int, whole: int) -> str:
    return f"{part / max(whole, 1):.3f}"


def shown(marked: Marked) -> str:
    """The sentence with both marks as brackets: [source], {target}."""
    text = marked.text
    for span, (left, right) in sorted(((marked.source, "[]"), (marked.target, "{}")), key=lambda pair: -pair[0].start):
        text = f"{text[: span.start]}{left}{text[span.start : span.end]}{right}{text[span.end :]}"
    return text


def list_wrong(outcomes: Sequence[Outcome], missed: str | None, false: bool) -> None:
    """Print misses of a type ("all" for every type) and false events of NONE; never those of the held-out tenth."""
    for one in outcomes:
        wanted = missed in (one.marked.type, "all") and one.marked.type != NONE and one.linked and not one.right
        wrong = false and one.marked.type == NONE and one.onward
        if not one.marked.held_out and (wanted or wrong):
            found = " ".join((*sorted(one.onward), *(f"<{name}" for name in sorted(one.backward)))) or "-"
            print(f"{one.marked.type}\t{found}\t{shown(one.marked)}")


def main() -> None:
    """Read the arguments, code, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", default="", help="letters of the files, with commas; all where not given")
    parser.add_argument("--sample", type=int, default=0, help="sentences to draw; all where not given")
    parser.add_argument("--misses", metavar="TYPE", help="list misses of this type, or of all; both marks linked")
    parser.add_argument("--rules", action="store_true", help="by the rules alone, without the encoder")
    parser.add_argument("--false", action="store_true", help="list NONE sentences with a false event")
    asked = parser.parse_args()
    sentences = load([name for name in asked.files.split(",") if name], asked.sample)
    outcomes = list(judge(sentences, RulesDecider() if asked.rules else EncoderDecider()))
    list_wrong(outcomes, asked.misses, asked.false)
    for title, held in (("held-out tenth", True), ("the rest", False)):
        part = [one for one in outcomes if one.marked.held_out is held]
        show(title, part)
        show(f"{title}, both marks linked", [one for one in part if one.linked])


if __name__ == "__main__":
    main()
