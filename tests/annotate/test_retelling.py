"""Each act once, where the report tells it best, in sentences of our own."""

from collections.abc import Callable
from dataclasses import replace

from dragoman.annotate.deciding import RulesDecider
from dragoman.annotate.events import annotate_events
from dragoman.annotate.reading import Reading
from dragoman.annotate.retelling import things_done_to
from dragoman.model.text import Zone, ZoneKind

Read = Callable[[str], Reading]
Fact = tuple[str, set[str], set[str], str]


def facts(reading: Reading) -> list[Fact]:
    return [
        (event.type, set(event.source), set(event.target), event.status.value)
        for event in annotate_events(reading, RulesDecider())
    ]


def test_an_act_told_twice_is_told_once(read_said: Read) -> None:
    text = "Brazil bombed Bolivia on Monday. Witnesses said that Brazil bombed Bolivia on Monday at dawn."
    assert len(facts(read_said(text))) == 1


def test_an_embassy_is_opened_once(read_said: Read) -> None:
    text = "Kenya opened an embassy in Togo. The opening of the Kenyan embassy in Togo was a feast."
    assert facts(read_said(text)) == [("COOPERATE", {"KEN"}, {"TGO"}, "happened")]


def test_the_first_telling_gets_the_days_that_only_the_second_gives(read_said: Read) -> None:
    text = "Kenya opened an embassy in Togo. Kenya opened its embassy in Togo on 14 June 2021."
    (event,) = annotate_events(read_said(text), RulesDecider())
    assert (event.span.start, str(event.when.earliest)) == (0, "2021-06-14")


def test_a_meeting_ahead_and_a_visit_that_was_are_two(read_said: Read) -> None:
    text = "Ghana will meet the minister of Togo, who visited Ghana last month."
    assert {fact[3] for fact in facts(read_said(text))} == {"planned", "happened"}


def test_what_is_promised_in_an_agreement_is_not_told_apart_from_it(read_said: Read) -> None:
    assert [fact[0] for fact in facts(read_said("Kenya pledged to Togo to send tents to Togo."))] == ["AGREE"]


def test_nobody_agrees_with_whoever_it_is_done_to(read_said: Read) -> None:
    text = "Kenya and Togo quarrelled. Kenya agreed to suspend its ambassador's mission in Togo."
    assert "AGREE" not in [fact[0] for fact in facts(read_said(text))]


def test_an_act_on_one_person_is_told_once(read_said: Read) -> None:
    text = "Kenya killed the Togolese general Koffi Mensah on June 14. A note said Kenya acted by killing Koffi Mensah."
    assert [fact[0] for fact in facts(read_said(text))].count("ASSAULT") == 1


def test_joined_verbs_with_two_objects_are_two_acts(read_said: Read) -> None:
    text = "Kenya expelled three diplomats of Togo and recalled its ambassador to Togo."
    assert [fact[0] for fact in facts(read_said(text))] == ["SANCTION", "SANCTION"]


def test_some_of_those_who_acted_do_not_act_again(read_said: Read) -> None:
    text = "The plan of Peru was praised by Kenya and Togo. Kenya praised the plan of Peru."
    assert facts(read_said(text)) == [("SUPPORT", {"KEN", "TGO"}, {"PER"}, "happened")]


def test_of_two_tellings_the_one_told_for_its_own_sake_counts(read_said: Read) -> None:
    text = "Peru welcomed the opening of Kenya's embassy in Togo. Kenya opened an embassy in Togo."
    (opened,) = [event for event in annotate_events(read_said(text), RulesDecider()) if event.type == "COOPERATE"]
    assert opened.quote.startswith("Kenya opened")


def test_a_headline_in_other_words_tells_nothing_more(read_said: Read) -> None:
    head, body = "Kenya restores the truce with Togo\n", "Kenya agreed with Togo on Monday to restore the truce."
    reading = read_said(head + body)
    zones = (Zone(ZoneKind.HEADLINE, 0, len(head)), Zone(ZoneKind.BODY, len(head), len(head + body)))
    told = facts(replace(reading, report=replace(reading.report, zones=zones)))
    assert [fact[0] for fact in told] == ["AGREE"]


def test_things_are_nouns_and_the_people_they_name_but_no_states(read_said: Read) -> None:
    reading = read_said("Kenya freed the pilot Koffi Mensah.")
    assert "mensah" in things_done_to(reading, next(token for token in reading.doc if token.lower_ == "freed"))
    reading = read_said("Kenya freed the pilots of Togo.")
    assert things_done_to(reading, next(token for token in reading.doc if token.lower_ == "freed")) == {"pilot"}
