import re

import pytest
from markupsafe import Markup

from dragoman.serve.shown import dated, plain, shown


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\u2066", "\ufeff", "\u061c", "\x9b"])
def test_hidden_characters_are_marked_and_kept(character: str) -> None:
    said = str(plain(f"a{character}b"))
    assert f'data-code="U+{ord(character):04X}"' in said
    assert re.sub(r"<[^>]+>", "", said) in (f"a{character}b", "a\ufffdb")


def test_text_is_escaped_and_isolated() -> None:
    assert shown("<b>&") == Markup("<bdi>&lt;b&gt;&amp;</bdi>")


@pytest.mark.parametrize("text", ["İlham Əliyev", "می‌خواهم", "👨‍👩‍👧", "שלום", "line\nline\tend"])
def test_ordinary_text_stays(text: str) -> None:
    assert plain(text) == text


def test_what_is_no_text_is_shown_as_such() -> None:
    assert plain("a\ud800b") == "a\ufffdb"


def test_dates_are_kept_in_one_piece_and_nothing_else_is_believed() -> None:
    assert dated("2023-03-29 to 2023-04") == (
        '<span class="days">2023-03-29</span> to <span class="days">2023-04</span>'
    )
    assert dated("<b>2023</b>") == "&lt;b&gt;2023&lt;/b&gt;"
