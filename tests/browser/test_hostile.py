"""What reports, reviewers and addresses say is shown as words, never run: in every view, every file, every form."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from urllib.parse import quote, urlencode, urljoin

import pytest
from playwright.sync_api import Browser, Dialog, Page

from dragoman.record import open_record
from tests.browser.addresses import page_types
from tests.browser.conftest import Desk, add_job, serving, watched
from tests.browser.hostile import STRINGS
from tests.browser.hostile_record import hostile_record

#: What of the page came from a string: elements that no template has, handlers, styles, addresses that run.
_INJECTED = """() => {
  const told = (list, why) => [...list].map(one => why + ": " + one.outerHTML.slice(0, 200));
  const all = [...document.querySelectorAll("*")];
  const names = "b, img, iframe, object, video, source, math, base, template, body style, body meta, body link";
  const runs = /^\\s*(javascript|data|vbscript):/i;
  return [
    ...(window.ran === undefined ? [] : ["it ran"]),
    ...told(document.querySelectorAll(names), "element"),
    ...told(document.querySelectorAll("body script, svg script, main title:not(svg title)"), "script"),
    ...told(all.filter(one => one.getAttributeNames().some(name => /^on|^style$|^srcdoc$/.test(name))), "attribute"),
    ...told(all.filter(one => runs.test(one.getAttribute("href") || "") || runs.test(one.getAttribute("src") || "")
      || runs.test(one.getAttribute("action") || "")), "address"),
    ...told([...document.links].filter(one => new URL(one.href?.baseVal ?? one.href, location).host !== location.host),
      "another host"),
  ];
}"""
#: Files that browsers would run were they opened as pages of this server.
_RUNNABLE = ("text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "application/xml")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "made.db"
    hostile_record(path)
    return path


@pytest.fixture
def hostile(made: Path, tmp_path: Path) -> Iterator[Desk]:
    """A server over the hostile record, with a hostile job."""
    path = Path(copyfile(made, tmp_path / "record.db"))
    add_job(path, STRINGS[1])
    yield from serving(path)


@pytest.fixture
def page(chromium: Browser, hostile: Desk) -> Iterator[Page]:
    """A logged-in page over the hostile record, in which no dialog opens and nothing fails or runs."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()

    def noted(dialog: Dialog) -> None:
        hostile.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    tab.on("dialog", noted)
    yield watched(tab, hostile)
    context.close()
    # A hostile filter may be refused (4xx), which Chromium tells as an error; nothing else may be.
    assert [one for one in hostile.troubles if "responded with a status of 4" not in one] == []


def look(page: Page, address: str) -> int:
    """Go there; the answer's status. Fails where something of the page was made by a string."""
    answer = page.goto(address)
    assert answer is not None
    assert page.evaluate(_INJECTED) == [], address
    return answer.status


def links_of(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("main a[href]", "all => all.map(a => a.getAttribute('href'))")
    return found


def test_every_page_shows_hostile_words_as_words(page: Page, hostile: Desk) -> None:
    paths = page_types(page, hostile.base)
    assert len(paths) > 25
    inner = set()
    for path in paths:
        assert look(page, hostile.base + path) == 200, path
        inner |= {link.partition("#")[0] for link in links_of(page)}
    singles = sorted(
        link for link in inner if link.startswith(("/claim/", "/disagreement/", "/occurrence/", "/source/"))
    )
    pages = [link for link in singles if not link.rpartition("/")[2].startswith("cite.")]
    for path in pages[:: max(1, len(pages) // 80)]:
        assert look(page, urljoin(hostile.base, path)) == 200, path


def test_every_report_shows_its_own_characters(page: Page, hostile: Desk, made: Path) -> None:
    with open_record(made) as record:
        reports = {report.id: report for report in record.reports()}
    page.goto(f"{hostile.base}/reports?limit=200")
    links = page.eval_on_selector_all("main .what a", "all => all.map(a => [a.getAttribute('href'), a.textContent])")
    assert len(links) == len(reports)
    by_path = {f"/report/{quote(name)}": report for name, report in reports.items()}
    for path, words in links:
        report = by_path[path]
        assert look(page, hostile.base + path) == 200, path
        assert page.locator("h1").text_content() == words
        shown = page.eval_on_selector_all("article.text .chars", "all => all.map(one => one.textContent).join('')")
        assert shown == report.text, report.id


def test_every_file_is_handed_out_as_a_file(page: Page, hostile: Desk, tmp_path: Path) -> None:
    files: dict[str, str] = {}
    apart = page.context.new_page()
    for path in page_types(page, hostile.base):
        page.goto(hostile.base + path)
        for link in page.eval_on_selector_all("main a[download]", "all => all.map(a => a.getAttribute('href'))"):
            files.setdefault(link.partition("?")[0], link)
    assert len(files) > 15
    for path, link in files.items():
        answer = page.request.get(urljoin(hostile.base, link))
        if answer.status == 404:  # no original is kept of reports that were made here
            assert path.endswith("/original")
            continue
        assert answer.status == 200, link
        headers = answer.headers
        assert headers["x-content-type-options"] == "nosniff", link
        kind = headers["content-type"].partition(";")[0]
        assert kind not in _RUNNABLE or "attachment" in headers.get("content-disposition", ""), link
        if kind in _RUNNABLE:
            # As a reader opens it from the folder of downloads, where no header of the server holds.
            kept = tmp_path / f"kept{len(list(tmp_path.iterdir()))}.html"
            kept.write_bytes(answer.body())
            apart.goto(kept.as_uri())
            assert apart.evaluate("window.ran") is None, link
            assert apart.locator("img, iframe, object, video, math, base, script").count() == 0, link


_VIEWS = ("claims", "timeline", "occurrences", "disagreements", "figures", "expectations", "network", "map", "reports",
          "sources", "review", "history", "conflicts", "jobs", "dyad/NOR/CHL", "actor/NOR", "")  # fmt: skip
_FILTERS = ("words", "actor", "dyad", "outlet", "type", "status", "kind", "since", "until", "known", "order", "after",
            "measures", "report", "least", "limit", "by", "question", "claim", "pool", "settled", "done")  # fmt: skip


@pytest.mark.parametrize("part", range(3))
def test_hostile_addresses_are_answered_with_words(page: Page, hostile: Desk, part: int) -> None:
    for number, said in list(enumerate(STRINGS))[part::3]:
        view = _VIEWS[number % len(_VIEWS)]
        names = [_FILTERS[number % len(_FILTERS)], "words"] if number % 2 else ["words"]
        status = look(page, f"{hostile.base}/{view}?{urlencode([(name, said) for name in names])}")
        assert status < 500, (view, names, said)
        if number % 7 == 0:
            assert look(page, f"{hostile.base}/{('claim', 'report', 'source', 'job')[number % 4]}/{quote(said)}") < 500


def test_hostile_words_in_the_search_come_back_as_they_were_typed(page: Page, hostile: Desk) -> None:
    for said in STRINGS[:25]:
        page.goto(hostile.base + "/")
        page.locator("#find").fill(said)
        with page.expect_navigation():
            page.locator("#find").press("Enter")
        assert page.evaluate(_INJECTED) == [], said
        assert page.locator("main input[name=words]").input_value() == page_words(said)


def page_words(said: str) -> str:
    """What a one-line field makes of the words."""
    return said.replace("\n", "").strip()


@pytest.mark.parametrize("start", [0, 6, 11, 17, 22])
def test_hostile_reviewers_notes_and_reasons_are_kept_as_words(page: Page, hostile: Desk, start: int) -> None:
    name, note, reason = (STRINGS[(start + 25 * step) % len(STRINGS)] for step in (0, 1, 2))
    page.goto(f"{hostile.base}/review")
    page.locator("#name").fill(name.strip()[:60])
    with page.expect_navigation():
        page.get_by_role("button", name="Go on").click()
    assert page.evaluate(_INJECTED) == []
    page.locator("#noting > summary").click()
    page.locator("#note").fill(note)
    with page.expect_navigation():
        page.locator("#noting button").click()
    assert page.evaluate(_INJECTED) == []
    page.locator("#reason").fill(reason)
    with page.expect_navigation():
        page.locator(".reasons > form > button").click()
    assert page.evaluate(_INJECTED) == []
    for path in ("/review", "/history", "/conflicts", "/settings"):
        assert look(page, hostile.base + path) == 200
        if path == "/history":
            assert reason.strip() in (page.locator("main").text_content() or "")


def test_a_hostile_text_is_added_as_words(page: Page, hostile: Desk) -> None:
    page.goto(f"{hostile.base}/add")
    page.locator("textarea[name=text]").fill("\n\n".join(STRINGS[:100]))
    for name, said in (("title", STRINGS[0]), ("outlet", STRINGS[26])):
        page.locator(f"input[name={name}]").fill(said)
    with page.expect_navigation():
        page.get_by_role("button", name="Read the text").click()
    assert "/job/" in page.url
    assert page.evaluate(_INJECTED) == []
    assert STRINGS[0] in (page.locator("h1").text_content() or "")
    job = page.url
    page.locator("[data-field=state]", has_text="done").wait_for(timeout=120_000)
    for path in (job, f"{hostile.base}/jobs", f"{hostile.base}/reports", f"{hostile.base}/"):
        assert look(page, path) == 200
