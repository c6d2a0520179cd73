"""Gold and facts in, scores out: what was found, missed and invented, and what changed since another coding."""

from dragoman.evaluate.changes import Changes, compare_facts
from dragoman.evaluate.coded import CodedFact, coded_fact, misplaced_quotes, read_facts
from dragoman.evaluate.confusion import Confusion, confuse
from dragoman.evaluate.floors import below_floors, read_floors, write_floors
from dragoman.evaluate.gold import GoldReport, gold_paths, read_gold
from dragoman.evaluate.scoring import Scores, score_reports
from dragoman.evaluate.slips import SLIP_LAYERS, Slip, find_slips
from dragoman.evaluate.tables import change_lines, confusion_lines, score_lines

__all__ = [
    "SLIP_LAYERS",
    "Changes",
    "CodedFact",
    "Confusion",
    "GoldReport",
    "Scores",
    "Slip",
    "below_floors",
    "change_lines",
    "coded_fact",
    "compare_facts",
    "confuse",
    "confusion_lines",
    "find_slips",
    "gold_paths",
    "misplaced_quotes",
    "read_facts",
    "read_floors",
    "read_gold",
    "score_lines",
    "score_reports",
    "write_floors",
]
