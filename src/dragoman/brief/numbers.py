"""What a dossier says of its pair in numbers: series, signs over the years, triads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Triangle:
    """The pair and a third actor, by name, with the signs between first and second, first and third, second and third.

    `remedies` say in words what would balance it, what rests on least first; empty where it is balanced.
    """

    actors: tuple[str, str, str]
    signs: tuple[str, str, str]
    balanced: bool
    remedies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignRow:
    """How two actors stood period by period: the period and its sign, by the acts dated in it and the ties standing."""

    names: str
    signs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One period of the pair: occurrences and origins, in all and by quad class, and their intensity.

    A `reconcile.series.Cell` without its two actors, which the dossier is about: its JSON names them once.
    """

    period: str
    occurrences: int
    origins: int
    quads: tuple[int, int, int, int]
    quad_origins: tuple[int, int, int, int]
    intensity_mean: float | None
    intensity_sum: float


@dataclass(frozen=True, slots=True)
class Measures:
    """The pair in numbers: its series by `step`, what of it could not be placed, and signs over the years."""

    step: str
    periods: tuple[PeriodRow, ...]
    unrealised: int
    undated: int
    vague: int
    signs: tuple[SignRow, ...]
