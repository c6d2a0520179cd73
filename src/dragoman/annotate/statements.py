"""Who said what: one statement for each stretch of quotation and each piece of reported speech."""

from spacy.tokens import Token

from dragoman.annotate.reading import Reading
from dragoman.annotate.reported import find_reported
from dragoman.annotate.sayings import Saying
from dragoman.annotate.speakers import Speaker, find_speaker, phrase_span
from dragoman.annotate.turns import find_spoken
from dragoman.model.claims import Statement, Voice
from dragoman.model.text import Span, ZoneKind


def annotate_statements(reading: Reading) -> list[Statement]:
    """The report's statements in text order, each with the words said as evidence and its speaker resolved."""
    direct = find_spoken(reading.doc)
    found = sorted([*direct, *find_reported(reading.doc, direct)], key=lambda saying: saying.order)
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
        voice=voice,
        why=saying.why,
    )


def _token_span(token: Token | None) -> Span | None:
    return Span(token.idx, token.idx + len(token.text)) if token is not None else None


def _phrase(reading: Reading, token: Token | None) -> str | None:
    if token is None:
        return None
    at = phrase_span(token)
    return " ".join(reading.report.text[at.start : at.end].split())
