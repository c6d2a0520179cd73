"""Endnotes: each claim cited gets the next number, and keeps it."""

import re
from collections.abc import Callable, Iterable

from dragoman.brief.dossier import Note
from dragoman.brief.pieces import Notes, Passage
from dragoman.brief.wording import by_words, outlet_of
from dragoman.model.claims import Claim
from dragoman.model.facts import claim_to_fact
from dragoman.model.text import Evidence, Report, Span

#: Where a sentence ends: a full stop and its closing quotes, then a capital, a figure or an opening quote.
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
#: As much of a sentence as is shown on either side of a quote; longer ones are cut with an ellipsis.
CONTEXT = 320


def claim_id(claim: Claim) -> str:
    """The id by which the record and its facts know the claim."""
    return str(claim_to_fact(claim)["id"])


class Notebook:
    """Gives claims, and passages that no claim stands on, their endnote numbers in the order of first citing."""

    def __init__(self, draft_of: "Notebook | None" = None) -> None:
        # By id(): a claim is cited many times, and each working out of its id is a hash.
        self._names: dict[int, tuple[Claim, str]] = draft_of._names if draft_of else {}
        self._numbers: dict[str, int] = {}
        self._cited: list[Claim | Evidence] = []

    def cite(self, claims: Iterable[Claim]) -> Notes:
        """The numbers of the claims' endnotes, in order, each once."""
        return tuple(sorted({self._number(self._name(claim), claim) for claim in claims}))

    def _name(self, claim: Claim) -> str:
        known = self._names.get(id(claim))
        if known is None:
            known = self._names[id(claim)] = (claim, claim_id(claim))
        return known[1]

    def cite_passage(self, piece: Evidence) -> Notes:
        """The number of the endnote of a passage that no claim stands on."""
        return (self._number(f"{piece.report.id}[{piece.start}:{piece.end}]", piece),)

    def _number(self, key: str, cited: Claim | Evidence) -> int:
        if key not in self._numbers:
            self._cited.append(cited)
            self._numbers[key] = len(self._cited)
        return self._numbers[key]

    def claims_of(self, numbers: Iterable[int]) -> list[Claim]:
        """The claims that these endnotes cite."""
        cited = (self._cited[number - 1] for number in numbers)
        return [claim for claim in cited if isinstance(claim, Claim)]

    def notes(self, judged: Callable[[str], str] = lambda _: "") -> tuple[Note, ...]:
        """All endnotes given so far; `judged` says what people decided on the claim of an id."""
        names = {number: key for key, number in self._numbers.items()}
        return tuple(
            _note(number, cited, names[number], judged(names[number]) if isinstance(cited, Claim) else "")
            for number, cited in enumerate(self._cited, 1)
        )


def _note(number: int, cited: Claim | Evidence, name: str, judged: str) -> Note:
    claim = cited if isinstance(cited, Claim) else None
    piece = cited.evidence[0] if isinstance(cited, Claim) else cited
    return Note(
        number=number,
        report=piece.report.id,
        outlet=outlet_of(piece.report),
        title=piece.report.title or "",
        published=piece.report.published.show(),
        start=piece.start,
        end=piece.end,
        passage=passage_of(piece),
        status=claim.status.value if claim else "",
        by=by_words(claim) if claim else "",
        claim=name if claim else "",
        kind=claim.kind if claim else "",
        judged=judged,
    )


def sentence_span(report: Report, start: int, end: int) -> Span:
    """Where the sentence or sentences lie that hold `[start, end)`; never beyond the paragraph."""
    text = report.text
    opens = text.rfind("\n", 0, start) + 1
    closes = text.find("\n", end)
    closes = len(text) if closes < 0 else closes
    ends = [opens + match.end() for match in _SENTENCE_END.finditer(text[opens:closes])]
    first = max((stop for stop in ends if stop <= start), default=opens)
    last = min((stop for stop in ends if stop >= end), default=closes)
    return Span(first, last)


def passage_of(evidence: Evidence) -> Passage:
    """The quote within its sentence, white space made single outside the quote."""
    span = sentence_span(evidence.report, evidence.start, evidence.end)
    text = evidence.report.text
    before = " ".join(text[span.start : evidence.start].split())
    after = " ".join(text[evidence.end : span.end].split())
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    lead = " " if text[evidence.start - 1 : evidence.start].isspace() and before else ""
    tail = " " if text[evidence.end : evidence.end + 1].isspace() and after else ""
    return Passage(before + lead, evidence.quote, tail + after)
