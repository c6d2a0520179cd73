"""Lineages of reports, and the origin a claim counts under."""

from dataclasses import replace

import pytest

from dragoman.model.claims import Voice
from dragoman.model.text import Report
from dragoman.model.values import Amount
from dragoman.reconcile.origins import find_lineages, outlet_key

from .samples import event, figure, report

_LONG = (
    "dockers in the old port refused to unload the grain carrier for three days because nobody had tested"
    " its cargo for mould, and the harbour master let it wait outside the breakwater"
)
_SHORT = "dockers in the old port refused to unload the grain carrier"


def _groups(*reports: Report) -> list[tuple[str, ...]]:
    return [origin.reports for origin in find_lineages(reports).origins if len(origin.reports) > 1]


def test_a_long_passage_joins_and_a_short_one_needs_a_credit() -> None:
    filler = " ".join(f"Local item number {n} of the page." for n in range(30))
    wire = report("wire", f"{_SHORT}. {filler}", outlet="Delta Press")
    plain = report("plain", f"Our port: {_SHORT}. {filler[::-1]}", outlet="The Quay")
    credited = report("credited", f"Our port: {_SHORT}. {filler[::-1]}", outlet="The Quay", wire="Delta Press")
    assert _groups(plain, wire) == []
    assert _groups(credited, wire) == [("credited", "wire")]
    assert _groups(report("x", f"{_LONG}. {filler}"), report("y", f"{filler[::-1]} {_LONG}.")) == [("x", "y")]


def test_a_credit_without_shared_text_joins_nothing() -> None:
    wire = report("wire", "The grain carrier left.", outlet="Delta Press")
    other = report("other", "Ministers met in Oslo.", outlet="The Quay", wire="Delta Press")
    assert _groups(other, wire) == []


def test_claims_of_a_credited_lineage_count_as_one_wherever_they_stand() -> None:
    wire = report("wire", f"{_LONG}. Norway sent 5 inspectors.", outlet="Delta Press")
    reprint = report("reprint", f"{_LONG}. Norway sent 7 inspectors.", outlet="The Quay", wire="Delta Press")
    lineages = find_lineages([reprint, wire])
    five = figure(wire, "5 inspectors", Amount(5, "inspectors"), "Norway sent inspectors")
    seven = figure(reprint, "7 inspectors", Amount(7, "inspectors"), "Norway sent inspectors")
    assert lineages.of(five) == lineages.of(seven) == "Delta Press (reprint + wire)"


def test_without_a_credit_only_what_is_shared_has_one_origin() -> None:
    own = " ".join(f"Sentence {n} is about the town hall." for n in range(40))
    other = " ".join(f"Paragraph {n} deals with fishing quotas." for n in range(40))
    left = report("left", f"{_LONG}. {own} Norway met Sweden.", outlet="The Quay")
    right = report("right", f"{_LONG}. {other} Norway met Sweden.", outlet="The Pier")
    lineages = find_lineages([left, right])
    shared = [event(r, "dockers in the old port refused", "PROTEST", "NOR", "SWE") for r in (left, right)]
    outside = [event(r, "Norway met Sweden", "CONSULT", "NOR", "SWE") for r in (left, right)]
    assert {lineages.of(claim) for claim in shared} == {"The Quay (left + right)"}
    assert [lineages.of(claim) for claim in outside] == ["The Quay (left)", "The Pier (right)"]


@pytest.mark.parametrize(("one", "other"), [("AFP", "Agence France-Presse"), ("The Quay", "Quay")])
def test_names_of_one_outlet_have_one_key(one: str, other: str) -> None:
    assert outlet_key(one) == outlet_key(other)


def test_two_passages_taken_from_two_reports_are_two_lineages() -> None:
    other = (
        "the choir of the fishing village sang for the visitors until the last boat had left the quay and all"
        " the lamps of the market had been put out for the night"
    )
    left, both, right = (" ".join(f"{day} item {n} of the page." for n in range(30)) for day in ("One", "Two", "Six"))
    reports = [
        report("a", f"{left} {_LONG}."),
        report("b", f"{both} {_LONG}. In between. {other}."),
        report("c", f"{right} {other}."),
    ]
    found = find_lineages(reports).origins
    assert [origin.reports for origin in found if len(origin.reports) > 1] == [("a", "b"), ("b", "c")]


def test_a_cited_outlet_is_the_origin_of_what_it_is_cited_for() -> None:
    here = report("here", "Norway sent 5 inspectors, Reuters reported.", outlet="The Quay")
    there = report("there", "Reuters counted 5 inspectors from Norway.", outlet="The Pier")
    lineages = find_lineages([here, there])
    told = [
        replace(
            figure(of, "5 inspectors", Amount(5, "inspectors"), "inspectors"), voice=Voice(("Reuters", "officials"))
        )
        for of in (here, there)
    ]
    assert {lineages.of(claim) for claim in told} == {"Reuters (cited)"}


def test_the_only_report_of_a_cited_outlet_is_the_origin() -> None:
    here = report("here", "Norway sent 5 inspectors, Reuters reported.", outlet="The Quay")
    wire = report("wire", "Norway sent 5 inspectors.", outlet="Reuters")
    cited = replace(figure(here, "5 inspectors", Amount(5, "inspectors"), "inspectors"), voice=Voice(("Reuters",)))
    assert find_lineages([here, wire]).of(cited) == "Reuters (wire)"
