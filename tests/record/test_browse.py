from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from random import Random

import pytest

from dragoman.errors import UsageError
from dragoman.model.facts import claim_to_fact
from dragoman.record import ORDERS, ClaimFilter, Wanted, open_record
from dragoman.session import open_session


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("browse") / "read.db"
    with open_session(path) as session, as_file(files("dragoman") / "demo") as bundled:
        session.read([str(bundled / "azerbaijan_israel" / "*.txt")])
    return path


@pytest.mark.parametrize("order", ORDERS)
def test_pages_together_are_all_claims_once(path: Path, order: str) -> None:
    with open_record(path) as record:
        seen, after = [], ""
        while True:
            page = record.page(Wanted(order=order), after, 7)
            seen += [claim_to_fact(claim)["id"] for claim in page.claims]
            after = page.after
            if not after:
                break
        assert page.total == len(seen)
        assert sorted(seen) == sorted(claim_to_fact(claim)["id"] for claim in record.claims())


@pytest.mark.parametrize(
    ("wanted", "asked"),
    [
        (Wanted(kinds=("event",)), ClaimFilter(kind="event")),
        (Wanted(statuses=("denied",)), ClaimFilter(status="denied")),
        (Wanted(actors=("AZE",)), ClaimFilter(actor="AZE")),
        (Wanted(dyad=("AZE", "ISR"), kinds=("tie",)), ClaimFilter(dyad=("AZE", "ISR"), kind="tie")),
    ],
)
def test_it_asks_as_the_filter_of_claims_does(path: Path, wanted: Wanted, asked: ClaimFilter) -> None:
    with open_record(path) as record:
        assert list(record.page(wanted, limit=1000).claims) == record.claims(asked)


def test_counts_are_those_of_the_filtered_lists(path: Path) -> None:
    chance = Random(7)
    with open_record(path) as record:
        for _ in range(20):
            wanted = Wanted(kinds=tuple(chance.sample(("event", "tie", "person", "figure"), chance.randint(0, 2))))
            for field, values in record.facets(wanted).items():
                if field == "kinds":
                    continue
                for value, count in values[:3]:
                    told = record.page(replace(wanted, **{field: (value,)}), limit=1)  # type: ignore[arg-type]
                    assert told.total == count, (field, value)


@pytest.mark.parametrize("after", ["x", "W10", "bnVsbA", "WyJhIl0", "%%%", "W3t9LHt9LHt9XQ"])
def test_a_cursor_that_is_none_is_said_so(path: Path, after: str) -> None:
    with open_record(path) as record, pytest.raises(UsageError):
        record.page(Wanted(), after)


def test_what_a_person_rejects_leaves_pages_and_counts(path: Path, tmp_path: Path) -> None:
    copied = tmp_path / "copy.db"
    copied.write_bytes(path.read_bytes())
    with open_record(copied) as record:
        before, stamp = record.page(Wanted()), record.stamp()
        name = str(claim_to_fact(before.claims[0])["id"])
        record.judge("tester", "wrong", "2026-01-01T00:00:00+00:00").reject([name])
        assert record.stamp() != stamp
        assert record.page(Wanted()).total == before.total - 1
        assert record.page(Wanted(rejected=True)).total == before.total
        assert sum(count for _, count in record.facets(Wanted())["kinds"]) == before.total - 1
