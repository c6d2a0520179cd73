"""What an event has beside type and sides: mode, contexts, and the sector and country of each actor."""

from dataclasses import replace

from spacy.tokens import Token

from dragoman.annotate.contexts import contexts_of
from dragoman.annotate.modes import MANY, mode_of
from dragoman.annotate.reading import Reading
from dragoman.annotate.sectors import countries_of, sectors_of
from dragoman.annotate.sides import Parties
from dragoman.model.claims import Event


def with_particulars(
    reading: Reading, event: Event, trigger: Token, parties: Parties, given: str | None = None
) -> Event:
    """The event with its mode, contexts, sectors and countries; a mode `given` stays where its type has it."""
    within_a_body = len(parties.codes) == 1 and parties.whole  # "the bloc's leaders met"
    mode = mode_of(event.type, trigger, MANY if within_a_body else len(parties.codes), given)
    return replace(
        event,
        mode=mode,
        contexts=contexts_of(reading, event.type, trigger, mode),
        source_sectors=sectors_of(reading, parties.source),
        target_sectors=sectors_of(reading, parties.target),
        source_countries=countries_of(reading, event.source),
        target_countries=countries_of(reading, event.target),
    )
