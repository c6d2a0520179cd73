"""What a site asks of programs: robots.txt, reserved rights, and not to be hurried."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from protego import Protego

from dragoman.read.addresses import Target

#: A site is asked for its rules again after a day (RFC 9309, 2.4).
_FRESH = 24 * 3600.0
#: No robots.txt may hold a program off for longer than this between two pages; longer is an oversight.
_LONGEST_DELAY = 60.0

#: What was answered to a request for rules: the status and body, None where nothing was.
Answer = tuple[int, bytes] | None
#: Asks an origin for one of its files.
Ask = Callable[[str], Answer]


@dataclass(slots=True)
class _Site:
    """What is known of an origin: its rules and when they were asked for, its reserved paths, how long to wait."""

    rules: Protego | None
    closed: bool
    reserved: tuple[str, ...]
    learnt: float
    wait_until: float = 0.0


@dataclass
class Manners:
    """Remembers what each site asks of a program with this name, and keeps to it.

    `pace` is the least number of seconds between two requests to one host. The clock and the sleep are given by tests.
    """

    agent: str
    pace: float = 1.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _sites: dict[str, _Site] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def refuse(self, target: Target, ask: Ask) -> str | None:
        """Why the site wants this page left alone by programs, or None."""
        site = self._site(target.origin, ask)
        url = f"{target.scheme}://{target.host}{target.path}"
        if site.closed:
            return "its server is not reached, or its robots.txt cannot be had, which closes the site (RFC 9309)"
        if site.rules is not None and not site.rules.can_fetch(url, self.agent):
            return "its robots.txt asks programs to stay away from it"
        if any(_matches(pattern, target.path) for pattern in site.reserved):
            return "its site reserves text and data mining (tdmrep.json)"
        return None

    def wait(self, target: Target) -> None:
        """Wait until the host may be asked again."""
        site = self._sites.get(target.origin)
        delay = site.rules.crawl_delay(self.agent) if site and site.rules else None
        pace = max(self.pace, min(float(delay or 0), _LONGEST_DELAY))
        due = max(self._last.get(target.host, float("-inf")) + pace, site.wait_until if site else 0.0)
        if due > self.clock():
            self.sleep(due - self.clock())
        self._last[target.host] = self.clock()

    def hold(self, target: Target, seconds: float) -> None:
        """Note that the site asks for a pause of so many seconds."""
        site = self._sites.get(target.origin)
        if site:
            site.wait_until = self.clock() + min(seconds, 10 * _LONGEST_DELAY)

    def _site(self, origin: str, ask: Ask) -> _Site:
        site = self._sites.get(origin)
        if site is None or self.clock() - site.learnt > _FRESH:
            answer = ask("/robots.txt")
            closed = answer is None or answer[0] >= 500
            rules = Protego.parse(answer[1].decode("utf-8", "replace")) if answer and answer[0] == 200 else None
            reserved = () if closed else _reserved(ask("/.well-known/tdmrep.json"))
            site = self._sites[origin] = _Site(rules, closed, reserved, self.clock())
        return site


def _reserved(answer: Answer) -> tuple[str, ...]:
    """The paths whose rights a site reserves (W3C TDMRep); none where its file says nothing readable."""
    if answer is None or answer[0] != 200:
        return ()
    try:
        entries: Any = json.loads(answer[1])
    except (ValueError, RecursionError):
        return ()
    return tuple(
        str(entry.get("location", "/*"))
        for entry in (entries if isinstance(entries, list) else [])[:500]
        if isinstance(entry, dict) and entry.get("tdm-reservation") == 1
    )


def _matches(pattern: str, path: str) -> bool:
    """True where a path is of a TDMRep location: * stands for anything, $ for its end."""
    source = "".join(".*" if part == "*" else "$" if part == "$" else re.escape(part) for part in pattern[:500])
    return re.match(re.sub(r"(?:\.\*)+", ".*", source), path) is not None
