"""What `import dragoman` offers, as its docstrings say."""

from pathlib import Path

import pytest

import dragoman
from dragoman.errors import DragomanError, ItemError
from dragoman.settings import MAX_REPORT_CHARACTERS

TEXT = "Ghana opened an embassy in Lima on 4 May 2021."


def test_code_text_gives_claims_with_their_quotes() -> None:
    claims = dragoman.code_text(TEXT, published="2021-05")
    assert {claim.kind for claim in claims} >= {"event"}
    assert all(TEXT[claim.span.start : claim.span.end] == claim.quote for claim in claims)


def test_find_times_gives_offsets_and_timeml() -> None:
    (time,) = dragoman.find_times(TEXT, "2021-05-09")
    assert (TEXT[time.start : time.end], time.timex_type, time.timex_value) == ("4 May 2021", "DATE", "2021-05-04")


@pytest.mark.parametrize("text", ["", " \n", "x" * (MAX_REPORT_CHARACTERS + 1)])
def test_a_text_that_cannot_be_coded_is_an_item_error(text: str) -> None:
    with pytest.raises(ItemError):
        dragoman.code_text(text)


def test_a_text_too_long_for_the_parser_is_an_item_error() -> None:
    with pytest.raises(ItemError, match="limit"):
        dragoman.find_times("x" * (MAX_REPORT_CHARACTERS + 1))
    assert dragoman.find_times("") == []


@pytest.mark.parametrize("call", [dragoman.code_text, dragoman.find_times])
def test_a_date_that_is_none_is_told(call: object) -> None:
    assert callable(call)
    with pytest.raises(DragomanError, match="YYYY"):
        call(TEXT, "May")


def test_open_record_reads_and_writes_a_dossier(tmp_path: Path) -> None:
    report = tmp_path / "wire.txt"
    report.write_text("LIMA, 5 May 2021 -- Ghana opened an embassy in Peru on Tuesday.", encoding="utf-8")
    with dragoman.open_record(tmp_path / "r.db") as record:
        assert record.read([str(report)]).added == ["wire"]
        assert "Ghana" in str(record.dossier("GHA", "PER", as_of=None))


def test_a_dossier_takes_its_date_in_words_too(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text(
        '{"id": "wire", "published": "2021-05-05", "text": "Ghana opened an embassy in Peru on Tuesday."}\n'
    )
    with dragoman.open_record(tmp_path / "r.db") as record:
        record.read([str(tmp_path / "wire.jsonl")])
        assert record.dossier("GHA", "PER", as_of="2021-05")
        with pytest.raises(DragomanError, match="no claim"):
            record.dossier("GHA", "PER", as_of="2021-04")


def test_find_times_keeps_its_offsets_beside_a_run_of_symbols() -> None:
    text = "#" * 20_000 + " " + TEXT
    (time,) = dragoman.find_times(text, "2021-05-09")
    assert text[time.start : time.end] == "4 May 2021"
