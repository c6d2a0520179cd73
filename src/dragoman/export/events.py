"""Events under the columns of POLECAT, in PLOVER's own JSON, and under GDELT's columns."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dragoman.export.basis import Basis, coded_type, day_of, pairs_of
from dragoman.export.cells import tab_line, to_json
from dragoman.export.measures import cow_of
from dragoman.model.claims import QUAD_CLASS, Event
from dragoman.model.plover import MODES, intensity_of
from dragoman.model.vocabulary import read_rows

VERSION = "Dragoman 0.1"
# fmt: off
POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)
_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
          "Type1Code", "Type2Code", "Type3Code")
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
GDELT = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{side}{name}" for side in (1, 2) for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{side}Geo_{name}" for side in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)
# fmt: on
#: What the published files have where nothing is known.
_NONE = "None"


def polecat_lines(basis: Basis) -> Iterator[str]:
    """POLECAT's 40 columns, tab-separated with a head: a row for each event claim and pair of actor and recipient."""
    yield tab_line(POLECAT)
    for name, event, type_ in _coded(basis):
        pairs = pairs_of(event.source, event.target)
        for number, pair in enumerate(pairs, 1):
            row = _polecat_row(basis, event, type_, pair)
            row["Event ID"] = name if len(pairs) == 1 else f"{name}-{number}"
            yield tab_line(row.get(column) or _NONE for column in POLECAT)


def _coded(basis: Basis) -> Iterator[tuple[str, Event, str]]:
    for name, claim in basis.by_id.items():
        if isinstance(claim, Event) and (type_ := coded_type(claim)):
            yield name, claim, type_


def _mode(event: Event, type_: str) -> str | None:
    """The mode, where the codebook has it for the type as coded."""
    return event.mode if event.mode in MODES.get(type_, ()) else None


def _polecat_row(basis: Basis, event: Event, type_: str, pair: tuple[str, str]) -> dict[str, Any]:
    report, when, mode = event.report, day_of(event.when), _mode(event, type_)
    published = report.published.latest
    return {
        "Event Date": when.isoformat() if when else None,
        "Event Type": type_,
        "Event Mode": mode,
        "Intensity": f"{intensity_of(type_, mode):g}",
        "Quad Code": QUAD_CLASS[type_],
        "Contexts": ";".join(event.contexts),
        **_polecat_side(basis, "Actor", pair[0], (event.source, event.source_sectors, event.source_countries)),
        **_polecat_side(basis, "Recipient", pair[1], (event.target, event.target_sectors, event.target_countries)),
        "Placename": event.place,
        "Raw Placename": event.place,
        "Source": report.outlet,
        "Publication Date": published.isoformat() if published else None,
        "Language": report.language,
        "Version": VERSION,
    }


def _polecat_side(
    basis: Basis, side: str, code: str, told: tuple[Sequence[str], Sequence[str], Sequence[str | None]]
) -> dict[str, Any]:
    if not code:
        return {}
    codes, sectors, countries = told
    place = codes.index(code)
    actor = basis.gazetteer.actors.get(code)
    country = countries[place] if countries else actor.country if actor else None
    sector = sectors[place] if sectors else actor.sector if actor else None
    return {
        f"{side} Name": basis.gazetteer.label(code),
        f"{side} Country": country,
        f"{side} COW": cow_of(country) if country else None,
        f"Primary {side} Sector": sector,
        f"{side} Sectors": sector,
    }


def plover_lines(basis: Basis) -> Iterator[str]:
    """PLOVER's interchange form, a JSON object a line, with the character offsets that it has fields for."""
    for name, event, type_ in _coded(basis):
        report, mode = event.report, _mode(event, type_)
        first, last = event.when.earliest, event.when.latest
        yield (
            to_json(
                {
                    "id": name,
                    "has_event": True,
                    "date": first.isoformat() if first else None,
                    "enddate": last.isoformat() if last and last != first else None,
                    "actor": _entities(basis, event.source, event.source_sectors),
                    "recipient": _entities(basis, event.target, event.target_sectors),
                    "event": [type_],
                    "event_loc": event.place,
                    "event_text": event.quote,
                    "quad_code": QUAD_CLASS[type_],
                    "event_scale": intensity_of(type_, mode),
                    "mode": [mode] if mode else [],
                    "context": list(event.contexts),
                    "text": event.quote,
                    "text_info": {"start": event.span.start, "end": event.span.end, "report": report.id},
                    "cite_info": {
                        "citation": report.outlet,
                        "url": report.url,
                        "title": report.title,
                        "language": report.language,
                        "date": report.published.prefix,
                    },
                    "coder": VERSION,
                    "coded_date": basis.read_at.get(report.id, "")[:10],
                    "comment": f"status: {event.status.value}; said by: {event.voice.reporter}",
                }
            )
            + "\n"
        )


def _entities(basis: Basis, codes: Sequence[str], sectors: Sequence[str]) -> list[dict[str, Any]]:
    found = []
    for place, code in enumerate(codes):
        actor = basis.gazetteer.actors.get(code)
        sector = sectors[place] if sectors else actor.sector if actor else ""
        found.append({"code": code, "sector": sector or None, "entity_text": basis.gazetteer.label(code)})
    return found


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO code with its Goldstein score."""

    code: str
    goldstein: float

    @property
    def root(self) -> str:
        """The first two figures."""
        return self.code[:2]

    @property
    def quad_class(self) -> int:
        """GDELT's: 1 and 2 verbal and material cooperation, 3 and 4 verbal and material conflict."""
        root = int(self.root)
        return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


@cache
def cameo_of(type_: str, mode: str | None) -> Cameo:
    """The CAMEO code of a PLOVER type, of its mode where the table has it."""
    table = _cameo()
    return table.get((type_, mode or "")) or table[type_, ""]


@cache
def _cameo() -> Mapping[tuple[str, str], Cameo]:
    rows = read_rows("dragoman.export", "cameo.csv", ("type", "mode", "code", "goldstein"))
    return {(row["type"], row["mode"]): Cameo(row["code"], float(row["goldstein"])) for row in rows}


def gdelt_lines(basis: Basis) -> Iterator[str]:
    """GDELT 2.0's 61 event columns, tab-separated without a head: a row for each occurrence and pair of actors."""
    for row in basis.occurrences:
        events = [claim for name in row["claims"] if isinstance(claim := basis.by_id.get(name), Event)]
        types = [type_ for event in events if (type_ := coded_type(event))]
        if not types:
            continue
        modes = {_mode(event, types[0]) or event.mode for event in events}
        cameo = cameo_of(types[0], min(modes - {None}, default=None, key=str) if len(modes) == 1 else None)
        for pair in pairs_of(row["source"], row["target"]):
            cells = {**_gdelt_head(basis, row, events), **_gdelt_code(cameo), **_gdelt_pair(basis, pair)}
            cells["GLOBALEVENTID"] = _number(f"{row['id']}|{'|'.join(pair)}")
            yield tab_line(cells.get(column) for column in GDELT)


def _gdelt_head(basis: Basis, row: Mapping[str, Any], events: Sequence[Event]) -> dict[str, Any]:
    urls = [event.report.url for event in events if event.report.url]
    read = min(basis.read_at.get(event.report.id, "") for event in events)
    return {
        **_gdelt_days(row["earliest"], row["latest"]),
        "NumMentions": len(row["claims"]),
        "NumSources": row["origins"],
        "NumArticles": len({place["report"] for place in row["reports"]}),
        "DATEADDED": "".join(sign for sign in read[:19] if sign.isdigit()),
        "SOURCEURL": urls[0] if urls else None,
    }


def _gdelt_days(first: str, last: str) -> dict[str, Any]:
    """The date as far as it is known: a day that is not known is not made up."""
    if not first or not last:
        return {}
    year = {"Year": first[:4]} if first[:4] == last[:4] else {}
    month = {"MonthYear": first[:7].replace("-", "")} if first[:7] == last[:7] else {}
    if first != last:
        return {**year, **month}
    day = date.fromisoformat(first)
    share = day.timetuple().tm_yday / 365
    return {**year, **month, "SQLDATE": first.replace("-", ""), "FractionDate": f"{day.year + min(share, 0.9999):.4f}"}


def _gdelt_code(cameo: Cameo) -> dict[str, Any]:
    return {
        "EventCode": cameo.code,
        "EventBaseCode": cameo.code[:3],
        "EventRootCode": cameo.root,
        "QuadClass": cameo.quad_class,
        "GoldsteinScale": f"{cameo.goldstein:g}",
    }


def _gdelt_pair(basis: Basis, pair: tuple[str, str]) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for side, code in enumerate(pair, 1):
        actor = basis.gazetteer.actors.get(code)
        if not code:
            continue
        country = actor.country if actor else None
        sector = actor.sector if actor else ""
        cells |= {
            f"Actor{side}Code": f"{country or ''}{sector}" if country else code.partition(":")[0],
            f"Actor{side}Name": basis.gazetteer.label(code).upper(),
            f"Actor{side}CountryCode": country,
            f"Actor{side}Type1Code": sector or None,
        }
    return cells


def _number(said: str) -> int:
    """A whole number that stays the same for the same event and pair, below 2**52."""
    return int(hashlib.sha256(said.encode()).hexdigest()[:13], 16)
