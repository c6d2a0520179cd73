"""Where a zone begins, before zones are joined."""

from dataclasses import dataclass

from dragoman.model.text import ZoneKind


@dataclass(frozen=True, slots=True)
class Mark:
    """From `start` (code points) on, the text is of this kind, for this reason."""

    start: int
    kind: ZoneKind
    why: str
