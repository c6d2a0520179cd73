"""Names for what comes without one: a report's from its address, an encoding's from a content type."""

import re
from urllib.parse import urlsplit


def stem_of_url(url: str) -> str:
    """A report's name made of an address: host and the telling end of its path."""
    try:
        parts = urlsplit(url)
    except ValueError:
        # An address in broken brackets.
        return "page"
    path = re.sub(r"\.(?:s?html?|php|aspx?|jsp|pdf|txt|xml)$", "", parts.path.rstrip("/"), flags=re.IGNORECASE)
    words = [re.sub(r"[^\w.-]+", "-", part) for part in path.split("/") if part]
    query = re.sub(r"[^\w.-]+", "-", parts.query)[:40]
    host = re.sub(r"^www\.", "", parts.hostname or "page")
    return "-".join(filter(None, (host, *words[-2:], query)))[:120].strip("-.") or "page"


def charset_of(media: str) -> str | None:
    """The encoding that a content type declares."""
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", media, re.IGNORECASE)
    return match[1] if match else None
