"""Relations of marked sentences, for whoever wants the encoder alone: `dragoman.classify_relations`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.annotate.encoder import NONE, Marked, Scores, load_encoder
from dragoman.errors import ItemError
from dragoman.model.claims import QUAD_CLASS, Status
from dragoman.model.text import Span

_MARK = re.compile(r"</?[st]>")
#: The orders in which the marks may stand: one phrase after the other, or one within the other.
_ORDERS = tuple(
    order.split()
    for order in (
        "<s> </s> <t> </t>",
        "<t> </t> <s> </s>",
        "<s> <t> </t> </s>",
        "<t> <s> </s> </t>",
    )
)
#: What lies ahead of these is an agreement to do it (PLOVER codebook, future cooperation and promises to yield).
_AHEAD = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
#: What lies ahead of these is a threat of it (CAMEO 13 mirrors 14 to 20 as its 03 mirrors 04 to 08).
_HOSTILE = frozenset({"PROTEST", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})
#: What is refused or denied of these is a rejection (PLOVER codebook, REJECT: refusals to cooperate and to yield).
_REFUSED = _AHEAD | {"AGREE"}
#: The encoder keeps these apart; here they are filed by their CAMEO roots, as the crosswalk does and public sets do:
#: signing (057), finding guilty (116), occupying and blockading (191, 192).
_CROSSWALK = {"SIGN": "SUPPORT", "CONVICT": "ACCUSE", "OCCUPY": "ASSAULT"}
MAX_SHOWN = 120  # characters of a text that an error shows


@dataclass(frozen=True, slots=True)
class Relation:
    """What the marked source does to the marked target: a PLOVER type or None, and its status.

    `scores` has a probability for each of the sixteen types and for None, which sum to one. Cooperation and yielding
    that lie ahead count as AGREE, refused ones as REJECT, hostile acts that lie ahead as THREATEN, and a signing as
    SUPPORT, a verdict as ACCUSE, an occupation or blockade as ASSAULT, as PLOVER's codebook and its crosswalk from
    CAMEO have it.
    `status` is None where `type` is.
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
    at: dict[str, int] = {}
    cut = 0
    for mark in marks:
        at[mark.group()] = mark.start() - cut
        cut += len(mark.group())
    bare = _MARK.sub("", text)
    source, target = Span(at["<s>"], at["</s>"]), Span(at["<t>"], at["</t>"])
    for name, span in (("<s>", source), ("<t>", target)):
        if not bare[span.start : span.end].strip():
            raise ItemError(f"text {number}, {shown!r}", f"{name} marks nothing", "put the actor between")
    return Marked(bare, source, target)


def _relation(scores: Scores) -> Relation:
    shares: dict[str | None, float] = dict.fromkeys([*QUAD_CLASS, None], 0.0)
    planned, denied = scores.statuses[Status.PLANNED], scores.statuses[Status.DENIED]
    for name, share in scores.types.items():
        type_ = _CROSSWALK.get(name, name)
        ahead, refused, threatened = (
            share * status if type_ in types else 0.0
            for types, status in ((_AHEAD, planned), (_REFUSED, denied), (_HOSTILE, planned))
        )
        shares["AGREE"] += ahead
        shares["REJECT"] += refused
        shares["THREATEN"] += threatened
        shares[None if name == NONE else type_] += share - ahead - refused - threatened
    best = max(shares, key=lambda name: shares[name])
    return Relation(best, shares, None if best is None else Status(scores.status))
