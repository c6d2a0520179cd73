import json
from dataclasses import replace

import pytest

from dragoman.brief import Dossier, Setting, build_dossier, earlier_dossier, earlier_of, render
from dragoman.brief.changed import Change, Moved
from dragoman.errors import UsageError
from dragoman.model.claims import Claim
from dragoman.model.decisions import Rulings
from dragoman.model.findings import Findings

from .samples import CLAIMS, EXPELLED, FINDINGS, LATER, REPORTS, SHARE_LATER, dossier

CODES = ("CHL", "NOR")
OPEN = replace(FINDINGS, expectations=(replace(FINDINGS.expectations[0], outcome="open", resolved_by=(), late=False),))


def before(claims: tuple[Claim, ...], findings: Findings) -> Dossier:
    return build_dossier(CODES, REPORTS, claims, findings)


def changes(
    earlier: Dossier | None, rulings: Rulings | None = None, claims: tuple[Claim, ...] = CLAIMS
) -> list[Change]:
    setting = Setting(rulings=rulings or Rulings(), since=earlier_dossier(earlier, "1 May 2022"))
    found = build_dossier(CODES, REPORTS, claims, FINDINGS, setting).changes
    assert found is not None
    assert found.since == "what was known on 1 May 2022"
    return list(found.changes)


def of(found: list[Change], since: str, kind: str) -> list[str]:
    return [change.text for change in found if (change.since, change.of) == (since, kind)]


def test_nothing_has_changed_since_the_same_dossier() -> None:
    assert changes(dossier()) == []


def test_all_is_new_where_nothing_was_known() -> None:
    found = changes(None)
    assert {change.since for change in found} == {"new"}
    assert len(of(found, "new", "report")) == 3
    assert "embassy, Chile → Norway" in of(found, "new", "standing")


def test_a_new_report_brings_new_items_and_changes_known_ones() -> None:
    first = tuple(claim for claim in CLAIMS if claim.report is not LATER)
    found = changes(before(first, replace(OPEN, disagreements=())))
    assert of(found, "new", "report") == ["Andes Weekly (later), 30 June 2024"]
    assert of(found, "new", "act") == ["Norway paid a visit to Chile"]
    assert of(found, "new", "disagreement") == ["The share is given as 12 % and 20 %."]
    assert of(found, "resolved", "forecast") == ["“Norway will visit us by 2023” (Inés Rojas)"]
    resolved = next(change for change in found if change.since == "resolved")
    assert resolved.moved == (Moved("outcome", "open", "borne out, late"),)
    assert resolved.notes


def test_what_people_rejected_is_withdrawn_with_who_and_why() -> None:
    left = tuple(claim for claim in CLAIMS if claim is not EXPELLED)
    (withdrawn,) = [change for change in changes(dossier(), claims=left) if change.since == "withdrawn"]
    assert withdrawn.text == "Norway did not expel people of Chile"
    assert withdrawn.why == "no report drawn on is coded so any more"
    assert len(withdrawn.claims) == 1


def test_json_of_an_earlier_dossier_is_read_back() -> None:
    text = render(dossier(), "json")
    earlier = earlier_of(text, "old.json", ("NOR", "CHL"))
    assert earlier.named == "the dossier as of 30 June 2024"
    found = build_dossier(CODES, REPORTS, CLAIMS, FINDINGS, Setting(since=earlier)).changes
    assert found is not None
    assert found.changes == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "not JSON"),
        ("[]", "no dossier's JSON"),
        (json.dumps({"title": "x"}), "no dossier's JSON"),
        (render(dossier(), "json").replace('"NOR"', '"SWE"'), "the dossier of Chile – Norway; name one of CHL and NOR"),
    ],
)
def test_what_is_no_dossier_of_the_two_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        earlier_of(text, "old.json", CODES)


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_pages_tell_the_changes(form: str) -> None:
    first = tuple(claim for claim in CLAIMS if claim is not SHARE_LATER)
    setting = Setting(since=earlier_dossier(before(first, replace(OPEN, disagreements=())), "1 May 2022"))
    page = render(build_dossier(CODES, REPORTS, CLAIMS, FINDINGS, setting), form)
    assert "Changes since what was known on 1 May 2022" in page
    assert "Changes since" not in render(dossier(), form)
