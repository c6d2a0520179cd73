"""One address of each page type, found from the menu and the links inside, so that a new view is tested at once."""

import re

from playwright.sync_api import Page

from dragoman.serve.rendering import MENU

#: Links that lead to single things; the first of each pattern stands for its type.
_SINGLE = re.compile(r"^/(report|claim|occurrence|disagreement|source|actor|dyad|job)/[^/#?]+(/[^/#?.]+)?$")


def page_types(page: Page, base: str) -> list[str]:
    """The menu's addresses and one of each kind of thing that they link to."""
    found = {address: address for address, _ in MENU}
    for address, _ in MENU:
        if page.request.get(base + address).status == 404:
            found.pop(address)
            continue
        page.goto(base + address)
        for link in page.eval_on_selector_all("main a[href]", "all => all.map(a => a.getAttribute('href'))"):
            path = link.partition("#")[0].partition("?")[0]
            if match := _SINGLE.match(path):
                found.setdefault(match.group(1), path)
    return list(found.values())
