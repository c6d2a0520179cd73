"""Disagreements, both sides next to each other."""

from collections.abc import Sequence

from dragoman.brief.dossier import Difference, Side
from dragoman.brief.gathering import Gathering, told_words
from dragoman.brief.notebook import passage_of
from dragoman.brief.versions import version_rows
from dragoman.brief.wording import amount_words, measure_codes, short_amounts, sources_words
from dragoman.model.claims import Figure
from dragoman.model.findings import Disagreement, Version


def differences(gathering: Gathering) -> tuple[Difference, ...]:
    """The disagreements that touch the dossier's actors: first those between its own, then by weight."""
    found = [d for d in gathering.findings.disagreements if _touches(gathering, d)]
    ranked = sorted(found, key=lambda d: (not _inner(gathering, d), -d.weight, d.id))
    return tuple(_difference(gathering, disagreement) for disagreement in ranked)


def _inner(gathering: Gathering, disagreement: Disagreement) -> bool:
    """True where it is about the dossier's own: by what its figures measure, else by where its claims stand."""
    claims = [version.claim for version in disagreement.versions]
    measured = [measure_codes(claim.measures) for claim in claims if isinstance(claim, Figure) and claim.measures]
    if any(gathering.scope.names(codes) for codes in measured):
        return True
    return all(gathering.scope.has(claim) for claim in claims)


def _touches(gathering: Gathering, disagreement: Disagreement) -> bool:
    """True for disagreements about the actors themselves, or in reports that the dossier draws on about them."""
    return _inner(gathering, disagreement) or any(
        gathering.scope.touches(version.claim) for version in disagreement.versions
    )


def _difference(gathering: Gathering, disagreement: Disagreement) -> Difference:
    groups: dict[str, list[Version]] = {}
    for version in disagreement.versions:
        groups.setdefault(_value(version), []).append(version)
    return Difference(
        point=short_amounts(disagreement.point),
        kind=disagreement.kind,
        why=disagreement.why,
        origins=len({version.origin for version in disagreement.versions}),
        inner=_inner(gathering, disagreement),
        sides=tuple(_side(gathering, value, versions) for value, versions in groups.items()),
        rows=version_rows(gathering, [(_value(version), version) for version in disagreement.versions]),
    )


def _side(gathering: Gathering, value: str, versions: Sequence[Version]) -> Side:
    claims = [version.claim for version in versions]
    return Side(
        value=value,
        told=told_words(claims),
        sources=sources_words(claims),
        origins=len({version.origin for version in versions}),
        passage=passage_of(claims[0].evidence[0]),
        notes=gathering.cite(claims),
    )


def _value(version: Version) -> str:
    """The value as the claim itself shows it, else as reconciling gives it."""
    if isinstance(version.claim, Figure):
        return amount_words(version.claim.amount)
    value = version.value
    return f"{value[0]:g} to {value[1]:g}" if isinstance(value, tuple) else str(value)
