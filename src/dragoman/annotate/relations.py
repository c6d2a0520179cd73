"""Relations of marked sentences, for whoever wants the encoder alone: `dragoman.classify_relations`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.annotate.encoder import NONE, Marked, Scores, load_encoder
from dragoman.errors import ItemError
from dragoman.model.claims import QUAD_CLASS, Status
from dragoman.model.text import Span

_MARK = re.compile(r"</?[st]>")
#: The two orders in which the marks may stand.
_ORDERS = (["<s>", "</s>", "<t>", "</t>"], ["<t>", "</t>", "<s>", "</s>"])
#: What lies ahead of these is an agreement to do it (PLOVER codebook, future cooperation).
_AHEAD = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
#: The encoder keeps signing apart; PLOVER's crosswalk from CAMEO files it (057) under SUPPORT.
_SIGN, _SIGNING = "SIGN", "SUPPORT"
MAX_SHOWN = 120  # characters of a text that an error shows


@dataclass(frozen=True, slots=True)
class Relation:
    """What the marked source does to the marked target: a PLOVER type or None, and its status.

    `scores` has a probability for each of the sixteen types and for None, which sum to one. Cooperation that lies
    ahead counts as AGREE and a signing as SUPPORT, as PLOVER's codebook and crosswalk have it. `status` is None
    where `type` is.
    """

    type: str | None
    scores: dict[str | None, float]
    status: Status | None


def classify_relations(marked: Iterable[str]) -> list[Relation]:
    """The relation of each text, in the order given; each text has one `<s>…</s>` and one `<t>…</t>`.

    Raises ItemError for a text whose marks are missing, doubled, crossed or empty; it shows the text.
    """
    cases = [_case(number, text) for number, text in enumerate(marked, 1)]
    return [_relation(scores) for scores in load_encoder().read(cases)] if cases else []


def _case(number: int, text: str) -> Marked:
    marks = list(_MARK.finditer(text))
    shown = text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"
    if [mark.group() for mark in marks] not in _ORDERS:
        found = " ".join(mark.group() for mark in marks) or "no mark"
        raise ItemError(f"text {number}, {shown!r}", f"has {found}", "mark one <s>source</s> and one <t>target</t>")
    spans, cut = [], 0
    for opening, closing in (marks[:2], marks[2:]):
        cut += len(opening.group())
        start, end = opening.end() - cut, closing.start() - cut
        if not text[opening.end() : closing.start()].strip():
            raise ItemError(f"text {number}, {shown!r}", f"{opening.group()} marks nothing", "put the actor between")
        spans.append(Span(start, end))
        cut += len(closing.group())
    first, second = spans
    source, target = (first, second) if marks[0].group() == "<s>" else (second, first)
    return Marked(_MARK.sub("", text), source, target)


def _relation(scores: Scores) -> Relation:
    shares: dict[str | None, float] = dict.fromkeys([*QUAD_CLASS, None], 0.0)
    planned = scores.statuses[Status.PLANNED]
    for name, share in scores.types.items():
        type_ = _SIGNING if name == _SIGN else name
        ahead = share * planned if type_ in _AHEAD else 0.0
        shares["AGREE"] += ahead
        shares[None if name == NONE else type_] += share - ahead
    best = max(shares, key=lambda name: shares[name])
    return Relation(best, shares, None if best is None else Status(scores.status))
