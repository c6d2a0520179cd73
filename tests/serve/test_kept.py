from pathlib import Path

import pytest

from dragoman.serve import kept
from dragoman.serve.desk import Desk
from dragoman.serve.doors import Doors
from dragoman.serve.pages import AHEAD
from dragoman.serve.questions import Question
from dragoman.settings import Settings


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "r.db", Settings(), Doors.at("127.0.0.1", 8321, "token"))


def test_what_lasts_is_made_anew_when_the_record_says_something_else(desk: Desk) -> None:
    made = iter(range(9))
    assert [desk.lasting("x", stamp, lambda: next(made)) for stamp in ("a", "a", "b", "a")] == [0, 0, 1, 2]


def test_other_questions_do_not_push_out_what_unfiltered_views_show(desk: Desk) -> None:
    kept.warm(desk, AHEAD)
    with desk.session() as session:
        first = kept.facets(desk, session, Question())
        assert kept.facets(desk, session, Question(limit="3")) is first
        assert kept.edges(desk, session, Question(order="oldest")) is kept.edges(desk, session, Question())
        for number in range(300):
            desk.remembered(("other", number), int)
        assert kept.facets(desk, session, Question()) is first
        assert kept.facets(desk, session, Question(kind=("event",))) is not first
