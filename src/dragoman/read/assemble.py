"""From a draft to a report: its zones, its credits, its language and its window put together."""

from dataclasses import replace

from dragoman.errors import ItemError
from dragoman.model.text import CODED_ZONES, Report
from dragoman.model.values import Window
from dragoman.read.credits import find_credits
from dragoman.read.formats import Row, check_row
from dragoman.read.language import tell_language
from dragoman.read.reading import Item, item_of_row
from dragoman.read.stamps import parse_stamp
from dragoman.read.window import find_window, refuse_page_date
from dragoman.read.zones import zone_report

#: A declared language is doubted only where the text is surely in another.
_SURE = 0.8


def assemble_report(item: Item | Row, published: Window) -> Report | ItemError:
    """The report of an item or a checked row; an ItemError where its `published` is no date.

    The row's own `published` goes before `published`, and either before what page or text show.
    """
    if isinstance(item, dict):
        item = item_of_row(item)
    draft, given = item.draft, published
    stated = draft.given.get("published")
    if stated:
        window = parse_stamp(stated[0])
        if window is None:
            problem = f"its published is no date ({stated[0][:60]!r})"
            return ItemError(item.where, problem, "write YYYY, YYYY-MM or YYYY-MM-DD")
        given = window
    zones = zone_report(draft.text) if draft.zones is None else draft.zones
    window = find_window(draft.text, zones, given, draft.clues)
    zones = refuse_page_date(draft.text, zones, window)
    credits = find_credits(draft, zones)
    report = Report(
        id=item.id,
        text=draft.text,
        zones=zones,
        published=window,
        outlet=credits.outlet,
        byline=credits.byline,
        dateline=credits.dateline,
        wire=credits.wire,
        title=credits.title,
        url=draft.given.get("url", (None, ""))[0],
        where=item.where,
        found=credits.found,
        clues=draft.clues,
        places=draft.places,
        original=item.original,
        notes=draft.notes,
    )
    return _with_language(report, *draft.given.get("language", ("", "")))


def _with_language(report: Report, declared: str, where: str) -> Report:
    """The report with its language: the declared one, unless its own text is surely in another."""
    told = tell_language(own_text(report)[:6_000])
    code = declared.replace("_", "-").split("-")[0].strip().lower()[:3]
    if code.isalpha() and (not told or told.code == code or told.share < _SURE):
        return replace(report, language=code, found=_with(report, "language", where))
    if not told or told.share < _SURE / 2:
        return report
    notes = (
        (*report.notes, f"declared as {declared!r}, but written in {told.code!r}") if code.isalpha() else report.notes
    )
    return replace(report, language=told.code, found=_with(report, "language", "told from the text"), notes=notes)


def _with(report: Report, name: str, where: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((*report.found, (name, where))))


def own_text(report: Report) -> str:
    """The words of the report itself, furniture and comments left out."""
    return "\n".join(report.text[zone.start : zone.end] for zone in report.zones if zone.kind in CODED_ZONES)


def report_of_text(text: str, published: str | None = None) -> Report:
    """The report of a text in hand, called "text"; `published` is YYYY, YYYY-MM or YYYY-MM-DD where known.

    Raises ItemError where the text is empty or no Unicode, or the date is none.
    """
    row = check_row({"text": text, "published": published}, "text", "text")
    report = row if isinstance(row, ItemError) else assemble_report(row, Window())
    if isinstance(report, ItemError):
        raise report
    return report
