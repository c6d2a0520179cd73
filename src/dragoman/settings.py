"""What can be set from outside, read once and passed on; never a mutable global."""

import os
from dataclasses import dataclass
from pathlib import Path

#: Longest report coded, in characters. spaCy's parser takes about 1 GB of memory per 100,000 characters
#: at worst (its own `max_length` note); the longest of 295 Wikinews reports has 21,000.
MAX_REPORT_CHARACTERS = 400_000


@dataclass(frozen=True, slots=True)
class Settings:
    """The record's file, the limit on a report's length in characters, and the user's own folder of fonts."""

    record: Path = Path("dragoman.db")
    max_characters: int = MAX_REPORT_CHARACTERS
    fonts: Path | None = None


def load_settings() -> Settings:
    """Settings from the environment: DRAGOMAN_RECORD is the record's file, DRAGOMAN_FONTS a folder of fonts for PDFs.

    DRAGOMAN_OUTLETS, a CSV of outlets, is read where outlets are (`model/vocabulary.py`).
    """
    fonts = os.environ.get("DRAGOMAN_FONTS")
    return Settings(record=Path(os.environ.get("DRAGOMAN_RECORD", "dragoman.db")), fonts=Path(fonts) if fonts else None)
