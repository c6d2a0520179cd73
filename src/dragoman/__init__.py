"""Dragoman reads press reports and says what stands between states, with the characters that prove it.

import dragoman
claims = dragoman.code_text("Israel opened an embassy in Baku in 1993.")
with dragoman.open_record("dragoman.db") as record:
    record.read(["reports/"])
    dossier = record.dossier("AZE", "ISR")
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dragoman.annotate.relations import Relation
    from dragoman.model.claims import Claim
    from dragoman.model.values import TimeExpression
    from dragoman.session import Session

__version__ = "0.1.0"
__all__ = ["__version__", "classify_relations", "code_text", "find_times", "open_record"]


def code_text(text: str, published: str | None = None) -> "list[Claim]":
    """The claims of one text, in text order; `published` is a date (YYYY-MM-DD, YYYY-MM or YYYY).

    Raises ItemError where the text cannot be coded or the date is none.
    """
    # The parser takes seconds to load; whoever only asks for the version should not wait for it.
    from dragoman.errors import ItemError  # noqa: PLC0415
    from dragoman.pipeline import code_reports  # noqa: PLC0415
    from dragoman.read import report_of_text  # noqa: PLC0415
    from dragoman.settings import Settings  # noqa: PLC0415

    if not text.strip():
        raise ItemError("text", "is empty", "give it a text")
    report = report_of_text(text, published)
    outcome = next(code_reports([report], Settings()))
    if isinstance(outcome, ItemError):
        raise outcome
    return list(outcome.claims)


def find_times(text: str, published: str | None = None) -> "list[TimeExpression]":
    """The time expressions of a text, normalised as in TimeML, worked out from the day of publication.

    Raises ItemError where the text is too long, IntegrityError where the date is none.
    """
    from dragoman.annotate.parse import coded_text, load_parser  # noqa: PLC0415
    from dragoman.annotate.times import find_times as find  # noqa: PLC0415
    from dragoman.errors import ItemError  # noqa: PLC0415
    from dragoman.model.text import Report  # noqa: PLC0415
    from dragoman.model.values import Window  # noqa: PLC0415
    from dragoman.settings import MAX_REPORT_CHARACTERS  # noqa: PLC0415

    if len(text) > MAX_REPORT_CHARACTERS:
        problem = f"{len(text):,} characters are more than the limit of {MAX_REPORT_CHARACTERS:,}"
        raise ItemError("text", problem, "split it into its reports")
    # Runs without a word are blanked, same length: the parser takes minutes over ten thousand symbols in a row.
    doc = load_parser()(coded_text(Report("text", text)))
    return list(find(text, Window.parse(published) if published else Window(), doc))


def classify_relations(marked: "Iterable[str]") -> "list[Relation]":
    """What the marked source does to the marked target in each text: a PLOVER type or None, probabilities, status.

    Each text has one `<s>…</s>` and one `<t>…</t>`. Raises ItemError, which shows the text, where marks are missing,
    doubled, crossed or empty.
    """
    from dragoman.annotate.relations import classify_relations as classify  # noqa: PLC0415

    return classify(marked)


def open_record(path: "Path | str") -> "Session":
    """The record in this file, new where there is none: `read`, `dossier`, `findings`, and `record` beneath.

    Raises UsageError where the file is another program's or cannot be written, BusyError where it is locked.
    """
    from dragoman.session import open_session  # noqa: PLC0415

    return open_session(path)
