"""What a figure is about, so that figures of two reports meet that measure the same thing."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import combinations

from dragoman.model.claims import Figure
from dragoman.model.vocabulary import read_rows, read_yaml
from dragoman.reconcile.amounts import Measured, measured
from dragoman.reconcile.contexts import Context, Contexts
from dragoman.reconcile.marks import published_day
from dragoman.reconcile.words import content_stems, stem, words_of
from dragoman.resolve.meanings import neighbours

_COLUMNS = ("matter", "dimension", "words", "states", "adjacent", "lasting", "title")
#: A date of the figure's own counts where it names a year or less; what is vaguer says nothing of when.
_YEAR_DAYS = 366
#: How far from a figure the words stand that limit it, in characters: an opening phrase, or what follows at once.
SCOPE_BEFORE, SCOPE_AFTER = 60, 25
#: Of the states named around a figure, so many are tried, the most named first.
MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Matter:
    """A row of matters.csv."""

    name: str
    dimension: str
    words: frozenset[str]
    states: int
    adjacent: bool
    lasting: str
    title: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with what it measures: matter, actors, when, scope, and its amount in base units."""

    figure: Figure
    context: Context = field(repr=False)
    amount: Measured
    matter: str
    actors: tuple[str, ...]
    day: date | None
    scope: str
    dated: bool
    of_event: bool = False


def quantify(figure: Figure, contexts: Contexts) -> Quantity | None:
    """What the figure measures, or None where that cannot be told well enough to compare it."""
    context = contexts.of(figure)
    kind, thing, actors = _normal_form(figure.measures)
    named = _by_words(figure, context, contexts)
    if not thing and not named:
        return None
    amount = measured(figure.amount)
    matter = _matters().get((thing, amount.dimension)) or next(
        (m for m in named if m.dimension == amount.dimension), None
    )
    if matter is None:
        if not thing or not actors:
            return None
        name, title_actors = f"{kind}:{thing}", actors
    else:
        name, title_actors = matter.name, _actors_of(matter, actors, figure, contexts)
        if matter.states and len(title_actors) != matter.states:
            return None
    lasting = matter.lasting if matter else "no"
    if lasting == "event":
        # Guards, soldiers and people wounded are all counted as people.
        amount, title_actors = replace(amount, unit="people"), ()
    day, dated = _day(figure)
    held = None if lasting == "yes" else day
    scope = _scope(context, figure)
    return Quantity(figure, context, amount, name, title_actors, held, scope, dated, lasting == "event")


def title_of(quantity: Quantity, labels: list[str]) -> str:
    """How the point is named for a reader: "the length of the border between Azerbaijan and Iran"."""
    actors = " and ".join(labels)
    matter = _matters().get((quantity.matter, quantity.amount.dimension))
    if matter:
        return matter.title.replace("{actors}", actors)
    kind, _, thing = quantity.matter.partition(":")
    community = re.search(r"COM:([^:>-]+)", quantity.figure.measures) if thing.startswith("people/") else None
    counted = community.group(1) if community else _plain(thing)
    return f"the {'number' if kind == 'count' else kind} of {counted} ({actors})"


def _plain(thing: str) -> str:
    return re.sub(r"\b(?:people )?(?:COM|NGO|ORG|IGO):", "", thing.replace("/", " "))


def _normal_form(measures: str) -> tuple[str, str, tuple[str, ...]]:
    """Kind, thing and actors of a normal form; a community among the actors belongs to the thing counted."""
    if measures.count(":") < 2:
        return "", "", ()
    kind, _, rest = measures.partition(":")
    thing, actors = _split_actors(rest)
    people = next((code for code in actors if code.startswith("COM:")), "")
    if thing.startswith("people"):
        who = thing.removeprefix("people").strip() or people
        thing = f"people/{_community(who)}" if who else ""
    return kind, thing, tuple(sorted(code for code in actors if not code.startswith("COM:")))


def _split_actors(rest: str) -> tuple[str, list[str]]:
    """Thing and actor codes; codes may hold a colon of their own, so the last part without one begins them."""
    match = re.fullmatch(r"(people (?:[A-Z]+:[^:]*|[A-Z]{3})|[^:]*):(.*)", rest)
    if not match:
        return "", []
    codes = re.split(r"[->](?=[A-Z]{3}(?:$|[->:])|[A-Z]{3}:)", match.group(2))
    return match.group(1), [code for code in codes if code]


def _community(code: str) -> str:
    """One name for a people however its code words it: "Jewish people", "Jews of Azerbaijan" are both jew."""
    words = [word.text for word in words_of(code.partition(":")[2] or code)]
    return stem(words[0]) if ":" in code and words else code


def _by_words(figure: Figure, context: Context, contexts: Contexts) -> list[Matter]:
    """The matters that the figure's own words name; where they only say "it", the two sentences before."""
    about = content_stems(figure.about)
    found = [matter for matter in _matters().values() if matter.words & about]
    if found or not _pronouns() & {word.text for word in words_of(figure.about)}:
        return found
    before = contexts.before(context, 2)
    return [matter for matter in _matters().values() if matter.words & before]


def _actors_of(matter: Matter, given: tuple[str, ...], figure: Figure, contexts: Contexts) -> tuple[str, ...]:
    """The states the matter lies between: the figure's own, else its sentence's, its neighbours', its report's."""
    states = tuple(sorted(code for code in given if ":" not in code))
    if not matter.states:
        return states
    if len(states) == matter.states and _may_share(matter, states):
        return states
    for evidence in contexts.widening(figure.evidence[0]):
        found = contexts.states_in(evidence)
        ranked = sorted(found, key=lambda code: (code not in states, -found[code], code))[:MOST_NAMED]
        choices = [group for group in combinations(ranked, matter.states) if _may_share(matter, group)]
        if choices:
            return tuple(sorted(choices[0]))
    return ()


def _may_share(matter: Matter, states: tuple[str, ...]) -> bool:
    return not matter.adjacent or all(b in neighbours().get(a, ()) for a, b in combinations(states, 2))


def _day(figure: Figure) -> tuple[date | None, bool]:
    """The day the figure holds for, and whether its own words give it; else its report's publication."""
    when = figure.as_of
    if when.earliest and when.latest and (when.days or 0) <= _YEAR_DAYS:
        return when.earliest + (when.latest - when.earliest) / 2, True
    day = published_day(figure)
    return (None if day == date.min else day), False


def _scope(context: Context, figure: Figure) -> str:
    """The words by which the figure limits itself, or empty: "without oil"."""
    begin, end = figure.span.start - context.sentence.start, figure.span.end - context.sentence.start
    near = context.text[max(0, begin - SCOPE_BEFORE) : end + SCOPE_AFTER].lower()
    found = (match.group() for pattern in _scopes() for match in pattern.finditer(near))
    return "; ".join(sorted(found))


@cache
def _matters() -> dict[tuple[str, str], Matter]:
    found = {}
    for row in read_rows("dragoman.reconcile", "matters.csv", _COLUMNS):
        lasting = row.one_of("lasting", ("yes", "no", "event"))
        adjacent = row.one_of("adjacent", ("yes", "no")) == "yes"
        words = frozenset(stem(word) for word in row.list("words")) | frozenset(row.list("words"))
        matter = Matter(row["matter"], row["dimension"], words, int(row["states"]), adjacent, lasting, row["title"])
        found[matter.name, matter.dimension] = matter
    return found


@cache
def _scopes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in read_yaml("dragoman.reconcile", "scope.yaml")["patterns"])


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(read_yaml("dragoman.reconcile", "scope.yaml")["pronouns"].split())
