"""Statements by speaker, grouped by the state or body they speak for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.brief.dossier import Said, Speaker, SpeakerGroup
from dragoman.brief.gathering import Gathering, told_words
from dragoman.brief.outlets import STATE_OWNED, OutletFacts, facts_of
from dragoman.brief.stages import private_office
from dragoman.brief.wording import outlet_of
from dragoman.model.claims import Statement, Tenure

#: The heading for speakers of whom no text says whom they speak for.
UNPLACED = "Others"


def speaker_groups(gathering: Gathering) -> tuple[SpeakerGroup, ...]:
    """The statements of the dossier: the dossier's own actors' first, then others by name, the unplaced last."""
    groups: dict[str, dict[str, list[Statement]]] = {}
    statements = [(_name(gathering, statement), statement) for statement in gathering.inner(Statement)]
    for name, statement in statements:
        # One report may not say whom a speaker speaks for, or be understood wrongly; all together say it better.
        of = gathering.homes.spoken.get(name) or statement.speaker_of or ""
        groups.setdefault(of, {}).setdefault(name, []).append(statement)
    ordered = sorted(groups, key=lambda code: (not code, _place(gathering, code), gathering.gazetteer.label(code)))
    return tuple(
        SpeakerGroup(
            of=gathering.gazetteer.label(code) if code else UNPLACED,
            speakers=_in_order(
                gathering, code, [_speaker(gathering, name, told) for name, told in groups[code].items()]
            ),
        )
        for code in ordered
    )


def _in_order(gathering: Gathering, code: str, speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """The state's or body's own first, which pages set under its heading without a name; the private last."""
    state = code and ":" not in code
    own = gathering.gazetteer.label(code) if code else ""
    marked = [replace(speaker, private=bool(state) and _is_private(speaker)) for speaker in speakers]
    return tuple(sorted(marked, key=lambda speaker: (speaker.name != own, speaker.private, speaker.name)))


def _is_private(speaker: Speaker) -> bool:
    """True where office or, of an outlet, ownership say that it speaks for no state."""
    outlet = facts_of(speaker.name)
    return private_office(speaker.office) or (outlet != OutletFacts() and outlet.ownership != STATE_OWNED)


def _place(gathering: Gathering, code: str) -> int:
    return gathering.codes.index(code) if code in gathering.codes else len(gathering.codes)


def _name(gathering: Gathering, statement: Statement) -> str:
    """The speaker's name, in the form preferred across reports where the same person stands there."""
    for person in gathering.findings.persons:
        if statement.speaker in person.forms or statement.speaker == person.name:
            return person.name
    return statement.speaker[:1].upper() + statement.speaker[1:]


def _speaker(gathering: Gathering, name: str, statements: Sequence[Statement]) -> Speaker:
    told: dict[str, list[Statement]] = {}
    for statement in statements:
        told.setdefault(" ".join(statement.quote.split()), []).append(statement)
    said = tuple(
        Said(
            words=words,
            direct=same[0].mode == "direct",
            told=told_words(same),
            sources="; ".join(dict.fromkeys(outlet_of(statement.report) for statement in same)),
            notes=gathering.cite(same),
        )
        for words, same in told.items()
    )
    return Speaker(name, _office(gathering, statements), said)


def _office(gathering: Gathering, statements: Sequence[Statement]) -> str:
    """The office that the newest report which gives one gives the speaker; empty where none does."""
    wanted = {(statement.report.id, statement.speaker) for statement in statements}
    offices = [t.office for t in gathering.all(Tenure) if t.office and (t.report.id, t.name) in wanted]
    return offices[-1] if offices else ""
