import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from dragoman.model.claims import QUAD_CLASS, Event
from dragoman.model.facts import claim_to_fact
from dragoman.model.signs import sign_of
from dragoman.record import ClaimFilter, Wanted, open_record, pairs, pairs_by
from tests.record.samples import undo_counting
from tests.record.test_browse import path

__all__ = ["path"]


def test_pairs_count_each_act_once(path: Path) -> None:
    with open_record(path) as record:
        counted = record.pairs(Wanted())
        claims = [claim for claim in record.claims(ClaimFilter(kind="event")) if isinstance(claim, Event)]
        acts = record.acts_of([str(claim_to_fact(claim)["id"]) for claim in claims])
    expected: dict[tuple[str, str, str], set[str]] = {}
    for claim in claims:
        name = str(claim_to_fact(claim)["id"])
        for one in claim.source:
            for other in claim.target:
                if one != other:
                    key = (*sorted((one, other)), claim.type)
                    expected.setdefault((key[0], key[1], key[2]), set()).add(acts.get(name, name))
    assert {(p.one, p.other, p.type): p.acts for p in counted} == {key: len(names) for key, names in expected.items()}


def test_periods_have_the_acts_that_lie_in_them(path: Path) -> None:
    with open_record(path) as record:
        years = record.periods(Wanted(), "year")
        months = record.periods(Wanted(), "month")
    assert years
    assert all(len(tally.period) == 4 for tally in years)
    assert sum(tally.acts for tally in months) <= sum(tally.acts for tally in years)


def test_a_filter_narrows_what_is_counted(path: Path) -> None:
    with open_record(path) as record:
        all_pairs, some = record.pairs(Wanted()), record.pairs(Wanted(statuses=("denied",)))
        assert sum(pair.acts for pair in some) < sum(pair.acts for pair in all_pairs)
        assert {tie.tie for tie in record.ties(Wanted(types=("energy",)))} <= {"energy"}


def test_pairs_have_the_sign_of_what_is_real_by_the_networks_rule(path: Path) -> None:
    with open_record(path) as record:
        found = pairs(record.database, most=1_000)
        realised = Wanted(statuses=("happened", "ongoing"))
        acts, ties = record.pairs(realised), record.ties(realised)
    assert found
    for pair in found:
        key = (min(pair.one, pair.other), max(pair.one, pair.other))
        friendly = sum(act.acts for act in acts if (act.one, act.other) == key and QUAD_CLASS[act.type] <= 2)
        hostile = sum(act.acts for act in acts if (act.one, act.other) == key and QUAD_CLASS[act.type] > 2)
        good = sum(tie.polarity > 0 for tie in ties if (tie.one, tie.other) == key)
        bad = sum(tie.polarity < 0 for tie in ties if (tie.one, tie.other) == key)
        assert (pair.good, pair.bad) == (good, bad), key
        assert pair.acts == sum(pair.quads)
        assert pair.sign == sign_of(friendly + good, hostile + bad), key


def test_an_older_record_is_counted_the_same(path: Path) -> None:
    asked = [f"SELECT * FROM {name} ORDER BY 1, 2, 3" for name in ("claim_actor", "claim_pair")]
    with closing(sqlite3.connect(path)) as connection, connection:
        before = [connection.execute(sql).fetchall() for sql in asked]
        undo_counting(connection)
    with open_record(path) as record:
        assert [record.database.rows(sql) for sql in asked] == before
        assert all(before)
        assert record.check() == []


def test_what_is_counted_wrongly_is_told(path: Path) -> None:
    with open_record(path) as record:
        ((name,),) = record.database.rows("SELECT id FROM claim_pair LIMIT 1")
        record.database.execute("DELETE FROM claim_pair WHERE id = ?", (name,))
        assert [line for line in record.check() if line.startswith(f"{name}: counted between other actors")]


def test_pairs_by_a_day_count_what_was_published_by_then(path: Path) -> None:
    realised = Wanted(statuses=("happened", "ongoing"), known=date(2100, 1, 1))
    with open_record(path) as record:
        for pair in pairs(record.database, most=5):
            whole = {one.other: one for one in pairs(record.database, pair.one, 1_000)}
            by_now = {one.other: one for one in pairs_by(record.database, pair.one, realised, 1_000)}
            assert pair.other in by_now
            assert {other: (one.good, one.bad) for other, one in by_now.items() if other in whole} == {
                other: (one.good, one.bad) for other, one in whole.items() if other in by_now
            }
        early = Wanted(statuses=("happened", "ongoing"), known=date(1900, 1, 1))
        assert pairs_by(record.database, pair.one, early) == []
