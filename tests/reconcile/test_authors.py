"""Expectations counted by whoever voiced them."""

from typing import Any

from dragoman.reconcile.authors import AuthorScore, score_authors

_OUTLETS = {"a": "The Courier", "b": None}


def _told(by: str, says: str, outcome: str, late: bool = False, report: str = "a") -> dict[str, Any]:
    return {"by": by, "says": says, "outcome": outcome, "late": late, "report": report}


def test_the_share_counts_what_came_in_time_or_late_among_what_is_resolved() -> None:
    rows = [
        _told("Ama Mensah", "one", "borne out"),
        _told("Ama Mensah", "two", "borne out", late=True),
        _told("Ama Mensah", "three", "refuted"),
        _told("Ama Mensah", "four", "open"),
    ]
    (score,) = score_authors(rows, [], _OUTLETS)
    assert score == AuthorScore("Ama Mensah", 1, 1, 1, 1)
    assert score.row() == {
        "by": "Ama Mensah",
        "borne_out": 1,
        "late": 1,
        "refuted": 1,
        "open": 1,
        "made": 4,
        "resolved": 3,
        "share": 0.667,
    }


def test_too_few_resolved_have_no_share() -> None:
    rows = [_told("Ama Mensah", "one", "borne out"), _told("Ama Mensah", "two", "refuted")]
    assert score_authors(rows, [], _OUTLETS)[0].share is None


def test_the_names_of_a_person_are_one_author_unless_two_bear_the_surname() -> None:
    persons = [{"name": "Ama Mensah", "forms": ["A. Mensah", "Ama Mensah"]}, {"name": "Luis Soto", "forms": ["Soto"]}]
    rows = [_told("Mensah", "one", "open"), _told("Ama Mensah", "two", "open")]
    assert [score.by for score in score_authors(rows, persons, _OUTLETS)] == ["Ama Mensah"]
    two = [*persons, {"name": "Kofi Mensah", "forms": ["Kofi Mensah"]}]
    assert [score.by for score in score_authors(rows, two, _OUTLETS)] == ["Ama Mensah", "Mensah"]


def test_what_a_report_foretells_itself_is_its_outlets() -> None:
    rows = [_told("author", "one", "open"), _told("author", "two", "open", report="b")]
    assert [score.by for score in score_authors(rows, [], _OUTLETS)] == ["The Courier", "b"]


def test_the_same_words_again_count_once_as_resolved_where_any_is() -> None:
    rows = [_told("Mensah", "It will open.", "open"), _told("Mensah", "it will open", "refuted", report="b")]
    (score,) = score_authors(rows, [], _OUTLETS)
    assert (score.refuted, score.open) == (1, 0)
