"""An earlier dossier, as its JSON has it, and the items of a dossier by which two are compared."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from dragoman.brief.dossier import Dossier
from dragoman.brief.pieces import Notes
from dragoman.errors import UsageError

Data = Mapping[str, Any]
_NEEDED = ("title", "codes", "as_of", "notes", "timeline", "sources")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A dossier to compare with: its JSON, and how it is named in a sentence."""

    data: Data = field(repr=False)
    named: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something a dossier tells, of a kind; `parts` are what may change of it, as (name, value) in words.

    It is the same item as an earlier one of its kind with the same `key`; where it has none, as one that rests on a
    claim which it rests on too.
    """

    of: str
    key: str
    text: str
    parts: tuple[tuple[str, str], ...]
    claims: frozenset[str]
    notes: Notes


def earlier_of(text: str, where: str, codes: tuple[str, ...]) -> Earlier:
    """The dossier that a JSON file holds. Raises UsageError where it holds none, or one of other actors."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise UsageError(f"{where}: not JSON ({error}); name what `dragoman dossier -o FILE.json` wrote") from error
    if not isinstance(data, dict) or any(name not in data for name in _NEEDED):
        raise UsageError(f"{where}: no dossier's JSON; name what `dragoman dossier -o FILE.json` wrote")
    if set(data["codes"]) != set(codes):
        raise UsageError(f"{where}: the dossier of {data['title']}; name one of {' and '.join(codes)}")
    return Earlier(
        data, f"the dossier as of {data['as_of']}" + (f", known {data['known']}" if data.get("known") else "")
    )


def earlier_dossier(dossier: Dossier | None, day: str) -> Earlier:
    """The dossier of what was known on a day, given in words; None where nothing was."""
    return Earlier(asdict(dossier) if dossier else {}, f"what was known on {day}")


def items_of(data: Data) -> list[Item]:
    """All that a dossier's JSON tells that may be new, change or go, section by section."""
    claims = {
        note["number"]: note["claim"] or f"{note['report']}[{note['start']}:{note['end']}]"
        for note in _of(data, "notes")
    }
    found: list[Item] = []
    for section, items in _SECTIONS.items():
        for row in _of(data, section):
            found += items(row, claims)
    return found


def _of(data: Data, name: str) -> Iterable[Any]:
    """The rows of a section; none where an older dossier lacks it."""
    return data.get(name) or ()


def _item(of: str, text: str, row: Data, claims: Mapping[int, str], **named: Any) -> Item:
    """An item whose changing parts are the named ones; `key` among them is its key."""
    key = str(named.pop("key", ""))
    parts = tuple((name.replace("_", " "), str(value)) for name, value in named.items())
    notes = tuple(row.get("notes") or ())
    return Item(of, key, text, parts, frozenset(claims[number] for number in notes if number in claims), notes)


def _standing(row: Data, claims: Mapping[int, str]) -> Iterable[Item]:
    mutual = row.get("mutual") or row["matter"] == "relations"
    who = (" – " if mutual else " → ").join(name for name in (row["sender"], row["host"]) if name)
    office = row["level"] if row["matter"] == "office" else ""
    codes = sorted(row["codes"]) if mutual else row["codes"]
    # Of nobody's presidents there may be several.
    key = "|".join((row["matter"], *(codes or [row["person"]]), office))
    yield _item(
        "standing",
        f"{row['level'] or row['matter']}, {who}",
        row,
        claims,
        key=key,
        stage=row["stage"],
        who=row["person"],
        level=row["level"],
        since=row["since"]["words"],
    )


def _act(row: Data, claims: Mapping[int, str]) -> Iterable[Item]:
    parts = {"status": row["status"], "when": row["when"]["words"], "origins": row["origins"]}
    yield _item("act", row["sentence"], row, claims, **parts, grade=f"{row['reliability']}{row['credibility']}")


def _ties(group: Data, claims: Mapping[int, str]) -> Iterable[Item]:
    for row in group["ties"]:
        parts = {name: row[name] for name in ("status", "since", "until", "origins")}
        yield _item("tie", row["sentence"], row, claims, **parts)


def _difference(row: Data, claims: Mapping[int, str]) -> Iterable[Item]:
    notes = sorted({number for side in row["sides"] for number in side["notes"]})
    sides = "; ".join(side["value"] for side in row["sides"])
    yield _item("disagreement", row["point"], {"notes": notes}, claims, versions=sides, kind=row["kind"])


def _statements(group: Data, claims: Mapping[int, str]) -> Iterable[Item]:
    for speaker in group["speakers"]:
        for said in speaker["said"]:
            words = f"“{said['words']}”" if said["direct"] else said["words"]
            yield _item("statement", f"{speaker['name']}: {words}", said, claims)


def _figure(row: Data, claims: Mapping[int, str]) -> Iterable[Item]:
    if row["measure"]:
        parts = {"as_of": row["as_of"], "origins": row["origins"]}
        yield _item("figure", f"{row['measure']}: {row['amount']} ({row['by']})", row, claims, **parts)


def _outlook(row: Data, claims: Mapping[int, str]) -> Iterable[Item]:
    outcome = row["outcome"] + (", late" if row["late"] else "")
    notes = sorted({*row["notes"], *(number for each in row["outcomes"] for number in each["notes"])})
    found = _item("forecast", f"“{row['says']}” ({row['by']})", row, claims, outcome=outcome)
    yield Item(found.of, found.key, found.text, found.parts, found.claims, tuple(notes))


def _edge(row: Data, claims: Mapping[int, str]) -> Iterable[Item]:
    pair = f"{row['one']} – {row['other']}"
    yield _item("sign", pair, row, claims, key="|".join(sorted((row["one"], row["other"]))), sign=row["sign"])


def _source(row: Data, claims: Mapping[int, str]) -> Iterable[Item]:
    named = row["outlet"] or row["id"]
    text = f"{named}, “{row['title']}”" if row["title"] else f"{named} ({row['id']})"
    published = row["published"]["words"]
    yield _item("report", f"{text}, {published}", {}, claims, key=row["id"], reliability=row["reliability"])


def _ruled(row: Data, claims: Mapping[int, str]) -> Iterable[Item]:
    text = f"{row['question']}: {row['verdict']} – {row['by']}, {row['made']}: {row['why']}"
    yield _item("decision", text, {}, claims, key=f"{row['made']}|{row['question']}|{'|'.join(row['subject'])}")


_SECTIONS: Mapping[str, Callable[[Data, Mapping[int, str]], Iterable[Item]]] = {
    "sources": _source,
    "standing": _standing,
    "timeline": _act,
    "ties": _ties,
    "differences": _difference,
    "figures": _figure,
    "outlooks": _outlook,
    "speakers": _statements,
    "edges": _edge,
    "ruled": _ruled,
}
