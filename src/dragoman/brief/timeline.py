"""The timeline as a list: every act of the dossier with its day, status, proof and origins."""

from dragoman.brief.acts import Act
from dragoman.brief.dossier import Entry
from dragoman.brief.gathering import Gathering, told_words
from dragoman.brief.wording import by_words, sources_words, when_of

#: Admiralty credibility: 1 is "confirmed by other sources" and takes two independent origins; 6 cannot be judged.
CONFIRMED, UNJUDGED = "1", "6"


def timeline(gathering: Gathering) -> tuple[Entry, ...]:
    """The acts in order of date, those without a date last, each with the number it has in the drawing."""
    return tuple(_entry(gathering, number, act) for number, act in enumerate(gathering.acts, 1))


def _entry(gathering: Gathering, number: int, act: Act) -> Entry:
    best = act.best
    said = by_words(best)
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
        credibility=CONFIRMED if act.realised and act.origins >= 2 else UNJUDGED,
        notes=gathering.cite(act.claims),
    )
