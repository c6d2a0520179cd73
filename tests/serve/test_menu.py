"""The menu leads everywhere, and what it leads to is there."""

import re

import pytest
from starlette.testclient import TestClient

from dragoman.serve.rendering import MENU


@pytest.mark.parametrize("address", [address for address, _ in MENU])
def test_every_entry_of_the_menu_is_answered(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.text.count(f'href="{address}" aria-current="page"') >= 2, "once in each form of the menu"


def test_a_report_without_a_title_goes_by_its_first_words(client: TestClient) -> None:
    page = client.get("/reports?limit=200").text
    called = re.findall(r'<p class="what"><a href="/report/([^"]+)"><bdi>(.*?)</bdi>', page)
    assert called
    assert all(words and words != name for name, words in called)


def test_an_outlet_with_a_line_end_in_its_name_is_looked_for(client: TestClient) -> None:
    answer = client.get("/source/The%0AFjord")
    assert answer.status_code == 404
    assert "no report of an outlet of this name" in answer.text
