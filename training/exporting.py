"""Writes a trained encoder as the package ships it: int8 ONNX, tokenizer, labels with hashes, and the model card."""

import hashlib
import json
import tempfile
from collections import Counter
from pathlib import Path

import torch
from measuring import Figures
from network import Batches, Encoder
from onnxruntime.quantization import QuantType, quantize_dynamic
from sentences import MARKS, STATUSES, TYPES, Example

_SAMPLE = ["<s>Peru</s> met <t>Chad</t> .", "<t>Peru</t> was visited by the king of <s>Oman</s> ."]


def export(model: Encoder, batches: Batches, base: Path, folder: Path) -> None:
    """Write encoder.onnx (int8), tokenizer.json and labels.json with their hashes into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    inputs = ("ids", "mask", "starts")
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            model,
            batches.encode(_SAMPLE),
            str(whole),
            input_names=list(inputs),
            output_names=["types", "statuses"],
            dynamic_axes={name: {0: "batch", **({} if name == "starts" else {1: "tokens"})} for name in inputs},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(str(whole), str(folder / "encoder.onnx"), weight_type=QuantType.QInt8)
    (folder / "tokenizer.json").write_bytes((base / "tokenizer.json").read_bytes())
    names = ("encoder.onnx", "tokenizer.json")
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    labels = {"types": TYPES, "statuses": STATUSES, "marks": MARKS, "sha256": hashes}
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def write_card(folder: Path, examples: list[Example], held: dict[str, Figures], public: Figures | None) -> None:
    """Write MODEL_CARD.md into the folder."""
    counts = Counter(example.type for example in examples)
    statuses = Counter(example.status for example in examples if example.status)
    parts = [
        _HEAD.format(
            sentences=len(examples),
            types=", ".join(f"{name} {count}" for name, count in sorted(counts.items())),
            statuses=", ".join(f"{name} {count}" for name, count in statuses.most_common()),
        ),
        _table("Held out: types", held["type"]),
        _table("Held out: statuses", held["status"]),
    ]
    if public:
        parts.append(_table("Public set of marked pairs, 15 classes, never trained on", public))
    (folder / "MODEL_CARD.md").write_text("\n".join(parts), encoding="utf-8")


def _table(title: str, found: Figures) -> str:
    lines = [
        f"## {title}",
        "",
        f"Macro-F1 {found['macro_f1']}, accuracy {found['accuracy']}.",
        "",
        "| class | P | R | F1 | n |",
        "|---|---|---|---|---|",
    ]
    classes = found["classes"]
    assert isinstance(classes, dict)
    lines += [f"| {name} | {row['p']} | {row['r']} | {row['f1']} | {row['n']} |" for name, row in classes.items()]
    return "\n".join(lines) + "\n"


_HEAD = """# Model card: the relation encoder

Written by `training/train.py`; edit that, not this.

**What it is.** A MiniLM (all-MiniLM-L6-v2, 22 million parameters, Apache-2.0) with two heads. It reads an English news
sentence with a source and a target marked and answers with a probability for each PLOVER type, for signing, verdicts
and occupations (kept apart) and for nothing, and for each status of the act. Apache-2.0, as the project.

**What it learned from.** {sentences:,} sentences that we wrote (`training/sentences/`, borders in
`training/BORDERS.md`), nine in ten of them, first with our labels alone, then the plain ones again with the view of a
larger encoder of ours mixed in (all-mpnet-base-v2, Apache-2.0, which learned from the same sentences). No news text,
no benchmark and no codebook example was used.
Types: {types}. Statuses: {statuses}.

**What it is for.** To decide the type of an act that the coder found, and to find acts that the vocabulary misses. It
is no judge of whether a report is true, and it sees one sentence at a time.

**Limits.** English only. One writer a file of sentences and no second coder. Sentences over 128 word pieces are cut
to what stands around both marks. Its probabilities are not calibrated: compare them, do not add them up. Names are
part of what it reads: a state often met in the news as attacker may be taken for one sooner.
"""
