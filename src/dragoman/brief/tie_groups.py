"""Standing ties by kind, with the figures that go with them; and all figures."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.brief.dossier import FigureRow, TieGroup, TieRow
from dragoman.brief.gathering import Gathering, newest_first, told_words
from dragoman.brief.notebook import passage_of
from dragoman.brief.representation import closest, since_of
from dragoman.brief.scope import actors_of
from dragoman.brief.wording import (
    amount_words,
    by_words,
    measure_things,
    measure_words,
    sources_words,
    tie_sentence,
    tie_words,
)
from dragoman.model.claims import Figure, Status, Tie

#: Kinds that hold for both alike, whichever is named first.
MUTUAL = frozenset(["relations", "alliance", "security", "trade", "culture", "border", "rivalry", "conflict"])


def tie_groups(gathering: Gathering) -> tuple[TieGroup, ...]:
    """The ties of the dossier by kind, in the vocabulary's order, newest word first."""
    ties = gathering.inner(Tie)
    figures = gathering.inner(Figure)
    groups = []
    for kind, words in tie_words().items():
        rows = _rows(gathering, [tie for tie in ties if tie.tie == kind])
        if rows:
            fitting = [
                figure for figure in figures if figure.measures and measure_things(figure.measures) & words.measures
            ]
            groups.append(TieGroup(kind, words.heading, rows, figure_rows(gathering, fitting)))
    return tuple(groups)


def _rows(gathering: Gathering, ties: Sequence[Tie]) -> tuple[TieRow, ...]:
    groups: dict[tuple[object, ...], list[Tie]] = {}
    for tie in newest_first(ties):
        status = Status.ONGOING if tie.status is Status.HAPPENED else tie.status
        pair = tuple(sorted((tie.source, tie.target))) if tie.tie in MUTUAL else (tie.source, tie.target)
        groups.setdefault((pair, status, tie.polarity, bool(tie.until)), []).append(tie)
    return tuple(_row(gathering, group) for group in groups.values())


def _row(gathering: Gathering, ties: Sequence[Tie]) -> TieRow:
    # An outlet's own word is shown before what somebody is said to have said.
    first = next((tie for tie in ties if not tie.voice.chain), ties[0])
    said = by_words(first)
    return TieRow(
        sentence=tie_sentence(first, gathering.gazetteer) + (f", according to {said}" if said else ""),
        status=first.status.value,
        polarity=first.polarity,
        since=_shown(since_of(gathering, ties).show()),
        until=_shown(closest([tie.until for tie in ties]).show()),
        told=told_words(ties),
        quote=first.quote,
        sources=sources_words(ties),
        origins=gathering.lineage.count(ties),
        notes=gathering.cite(ties),
    )


def _shown(words: str) -> str:
    return "" if words == "undated" else words


def figures(gathering: Gathering) -> tuple[FigureRow, ...]:
    """The figures of the dossier, those that measure the same together: what most reports measure comes first."""
    found = gathering.inner(Figure)
    times = Counter(measures for _, measures in {(figure.report.id, figure.measures) for figure in found})
    ordered = sorted(found, key=lambda figure: (not figure.measures, -times[figure.measures], figure.measures))
    return figure_rows(gathering, ordered)


def figure_rows(gathering: Gathering, figures: Iterable[Figure]) -> tuple[FigureRow, ...]:
    """A row for each figure; the same figure in several reports of one origin, or by one speaker, is one row."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        by = figure.voice.chain or (gathering.lineage.of(figure),)
        groups.setdefault((figure.measures or figure.about, figure.amount.show(), by), []).append(figure)
    return tuple(_figure_row(gathering, group) for group in groups.values())


def _figure_row(gathering: Gathering, figures: Sequence[Figure]) -> FigureRow:
    first = figures[0]
    named = measure_words(first.measures, gathering.gazetteer) if actors_of(first) else ""
    return FigureRow(
        measure=named,
        amount=amount_words(first.amount),
        as_of=_shown(first.as_of.show()),
        by=sources_words(figures),
        told=told_words(figures),
        passage=passage_of(first.evidence[0]),
        origins=gathering.lineage.count(figures),
        notes=gathering.cite(figures),
    )
