"""The pages of dated_pages.yaml, each with the day that it came out."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from dragoman.model.values import Window

_PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title} | Courier</title>
{head}
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
{above}
<main><article><h1>{title}</h1>
{lead}
{body}
</article></main>
{below}
</body></html>
"""


@dataclass(frozen=True, slots=True)
class Dated:
    """A page with the day that it came out, or what its window shows otherwise (dated_pages.yaml says how)."""

    name: str
    day: str
    url: str | None
    html: str


def dated_pages() -> list[Dated]:
    told = yaml.safe_load((Path(__file__).parent / "dated_pages.yaml").read_text(encoding="utf-8"))
    return [_page(entry, told["bodies"]) for entry in told["pages"]]


def _page(entry: dict[str, str], bodies: dict[str, str]) -> Dated:
    lang = entry.get("lang", "en")
    parts = {
        "lang": lang,
        "title": entry.get("title", "Ferry line to reopen"),
        "body": entry.get("body", bodies[lang.split("-")[0]]),
        **{name: entry.get(name, "") for name in ("head", "above", "lead", "below")},
    }
    return Dated(entry["name"], str(entry["day"]), entry.get("url"), _PAGE.format(**parts))


def verdict(window: Window, day: str) -> str:
    """How a window fits what is known: `right`; `wider` where it holds the day, `wrong` where it does not, `none` where
    there is none and should be, `false` where there should be none."""
    kind, _, rest = day.rpartition(" ")
    if kind == "before":
        latest = date.fromisoformat(rest)
        return "right" if (window.latest or window.earliest or date.min) <= latest else "wrong"
    if kind == "changed":
        right = window.prefix == rest and "last change" in window.basis
        return "right" if right else "false" if window.days == 1 else "none"
    if rest.startswith(".."):
        right = window.earliest is None and window.latest == date.fromisoformat(rest[2:])
        return "right" if right else "false" if window.days == 1 else "none"
    if not rest:
        return "false" if window.earliest and window.latest else "right"
    wanted = Window.parse(rest)
    if (window.earliest, window.latest) == (wanted.earliest, wanted.latest):
        return "right"
    return "none" if not window else "wider" if window.overlaps(wanted) else "wrong"
