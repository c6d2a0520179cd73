"""What the vocabulary knows of an outlet: its country, what kind of outlet it is, and so who owns it."""

from dataclasses import dataclass
from functools import cache

from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.outlets import read_outlets
from dragoman.model.vocabulary import read_rows
from dragoman.reconcile.words import outlet_words

NOT_KNOWN, STATE_OWNED = "not known", "a state"
_OF_KIND = ("kind", "ownership")


@dataclass(frozen=True, slots=True)
class OutletFacts:
    """Country by name, kind, ownership; "not known" where the vocabulary does not say. `code` is the country's."""

    country: str = NOT_KNOWN
    kind: str = NOT_KNOWN
    ownership: str = NOT_KNOWN
    code: str = ""


def facts_of(outlet: str) -> OutletFacts:
    """What is known of the outlet of this name, whatever its case and with or without its article."""
    return _known().get(outlet_words(outlet), OutletFacts())


@cache
def _known() -> dict[str, OutletFacts]:
    """By name; the user's own rows (DRAGOMAN_OUTLETS) go before ours."""
    gazetteer = load_gazetteer()
    of_kind = {row["kind"]: row["ownership"] for row in read_rows("dragoman.brief", "ownership.csv", _OF_KIND)}
    return {
        outlet_words(outlet.name): OutletFacts(
            country=gazetteer.label(outlet.country) if outlet.country else NOT_KNOWN,
            kind=outlet.kind or NOT_KNOWN,
            ownership=outlet.ownership or of_kind.get(outlet.kind, NOT_KNOWN),
            code=outlet.country,
        )
        for outlet in read_outlets()
    }
