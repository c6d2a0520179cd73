"""Who said what: one statement for each stretch of quotation and each piece of reported speech."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.annotate.occasions import occasion_of
from dragoman.annotate.reading import Reading
from dragoman.annotate.reported import find_reported
from dragoman.annotate.sayings import Saying
from dragoman.annotate.speakers import Speaker, find_speaker, phrase_span
from dragoman.annotate.turns import find_spoken
from dragoman.model.claims import Statement, Voice
from dragoman.model.text import Span, ZoneKind

_MOST = 0.8  # of a sentence with "according to": so much of it quoted, it is direct speech


def annotate_statements(reading: Reading) -> list[Statement]:
    """The report's statements in text order, each with the words said as evidence and its speaker resolved."""
    direct = find_spoken(reading.doc)
    found = sorted(_once([*direct, *find_reported(reading.doc, direct)]), key=lambda saying: saying.order)
    speakers: list[Speaker] = []
    statements = []
    for saying in found:
        if saying.head is None or _in_headline(reading, saying):
            continue
        speaker = find_speaker(reading, saying.head, speakers)
        if speaker is None:
            continue
        via = find_speaker(reading, saying.via, speakers) if saying.via is not None else None
        speakers.append(speaker)
        statements.append(_statement(reading, saying, speaker, Voice((via.name,)) if via else Voice()))
    return sorted(statements, key=lambda statement: (statement.span.start, statement.span.end))


def _once(found: Sequence[Saying]) -> Iterator[Saying]:
    """The sayings, where "according to X" has its words quoted in part one of the two only: the longer."""
    sourced = [saying for saying in found if saying.why.endswith("according to")]
    for saying in found:
        twins = sourced if saying in sourced else []
        if not any(twin.head == saying.head and _rather(twin, saying) for twin in twins if twin is not saying):
            yield saying


def _rather(one: Saying, other: Saying) -> bool:
    """True where the first stands for both: the direct speech if it is most of what is said, else the whole."""
    direct, whole = (one, other) if one.mode == "direct" else (other, one)
    if one.mode == other.mode or direct.end <= whole.start or whole.end <= direct.start:
        return False
    most = direct.end - direct.start >= _MOST * (whole.end - whole.start)
    return one is (direct if most else whole)


def _in_headline(reading: Reading, saying: Saying) -> bool:
    """True for reported speech of a headline: the report says it again, and at length."""
    return saying.mode == "indirect" and reading.report.zone_at(saying.start) is ZoneKind.HEADLINE


def _statement(reading: Reading, saying: Saying, speaker: Speaker, voice: Voice) -> Statement:
    text = reading.report.text[saying.start : saying.end]
    start = saying.start + len(text) - len(text.lstrip())
    return Statement(
        evidence=(reading.report.evidence(start, start + len(text.strip())),),
        speaker=speaker.name,
        mode=saying.mode,
        speaker_of=speaker.code,
        speaker_at=speaker.at,
        cue_at=_token_span(saying.cue),
        addressee=_phrase(reading, saying.addressee),
        occasion=_occasion(reading, saying.cue),
        voice=voice,
        why=saying.why,
    )


def _token_span(token: Token | None) -> Span | None:
    return Span(token.idx, token.idx + len(token.text)) if token is not None else None


def _occasion(reading: Reading, cue: Token | None) -> str | None:
    at = occasion_of(cue) if cue is not None and cue.pos_ == "VERB" else None
    return " ".join(reading.report.text[at.start : at.end].split()) if at is not None else None


def _phrase(reading: Reading, token: Token | None) -> str | None:
    if token is None:
        return None
    at = phrase_span(token)
    return " ".join(reading.report.text[at.start : at.end].split())
