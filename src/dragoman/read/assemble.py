"""From a row to a report: its zones, its credits and its window put together."""

from dragoman.errors import IntegrityError, ItemError
from dragoman.model.text import Report
from dragoman.model.values import Window
from dragoman.read.credits import find_credits
from dragoman.read.formats import Row, check_row
from dragoman.read.window import find_window, refuse_page_date
from dragoman.read.zones import zone_report


def assemble_report(row: Row, published: Window) -> Report | ItemError:
    """The report of a row, or an ItemError where its `published` is no date.

    The row's own `published` goes before `published`, and either before what the text shows.
    """
    given = published
    if "published" in row:
        try:
            # A time of day or zone behind the date says nothing that a window keeps.
            given = Window.parse(row["published"].split("T")[0].split(" ")[0])
        except IntegrityError as error:
            return ItemError(row["where"], f"its published is no date ({error})", "write YYYY, YYYY-MM or YYYY-MM-DD")
    text = row["text"]
    zones = zone_report(text)
    window = find_window(text, zones, given)
    zones = refuse_page_date(text, zones, window)
    credits = find_credits(row, zones)
    return Report(
        id=row["id"],
        text=text,
        zones=zones,
        published=window,
        outlet=credits.outlet,
        byline=credits.byline,
        dateline=credits.dateline,
        wire=credits.wire,
        title=credits.title,
        url=row.get("url"),
        where=row["where"],
        found=credits.found,
    )


def report_of_text(text: str, published: str | None = None) -> Report:
    """The report of a text in hand, called "text"; `published` is YYYY, YYYY-MM or YYYY-MM-DD where known.

    Raises ItemError where the text is empty or no Unicode, or the date is none.
    """
    row = check_row({"text": text, "published": published}, "text", "text")
    report = row if isinstance(row, ItemError) else assemble_report(row, Window())
    if isinstance(report, ItemError):
        raise report
    return report
