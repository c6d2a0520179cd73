"""Trains the relation encoder, evaluates it, exports it as int8 ONNX and writes its card.

Usage: train.py MINILM --teacher MPNET --pairs FILE --measure MARKED.tsv --out FOLDER

MINILM and MPNET are folders of all-MiniLM-L6-v2 and all-mpnet-base-v2 (model.safetensors, tokenizer.json,
config.json). Without a teacher the encoder learns from our labels alone. Everything random is seeded: same data, same
machine, same number of threads, same figures.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch
from exporting import export, write_card
from fitting import SEED, Lesson, fit, hard_lessons, soft_lessons
from measuring import on_held_out, on_public
from network import Batches, Encoder, load_base
from sentences import Example, held_out, load, well_marked

HERE = Path(__file__).parent
#: Files of plain agency sentences on the borders, which the encoder goes through once more at the end, and older plain
#: ones of which so many keep it from forgetting; tried on 2026-11-29 (README).
LATEST, PLAIN, KEPT_PLAIN = "opqrs", "hijkl", 2500


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--last-epochs", type=int, default=3, help="Over the plain sentences alone, at half the rate.")
    parser.add_argument("--teacher", type=Path, help="Folder of the larger model.")
    parser.add_argument("--teacher-epochs", type=int, default=3)
    parser.add_argument("--teacher-rate", type=float, default=4e-5)
    parser.add_argument("--teacher-weights", type=Path, help="Trained teacher: read where it is there, else written.")
    parser.add_argument("--pairs", type=Path, help="Marked sentences without labels, one a line (pairs.py).")
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


def unlabelled(path: Path | None) -> list[str]:
    """Well-marked sentences of the file that are none of the held-out tenth."""
    lines = path.read_text(encoding="utf-8").splitlines() if path else []
    return [line for line in lines if well_marked(line) and not held_out(line)]


def plain_lessons(lessons: list[Lesson]) -> list[Lesson]:
    """The lessons of the latest files, and a sample of the older plain ones'."""
    by_text = {lesson.text: lesson for lesson in lessons}
    latest, older = (
        [by_text[example.text] for example in load(HERE / "sentences", files) if example.text in by_text]
        for files in (LATEST, PLAIN)
    )
    return latest + random.Random(SEED).sample(older, min(len(older), KEPT_PLAIN))


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
    lessons = hard_lessons(kept)
    if options.teacher:
        teacher = trained_teacher(options, kept)
        report("teacher", *teacher, apart, options.measure)
        lessons = soft_lessons(teacher, kept, unlabelled(options.pairs))
        print(f"{len(lessons)} lessons with the teacher's labels")
    model, batches = load_base(options.base)
    fit(model, batches, lessons, options.epochs, options.rate)
    fit(model, batches, plain_lessons(lessons), options.last_epochs, options.rate / 2)
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
