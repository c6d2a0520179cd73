"""Gold that does not hold is told by file, field and remedy."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.evaluate import GoldReport, gold_paths, read_gold
from dragoman.model.text import Zone, ZoneKind
from tests.evaluate.samples import GOLD, TEXT


def write(folder: Path, value: Any) -> Path:
    path = folder / "wire.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def changed(name: str, number: int, **fields: Any) -> dict[str, Any]:
    value = copy.deepcopy(GOLD)
    value[name][number].update(fields)
    return value


def test_gold_is_read_with_its_places(gold: GoldReport) -> None:
    opened, _, follow = gold.facts["event"]
    assert [TEXT[span.start : span.end] for span in opened.spans] == ["opened an embassy in Lima", "opens embassy"]
    assert follow.optional
    assert gold.zones == (Zone(ZoneKind.HEADLINE, 0, 29), Zone(ZoneKind.BODY, 29, len(TEXT)))


def test_lists_may_be_left_out_or_empty(tmp_path: Path) -> None:
    values: tuple[dict[str, Any], ...] = ({"events": []}, {"events": [], "zones": [], "ties": None, "people": []})
    for value in values:
        read = read_gold(write(tmp_path, value), TEXT)
        assert isinstance(read, GoldReport)
        assert (read.zones, read.published, set(map(len, read.facts.values()))) == ((), None, {0})


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("{", "is no JSON"),
        ([], "holds a list"),
        ({"article": "wire"}, "has no list `events`"),
        ({"events": {}}, "events is a dict; write a list"),
        ({"events": [7]}, "events[0]: is a int; write an object"),
        (changed("events", 1, anchor="Peru thanked Togo"), "events[1]: anchor 'Peru thanked Togo' is not in the text;"),
        (changed("events", 1, anchor="Ghana"), "events[1]: anchor 'Ghana' is in the text more than once; lengthen it"),
        (changed("events", 0, or_anchor=["Accra"]), "events[0]: anchor 'Accra' is not in the text"),
        (changed("events", 0, type="COOPERATES"), "events[0]: type is 'COOPERATES'; write one of ACCUSE,"),
        (changed("events", 1, or_type="AGREE"), "events[1]: or_type is 'AGREE'; write a list, each one of"),
        (changed("events", 0, status="done"), "events[0]: status is 'done'"),
        (changed("events", 0, source=[1]), "events[0]: source is [1]"),
        (changed("events", 0, date={"earliest": "May 2021"}), "events[0]: date is"),
        (changed("events", 0, date={"earliest": "2021-05-02", "latest": "2021-05-01"}), "events[0]: date is"),
        (changed("ties", 0, kind="friendship"), "ties[0]: kind is 'friendship'"),
        (changed("figures", 0, value="300"), "figures[0]: value is '300'; write a number"),
        (changed("figures", 0, anchor=""), "figures[0]: anchor is ''; write text"),
        (changed("people", 0, variants="Asante"), "people[0]: variants is 'Asante'"),
        (changed("zones", 1, first="Peru opened"), "zones[1]: first 'Peru opened' is not in the text"),
        (changed("zones", 0, kind="title"), "zones[0]: kind is 'title'"),
        (GOLD | {"published": "May"}, "published is 'May'"),
    ],
)
def test_bad_gold_is_named(value: Any, says: str, tmp_path: Path) -> None:
    errors = read_gold(write(tmp_path, value), TEXT)
    assert isinstance(errors, list)
    (error,) = map(str, errors)
    assert "wire.json" in error
    assert says in error
    assert ";" in error, "no remedy"


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    value = changed("events", 0, type="MEET", status="done")
    del value["statements"][0]["speaker"]
    errors = read_gold(write(tmp_path, value), TEXT)
    assert isinstance(errors, list)
    assert [error.problem.split()[0:2] for error in errors] == [["type", "is"], ["status", "is"], ["has", "no"]]


def test_gold_is_a_folder_or_a_file(tmp_path: Path) -> None:
    path = write(tmp_path, GOLD)
    assert gold_paths(str(tmp_path)) == gold_paths(str(path)) == [path]
    with pytest.raises(UsageError, match="no gold"):
        gold_paths(str(tmp_path / "nowhere"))
