"""What a figure is about, so that figures of two reports meet that measure the same thing."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import combinations
from textwrap import shorten

from dragoman.model.claims import Figure
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.geography import are_neighbours
from dragoman.model.vocabulary import read_rows, read_yaml
from dragoman.reconcile.amounts import Measured, measured
from dragoman.reconcile.contexts import Context, Contexts
from dragoman.reconcile.marks import published_day
from dragoman.reconcile.peoples import living_in, magnitude
from dragoman.reconcile.words import content_stems, folded, stem

_COLUMNS = ("matter", "dimension", "words", "states", "adjacent", "lasting", "title")
#: A date of the figure's own counts where it names a year or less; what is vaguer says nothing of when.
_YEAR_DAYS = 366
#: A matter by name, and the states it lies between.
Subject = tuple[str, tuple[str, ...]]
#: "It" is looked up in so many sentences before its own.
SENTENCES_BEFORE = 2
#: How far from a figure the words stand that limit it, in characters: an opening phrase, or what follows at once.
SCOPE_BEFORE, SCOPE_AFTER = 60, 25
#: The title of a count of an event quotes at most so many characters of the sentence that tells it.
EVENT_QUOTE = 120
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
    vague: bool = False


def quantify(figure: Figure, contexts: Contexts, known: frozenset[Subject] = frozenset()) -> Quantity | None:
    """What the figure measures, or None where that cannot be told well enough to compare it.

    A figure whose sentences do not name the states it lies between gets those of its report for which `known`
    has other figures of the matter: "it" is what the others speak of, or not comparable.
    """
    context = contexts.of(figure)
    kind, thing, actors = _normal_form(figure.measures)
    lives = None if thing.startswith("people/") else living_in(figure, context, contexts)
    if lives:
        kind, thing, actors = "count", f"people/{lives[0]}", (lives[1],)
    named = _by_words(figure, context, contexts)
    if not thing and not named:
        return None
    amount = measured(figure.amount)
    vague = magnitude(figure)
    if vague > 1:
        amount = replace(amount, high=amount.low * vague)
    matter = _matters().get((thing, amount.dimension)) or next(
        (matter for matter in named if matter.dimension == amount.dimension), None
    )
    day, dated = _day(figure)
    scope = _scope(context, figure)
    if matter is None:
        # Other counts (companies, votes, seats) turned out to be of different things nine times in ten. A share of
        # what one state sends another is as good as a matter of the file.
        found = (thing.startswith("people/") and actors) or (kind == "share" and ">" in figure.measures)
        if not found:
            return None
        return Quantity(figure, context, amount, f"{kind}:{thing}", actors, day, scope, dated, vague=vague > 1)
    if matter.lasting == "event":
        # Guards, soldiers and people wounded are all counted as people.
        people = replace(amount, unit="people")
        return Quantity(figure, context, people, matter.name, (), day, scope, dated, of_event=True)
    states = tuple(code for code in actors if ":" not in code)
    if matter.states:
        states = _states_between(matter, states, figure, contexts, known)
    if not states:
        return None
    held = None if matter.lasting == "yes" else day
    return Quantity(figure, context, amount, matter.name, states, held, scope, dated)


def title_of(quantity: Quantity, gazetteer: Gazetteer) -> str:
    """How the point is named for a reader: "the length of the border between Azerbaijan and Iran"."""
    actors = " and ".join(gazetteer.label(code) for code in quantity.actors)
    matter = _matters().get((quantity.matter, quantity.amount.dimension))
    if matter:
        told = f" (“{shorten(quantity.context.text, EVENT_QUOTE, placeholder=' …')}”)" if quantity.of_event else ""
        return matter.title.replace("{actors}", actors) + told
    kind, _, thing = quantity.matter.partition(":")
    return f"the {'number' if kind == 'count' else kind} of {_counted(thing, quantity.figure, gazetteer)} ({actors})"


def _counted(thing: str, figure: Figure, gazetteer: Gazetteer) -> str:
    """What is counted, in words: communities by their name, people of a state by the state's."""
    community = re.search(r"COM:([^:>-]+)", figure.measures)
    if thing.startswith("people/"):
        who = thing.removeprefix("people/")
        return community.group(1) if community else f"people of {gazetteer.label(who)}"
    return thing


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
    words = folded(code.partition(":")[2] or code)
    return stem(words[0]) if ":" in code and words else code


def _by_words(figure: Figure, context: Context, contexts: Contexts) -> list[Matter]:
    """The matters that the figure's own words name; then, where they say "it", those of its sentence and before."""
    about = content_stems(figure.about)
    found = [matter for matter in _matters().values() if matter.words & about]
    if not _pronouns() & set(folded(figure.about)):
        return found
    near = context.stems | contexts.before(context, SENTENCES_BEFORE)
    return found + [matter for matter in _matters().values() if matter.words & near]


def _states_between(
    matter: Matter, given: tuple[str, ...], figure: Figure, contexts: Contexts, known: frozenset[Subject]
) -> tuple[str, ...]:
    """The states the matter lies between: the figure's own, its sentence's, its neighbours', a known pair's."""
    if len(given) == matter.states and _may_share(matter, given):
        return given
    *near, whole = contexts.widening(figure.evidence[0])
    for evidence in near:
        choices = _choices(matter, given, contexts.states_in(evidence))
        if choices:
            return choices[0]
    choices = _choices(matter, given, contexts.states_in(whole))
    return next((choice for choice in choices if (matter.name, choice) in known), ())


def _choices(matter: Matter, given: tuple[str, ...], named: Counter[str]) -> list[tuple[str, ...]]:
    """The states it may lie between, the figure's own and the most named first."""
    ranked = sorted(named, key=lambda code: (code not in given, -named[code], code))[:MOST_NAMED]
    groups = (tuple(sorted(group)) for group in combinations(ranked, matter.states))
    return [group for group in groups if _may_share(matter, group)]


def _may_share(matter: Matter, states: tuple[str, ...]) -> bool:
    return not matter.adjacent or all(are_neighbours(a, b) for a, b in combinations(states, 2))


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
        words = frozenset(map(stem, row.list("words")))
        matter = Matter(row["matter"], row["dimension"], words, int(row["states"]), adjacent, lasting, row["title"])
        found[matter.name, matter.dimension] = matter
    return found


@cache
def _scopes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in read_yaml("dragoman.reconcile", "scope.yaml")["patterns"])


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(read_yaml("dragoman.reconcile", "scope.yaml")["pronouns"].split())
