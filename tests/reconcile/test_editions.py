"""Versions of one report: one origin, and what a later one changes is no conflict of two sources."""

from collections.abc import Sequence

import pytest

from dragoman.model.claims import Claim
from dragoman.model.text import Report
from dragoman.model.values import Amount
from dragoman.reconcile import findings_rows, reconcile_claims
from dragoman.reconcile.editions import edition_of, editions, superseded

from .samples import GAZETTEER, figure, report, tenure

_MEASURE = "share:oil:CHL>TGO"


def _later(name: str, number: int, text: str, published: str = "2022-06-15", **known: str) -> Report:
    return report(f"{name}.v{number}", text, published, notes=(f"version {number} of {name}",), **known)


def _oil(of: Report, share: int) -> Claim:
    return figure(of, f"{share} percent", Amount(share, "%"), "share", _MEASURE)


def _of(share: int, rest: str = "") -> str:
    return f"Chile supplies {share} percent of the oil that Togo uses. {rest}"


_FIRST = report("a", _of(40, "Ministers met."), outlet="The Courier")
_SECOND = _later("a", 2, _of(30, "The talks went on until midnight."), outlet="The Courier")
_OTHER = report("b", "Of the oil that Togo burns, 30 percent comes from Chile, customs data show.", outlet="Gazette")
_THIRD = report("b", "Of the oil that Togo burns, 55 percent comes from Chile, customs data show.", outlet="Gazette")


@pytest.mark.parametrize(
    ("name", "note", "expected"),
    [
        ("a.v2", "version 2 of a", ("a", 2)),
        ("a.v12", "version 12 of a", ("a", 12)),
        ("a.v2", "one character could not be read", ("a.v2", 1)),
        ("a", "version 2 of a", ("a", 1)),
    ],
)
def test_a_version_is_told_by_its_note_and_name(name: str, note: str, expected: tuple[str, int]) -> None:
    assert edition_of(report(name, "Text.", notes=(note,))) == expected


def test_versions_are_ordered_by_number() -> None:
    known = [_later("a", number, "Text.") for number in (10, 2, 3)]
    assert [(first.id, later.id) for first, later in editions(known)] == [("a.v2", "a.v3"), ("a.v2", "a.v10")]
    assert superseded(known) == {"a.v2", "a.v3"}


def _found(reports: Sequence[Report], *claims: Claim) -> list[tuple[str, list[str]]]:
    found = reconcile_claims(reports, claims, GAZETTEER)
    return [(each.kind, [version.claim.report.id for version in each.versions]) for each in found.disagreements]


def test_versions_are_one_origin_however_much_was_rewritten() -> None:
    rewritten = _later("a", 2, "Nothing of this was there before.", outlet="The Courier")
    (origin,) = reconcile_claims([_FIRST, rewritten], [], GAZETTEER).origins
    assert origin.reports == ("a", "a.v2")
    assert origin.why == "a and a.v2: a.v2 is a later version of a"


def test_a_changed_figure_changed_over_time() -> None:
    assert _found([_FIRST, _SECOND], _oil(_FIRST, 40), _oil(_SECOND, 30)) == [("changed over time", ["a", "a.v2"])]


def test_a_figure_put_right_stands_against_no_other_source() -> None:
    claims = [_oil(_FIRST, 40), _oil(_SECOND, 30), _oil(_OTHER, 30)]
    assert [kind for kind, _ in _found([_FIRST, _SECOND, _OTHER], *claims)] == ["changed over time"]


def test_a_name_spelled_anew_changed_over_time() -> None:
    first = report("a", "Fatou Mensahl, foreign minister of Togo, met the press.")
    later = _later("a", 2, "Fatou Mensah, foreign minister of Togo, met the press.")
    claims = [
        tenure(of, name, name, "foreign minister", "TGO")
        for of, name in ((first, "Fatou Mensahl"), (later, "Fatou Mensah"))
    ]
    assert [kind for kind, _ in _found([first, later], *claims)] == ["changed over time"]


def test_what_the_latest_version_says_may_still_conflict() -> None:
    claims = [_oil(_FIRST, 40), _oil(_SECOND, 30), _oil(_THIRD, 55)]
    assert [kind for kind, _ in _found([_FIRST, _SECOND, _THIRD], *claims)] == ["conflict"]


def test_two_reports_without_the_note_conflict() -> None:
    claims = [_oil(_FIRST, 40), _oil(_OTHER, 30)]
    assert [kind for kind, _ in _found([_FIRST, _OTHER], *claims)] == ["conflict"]


def test_the_order_of_versions_changes_nothing() -> None:
    claims = [_oil(_FIRST, 40), _oil(_SECOND, 30), _oil(_OTHER, 30)]
    reports = [_FIRST, _SECOND, _OTHER]
    there, back = (reconcile_claims(r, c, GAZETTEER) for r, c in ((reports, claims), (reports[::-1], claims[::-1])))
    assert findings_rows(there) == findings_rows(back)
