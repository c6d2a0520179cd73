"""Points on which figures differ, and of what kind."""

from dragoman.model.findings import Disagreement
from dragoman.model.text import Report
from dragoman.model.values import Amount
from dragoman.reconcile.figures import figure_disagreements

from .samples import GAZETTEER, figure, report, setting

_OIL = "share:oil:NGA>GHA"


def _points(*parts: tuple[Report, str, Amount, str, str]) -> list[Disagreement]:
    contexts, lineages = setting(*{part[0].id: part[0] for part in parts}.values())
    figures = [figure(of, words, amount, about, measures) for of, words, amount, about, measures in parts]
    return figure_disagreements(figures, contexts, lineages, GAZETTEER)


def _oil(name: str, words: str, amount: Amount, published: str) -> tuple[Report, str, Amount, str, str]:
    of = report(name, f"Nigeria sells Ghana {words} of its oil.", published, outlet=f"Paper {name}")
    return (of, words, amount, "Nigeria sells Ghana oil", _OIL)


def test_two_shares_of_one_time_conflict() -> None:
    (point,) = _points(
        _oil("a", "up to 40%", Amount(40, "%", hedge="up to"), "2022-03-01"),
        _oil("b", "30 percent", Amount(30, "%"), "2022-07-01"),
    )
    assert point.kind == "conflict"
    assert point.point == "The share of oil supplied between Ghana and Nigeria is given as up to 40 % and 30 %."
    assert [(v.value, v.origin, v.claim.quote) for v in point.versions] == [
        (40, "Paper a (a)", "up to 40%"),
        (30, "Paper b (b)", "30 percent"),
    ]


def test_shares_years_apart_have_changed() -> None:
    points = _points(
        _oil("a", "40%", Amount(40, "%"), "2010-03-01"),
        _oil("b", "30 percent", Amount(30, "%"), "2022-07-01"),
    )
    assert [point.kind for point in points] == ["changed over time"]


def test_forty_and_forty_agree() -> None:
    assert not _points(
        _oil("a", "up to 40%", Amount(40, "%", hedge="up to"), "2022-03-01"),
        _oil("b", "40 percent", Amount(40, "%"), "2022-07-01"),
    )


def test_one_report_against_itself_weighs_less() -> None:
    of = report("a", "Nigeria sells Ghana 40% of its oil. Nigeria sells Ghana 30% of its oil, says a table.")
    about = "Nigeria sells Ghana oil"
    (inside,) = _points((of, "40%", Amount(40, "%"), about, _OIL), (of, "30%", Amount(30, "%"), about, _OIL))
    (between,) = _points(
        _oil("a", "40%", Amount(40, "%"), "2022-03-01"), _oil("b", "30%", Amount(30, "%"), "2022-07-01")
    )
    assert inside.kind == between.kind == "conflict"
    assert inside.weight < between.weight


def test_a_border_in_miles_meets_one_in_km_years_later() -> None:
    old = report("old", "Chile and Peru share a border of 105 miles.", "2010-01-01")
    new = report("new", "The ports of Chile grow. Its border with Peru is 169 km long.", "2022-01-01")
    bad = report("bad", "Chile and Peru share a border of 140 km.", "2022-02-01")
    about = "share border"
    (same,) = _points(
        (old, "105 miles", Amount(105, "miles"), about, "length:border:CHL-PER"),
        (new, "169 km", Amount(169, "km"), "border is km long", ""),
    )
    assert same.kind == "rounding or units"
    kinds = [
        point.kind
        for point in _points(
            (old, "105 miles", Amount(105, "miles"), about, "length:border:CHL-PER"),
            (bad, "140 km", Amount(140, "km"), about, ""),
        )
    ]
    assert kinds == ["conflict"]


def test_a_border_between_others_is_another_matter() -> None:
    one = report("one", "Chile and Peru share a border of 169 km.")
    other = report("other", "Chile and Bolivia share a border of 850 km.")
    assert not _points(
        (one, "169 km", Amount(169, "km"), "share border", ""),
        (other, "850 km", Amount(850, "km"), "share border", ""),
    )


def test_a_part_of_the_trade_differs_in_scope() -> None:
    whole = report("whole", "Trade between Chile and Peru came to 3 billion dollars.")
    part = report("part", "Without copper it came to 1 billion dollars of trade between Chile and Peru.")
    measures = "money:trade:CHL-PER"
    (point,) = _points(
        (whole, "3 billion dollars", Amount(3e9, "USD"), "Trade came to dollars", measures),
        (part, "1 billion dollars", Amount(1e9, "USD"), "it came to dollars of trade", measures),
    )
    assert point.kind == "scope"
    assert "(without copper)" in point.point


def test_the_dead_of_two_events_are_not_compared() -> None:
    blast = report("a", "The blast at the Karachi market killed 12 people in Pakistan.")
    again = report("b", "A blast at the market of Karachi killed 15 people in Pakistan.")
    flood = report("c", "Floods in Pakistan killed 30 people near Quetta.")
    about = "killed people"
    (point,) = _points(
        (blast, "12 people", Amount(12, "people"), about, "casualties:killed:PAK"),
        (again, "15 people", Amount(15, "people"), about, "casualties:killed:PAK"),
        (flood, "30 people", Amount(30, "people"), about, "casualties:killed:PAK"),
    )
    assert [version.value for version in point.versions] == [12, 15]


def test_one_lineage_that_changes_its_number_is_said_to() -> None:
    filler = (
        "Tankers queue at the terminal for a week because the loading arm broke in the storm and nobody has a spare one"
    )
    first = report("a", f"{filler}. Nigeria sells Ghana 40% of its oil.", "2022-03-01", outlet="Delta Press")
    later = report("b", f"{filler}. Nigeria sells Ghana 30% of its oil.", "2022-07-01", wire="Delta Press")
    (point,) = _points(
        (first, "40%", Amount(40, "%"), "sells oil", _OIL), (later, "30%", Amount(30, "%"), "sells oil", _OIL)
    )
    assert point.kind == "changed over time"
    assert "one origin changed its own number: Delta Press (a + b) went from 40 % to 30 %" in point.why


def test_a_toll_that_rises_from_day_to_day_went_on() -> None:
    first = report("a", "The quake near Karachi in Pakistan killed 120 people and ruined a bazaar.", "2022-06-01")
    later = report("b", "The quake near Karachi in Pakistan killed 310 people and ruined a bazaar.", "2022-06-04")
    about = "quake killed people"
    (point,) = _points(
        (first, "120 people", Amount(120, "people"), about, "casualties:killed:PAK"),
        (later, "310 people", Amount(310, "people"), about, "casualties:killed:PAK"),
    )
    assert point.kind == "changed over time"


def test_two_numbers_of_one_sentence_measure_two_things() -> None:
    of = report("a", "Nigeria sells Ghana 40% of its oil and, in a dry year, 60% of it.")
    about = "Nigeria sells Ghana oil"
    assert not _points((of, "40%", Amount(40, "%"), about, _OIL), (of, "60%", Amount(60, "%"), about, _OIL))


def test_counts_without_a_known_matter_are_not_compared() -> None:
    one, two = report("a", "Kenya owns 7 ships."), report("b", "Kenya owns 9 ships.")
    measures = "count:ships:KEN"
    assert not _points(
        (one, "7 ships", Amount(7, "ships"), "Kenya owns ships", measures),
        (two, "9 ships", Amount(9, "ships"), "Kenya owns ships", measures),
    )
