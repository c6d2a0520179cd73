"""Every view over a record with nothing, with reports, with filters that pass nothing, and with addresses that fail."""

import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model.claims import Event
from dragoman.model.facts import claim_to_fact
from dragoman.model.text import Report
from dragoman.record import Run, open_record
from dragoman.session import open_session

from .conftest import client_of

LISTS = ("/", "/occurrences", "/disagreements", "/expectations", "/figures", "/sources", "/reports", "/claims")
PAIRS = ("/dyad/AZE/ISR", "/actor/AZE", "/dyad/COL/VEN", "/actor/VEN")
NONE_SUCH = (
    "/occurrence/none",
    "/disagreement/none",
    "/claim/none",
    "/claim/none/cite.bib",
    "/report/none",
    "/source/None%20Such",
    "/actor/XYZQ",
    "/dyad/AZE/ISR/dossier.exe",
)
WRONG = (
    "/?since=soon",
    "/occurrences?since=x",
    "/occurrences?dyad=AZE",
    "/occurrences?least=x",
    "/occurrences?order=x",
    "/occurrences?after=x",
    "/disagreements?after=WzEsMl0x",
    "/figures?after=x",
    "/sources?after=-1",
    "/reports?since=x",
    "/dyad/AZE/AZE",
    "/dyad/AZE/ISR?as_of=x",
)


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize("path", LISTS)
def test_a_list_says_that_it_is_empty(empty: TestClient, path: str) -> None:
    answer = empty.get(path)
    assert answer.status_code == 200
    assert 'class="empty"' in answer.text


@pytest.mark.parametrize("path", [*PAIRS, "/dyad/FRA/TCD"])
def test_actors_of_whom_nothing_is_told_have_a_page(empty: TestClient, path: str) -> None:
    answer = empty.get(path)
    assert answer.status_code == 200
    assert 'class="empty"' in answer.text


@pytest.mark.parametrize("path", [*LISTS, *PAIRS])
def test_a_view_has_no_style_or_script_of_its_own(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert not re.search(r"\sstyle=|\son\w+=|<script>|<style", page.text)
    assert page.text.count("<h1") == 1


@pytest.mark.parametrize("path", NONE_SUCH)
def test_what_is_not_there_is_said_so(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", WRONG)
def test_what_means_nothing_is_said_so(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 400


@pytest.mark.parametrize("path", ["/occurrences", "/disagreements", "/expectations"])
def test_pages_together_are_the_whole_list(client: TestClient, record: Path, path: str) -> None:
    kind = path[1:]
    with open_record(record) as opened:
        expected = len(opened.findings(kind))
    seen, address = [], f"{path}?limit=7"
    while address:
        page = client.get(address).text
        seen += re.findall(r'<li class="line[^"]*">\s*<p class="what"><a href="([^"]+)"', page)
        found = re.search(r'href="([^"]+)" rel="next"', page)
        address = html.unescape(found[1]) if found else ""
    assert len(seen) == expected
    assert kind == "expectations" or len(set(seen)) == expected


@pytest.mark.parametrize("kind", ["occurrences", "disagreements"])
def test_every_finding_has_its_page(client: TestClient, record: Path, kind: str) -> None:
    with open_record(record) as opened:
        rows = opened.findings(kind)
    assert rows
    for row in rows:
        page = client.get(f"/{kind[:-1]}/{row['id']}")
        assert page.status_code == 200
        for place in row.get("versions", ()):
            assert " ".join(place["quote"].split()) in words(page.text)


def test_every_link_of_the_start_and_of_a_dyad_leads_somewhere(client: TestClient) -> None:
    later = {"/timeline", "/network", "/map", "/review", "/add", "/jobs"}
    for start in ("/", "/dyad/AZE/ISR", "/actor/AZE"):
        links = set(re.findall(r'href="(/[^"#]*)', client.get(start).text)) - later
        for link in sorted(links):
            assert client.get(html.unescape(link)).status_code in (200, 303), link


def test_codes_stand_in_their_order(client: TestClient) -> None:
    answer = client.get("/dyad/ISR/AZE?as_of=2022")
    assert (answer.status_code, answer.headers["location"]) == (301, "/dyad/AZE/ISR?as_of=2022")
    assert client.get("/actor/azerbaijan").headers["location"] == "/actor/AZE"


@pytest.mark.parametrize("end", ["html", "md", "json"])
def test_a_whole_dossier_is_a_file(client: TestClient, end: str) -> None:
    answer = client.get(f"/dyad/AZE/ISR/dossier.{end}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="aze-isr.{end}"'


def test_a_claim_corrected_says_by_what_and_leads_there(client: TestClient, record: Path) -> None:
    with open_session(record) as session:
        claim = next(one for one in session.record.claims() if isinstance(one, Event))
        name = str(claim_to_fact(claim)["id"])
        with session.judging("ana", "read it again") as judge:
            judge.correct(name, {"status": "denied"})
        new = session.record.rulings().replaced[name].subject[-1]
    page = client.get(f"/claim/{name}").text
    assert "Corrected." in page
    assert f'href="/claim/{new}"' in page
    assert f'href="/claim/{name}"' in client.get(f"/claim/{new}").text


def test_a_claim_has_its_provenance_and_citations(client: TestClient, record: Path) -> None:
    with open_record(record) as opened:
        claim = opened.claims()[0]
    name = str(claim_to_fact(claim)["id"])
    page = words(client.get(f"/claim/{name}").text)
    for part in ("Outlet", "Published", "Read", "Coder", "Why coded", "Reviewer", claim.report.sha256):
        assert part in page
    for end in ("txt", "md", "bib", "json", "ris"):
        answer = client.get(f"/claim/{name}/cite.{end}")
        assert claim.report.sha256 in answer.text
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}.{end}"'


def test_a_passage_that_an_address_asks_for_is_marked(client: TestClient, record: Path) -> None:
    with open_record(record) as opened:
        report = opened.reports()[0]
    page = client.get(f"/report/{report.id}?at=3-40").text
    asked = "".join(re.findall(r'<span class="asked">(.*?)</span>', page, re.S))
    assert html.unescape(re.sub(r"<[^>]+>", "", asked)) == report.text[3:40]
    assert client.get(f"/report/{report.id}?at=40-3").status_code == 400
    assert client.get(f"/report/{report.id}?at=0-{len(report.text) + 1}").status_code == 400


def test_a_claims_id_leads_to_the_occurrence_it_tells(client: TestClient, record: Path) -> None:
    with open_record(record) as opened:
        row = next(row for row in opened.findings("occurrences") if opened.has_claim(row["claims"][0]))
    answer = client.get(f"/occurrence/{row['claims'][0]}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/occurrence/{row['id']}")


def test_names_with_signs_of_addresses_lead_where_they_say(record: Path) -> None:
    name, outlet = "a b#c?d/é", "X & Y / <Z>?"
    report = Report(name, "Israel met Azerbaijan.", outlet=outlet)
    claim = Event(evidence=(report.evidence(0, 22),), type="CONSULT", source=("ISR",), target=("AZE",))
    with open_session(record) as session:
        session.record.add_report(report, [claim], [], Run("2026-01-01T00:00:00+00:00", "test"))
        session.reconcile()
        fact = str(claim_to_fact(claim)["id"])
    with client_of(record) as browser:
        for start in (f"/claim/{fact}", "/reports", "/sources", f"/occurrence/{fact}"):
            answer = browser.get(start)
            page = browser.get(answer.headers["location"]).text if answer.status_code == 303 else answer.text
            links = {html.unescape(link) for link in re.findall(r'href="(/(?:report|source|actor|dyad)/[^"#]*)', page)}
            assert links
            for link in links:
                assert browser.get(link).status_code == 200, link


def test_sources_count_reports_and_what_one_alone_tells(client: TestClient, record: Path) -> None:
    with open_record(record) as opened:
        reports, rows = opened.reports(), opened.findings("occurrences")
    outlets = {report.id: report.outlet or "" for report in reports}
    page = client.get("/sources").text
    for outlet in {name for name in outlets.values() if name}:
        alone = [
            row
            for row in rows
            if row["origins"] == 1 and outlet in {outlets[place["report"]] for place in row["reports"]}
        ]
        cells = words(page[page.index("<table>") :].partition(f">{html.escape(outlet)}<")[2].partition("</tr>")[0])
        numbers = [int(one) for one in re.findall(r"(?<![\d-])\d+(?![\d-])", cells)]
        assert numbers[0] == list(outlets.values()).count(outlet)
        assert numbers[3] == len(alone)


@pytest.mark.parametrize("address", ["/occurrence/{}", "/v1/occurrences/{}"])
def test_what_was_merged_is_led_to_what_took_it_over(client: TestClient, record: Path, address: str) -> None:
    with open_session(record) as session:
        first, second = session.record.findings("occurrences")[:2]
        with session.judging("ana", "one visit, told twice") as judge:
            judge.merge([first["id"], second["id"]])
        session.reconcile()
        heir = next(row for row in session.record.findings("occurrences") if first["claims"][0] in row["claims"])
    assert set(heir["claims"]) >= {*first["claims"], *second["claims"]}
    for old in (first["id"], second["id"]):
        if old != heir["id"]:
            answer = client.get(address.format(old), headers={"accept": "*/*"})
            assert (answer.status_code, answer.headers["location"]) == (301, address.format(heir["id"]))
    assert client.get(address.format(heir["id"]), headers={"accept": "*/*"}).status_code == 200
