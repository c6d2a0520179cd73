"""Whom pronouns and role nouns mean, on sentences of our own about states far from the demo's."""

import pytest

from dragoman.annotate.coreference import find_references
from dragoman.annotate.mentions import find_names
from dragoman.annotate.parse import load_parser
from dragoman.annotate.role_words import regions, role_nouns
from dragoman.model.actors import Mention, MentionKind, Person
from dragoman.model.claims import Tenure
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Report, Span, Zone, ZoneKind

#: Persons of the sample texts: full name, short form, office, state.
PEOPLE = (
    ("Marta Vidal", "Vidal", "foreign minister", "PRT"),
    ("Jonas Petrauskas", "Petrauskas", "ambassador to Chile", "LTU"),
    ("Kofi Mensah", "Mensah", "president", "GHA"),
    ("Ama Owusu", "Owusu", None, None),
)


def _spans(text: str, *names: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            span = Span(at, at + len(name))
            if not any(span.overlaps(other) for other in found):
                found.append(span)
            at = text.find(name, at + 1)
    return tuple(sorted(found, key=lambda span: span.start))


def references(text: str, zones: tuple[Zone, ...] = ()) -> list[Mention]:
    report = Report("sample", text, zones)
    doc = load_parser()(text)
    persons, tenures = [], []
    for name, short, office, of in PEOPLE:
        if name in text:
            spans = _spans(text, name, short)
            persons.append(Person(name, (short,), spans))
            evidence = (report.evidence(spans[0].start, spans[0].end),)
            tenures.append(Tenure(evidence=evidence, name=name, variants=(short,), office=office, of=of))
    gazetteer = load_gazetteer()
    mentions = find_names(doc, gazetteer)
    return list(find_references(report, doc, mentions, tuple(persons), tuple(tenures), gazetteer))


def meanings(text: str) -> list[tuple[str, str]]:
    """Each reference with whom it means, written as a name or as codes in alphabetical order."""
    return [(m.text, m.person or "+".join(sorted(m.candidates))) for m in references(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marta Vidal flew to Oslo. She will return on Friday.", ("She", "Marta Vidal")),
        ("In his speech, Kofi Mensah thanked Norway.", ("his", "Kofi Mensah")),
        ("Kofi Mensah arrived in Lima. Reporters were told that he felt well.", ("he", "Kofi Mensah")),
        ("“The talks went well,” Jonas Petrauskas said. “We agree,” he added.", ("he", "Jonas Petrauskas")),
        ("Kofi Mensah left. Norway praised Jonas Petrauskas and thanked him.", ("him", "Jonas Petrauskas")),
    ],
    ids=["next sentence", "fronted phrase", "reported", "speaker goes on", "acted on in one sentence"],
)
def test_he_and_she_take_up_the_person_in_view(text: str, expected: tuple[str, str]) -> None:
    assert expected in meanings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kofi Mensah met Jonas Petrauskas while Ama Owusu spoke to her or his aide.",
        "The driver stopped. He was tired.",
        "It is clear that Norway will not vote. It was reported that it rained.",
        "Norway drafted the treaty and Chile signed it.",
        "Norway and other countries sent a doctor to any country that asked.",
        "Norway, Chile and Ghana voted. The ship left. Both countries were pleased.",
    ],
    ids=["either sex", "nobody named", "empty it", "a thing", "any country", "three in view"],
)
def test_what_cannot_be_decided_gets_no_mention(text: str) -> None:
    assert meanings(text) == []


def test_an_object_pronoun_is_never_the_subject_of_its_clause() -> None:
    assert ("him", "Kofi Mensah") not in meanings("Kofi Mensah thanked him.")


def test_the_only_woman_of_a_report_is_she_however_far_back() -> None:
    between = "It rained on the town. " * 9
    text = f"A spokeswoman, Ama Owusu, opened the session. {between}A bill was sent to Jonas Petrauskas. She closed it."
    assert ("She", "Ama Owusu") in meanings(text)


def test_sex_once_shown_keeps_others_out() -> None:
    text = "A spokeswoman, Ama Owusu, opened the session. Mr. Kofi Mensah spoke first. She closed it."
    assert ("She", "Kofi Mensah") not in meanings(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway said it would send a ship.", ("it", "NOR")),
        ("Norway recalled its envoy.", ("its envoy", "NOR")),
        ("Reporters criticised Chile for its silence.", ("its", "CHL")),
        ("Chile and Norway renewed their treaty.", ("their", "CHL+NOR")),
        ("In its reply, Chile refused.", ("its", "CHL")),
        ("Chile, with its long coast, fishes.", ("its", "CHL")),
        ("For Peru, ties with Chile are important because it sells copper.", ("it", "CHL")),
        ("The Norwegian government said it agreed.", ("it", "NOR")),
        ("Jonas Petrauskas stated they would stay in Chile.", ("they", "LTU")),
        ("Chilean fishermen say their boat was rammed.", ("their", "CHL")),
        ("Norway accused Chile of massing troops close to their frontier.", ("their", "CHL+NOR")),
        ("In May Norway severed relations with Chile, charging it with theft.", ("it", "CHL")),
    ],
)
def test_it_and_they_take_up_the_state_that_acts(text: str, expected: tuple[str, str]) -> None:
    assert expected in meanings(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile and Norway met in Lima. The two countries signed a pact.", ("The two countries", "CHL+NOR")),
        ("Malta met Chad. Peru and Chile talked, and the two agreed.", ("the two", "CHL+PER")),
        ("Peru and Chile met in Lima. Norway urged both sides to talk.", ("both sides", "CHL+PER")),
        ("Peru and Chile met in Lima. Each side praised the talks.", ("Each side", "CHL+PER")),
        ("Peru and Chile talked. The two foreign ministers signed a pact.", ("The two foreign ministers", "CHL+PER")),
        ("Peru and Chile talked. The two countries, split by a war, share a lake.", ("The two countries", "CHL+PER")),
        ("Peru and Chile talked. The two countries signed a pact. The presidents wept.", ("The presidents", "CHL+PER")),
        ("Chilean and Peruvian leaders met.", ("Chilean and Peruvian leaders", "CHL+PER")),
        ("Kofi Mensah flew to Lima. The head of state met farmers.", ("The head", "Kofi Mensah")),
        ("Norway thanked Chile, and both governments issued a statement.", ("both governments", "CHL+NOR")),
        ("Marta Vidal flew to Oslo. The foreign minister will return.", ("The foreign minister", "Marta Vidal")),
        ("Jonas Petrauskas left Santiago. The ambassador gave no reason.", ("The ambassador", "Jonas Petrauskas")),
        ("Oslo summoned the Chilean ambassador.", ("the Chilean ambassador", "CHL")),
        ("Kofi Mensah said his country was ready.", ("his country", "GHA")),
        ("Ecuador and Norway disagree. Envoys flew to the Andean nation.", ("the Andean nation", "ECU")),
        ("Peru and Norway met. Chile thanked its neighbour.", ("its neighbour", "PER")),
        # "the two" are the people whom the sentence before names, not the states it names beside them
        ("In Lima, Marta Vidal met Kofi Mensah of Peru. At the meeting the two spoke.", ("the two", "GHA+PRT")),
        ("NATO met on Monday. The alliance will meet again.", ("The alliance", "IGO:NATO")),
        ("Officials of the Chilean ministry spoke. Later the ministry apologised.", ("the ministry", "CHL")),
        ("Norwegian officials came to Lima. The officials left at noon.", ("The officials", "NOR")),
        ("Peru and Chile met. Norway said both had given in.", ("both", "CHL+PER")),
        ("Peru, Chile and Bolivia met. Norway urged all three to talk.", ("all three", "BOL+CHL+PER")),
        ("Peru and Chile met. The pair agreed to talk.", ("The pair", "CHL+PER")),
        ("Peru and Chile spoke; the latter's minister is due in Oslo.", ("the latter", "CHL")),
        ("Peru and Norway met. Iran called on Norway. Chile blamed its neighbour.", ("its neighbour", "PER")),
        ("Iran spoke of Jordan. The kingdom was silent.", ("The kingdom", "JOR")),
        ("Kofi Mensah, whose country had carried notes, spoke.", ("whose country", "GHA")),
        ("Officials of the Chilean ministry left. The Ministry of Foreign Affairs wept.", ("The Ministry", "CHL")),
    ],
)
def test_role_nouns_mean_whom_the_text_spoke_of(text: str, expected: tuple[str, str]) -> None:
    assert expected in meanings(text)


def test_several_meant_at_once_are_a_group() -> None:
    both = next(m for m in references("Chile and Norway met. The two countries signed.") if m.kind is MentionKind.ROLE)
    assert (both.name_kind, set(both.candidates)) == ("group", {"CHL", "NOR"})


def test_a_ministry_without_a_known_state_is_no_body_of_its_own() -> None:
    found = [m for m in references("A Foreign Ministry spokesman smiled.") if "Ministry" in m.text]
    assert all(m.candidates == () for m in found)


def test_the_body_does_not_take_up_a_caption() -> None:
    text = "Kofi Mensah waves\nThe weather was fine. He waved."
    zones = (Zone(ZoneKind.CAPTION, 0, 17), Zone(ZoneKind.BODY, 17, len(text)))
    assert [m.text for m in references(text, zones)] == []


def test_offsets_are_the_reports_own() -> None:
    text = "Marta Vidal flew to Oslo. She will see the Norwegian president."
    for mention in references(text):
        assert text[mention.start : mention.end] == mention.text


def test_an_empty_text_has_no_references() -> None:
    assert references("") == []


def test_regions_name_states_of_the_gazetteer() -> None:
    actors = load_gazetteer().actors
    unknown = {code for codes in regions().values() for code in codes if code not in actors}
    assert unknown == set()


def test_office_nouns_say_which_offices_they_stand_for() -> None:
    lacking = [n.noun for n in role_nouns().values() if n.role in ("office", "profession") and not n.offices]
    assert lacking == []
