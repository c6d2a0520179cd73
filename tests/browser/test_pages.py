import html
import json
from pathlib import Path
from random import Random
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from dragoman.model.facts import claim_to_fact
from dragoman.record import open_record
from tests.browser.addresses import PROBLEMS, STATES, TYPES, page_types, type_of
from tests.browser.conftest import Desk, watched

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SEED = 20261129


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA, a line each."""
    page.evaluate(AXE)
    found = page.evaluate(f"axe.run(document, {json.dumps(WCAG)})")
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"][:3]]


def test_every_page_type_is_found(page: Page, desk: Desk) -> None:
    assert set(TYPES) <= {type_of(path) for path in page_types(page, desk.base)}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_type_is_accessible(chromium: Browser, desk: Desk, scheme: Literal["light", "dark"]) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page = watched(context.new_page(), desk)
    found = {}
    for path in (*page_types(page, desk.base), *PROBLEMS):
        page.goto(desk.base + path)
        if told := violations(page):
            found[path] = told
    context.close()
    assert found == {}
    assert desk.troubles == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_state_of_a_page_is_accessible(chromium: Browser, worked: Desk, scheme: Literal["light", "dark"]) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page = watched(context.new_page(), worked)
    port = worked.base.rpartition(":")[2]
    context.add_cookies([{"name": f"dragoman-reviewer-{port}", "value": "Ana", "url": worked.base}])
    found = {}
    for path in STATES:
        page.goto(worked.base + path)
        if told := violations(page):
            found[path] = told
    context.clear_cookies()
    for path in ("/", "/login?word=wrong"):
        page.goto(worked.base + path)
        if told := violations(page):
            found[path] = told
    context.close()
    assert found == {}


def test_narrow_pages_are_accessible(chromium: Browser, desk: Desk) -> None:
    """Target sizes, folded menus and filters differ there."""
    context = chromium.new_context(viewport={"width": 320, "height": 700}, color_scheme="dark")
    page = watched(context.new_page(), desk)
    found = {}
    for path in page_types(page, desk.base):
        page.goto(desk.base + path)
        if told := violations(page):
            found[path] = told
    context.close()
    assert found == {}


@pytest.mark.parametrize("width", [320, 768])
def test_no_page_scrolls_sideways(chromium: Browser, desk: Desk, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 700})
    page = watched(context.new_page(), desk)
    wide = {}
    for path in (*page_types(page, desk.base), *PROBLEMS):
        page.goto(desk.base + path)
        reach = page.evaluate("document.documentElement.scrollWidth")
        if reach > width:
            wide[path] = reach
    context.close()
    assert wide == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_of_an_empty_record_says_what_to_do(
    chromium: Browser, empty_desk: Desk, scheme: Literal["light", "dark"]
) -> None:
    context = chromium.new_context(color_scheme=scheme)
    page = watched(context.new_page(), empty_desk)
    for path in page_types(page, empty_desk.base):
        answer = page.goto(empty_desk.base + path)
        assert answer is not None
        assert answer.status == 200, path
        assert page.locator("h1").count() == 1, path
        assert violations(page) == [], path
    context.close()
    assert empty_desk.troubles == []


def test_two_hundred_claims_are_lit_where_they_stand(page: Page, desk: Desk, record: Path) -> None:
    with open_record(record) as opened:
        claims = opened.claims()
    chosen = Random(SEED).sample(claims, min(200, len(claims)))
    # By report: within one, only the address's end changes, which is what the script of the page answers to.
    for claim in sorted(chosen, key=lambda claim: claim.report.id):
        name = str(claim_to_fact(claim)["id"])
        page.goto(f"{desk.base}/report/{claim.report.id}#{name}")
        lit = page.eval_on_selector_all("mark.aimed", "all => all.map(mark => mark.textContent).join('')")
        assert html.unescape(lit) == claim.quote, name


def test_from_start_to_evidence_by_click(page: Page, desk: Desk) -> None:
    page.goto(desk.base + "/")
    page.locator("main .line .what a").first.click()
    page.locator("main .side a[href^='/report/']").first.click()
    assert "/report/" in page.url
    assert page.locator("mark.aimed, .asked").count() >= 1
    page.go_back()
    page.go_back()
    assert page.url == desk.base + "/"


def test_from_start_to_evidence_by_keyboard(page: Page, desk: Desk) -> None:
    page.goto(desk.base + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for aim in ("main .line .what a", "main .side a[href^='/report/']"):
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate(f'document.activeElement.matches("{aim}")'):
                break
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert "/report/" in page.url
    assert page.locator("mark.aimed, .asked").count() >= 1
