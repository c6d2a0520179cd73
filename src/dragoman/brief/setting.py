"""What a dossier is written under: its date, people's decisions, and when each report was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dragoman.brief.earlier import Earlier
from dragoman.model.claims import Claim
from dragoman.model.decisions import Rulings


@dataclass(frozen=True, slots=True)
class Setting:
    """`as_of` is the day it is about, None the newest report's; `known` the day by which its reports were published,
    None where that is the same. `of` is how many claims there are in the reports that tell of the actors, where only
    the newest were drawn on; 0 where all were. `aside` are claims that people set aside, told of by id only. `since` is
    an earlier dossier of the same actors, which this one says the changes since.
    """

    as_of: date | None = None
    known: date | None = None
    rulings: Rulings = field(default_factory=Rulings)
    read_at: Mapping[str, str] = field(default_factory=dict)
    of: int = 0
    aside: tuple[Claim, ...] = ()
    since: Earlier | None = None
