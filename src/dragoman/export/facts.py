"""Claims as flat rows: the fact, both clocks, how it was judged, and of its report what a reader asks first."""

from collections.abc import Iterable
from typing import Any

from dragoman.errors import DragomanError
from dragoman.export.cells import to_json
from dragoman.model.claims import Claim
from dragoman.model.clocks import clocks
from dragoman.model.decisions import Rulings
from dragoman.model.facts import claim_to_fact

Row = dict[str, Any]
# fmt: off
_LISTS = frozenset((
    "source", "target", "contexts", "source_sectors", "target_sectors", "source_countries", "target_countries",
    "variants", "actors", "voice",
))
# fmt: on
_NUMBERS = {"start": "int64", "end": "int64", "quad_class": "int64", "polarity": "int64", "speaker_start": "int64"}
_NUMBERS |= {"speaker_end": "int64", "cue_start": "int64", "cue_end": "int64"}
_NUMBERS |= {"intensity": "float64", "value": "float64", "high": "float64"}
#: In this order in every table.
# fmt: off
COLUMNS = (
    "id", "kind", "report", "outlet", "published_earliest", "published_latest", "title", "url", "start", "end",
    "quote", "status", "standing", "reporter", "voice", "type", "tie", "source", "target", "earliest", "latest",
    "date_basis", "place", "mode", "contexts", "quad_class", "intensity", "source_sectors", "target_sectors",
    "source_countries", "target_countries", "since", "until", "polarity", "name", "variants", "office", "of",
    "former", "hold", "speaker", "speaker_of", "addressee", "occasion", "speaker_start", "speaker_end", "cue_start",
    "cue_end", "value", "high", "unit", "hedge", "about", "measures", "as_of", "says", "by", "horizon", "due",
    "actors", "event_type", "valid_earliest", "valid_latest", "more", "why",
)
# fmt: on


def fact_row(claim: Claim, rulings: Rulings) -> Row:
    """The row of a claim; what its kind has not is absent."""
    fact, report, both = claim_to_fact(claim), claim.report, clocks(claim)
    return {
        **fact,
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "standing": rulings.standing(fact["id"]),
        **dict(zip(("published_earliest", "published_latest"), both["reported"], strict=True)),
        **dict(zip(("valid_earliest", "valid_latest"), both["valid"], strict=True)),
    }


class FactTable:
    """A Parquet file of facts, written row group by row group. Raises DragomanError where pyarrow is not installed."""

    def __init__(self, path: str, about: dict[str, str]) -> None:
        try:
            import pyarrow  # noqa: PLC0415 - 165 MB that most runs do not need
            import pyarrow.parquet  # noqa: PLC0415
        except ImportError as error:
            raise DragomanError("Parquet needs pyarrow; install it: pip install 'dragoman[parquet]'") from error
        self._arrow = pyarrow
        self._schema = pyarrow.schema([(name, self._type(name)) for name in COLUMNS], metadata=about)
        self._writer = pyarrow.parquet.ParquetWriter(path, self._schema, compression="zstd")

    def _type(self, name: str) -> Any:
        if name in _LISTS:
            return self._arrow.list_(self._arrow.string())
        if name in _NUMBERS:
            return getattr(self._arrow, _NUMBERS[name])()
        return self._arrow.bool_() if name == "former" else self._arrow.string()

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows as a group."""
        kept = [{name: self._cell(name, row.get(name)) for name in COLUMNS} for row in rows]
        if kept:
            self._writer.write_table(self._arrow.Table.from_pylist(kept, schema=self._schema))

    @staticmethod
    def _cell(name: str, value: Any) -> Any:
        """The value as its column has it: a list where other kinds have several, further passages as text."""
        if name in _LISTS and isinstance(value, str):
            return [value]
        return to_json(value) if name == "more" and value is not None else value

    def close(self) -> None:
        """End the file."""
        self._writer.close()
