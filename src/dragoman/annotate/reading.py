"""What the annotators of one report share: its parse, its linked mentions, persons, times and quotations."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from dragoman.model.actors import Link, Person
from dragoman.model.claims import Statement, Tenure
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import Evidence, Report
from dragoman.model.values import TimeExpression


@dataclass(frozen=True)
class Reading:
    """A report as read so far. `doc`'s token offsets are the report's own.

    `links` are sorted by start and do not overlap. Each annotator takes a Reading and returns claims;
    later annotators may use what earlier ones found (`tenures`, `statements`).
    """

    report: Report
    doc: Doc = field(repr=False)
    gazetteer: Gazetteer = field(repr=False)
    links: tuple[Link, ...] = ()
    persons: tuple[Person, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    statements: tuple[Statement, ...] = ()

    @cached_property
    def text(self) -> str:
        """The text as parsed: the report's, blank where it is not coded. Kept, as `doc.text` is put together anew."""
        return self.doc.text

    def evidence(self, span: Span | Token) -> Evidence:
        """The characters of a span or token of the parse as evidence, white space at the ends left out."""
        if isinstance(span, Token):
            return self.report.evidence(span.idx, span.idx + len(span.text))
        text = self.report.text[span.start_char : span.end_char]
        start = span.start_char + len(text) - len(text.lstrip())
        return self.report.evidence(start, start + len(text.strip()))

    def link_at(self, token: Token) -> Link | None:
        """The link whose mention covers the token, or None."""
        return self.link_over(token.idx)

    def link_over(self, offset: int) -> Link | None:
        """The link whose mention covers the offset, or None."""
        index = bisect_right(self.links, offset, key=lambda link: link.mention.start) - 1
        if index >= 0 and offset < self.links[index].mention.end:
            return self.links[index]
        return None

    def links_in(self, start: int, end: int) -> list[Link]:
        """The links whose mentions lie wholly inside [start, end)."""
        index = bisect_right(self.links, start - 1, key=lambda link: link.mention.start)
        found = []
        for link in self.links[index:]:
            if link.mention.start >= end:
                break
            if link.mention.end <= end:
                found.append(link)
        return found

    def times_in(self, start: int, end: int) -> list[TimeExpression]:
        """The time expressions that lie wholly inside [start, end)."""
        return [time for time in self.times if start <= time.start and time.end <= end]

    def statement_over(self, offset: int) -> Statement | None:
        """The shortest statement whose words cover the offset, or None."""
        over = [(end - start, number) for number, (start, end) in enumerate(self._said) if start <= offset < end]
        return self.statements[min(over)[1]] if over else None

    @cached_property
    def _said(self) -> list[tuple[int, int]]:
        return [(statement.evidence[0].start, statement.evidence[0].end) for statement in self.statements]
