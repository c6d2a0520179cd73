"""One address of each page type, found from the menu and the links inside, so that a new view is tested at once."""

import re

from playwright.sync_api import Page

from dragoman.serve.rendering import MENU

#: Links that lead to single things; the first of each pattern stands for its type.
_SINGLE = re.compile(r"^/(report|claim|occurrence|disagreement|source|actor|dyad|job)/[^/#?]+(/[^/#?.]+)?$")
#: Figures of one quantity have no address of their own but a filter.
_QUANTITY = re.compile(r"^/figures\?measures=[^&#]+$")
#: Every type that a record with something in it has.
TYPES = ("report", "claim", "occurrence", "disagreement", "source", "actor", "dyad", "job", "quantity")
#: Pages that say what went wrong.
PROBLEMS = ("/claim/event-000000000000", "/no/such/page")

#: Pages as they are where nothing passes their filters, where a day is asked, where people worked, where an address is
#: wrong; a reviewer has given a name.
STATES = (
    *(f"{view}?actor=TUV" for view in ("/timeline", "/occurrences", "/disagreements", "/figures", "/expectations")),
    *("/claims?words=nosuchword", "/network?since=2199", "/map?since=2199", "/reports?words=nosuchword"),
    *("/sources?type=none", "/actor/TUV", "/dyad/TUV/NRU", "/map?view=world", "/claims?kind=event&status=happened"),
    *("/actor/AZE?as_of=2022", "/dyad/AZE/ISR?as_of=2022&known=2022-06", "/claims?limit=none", "/timeline?since=soon"),
    *("/review", "/review?pool=second", "/review?pool=flagged", "/review?pool=skipped", "/review?kind=tie&type=none"),
    *("/history", "/history?who=Ben", "/conflicts", "/settings", "/jobs", "/job/job-failed", "/job/job-cut"),
)


def page_types(page: Page, base: str) -> list[str]:
    """The menu's addresses and one of each kind of thing that they link to."""
    found = {address: address for address, _ in MENU}
    for address, _ in MENU:
        page.goto(base + address)
        for link in page.eval_on_selector_all("main a[href]", "all => all.map(a => a.getAttribute('href'))"):
            path = link.partition("#")[0]
            if match := _SINGLE.match(path.partition("?")[0]):
                found.setdefault(match.group(1), path.partition("?")[0])
            elif _QUANTITY.match(path):
                found.setdefault("quantity", path)
    return list(found.values())


def type_of(path: str) -> str:
    """The type of thing that an address leads to: "report", "quantity", or the address of a view."""
    if match := _SINGLE.match(path):
        return match.group(1)
    return "quantity" if _QUANTITY.match(path) else path
