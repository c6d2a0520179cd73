"""Our figures are those of the shared scorer; the test skips itself where that is not at hand."""

import importlib.util
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from dragoman.evaluate import (
    SLIP_LAYERS,
    CodedFact,
    GoldReport,
    coded_fact,
    find_slips,
    gold_paths,
    read_facts,
    read_gold,
    score_reports,
)
from dragoman.model.facts import Fact, claim_to_fact, report_facts
from dragoman.pipeline import Coded, code_reports
from dragoman.read import ReadOptions, read_sources
from dragoman.settings import load_settings

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared" / "eval"
pytestmark = pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason=f"the shared scorer is not at {SHARED}")


@pytest.fixture(scope="module")
def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def shared_facts() -> list[Fact]:
    facts: list[Fact] = []
    for coded in code_reports(read_sources([str(SHARED / "articles.jsonl")], ReadOptions()), load_settings()):
        assert isinstance(coded, Coded), coded
        facts += [*report_facts(coded.report), *map(claim_to_fact, coded.claims)]
    return facts


def disturbed(facts: list[Fact], seed: int) -> list[Fact]:
    """The facts with some left out, doubled, moved, and with fields of others of their kind."""
    chance = random.Random(seed)
    rows = [dict(fact) for fact in facts for _ in range(chance.choice((0, 1, 1, 1, 2)))]
    for fact in rows:
        other = chance.choice([row for row in rows if row["kind"] == fact["kind"]])
        for key in (
            "type",
            "source",
            "status",
            "tie",
            "speaker",
            "unit",
            "value",
            "name",
            "office",
            "zone",
            "published",
        ):
            if key in other and chance.random() < 0.15:
                fact[key] = other[key]
        if chance.random() < 0.2:
            fact["start"] = max(0, fact["start"] - 20)
            fact["end"] = fact["start"] + 30
    chance.shuffle(rows)
    return rows


def assert_same(scorer: Any, folder: Path, facts: list[Fact]) -> None:
    golds, coded = [], defaultdict(list)
    for path in gold_paths(str(folder / "gold")):
        read = read_gold(path, (folder / "articles" / f"{path.stem}.txt").read_text(encoding="utf-8"))
        assert isinstance(read, GoldReport), read
        golds.append(read)
    for fact in facts:
        made = coded_fact(fact, "fact")
        assert isinstance(made, CodedFact), made
        coded[made.report].append(made)
    theirs, _ = scorer.score(folder / "gold", folder / "articles", json.loads(json.dumps(facts)))
    ours = score_reports(golds, coded)
    assert ours.as_json() == theirs
    for layer in SLIP_LAYERS:
        _, missed = scorer.score(folder / "gold", folder / "articles", json.loads(json.dumps(facts)), layer)
        slips = find_slips(golds, coded, layer)
        whats = ("MISSED",) if layer == "person" else ("MISSED", "EXTRA")  # they list no extra persons
        count = [sum(slip.what.upper() == what for slip in slips) for what in whats]
        assert count == [sum(row[0] == what for row in missed) for what in whats], layer


def test_on_the_shared_texts(scorer: Any, shared_facts: list[Fact]) -> None:
    assert len(shared_facts) > 100
    assert_same(scorer, SHARED, shared_facts)
    for seed in range(2):
        assert_same(scorer, SHARED, disturbed(shared_facts, seed))


def test_on_our_own_texts(scorer: Any) -> None:
    rows = list(read_facts((ROOT / "eval" / "baseline.jsonl.gz").read_bytes(), "baseline"))
    facts = [row.fields for row in rows if isinstance(row, CodedFact)]
    assert len(facts) == len(rows)
    assert_same(scorer, ROOT / "eval", facts)
    for seed in range(2):
        assert_same(scorer, ROOT / "eval", disturbed(facts, seed))
