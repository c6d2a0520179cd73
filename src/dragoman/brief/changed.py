"""What a dossier says of the time since an earlier one."""

from dataclasses import dataclass

from dragoman.brief.pieces import Notes

#: What can have come of an item since; in the order in which they are told.
SINCE = ("new", "changed", "resolved", "withdrawn")


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing of an item that is told otherwise, in words: its name, what it was (empty of new items), what it is."""

    name: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise than in the earlier dossier.

    `since` is one of `SINCE`. `of` is report, standing, act, tie, figure, disagreement, forecast, statement, sign or
    decision. `moved` is what differs. Of what was withdrawn `claims` has the ids it rested on and `why` what became of
    them; of all else `notes` has the endnotes.
    """

    since: str
    of: str
    text: str
    moved: tuple[Moved, ...] = ()
    why: str = ""
    notes: Notes = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new, changed, resolved or withdrawn since an earlier dossier, which `since` names."""

    since: str
    changes: tuple[Change, ...] = ()
