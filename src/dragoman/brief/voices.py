"""Statements by speaker, grouped by the state or body they speak for."""

from collections.abc import Iterable, Sequence

from dragoman.brief.dossier import Said, Speaker, SpeakerGroup
from dragoman.brief.gathering import Gathering, told_words
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
            speakers=tuple(
                _speaker(gathering, name, groups[code][name]) for name in _in_order(gathering, code, groups[code])
            ),
        )
        for code in ordered
    )


def _in_order(gathering: Gathering, code: str, names: Iterable[str]) -> list[str]:
    """The names in order, the state's or body's own first: pages set what it says under its heading, without a name."""
    return sorted(names, key=lambda name: (name != gathering.gazetteer.label(code), name))


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
