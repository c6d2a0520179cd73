"""The reviewer's desk in a real browser: from the keyboard alone, and nothing lost or done by accident."""

import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from playwright.sync_api import Browser

from dragoman.record import open_record
from dragoman.record.ledger import Ledger, ledger
from dragoman.serve import review_queue
from tests.browser.conftest import serving

COUNT_CLICKS = "window.pressed = 0; addEventListener('mousedown', () => { window.pressed += 1 }, true)"


@pytest.fixture(scope="module")
def served(read_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, Path]]:
    """A server over the bundled reports: its address, a login address, the record."""
    path = Path(copyfile(read_once, tmp_path_factory.mktemp("desk") / "record.db"))
    with pytest.MonkeyPatch.context() as patched:
        # The order is waited for, so that a busy machine gives the same claims.
        patched.setattr(review_queue, "_PATIENCE", 60)
        for desk in serving(path):
            yield desk.base, desk.login, path


@pytest.fixture(scope="module")
def page(served: tuple[str, str, Path], chromium: Browser) -> Iterator[Any]:
    """A logged-in browser whose reviewer gave a name, by keys."""
    base, login, _ = served
    context = chromium.new_context()
    tab: Any = context.new_page()
    tab.add_init_script(COUNT_CLICKS)
    troubles: list[str] = []
    tab.on("console", lambda told: troubles.append(told.text) if told.type == "error" else None)
    tab.on("pageerror", lambda error: troubles.append(str(error)))
    tab.goto(login)
    tab.goto(f"{base}/review")
    tab.keyboard.type("Ana")
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    yield tab
    context.close()
    assert not troubles


@pytest.fixture
def desk(served: tuple[str, str, Path], page: Any) -> Any:
    """The browser at the queue."""
    page.goto(f"{served[0]}/review")
    return page


def book(served: tuple[str, str, Path]) -> Ledger:
    with open_record(served[2]) as opened:
        return ledger(opened.database)


def claim_at(desk: Any) -> str:
    return str(desk.locator("#deciding input[name=claim]").get_attribute("value"))


def press(desk: Any, key: str) -> None:
    """Press a key that leads to another page."""
    with desk.expect_navigation():
        desk.keyboard.press(key)


def test_fifty_claims_by_keys_alone(served: tuple[str, str, Path], desk: Any) -> None:
    keys = ("a", "x", "2", "s", "a")
    before = len(book(served).entries)
    started, seen = time.monotonic(), []
    for number in range(50):
        claim = claim_at(desk)
        seen.append(claim)
        press(desk, keys[number % len(keys)])
        last = book(served).entries[-1]
        assert (last.claim, last.by) == (claim, "Ana")
        assert desk.evaluate("document.activeElement.tagName") == "H1"
        assert desk.evaluate("window.pressed") == 0
    assert len(set(seen)) == 50
    assert len(book(served).entries) == before + 50
    assert time.monotonic() - started < 120


def test_what_happened_is_told_and_undone_by_key(served: tuple[str, str, Path], desk: Any) -> None:
    claim = claim_at(desk)
    press(desk, "a")
    desk.wait_for_function("document.getElementById('told').textContent.startsWith('Accepted: ')")
    press(desk, "u")
    assert claim_at(desk) == claim
    assert not book(served).entries[-1].holds


def test_typing_in_a_field_does_nothing_else(served: tuple[str, str, Path], desk: Any) -> None:
    count, address = len(book(served).entries), desk.url
    desk.keyboard.press("n")
    assert desk.evaluate("document.activeElement.id") == "note"
    desk.keyboard.type("axs jk?gt 123 u")
    desk.wait_for_timeout(300)
    assert (len(book(served).entries), desk.url) == (count, address)
    assert desk.locator("#note").input_value() == "axs jk?gt 123 u"
    assert not desk.locator("#keyhelp").evaluate("dialog => dialog.open")
    desk.keyboard.press("Escape")
    assert not desk.locator("#noting").evaluate("panel => panel.open")


def test_keys_with_modifiers_and_keys_being_composed_do_nothing(served: tuple[str, str, Path], desk: Any) -> None:
    count, address = len(book(served).entries), desk.url
    for key in ("Control+a", "Alt+x", "Control+u", "Tab"):
        desk.keyboard.press(key)
    desk.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', isComposing: true, bubbles: true}))"
    )
    desk.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', repeat: true, bubbles: true}))")
    desk.wait_for_timeout(300)
    assert (len(book(served).entries), desk.url) == (count, address)


def test_moving_helping_going(served: tuple[str, str, Path], desk: Any) -> None:
    first = claim_at(desk)
    press(desk, "j")
    assert claim_at(desk) != first
    press(desk, "k")
    assert claim_at(desk) == first
    desk.keyboard.press("?")
    assert desk.locator("#keyhelp").evaluate("dialog => dialog.open")
    desk.keyboard.press("a")
    desk.keyboard.press("Escape")
    assert not desk.locator("#keyhelp").evaluate("dialog => dialog.open")
    assert claim_at(desk) == first
    desk.keyboard.press("g")
    press(desk, "h")
    assert desk.url.endswith("/history")


def test_a_span_is_taken_by_selecting(served: tuple[str, str, Path], desk: Any) -> None:
    desk.goto(f"{served[0]}/review?kind=event")
    claim = claim_at(desk)
    desk.keyboard.press("c")
    assert desk.evaluate("document.activeElement.id") == "f-quote"
    desk.evaluate(
        """() => {
            const node = document.querySelector("#context mark.quote").firstChild;
            getSelection().setBaseAndExtent(node, 0, node, node.data.length - 4);
            document.dispatchEvent(new MouseEvent("mouseup"));
        }"""
    )
    desk.wait_for_function("document.getElementById('f-to').value !== document.getElementById('context').dataset.end")
    with desk.expect_navigation():
        desk.locator("#correcting form button").press("Enter")
    entry = book(served).entries[-1]
    assert (entry.claim, entry.verdict) == (claim, "correct")
    with open_record(served[2]) as opened:
        old, made = opened.claim(claim), opened.claim(entry.made_claim)
    assert made.span.start == old.span.start
    assert made.quote == old.quote[:-4]


def test_keys_off_and_set_otherwise(served: tuple[str, str, Path], desk: Any) -> None:
    desk.goto(f"{served[0]}/settings")
    desk.locator("#k-accept").fill("y")
    with desk.expect_navigation():
        desk.locator("#k-accept").press("Enter")
    desk.goto(f"{served[0]}/review")
    count = len(book(served).entries)
    desk.keyboard.press("a")
    desk.wait_for_timeout(200)
    assert len(book(served).entries) == count
    press(desk, "y")
    assert len(book(served).entries) == count + 1
    desk.goto(f"{served[0]}/settings")
    desk.locator("input[name=mode][value=off]").check()
    with desk.expect_navigation():
        desk.get_by_role("button", name="Keep the keys").press("Enter")
    desk.goto(f"{served[0]}/review")
    desk.keyboard.press("y")
    desk.wait_for_timeout(200)
    assert len(book(served).entries) == count + 1


def test_the_desk_without_scripts(served: tuple[str, str, Path], page: Any) -> None:
    base, _, _ = served
    state = page.context.storage_state()
    plain = page.context.browser.new_context(java_script_enabled=False, storage_state=state).new_page()
    plain.goto(f"{base}/review")
    claim = claim_at(plain)
    with plain.expect_navigation():
        plain.locator("button[value=accept]").click()
    assert plain.locator("#told").inner_text().startswith("Accepted: ")
    assert (book(served).entries[-1].claim, book(served).entries[-1].verdict) == (claim, "accept")
    with plain.expect_navigation():
        plain.locator(".told button").click()
    assert claim_at(plain) == claim
    plain.locator("#correcting > summary").click()
    plain.locator("#f-quote").fill("words that stand nowhere")
    with plain.expect_navigation():
        plain.locator("#correcting form button").click()
    assert "does not stand in its text" in plain.locator("[role=alert]").inner_text()
    assert plain.locator("#f-quote").input_value() == "words that stand nowhere"
    plain.context.close()
