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
    ("Norway called for an end to the dispute.", "Norway", "for an end to the dispute"),
    ("According to the port authority, the ferry sank.", "port authority", "the ferry sank"),
    ("The ferry sank, according to a Danish newspaper.", "Danish newspaper", "The ferry sank"),
    ("Aino Virtanen was quoted as saying that the port was open.", "Aino Virtanen", "the port was open"),
    ("A study by Nordic Shipping found that traffic had doubled.", "Nordic Shipping", "traffic had doubled"),
    ("The strike was condemned by Norway.", "Norway", "The strike"),
    ("Norway said the port was “a farce”.", "Norway", "the port was “a farce”"),
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


def test_the_officials_are_those_who_spoke_before(read_said: Read) -> None:
    text = "Norwegian officials said the port was open. Denmark was wary. The officials said the ferry had sailed."
    found = said(read_said(text))
    assert [speaker for speaker, _, _ in found] == ["Norwegian officials", "Norwegian officials"]


def test_who_cites_stands_outside_who_is_cited(read_said: Read) -> None:
    found = read_said("The newspaper, citing port officials, said the ferry had sunk.").statements
    assert [(s.speaker, s.voice.chain) for s in found] == [("newspaper", ()), ("port officials", ("newspaper",))]


def test_an_interview_has_a_statement_a_turn(read_said: Read) -> None:
    text = (
        "HOST: Who sails first on Monday?\nVIRTANEN: The ferry from Oslo sails.\nHOST: And then?\nVIRTANEN: The others."
    )
    assert [words for _, _, words in said(read_said(text))][1::2] == ["The ferry from Oslo sails.", "The others."]
