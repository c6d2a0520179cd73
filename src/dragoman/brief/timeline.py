"""The timeline as a list: every act of the dossier with its day, status, proof and origins."""

from dragoman.brief.acts import Act
from dragoman.brief.dossier import Entry
from dragoman.brief.gathering import Gathering, told_words
from dragoman.brief.grades import credibility_of, reliability_of, tags
from dragoman.brief.wording import by_words, sources_words, when_of


def timeline(gathering: Gathering) -> tuple[Entry, ...]:
    """The acts in order of date, those without a date last, each with the number it has in the drawing."""
    return tuple(_entry(gathering, number, act) for number, act in enumerate(gathering.acts, 1))


def _entry(gathering: Gathering, number: int, act: Act) -> Entry:
    best = act.best
    said = by_words(best)
    reliability = reliability_of(best.report, gathering.rulings).grade
    credibility = credibility_of(act.claims, act.origins, gathering.rulings).grade
    return Entry(
        number=number,
        when=when_of(act.when),
        status=act.status.value,
        type=best.type,
        quad_class=best.quad_class,
        sentence=act.sentence + (f", according to {said}" if said else ""),
        quote=best.quote,
        sources=sources_words(act.claims),
        told=told_words(act.claims),
        origins=act.origins,
        reliability=reliability,
        credibility=credibility,
        tags=tags(reliability, credibility),
        notes=gathering.cite(act.claims),
    )
