"""Signed, revocable rows: who or what decided something, what, why, when."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from dragoman.errors import IntegrityError

VERDICTS = frozenset({"yes", "no", "unsure"})

#: What is decided. Any other question may be recorded too; these are the ones that change what a record says.
ACCEPT = "accept claim"  # no: the claim, or finding, is set aside
CORRECT = "correct claim"  # subject: the claim as coded, the claim as a person has it
SAME_EVENT = "same event"  # no: those named `apart` in the detail are of another event than the rest
SAME_PERSON = "same person"  # the same for claims that name persons
RELIABILITY = "source reliability"  # subject: an outlet or a report; detail: the letter
CREDIBILITY = "information credibility"  # subject: claims; detail: the digit
UNDO = "undo decision"  # who revoked a decision, and why; detail `settled`: in favour of another decision, its value
#: What a reviewer leaves beside a claim; none of these changes what a record says.
SKIP = "skip claim"  # unsure: left for later
FLAG = "flag claim"  # yes: somebody should look at it again
NOTE = "note on claim"  # unsure; the reason is the note
BESIDE = (SKIP, FLAG, NOTE)

#: Reliability of sources and credibility of information (NATO AJP-2.1, the Admiralty code); both judged apart.
RELIABILITIES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITIES = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
UNRATED_SOURCE, UNRATED = "F", "6"
#: "Confirmed" takes so many independent origins; copies of one text are one.
CONFIRMED, CONFIRMING_ORIGINS = "1", 2


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on one subject.

    `question` is what was decided ("same person", "accept claim", ...), `subject` the ids it is about,
    `by` a person or a machine with version ("machine:persons/1"), `made` and `revoked` ISO moments in
    UTC. `detail` are named values that belong to it ("apart", an id; "status", "planned"). A revocation
    is a new fact on the row, never a deletion.
    """

    question: str
    subject: tuple[str, ...]
    verdict: str
    by: str
    why: str
    made: str
    revoked: str | None = None
    detail: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise IntegrityError(f"verdict {self.verdict!r} is none of {', '.join(sorted(VERDICTS))}")
        if not self.subject or not self.by:
            raise IntegrityError("a decision needs its subject and who decided")

    def in_force(self, at: datetime | None = None) -> bool:
        """True where it holds at a moment, now where none is given: made by then and not revoked by then."""
        if at is None:
            return self.revoked is None
        return datetime.fromisoformat(self.made) <= at and (
            self.revoked is None or datetime.fromisoformat(self.revoked) > at
        )

    def values(self, name: str) -> tuple[str, ...]:
        """The values of this name in the detail."""
        return tuple(value for key, value in self.detail if key == name)


@dataclass(frozen=True, slots=True)
class Rulings:
    """What the decisions of a record mean at one moment; where two are at odds the later one counts.

    `verdicts` has the last word on whether a claim or finding is accepted, by id; `replaced` the claims
    that a correction took the place of; `set_aside` the claims that do not count: rejected, replaced, or
    made by a correction that was revoked. `grouping` are the decisions on what is the same event or person,
    the first made first; `ratings` the last rating, by question and subject.
    """

    verdicts: dict[str, Decision] = field(default_factory=dict)
    replaced: dict[str, Decision] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()
    grouping: tuple[Decision, ...] = ()
    ratings: dict[tuple[str, str], Decision] = field(default_factory=dict)

    @property
    def set_aside(self) -> frozenset[str]:
        """The ids of what does not count."""
        return self.rejected | self.replaced.keys() | self.withdrawn

    @property
    def rejected(self) -> frozenset[str]:
        """The ids of what was rejected."""
        return frozenset(name for name, decision in self.verdicts.items() if decision.verdict == "no")

    def of(self, name: str) -> Decision | None:
        """The decision that a claim stands or falls by; None where nobody judged it."""
        return self.verdicts.get(name) or self.replaced.get(name) or self.corrections.get(name)

    @property
    def corrections(self) -> dict[str, Decision]:
        """The correction that made each claim which a person put in another's place."""
        return {decision.subject[-1]: decision for decision in self.replaced.values()}

    def standing(self, name: str) -> str:
        """Whether the claim counts, in a word or two: stands, accepted, rejected, corrected, withdrawn."""
        if name in self.replaced:
            return f"corrected, now {self.replaced[name].subject[-1]}"
        if name in self.withdrawn:
            return "withdrawn"
        verdict = self.verdicts.get(name)
        return {"yes": "accepted", "no": "rejected", "unsure": "stands"}[verdict.verdict] if verdict else "stands"

    def rating(self, question: str, *subjects: str) -> Decision | None:
        """The last rating of the first of these subjects that has one; outlets whatever their case."""
        found = (self.ratings.get((question, subject.casefold())) for subject in subjects)
        return next((decision for decision in found if decision), None)


def rulings_of(decisions: Iterable[Decision], at: datetime | None = None) -> Rulings:
    """What these decisions, in the order in which they were made, mean at a moment; now where none is given."""
    made: set[str] = set()
    rulings = Rulings()
    grouping: list[Decision] = []
    for decision in decisions:
        if decision.question == CORRECT and decision.values("new"):
            made.add(decision.subject[-1])
        if not decision.in_force(at):
            continue
        if decision.question == ACCEPT:
            rulings.verdicts.update(dict.fromkeys(decision.subject, decision))
        elif decision.question == CORRECT:
            rulings.replaced[decision.subject[0]] = decision
        elif decision.question in (SAME_EVENT, SAME_PERSON):
            grouping.append(decision)
        elif decision.question in (RELIABILITY, CREDIBILITY):
            rulings.ratings.update({(decision.question, name.casefold()): decision for name in decision.subject})
    withdrawn = frozenset(made - rulings.corrections.keys())
    return Rulings(rulings.verdicts, rulings.replaced, withdrawn, tuple(grouping), rulings.ratings)
