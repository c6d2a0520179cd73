"""All that a set of reports and claims gives when they are held against each other."""

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from dragoman.model.claims import Claim, Event, Figure, Forecast, Tenure
from dragoman.model.findings import Disagreement, Findings, SamePerson
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import Report
from dragoman.reconcile.agendas import agenda_disagreements
from dragoman.reconcile.attribution import attribution_disagreements
from dragoman.reconcile.blame import blame_disagreements
from dragoman.reconcile.company import company_disagreements, participant_disagreements
from dragoman.reconcile.contexts import Contexts
from dragoman.reconcile.dates import date_disagreements
from dragoman.reconcile.editions import changed_by_editions
from dragoman.reconcile.existence import existence_disagreements
from dragoman.reconcile.expectations import find_expectations
from dragoman.reconcile.figures import figure_disagreements
from dragoman.reconcile.firsts import first_disagreements
from dragoman.reconcile.marks import order_of
from dragoman.reconcile.memory import Memory
from dragoman.reconcile.occurrences import find_occurrences
from dragoman.reconcile.origins import find_lineages
from dragoman.reconcile.persons import find_persons, name_disagreements
from dragoman.reconcile.recalled import recalled_events
from dragoman.reconcile.regions import region_disagreements
from dragoman.reconcile.rewordings import reworded_disagreements
from dragoman.reconcile.schedules import day_disagreements
from dragoman.reconcile.tellings import tell
from dragoman.reconcile.told import told_sentences
from dragoman.reconcile.tolls import toll_disagreements
from dragoman.reconcile.words import folded

#: Of two states a surname is given, the one given so many times as often is taken.
OFTENER = 2


def reconcile_claims(
    reports: Sequence[Report], claims: Sequence[Claim], gazetteer: Gazetteer, memory: Memory | None = None
) -> Findings:
    """What the claims of the reports say together: origins, occurrences, disagreements, expectations, persons.

    The same whatever the order of reports and claims; every report of a claim has to be among `reports`.
    Disagreements come with the weightiest first. A `memory` handed in again and again saves working out anew what the
    reports gave the last time; it changes nothing that is found.
    """
    with _uncollected():
        return _reconcile(reports, claims, gazetteer, memory or Memory())


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: there are none; each search would walk all that was found."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _reconcile(reports: Sequence[Report], claims: Sequence[Claim], gazetteer: Gazetteer, memory: Memory) -> Findings:
    ordered = sorted(reports, key=lambda report: report.id)
    claims = sorted(claims, key=order_of)
    tenures = [claim for claim in claims if isinstance(claim, Tenure)]
    persons = find_persons(tenures, memory)
    surnames = _surnames(tenures)
    contexts = Contexts(ordered, gazetteer, surnames, memory)
    lineages = find_lineages(ordered, memory)
    sentences = told_sentences(ordered, claims, contexts)
    events = [claim for claim in claims if isinstance(claim, Event)]
    events += recalled_events(sentences, claims, contexts)
    known_names = frozenset(surnames)
    tellings = [tell(event, contexts, known_names, gazetteer) for event in events]
    occurrences = find_occurrences(tellings, lineages)
    figures = _told_as_fact(claims)
    disagreements = [
        *figure_disagreements(figures, contexts, lineages, gazetteer),
        *toll_disagreements(figures, contexts, lineages, gazetteer),
        *reworded_disagreements(figures, contexts, lineages),
        *name_disagreements(persons, claims, lineages),
        *date_disagreements(claims, lineages, gazetteer),
        *existence_disagreements(claims, contexts, lineages, gazetteer),
        *day_disagreements(occurrences, contexts, lineages, gazetteer),
        *first_disagreements(sentences, lineages, gazetteer),
        *attribution_disagreements(tellings, lineages, gazetteer),
        *blame_disagreements(occurrences, tellings, contexts, lineages, gazetteer),
        *agenda_disagreements(sentences, lineages),
        *company_disagreements(sentences, surnames, lineages),
        *participant_disagreements(occurrences, tellings, lineages),
        *region_disagreements(claims, contexts, lineages, gazetteer),
    ]
    return Findings(
        origins=lineages.origins,
        occurrences=occurrences,
        disagreements=_ranked(changed_by_editions(disagreements)),
        expectations=find_expectations(sentences, claims, occurrences, contexts, gazetteer, aliases=_aliases(persons)),
        persons=persons,
    )


def _told_as_fact(claims: Iterable[Claim]) -> list[Figure]:
    """The figures that no forecast covers: what somebody expects contradicts nothing."""
    figures: list[Figure] = []
    ahead: dict[str, list[Forecast]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, Forecast):
            ahead[claim.report.id].append(claim)
        elif isinstance(claim, Figure):
            figures.append(claim)
    return [f for f in figures if not any(forecast.span.covers(f.span) for forecast in ahead[f.report.id])]


def _surnames(tenures: Iterable[Tenure]) -> dict[str, str | None]:
    """The folded surnames of the persons named, with the state each acts for; None where not known or not one.

    One state stands where it is given at least OFTENER times as often as any other: "its minister" is misread at times.
    """
    given: dict[str, Counter[str]] = {}
    for tenure in tenures:
        words = folded(tenure.name)
        if len(words) > 1:
            states = given.setdefault(words[-1], Counter())
            if tenure.of and ":" not in tenure.of:
                states[tenure.of] += 1
    return {surname: _foremost(states) for surname, states in given.items()}


def _foremost(states: Counter[str]) -> str | None:
    (first, times), (_, less) = [*states.most_common(2), ("", 0), ("", 0)][:2]
    return first if first and times >= OFTENER * less else None


def _aliases(persons: Iterable[SamePerson]) -> dict[str, frozenset[str]]:
    """The words of all the names that the bearer of a surname goes by; nothing where persons share the surname."""
    found: dict[str, frozenset[str] | None] = {}
    for person in persons:
        names = [folded(form) for form in person.forms]
        words = frozenset(word for name in names for word in name)
        for surname in {name[-1] for name in names if len(name) > 1}:
            found[surname] = None if surname in found else words
    return {surname: words for surname, words in found.items() if words}


def _ranked(disagreements: Iterable[Disagreement]) -> tuple[Disagreement, ...]:
    unique = {disagreement.id: disagreement for disagreement in disagreements}
    return tuple(sorted(unique.values(), key=lambda d: (-d.weight, d.point, d.id)))
