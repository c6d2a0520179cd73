"""The days of pages in the shapes that content systems emit, and of those that have none worth having."""

import pytest

from dragoman.model.text import Report
from dragoman.model.values import Window
from dragoman.read.assemble import assemble_report
from dragoman.read.limits import Limits
from dragoman.read.parcels import Parcel
from dragoman.read.parsing import parse_parcel
from dragoman.read.reading import Item
from tests.read.dated import Dated, dated_pages, verdict


def report_of(page: Dated) -> Report:
    parcel = Parcel(page.name, page.name, page.html.encode(), url=page.url)
    draft = next(iter(parse_parcel("html", parcel, Limits())))
    report = assemble_report(Item(page.name, page.name, draft), Window())  # type: ignore[arg-type]
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize("page", dated_pages(), ids=lambda page: page.name)
def test_the_day_is_told_or_none(page: Dated) -> None:
    window = report_of(page).published
    assert verdict(window, page.day) == "right", f"{window.show()}: {window.basis}"


def test_a_stamp_that_the_readers_contradict_is_named() -> None:
    page = next(page for page in dated_pages() if page.name.startswith("stamp-of-a-new-design"))
    assert "'2016-08-24T09:00:00Z' contradicts it" in report_of(page).published.basis
