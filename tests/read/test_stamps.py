"""Dates as machines and spreadsheets write them."""

import pytest

from dragoman.read.stamps import parse_stamp


@pytest.mark.parametrize(
    ("stamp", "prefix"),
    [
        ("2019-05-02", "2019-05-02"),
        ("2019-05-02T23:30:00-07:00", "2019-05-02"),
        ("2019-05-02 23:30", "2019-05-02"),
        ("2019-05", "2019-05"),
        ("2019", "2019"),
        ("20190502", "2019-05-02"),
        ("20190502T101112Z", "2019-05-02"),
        ("Thu, 02 May 2019 09:12:00 +0200", "2019-05-02"),
        ("1556787600", "2019-05-02"),
        ("2019/5/2", "2019-05-02"),
        ("13/5/2019", "2019-05-13"),
        ("5/13/2019 10:00", "2019-05-13"),
        ("2.2.2019", "2019-02-02"),
        ("3.4.2019", "2019-04-03"),
        ("2 мая 2019", "2019-05-02"),
        ("May 2, 2019", "2019-05-02"),
        ("Thursday 2 May 2019, 10:00", "2019-05-02"),
        ("May 2019", "2019-05"),
    ],
)
def test_a_stamp_is_a_window(stamp: str, prefix: str) -> None:
    window = parse_stamp(stamp)
    assert window is not None
    assert window.prefix == prefix


@pytest.mark.parametrize(
    "stamp", ["", "3/4/2019", "31/2/2019", "2019-13-01", "May 3", "yesterday", "12", "0000-00-00", "9" * 40]
)
def test_no_stamp(stamp: str) -> None:
    assert parse_stamp(stamp) is None
