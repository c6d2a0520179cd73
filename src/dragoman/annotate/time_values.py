"""What a found time expression means: its TIMEX3 value and the days it names."""

from dragoman.annotate.time_days import DAY_READERS
from dragoman.annotate.time_grammar import Found
from dragoman.annotate.time_lengths import LENGTH_READERS
from dragoman.annotate.time_meaning import Meaning, Setting
from dragoman.annotate.time_periods import PERIOD_READERS
from dragoman.annotate.time_relative import RELATIVE_READERS
from dragoman.errors import VocabularyError

_READERS = {**DAY_READERS, **PERIOD_READERS, **RELATIVE_READERS, **LENGTH_READERS}


def work_out(found: Found, setting: Setting) -> Meaning | None:
    """The meaning of a found expression, or None where it turns out to be none (a count, an idiom) or lies off the
    calendar.

    Raises VocabularyError where the grammar names a meaning that nothing here reads.
    """
    reader = _READERS.get(found.meaning)
    if reader is None:
        raise VocabularyError(f"time_grammar.yaml: no meaning {found.meaning!r}; use {', '.join(sorted(_READERS))}")
    try:
        return reader(found, setting)
    except (ValueError, OverflowError):  # years before 1 or after 9999: `date` has none
        return None
