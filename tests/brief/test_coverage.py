from pathlib import Path

import pytest

from dragoman.brief.outlets import NOT_KNOWN, _known, facts_of

from .samples import dossier


def test_a_reprint_is_a_copy_and_no_second_origin() -> None:
    found = {(row.by, row.name): row for row in dossier().coverage.rows}
    row = found["country", NOT_KNOWN]
    assert (row.reports, row.origins, row.copies) == (3, 2, 1)
    assert row.outlets == ("The Fjord", "reprint", "Andes Weekly")
    assert {by for by, _ in found} == {"country", "kind", "ownership"}


def test_what_one_origin_alone_tells_stands_under_its_outlets() -> None:
    coverage = dossier().coverage
    only = {by.outlets: by.items for by in coverage.only}
    shared, later = only["The Fjord", "reprint"], only["Andes Weekly",]
    assert "3 May 2021: Chile opened an embassy in Norway" in [item.text for item in shared]
    assert [item.of for item in later] == ["act", "tie", "figure"]
    assert all(item.notes for items in only.values() for item in items)
    told = {resting.of: (resting.alone, resting.told) for resting in coverage.resting}
    assert told["act"] == (3, 3), "a copy confirms nothing"


def test_what_two_origins_tell_is_nobodys_alone() -> None:
    entries = {entry.number for entry in dossier().timeline if entry.origins > 1}
    assert not entries & {item.number for by in dossier().coverage.only for item in by.items}


def test_outlets_have_country_kind_and_what_their_kind_says_of_ownership(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,domain,country,kind,wire\nFjord Herald,,NOR,public broadcaster,no\n", encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_OUTLETS", str(own))
    _known.cache_clear()
    try:
        herald = facts_of("the fjord herald")
        assert (herald.country, herald.kind, herald.ownership) == ("Norway", "public broadcaster", "a public body")
        assert facts_of("Nobody’s Gazette").country == NOT_KNOWN
    finally:
        _known.cache_clear()


def test_an_outlet_is_known_with_or_without_its_article() -> None:
    assert facts_of("The Associated Press").ownership == "its members"
    assert facts_of("guardian").ownership == facts_of("The Guardian").ownership == "a foundation"
