"""Attributions in the wide sense: whatever a text lays to somebody, said or only held, by the words it uses for it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Slice

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


_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})  # what goes with a verb before it
_LONG = 40  # tokens; a longer noun phrase is a parse gone wrong


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (`source`), by which words (`cue`), says or holds what (`content`, several spans where it is interrupted).

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
    return _built(group[0].head, group[0].cue, _spans(group), "said", group[0].why)


def _according(token: Token, quoted: Sequence[tuple[int, int]]) -> Iterator[Saying]:
    following = token.i + 1 < len(token.doc) and token.nbor().lower_ == "to"
    if token.lower_ == "according" and following and not within(token, quoted):
        yield from according_to(token, quoted)


def _of_saying(saying: Saying) -> Attribution:
    return _built(saying.head, saying.cue, _spans([saying]), "said", saying.why)


def _spans(group: Sequence[Saying]) -> tuple[Span, ...]:
    return tuple(Span(*piece) for saying in group for piece in saying.pieces or ((saying.start, saying.end),))


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
    content = (*map(_stretch, stance.pieces), *_spans(more))
    return _built(stance.source, stance.cue, content, stance.weight, f"stance:{stance.cue.lemma_}")


def _built(head: Token | None, cue: Token | None, content: tuple[Span, ...], weight: str, why: str) -> Attribution:
    source = _whole_phrase(head, cue, content) if head is not None else None
    return Attribution(content, source, _verb_group(cue, content) if cue is not None else None, weight, why)


def _whole_phrase(head: Token, cue: Token | None, content: Sequence[Span]) -> Span:
    """The noun phrase with its appositions and clauses, but for one that runs into the cue or what is said."""
    words = [token for token in head.doc[head.left_edge.i : head.right_edge.i + 1] if not token.is_space]
    while words and words[-1].is_punct and words[-1].text not in (")", "]"):
        words = words[:-1]
    into_cue = cue is not None and words and words[0].i <= cue.i <= words[-1].i
    if not words or len(words) > _LONG or into_cue:
        return phrase_span(head)
    whole = _stretch(words)
    into_content = any(whole.start < span.end and span.start < whole.end for span in content)
    return phrase_span(head) if into_content else whole


def _verb_group(cue: Token, content: Sequence[Span]) -> Span:
    """The verb with its auxiliaries and adverbs, its particle, and the preposition that leads to the content."""
    first = last = cue.i
    while first > cue.sent.start and cue.doc[first - 1].head == cue and cue.doc[first - 1].dep_ in _GROUP:
        first -= 1
    following = cue.doc[last + 1] if last + 1 < len(cue.doc) else cue
    leads = following.dep_ == "prep" and following.head == cue and following.pos_ == "ADP"
    if following.dep_ == "prt" or (leads and _begins_with(following, content)):
        last += 1
    return _stretch(cue.doc[first : last + 1])


def _begins_with(preposition: Token, content: Sequence[Span]) -> bool:
    """True where what is said begins right after the preposition."""
    end = preposition.idx + len(preposition.text)
    return any(end < span.start <= end + 2 for span in content)


def _stretch(words: Sequence[Token] | Slice) -> Span:
    return Span(words[0].idx, words[-1].idx + len(words[-1].text))


def _with_nesting(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those whose cue stands in another's content marked so."""
    starts = sorted(span.start for one in found for span in one.content)
    ends = sorted(span.end for one in found for span in one.content)

    def nested(one: Attribution) -> bool:
        if one.cue is None:
            return False
        cue, said = one.cue.start, one.content[0].start
        own = sum(span.start <= cue < span.end for span in one.content)
        # Words said that no other content holds are not part of one, though the sentence runs on to their verb.
        inside = bisect_right(starts, said) - bisect_right(ends, said) > 1
        return inside and bisect_right(starts, cue) - bisect_right(ends, cue) > own

    return [replace(one, nested=nested(one)) for one in found]
