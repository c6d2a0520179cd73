"""How well real pages are read: phrases that belong to their text or do not, and their days, against others alone.

Usage: pages.py [FOLDER] [-v]; source packages of old releases are fetched into it by name, with pip, never committed.

The pages and what is known of them are those of the unit tests of trafilatura 0.5.0 and htmldate 1.4.0: phrases that a
text has to have or must not have, and days. Their authors wrote both to fit their libraries, which gains by it.
"""

import ast
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from dragoman.errors import ItemError
from dragoman.model.text import CODED_ZONES, Report, ZoneKind
from dragoman.model.values import Window
from dragoman.read.assemble import assemble_report
from dragoman.read.limits import Limits
from dragoman.read.parcels import Parcel
from dragoman.read.parsing import parse_parcel
from dragoman.read.reading import Item

PACKAGES = ("trafilatura==0.5.0", "htmldate==1.4.0")
LATEST = datetime(2100, 1, 1)
WORDED = CODED_ZONES - {ZoneKind.CAPTION}


@dataclass
class Page:
    """A page with what is known of it; `day` is "" where nothing is."""

    path: Path
    url: str
    wanted: set[str] = field(default_factory=set)
    unwanted: set[str] = field(default_factory=set)
    day: str = ""
    original: bool = False


def fetch(folder: Path) -> None:
    """Fetches and unpacks the packages that the folder has not."""
    for package in PACKAGES:
        name = package.replace("==", "-")
        if (folder / name).is_dir():
            continue
        # Building what is fetched only to be read would need its build tools: setuptools is enough.
        fetched = ("pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "--no-build-isolation", package)
        subprocess.run([sys.executable, "-m", *fetched, "-d", str(folder)], check=True)
        with tarfile.open(folder / f"{name}.tar.gz") as archive:
            archive.extractall(folder, filter="data")


def known_pages(root: Path) -> list[Page]:
    """The pages of a package with what its unit tests say of them, as they can be told without running them."""
    tree = ast.parse((root / "tests" / "unit_tests.py").read_text(encoding="utf-8"))
    files: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "MOCK_PAGES":
            files = ast.literal_eval(node.value)
    pages = {url: Page(root / "tests" / "cache" / name, url) for url, name in files.items()}
    for function in tree.body:
        if isinstance(function, ast.FunctionDef):
            note_phrases(function, pages)
            note_days(function, pages)
    return [page for page in pages.values() if page.path.exists()]


def url_of(node: ast.AST) -> str:
    """The address of the page that a call in the node loads; "" where there is none."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "load_mock_page" and call.args:
            value = call.args[0]
            return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
    return ""


def note_phrases(function: ast.FunctionDef, pages: dict[str, Page]) -> None:
    url = ""
    for statement in function.body:
        if isinstance(statement, ast.Assign):
            url = url_of(statement) or url
        elif isinstance(statement, ast.Assert) and url in pages:
            for phrase, wanted in phrases_of(statement.test):
                (pages[url].wanted if wanted else pages[url].unwanted).add(phrase)


def phrases_of(test: ast.expr) -> Iterator[tuple[str, bool]]:
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        for part in test.values:
            yield from phrases_of(part)
        return
    held = isinstance(test, ast.Compare) and getattr(test.comparators[0], "id", "") == "result"
    if held and isinstance(test.left, ast.Constant) and isinstance(test.left.value, str):
        yield test.left.value, isinstance(test.ops[0], ast.In)


def note_days(function: ast.FunctionDef, pages: dict[str, Page]) -> None:
    for statement in function.body:
        test = statement.test if isinstance(statement, ast.Assert) else None
        if not isinstance(test, ast.Compare) or not isinstance(test.left, ast.Call):
            continue
        url, right = url_of(test.left), test.comparators[0]
        flags = {word.arg: getattr(word.value, "value", None) for word in test.left.keywords}
        if url not in pages or "outputformat" in flags or not isinstance(right, ast.Constant):
            continue
        original = flags.get("original_date") is True
        if isinstance(right.value, str) and (original or not pages[url].day):
            pages[url].day, pages[url].original = right.value, original


def read(page: Page) -> Report | None:
    piece = next(iter(parse_parcel("html", Parcel(page.url, "page", page.path.read_bytes()), Limits())))
    report = assemble_report(Item("page", page.url, piece), Window())  # type: ignore[arg-type]
    return None if isinstance(report, ItemError) else report


def ours(page: Page) -> str:
    try:
        report = read(page)
    except ItemError:
        return ""
    if not report:
        return ""
    # Captions are kept and coded as such; trafilatura leaves them out, so they are set apart here.
    return "\n".join(report.text[zone.start : zone.end] for zone in report.zones if zone.kind in WORDED)


def theirs(page: Page) -> str:
    from trafilatura import extract  # noqa: PLC0415

    return extract(page.path.read_bytes(), include_comments=False, include_tables=True) or ""


def flat(text: str) -> str:
    return " ".join(text.split())


def of_phrases(pages: Sequence[Page], reader: Callable[[Page], str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the phrases, as trafilatura's own evaluation counts them."""
    seen: Counter[str] = Counter()
    for page in pages:
        text = flat(reader(page))
        seen["found"] += (found := sum(flat(phrase) in text for phrase in page.wanted))
        seen["missed"] += len(page.wanted) - found
        seen["wrong"] += (wrong := sum(flat(phrase) in text for phrase in page.unwanted))
        if "-v" in sys.argv and (found < len(page.wanted) or wrong):
            missed = [phrase for phrase in page.wanted if flat(phrase) not in text]
            print(f"    {reader.__name__} {page.path.name}: missed {missed}, wrong {wrong}")
    precision = seen["found"] / max(1, seen["found"] + seen["wrong"])
    recall = seen["found"] / max(1, seen["found"] + seen["missed"])
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def grams(text: str) -> Counter[tuple[str, ...]]:
    words = text.split()
    return Counter(zip(*(words[at:] for at in range(4)), strict=False))


def agreement(pages: Sequence[Page]) -> float:
    """How far our texts and trafilatura's agree: F1 of the sequences of four words, over all pages."""
    both = one = other = 0
    for page in pages:
        mine, other_text = grams(ours(page)), grams(theirs(page))
        both += (mine & other_text).total()
        one, other = one + mine.total(), other + other_text.total()
    return 2 * both / max(1, one + other)


def our_day(page: Page) -> Window:
    try:
        report = read(page)
    except ItemError:
        return Window()
    return report.published if report else Window()


def their_day(page: Page) -> Window:
    from htmldate import find_date  # noqa: PLC0415

    text = page.path.read_bytes().decode("utf-8", "replace")
    found = find_date(text, original_date=True, extensive_search=True, max_date=LATEST)
    return Window.parse(found) if found else Window()


def of_days(pages: Sequence[Page], reader: Callable[[Page], Window]) -> Counter[str]:
    """How many days are told right, how many by a wider window that holds them, how many wrongly or not at all."""
    seen: Counter[str] = Counter()
    for page in pages:
        window, day = reader(page), Window.parse(page.day)
        if not window:
            kind = "none"
        elif (window.earliest, window.latest) == (day.earliest, day.latest):
            kind = "right"
        else:
            kind = "held" if window.overlaps(day) else "wrong"
        seen[kind] += 1
        if "-v" in sys.argv and kind != "right":
            print(f"    {reader.__name__} {page.path.name}: {page.day}, told {window.show()} ({window.basis})")
    return seen


def measure(folder: Path) -> None:
    fetch(folder)
    pages = known_pages(folder / "trafilatura-0.5.0")
    told = [page for page in pages if page.wanted]
    print(f"{len(told)} pages of trafilatura's tests with {sum(len(p.wanted | p.unwanted) for p in told)} phrases")
    for reader in (ours, theirs):
        precision, recall, score = of_phrases(told, reader)
        print(f"  {reader.__name__:8} precision {precision:.3f}  recall {recall:.3f}  F1 {score:.3f}")
    print(f"  sequences of four words, ours against trafilatura's on {len(pages)} pages: F1 {agreement(pages):.3f}")
    dated = [page for page in known_pages(folder / "htmldate-1.4.0") if page.day]
    for name, some in (("all", dated), ("asked for the first day", [page for page in dated if page.original])):
        print(f"{len(some)} pages of htmldate's tests with a day, {name}")
        for told_by in (our_day, their_day):
            print(f"  {told_by.__name__:9} {dict(of_days(some, told_by))}")


def main() -> None:
    folders = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    if folders:
        Path(folders[0]).mkdir(parents=True, exist_ok=True)
        measure(Path(folders[0]))
        return
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name))


if __name__ == "__main__":
    main()
