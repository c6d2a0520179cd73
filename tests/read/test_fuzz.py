"""A fast sample of `make fuzz`: broken documents end as reports or as rows that say why not."""

from benchmarks.fuzz import check, documents

from dragoman.read.limits import Limits

SEED = 20261129


def test_broken_documents_do_not_break_the_reader() -> None:
    seen = check(60, SEED, Limits(seconds=10))
    assert seen["report"] + seen["problem"] >= 60


def test_the_same_seed_makes_the_same_documents() -> None:
    assert list(documents(20, 3)) == list(documents(20, 3))
