"""Outlets of the press: vocab/outlets.csv, the user's own list, and who owns them."""

from dataclasses import dataclass

from dragoman.model.vocabulary import own_rows, read_rows

_COLUMNS = ("name", "domain", "country", "kind", "wire")
_OWNED = ("domain", "ownership", "owner")
#: What kind of owner an outlet has.
OWNERSHIPS = frozenset(
    ["a state", "a public body", "its members", "a foundation", "a church", "a party or armed group", "private owners"]
)
_FLAGS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet under one of its names; `is_wire`: others print its copy; `owner`, `ownership`: "" where unknown."""

    name: str
    domain: str
    country: str
    kind: str
    is_wire: bool
    owner: str = ""
    ownership: str = ""

    def described(self) -> str:
        """What it is, in a few words: "newspaper, GBR, owned by Scott Trust"."""
        parts = (self.kind, self.country, f"owned by {self.owner}" if self.owner else "")
        return ", ".join(part for part in parts if part)


def read_outlets() -> list[Outlet]:
    """All outlets, the user's own (DRAGOMAN_OUTLETS) behind ours: of two rows for one name the last one counts.

    Raises VocabularyError.
    """
    owned = read_rows("dragoman.model", "outlet_owners.csv", _OWNED)
    owners = {row["domain"]: (row["owner"], row.one_of("ownership", OWNERSHIPS)) for row in owned}
    own = {(row["name"], row["domain"]): row.cells.get("owner", "") for row in own_rows("outlets.csv", _COLUMNS)}
    return [
        Outlet(
            row["name"],
            row["domain"],
            row["country"],
            row["kind"],
            _FLAGS[row.one_of("wire", frozenset(_FLAGS))],
            *_owned(own.get((row["name"], row["domain"]), ""), owners.get(row["domain"], ("", ""))),
        )
        for row in read_rows("dragoman.model", "outlets.csv", _COLUMNS)
    ]


def _owned(own: str, ours: tuple[str, str]) -> tuple[str, str]:
    """Owner and ownership; of an owner whom the user names and we do not, what kind it is is not known."""
    return (own, "") if own and own != ours[0] else ours
