"""A report of ours with its gold, and facts to hold against it."""

from typing import Any

from dragoman.evaluate import CodedFact, coded_fact

TEXT = (
    "Ghana opens embassy in Lima\n\n"
    "Ghana opened an embassy in Lima on 4 May 2021. Peru thanked Ghana. Foreign Minister Kofi Asante said Peru had"
    " bought 300 tonnes of cocoa. Togo may follow.\n"
)
EVENTS: list[dict[str, Any]] = [
    {
        "type": "COOPERATE",
        "source": ["GHA"],
        "target": ["PER"],
        "date": {"earliest": "2021-05-04", "latest": "2021-05-04"},
        "status": "happened",
        "anchor": "opened an embassy in Lima",
        "or_anchor": ["opens embassy"],
    },
    {
        "type": "SUPPORT",
        "or_type": ["AGREE"],
        "source": ["PER"],
        "target": ["GHA"],
        "date": None,
        "status": "happened",
        "anchor": "Peru thanked Ghana",
    },
    {
        "type": "COOPERATE",
        "source": ["TGO"],
        "target": ["PER"],
        "date": None,
        "status": "possible",
        "anchor": "Togo may follow",
        "optional": True,
    },
]
GOLD: dict[str, Any] = {
    "article": "wire",
    "published": {"earliest": "2021-05-05", "latest": "2021-05-05"},
    "zones": [{"kind": "headline", "first": "Ghana opens"}, {"kind": "body", "first": "Ghana opened"}],
    "events": EVENTS,
    "ties": [{"kind": "embassy", "source": "GHA", "target": "PER", "anchor": "an embassy in Lima on"}],
    "statements": [{"speaker": "Kofi Asante", "kind": "indirect", "anchor": "Peru had bought 300 tonnes of cocoa"}],
    "figures": [{"value": 300, "high": None, "unit": "tonnes", "anchor": "300 tonnes"}],
    "forecasts": [],
    "people": [{"name": "Kofi Asante", "variants": ["Asante"], "office": "Foreign Minister", "of": "GHA"}],
}


def fact(kind: str, quote: str, **fields: Any) -> CodedFact:
    """A coded fact of the report at its quote's first place."""
    start = TEXT.index(quote)
    row = {"report": "wire", "kind": kind, "start": start, "end": start + len(quote), "quote": quote, **fields}
    made = coded_fact(row, "sample")
    assert isinstance(made, CodedFact), made
    return made


def event(type_: str, sides: str, quote: str, **fields: Any) -> CodedFact:
    """A coded event; `sides` is "GHA > PER"."""
    source, target = (side.split("+") for side in sides.split(" > "))
    return fact("event", quote, **{"type": type_, "source": source, "target": target, "status": "happened"} | fields)
