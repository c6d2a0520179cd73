from dataclasses import replace

from dragoman.model.decisions import ACCEPT, SAME_EVENT, SAME_PERSON, Decision, Rulings, rulings_of
from dragoman.model.facts import claim_to_fact
from dragoman.model.findings import Findings
from dragoman.reconcile import judged, reconcile_claims

from .samples import GAZETTEER, event, report, tenure

ONE = report("one", "Togo received Chile's minister Ana Silva in May 2021.", "2021-06-01", outlet="Paper")
TWO = report("two", "A year later Togo again received the minister, Anna Sylva.", "2022-06-01", outlet="Other")
VISIT = event(ONE, "Togo received Chile's minister", "CONSULT", "TGO", "CHL", "2021-05")
AGAIN = event(TWO, "Togo again received the minister", "CONSULT", "TGO", "CHL", "2022-05")
ANA, ANNA = tenure(ONE, "Ana Silva", "Ana Silva", "minister", "CHL"), tenure(TWO, "Anna Sylva", "Anna Sylva")
NAME = {claim: str(claim_to_fact(claim)["id"]) for claim in (VISIT, AGAIN, ANA, ANNA)}


def found() -> Findings:
    return reconcile_claims([ONE, TWO], list(NAME), GAZETTEER)


def ruled(*decisions: Decision) -> Rulings:
    return rulings_of(decisions)


def decide(question: str, verdict: str, *claims: object, apart: object = None, day: int = 1) -> Decision:
    names = tuple(NAME[claim] for claim in claims if isinstance(claim, type(VISIT) | type(ANA)))
    detail = (("apart", NAME[apart]),) if isinstance(apart, type(VISIT) | type(ANA)) else ()
    return Decision(question, names, verdict, "ana", "seen", f"2026-01-{day:02}T00:00:00+00:00", detail=detail)


def test_nothing_decided_changes_nothing() -> None:
    assert judged(found(), Rulings()) == found()


def test_merged_claims_are_one_occurrence_with_its_reason_and_origins() -> None:
    assert [len(o.claims) for o in found().occurrences] == [1, 1]
    (merged,) = judged(found(), ruled(decide(SAME_EVENT, "yes", VISIT, AGAIN))).occurrences
    assert (set(merged.claims), merged.origins) == ({VISIT, AGAIN}, 2)
    assert merged.why == "2 tellings, merged by ana on 2026-01-01: seen"


def test_splitting_undoes_merging_and_gives_the_same_bytes() -> None:
    merge = decide(SAME_EVENT, "yes", VISIT, AGAIN)
    split = decide(SAME_EVENT, "no", VISIT, AGAIN, apart=AGAIN, day=2)
    parts = judged(found(), ruled(merge, split)).occurrences
    assert [o.claims for o in parts] == [(VISIT,), (AGAIN,)]
    assert [o.when for o in parts] == [VISIT.when, AGAIN.when]
    assert judged(found(), ruled(merge, split)) == judged(found(), ruled(merge, split))


def test_persons_are_merged_and_split_too() -> None:
    assert len(found().persons) == 2
    (person,) = judged(found(), ruled(decide(SAME_PERSON, "yes", ANA, ANNA))).persons
    assert person.forms == ("Ana Silva", "Anna Sylva")
    apart = decide(SAME_PERSON, "no", ANA, ANNA, apart=ANNA, day=2)
    assert len(judged(found(), ruled(decide(SAME_PERSON, "yes", ANA, ANNA), apart)).persons) == 2


def test_a_rejected_finding_is_left_out() -> None:
    with_one = replace(found(), expectations=(), disagreements=())
    assert judged(with_one, ruled(Decision(ACCEPT, ("x",), "no", "ana", "no", "2026-01-01T00:00:00+00:00"))) == with_one
