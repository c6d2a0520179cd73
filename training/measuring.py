"""Figures of an encoder: per class on the sentences held out, and on a public set of marked pairs."""

import csv
from collections import Counter
from pathlib import Path

import numpy as np
from network import Batches, Encoder, predict
from sentences import STATUSES, TYPES, Example, well_marked

#: The benchmark files our finer labels by their CAMEO roots (057, 116, 19) and has one class for giving way.
PUBLIC = {
    "SIGN": "SUPPORT",
    "CONVICT": "ACCUSE",
    "OCCUPY": "ASSAULT",
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
}
#: What lies ahead of these is AGREE (the PLOVER codebook's rule for future cooperation and promises to yield).
AHEAD = frozenset({"CONSULT", "SUPPORT", "SIGN", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
#: What lies ahead of these is THREATEN (CAMEO 13 mirrors 14 to 20 as its 03 mirrors 04 to 08).
HOSTILE = frozenset({"PROTEST", "SANCTION", "COERCE", "OCCUPY", "ASSAULT", "MOBILIZE"})
#: What is refused or denied of these is REJECT.
REFUSED = AHEAD | {"AGREE"}

Figures = dict[str, float | dict[str, dict[str, float]]]


def figures(gold: list[str], said: list[str]) -> Figures:
    """Accuracy, macro-F1 and per-class precision, recall, F1, over the classes that gold has."""
    rows = {}
    for name in sorted(set(gold)):
        hit = sum(g == s == name for g, s in zip(gold, said, strict=True))
        p = hit / max(said.count(name), 1)
        r = hit / max(gold.count(name), 1)
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        rows[name] = {"p": round(p, 3), "r": round(r, 3), "f1": round(f1, 3), "n": gold.count(name)}
    right = sum(g == s for g, s in zip(gold, said, strict=True)) / len(gold)
    macro = sum(row["f1"] for row in rows.values()) / len(rows)
    return {"accuracy": round(right, 3), "macro_f1": round(macro, 3), "classes": rows}


def on_held_out(model: Encoder, batches: Batches, apart: list[Example]) -> dict[str, Figures]:
    """Figures of types and of statuses on our own sentences that were not trained on."""
    types, statuses = predict(model, batches, [example.text for example in apart])
    known = [number for number, example in enumerate(apart) if example.status]
    return {
        "type": figures([example.type for example in apart], [TYPES[i] for i in types.argmax(-1)]),
        "status": figures(
            [apart[number].status or "" for number in known], [STATUSES[statuses[number].argmax()] for number in known]
        ),
    }


def on_public(model: Encoder, batches: Batches, path: Path) -> Figures:
    """Figures on a public set (columns marked_sentence, gold_root); rows without one pair of marks are left out."""
    with path.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if well_marked(row["marked_sentence"])]
    types, statuses = predict(model, batches, [row["marked_sentence"] for row in rows])
    return figures([row["gold_root"] for row in rows], public_types(types, statuses))


def public_types(types: np.ndarray, statuses: np.ndarray) -> list[str]:
    """The benchmark's 15 classes: no NONE, finer labels by `PUBLIC`, what lies ahead of the cooperative types as
    AGREE and of the hostile ones as THREATEN, what is refused of the cooperative ones as REJECT.
    `dragoman.classify_relations` answers alike."""
    said = []
    for row, status in zip(types, statuses, strict=True):
        scores: Counter[str] = Counter()
        planned, denied = (float(status[STATUSES.index(name)]) for name in ("planned", "denied"))
        for name, score in zip(TYPES, row, strict=True):
            if name != "NONE":
                ahead = planned if name in AHEAD else 0.0
                refused = denied if name in REFUSED else 0.0
                threatened = planned if name in HOSTILE else 0.0
                scores[PUBLIC.get(name, name)] += float(score) * (1 - ahead - refused - threatened)
                scores["AGREE"] += float(score) * ahead
                scores["REJECT"] += float(score) * refused
                scores["THREATEN"] += float(score) * threatened
        said.append(max(scores, key=lambda name: scores[name]))
    return said
