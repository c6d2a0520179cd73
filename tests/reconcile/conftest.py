from collections import Counter

import pytest

from dragoman.model.text import Report
from dragoman.reconcile.contexts import Context, Contexts


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many sentences of each report were read."""
    times: Counter[str] = Counter()
    plain = Contexts._read

    def counted(self: Contexts, of: Report, start: int, end: int, number: int) -> Context:
        times[of.id] += 1
        return plain(self, of, start, end, number)

    monkeypatch.setattr(Contexts, "_read", counted)
    return times
