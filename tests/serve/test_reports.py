import html
import re
from pathlib import Path

from starlette.testclient import TestClient

from dragoman.model.claims import Claim
from dragoman.model.facts import claim_to_fact
from dragoman.record import open_record

MARK = re.compile(r'<mark data-claims="([^"]+)">(.*?)</mark>', re.S)


def test_what_is_marked_is_what_was_quoted(client: TestClient, record: Path) -> None:
    with open_record(record) as opened:
        reports, claims = opened.reports(), opened.claims()
    assert len(claims) > 100
    for report in reports:
        page = client.get(f"/report/{report.id}").text
        marked: dict[str, str] = {}
        for ids, words in MARK.findall(page):
            for name in ids.split():
                marked[name] = marked.get(name, "") + html.unescape(re.sub(r"<[^>]+>", "", words))
        assert marked == _quotes(claims, report.id)


def _quotes(claims: list[Claim], report: str) -> dict[str, str]:
    return {str(claim_to_fact(claim)["id"]): claim.quote for claim in claims if claim.report.id == report}


def test_an_original_is_a_file_and_never_a_page(client: TestClient, record: Path) -> None:
    with open_record(record) as opened:
        name = opened.reports()[0].id
        data = opened.original(name)
    answer = client.get(f"/report/{name}/original")
    assert answer.content == data
    assert answer.headers["content-disposition"] == "attachment"
    assert answer.headers["content-security-policy"].startswith("sandbox")


def test_an_unknown_report_is_not_found(client: TestClient) -> None:
    assert client.get("/report/none").status_code == 404
