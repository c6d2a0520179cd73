"""Lists marked sentences without labels, one a line, for a teacher to label: other pairs in our own sentences and the
pairs in news reports, marked as the coder marks them.

Usage: pairs.py NEWS.jsonl [--without ID...] > pairs.txt   (in the project's own environment)
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from sentences import bare, load

from dragoman.annotate.pairs import Phrase, pairs_in
from dragoman.annotate.parse import parse_reports
from dragoman.errors import ItemError
from dragoman.model.text import Report, Span
from dragoman.pipeline import read_names
from dragoman.read import ReadOptions, read_sources, report_of_text
from dragoman.settings import MAX_REPORT_CHARACTERS

MAX_SENTENCE = 500  # characters; longer ones are lists and tables


def main() -> None:
    """Write the pairs to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", nargs="?")
    parser.add_argument("--without", nargs="*", default=[], help="Reports to leave out: those that we measure on.")
    options = parser.parse_args()
    for text in dict.fromkeys(_pairs(list(_reports(options.news, set(options.without))))):
        sys.stdout.write(text + "\n")


def _reports(news: str | None, without: set[str]) -> Iterator[Report]:
    for text in dict.fromkeys(bare(example.text) for example in load(Path(__file__).parent / "sentences")):
        yield report_of_text(text, None)
    for item in read_sources([news], ReadOptions()) if news else ():
        if not isinstance(item, ItemError) and item.id not in without:
            yield item


def _pairs(reports: list[Report]) -> Iterator[str]:
    for report, parse in parse_reports(reports, MAX_REPORT_CHARACTERS):
        if isinstance(parse, ItemError):
            continue
        reading = read_names(report, parse)
        for sentence in reading.doc.sents:
            text = report.text[sentence.start_char : sentence.end_char]
            if len(text) <= MAX_SENTENCE and "\n" not in text.strip():
                for pair in pairs_in(reading, sentence):
                    yield _marked(text, sentence.start_char, pair.source, pair.target)
                    yield _marked(text, sentence.start_char, pair.target, pair.source)


def _marked(text: str, start: int, source: Phrase, target: Phrase) -> str:
    spans = [("s", source.span), ("t", target.span)]
    for mark, span in sorted(spans, key=lambda pair: -pair[1].start):
        at = Span(span.start - start, span.end - start)
        text = f"{text[: at.start]}<{mark}>{text[at.start : at.end]}</{mark}>{text[at.end :]}"
    return " ".join(text.split())


if __name__ == "__main__":
    main()
