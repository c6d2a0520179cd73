"""Trains the relation encoder, evaluates it, exports it as int8 ONNX and writes its card.

Usage: train.py MINILM --teacher MPNET --measure MARKED.tsv --out FOLDER

MINILM and MPNET are folders of all-MiniLM-L6-v2 and all-mpnet-base-v2 (model.safetensors, tokenizer.json,
config.json). The encoder learns our labels; with a teacher it then goes over the plain sentences again with the
teacher's view of them mixed in. Everything random is seeded: same data, same machine, same number of threads, same
figures. (The teacher of the weights shipped on 2026-11-29 was trained in several calls: README.)
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch
from exporting import export, write_card
from fitting import SEED, fit, hard_lessons, soft_lessons
from measuring import on_held_out, on_public
from network import Batches, Encoder, load_base
from sentences import Example, held_out, load

HERE = Path(__file__).parent
#: Files of literary sentences, which the teacher's stage leaves out: plain agency sentences did more for every figure.
LITERARY = frozenset("abcdefg")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--last-epochs", type=int, default=2, help="With the teacher's labels, at half the rate.")
    parser.add_argument("--teacher", type=Path, help="Folder of the larger model.")
    parser.add_argument("--teacher-epochs", type=int, default=3)
    parser.add_argument("--teacher-rate", type=float, default=4e-5)
    parser.add_argument("--teacher-weights", type=Path, help="Trained teacher: read where it is there, else written.")
    parser.add_argument("--measure", type=Path, help="Public set to measure on.")
    parser.add_argument("--out", type=Path, help="Folder to export to.")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def trained_teacher(options: argparse.Namespace, kept: list[Example]) -> tuple[Encoder, Batches]:
    """The larger model, fitted to our labels, or as it was saved."""
    model, batches = load_base(options.teacher)
    saved = options.teacher_weights
    if saved and saved.exists():
        model.load_state_dict(torch.load(saved))
        return model, batches
    fit(model, batches, hard_lessons(kept), options.teacher_epochs, options.teacher_rate)
    if saved:
        torch.save(model.state_dict(), saved)
    return model, batches


def plain(kept: list[Example]) -> list[Example]:
    """Those of the files that are not literary."""
    names = "".join(sorted({path.stem for path in (HERE / "sentences").glob("*.tsv")} - LITERARY))
    texts = {example.text for example in load(HERE / "sentences", names)}
    return [example for example in kept if example.text in texts]


def main() -> None:
    """Train, evaluate, and export where asked."""
    options = arguments()
    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    examples = load(HERE / "sentences")
    kept = [example for example in examples if not held_out(example.text)]
    apart = [example for example in examples if held_out(example.text)]
    print(f"{len(kept)} trained on, {len(apart)} held out")
    model, batches = load_base(options.base)
    fit(model, batches, hard_lessons(kept), options.epochs, options.rate)
    if options.teacher:
        teacher = trained_teacher(options, kept)
        report("teacher", *teacher, apart, options.measure)
        fit(model, batches, soft_lessons(teacher, plain(kept)), options.last_epochs, options.rate / 2)
    held, public = report("encoder", model, batches, apart, options.measure)
    if options.out:
        export(model, batches, options.base, options.out)
        write_card(options.out, examples, held, public)


def report(name: str, model: Encoder, batches: Batches, apart: list[Example], public: Path | None) -> tuple:
    """Print and give back the figures on what was held out and, where asked, on the public set."""
    held = on_held_out(model, batches, apart)
    print(f"{name}, held out:", json.dumps(held), flush=True)
    measured = on_public(model, batches, public) if public else None
    if measured:
        print(f"{name}, public set:", json.dumps(measured), flush=True)
    return held, measured


if __name__ == "__main__":
    main()
