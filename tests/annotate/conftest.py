"""What several tests of the annotators share."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.annotate.mentions import find_names
from dragoman.annotate.parse import load_parser
from dragoman.annotate.persons import find_persons
from dragoman.annotate.reading import Reading
from dragoman.annotate.statements import annotate_statements
from dragoman.annotate.times import find_times
from dragoman.model.actors import Link, MentionKind
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Report
from dragoman.model.values import Window

PUBLISHED = Window.parse("2021-06-16")


def _read_said(text: str) -> Reading:
    report, gazetteer = Report("own", text, published=PUBLISHED), load_gazetteer()
    doc = load_parser()(text)
    names = find_names(doc, gazetteer)
    persons, _ = find_persons(report, doc, names, gazetteer)
    certain = [m for m in names if len(m.candidates) == 1 and m.kind is MentionKind.NAME]
    links = tuple(Link(mention, mention.candidates, 1.0, "only candidate") for mention in certain)
    reading = Reading(report, doc, gazetteer, links, persons, find_times(text, PUBLISHED, doc))
    return replace(reading, statements=tuple(annotate_statements(reading)))


@pytest.fixture
def read_said() -> Callable[[str], Reading]:
    """Reads a text of our own: persons found, names of states linked, statements annotated."""
    return _read_said
