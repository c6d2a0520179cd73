"""Outlets of the press: vocab/outlets.csv, the user's own list, and who owns them."""

from dataclasses import dataclass

from dragoman.model.vocabulary import own_rows, read_rows

_COLUMNS = ("name", "domain", "country", "kind", "wire")
_OWNED = ("domain", "owner")
_FLAGS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet under one of its names; `is_wire` says that others print its copy, `owner` is "" where unknown."""

    name: str
    domain: str
    country: str
    kind: str
    is_wire: bool
    owner: str = ""

    def described(self) -> str:
        """What it is, in a few words: "newspaper, GBR, owned by Scott Trust"."""
        parts = (self.kind, self.country, f"owned by {self.owner}" if self.owner else "")
        return ", ".join(part for part in parts if part)


def read_outlets() -> list[Outlet]:
    """All outlets, the user's own (DRAGOMAN_OUTLETS) behind ours: of two rows for one name the last one counts.

    Raises VocabularyError.
    """
    owners = {row["domain"]: row["owner"] for row in read_rows("dragoman.model", "outlet_owners.csv", _OWNED)}
    own = {(row["name"], row["domain"]): row.cells.get("owner", "") for row in own_rows("outlets.csv", _COLUMNS)}
    return [
        Outlet(
            row["name"],
            row["domain"],
            row["country"],
            row["kind"],
            _FLAGS[row.one_of("wire", frozenset(_FLAGS))],
            own.get((row["name"], row["domain"])) or owners.get(row["domain"], ""),
        )
        for row in read_rows("dragoman.model", "outlets.csv", _COLUMNS)
    ]
