"""Full-text search in reports and quotes: any words, any case, with or without accents."""

import re

from dragoman.errors import UsageError
from dragoman.record.connection import Database
from dragoman.record.entries import Hit

#: Code points that Unicode keeps for a program's own use; they mark the matches in what SQLite hands back.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_SNIPPET_WORDS = 32  # a sentence of a news report, rarely more
_PART = re.compile(r'"([^"]+)"|([^\s"]+)')
_BEST_REPORTS = (
    f"SELECT report.id, report.text, snippet(report_search, 0, '{_OPEN}', '{_CLOSE}', '', {_SNIPPET_WORDS})"
    " FROM report_search JOIN report ON report.number = report_search.rowid"
    " WHERE report_search MATCH ? ORDER BY report_search.rank, report.id LIMIT ?"
)
_QUOTES = (
    "SELECT claim.report, claim.id FROM quote_search JOIN claim ON claim.number = quote_search.rowid"
    " WHERE quote_search MATCH ? ORDER BY claim.start, claim.id"
)


def search(database: Database, words: str, limit: int) -> list[Hit]:
    """The reports that have all the words, best first, with the claims whose quotes have them all too.

    Words between double quotes stand together. Raises UsageError where there is no word to look for.
    """
    query = to_query(words)
    quoted: dict[str, list[str]] = {}
    for report, claim in database.rows(_QUOTES, (query,)):
        quoted.setdefault(report, []).append(claim)
    return [
        _to_hit(report, text, marked, tuple(quoted.get(report, ())))
        for report, text, marked in database.rows(_BEST_REPORTS, (query, limit))
    ]


def to_query(words: str) -> str:
    """The words as a query of FTS5, every part quoted, so that nothing in it is an operator.

    Raises UsageError where there is no word to look for.
    """
    if not any(character.isalnum() for character in words):
        raise UsageError(f"{words!r} has no word to look for; give at least one")
    parts = (phrase or word for phrase, word in _PART.findall(words.replace("\0", " ")))
    return " ".join(f'"{part}"' for part in parts)


def _to_hit(report: str, text: str, marked: str, claims: tuple[str, ...]) -> Hit:
    before, _, rest = marked.partition(_OPEN)
    match = rest.partition(_CLOSE)[0]
    snippet = marked.replace(_OPEN, "").replace(_CLOSE, "")
    at = text.find(snippet)
    # SQLite leaves NUL characters out of a snippet, which then stands nowhere; the matched words do.
    start = at + len(before) if at >= 0 else max(text.find(match), 0)
    return Hit(report, start, start + len(match), snippet, claims)
