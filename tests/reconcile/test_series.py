"""A handful of occurrences whose sums anyone can check by hand."""

from collections.abc import Iterable

import pytest

from dragoman.model.values import Window
from dragoman.reconcile.counting import Counted, counted, counted_rows
from dragoman.reconcile.findings import reconcile_claims
from dragoman.reconcile.rows import findings_rows
from dragoman.reconcile.series import Asked, Cell, dyad_series, period_of

from .samples import GAZETTEER, event, report


def happening(
    name: str, kind: str, who: str, whom: str, when: str, origins: str = "a", realised: bool = True
) -> Counted:
    window = Window.parse(when) if when else Window()
    source, target = frozenset(who.split()), frozenset(whom.split())
    return Counted(name, kind, source, target, window, realised, frozenset(origins.split()))


HAPPENED = [
    happening("1", "CONSULT", "TGO", "CHL", "2021-03-02", "a b"),  # verbal cooperation, 2.5
    happening("2", "CONSULT", "TGO CHL", "TGO CHL", "2021-03-02", "b"),  # both ways, verbal cooperation, 2.5
    happening("3", "AID", "CHL", "TGO", "2021-03", "c"),  # material cooperation, 10, by month only
    happening("4", "ACCUSE", "CHL", "TGO", "2021-05-09", "a"),  # verbal conflict, -3
    happening("5", "SANCTION", "CHL", "TGO", "2021", "a"),  # too vague for a month, -6
    happening("6", "ASSAULT", "CHL", "TGO", "", "a"),  # undated
    happening("7", "COOPERATE", "TGO", "CHL", "2021-03-05", "a", realised=False),
    happening("8", "CONSULT", "TGO", "PER", "2021-03-02", "a"),  # another pair
]


def series(**asked: object) -> list[Cell]:
    return list(dyad_series(HAPPENED, Asked("TGO", "CHL", **asked)).cells)  # type: ignore[arg-type]


def test_months_by_hand() -> None:
    march, may = series()
    assert (march.period, march.occurrences, march.origins) == ("2021-03", 3, 3)
    assert (march.quads, march.quad_origins) == ((2, 1, 0, 0), (2, 1, 0, 0))
    # 2.5 + 2.5 + 10 = 15, over three.
    assert (march.intensity_sum, march.intensity_mean) == (15.0, 5.0)
    assert (may.period, may.quads, may.intensity_mean) == ("2021-05", (0, 0, 1, 0), -3.0)


def test_what_stands_in_no_month_is_counted_beside() -> None:
    found = dyad_series(HAPPENED, Asked("TGO", "CHL"))
    assert (found.unrealised, found.undated, found.vague) == (1, 1, 1)
    assert dyad_series(HAPPENED, Asked("TGO", "CHL", "year")).vague == 0
    assert dyad_series(HAPPENED, Asked("TGO", "CHL", "day")).vague == 2


def test_days_and_years_by_hand() -> None:
    assert [(cell.period, cell.occurrences) for cell in series(step="day")] == [("2021-03-02", 2), ("2021-05-09", 1)]
    (year,) = series(step="year")
    # 2.5 + 2.5 + 10 - 3 - 6 = 6, over five.
    assert (year.occurrences, year.quads, year.intensity_mean) == (5, (2, 1, 1, 1), 1.2)


def test_by_direction_acts_of_both_count_both_ways() -> None:
    cells = {(cell.period, cell.one): (cell.occurrences, cell.origins) for cell in series(directed=True)}
    assert cells == {("2021-03", "TGO"): (2, 2), ("2021-03", "CHL"): (2, 2), ("2021-05", "CHL"): (1, 1)}


def test_which_actor_is_named_first_changes_nothing_but_the_order_of_names() -> None:
    other = dyad_series(HAPPENED, Asked("CHL", "TGO")).cells
    assert [(cell.period, cell.quads) for cell in other] == [(cell.period, cell.quads) for cell in series()]


def test_a_period_is_cut_out_and_filled() -> None:
    period = Window(Window.parse("2021-04").earliest, Window.parse("2021-06").latest)
    cells = series(period=period, fill=True)
    assert [(cell.period, cell.occurrences) for cell in cells] == [("2021-04", 0), ("2021-05", 1), ("2021-06", 0)]
    assert cells[0].intensity_mean is None
    assert [cell.period for cell in series(fill=True)] == ["2021-03", "2021-04", "2021-05"]
    assert list(dyad_series([], Asked("TGO", "CHL", fill=True)).cells) == []


@pytest.mark.parametrize(
    ("when", "step", "period"),
    [
        ("2021-03-31", "month", "2021-03"),
        ("2021", "month", ""),
        ("2021", "year", "2021"),
        ("2021-03", "day", ""),
        ("", "year", ""),
    ],
)
def test_a_window_lies_in_one_period_or_none(when: str, step: str, period: str) -> None:
    assert period_of(Window.parse(when) if when else Window(), step) == period


def test_copies_are_one_origin_and_kept_rows_count_the_same() -> None:
    words = (
        "Togo received the foreign minister of Chile in Lomé on 2 March 2021 and both signed a treaty on fishing there."
    )
    reports = [report(name, words, "2021-03-03", outlet=name) for name in ("one", "two")]
    told = [
        event(r, "Togo received the foreign minister of Chile", "CONSULT", "TGO", "CHL", "2021-03-02") for r in reports
    ]
    findings = reconcile_claims(reports, told, GAZETTEER)

    def once(found: Iterable[Counted]) -> Cell:
        (cell,) = dyad_series(found, Asked("TGO", "CHL")).cells
        return cell

    cell = once(counted(findings, GAZETTEER))
    assert (cell.occurrences, cell.origins) == (1, 1)
    assert once(counted_rows(findings_rows(findings)["occurrences"], GAZETTEER)) == cell
