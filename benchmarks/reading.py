"""What reading costs a document, by kind and by step, in computing time (other work on the machine does not count).

Usage: reading.py [PAGES]; pages of the size that news sites serve are made from our own sentences.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.read.samples import BODY, feed, letter, page, pdf

from dragoman.errors import ItemError
from dragoman.pipeline import code_reports
from dragoman.read import ReadOptions, read_sources
from dragoman.read.article import choose_blocks, extract_text
from dragoman.read.page import find_blocks, parse_page
from dragoman.read.pagedates import find_page_dates
from dragoman.read.pagemeta import find_meta
from dragoman.read.webpage import read_page
from dragoman.settings import Settings

WORDS = [
    "harbour",
    "ferry",
    "minister",
    "council",
    "bridge",
    "winter",
    "lorry",
    "timber",
    "fishing",
    "border",
    "treaty",
    "island",
    "captain",
    "budget",
]


def sentence(dice: random.Random, length: int = 18) -> str:
    return (" ".join(dice.choices(WORDS, k=length)) + ".").capitalize()


def big_page(seed: int) -> str:
    """A page of about 90 kB: a report of 700 words among menus, teasers and scripts."""
    dice = random.Random(seed)
    paragraphs = [*BODY, *(" ".join(sentence(dice) for _ in range(3)) for _ in range(12))]
    links = "".join(f'<li class="menu__item"><a href="/{n}">{sentence(dice, 3)}</a></li>' for n in range(120))
    teasers = "".join(
        f'<div class="teaser card"><a href="/t{n}"><h3>{sentence(dice, 8)}</h3><p>{sentence(dice)}</p></a></div>'
        for n in range(60)
    )
    script = f"<script>var data = {{{','.join(f'k{n}: {n}' for n in range(4000))}}};</script>"
    whole = page(paragraphs)
    return whole.replace("</nav>", f"<ul>{links}</ul></nav>").replace("<footer>", f"{teasers}{script}<footer>")


def computed() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def of_files(name: str, documents: list[bytes]) -> float:
    """Seconds of computing a document."""
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(documents):
            (Path(folder) / f"{number:05d}").write_bytes(data)
        before, started = computed(), time.perf_counter()
        results = list(read_sources([folder], ReadOptions()))
        spent, wall = computed() - before, time.perf_counter() - started
    failed = sum(isinstance(result, ItemError) for result in results)
    size = sum(map(len, documents)) / len(documents) / 1024
    print(
        f"{name:8} {len(documents):5} documents of {size:6.1f} kB  {1000 * spent / len(documents):7.2f} ms of computing"
        f"  {1000 * wall / len(documents):7.2f} ms by the clock  {failed} failed"
    )
    return spent / len(documents)


def of_coding(documents: list[bytes]) -> float:
    """Seconds of computing that coding a document takes, once it is read."""
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(documents):
            (Path(folder) / f"{number:05d}").write_bytes(data)
        reports = [result for result in read_sources([folder], ReadOptions()) if not isinstance(result, ItemError)]
    list(code_reports(reports[:2], Settings()))  # loads the parser, outside the clock
    before = computed()
    list(code_reports(reports, Settings()))
    return (computed() - before) / len(documents)


def of_steps(pages: list[str]) -> None:
    steps: dict[str, float] = {}

    def clocked(name: str, step: Callable[..., Any], *arguments: object) -> Any:
        started = time.process_time()
        result = step(*arguments)
        steps[name] = steps.get(name, 0.0) + time.process_time() - started
        return result

    for text in pages:
        tree = clocked("parse", parse_page, text)
        blocks = clocked("blocks", find_blocks, tree)
        meta = clocked("metadata", find_meta, tree)
        clocked("dates", find_page_dates, tree, text, meta, None)
        found = clocked("trafilatura", extract_text, tree)
        clocked("choose", choose_blocks, blocks, found)
        clocked("whole", read_page, text, "page")
    for name, seconds in steps.items():
        print(f"  {name:12} {1000 * seconds / len(pages):7.2f} ms a page")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    pages = [big_page(seed) for seed in range(count)]
    read_page(pages[0], "warm")  # loads the libraries, outside the clock
    of_steps(pages)
    of_files("text", [("\n\n".join(BODY) * 8).encode() + b"%d" % n for n in range(count)])
    read = of_files("html", [text.encode() for text in pages])
    coded = of_coding([text.encode() for text in pages[:20]])
    print(f"         coding such a page takes {1000 * coded:.0f} ms: reading it takes {read / coded:.1%} of that")
    of_files("mail", [letter("\n\n".join(BODY) * 8 + str(n)) for n in range(count)])
    of_files("feed", [feed({"link": f"https://courier.example/{n}"}) for n in range(count)])
    of_files(
        "pdf", [pdf(*[[f"Line {m} of {n} goes on to its end here." for m in range(50)]] * 3) for n in range(count)]
    )


if __name__ == "__main__":
    main()
