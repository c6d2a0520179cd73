"""The shipped encoder loads only as recorded, and cuts what is too long around both marks."""

import shutil
from pathlib import Path

import pytest

from dragoman.annotate.encoder import MAX_TOKENS, Marked, load_encoder, model_folder, read_encoder
from dragoman.errors import IntegrityError
from dragoman.model.text import Span


def test_another_models_bytes_are_refused(tmp_path: Path) -> None:
    for name in ("labels.json", "tokenizer.json"):
        shutil.copy(model_folder() / name, tmp_path / name)
    (tmp_path / "encoder.onnx").write_bytes(b"something else")
    with pytest.raises(IntegrityError, match=r"encoder\.onnx"):
        read_encoder(tmp_path)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(IntegrityError, match="not there"):
        read_encoder(tmp_path)


def test_probabilities_sum_to_one() -> None:
    (scores,) = load_encoder().read([Marked("Chad met Mali.", Span(0, 4), Span(9, 13))])
    assert sum(scores.types.values()) == pytest.approx(1.0)
    assert sum(scores.statuses.values()) == pytest.approx(1.0)


@pytest.mark.parametrize("gap", [5, 60, 400])
def test_long_sentences_are_read_around_both_marks(gap: int) -> None:
    text = "so " * 200 + "Chad " + "and so on " * gap + "Mali " + "indeed " * 200
    source, target = text.index("Chad"), text.index("Mali")
    encoder = load_encoder()
    (row,) = encoder._rows([Marked(text, Span(source, source + 4), Span(target, target + 4))])
    assert len(row) <= MAX_TOKENS
    assert all(row.count(mark) == 1 for mark in (encoder.marks[0], encoder.marks[2]))
