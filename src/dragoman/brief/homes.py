"""Whose officeholder somebody is, by all reports: what their words say of the state goes before what was inferred."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dragoman.brief.scope import Scope, codes_named
from dragoman.brief.stages import state_office
from dragoman.model.claims import Claim, Statement, Tenure

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Homes:
    """Whose offices persons hold, and for whom they speak, by the names preferred for them.

    `stated` is by name and office: the state that their words give most often. `borne` is by name, office and state:
    how many sentences name this state alone, less those that name others alone. `spoken` is by name: for whom they
    speak, by most reports.
    """

    stated: Mapping[tuple[str, str], str] = field(default_factory=dict)
    borne: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    spoken: Mapping[str, str] = field(default_factory=dict)

    def of_office(self, name: str, office: str, inferred: str) -> str | None:
        """Whose office the person holds; None where no words say it and no sentences bear out what was inferred."""
        stated = self.stated.get((name, office))
        if stated:
            return stated
        return inferred if self.borne.get((name, office, inferred), 0) > 0 else None


def homes_of(claims: Sequence[Claim], names: Mapping[int, str], scope: Scope) -> Homes:
    """The homes of all persons of these claims; `names` are the names preferred, by id of a claim."""
    stated: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    borne: Counter[tuple[str, str, str]] = Counter()
    spoken: dict[str, Counter[str]] = defaultdict(Counter)
    # A report that takes a person for another state's does so in each statement of theirs: it has one vote.
    votes: dict[tuple[str, str, str], None] = {}
    preferred = _by_form(claims, names)
    for claim in claims:
        if isinstance(claim, Statement) and claim.speaker_of:
            votes[preferred.get(claim.speaker, claim.speaker), claim.speaker_of, claim.report.id] = None
        if not isinstance(claim, Tenure) or not claim.of:
            continue
        name, office = names.get(id(claim), claim.name), state_office(claim.office or "")
        votes[name, claim.of, claim.report.id] = None
        if claim.of in scope.filed(codes_named(claim.quote, scope.gazetteer)):
            # Words that say it weigh more than any number of inferences.
            spoken[name][claim.of] += _SAID
            stated[name, office][claim.of] += 1
        elif office:
            borne[name, office, claim.of] += _bearing(claim, scope)
    for name, of, _ in votes:
        spoken[name][of] += 1
    return Homes(_most(stated), borne, _most(spoken))


def _by_form(claims: Sequence[Claim], names: Mapping[int, str]) -> dict[str, str]:
    """The names preferred, by every form that a report gives one person alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim, Tenure) and id(claim) in names:
            for form in (claim.name, *claim.variants):
                found[form].add(names[id(claim)])
    return {form: next(iter(whose)) for form, whose in found.items() if len(whose) == 1}


_SAID = 1000


def _bearing(tenure: Tenure, scope: Scope) -> int:
    """1 where the sentence names the state alone, -1 where it names others alone, else 0; cities are their state's."""
    named = {code for code in scope.named_around(tenure) if ":" not in code}
    return 0 if not named or (tenure.of in named and len(named) > 1) else 1 if tenure.of in named else -1


def _most(counts: Mapping[Key, Counter[str]]) -> dict[Key, str]:
    """Of each the code with the highest count, the first by name of equals."""
    return {key: min(found, key=lambda code: (-found[code], code)) for key, found in counts.items()}
