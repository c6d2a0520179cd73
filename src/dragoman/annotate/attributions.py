"""Attributions in the wide sense: whatever a text lays to somebody, said or only held, by the words it uses for it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.annotate.governed import stretches_of, within
from dragoman.annotate.reported import according_to
from dragoman.annotate.sayings import Saying
from dragoman.annotate.speakers import phrase_span
from dragoman.annotate.stances import Stance, find_stances
from dragoman.annotate.turns import find_spoken
from dragoman.model.text import Span

#: The rule of `find_direct` by which a quotation without an attribution is more of the one before.
_MORE = "quotation goes on"
#: The rule by which it is whose the sentence before is about.
_AFTER = "quotation after its speaker's sentence"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (`source`), by which word (`cue`), says or holds what (`content`, several spans where it is interrupted).

    `weight` is "said" for what is said, and "held" for belief, attitude, perception, and for what a noun says. It is
    `nested` where its cue stands in the content of another. Source and cue are None where the text has none.
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    weight: str
    why: str
    nested: bool = False


def find_attributions(doc: Doc) -> list[Attribution]:
    """The document's attributions by where their content begins; offsets are the text's.

    A quotation that goes on after its attribution, in the next sentence or paragraph, is one with it.
    """
    direct = find_spoken(doc)
    quoted = stretches_of(direct)
    taken = frozenset(saying.cue.i for saying in direct if saying.cue is not None)
    stances = list(find_stances(doc, quoted, taken))
    groups = _joined(direct)
    more = _more_of(stances, groups)
    found = [_of_direct(group) for group in groups if not any(group is other for other in more.values())]
    found += [_of_saying(saying) for token in doc for saying in _according(token, quoted)]
    found += [_of_stance(stance, more.get(stance.cue.i, ())) for stance in stances]
    return _with_nesting(sorted(found, key=lambda one: (one.content[0].start, -one.content[-1].end)))


def _joined(direct: Sequence[Saying]) -> list[list[Saying]]:
    groups: list[list[Saying]] = []
    for saying in direct:
        if saying.why == _MORE and groups:
            groups[-1].append(saying)
        else:
            groups.append([saying])
    return groups


def _of_direct(group: Sequence[Saying]) -> Attribution:
    return replace(_of_saying(group[0]), content=tuple(Span(saying.start, saying.end) for saying in group))


def _according(token: Token, quoted: Sequence[tuple[int, int]]) -> Iterator[Saying]:
    following = token.i + 1 < len(token.doc) and token.nbor().lower_ == "to"
    if token.lower_ == "according" and following and not within(token, quoted):
        yield from according_to(token, quoted)


def _of_saying(saying: Saying) -> Attribution:
    source = phrase_span(saying.head) if saying.head is not None else None
    return Attribution((Span(saying.start, saying.end),), source, _span(saying.cue), "said", saying.why)


def _more_of(stances: Sequence[Stance], groups: Sequence[list[Saying]]) -> dict[int, list[Saying]]:
    """The quotations that go on from what a sentence says without quoting, by the number of its verb."""
    last = {
        stance.source.i: stance.cue.i for stance in stances if stance.source is not None and stance.weight == "said"
    }
    found = {}
    for group in groups:
        head = group[0].head
        if group[0].why == _AFTER and head is not None and head.i in last:
            found[last[head.i]] = group
    return found


def _of_stance(stance: Stance, more: Sequence[Saying]) -> Attribution:
    source = phrase_span(stance.source) if stance.source is not None else None
    content = (*map(_stretch, stance.pieces), *(Span(saying.start, saying.end) for saying in more))
    return Attribution(content, source, _span(stance.cue), stance.weight, f"stance:{stance.cue.lemma_}")


def _stretch(words: Sequence[Token]) -> Span:
    return Span(words[0].idx, words[-1].idx + len(words[-1].text))


def _span(token: Token | None) -> Span | None:
    return Span(token.idx, token.idx + len(token.text)) if token is not None else None


def _with_nesting(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those whose cue stands in another's content marked so."""
    starts = sorted(span.start for one in found for span in one.content)
    ends = sorted(span.end for one in found for span in one.content)

    def nested(one: Attribution) -> bool:
        if one.cue is None:
            return False
        at = one.cue.start
        own = sum(span.start <= at < span.end for span in one.content)
        return bisect_right(starts, at) - bisect_right(ends, at) > own

    return [replace(one, nested=nested(one)) for one in found]
