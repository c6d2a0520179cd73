"""Floors: figures that must not fall, kept in a TOML file beside the gold."""

import json
import tomllib
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.evaluate.scoring import Scores

#: How far under a measured figure its floor is set: room for a change that gives one fact for another.
MARGIN = 0.015


def read_floors(path: Path) -> dict[str, float]:
    """Figure's name to the least it may be. Raises UsageError where the file is none of write_floors' kind."""
    try:
        floors = tomllib.loads(path.read_text(encoding="utf-8"))["floors"]
        return {str(name): float(floor) for name, floor in floors.items()}
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); write it with --write-floors {path}") from error
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise UsageError(f"{path}: is no file of floors ({error}); write it with --write-floors {path}") from error


def write_floors(scores: Scores, command: str) -> str:
    """The text of a floors file: every figure less MARGIN; `command` renews it."""
    lines = [
        f"# The least each figure may be: {MARGIN} under what was measured when this file was written.",
        "# Renew it after a gain, never to make a loss pass:",
        f"#   {command}",
        "[floors]",
        *(f"{json.dumps(name)} = {max(0.0, figure - MARGIN):.3f}" for name, figure in scores.figures().items()),
    ]
    return "\n".join(lines) + "\n"


def below_floors(scores: Scores, floors: dict[str, float]) -> list[str]:
    """A line for each figure under its floor, and for each floor whose figure was not measured."""
    figures = scores.figures()
    lines = []
    for name, floor in floors.items():
        figure = figures.get(name)
        if figure is None:
            lines.append(f"{name}: not measured, floor {floor:.3f}")
        elif figure < floor:
            lines.append(f"{name}: {figure:.3f} is under its floor {floor:.3f}")
    return lines
