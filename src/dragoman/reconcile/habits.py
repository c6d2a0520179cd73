"""What is told as done again and again, which is no single act."""

import re
from functools import cache

from dragoman.model.claims import Event
from dragoman.model.vocabulary import read_yaml

#: Characters before an act's quote that may say so: "have more than once".
LEAD = 40


def habitual(event: Event) -> bool:
    """True where the act is told as a habit: "ministers travelled there", "has more than once accused"."""
    start = max(0, event.span.start - LEAD)
    # What another sentence says before it is not said of the act.
    before = re.split(r"[.!?]\s|\n", event.report.text[start : event.span.start])[-1]
    return bool(_habits().search(before + event.quote))


@cache
def _habits() -> re.Pattern[str]:
    patterns = read_yaml("dragoman.reconcile", "habits.yaml")["habits"]
    return re.compile("|".join(patterns), re.IGNORECASE)
