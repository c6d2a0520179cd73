"""Signed, revocable rows: who or what decided something, what, why, when."""

from dataclasses import dataclass

from dragoman.errors import IntegrityError

VERDICTS = frozenset({"yes", "no", "unsure"})


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on one subject.

    `question` is what was decided ("same person", "accept claim", ...), `subject` the ids it is about,
    `by` a person or a machine with version ("machine:persons/1"), `made` and `revoked` ISO moments in
    UTC. A revocation is a new fact on the row, never a deletion.
    """

    question: str
    subject: tuple[str, ...]
    verdict: str
    by: str
    why: str
    made: str
    revoked: str | None = None

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise IntegrityError(f"verdict {self.verdict!r} is none of {', '.join(sorted(VERDICTS))}")
        if not self.subject or not self.by:
            raise IntegrityError("a decision needs its subject and who decided")
