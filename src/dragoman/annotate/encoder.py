"""The relation encoder: a sentence with two actors marked in, a probability for each PLOVER type and status out.

A MiniLM of 22 million parameters, trained by `training/train.py` on sentences of our own and shipped as int8 ONNX in
`relation_model/` (its MODEL_CARD.md has data, figures and limits). It is used only where its hash is the one recorded.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import IntegrityError
from dragoman.model.text import Span

#: What the encoder answers where the source does nothing to the target.
NONE = "NONE"
MAX_TOKENS = 128  # as in training; longer sentences are cut to what stands around both marks
_BEFORE_MARK = 10  # tokens kept before a mark where the sentence is too long


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence and the places of source and target in it: code points, end exclusive."""

    sentence: str
    source: Span
    target: Span


@dataclass(frozen=True, slots=True)
class Scores:
    """Probabilities by type (PLOVER's sixteen, NONE, the finer ones of training/BORDERS.md) and by status.

    Each sums to one.
    """

    types: dict[str, float]
    statuses: dict[str, float]

    @property
    def type(self) -> str:
        """The likeliest type, NONE included."""
        return max(self.types, key=lambda name: self.types[name])

    @property
    def status(self) -> str:
        """The likeliest status."""
        return max(self.statuses, key=lambda name: self.statuses[name])


@dataclass(frozen=True)
class Encoder:
    """A loaded model. Made by `load_encoder`."""

    session: Any = field(repr=False)
    tokenizer: Any = field(repr=False)
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    marks: tuple[int, ...]

    def read(self, cases: Sequence[Marked]) -> list[Scores]:
        """The scores of each case, in the order given.

        Each is read alone: int8 scales are taken over all that is read at once, and a score must not hang on company.
        """
        return [self._run(row) for row in self._rows(cases)]

    def _rows(self, cases: Sequence[Marked]) -> list[list[int]]:
        """Token ids of each case, the marks set in, cut to MAX_TOKENS."""
        cuts = [self._cuts(case) for case in cases]
        pieces = [piece for case, marks in zip(cases, cuts, strict=True) for piece in _pieces(case.sentence, marks)]
        encoded = [part.ids for part in self.tokenizer.encode_batch(pieces, add_special_tokens=False)]
        first, last = (self.tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]"))
        rows = []
        for number, marks in enumerate(cuts):
            parts = encoded[5 * number : 5 * number + 5]
            row = [first, *parts[0]]
            for (_, mark), part in zip(marks, parts[1:], strict=True):
                row += [mark, *part]
            rows.append(self._cut([*row, last]))
        return rows

    def _cuts(self, case: Marked) -> list[tuple[int, int]]:
        """Where which mark goes, in text order; of two phrases one may lie within the other."""
        outer, inner = sorted(
            ((case.source, self.marks[:2]), (case.target, self.marks[2:])),
            key=lambda pair: (pair[0].start, -pair[0].end),
        )
        (a, (open_a, close_a)), (b, (open_b, close_b)) = outer, inner
        ends = [(b.end, close_b), (a.end, close_a)]
        if a.end <= b.start:
            return [(a.start, open_a), (a.end, close_a), (b.start, open_b), (b.end, close_b)]
        return [(a.start, open_a), (b.start, open_b), *sorted(ends, key=lambda cut: cut[0])]

    def _cut(self, row: list[int]) -> list[int]:
        """The tokens around both marks where the sentence is too long: half of them from each mark on."""
        if len(row) <= MAX_TOKENS:
            return row
        first, last = sorted((row.index(self.marks[0]), row.index(self.marks[2])))
        start = max(1, first - _BEFORE_MARK)
        if last - start < MAX_TOKENS - _BEFORE_MARK - 2:
            return [row[0], *row[start : start + MAX_TOKENS - 2], row[-1]]
        half = MAX_TOKENS // 2 - 1
        return [row[0], *row[start : start + half], *row[last - _BEFORE_MARK : last + half - _BEFORE_MARK], row[-1]]

    def _run(self, row: list[int]) -> Scores:
        ids = np.array([row], dtype=np.int64)
        starts = np.array([[row.index(self.marks[0]), row.index(self.marks[2])]], dtype=np.int64)
        types, statuses = self.session.run(None, {"ids": ids, "mask": np.ones_like(ids), "starts": starts})
        return Scores(
            dict(zip(self.types, _shares(types[0]), strict=True)),
            dict(zip(self.statuses, _shares(statuses[0]), strict=True)),
        )


def _pieces(text: str, cuts: list[tuple[int, int]]) -> list[str]:
    """The five stretches of a sentence that four marks cut it into."""
    places = [0, *(place for place, _ in cuts), len(text)]
    return [text[start:end] for start, end in pairwise(places)]


def _shares(scores: NDArray[np.float32]) -> list[float]:
    """Softmax."""
    powers = np.exp(scores - scores.max())
    shares: list[float] = (powers / powers.sum()).tolist()
    return shares


def model_folder() -> Path:
    """Where the shipped model lies."""
    return Path(str(files("dragoman.annotate"))) / "relation_model"


@cache
def load_encoder() -> Encoder:
    """The shipped encoder, loaded once a process on one thread, its hashes checked first.

    Raises IntegrityError where a file is missing or is not the one recorded in labels.json.
    """
    return read_encoder(model_folder())


def read_encoder(folder: Path) -> Encoder:
    """The encoder of a folder that `training/train.py` wrote. Raises IntegrityError as `load_encoder` does."""
    # These take a third of a second to import; whoever codes nothing should not wait for them.
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415

    labels = _checked_labels(folder)
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # reports, not sums, are spread over cores
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    marks: list[Any] = [tokenizer.token_to_id(labels["marks"][mark]) for mark in ("<s>", "</s>", "<t>", "</t>")]
    session = InferenceSession(str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"])
    return Encoder(session, tokenizer, tuple(labels["types"]), tuple(labels["statuses"]), tuple(marks))


def _checked_labels(folder: Path) -> dict[str, Any]:
    path = folder / "labels.json"
    if not path.is_file():
        raise IntegrityError(f"{path}: the relation encoder is not there; install the package again")
    labels: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for name, expected in labels["sha256"].items():
        file = folder / name
        actual = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "missing"
        if actual != expected:
            raise IntegrityError(f"{file}: hash {actual[:12]} is not {expected[:12]}; install the package again")
    return labels
