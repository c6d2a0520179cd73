import json
import re

import pytest

from dragoman.export.forms import CLAIMS, Told

ROW = {
    "id": "event-1", "report": "wire_1", "start": 0, "end": 5, "quote": "{a}\n*b* \\x", "kind": "event",
    "status": "denied",
    "type": "AID", "source": ["AZE"], "target": [], "outlet": "Courier & Sons", "title": "50% {more}",
    "published_earliest": "2023-03-29", "published_latest": "2023-03-29", "url": "https://courier.example/a_b",
}  # fmt: skip


@pytest.mark.parametrize("ending", sorted(CLAIMS))
@pytest.mark.parametrize(("total", "cut"), [(1, False), (5, True)])
def test_every_form_says_where_it_is_cut(ending: str, total: int, cut: bool) -> None:
    text = "".join(CLAIMS[ending].write([ROW], Told(("id", "quote"), total, 1)))
    assert ("the first 1 of 5" in text) is cut


def test_nothing_is_a_file_too() -> None:
    texts = {ending: "".join(form.write([], Told(("id",), 0, 9))) for ending, form in CLAIMS.items()}
    assert json.loads(texts["json"]) == {"items": [], "total": 0, "cut": None}
    assert texts["csv"] == "\ufeffid\r\n"
    assert (texts["jsonl"], texts["bib"]) == ("", "")


def test_json_is_read_back() -> None:
    assert json.loads("".join(CLAIMS["json"].write([ROW, ROW], Told((), 2, 9))))["items"] == [ROW, ROW]


def test_signs_of_markdown_and_tex_are_text() -> None:
    assert "\\*b\\* \\\\x" in "".join(CLAIMS["md"].write([ROW], Told((), 1, 9)))
    entry = "".join(CLAIMS["bib"].write([ROW], Told((), 1, 9)))
    assert "title = {50\\% \\{more\\}}" in entry
    assert "howpublished = {Courier \\& Sons}" in entry
    bare = re.sub(r"\\[{}]", "", entry)
    assert bare.count("{") == bare.count("}")
