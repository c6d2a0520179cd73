"""Later texts that come back to what was foretold, and say that it came or did not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.model.text import Evidence
from dragoman.reconcile.contexts import Context
from dragoman.reconcile.outlooks import pattern
from dragoman.reconcile.words import stem, words_of

#: "He was to be gone by then": a retelling that begins so speaks of what the sentence before names.
_PRONOUNS = frozenset(["it", "they", "he", "she", "this", "that", "these", "those"])


@dataclass(frozen=True, slots=True)
class Verdict:
    """A retelling with the verdict that follows it: what was foretold came, or did not; `final` unless only so far."""

    evidence: Evidence
    words: frozenset[str] = field(repr=False)
    came: bool
    late: bool
    final: bool


def find_verdicts(sentences: Sequence[Context]) -> Iterator[tuple[int, Verdict]]:
    """The verdicts of a report by the number of the retelling's sentence; these have to be in order of the text.

    The words are those of the retelling, and of the sentence before where it begins with a pronoun. The evidence
    runs from the retelling to the end of the verdict.
    """
    for at, context in enumerate(sentences):
        marker = pattern("retells").search(context.text)
        if marker is None:
            continue
        clauses = pattern("clause").split(context.text[marker.end() :])[1:]
        after = [(clause, context) for clause in clauses if clause]
        after += [(following.text, following) for following in sentences[at + 1 : at + 2]]
        for clause, where in after:
            came = bool(pattern("came").search(clause))
            if came or pattern("failed").search(clause):
                yield at, _verdict(sentences, at, clause, where, came)
                break


def _verdict(sentences: Sequence[Context], at: int, clause: str, where: Context, came: bool) -> Verdict:
    context = sentences[at]
    known = _words(context)
    first = next(words_of(context.text), None)
    if first and first.text in _PRONOUNS and at:
        known |= _words(sentences[at - 1])
    report = context.sentence.report
    return Verdict(
        evidence=report.evidence(context.sentence.start, where.sentence.end),
        words=known,
        came=came,
        late=bool(pattern("late").search(clause)),
        final=not pattern("so_far").search(clause),
    )


def _words(context: Context) -> frozenset[str]:
    return context.stems | context.names | frozenset(stem(name) for name in context.names)
