import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model.facts import claim_to_fact
from dragoman.record import open_record
from dragoman.record.ledger import Ledger, ledger
from dragoman.serve import review_queue
from tests.serve.conftest import client_of

SAME = {"sec-fetch-site": "same-origin"}
NAME_COOKIE = "dragoman-reviewer-8321"


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The order is waited for, so that a busy machine gives the same claims."""
    monkeypatch.setattr(review_queue, "_PATIENCE", 60)


def signed(client: TestClient, name: str = "Ana") -> TestClient:
    answer = client.post("/review/name", data={"name": name, "to": "/review"}, headers=SAME)
    assert answer.status_code == 303
    return client


def hidden(page: str, form: str = "deciding") -> dict[str, str]:
    found = re.search(rf'<form id="{form}".*?</form>', page, re.S)
    assert found, page[:2000]
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', found.group())
    return {name: html.unescape(value) for name, value in fields}


def decide(client: TestClient, page: str, **said: str) -> str:
    """Post a decision on the claim of a page as its form would; the page that follows."""
    answer = client.post("/review/decide", data={**hidden(page), **said}, headers=SAME)
    assert answer.status_code == 303, answer.text[:3000]
    following = client.get(answer.headers["location"])
    assert following.status_code == 200
    return following.text


def book_of(record: Path) -> Ledger:
    with open_record(record) as opened:
        return ledger(opened.database)


def facts_of(record: Path) -> bytes:
    with open_record(record) as opened:
        return json.dumps([claim_to_fact(claim) for claim in opened.claims()]).encode()


def test_who_reviews_is_asked_once_and_kept(client: TestClient) -> None:
    asked = client.get("/review?kind=tie").text
    assert "Who reviews?" in asked
    assert 'value="/review?kind=tie"' in asked
    answer = client.post("/review/name", data={"name": " Ana  Ruiz ", "to": "/review?kind=tie"}, headers=SAME)
    assert answer.headers["location"] == "/review?kind=tie"
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{NAME_COOKIE}=Ana%20Ruiz;")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Ana Ruiz" in client.get("/review?kind=tie").text


@pytest.mark.parametrize("name", ["", "  ", "machine:persons/1", "x" * 61, "An\u202ea", "\x00"])
def test_a_name_that_is_none_is_refused(client: TestClient, name: str) -> None:
    answer = client.post("/review/name", data={"name": name, "to": "/review"}, headers=SAME)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_the_name_leads_nowhere_else(client: TestClient, to: str) -> None:
    answer = client.post("/review/name", data={"name": "Ana", "to": to}, headers=SAME)
    assert answer.headers["location"] == "/review"


def test_nobody_decides_without_a_name(client: TestClient, record: Path) -> None:
    answer = client.post("/review/decide", data={"claim": "event-1", "act": "accept"}, headers=SAME)
    assert answer.status_code == 400
    assert not book_of(record).entries


def test_fifty_claims_by_posts_each_there_before_the_next(client: TestClient, record: Path) -> None:
    page = signed(client).get("/review").text
    acts = ("accept", "reject", "reject:2", "skip", "accept")
    seen = []
    for number in range(50):
        act = acts[number % len(acts)]
        claim = hidden(page)["claim"]
        seen.append(claim)
        answer = client.post("/review/decide", data={**hidden(page), "act": act}, headers=SAME)
        assert answer.status_code == 303
        # Whatever becomes of the server now, the decision is in the file.
        last = book_of(record).entries[-1]
        assert (last.claim, last.by, len(book_of(record).entries)) == (claim, "Ana", number + 1)
        with client_of(record) as another:
            another.cookies.set(NAME_COOKIE, "Ana")
            page = another.get(answer.headers["location"]).text
    assert len(set(seen)) == 50
    whys = {entry.why for entry in book_of(record).entries}
    assert whys == {"reviewed at the desk", "reviewed at the desk: wrong actors"}


def test_what_is_skipped_comes_back_at_the_end(client: TestClient, record: Path) -> None:
    page = signed(client).get("/review?kind=forecast&report=000_c2b00506d0e2a300").text
    if "Nothing waits here" in page:
        page = client.get("/review?kind=forecast").text
    skipped = [hidden(page)["claim"]]
    page = decide(client, page, act="skip")
    skipped.append(hidden(page)["claim"])
    page = decide(client, page, act="skip")
    count = 0
    while hidden(page)["claim"] not in skipped:
        page, count = decide(client, page, act="accept"), count + 1
    assert count > 3
    assert hidden(page)["claim"] == skipped[0]
    assert hidden(decide(client, page, act="accept"))["claim"] == skipped[1]


@pytest.mark.parametrize("act", ["accept", "reject", "correct", "skip", "flag", "note"])
def test_undone_the_record_says_what_it_said(client: TestClient, record: Path, act: str) -> None:
    before = facts_of(record)
    page = signed(client).get("/review?kind=event").text
    decide(client, page, act=act, note="mark this", **{"f.status": "denied"})
    if act in ("reject", "correct"):
        assert facts_of(record) != before
    page = client.get("/review").text
    assert client.post("/review/decide", data={"act": "undo", "place": ""}, headers=SAME).status_code == 303
    assert facts_of(record) == before
    assert not [entry for entry in book_of(record).entries if entry.holds]
    assert (
        client.post("/review/decide", data={"act": "undo", "claim": "", "place": ""}, headers=SAME).status_code == 400
    )


def test_any_of_the_last_ten_can_be_undone(client: TestClient, record: Path) -> None:
    page = signed(client).get("/review").text
    for _ in range(12):
        page = decide(client, page, act="accept")
    ten = re.search(r'<ol class="ten">.*?</ol>', page, re.S)
    assert ten
    ids = re.findall(r'name="decision" value="([^"]+)"', ten.group())
    assert ids == [entry.id for entry in reversed(book_of(record).entries)][:10]
    answer = client.post("/review/decide", data={"act": "undo", "decision": ids[7], "place": ""}, headers=SAME)
    gone = [entry for entry in book_of(record).entries if not entry.holds]
    assert [entry.id for entry in gone] == [ids[7]]
    assert f"claim={gone[0].claim}" in answer.headers["location"]


def test_corrected_and_corrected_again_after_an_undo(client: TestClient, record: Path) -> None:
    page = signed(client).get("/review?kind=event&status=happened").text
    said = hidden(page)
    for _ in range(2):
        client.post("/review/decide", data={**said, "act": "correct", "f.status": "planned"}, headers=SAME)
        assert [entry.verdict for entry in book_of(record).entries if entry.holds] == ["correct"]
        client.post("/review/decide", data={"act": "undo", "place": ""}, headers=SAME)
    assert not [entry for entry in book_of(record).entries if entry.holds]


def test_a_span_by_offsets_stands_just_there(client: TestClient, record: Path) -> None:
    page = signed(client).get("/review?kind=event").text
    said = hidden(page)
    with open_record(record) as opened:
        claim = opened.claim(said["claim"])
    start, end = claim.span.start, claim.span.end - 3
    data = {**said, "act": "correct", "quote": claim.quote, "at": str(start), "to": str(end)}
    assert client.post("/review/decide", data=data, headers=SAME).status_code == 303
    entry = book_of(record).entries[-1]
    with open_record(record) as opened:
        made = opened.claim(entry.made_claim)
    assert (made.span.start, made.span.end, made.quote) == (start, end, claim.report.text[start:end])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"quote": "words that stand nowhere in it"}, "does not stand in its text"),
        ({"at": "99999999"}, "no offset of this text"),
        ({"at": "50", "to": "40"}, "no characters"),
        ({"at": "x"}, "no offset"),
        ({"f.source": "Atlantis"}, "no actor"),
        ({"f.status": "dreamt"}, "is none of happened"),
        ({"f.type": "DANCE"}, "is none of AGREE"),
        ({"f.when": "tomorrow"}, "is not a date"),
        ({}, "nothing was set otherwise"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_with_what_was_typed(
    client: TestClient, record: Path, said: dict[str, str], told: str
) -> None:
    page = signed(client).get("/review?kind=event").text
    answer = client.post("/review/decide", data={**hidden(page), "act": "correct", **said}, headers=SAME)
    assert answer.status_code == 422, book_of(record).entries
    assert told in html.unescape(answer.text)
    assert all(html.escape(value) in answer.text for value in said.values())
    assert '<details id="correcting" class="correcting" open>' in answer.text
    assert not book_of(record).entries


def test_a_form_that_is_none_changes_nothing(client: TestClient, record: Path) -> None:
    page = signed(client).get("/review").text
    post: Callable[..., int] = lambda data: client.post("/review/decide", data=data, headers=SAME).status_code  # noqa: E731
    assert post({**hidden(page), "act": "dance"}) == 422
    assert post({**hidden(page), "act": "note", "note": "  "}) == 422
    assert post({"claim": "event-nowhere", "act": "accept", "place": ""}) == 404
    assert post({**hidden(page), "act": "accept", "place": "pool=none"}) == 400
    assert post({**hidden(page), "act": "accept", "note": "x" * 70_000}) == 413
    assert client.post("/review/decide", data=hidden(page), headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert not book_of(record).entries


def test_notes_and_flags_stand_in_the_record(client: TestClient, record: Path) -> None:
    page = signed(client).get("/review").text
    claim = hidden(page)["claim"]
    page = decide(client, page, act="note", note="look at the <b>original</b>")
    assert hidden(page)["claim"] == claim
    assert "look at the &lt;b&gt;original&lt;/b&gt;" in page
    page = decide(client, page, act="flag")
    assert hidden(page)["claim"] == claim
    assert hidden(client.get("/review?pool=flagged").text)["claim"] == claim
    with open_record(record) as opened:
        assert [one.question for one in opened.decisions(claim)] == ["note on claim", "flag claim"]
        assert not opened.rulings().verdicts
    decide(client, page, act="unflag")
    assert "Nothing waits here" in client.get("/review?pool=flagged").text


def test_filters_and_orders_hold_while_one_goes_on(client: TestClient, record: Path) -> None:
    page = signed(client).get("/review?kind=tie&dyad=AZE&dyad=ISR&order=oldest").text
    for _ in range(3):
        assert hidden(page)["claim"].startswith("tie-")
        assert hidden(page)["place"].startswith("kind=tie&dyad=AZE&dyad=ISR&order=oldest")
        page = decide(client, page, act="accept")
    assert client.get("/review?order=sideways").status_code == 400
    assert client.get("/review?pool=sideways").status_code == 400
    assert client.get("/review?claim=event-nowhere").status_code == 404


def test_the_quote_is_marked_and_the_text_is_the_reports(client: TestClient, record: Path) -> None:
    signed(client)
    with open_record(record) as opened:
        claims = opened.claims()[::17]
    for claim in claims:
        page = client.get(f"/review?claim={claim_to_fact(claim)['id']}").text
        context = re.search(r'<div class="context".*?</div>', page, re.S)
        assert context
        marked = "".join(re.findall(r'<mark class="quote"[^>]*>(.*?)</mark>', context.group(), re.S))
        assert html.unescape(re.sub(r"<[^>]+>", "", marked)) == claim.quote


def test_an_empty_record_says_so(empty: TestClient) -> None:
    assert "Everything is judged" in signed(empty).get("/review").text
    for address in ("/history", "/conflicts", "/settings"):
        assert empty.get(address).status_code == 200


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}",
    "\u202eevil",
    "a\x00b",
    "'; DROP TABLE claim; --",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(client: TestClient, words: str) -> None:
    page = signed(client, "Ana <script>").get("/review").text
    claim = hidden(page)["claim"]
    pages = [decide(client, page, act="note", note=words)]
    pages.append(decide(client, pages[0], act="reject", note=words))
    pages += [client.get(address).text for address in ("/history", f"/review?claim={claim}", "/conflicts")]
    pages.append(client.get("/history", params={"by": words, "claim": words, "question": words}).text)
    pages.append(client.get("/review", params={"words": words + " x", "actor": ""}).text)
    data = {**hidden(page), "act": "correct", "quote": words, "f.voice": words, "note": words}
    pages.append(client.post("/review/decide", data=data, headers=SAME).text)
    for one in pages:
        assert "<script>alert" not in one
        assert "<img" not in one
        assert "Ana <script>" not in one
        assert "\u202e" not in re.sub(
            r'<bdi class="cloaked".*?</bdi>|value="[^"]*"|<textarea.*?</textarea>', "", one, flags=re.S
        )
