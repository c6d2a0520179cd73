"""The filters of the page as parameters of the API, the same names and the same meaning."""

from inspect import Parameter, Signature
from typing import Annotated, Any, Literal

from fastapi import Depends, Query

from dragoman.model.claims import Status
from dragoman.record import CLAIM_KINDS, ORDERS
from dragoman.serve.api.answering import MOST
from dragoman.serve.questions import MANY, ONE

_DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
#: The filters that claims have; those of findings and measures alone are none of them.
_TOLD = {
    "kind": "Kinds of claim.",
    "type": "PLOVER types of events, or kinds of tie.",
    "status": "What the text says of the act.",
    "actor": "Codes or names; all must be named, in any role.",
    "dyad": "Two actors by code or name: what is between them, or names both.",
    "outlet": "Outlets as the record writes them.",
    "report": "Ids of reports.",
    "since": "Claims whose days reach to this date or later: YYYY, YYYY-MM or YYYY-MM-DD.",
    "until": "Claims whose days begin by this date.",
    "known": "Only what was certainly published by this date (`dragoman facts --as-of`).",
    "words": "Words that stand in the quote; those between double quotes stand together.",
    "rejected": "1: also what people rejected or corrected.",
    "judged": "By the decisions in force on this day.",
    "order": "By report, or the newest or oldest first.",
    "after": "The cursor that a page's next address carries.",
    "limit": f"How many at most, 1 to {MOST}.",
}
_VALUES: dict[str, tuple[str, ...]] = {"kind": CLAIM_KINDS, "status": tuple(one.value for one in Status)}
_PAGING = ("order", "after", "limit")


def _type_of(name: str) -> Any:
    told = _TOLD[name]
    if name in _VALUES:
        return Annotated[list[Literal.__getitem__(_VALUES[name])], Query(description=told)]  # type: ignore[misc]
    if name == "dyad":
        return Annotated[list[str] | None, Query(description=told, min_length=2, max_length=2)]
    if name in MANY:
        return Annotated[list[str], Query(description=told, max_length=100)]
    if name == "limit":
        return Annotated[int, Query(description=told, ge=1, le=MOST)]
    if name == "order":
        return Annotated[Literal.__getitem__(ORDERS), Query(description=told)]
    pattern = _DAY if name in ("since", "until", "known", "judged") else "^1$" if name == "rejected" else None
    return Annotated[str | None, Query(description=told, max_length=4096, pattern=pattern)]


def _default_of(name: str) -> Any:
    if name == "dyad":
        return None
    if name in MANY:
        return []
    return {"limit": 50, "order": "newest"}.get(name)


def _declared(*left_out: str) -> Any:
    """A dependency that only declares: the values are read from the address as the page reads them."""

    def declare(**_: Any) -> None:
        pass

    names = [name for name in (*MANY, *ONE) if name in _TOLD and name not in left_out]
    parameters = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=_default_of(name), annotation=_type_of(name)) for name in names
    ]
    declare.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return Depends(declare)


#: For lists of claims, and for what is counted or written of all of them.
FILTERS = _declared()
UNPAGED = _declared("after", "limit")
UNORDERED = _declared(*_PAGING)
