"""Calendar arithmetic."""

from datetime import date
from itertools import pairwise

import pytest

from dragoman.annotate.time_calendar import month_days, season_days, shift, third_of, unit_days, unit_value, week_days


def test_a_week_has_both_its_sundays() -> None:
    assert week_days(date(2021, 6, 16)) == (date(2021, 6, 13), date(2021, 6, 20))


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (-2, "W", date(2021, 2, 14)),
        (1, "M", date(2021, 3, 28)),
        (-1, "Y", date(2020, 2, 28)),
        (1, "DE", date(2031, 2, 28)),
        (-12, "TH", date(2021, 2, 28)),
        (-9000, "Y", None),
    ],
)
def test_shift(count: int, unit: str, expected: date | None) -> None:
    assert shift(date(2021, 2, 28), count, unit) == expected


def test_the_last_day_of_a_shorter_month_stands_for_a_missing_one() -> None:
    assert shift(date(2021, 1, 31), 1, "M") == date(2021, 2, 28)


@pytest.mark.parametrize(
    ("unit", "value", "days"),
    [
        ("W", "2020-W53", (date(2020, 12, 27), date(2021, 1, 3))),
        ("Q", "2021-Q1", (date(2021, 1, 1), date(2021, 3, 31))),
        ("DE", "202", (date(2020, 1, 1), date(2029, 12, 31))),
        ("CE", "20", (date(2000, 1, 1), date(2099, 12, 31))),
    ],
)
def test_the_unit_round_a_day(unit: str, value: str, days: tuple[date, date]) -> None:
    day = date(2021, 1, 3)
    assert (unit_value(day, unit), unit_days(day, unit)) == (value, days)


def test_winter_runs_into_the_next_year() -> None:
    assert season_days(2020, "WI") == (date(2020, 12, 1), date(2021, 2, 28))


def test_thirds_of_a_month_leave_no_day_out() -> None:
    month = month_days(2021, 1)
    thirds = [third_of(month, part) for part in ("early", "mid", "late")]
    assert thirds[0][0] == month[0]
    assert thirds[-1][1] == month[1]
    assert all((after[0] - before[1]).days == 1 for before, after in pairwise(thirds))
