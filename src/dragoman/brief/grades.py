"""Grades by the Admiralty code, and what people decided, in words. Who is not rated is F, what is not rated is 6."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.brief.dossier import Ruled
from dragoman.brief.notebook import claim_id
from dragoman.model.claims import Claim
from dragoman.model.decisions import (
    CONFIRMED,
    CONFIRMING_ORIGINS,
    CORRECT,
    CREDIBILITIES,
    CREDIBILITY,
    RELIABILITIES,
    RELIABILITY,
    UNRATED,
    UNRATED_SOURCE,
    Decision,
    Rulings,
)
from dragoman.model.text import Report


@dataclass(frozen=True, slots=True)
class Grade:
    """A letter or digit, what it means, and who gave it when and why; empty where nobody did."""

    grade: str
    words: str
    why: str = ""


def reliability_of(report: Report, rulings: Rulings) -> Grade:
    """How reliable its source was judged: the report itself, else its outlet; F where nobody judged."""
    rated = rulings.rating(RELIABILITY, report.id, *([report.outlet] if report.outlet else []))
    letter = rated.values("grade")[0] if rated else UNRATED_SOURCE
    return Grade(letter, RELIABILITIES[letter], signed(rated) if rated else "")


def credibility_of(claims: Sequence[Claim], origins: int, rulings: Rulings) -> Grade:
    """How credible what these claims tell was judged; 6 where nobody judged.

    A 1 that no longer has two independent origins behind it does not hold, and nobody has judged it otherwise.
    """
    # Ids are hashes; where nothing is rated none is needed.
    names = [claim_id(claim) for claim in claims] if rulings.ratings else []
    rated = [found for name in names if (found := rulings.rating(CREDIBILITY, name))]
    last = max(rated, key=lambda decision: decision.made, default=None)
    digit = last.values("grade")[0] if last else UNRATED
    if last is None or (digit == CONFIRMED and origins < CONFIRMING_ORIGINS):
        return Grade(UNRATED, CREDIBILITIES[UNRATED])
    return Grade(digit, CREDIBILITIES[digit], signed(last))


def signed(decision: Decision) -> str:
    """Who decided, when and why: "ana, 2026-01-03: read the page"."""
    return f"{decision.by}, {decision.made[:10]}: {decision.why}"


def judged_words(name: str, rulings: Rulings) -> str:
    """What people decided on a claim, in words; empty where they did not."""
    decision, rated = rulings.of(name), rulings.rating(CREDIBILITY, name)
    parts = ["withdrawn: the correction that made it was revoked"] if name in rulings.withdrawn else []
    if decision:
        made_by_it = decision.question == CORRECT and name == decision.subject[-1]
        did = "as corrected" if made_by_it else rulings.standing(name).partition(",")[0]
        parts.append(f"{did} by {signed(decision)}")
    if rated:
        parts.append(f"rated {rated.values('grade')[0]} by {signed(rated)}")
    return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a dossier draws on, by which the decisions that bear on it are told: ids of claims, names of sources."""

    claims: frozenset[str]
    sources: frozenset[str] = field(default=frozenset())


def ruled(rulings: Rulings, bearing: Bearing) -> tuple[Ruled, ...]:
    """The decisions in force that bear on it, in the order in which they were made."""
    judged = [*rulings.verdicts.values(), *rulings.replaced.values(), *rulings.grouping]
    found = [d for d in judged if bearing.claims & set(d.subject)]
    for decision in rulings.ratings.values():
        wanted = bearing.sources if decision.question == RELIABILITY else bearing.claims
        found += [decision] if wanted & set(decision.subject) else []
    unique = {(d.made, d.question, d.subject): d for d in found}
    return tuple(_ruled(unique[key]) for key in sorted(unique))


def _ruled(decision: Decision) -> Ruled:
    shown = [f"{name} {value}" for name, value in decision.detail if name not in ("new", "apart")]
    return Ruled(
        question=decision.question,
        verdict=decision.verdict,
        subject=decision.subject,
        detail=", ".join(shown),
        by=decision.by,
        made=decision.made[:10],
        why=decision.why,
    )


def tags(reliability: str, credibility: str = "") -> tuple[str, ...]:
    """The grades as machine tags of MISP's taxonomy admiralty-scale."""
    found: Iterable[tuple[str, str]] = (
        ("source-reliability", reliability.lower()),
        ("information-credibility", credibility),
    )
    return tuple(f'admiralty-scale:{name}="{value}"' for name, value in found if value)
