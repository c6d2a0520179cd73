"""Lists of rows as files that other programs and people read, written as the rows come; each says where it was cut."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.export.cells import csv_line, csv_lines, to_json
from dragoman.export.facts import COLUMNS

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """Rows to be written: under which columns, how many of how many; the rest of them is cut off."""

    columns: Sequence[str]
    total: int
    most: int

    @property
    def cut(self) -> str:
        """What a reader is told where not all is there; else empty."""
        if self.total <= self.most:
            return ""
        return f"cut here: these are the first {self.most} of {self.total}; narrow the filters for the rest"


Writer = Callable[[Iterable[Row], Told], Iterator[str]]


def as_csv(rows: Iterable[Row], told: Told) -> Iterator[str]:
    """Comma-separated values with a head; a last line of one cell where it is cut."""
    # Excel takes a file for UTF-8 by this mark only.
    yield "\ufeff"
    yield from csv_lines(rows, told.columns)
    if told.cut:
        yield csv_line([told.cut])


def as_jsonl(rows: Iterable[Row], told: Told) -> Iterator[str]:
    """A JSON object a line; a last one with `cut` where it is cut."""
    for row in rows:
        yield to_json(row) + "\n"
    if told.cut:
        yield to_json({"cut": told.cut, "rows": told.most, "total": told.total}) + "\n"


def as_json(rows: Iterable[Row], told: Told) -> Iterator[str]:
    """One JSON object: items, total, and cut, which is null where all is there."""
    before = '{"items": ['
    for row in rows:
        yield before + to_json(row)
        before = ",\n"
    start = "" if before.startswith(",") else before
    yield f'{start}], "total": {told.total}, "cut": {to_json(told.cut or None)}}}\n'


def as_markdown(rows: Iterable[Row], told: Told) -> Iterator[str]:
    """A list of quotes with their places, for notes."""
    yield f"# Claims\n\n{told.total} in all.\n\n"
    for row in rows:
        quote = " ".join(str(row["quote"]).split())
        where = _marked(f"{row.get('outlet') or 'outlet unknown'}, {row.get('published_latest') or 'undated'}")
        place = f"{row['report']}[{row['start']}:{row['end']}]"
        said = f"**{_marked(_what(row))}** ({row['status']}) “{_marked(quote)}”"
        yield f"- {said} — {where}; {_marked(place)}, `{row['id']}`\n"
    if told.cut:
        yield f"\n*{told.cut}*\n"


def as_bibtex(rows: Iterable[Row], told: Told) -> Iterator[str]:
    """An entry a claim: the report with the quote and its place as note."""
    for row in rows:
        quote = " ".join(str(row["quote"]).split())
        fields = {
            "title": row.get("title") or row["report"],
            "howpublished": row.get("outlet"),
            "date": row.get("published_latest")
            if row.get("published_latest") == row.get("published_earliest")
            else None,
            "year": str(row.get("published_latest") or "")[:4],
            "note": f"“{quote}” ({row['report']}, characters {row['start']} to {row['end']})",
        }
        said = [f"  {name} = {{{_tex(value)}}}" for name, value in fields.items() if value]
        url = [f"  url = {{{_address(row['url'])}}}"] if row.get("url") else []
        yield f"@misc{{{row['id']},\n" + ",\n".join([*said, *url]) + "\n}\n\n"
    if told.cut:
        yield f"@comment{{{told.cut}}}\n"


def _what(row: Row) -> str:
    sides = (row.get(side) or [] for side in ("source", "target"))
    one, other = (", ".join(side) if isinstance(side, list) else side for side in sides)
    named = row.get("type") or row.get("tie") or row.get("name") or row.get("speaker") or row.get("says") or row["kind"]
    return " ".join(part for part in (one, str(named), other) if part)


def _marked(text: str) -> str:
    """Text as Markdown shows it, whatever signs are in it."""
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>#|~" else sign for sign in text)


def _tex(value: object) -> str:
    signs = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    signs |= {sign: f"\\{sign}" for sign in "#$%&_"}
    return "".join(signs.get(sign, sign) for sign in str(value))


def _address(url: str) -> str:
    return "".join(sign for sign in url if sign not in "{}\\ \n\r\t")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file: its media type and what writes it."""

    media: str
    write: Writer


TABLES = {
    "csv": Form("text/csv; charset=utf-8", as_csv),
    "jsonl": Form("application/x-ndjson", as_jsonl),
    "json": Form("application/json", as_json),
}
CLAIMS = {
    **TABLES,
    "md": Form("text/markdown; charset=utf-8", as_markdown),
    "bib": Form("application/x-bibtex; charset=utf-8", as_bibtex),
}
__all__ = ["CLAIMS", "COLUMNS", "TABLES", "Form", "Told"]
