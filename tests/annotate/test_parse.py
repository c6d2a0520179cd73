"""What the parser is given, and how long it may take over what no sentence is."""

from time import perf_counter

import pytest

from dragoman.annotate.parse import MAX_SENTENCE, coded_text, parse_reports
from dragoman.model.text import Report, Zone, ZoneKind
from dragoman.pipeline import code_reports
from dragoman.settings import Settings


def test_what_is_not_coded_is_blank_and_offsets_stay() -> None:
    text = "Subscribe now\nThe ferry sank.\n"
    zones = (Zone(ZoneKind.BOILERPLATE, 0, 14), Zone(ZoneKind.BODY, 14, len(text)))
    assert coded_text(Report("own", text, zones=zones)) == " " * 13 + "\nThe ferry sank.\n"


def test_what_is_too_long_for_a_word_is_blank() -> None:
    kept = "y" * 199
    assert coded_text(Report("own", f"See {'x' * 200} and {kept} now.")) == f"See {' ' * 200} and {kept} now."


def test_what_runs_on_without_a_stop_is_cut() -> None:
    ((_, doc),) = parse_reports([Report("own", "he said " * 400)], 10_000)
    assert not isinstance(doc, Exception)
    assert max(len(sentence) for sentence in doc.sents) <= MAX_SENTENCE + 1


#: Twelve thousand characters of each took minutes before such runs were cut or blanked; a second or two now.
@pytest.mark.parametrize("piece", ['"', "“", "1-", "he said ", "Iran said that ", "$1 ", "\n", "1 March 2020 "])
def test_odd_texts_are_coded_in_linear_time(piece: str) -> None:
    text = f"Kenya thanked Ghana. {piece * (12_000 // len(piece))}"
    began = perf_counter()
    (outcome,) = code_reports([Report("own", text)], Settings())
    assert not isinstance(outcome, Exception)
    assert perf_counter() - began < 20
