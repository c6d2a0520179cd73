"""Acts that come once, recalled in sentences from which no act was coded: "..., which has had an embassy there"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from dragoman.model.claims import Claim, Event
from dragoman.model.text import Report
from dragoman.reconcile.contexts import Contexts
from dragoman.reconcile.milestones import Milestone, milestones
from dragoman.reconcile.outlooks import negated, unreal
from dragoman.reconcile.told import Told
from dragoman.reconcile.words import Word, stem, words_of

#: The words that name the act stand within so many characters; who it is done to, so many behind them.
CLOSE, BEHIND = 45, 40
#: Who it belongs to may stand right before the noun: "the Maltese embassy".
BEFORE = 25


def recalled_events(sentences: Iterable[Told], claims: Iterable[Claim], contexts: Contexts) -> list[Event]:
    """The acts that sentences recall, as events without a date, where no event of the same act is coded there."""
    coded: dict[str, list[Event]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, Event):
            coded[claim.report.id].append(claim)
    found = []
    for told in sentences:
        if len(told.states) > 1 and not unreal(told.context.text):
            for milestone in milestones():
                event = _recalled(told, milestone, contexts)
                if event is not None and not _known(event, coded[told.report.id], milestone):
                    found.append(event)
    return found


def _known(event: Event, coded: Iterable[Event], milestone: Milestone) -> bool:
    return any(
        milestone.told_by(other) and other.span.start < event.span.end and event.span.start < other.span.end
        for other in coded
    )


def _recalled(told: Told, milestone: Milestone, contexts: Contexts) -> Event | None:
    sentence = told.context.sentence
    if not all(group & told.context.stems for group in milestone.words):
        return None
    if negated(told.context.text, milestone.stems):
        return None
    for words in _runs(told, milestone):
        start, end = words[0].start, words[-1].end
        sides = _sides(told, milestone, words, contexts)
        if sides is not None:
            source, target = sides
            evidence = (told.report.evidence(start, min(_end(end, told), sentence.end)),)
            why = "recalled by its words, no act was coded here"
            both = tuple(sorted((source, target))) if milestone.mutual else ()
            return Event(
                evidence=evidence,
                voice=told.claim.voice,
                type=milestone.type,
                source=both or (source,),
                target=both or (target,),
                why=why,
            )
    return None


def _runs(told: Told, milestone: Milestone) -> Iterator[list[Word]]:
    """The words that name the act, in order, where they stand close together."""
    sentence = told.context.sentence
    words = [(word, stem(word.text)) for word in words_of(sentence.report.text, sentence.start, sentence.end)]
    for noun, is_ in words:
        if is_ not in milestone.words[0]:
            continue
        chosen = [noun]
        for group in milestone.words[1:]:
            near = [word for word, cut in words if cut in group and abs(word.start - noun.start) <= CLOSE]
            chosen += near[-1:]
        if len(chosen) == len(milestone.words):
            yield sorted(chosen, key=lambda word: word.start)


def _end(end: int, told: Told) -> int:
    """The end of the word that follows, with which the quote names whom it is done to: "embassy in Accra"."""
    text = told.report.text
    match = list(words_of(text, end, min(len(text), end + BEHIND)))[:2]
    return match[-1].end if match else end


def _sides(told: Told, milestone: Milestone, words: list[Word], contexts: Contexts) -> tuple[str, str] | None:
    """Who and to whom, where the sentence says both: the first state behind the words, and its owner or the first."""
    report, sentence = told.report, told.context.sentence
    if milestone.mutual:
        first, *rest = sorted(told.states)
        return (first, rest[0]) if len(rest) == 1 else None
    noun = next(word for word in words if stem(word.text) in milestone.words[0])
    clause = re.split(r"[,;:.(]", report.text[noun.end : min(noun.end + BEHIND, sentence.end)])[0]
    behind = _named(report, noun.end, noun.end + len(clause), contexts)
    if len(behind) != 1:
        return None
    target = behind[0]
    owner = _named(report, max(sentence.start, noun.start - BEFORE), noun.start, contexts)
    before = _named(report, sentence.start, words[0].start, contexts)
    others = [code for code in (*owner, *before) if code != target]
    return (others[0], target) if others else None


def _named(report: Report, start: int, end: int, contexts: Contexts) -> list[str]:
    """The states named between two offsets, in the order in which they are first named."""
    return list(contexts.states_in(report.evidence(start, end))) if start < end else []
