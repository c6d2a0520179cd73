"""Forecasts: predictions, expectations and conditionals, on sentences of our own."""

from collections.abc import Callable

import pytest

from dragoman.annotate.forecasts import annotate_forecasts
from dragoman.annotate.reading import Reading
from dragoman.model.claims import Status

Read = Callable[[str], Reading]

#: Text, words, who foresees it, status.
FORESEEN = [
    ("The ferry is expected to sink.", "The ferry is expected to sink", "author", Status.PREDICTED),
    ("Talks are likely to last into autumn.", "Talks are likely to last into autumn", "author", Status.PREDICTED),
    ("A strike would close the port.", "A strike would close the port", "author", Status.PREDICTED),
    ("“The port will be empty,” said Aino Virtanen.", "The port will be empty", "Aino Virtanen", Status.PREDICTED),
    (
        "“I will name a minister in 2031,” said Aino Virtanen.",
        "I will name a minister in 2031",
        "Aino Virtanen",
        Status.PREDICTED,
    ),
    (
        "“As long as it feeds them, they don’t care,” said Aino Virtanen.",
        "As long as it feeds them, they don’t care",
        "Aino Virtanen",
        Status.CONDITIONAL,
    ),
    ("Norway said the dispute could last a year.", "the dispute could last a year", "Norway", Status.PREDICTED),
    (
        "“If the ice melts, the port will flood,” said Aino Virtanen.",
        "If the ice melts, the port will flood",
        "Aino Virtanen",
        Status.CONDITIONAL,
    ),
]


@pytest.mark.parametrize(("text", "words", "by", "status"), FORESEEN, ids=range(len(FORESEEN)))
def test_forecasts(read_said: Read, text: str, words: str, by: str, status: Status) -> None:
    assert [(f.quote, f.voice.reporter, f.status) for f in annotate_forecasts(read_said(text))] == [(words, by, status)]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank.",
        "Norway opposed a line that would make the sea smaller.",
        "“We must help others if we expect them to help us,” said Aino Virtanen.",
        "Aino Virtanen will fly to Oslo on Tuesday.",
        "“We will pay,” said Aino Virtanen.",
        "Will the port be empty?",
        "The crew could not swim.",
        "Norway would like to help.",
        "The ferry would have sunk.",
        "“Without Norway the zone would've sunk,” said Aino Virtanen.",
        "Norway said no person shall sail without a licence.",
        "The crew projected pictures onto the wall.",
        "Norway expects answers from Denmark.",
        "May the wounded recover soon.",
        "Whenever it rained, the road would flood.",
        "They would come home late and sleep.",
        "I would buy bread there.",
        "Such payments could be called a bribe.",
        "Aino Virtanen said the crew could not swim.",
        "The court ruled that the port could see his papers.",
        "“If there ever was a time for it, that time has passed,” said Aino Virtanen.",
    ],
)
def test_no_forecast(read_said: Read, text: str) -> None:
    assert annotate_forecasts(read_said(text)) == []


def test_horizon_actors_and_words(read_said: Read) -> None:
    (found,) = annotate_forecasts(read_said("Norway's exports to Denmark\nare expected to double by 2030."))
    assert found.horizon is not None
    assert found.horizon.endswith("2030")
    assert found.due.latest is not None
    assert found.due.latest.year == 2030
    assert found.actors == ("NOR", "DNK")
    assert "\n" not in found.says


@pytest.mark.parametrize(
    "text",
    [
        "The trade could double by 2030.",
        "The storm is not expected to reach Oslo.",
        "“So it will sink,” said Aino Virtanen.",
    ],
)
def test_open_forecasts(read_said: Read, text: str) -> None:
    assert annotate_forecasts(read_said(text))
