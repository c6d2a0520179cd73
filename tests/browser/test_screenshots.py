"""Pictures of the main views for the documentation: DRAGOMAN_SCREENSHOTS=docs/screens writes them, else nothing."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Desk, watched
from tests.browser.pictures import light

FOLDER = os.environ.get("DRAGOMAN_SCREENSHOTS", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="DRAGOMAN_SCREENSHOTS names no folder")
#: A picture in the documentation: more would make the repository heavy.
_MOST_BYTES = 150_000
_VIEWS = ("/", "/claims", "/timeline?actor=COL", "/map", "/sources")
#: Single things: the view that links to one, and what its link looks like.
_SINGLES = {
    "report": ("/reports", r"^/report/[^?#]+$"),
    "dyad": ("/", r"^/dyad/"),
    "occurrence": ("/occurrences?least=2", r"^/occurrence/"),
    "disagreement": ("/disagreements", r"^/disagreement/"),
}


def test_pictures_of_the_main_views(chromium: Browser, desk: Desk) -> None:
    context = chromium.new_context(viewport={"width": 1120, "height": 760}, color_scheme="light")
    page = watched(context.new_page(), desk)
    for path in _VIEWS:
        _take(page, desk.base + path, re.sub(r"\W.*", "", path.strip("/")) or "start")
    for name, (view, pattern) in _SINGLES.items():
        page.goto(desk.base + view)
        links = page.eval_on_selector_all("main a[href]", "all => all.map(a => a.getAttribute('href'))")
        _take(page, desk.base + next(link for link in links if re.match(pattern, link)), name)
    page.goto(f"{desk.base}/review?kind=event")
    page.locator("#name").fill("Ana")
    with page.expect_navigation():
        page.get_by_role("button", name="Go on").click()
    _take(page, page.url, "review")
    context.close()
    assert desk.troubles == []


def _take(page: Page, address: str, name: str) -> None:
    page.goto(address)
    target = Path(FOLDER) / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(light(page.screenshot(animations="disabled", scale="css")))
    assert target.stat().st_size < _MOST_BYTES, name
