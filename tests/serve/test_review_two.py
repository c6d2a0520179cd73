"""Two reviewers at one record: what both decide is kept, differences are shown, settled, and counted."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model.corrections import corrected
from dragoman.record import Run, open_record, writer
from dragoman.record.ledger import Entry, ledger
from dragoman.serve import review_queue
from dragoman.serve.review_agreement import agreements
from dragoman.serve.review_queue import Listing, Queue
from tests.serve.conftest import client_of
from tests.serve.test_review import SAME, book_of, decide, facts_of, hidden, signed


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The order is waited for, so that a busy machine gives the same claims."""
    monkeypatch.setattr(review_queue, "_PATIENCE", 60)


def both(record: Path) -> tuple[TestClient, TestClient]:
    return signed(client_of(record), "Ana"), signed(client_of(record), "Ben")


def act(client: TestClient, fields: dict[str, str], **said: str) -> str:
    answer = client.post("/review/decide", data={**fields, **said}, headers=SAME)
    assert answer.status_code == 303, answer.text[:2000]
    return str(answer.headers["location"])


def test_both_decisions_are_kept_and_the_second_one_is_told(record: Path) -> None:
    ana, ben = both(record)
    form = hidden(ana.get("/review").text)
    assert hidden(ben.get("/review").text) == form
    assert act(ana, form, act="accept").startswith("/review?")
    where = act(ben, form, act="reject:1")
    assert where.startswith(f"/conflicts?claim={form['claim']}&done=decision-")
    page = ben.get(where).text
    assert "Ana" in page
    assert "Ben</bdi> (you)" in page
    assert [(entry.by, entry.verdict, entry.holds) for entry in book_of(record).entries] == [
        ("Ana", "accept", True),
        ("Ben", "reject", True),
    ]


def test_who_agrees_goes_on(record: Path) -> None:
    ana, ben = both(record)
    form = hidden(ana.get("/review").text)
    act(ana, form, act="accept")
    assert act(ben, form, act="accept").startswith("/review?")
    assert not book_of(record).conflicts


def test_what_was_seen_is_no_surprise(record: Path) -> None:
    ana, ben = both(record)
    form = hidden(ana.get("/review").text)
    act(ana, form, act="accept")
    seen = hidden(ben.get(f"/review?claim={form['claim']}").text)
    assert seen["seen"] == book_of(record).entries[0].id
    assert act(ben, seen, act="reject").startswith("/review?")
    assert set(book_of(record).conflicts) == {form["claim"]}


def test_two_corrections_stand_side_by_side_until_one_is_settled_away(record: Path) -> None:
    before = facts_of(record)
    ana, ben = both(record)
    form = hidden(ana.get("/review?kind=event&status=happened").text)
    act(ana, form, act="correct", **{"f.status": "planned"})
    after_ana = facts_of(record)
    assert act(ben, form, act="correct", **{"f.status": "denied"}).startswith("/conflicts?")
    page = ben.get("/conflicts").text
    assert all(word in page for word in ("planned", "denied", "Keep this"))
    keep = next(entry.id for entry in book_of(record).entries if entry.by == "Ana")
    seen = ",".join(entry.id for entry in book_of(record).entries)
    data = {"claim": form["claim"], "keep": keep, "seen": seen, "why": "the text says will"}
    assert ben.post("/conflicts/settle", data=data, headers=SAME).headers["location"].startswith("/conflicts?settled=")
    assert facts_of(record) == after_ana != before
    assert not book_of(record).conflicts
    assert "settled in favour of Ana: the text says will" in ben.get("/history").text
    # Undone, the one kept leaves what there was.
    act(ana, {}, act="undo", decision=keep, place="")
    assert facts_of(record) == before


def test_what_is_not_there_cannot_be_settled(record: Path) -> None:
    ana, ben = both(record)
    form = hidden(ana.get("/review").text)
    act(ana, form, act="accept")
    data = {"claim": form["claim"], "keep": "decision-nowhere", "seen": ""}
    assert ben.post("/conflicts/settle", data=data, headers=SAME).status_code == 400
    assert book_of(record).entries[0].holds


def test_a_second_reviewer_judges_blind_and_agreement_is_counted(record: Path) -> None:
    ana, ben = both(record)
    page = ana.get("/review?kind=event").text
    for number in range(22):
        page = decide(ana, page, act="accept" if number % 3 else "reject")
    page = ben.get("/review?pool=second").text
    for number in range(22):
        assert '<ul class="standing">' not in page
        page = decide(ben, page, act="accept" if number % 4 else "reject")
    assert "Nothing waits here" in page
    (found,) = agreements(book_of(record).entries)
    assert (found.one, found.other, found.both) == ("Ana", "Ben", 22)
    assert found.kappa is not None
    assert f"{found.kappa:.2f}" in ben.get("/conflicts").text
    assert len(book_of(record).conflicts) == 22 - found.same


def test_kappa_is_cohens() -> None:
    # Cohen (1960): 70 of 100 alike by 0.5 x 0.5 chance gives 0.4.
    pairs = [("accept", "accept")] * 35 + [("reject", "reject")] * 35
    pairs += [("accept", "reject")] * 15 + [("reject", "accept")] * 15
    entries = [
        Entry(f"{by}{number}", "accept claim", verdict, f"c{number}", "", by, "", f"{number:04}", None)
        for number, pair in enumerate(pairs)
        for by, verdict in zip(("a", "b"), pair, strict=True)
    ]
    (found,) = agreements(entries)
    assert found.kappa is not None
    assert abs(found.kappa - 0.4) < 1e-9
    assert agreements(entries[:38])[0].kappa is None


def test_history_filters_and_undoes(record: Path) -> None:
    ana, ben = both(record)
    page = ana.get("/review").text
    for which in ("accept", "reject:3", "skip"):
        page = decide(ana, page, act=which)
    decide(ben, ben.get("/review").text, act="accept")
    found = {
        query: len(re.findall(r'<li id="decision-', ben.get(f"/history?{query}").text))
        for query in ("", "by=Ana", "by=Nobody", "question=skip+claim", "since=2100", "until=2000", "standing=yes")
    }
    assert found == {
        "": 4,
        "by=Ana": 3,
        "by=Nobody": 0,
        "question=skip+claim": 1,
        "since=2100": 0,
        "until=2000": 0,
        "standing=yes": 4,
    }
    last = book_of(record).entries[1]
    assert last.claim in ben.get(f"/history?claim={last.claim}").text
    where = act(ben, {}, act="undo", decision=last.id, to="/history?by=Ana")
    assert where == "/history?by=Ana"
    assert "Undone</strong> by <bdi>Ben" in ben.get(where).text
    assert ben.get("/history?since=yesterday").status_code == 400


def test_a_later_coding_is_new_since_review(record: Path) -> None:
    ana = signed(client_of(record))
    form = hidden(ana.get("/review?kind=event").text)
    act(ana, form, act="reject:2")
    made = _coded_again(record, form["claim"])
    assert hidden(ana.get("/review?pool=new").text)["claim"] == made
    page = ana.get(f"/review?claim={made}").text
    assert "New since review" in page
    assert f"claim={form['claim']}" in page
    assert [entry.verdict for entry in book_of(record).on(form["claim"])] == ["reject"]


def _coded_again(record: Path, old: str) -> str:
    """The claim as a later coder has it: the same words with another status."""
    with open_record(record) as opened:
        made = corrected(opened.claim(old), {"status": "conditional"})
        links = opened.links(made.report)
        run = Run("2030-01-01T00:00:00+00:00", "coder/2")
        writer._add_run(opened.database, run)
        writer._add_claims(opened.database, [made], links, run)
        rows = opened.database.rows("SELECT id FROM claim ORDER BY number DESC LIMIT 1")
        assert ledger(opened.database).on(old)
    return str(rows[0][0])


def test_a_queue_goes_round_and_ends_with_the_skipped() -> None:
    queue = Queue(Listing.of("abcdef"), frozenset("b"), ("d", "a"))
    assert (queue.behind(), queue.behind("c"), queue.behind("f"), queue.left) == ("c", "e", "c", 5)
    last = Queue(Listing.of("abcdef"), frozenset("bcef"), ("d", "a"))
    assert (last.behind("f"), last.behind("d"), last.behind("a")) == ("d", "a", "d")
    assert (last.before("c"), last.before("a")) == ("b", "")
    assert Queue(Listing.of("ab"), frozenset("ab")).behind("a") == ""
