"""What the outlets' data file knows of an outlet, and how its reliability was judged."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.brief.grades import Grade, signed
from dragoman.model.decisions import RELIABILITIES, RELIABILITY, UNRATED_SOURCE, Rulings
from dragoman.model.outlets import read_outlets
from dragoman.reconcile.words import outlet_words
from dragoman.record import Outlet


@dataclass(frozen=True, slots=True)
class About:
    """Country and kind of an outlet ("state media", "agency"), its domain; empty where not known."""

    country: str = ""
    kind: str = ""
    domain: str = ""
    wire: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet in the list: what it reported, what is known of it, its grade."""

    outlet: Outlet
    about: About
    grade: Grade


@cache
def known_outlets() -> dict[str, About]:
    """What is known of outlets, by name as it is looked up."""
    return {
        outlet_words(outlet.name): About(outlet.country, outlet.kind, outlet.domain, outlet.is_wire)
        for outlet in read_outlets()
    }


def about_outlet(name: str) -> About:
    """What is known of the outlet of this name, whatever its case and with or without its article."""
    return known_outlets().get(outlet_words(name), About())


def grade_of(name: str, rulings: Rulings) -> Grade:
    """The outlet's letter by the Admiralty code, and who gave it; F where nobody did."""
    rated = rulings.rating(RELIABILITY, name) if name else None
    letter = rated.values("grade")[0] if rated else UNRATED_SOURCE
    return Grade(letter, RELIABILITIES[letter], signed(rated) if rated else "")


def shares(sources: Iterable[Source], of: str) -> list[tuple[str, int, float]]:
    """Reports by country or kind of outlet: value, how many, the share of all; most first."""
    counts: Counter[str] = Counter()
    for source in sources:
        counts[getattr(source.about, of) or "not known"] += source.outlet.reports
    whole = sum(counts.values()) or 1
    return [(value, number, number / whole) for value, number in sorted(counts.items(), key=lambda p: (-p[1], p[0]))]
