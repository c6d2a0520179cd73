"""Fits an encoder to sentences with labels, hard (ours) or soft (a teacher's)."""

import random
import sys
from dataclasses import dataclass

import numpy as np
import torch
from network import Batches, Encoder, predict
from sentences import STATUSES, TYPES, Example
from torch import nn

SEED = 20261122
BATCH = 32
SMOOTHING = 0.05  # of our own labels: some are wrong
STATUS_WEIGHT = 0.4  # of the status loss beside the type loss
TEACHERS_SHARE = 0.6  # of a label that both we and the teacher gave
HEAD_RATE = 10.0  # the new heads learn so much faster than the body
WARM_UP = 0.08  # of all steps


@dataclass(frozen=True)
class Lesson:
    """A marked sentence with the probabilities to learn; no statuses where nothing is done."""

    text: str
    types: np.ndarray
    statuses: np.ndarray | None


def hard_lessons(examples: list[Example]) -> list[Lesson]:
    """Our labels as they are, smoothed."""
    return [
        Lesson(
            example.text,
            _one_hot(TYPES, example.type, SMOOTHING),
            _one_hot(STATUSES, example.status, 0.0) if example.status else None,
        )
        for example in examples
    ]


def soft_lessons(teacher: tuple[Encoder, Batches], examples: list[Example]) -> list[Lesson]:
    """Our labels with the teacher's view mixed in."""
    types, statuses = predict(*teacher, [example.text for example in examples])
    return [
        Lesson(
            lesson.text,
            (1 - TEACHERS_SHARE) * lesson.types + TEACHERS_SHARE * types[number],
            None
            if lesson.statuses is None
            else (1 - TEACHERS_SHARE) * lesson.statuses + TEACHERS_SHARE * statuses[number],
        )
        for number, lesson in enumerate(hard_lessons(examples))
    ]


def _one_hot(names: tuple[str, ...], name: str, smoothing: float) -> np.ndarray:
    row = np.full(len(names), smoothing / len(names), dtype=np.float32)
    row[names.index(name)] += 1 - smoothing
    return row


def fit(model: Encoder, batches: Batches, lessons: list[Lesson], epochs: int, rate: float) -> None:
    """Fits the model in place; the loss of each epoch goes to standard error."""
    weights = _class_weights(lessons)
    optimizer = torch.optim.AdamW(
        [
            {"params": model.body.parameters(), "lr": rate},
            {"params": [*model.types.parameters(), *model.statuses.parameters()], "lr": rate * HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    steps = epochs * (len(lessons) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * steps), max(0.0, (steps - step) / ((1 - WARM_UP) * steps)))
    )
    order = random.Random(SEED)
    for epoch in range(epochs):
        model.train()
        total, parts = 0.0, _shuffled(lessons, order)
        for part in parts:
            loss = _loss(model, batches, part, weights)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"epoch {epoch + 1}: loss {total / len(parts):.3f}", file=sys.stderr, flush=True)


def _class_weights(lessons: list[Lesson]) -> torch.Tensor:
    """Rare types weigh more: by the root of how rare they are."""
    counts = np.sum([lesson.types for lesson in lessons], axis=0)
    return torch.tensor((len(lessons) / (len(TYPES) * np.maximum(counts, 1.0))) ** 0.5)


def _shuffled(lessons: list[Lesson], order: random.Random) -> list[list[Lesson]]:
    """Batches of lessons of like length, which waste less on padding, in random order."""
    shuffled = lessons[:]
    order.shuffle(shuffled)
    reach = BATCH * 16
    chunks = [
        sorted(shuffled[i : i + reach], key=lambda lesson: len(lesson.text)) for i in range(0, len(shuffled), reach)
    ]
    parts = [chunk[i : i + BATCH] for chunk in chunks for i in range(0, len(chunk), BATCH)]
    order.shuffle(parts)
    return parts


def _loss(model: Encoder, batches: Batches, part: list[Lesson], weights: torch.Tensor) -> torch.Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        types, statuses = model(*batches.encode([lesson.text for lesson in part]))
    wanted = torch.tensor(np.stack([lesson.types for lesson in part]), dtype=torch.float32) * weights.float()
    loss = -(wanted * types.float().log_softmax(-1)).sum() / wanted.sum()
    known = [number for number, lesson in enumerate(part) if lesson.statuses is not None]
    if known:
        goal = torch.tensor(np.stack([part[number].statuses for number in known]), dtype=torch.float32)
        loss = loss - STATUS_WEIGHT * (goal * statuses.float()[known].log_softmax(-1)).sum() / len(known)
    return loss
