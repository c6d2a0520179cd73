"""What a report is called: its title, the first words of its text where it has none, its id where that is empty too."""

import re
from collections.abc import Iterable
from dataclasses import replace

from dragoman.model.text import Report
from dragoman.record import Head
from dragoman.record.openings import opening, openings
from dragoman.session import Session


def title_of(report: Report) -> str:
    """What a page calls the report."""
    return report.title or opening(report) or report.id


def titled(session: Session, heads: Iterable[Head]) -> tuple[Head, ...]:
    """The heads, those without a title with their first words for one."""
    listed = tuple(heads)
    bare = [head.id for head in listed if not head.title]
    words = openings(session.record.database, bare) if bare else {}
    return tuple(replace(head, title=words.get(head.id, "")) if not head.title else head for head in listed)


def with_names(why: str, heads: Iterable[Head]) -> str:
    """A reason with reports called by their outlets, or titles, instead of their ids."""
    for head in sorted(heads, key=lambda one: -len(one.id)):
        why = re.sub(rf"(?<!\w){re.escape(head.id)}(?!\w)", lambda _, name=head.outlet or head.name: name, why)  # type: ignore[misc]
    return why


def origin_words(origin: str) -> str:
    """What a page calls an origin, "The Fjord (a1 + a2)": its outlet, and that several reports share it.

    The reports' ids say nobody much.
    """
    outlet, bracket, reports = origin.removesuffix(")").rpartition(" (")
    if not bracket or not origin.endswith(")"):
        return origin
    return f"{outlet}, shared by several reports" if " + " in reports else outlet
