"""No layer falls behind on our own sixteen texts: coded once, held against `eval/floors.toml`.

The floors are renewed with `make floors`, after a gain; `make changes` shows which facts were gained and lost.
"""

from collections import defaultdict
from pathlib import Path

import pytest

from dragoman.evaluate import (
    CodedFact,
    GoldReport,
    Scores,
    below_floors,
    coded_fact,
    gold_paths,
    read_facts,
    read_floors,
    read_gold,
    score_reports,
)
from dragoman.model.facts import claim_to_fact, report_facts
from dragoman.model.text import Report
from dragoman.pipeline import Coded, code_reports
from dragoman.read import ReadOptions, read_sources
from dragoman.settings import load_settings

EVAL = Path(__file__).parent.parent / "eval"
TOO_LOW = 0.1  # a floor this far under its figure holds nothing up: it was forgotten after a gain


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    read = list(read_sources([str(EVAL / "articles")], ReadOptions()))
    return {report.id: report for report in read if isinstance(report, Report)}


@pytest.fixture(scope="module")
def golds(reports: dict[str, Report]) -> list[GoldReport]:
    read = [(path, read_gold(path, reports[path.stem].text)) for path in gold_paths(str(EVAL / "gold"))]
    assert [gold for _, gold in read if not isinstance(gold, GoldReport)] == []
    return [gold for _, gold in read if isinstance(gold, GoldReport)]


@pytest.fixture(scope="module")
def scores(reports: dict[str, Report], golds: list[GoldReport]) -> Scores:
    coded = defaultdict(list)
    for outcome in code_reports(reports.values(), load_settings()):
        assert isinstance(outcome, Coded), outcome
        for row in (*report_facts(outcome.report), *map(claim_to_fact, outcome.claims)):
            fact = coded_fact(row, outcome.report.id)
            assert isinstance(fact, CodedFact), fact
            coded[fact.report].append(fact)
    return score_reports(golds, coded)


def test_no_figure_is_under_its_floor(scores: Scores) -> None:
    floors = read_floors(EVAL / "floors.toml")
    assert below_floors(scores, floors) == []
    assert sorted(floors) == sorted(scores.figures()), "renew the floors: make floors"
    assert {name for name, figure in scores.figures().items() if figure - floors[name] > TOO_LOW} == set()


def test_the_baseline_is_of_these_texts(reports: dict[str, Report]) -> None:
    rows = list(read_facts((EVAL / "baseline.jsonl.gz").read_bytes(), "baseline"))
    facts = [row for row in rows if isinstance(row, CodedFact)]
    assert len(facts) == len(rows)
    assert {fact.report: fact.fields["sha256"] for fact in facts if fact.kind == "report"} == {
        report.id: report.sha256 for report in reports.values()
    }
    for fact in facts:
        assert reports[fact.report].text[fact.span.start : fact.span.end] == fact.quote
