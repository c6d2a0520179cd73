"""Expectations, and what came of them."""

from dragoman.brief.dossier import Outcome, Outlook
from dragoman.brief.gathering import Gathering, days_words, told_words
from dragoman.brief.wording import by_words, outlet_of, sources_words
from dragoman.model.claims import Claim, Forecast
from dragoman.model.findings import OUTCOMES, Expectation
from dragoman.model.text import Evidence


def outlooks(gathering: Gathering) -> tuple[Outlook, ...]:
    """The expectations of the dossier: those with an outcome first, then the open ones, by day of publication."""
    found = belonging(gathering)
    place = {id(claim): number for number, claim in enumerate(gathering.claims)}
    ranked = sorted(found, key=lambda e: (OUTCOMES.index(e.outcome), place.get(id(e.claim), -1), e.id))
    return tuple(_outlook(gathering, expectation) for expectation in ranked)


def belonging(gathering: Gathering) -> list[Expectation]:
    """The expectations of the dossier, as they were found."""
    return [e for e in gathering.findings.expectations if _belongs(gathering, e)]


def _belongs(gathering: Gathering, expectation: Expectation) -> bool:
    told = [claim for piece in expectation.resolved_by for claim in gathering.claims_at(piece)]
    claims: list[Claim] = [expectation.claim, *told]
    if any(gathering.scope.has(claim) for claim in claims):
        return True
    return bool(expectation.resolved_by) and any(gathering.scope.touches(claim) for claim in claims)


def _outlook(gathering: Gathering, expectation: Expectation) -> Outlook:
    claim = expectation.claim
    horizon = claim.horizon or "" if isinstance(claim, Forecast) else ""
    by = by_words(claim)
    notes = gathering.cite([claim])
    return Outlook(
        says=" ".join(expectation.says.split()),
        by=by or outlet_of(claim.report),
        made=told_words([claim]),
        horizon=horizon,
        outcome=expectation.outcome,
        late=expectation.late,
        why=expectation.why,
        sources=outlet_of(claim.report),
        outcomes=tuple(_outcome(gathering, piece) for piece in expectation.resolved_by),
        notes=notes,
    )


def _outcome(gathering: Gathering, piece: Evidence) -> Outcome:
    """The passage that resolves it, cited as the claim that stands on it where one does."""
    claims = gathering.claims_at(piece)[:1]
    sources = sources_words(claims) or outlet_of(piece.report)
    notes = gathering.cite(claims) or gathering.notebook.cite_passage(piece)
    return Outcome(" ".join(piece.quote.split()), days_words(piece.report.published), sources, notes)
