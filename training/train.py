"""Trains the relation encoder on the sentences beside it, evaluates it and exports it as int8 ONNX.

Usage: train.py MINILM [--epochs N] [--rate R] [--measure MARKED.tsv] [--save FILE] [--load FILE] [--out FOLDER]

MINILM is the folder of all-MiniLM-L6-v2 (model.safetensors, tokenizer.json, config.json). Same data, same seed, same
figures on one machine: everything random is seeded and there is one thread.
"""

import argparse
import csv
import hashlib
import json
import random
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

HERE = Path(__file__).parent
TYPES = (
    "NONE",
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
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
MAX_TOKENS = 128
HELD_OUT = 10  # every tenth text, by hash, is never trained on
SEED = 20261122


@dataclass(frozen=True)
class Example:
    """A marked sentence with its labels; status -1 for NONE."""

    text: str
    type: int
    status: int


def load(folder: Path) -> list[Example]:
    """All sentences of the folder's .tsv files. Raises ValueError with file and line on a bad row."""
    examples = []
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            cells = line.split("\t")
            marks_right = len(cells) == 3 and all(cells[2].count(mark) == 1 for mark in MARKS)
            if not marks_right or cells[0] not in TYPES or cells[1] not in (*STATUSES, "none"):
                raise ValueError(f"{path}:{number}: not 'type<TAB>status<TAB>marked sentence'; mend the row")
            status = STATUSES.index(cells[1]) if cells[1] in STATUSES and cells[0] != "NONE" else -1
            examples.append(Example(cells[2], TYPES.index(cells[0]), status))
    return examples


def held_out(example: Example) -> bool:
    """True for the tenth that is never trained on; sentences that differ in their marks only stay together."""
    bare = re.sub(r"</?[st]>", "", example.text)
    return int(hashlib.sha256(bare.encode()).hexdigest(), 16) % HELD_OUT == 0


def marked(text: str) -> str:
    """The sentence as the encoder reads it."""
    for mark, token in MARKS.items():
        text = text.replace(mark, f" {token} ")
    return text


class Encoder(nn.Module):
    """MiniLM with two heads over the states of both opening marks and the mean of all."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert
        width = bert.config.hidden_size * 3
        self.drop = nn.Dropout(0.15)
        self.types = nn.Linear(width, len(TYPES))
        self.statuses = nn.Linear(width, len(STATUSES))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, starts: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores of types and of statuses; `starts` has the places of both opening marks in each row."""
        states = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        rows = torch.arange(ids.shape[0])
        weights = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        pooled = torch.cat([states[rows, starts[:, 0]], states[rows, starts[:, 1]], mean], dim=-1)
        pooled = self.drop(pooled)
        return self.types(pooled), self.statuses(pooled)


class Batches:
    """Sentences as tensors."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.source, self.target = (tokenizer.token_to_id(MARKS[mark]) for mark in ("<s>", "<t>"))

    def encode(self, texts: list[str]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Token ids, mask and places of the marks, padded to the longest text."""
        rows = [self._window(self.tokenizer.encode(marked(text)).ids) for text in texts]
        longest = max(len(row) for row in rows)
        ids = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
        starts = torch.tensor([[row.index(self.source), row.index(self.target)] for row in rows])
        return ids, mask, starts

    def _window(self, row: list[int]) -> list[int]:
        """The tokens around both marks where the sentence is too long: half of them from each mark on."""
        if len(row) <= MAX_TOKENS:
            return row
        first, last = sorted((row.index(self.source), row.index(self.target)))
        start = max(1, first - 10)
        if last - start < MAX_TOKENS - 12:
            return [row[0], *row[start : start + MAX_TOKENS - 2], row[-1]]
        half = MAX_TOKENS // 2 - 1
        return [row[0], *row[start : start + half], *row[last - 10 : last + half - 10], row[-1]]


def train(model: Encoder, batches: Batches, examples: list[Example], epochs: int, rate: float) -> None:
    """Fits the model in place; the loss of each epoch goes to standard error."""
    counts = Counter(example.type for example in examples)
    weight = torch.tensor([(len(examples) / (len(counts) * max(counts[t], 1))) ** 0.5 for t in range(len(TYPES))])
    optimizer = torch.optim.AdamW(
        [
            {"params": model.bert.parameters(), "lr": rate},
            {"params": [*model.types.parameters(), *model.statuses.parameters()], "lr": rate * 10},
        ],
        weight_decay=0.01,
    )
    size = 32
    steps = epochs * (len(examples) // size + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.08 * steps), max(0.0, (steps - step) / (0.92 * steps)))
    )
    order = random.Random(SEED)
    model.train()
    for epoch in range(epochs):
        shuffled = examples[:]
        order.shuffle(shuffled)
        # Batches of like length waste less on padding; the order of batches stays random.
        chunks = [
            sorted(shuffled[i : i + size * 16], key=lambda e: len(e.text)) for i in range(0, len(shuffled), size * 16)
        ]
        parts = [chunk[i : i + size] for chunk in chunks for i in range(0, len(chunk), size)]
        order.shuffle(parts)
        total = 0.0
        for part in parts:
            types, statuses = model(*batches.encode([example.text for example in part]))
            type_loss = nn.functional.cross_entropy(
                types, torch.tensor([example.type for example in part]), weight=weight, label_smoothing=0.05
            )
            wanted = torch.tensor([example.status for example in part])
            status_loss = nn.functional.cross_entropy(statuses, wanted, ignore_index=-1) if (wanted >= 0).any() else 0.0
            loss = type_loss + 0.4 * status_loss
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"epoch {epoch + 1}: loss {total / len(parts):.3f}", file=sys.stderr, flush=True)


def predict(model: Encoder, batches: Batches, texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities of types and of statuses, a row a text."""
    model.eval()
    types, statuses = [], []
    with torch.no_grad():
        for i in range(0, len(texts), 64):
            t, s = model(*batches.encode(texts[i : i + 64]))
            types.append(t.softmax(-1).numpy())
            statuses.append(s.softmax(-1).numpy())
    return np.concatenate(types), np.concatenate(statuses)


def figures(gold: list[str], said: list[str]) -> dict[str, object]:
    """Accuracy, macro-F1 and per-class precision, recall, F1, over the classes that gold has."""
    rows = {}
    for name in sorted(set(gold)):
        hit = sum(g == s == name for g, s in zip(gold, said, strict=True))
        p = hit / max(sum(s == name for s in said), 1)
        r = hit / max(sum(g == name for g in gold), 1)
        rows[name] = {
            "p": round(p, 3),
            "r": round(r, 3),
            "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0,
            "n": gold.count(name),
        }
    right = sum(g == s for g, s in zip(gold, said, strict=True)) / len(gold)
    macro = sum(row["f1"] for row in rows.values()) / len(rows)
    return {"accuracy": round(right, 3), "macro_f1": round(macro, 3), "classes": rows}


def public_types(types: np.ndarray, statuses: np.ndarray) -> list[str]:
    """The benchmark's 15 classes: no NONE, SIGN counts as SUPPORT, CONCEDE and RETREAT as YIELD.

    What lies ahead of the cooperative types is AGREE (the PLOVER codebook's rule for future cooperation).
    """
    said = []
    for row, status in zip(types, statuses, strict=True):
        scores = Counter()
        planned = status[STATUSES.index("planned")]
        for name, score in zip(TYPES, row, strict=True):
            if name == "NONE":
                continue
            public = {"SIGN": "SUPPORT", "CONCEDE": "YIELD", "RETREAT": "YIELD"}.get(name, name)
            ahead = planned if name in ("CONSULT", "SUPPORT", "SIGN", "COOPERATE", "AID") else 0.0
            scores[public] += score * (1 - ahead)
            scores["AGREE"] += score * ahead
        said.append(max(scores, key=lambda name: scores[name]))
    return said


def measure(model: Encoder, batches: Batches, path: Path) -> dict[str, object]:
    """Figures on a public set (columns marked_sentence, gold_root); rows without one pair of marks are left out."""
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    rows = [row for row in rows if all(row["marked_sentence"].count(mark) == 1 for mark in MARKS)]
    texts = [row["marked_sentence"] for row in rows]
    return figures([row["gold_root"] for row in rows], public_types(*predict(model, batches, texts)))


def load_base(folder: Path) -> tuple[Encoder, Batches]:
    """The untrained encoder on MiniLM's weights, and its tokenizer."""
    config = BertConfig(**json.loads((folder / "config.json").read_text()))
    bert = BertModel(config, add_pooling_layer=False)
    weights = {
        k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items() if "pooler" not in k
    }
    bert.load_state_dict(weights, strict=False)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.add_special_tokens(list(MARKS.values()))
    return Encoder(bert), Batches(tokenizer)


def export(model: Encoder, batches: Batches, base: Path, folder: Path) -> None:
    """Write encoder.onnx (int8), tokenizer.json and labels.json with their hashes into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    sample = batches.encode(["<s>Peru</s> met <t>Chad</t> .", "<t>Peru</t> was visited by the king of <s>Oman</s> ."])
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            model,
            sample,
            str(whole),
            input_names=["ids", "mask", "starts"],
            output_names=["types", "statuses"],
            dynamic_axes={
                name: {0: "batch", **({1: "tokens"} if name != "starts" else {})} for name in ("ids", "mask", "starts")
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(str(whole), str(folder / "encoder.onnx"), weight_type=QuantType.QInt8)
    (folder / "tokenizer.json").write_bytes((base / "tokenizer.json").read_bytes())
    names = ("encoder.onnx", "tokenizer.json")
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    labels = {"types": TYPES, "statuses": STATUSES, "marks": MARKS, "sha256": hashes}
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Train or load, evaluate, and export where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--measure", type=Path)
    parser.add_argument("--save", type=Path)
    parser.add_argument("--load", type=Path, help="Weights saved before: no training.")
    parser.add_argument("--out", type=Path, help="Folder to export to.")
    options = parser.parse_args()
    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    # One thread: the sums come in one order, and spinning threads slow each other down on a shared machine.
    torch.set_num_threads(1)
    examples = load(HERE / "sentences")
    kept = [example for example in examples if not held_out(example)]
    apart = [example for example in examples if held_out(example)]
    model, batches = load_base(options.base)
    if options.load:
        model.load_state_dict(torch.load(options.load))
    else:
        train(model, batches, kept, options.epochs, options.rate)
    types, statuses = predict(model, batches, [example.text for example in apart])
    gold, said = [TYPES[e.type] for e in apart], [TYPES[i] for i in types.argmax(-1)]
    print(f"{len(kept)} trained on, {len(apart)} held out")
    print("held out:", json.dumps(figures(gold, said)))
    known = [i for i, e in enumerate(apart) if e.status >= 0]
    right = sum(int(statuses[i].argmax()) == apart[i].status for i in known)
    print(f"held out, status right: {right}/{len(known)}")
    if options.measure:
        print("public set:", json.dumps(measure(model, batches, options.measure)))
    if options.save:
        torch.save(model.state_dict(), options.save)
    if options.out:
        export(model, batches, options.base, options.out)


if __name__ == "__main__":
    main()
