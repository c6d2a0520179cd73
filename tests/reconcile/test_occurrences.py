"""Events of many reports brought together, and never two in one."""

import pytest

from dragoman.model.claims import Event, Status
from dragoman.model.findings import Occurrence
from dragoman.model.text import Report
from dragoman.reconcile.occurrences import find_occurrences

from .samples import event, report, setting, tellings

_PLAN = report("plan", "Kenya's Foreign Minister Ruto Odinga will visit Addis Ababa on 14 March, officials say.")
_DONE = report("done", "Odinga of Kenya visited Ethiopia in March and toured a dam with his hosts.")
_ELSE = report("else", "Kenya's Mwangi visited Ethiopia on 14 March to see the market.")
_JUNE = report("june", "Kenya's Odinga visited Ethiopia again on 9 June.")
_PERSONS = frozenset({"odinga", "mwangi"})
_VISIT = event(_PLAN, "Ruto Odinga will visit", "CONSULT", "KEN", "ETH", "2022-03-14", status=Status.PLANNED)


def _found(*events: Event) -> tuple[Occurrence, ...]:
    contexts, lineages = setting(
        *{told.report.id: told.report for told in events}.values(), persons=dict.fromkeys(_PERSONS)
    )
    return find_occurrences(tellings(contexts, *events, persons=_PERSONS), lineages)


def test_a_plan_and_its_fulfilment_are_one_occurrence() -> None:
    (found,) = _found(_VISIT, event(_DONE, "Odinga of Kenya visited Ethiopia", "CONSULT", "KEN", "ETH", "2022-03"))
    assert found.status == "happened"
    assert found.when.show() == "14 March 2022"
    assert found.origins == 2
    assert "merged: 14 March 2022" in found.why


@pytest.mark.parametrize(
    ("other", "words", "when"),
    [
        (_ELSE, "Mwangi visited Ethiopia", "2022-03-14"),
        (_JUNE, "Odinga visited Ethiopia again", "2022-06-09"),
    ],
    ids=["another visitor", "another date"],
)
def test_two_visits_stay_two(other: Report, words: str, when: str) -> None:
    assert len(_found(_VISIT, event(other, words, "CONSULT", "KEN", "ETH", when))) == 2


def test_a_vague_telling_that_fits_two_visits_joins_neither() -> None:
    march = report("march", "Kenya's Odinga visited Ethiopia on 3 March.")
    later = report("later", "Kenya's Odinga visited Ethiopia on 24 March.")
    vague = report("vague", "Kenya's Odinga visited Ethiopia in March.")
    visits = [
        event(of, "Odinga visited Ethiopia", "CONSULT", "KEN", "ETH", when)
        for of, when in ((march, "2022-03-03"), (later, "2022-03-24"), (vague, "2022-03"))
    ]
    assert [len(found.claims) for found in _found(*visits)] == [1, 1, 1]


def test_an_act_that_comes_once_is_one_however_late_it_is_recalled() -> None:
    then = report("then", "Kenya opened an embassy in Ethiopia.", "1994-03-01")
    now = report("now", "It is a while since Kenya established its mission in Ethiopia.", "2022-06-15")
    ahead = report("ahead", "Kenya will open an embassy in Ethiopia.", "1993-03-01")
    found = _found(
        event(then, "Kenya opened an embassy in Ethiopia", "COOPERATE", "KEN", "ETH", "1994-02"),
        event(now, "Kenya established its mission in Ethiopia", "COOPERATE", "KEN", "ETH"),
        event(ahead, "Kenya will open an embassy in Ethiopia", "COOPERATE", "KEN", "ETH", status=Status.PLANNED),
    )
    assert sorted(len(occurrence.claims) for occurrence in found) == [1, 2]


def test_the_meeting_takes_up_the_meeting_told_before() -> None:
    page = report("page", "Kenya's Odinga received Ethiopia's Bekele. Rain fell. At the meeting the two spoke of dams.")
    (found,) = _found(
        event(page, "Odinga received Ethiopia's Bekele", "CONSULT", "KEN ETH", "KEN ETH", "2022-06-14"),
        event(page, "meeting the two spoke of dams", "CONSULT", "KEN ETH", "KEN ETH"),
    )
    assert len(found.claims) == 2


def test_the_meeting_is_taken_up_whoever_else_is_named() -> None:
    page = report("page", "Kenya's Odinga received Ethiopia's Bekele. Rain fell. At the meeting he praised Chad.")
    rain = report("rain", "Kenya's Odinga received Ethiopia's Bekele. Rain fell. A meeting with Chad is due.")
    told = [
        event(page, "Odinga received Ethiopia's Bekele", "CONSULT", "KEN ETH", "KEN ETH", "2022-06-14"),
        event(page, "meeting he praised Chad", "CONSULT", "KEN TCD", "KEN TCD"),
    ]
    other = [
        event(rain, "Odinga received Ethiopia's Bekele", "CONSULT", "KEN ETH", "KEN ETH", "2022-06-14"),
        event(rain, "meeting with Chad is due", "CONSULT", "KEN TCD", "KEN TCD"),
    ]
    assert [len(found.claims) for found in _found(*told)] == [2]
    assert [len(found.claims) for found in _found(*other)] == [1, 1]


def test_two_types_are_one_act_only_in_nearly_the_same_words() -> None:
    one = report("one", "Kenya signed a dam treaty with Ethiopia on 14 March.")
    two = report("two", "On 14 March, Kenya signed the dam treaty with Ethiopia.")
    fish = report("fish", "Kenya promised cod quotas to Ethiopia on 14 March.")
    told = [
        event(one, "Kenya signed a dam treaty with Ethiopia", "SUPPORT", "KEN", "ETH", "2022-03-14"),
        event(two, "Kenya signed the dam treaty with Ethiopia", "AGREE", "KEN", "ETH", "2022-03-14"),
        event(fish, "Kenya promised cod quotas to Ethiopia", "AGREE", "KEN", "ETH", "2022-03-14"),
    ]
    assert sorted(len(occurrence.claims) for occurrence in _found(*told)) == [1, 2]


def test_direction_and_type_keep_acts_apart() -> None:
    one = report("one", "Kenya opened an embassy in Ethiopia. Ethiopia opened an embassy in Kenya.")
    there = event(one, "Kenya opened an embassy in Ethiopia", "COOPERATE", "KEN", "ETH", "2022-03")
    back = event(one, "Ethiopia opened an embassy in Kenya", "COOPERATE", "ETH", "KEN", "2022-03")
    assert len(_found(there, back)) == 2


def test_tellings_of_reports_far_apart_without_a_date_stay_apart() -> None:
    old = report("old", "Kenya held a fair in Ethiopia.", "2012-01-01")
    new = report("new", "Kenya held a fair in Ethiopia.", "2022-01-01")
    acts = [event(of, "Kenya held a fair in Ethiopia", "COOPERATE", "KEN", "ETH") for of in (old, new)]
    assert len(_found(*acts)) == 2


def test_two_acts_of_one_sentence_are_not_merged() -> None:
    one = report("one", "Odinga of Kenya visited Ethiopia on 3 March and visited its parliament.")
    first = event(one, "Odinga of Kenya visited Ethiopia", "CONSULT", "KEN", "ETH", "2022-03-03")
    second = event(one, "visited its parliament", "CONSULT", "KEN", "ETH", "2022-03-03")
    assert len(_found(first, second)) == 2


def test_a_habit_and_one_visit_are_two_occurrences() -> None:
    often = report("often", "Kenyan ministers have visited Ethiopia for the dam.")
    habit = event(often, "ministers have visited Ethiopia", "CONSULT", "KEN", "ETH", "2022-03")
    assert len(_found(event(_DONE, "Odinga of Kenya visited Ethiopia", "CONSULT", "KEN", "ETH", "2022-03"), habit)) == 2


def test_one_quote_coded_as_two_acts_has_two_ids() -> None:
    planned = event(_PLAN, "Ruto Odinga will visit", "CONSULT", "KEN", "ETH", "2022-03-14", status=Status.POSSIBLE)
    assert len({found.id for found in _found(_VISIT, planned)}) == 2
