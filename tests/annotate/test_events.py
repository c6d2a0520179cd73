"""Acts in sentences of our own: type, who, to whom, status; and neutral sentences without any."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.annotate.deciding import Case, RulesDecider, TypeDecision
from dragoman.annotate.events import annotate_events
from dragoman.annotate.reading import Reading
from dragoman.model.claims import Event

Read = Callable[[str], Reading]
Fact = tuple[str, set[str], set[str], str]


def facts(reading: Reading) -> list[Fact]:
    return [_fact(event) for event in annotate_events(reading, RulesDecider())]


def _fact(event: Event) -> Fact:
    return event.type, set(event.source), set(event.target), event.status.value


def both(type_: str, first: str, second: str, status: str = "happened") -> Fact:
    return type_, {first, second}, {first, second}, status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway and Kenya signed a fishing treaty on Tuesday.", both("COOPERATE", "NOR", "KEN")),
        ("Chile thanked Peru.", ("SUPPORT", {"CHL"}, {"PER"}, "happened")),
        ("Ghana's parliament condemned Togo for the raid.", ("ACCUSE", {"GHA"}, {"TGO"}, "happened")),
        ("Togo was condemned by Ghana.", ("ACCUSE", {"GHA"}, {"TGO"}, "happened")),
        ("Finland will open an embassy in Uruguay.", ("COOPERATE", {"FIN"}, {"URY"}, "planned")),
        ("Brazil expelled two Bolivian diplomats.", ("SANCTION", {"BRA"}, {"BOL"}, "happened")),
        ("Denmark urged Iceland to reopen the harbour.", ("REQUEST", {"DNK"}, {"ISL"}, "happened")),
        ("Nepal received support from Bhutan.", ("SUPPORT", {"BTN"}, {"NPL"}, "happened")),
        ("Mongolia has been in talks with Kazakhstan.", both("CONSULT", "MNG", "KAZ")),
        ("Malawi did not invade Zambia.", ("ASSAULT", {"MWI"}, {"ZMB"}, "denied")),
        ("Spain wrote off the debts of Angola.", ("AID", {"ESP"}, {"AGO"}, "happened")),
        ("Chad declared a cease-fire with Mali.", both("RETREAT", "TCD", "MLI")),
        ("Anti-Danish protests erupted in Norway.", ("PROTEST", {"NOR"}, {"DNK"}, "happened")),
        ("Kenya criticised the Somali decision to expel Kenyan diplomats.", ("SANCTION", {"SOM"}, {"KEN"}, "planned")),
        ("Kenya challenged Somalia to release the crew.", ("REQUEST", {"KEN"}, {"SOM"}, "happened")),
        ("An attack by Malian troops left nine Chadian soldiers dead.", ("ASSAULT", {"MLI"}, {"TCD"}, "happened")),
        ("The EU agreed on Monday to extend sanctions on Togo.", ("SANCTION", {"IGO:EU"}, {"TGO"}, "planned")),
        ("Chile issued a statement condemning Peru.", ("ACCUSE", {"CHL"}, {"PER"}, "happened")),
        ("Chile fired nine missiles at two bases housing Danish troops.", ("ASSAULT", {"CHL"}, {"DNK"}, "happened")),
        (
            "Ghana wants its coal. Ghana's premier said Togo was responsible for the attack.",
            ("ACCUSE", {"GHA"}, {"TGO"}, "happened"),
        ),
        ("Leaders of NATO met on Monday.", ("CONSULT", {"IGO:NATO"}, {"IGO:NATO"}, "happened")),
    ],
)
def test_acts(read_said: Read, text: str, expected: Fact) -> None:
    assert expected in facts(read_said(text))


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Kenya have long coastlines.",
        "Anti-Chadian fighters attacked a market of Mali.",
        "Chilean-made jets attacked a port of Peru.",
        "Norway sank a boat in the Philippine Sea.",
        "Kenya urged the envoy to put pressure on Somalia to lift the siege.",
        "Norway insists that it obeys the rules of Kenya.",
        "Ms Lund, an envoy of NATO, said she was discussing it.",
        "Norway recalled the post-war years of Kenya.",
        "Norway beat Kenya in the final and struck the post twice.",
        "Ghana does not recognise Togo.",
        "Chile feels threatened.",
        "Chile feels threatened by its own past in Peru.",
        "Peru offers freedom of religion. Chile is its neighbour.",
        "The Peruvian minister declined to comment on Chile.",
        "Peru supplies Chile with copper.",
        "Peru backs Chile.",
        "The Peruvian minister gave an address on Chile.",
        "Peru has given no estimate of the harvest. Chile is its neighbour.",
        "The figures of Peru suggest that Chile is richer.",
        "Peru and Chile share a coast. Peru warned residents about the storm.",
        "Peru and Chile share a coast. Peru jailed two drivers.",
        "Peru and Chile share a coast. The vote was boycotted by Peru.",
    ],
)
def test_no_acts(read_said: Read, text: str) -> None:
    assert facts(read_said(text)) == []


def test_what_is_asked_for_is_no_act_of_its_own(read_said: Read) -> None:
    assert [fact[0] for fact in facts(read_said("Denmark demanded that Iceland release the crew."))] == ["REQUEST"]


def test_an_infinitive_of_purpose_lies_ahead(read_said: Read) -> None:
    found = facts(read_said("Togo mobilised its reserves to attack Ghana."))
    assert ("ASSAULT", {"TGO"}, {"GHA"}, "planned") in found


def test_what_the_victim_tells_is_a_charge(read_said: Read) -> None:
    found = facts(read_said("Ghana said that Togolese gunboats had shelled Ghana."))
    assert ("ASSAULT", {"TGO"}, {"GHA"}, "possible") in found
    assert ("ACCUSE", {"GHA"}, {"TGO"}, "happened") in found


def test_evidence_is_the_clause_not_the_sentence(read_said: Read) -> None:
    reading = read_said("In a week of heavy rain Chile thanked Peru, and shops stayed shut for hours.")
    (event,) = annotate_events(reading, RulesDecider())
    assert event.quote == "Chile thanked Peru"


def test_an_expulsion_is_no_statement(read_said: Read) -> None:
    reading = read_said("Peru declared two members of the Chilean mission personae non gratae.")
    assert [fact[:1] for fact in facts(reading)] == [("SANCTION",)]


def test_the_decider_has_the_last_word(read_said: Read) -> None:
    class Never(RulesDecider):
        def _decide(self, case: Case) -> TypeDecision:
            return TypeDecision(None, 0.0, "never")

    assert annotate_events(read_said("Chile thanked Peru."), Never()) == []


def test_a_past_promise_of_a_later_day_is_made(read_said: Read) -> None:
    (offer,) = [
        fact for fact in facts(read_said("Kenya offered Togo a loan on Friday next week.")) if fact[0] == "AGREE"
    ]
    assert offer[3] == "happened"


def test_a_denied_report_is_nobodys(read_said: Read) -> None:
    text = "Togo accused Kenya of theft. Kenya denied reports that ships had sunk."
    assert ("REJECT", {"KEN"}, set(), "happened") in facts(read_said(text))


def test_called_for_somebody_to_be_freed(read_said: Read) -> None:
    assert facts(read_said("Kenya called for Togo to be punished."))[0][:3] == ("REQUEST", {"KEN"}, {"TGO"})


def test_a_denial_of_what_is_done_is_an_act(read_said: Read) -> None:
    assert ("AID", {"KEN"}, {"TGO"}, "denied") in facts(read_said("Kenya insists that it does not arm Togo."))
    assert facts(read_said("Kenya does not arm Togo.")) == []


def test_the_decisions_of_a_summit_are_of_those_who_met(read_said: Read) -> None:
    text = "Kenya and Togo met on Monday. Benin joined the talks. Ghana condemned the conclusions of the summit."
    assert ("ACCUSE", {"GHA"}, {"KEN", "TGO"}, "happened") in facts(read_said(text))


def test_what_is_denied_or_proposed_is_no_act_beside_the_denial(read_said: Read) -> None:
    text = "Togo accused Kenya of theft. Kenya denied giving Togo shelter."
    assert "AID" not in [fact[0] for fact in facts(read_said(text))]


def test_the_speakers_word_for_what_is_told_is_no_accusation_apart(read_said: Read) -> None:
    text = "Kenya expelled an envoy of Togo over what it called the shameful conduct of Togo."
    assert [fact[0] for fact in facts(read_said(text))] == ["SANCTION"]


def test_what_begins_on_a_later_day_is_planned(read_said: Read) -> None:
    (visit,) = [fact for fact in facts(read_said("Kenya is visiting Togo on Friday.")) if fact[0] == "CONSULT"]
    assert visit[3] == "planned"


def test_what_will_be_done_is_not_dated_by_its_telling(read_said: Read) -> None:
    reading = read_said("A clerk said on June 2 that Kenya will arm Togo.")
    (event,) = [event for event in annotate_events(reading, RulesDecider()) if event.type in ("AID", "COOPERATE")]
    assert event.when.latest is None or event.when.latest > date(2021, 6, 2)


def test_whoever_tells_of_an_attack_did_not_suffer_it(read_said: Read) -> None:
    assert all("TGO" not in fact[2] for fact in facts(read_said("Togo said Kenyan troops had attacked farmers.")))
