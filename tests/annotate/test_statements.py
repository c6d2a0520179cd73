"""Statements: who said what, direct and indirect, on sentences of our own."""

from collections.abc import Callable

import pytest

from dragoman.annotate.reading import Reading

Read = Callable[[str], Reading]


def said(reading: Reading) -> list[tuple[str, str, str]]:
    """Speaker, mode and words of each statement."""
    return [(s.speaker, s.mode, s.quote) for s in reading.statements]


NORDEN = "Finland's foreign minister, Aino Virtanen, visited Oslo. "

#: Text, speaker, words said.
DIRECT = [
    ("Peru's envoy to the United Nations Jonas Berg wrote, “We must sail soon.”", "Jonas Berg", "We must sail soon."),
    (
        "Jonas Berg spoke at the port, “The ferry sails again. It is full.”",
        "Jonas Berg",
        "The ferry sails again. It is full.",
    ),
    ("Jonas Sarea came. “We sail tomorrow at noon,” Saree said.", "Jonas Sarea", "We sail tomorrow at noon,"),
    ("“The ferry sails,” said Aino Virtanen, also noting, “It is full.”", "Aino Virtanen", "It is full."),
    ("“The ferry will sail again,” said Aino Virtanen, the minister.", "Aino Virtanen", "The ferry will sail again,"),
    ('"The ferry sails," Aino Virtanen told reporters.', "Aino Virtanen", "The ferry sails,"),
    ("Aino Virtanen said: “The ferry sails again.”", "Aino Virtanen", "The ferry sails again."),
    (
        "“The ferry,” Aino Virtanen said, “sails again.”",
        "Aino Virtanen",
        "The ferry,” Aino Virtanen said, “sails again.",
    ),
    ("“The port is open,” a spokesman, Jonas Berg, said.", "Jonas Berg", "The port is open,"),
    ("“It sails,” said Aino Virtanen, who once ran the port, on Monday.", "Aino Virtanen", "It sails,"),
    (NORDEN + "“We are glad to be back,” she said.", "Aino Virtanen", "We are glad to be back,"),
    (
        "Aino Virtanen opened the port.\n\n“We are glad.\n\n“We stay,” she added.",
        "Aino Virtanen",
        "We are glad.\n\n“We stay,",
    ),
    ("“The port is open and will stay open.” — Aino Virtanen", "Aino Virtanen", "The port is open and will stay open."),
    ("''The ferry sails again,'' Aino Virtanen said.", "Aino Virtanen", "The ferry sails again,"),
    (
        "Aino Virtanen said: “The ferry sails again,” adding that it was full.",
        "Aino Virtanen",
        "The ferry sails again,",
    ),
    ("According to Aino Virtanen, “the ferry sails again at noon.”", "Aino Virtanen", "the ferry sails again at noon."),
    ("Aino Virtanen said on Monday “The ferry sails again.”", "Aino Virtanen", "The ferry sails again."),
    ("“The ferry sails,” Aino Virtanen yelled.", "Aino Virtanen", "The ferry sails,"),
    (
        "“The ferry sails again,” Aino Virtanen said.\n\n“Nobody is more pleased than we are.”",
        "Aino Virtanen",
        "Nobody is more pleased than we are.",
    ),
    (
        "Aino Virtanen said, “The ferry sails again” and “Nobody will be late for work.”",
        "Aino Virtanen",
        "Nobody will be late for work.",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "words"), DIRECT, ids=range(len(DIRECT)))
def test_direct_speech(read_said: Read, text: str, speaker: str, words: str) -> None:
    assert (speaker, "direct", words) in said(read_said(text))


#: Text, speaker, words said.
INDIRECT = [
    ("Aino Virtanen said that the port was open.", "Aino Virtanen", "the port was open"),
    ("Aino Virtanen told reporters the port was open.", "Aino Virtanen", "the port was open"),
    ("The port is open, officials in Oslo said on Monday.", "officials in Oslo", "The port is open"),
    ("Norway accused Denmark of blocking the ferry.", "Norway", "Denmark of blocking the ferry"),
    ("Norway denied the charge and said the ferry had sailed.", "Norway", "the charge and said the ferry had sailed"),
    ("Norway urged Denmark to open the port.", "Norway", "Denmark to open the port"),
    ('Norway said there were "fine boats on both shores".', "Norway", 'there were "fine boats on both shores"'),
    ("Deaths fell by 50% according to the ministry.", "ministry", "Deaths fell by 50%"),
    ("Norway called for Denmark to cut fees but at the same time raised them.", "Norway", "for Denmark to cut fees"),
    ("Norway called for an end to the dispute.", "Norway", "for an end to the dispute"),
    ("According to the port authority, the ferry sank.", "port authority", "the ferry sank"),
    ("The ferry sank, according to a Danish newspaper.", "Danish newspaper", "The ferry sank"),
    ("Aino Virtanen was quoted as saying that the port was open.", "Aino Virtanen", "the port was open"),
    ("A study by Nordic Shipping found that traffic had doubled.", "Nordic Shipping", "traffic had doubled"),
    ("The strike was condemned by Norway.", "Norway", "The strike"),
    ("Norway said the port was “a farce”.", "Norway", "the port was “a farce”"),
    ("Norway called its raids defensive in nature.", "Norway", "its raids defensive in nature"),
    ("Local papers reported the ferry to be lost.", "Local papers", "the ferry to be lost"),
    ("Some of the sailors said the ferry had sunk.", "sailors", "the ferry had sunk"),
    ("Aino Virtanen's statement said the port was open.", "Aino Virtanen", "the port was open"),
    ("Port agent and sailing master Aino Virtanen said it was open.", "Aino Virtanen", "it was open"),
    ("Norway cited the storm as its reason.", "Norway", "the storm as its reason"),
]


@pytest.mark.parametrize(("text", "speaker", "words"), INDIRECT, ids=range(len(INDIRECT)))
def test_reported_speech(read_said: Read, text: str, speaker: str, words: str) -> None:
    assert said(read_said(text)) == [(speaker, "indirect", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway did not say that the port was open.",
        "Aino Virtanen will say that the port is open.",
        "No group claimed that it had sunk the ferry.",
        "The agreement calls its signatories friends.",
        "Norway sent a ferry to Denmark.",
        "The so-called “ferry lobby” won.",
        "The feast (“harbour day”) drew crowds, protesting the new port.",
    ],
)
def test_nothing_said(read_said: Read, text: str) -> None:
    assert said(read_said(text)) == []


def test_an_attribution_between_sentences_splits(read_said: Read) -> None:
    found = said(read_said("“The ferry sails,” Aino Virtanen said. “Nobody is more pleased than we are.”"))
    assert [words for _, _, words in found] == ["The ferry sails,", "Nobody is more pleased than we are."]
    assert {speaker for speaker, _, _ in found} == {"Aino Virtanen"}


def test_speaker_and_cue_are_located_and_the_addressee_kept(read_said: Read) -> None:
    text = "Norway told Denmark that the port was open."
    (statement,) = read_said(text).statements
    assert statement.speaker_at is not None
    assert statement.cue_at is not None
    assert text[statement.speaker_at.start : statement.speaker_at.end] == "Norway"
    assert text[statement.cue_at.start : statement.cue_at.end] == "told"
    assert (statement.speaker_of, statement.addressee) == ("NOR", "Denmark")


def test_whom_it_is_said_to_stands_after_to_as_well(read_said: Read) -> None:
    (statement,) = read_said("“The port is open,” Norway said to reporters.").statements
    assert statement.addressee == "reporters"


def test_a_second_verb_of_saying_leads_on_to_a_statement_of_its_own(read_said: Read) -> None:
    found = said(read_said("“The ferry sails again,” Aino Virtanen said, adding that “nobody will be late for work.”"))
    assert [words for _, _, words in found] == ["The ferry sails again,", "nobody will be late for work."]


def test_two_that_but_joins_stand_side_by_side(read_said: Read) -> None:
    found = said(read_said("The raid was condemned by Norway, but Denmark alleged provocation."))
    assert found == [("Norway", "indirect", "The raid"), ("Denmark", "indirect", "provocation")]


def test_they_is_nobody_of_whom_the_quotation_speaks(read_said: Read) -> None:
    text = "Norwegian diplomats said: “Sailors came at noon and saw it.” They said the port was open."
    assert [speaker for speaker, _, _ in said(read_said(text))] == ["Norwegian diplomats", "Norwegian diplomats"]


def test_the_officials_are_those_who_spoke_before(read_said: Read) -> None:
    text = "Norwegian officials said the port was open. Denmark was wary. The officials said the ferry had sailed."
    found = said(read_said(text))
    assert [speaker for speaker, _, _ in found] == ["Norwegian officials", "Norwegian officials"]


def test_who_cites_says_it_once(read_said: Read) -> None:
    found = read_said("The newspaper, citing port officials, said the ferry had sunk.").statements
    assert [s.speaker for s in found] == ["newspaper"]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Oslo had a port and, according to Reuters, was the envy of all.", "Reuters", "was the envy of all"),
        (
            "Norway has paid for the ferry, according to sailors, but the ministry keeps no record of any payment.",
            "sailors",
            "Norway has paid for the ferry",
        ),
        (
            "The chief Jonas Berg said on Sunday the crew were blaming the weather.",
            "Jonas Berg",
            "the crew were blaming the weather",
        ),
        ("The ferry was too full, argued the port's lawyer, Jonas Berg.", "Jonas Berg", "The ferry was too full"),
        ("The ministry reported 1,500 lost ferries.", "ministry", "1,500 lost ferries"),
        (
            "On Monday Norsk Ferry Company announced the ferry had sailed.",
            "Norsk Ferry Company",
            "the ferry had sailed",
        ),
        ("A sailor named Wong said, “The ferry never comes back.”", "Wong", "The ferry never comes back."),
        ("Jonas Berg said, “The ferry sails”, adding, “For us it is too late”.", "Jonas Berg", "For us it is too late"),
        (
            "Jonas Berg said it was full and “We will never sail again from here.”",
            "Jonas Berg",
            "We will never sail again from here.",
        ),
        ("One of them said the ferry had sailed.", "One of them", "the ferry had sailed"),
        ("The harbour team used a lamp. They found that the ferry had sunk.", "harbour team", "the ferry had sunk"),
        ("The port closed, according to a statement by Jonas Berg.", "Jonas Berg", "The port closed"),
        ("The crew's argument was that the ferry is safe.", "crew", "the ferry is safe"),
        (
            "The paper quoted Jonas Berg as saying “The ferry is a part of the port.”",
            "Jonas Berg",
            "The ferry is a part of the port.",
        ),
        ("A report said the port was open. It also said the ferry had sailed.", "report", "the ferry had sailed"),
        ("Norwegian sailors filed a motion claiming the port is unsafe.", "Norwegian sailors", "the port is unsafe"),
    ],
)
def test_speakers_and_words_of_any_report(read_said: Read, text: str, speaker: str, words: str) -> None:
    assert (speaker, words) in [(who, what) for who, _, what in said(read_said(text))]


@pytest.mark.parametrize(
    "text",
    ["Norway declared a state of emergency.", "Oslo declared independence.", "Parliament denied funding for it."],
)
def test_what_a_word_does_is_no_statement(read_said: Read, text: str) -> None:
    assert said(read_said(text)) == []


def test_an_interview_has_a_statement_a_turn(read_said: Read) -> None:
    text = (
        "HOST: Who sails first on Monday?\nVIRTANEN: The ferry from Oslo sails.\nHOST: And then?\nVIRTANEN: The others."
    )
    assert [words for _, _, words in said(read_said(text))][1::2] == ["The ferry from Oslo sails.", "The others."]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The US has indicated no help will come.", "United States", "no help will come"),
        (
            "The harbour chief, Aino Virtanen, announced on Facebook on Tuesday there were suspects in custody.",
            "Aino Virtanen",
            "there were suspects in custody",
        ),
        ("Reuters reported on Monday, the ferry had sailed.", "Reuters", "the ferry had sailed"),
        ("According to a letter issued by Norway, the ferry will sail.", "Norway", "the ferry will sail"),
        ("Aino Virtanen posted a message on Twitter blaming Peru for the raid.", "Aino Virtanen", "Peru for the raid"),
        (
            "Aino Virtanen announced that the port closed. The statement said the ferry stays.",
            "Aino Virtanen",
            "the ferry stays",
        ),
    ],
)
def test_reported_by_whom(read_said: Read, text: str, speaker: str, words: str) -> None:
    assert (speaker, "indirect", words) in said(read_said(NORDEN + text))


def test_what_is_quoted_in_part_is_said_once(read_said: Read) -> None:
    reading = read_said(
        NORDEN + "According to Aino Virtanen, “getting the old ferry to sail once more” is the aim of the port."
    )
    assert len([mode for speaker, mode, _ in said(reading) if speaker == "Aino Virtanen"]) == 1


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("Aino Virtanen said in an interview with Petra that the ferry sails.", "in an interview with Petra"),
        ("Speaking at a summit in Lima, Aino Virtanen said the ferry sails.", "at a summit in Lima"),
        ("Aino Virtanen told a press conference that the ferry sails.", "a press conference"),
        ("Aino Virtanen said on Twitter that the ferry sails.", "on Twitter"),
        ("Aino Virtanen said on Monday that the ferry sails.", None),
    ],
)
def test_the_occasion_is_kept(read_said: Read, text: str, occasion: str | None) -> None:
    assert [statement.occasion for statement in read_said(NORDEN + text).statements] == [occasion]


ADDED = "“The ferry was late,” recalls Jonas Berg, noting that Aino Virtanen waited.\n\n“It always is,” he added."
NEWCOMER = (
    "Pedro Vidal, the harbour master, wrote that he was tired. He said that he had tried. "
    "He said that he would rest.\n\n"
    "Jonas Berg, a clerk at the port, explained that “the ferry is old and slow.”\n\n“It needs new engines,” he said."
)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (ADDED, "Jonas Berg", "It always is,"),
        (NEWCOMER, "Jonas Berg", "It needs new engines,"),
        (
            "“The ferry sails,” Jonas Berg, agent of the port of Oslo, told Harbour News on Monday.",
            "Jonas Berg",
            "The ferry sails,",
        ),
        (
            "In view of the quarrel with Peru, Jonas Berg, who once worked there, indicated that the ferry would sail.",
            "Jonas Berg",
            "the ferry would sail",
        ),
        ("Jonas Berg is also afraid that the ferry could sink.", "Jonas Berg", "the ferry could sink"),
        ("Jonas Berg was not worried about the ferry.", "Jonas Berg", "about the ferry"),
    ],
)
def test_who_goes_on_speaking(read_said: Read, text: str, speaker: str, words: str) -> None:
    found = {(who, what) for who, _, what in said(read_said(text))}
    assert (speaker, words) in found
