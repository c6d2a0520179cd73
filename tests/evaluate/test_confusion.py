"""What was taken for what adds up to the scores."""

from collections import defaultdict
from pathlib import Path

from dragoman.evaluate import CodedFact, GoldReport, confuse, confusion_lines, gold_paths, read_facts, read_gold
from dragoman.evaluate.confusion import EXTRA, MISSED
from dragoman.evaluate.scoring import score_reports
from dragoman.evaluate.tallies import Tally
from tests.evaluate.samples import event, fact

EVAL = Path(__file__).parent.parent.parent / "eval"


def test_each_fact_has_its_cell(gold: GoldReport) -> None:
    facts = [
        event("CONSULT", "GHA > PER", "opened an embassy"),
        event("AGREE", "PER > GHA", "Peru thanked Ghana", status="planned"),
        event("COOPERATE", "TGO > PER", "Togo may follow", status="possible"),
        event("ASSAULT", "TGO > PER", "Peru had"),
        fact("tie", "an embassy", tie="trade", source="GHA", target="PER"),
    ]
    types, kinds, statuses = confuse([gold], {"wire": facts})
    assert types.cells == {("COOPERATE", "CONSULT"): 1, ("AGREE", "AGREE"): 1, (EXTRA, "ASSAULT"): 1}
    assert kinds.cells == {("embassy", "trade"): 1}
    assert statuses.cells == {
        ("happened", "happened"): 1,
        ("happened", "planned"): 1,
        ("possible", "possible"): 1,
    }


def test_what_nobody_coded_is_missed(gold: GoldReport) -> None:
    types, kinds, statuses = confuse([gold], {})
    assert types.cells == {("COOPERATE", MISSED): 1, ("SUPPORT", MISSED): 1}
    assert types.tally("SUPPORT") == Tally(0, 1, 0)
    assert kinds.classes == ("embassy",)
    assert list(confusion_lines(statuses)) == []


def test_all_classes_together_are_the_layer() -> None:
    golds, coded = [], defaultdict(list)
    for path in gold_paths(str(EVAL / "gold")):
        read = read_gold(path, (EVAL / "articles" / f"{path.stem}.txt").read_bytes().decode())
        assert isinstance(read, GoldReport), read
        golds.append(read)
    for row in read_facts((EVAL / "baseline.jsonl.gz").read_bytes(), "baseline"):
        assert isinstance(row, CodedFact)
        coded[row.report].append(row)
    scores = score_reports(golds, coded)
    types, kinds, statuses = confuse(golds, coded)
    assert sum(map(types.tally, types.classes), Tally()) == scores.tallies["event +type"]
    assert sum(map(kinds.tally, kinds.classes), Tally()) == scores.tallies["tie +kind"]
    share = scores.shares["event status"]
    assert sum(map(statuses.tally, statuses.classes), Tally()) == Tally(share.right, share.of, share.of)


def test_a_table_names_rows_whole_and_columns_by_four_letters(gold: GoldReport) -> None:
    types = confuse([gold], {"wire": [event("CONSULT", "GHA > PER", "opened an embassy")]})[0]
    lines = list(confusion_lines(types))
    assert lines[1].split() == ["CONS", "COOP", "SUPP", "miss"]
    assert lines[3].split() == ["COOPERATE", "1", ".", ".", "."]
    assert lines[-1].split()[:3] == ["SUPPORT", "P", "0.000"]
