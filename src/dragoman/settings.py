"""What can be set from outside, read once and passed on; never a mutable global."""

import os
from dataclasses import dataclass
from pathlib import Path

#: Longest report coded, in characters. spaCy's parser takes about 1 GB of memory per 100,000 characters
#: at worst (its own `max_length` note); the longest of 295 Wikinews reports has 21,000.
MAX_REPORT_CHARACTERS = 400_000


@dataclass(frozen=True, slots=True)
class Settings:
    """The record's file, the longest report in characters, and the user's own list of outlets and folder of fonts."""

    record: Path = Path("dragoman.db")
    max_characters: int = MAX_REPORT_CHARACTERS
    outlets: Path | None = None
    fonts: Path | None = None


def load_settings() -> Settings:
    """Settings from the environment.

    DRAGOMAN_RECORD names the record's file, DRAGOMAN_OUTLETS a CSV of outlets, DRAGOMAN_FONTS a folder of fonts for
    PDFs.
    """
    own, fonts = os.environ.get("DRAGOMAN_OUTLETS"), os.environ.get("DRAGOMAN_FONTS")
    return Settings(
        record=Path(os.environ.get("DRAGOMAN_RECORD", "dragoman.db")),
        outlets=Path(own) if own else None,
        fonts=Path(fonts) if fonts else None,
    )
