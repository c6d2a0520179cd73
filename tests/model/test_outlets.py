"""The table of outlets, who owns them, and the user's own list."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.model.outlets import read_outlets
from dragoman.model.vocabulary import read_rows

HEADER = "name,domain,country,kind,wire"
#: Every place that looks an outlet up, asked in a process of its own: the tables are read once.
ASKED = """
from dragoman.annotate.mentions import outlet_names
from dragoman.brief.outlets import facts_of
from dragoman.read.credits import outlet_named, outlet_of_url
from dragoman.reconcile.origins import outlet_key
print("Coast Courier" in outlet_names(), facts_of("coast courier").kind, sep="; ", end="; ")
print(outlet_named("The Coast Courier").described(), outlet_of_url("https://www.courier.example/1"), sep="; ", end="; ")
print(outlet_key("Coast Courier"))
"""


def test_every_owner_is_of_an_outlet_that_the_table_has() -> None:
    domains = {outlet.domain for outlet in read_outlets()}
    owned = [
        row["domain"] for row in read_rows("dragoman.model", "outlet_owners.csv", ("domain", "ownership", "owner"))
    ]
    assert set(owned) <= domains
    assert owned == sorted(set(owned))


def test_what_an_outlet_is() -> None:
    outlets = {outlet.name: outlet for outlet in read_outlets()}
    assert outlets["The Guardian"].described() == "newspaper, GBR, owned by Scott Trust"
    assert outlets["Xinhua"].described() == "state media, CHN"
    assert outlets["Reuters"].is_wire


def test_the_users_own_list_counts_wherever_an_outlet_is_looked_up(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(f"{HEADER},owner\nCoast Courier,courier.example,NOR,newspaper,no,a ferry line\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ASKED],
        env={**os.environ, "DRAGOMAN_OUTLETS": str(own)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == (
        "True; newspaper; newspaper, NOR, owned by a ferry line; Coast Courier; courier.example"
    )


@pytest.mark.parametrize(
    ("rows", "described"),
    [
        (f"{HEADER}\nThe Guardian,guardian.example,NZL,magazine,no", "magazine, NZL"),
        (f"{HEADER},owner\nThe Guardian,theguardian.com,GBR,newspaper,no,a trust", "newspaper, GBR, owned by a trust"),
        (f"{HEADER},owner\nThe Guardian,theguardian.com,GBR,online,no,", "online, GBR, owned by Scott Trust"),
    ],
)
def test_a_row_of_the_users_goes_before_ours(
    rows: str, described: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.csv").write_text(rows, encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_OUTLETS", str(tmp_path / "own.csv"))
    assert {outlet.name: outlet for outlet in read_outlets()}["The Guardian"].described() == described


def test_a_broken_list_names_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.csv").write_text(
        f"{HEADER}\nCoast Courier,courier.example,NOR,newspaper,perhaps\n", encoding="utf-8"
    )
    monkeypatch.setenv("DRAGOMAN_OUTLETS", str(tmp_path / "own.csv"))
    with pytest.raises(VocabularyError, match=r"own\.csv:2: wire is 'perhaps'"):
        read_outlets()
