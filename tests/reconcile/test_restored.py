import json

from dragoman.model.facts import claim_to_fact
from dragoman.model.findings import Findings
from dragoman.reconcile import findings_rows, reconcile_claims, restored

from .samples import GAZETTEER, report, tenure
from .test_findings import _world

REPORTS, CLAIMS = _world()
NAMED = report("named", "Ana Sylva, whom friends call Ana Silva, minister of Chile, spoke.", "2021-06-01")
CLAIMS = [*CLAIMS, tenure(NAMED, "Ana Sylva", "Ana Sylva", "minister", "CHL")]
REPORTS = [*REPORTS, NAMED]
BY_ID = {str(claim_to_fact(claim)["id"]): claim for claim in CLAIMS}
BY_NAME = {known.id: known for known in REPORTS}


def found() -> Findings:
    return reconcile_claims(REPORTS, CLAIMS, GAZETTEER)


def test_what_is_kept_comes_back_as_it_was() -> None:
    rows = json.loads(json.dumps(findings_rows(found())))
    back = restored(rows, BY_ID, BY_NAME)
    assert back.origins == found().origins
    assert back.persons == found().persons
    assert [(d.point, d.kind, d.weight) for d in back.disagreements] == [
        (d.point, d.kind, d.weight) for d in found().disagreements
    ]
    assert findings_rows(back) == findings_rows(found())


def test_of_what_claims_are_not_there_nothing_comes_back() -> None:
    rows = json.loads(json.dumps(findings_rows(found())))
    few = {name: claim for name, claim in BY_ID.items() if claim.report.id == "first0"}
    back = restored(rows, few, {"first0": BY_NAME["first0"]})
    assert back.occurrences == (), "the occurrence is told in the other report"
    assert back.disagreements == (), "one side alone is no disagreement"
    (expectation,) = back.expectations
    assert (expectation.outcome, expectation.resolved_by) == ("borne out", ())
