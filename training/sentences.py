"""The sentences we train on, read from `sentences/*.tsv`, and how a marked sentence looks to the encoder."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

TYPES = (
    "NONE",
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "CONVICT",
    "COOPERATE",
    "MOBILIZE",
    "OCCUPY",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SIGN",
    "SUPPORT",
    "THREATEN",
)
STATUSES = ("happened", "ongoing", "planned", "possible", "conditional", "denied", "predicted")
#: Free places of the base vocabulary, one for each mark.
MARKS = {"<s>": "[unused1]", "</s>": "[unused2]", "<t>": "[unused3]", "</t>": "[unused4]"}
HELD_OUT = 10  # every tenth text, by hash, is never trained on
_MARK = re.compile(r"</?[st]>")


@dataclass(frozen=True)
class Example:
    """A marked sentence with its labels; status None for NONE."""

    text: str
    type: str
    status: str | None


def load(folder: Path, files: str = "") -> list[Example]:
    """All sentences of the folder's .tsv files, or of those named by their letters, each once.

    Raises ValueError with file and line on a bad row.
    """
    examples: dict[str, Example] = {}
    for path in sorted(folder.glob(f"[{files}].tsv" if files else "*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            example = _example(line)
            if example is None:
                raise ValueError(f"{path}:{number}: not 'type<TAB>status<TAB>marked sentence'; mend the row")
            examples.setdefault(example.text, example)
    return list(examples.values())


def _example(line: str) -> Example | None:
    cells = line.split("\t")
    if len(cells) != 3 or not well_marked(cells[2]) or cells[0] not in TYPES:
        return None
    none = cells[0] == "NONE"
    if cells[1] not in (("none",) if none else STATUSES):
        return None
    return Example(cells[2], cells[0], None if none else cells[1])


def well_marked(text: str) -> bool:
    """True where each mark stands once."""
    return all(text.count(mark) == 1 for mark in MARKS)


def bare(text: str) -> str:
    """The sentence without its marks."""
    return _MARK.sub("", text)


def held_out(text: str) -> bool:
    """True for the tenth that is never trained on; sentences that differ in their marks only stay together."""
    return int(hashlib.sha256(bare(text).encode()).hexdigest(), 16) % HELD_OUT == 0


def marked(text: str) -> str:
    """The sentence as the encoder reads it."""
    for mark, token in MARKS.items():
        text = text.replace(mark, f" {token} ")
    return text
