"""Days of pages in the shapes that content systems emit: ours against htmldate's alone, both its ways.

Usage: dates.py [-v]; the pages are those of tests/read/dated_pages.yaml, made of our own sentences.
"""

import sys
from collections import Counter
from collections.abc import Callable
from datetime import datetime

from tests.read.dated import Dated, dated_pages, verdict

from dragoman.errors import ItemError
from dragoman.model.values import Window
from dragoman.read.assemble import assemble_report
from dragoman.read.limits import Limits
from dragoman.read.parcels import Parcel
from dragoman.read.parsing import parse_parcel
from dragoman.read.reading import Item

LATEST = datetime(2100, 1, 1)


def ours(page: Dated) -> Window:
    """The window that we give the page."""
    parcel = Parcel(page.name, page.name, page.html.encode(), url=page.url)
    piece = next(iter(parse_parcel("html", parcel, Limits())))
    report = assemble_report(Item(page.name, page.name, piece), Window())  # type: ignore[arg-type]
    return Window() if isinstance(report, ItemError) else report.published


def wide(page: Dated) -> Window:
    return _theirs(page, extensive=True)


def narrow(page: Dated) -> Window:
    return _theirs(page, extensive=False)


def _theirs(page: Dated, *, extensive: bool) -> Window:
    from htmldate import find_date  # noqa: PLC0415

    found = find_date(
        page.html, original_date=True, extensive_search=extensive, max_date=LATEST, url=page.url or "https://a.example/"
    )
    return Window.parse(found) if found else Window()


def main() -> None:
    pages = dated_pages()
    print(f"{len(pages)} pages")
    for reader in (ours, wide, narrow):
        seen = count(reader, pages)
        print(f"  {reader.__name__:7} {dict(seen)}")


def count(reader: Callable[[Dated], Window], pages: list[Dated]) -> Counter[str]:
    seen: Counter[str] = Counter()
    for page in pages:
        window = reader(page)
        kind = verdict(window, page.day)
        seen[kind] += 1
        if "-v" in sys.argv and kind != "right":
            print(
                f"    {reader.__name__} {kind} {page.name}: {page.day or 'none'}, told {window.show()} ({window.basis})"
            )
    return seen


if __name__ == "__main__":
    main()
