"""Small made-up reports, and claims cut out of them by their words."""

from typing import Any

from dragoman.model.claims import Claim, Event, Figure, Forecast, Status, Tenure, Tie, Voice
from dragoman.model.gazetteer import load_gazetteer
from dragoman.model.text import Evidence, Report
from dragoman.model.values import Amount, Window
from dragoman.reconcile.contexts import Contexts
from dragoman.reconcile.origins import Lineages, find_lineages
from dragoman.reconcile.tellings import Telling, tell

GAZETTEER = load_gazetteer()


def report(name: str, text: str, published: str = "2022-06-15", **known: Any) -> Report:
    return Report(name, text, published=Window.parse(published), **known)


def at(of: Report, words: str) -> tuple[Evidence, ...]:
    start = of.text.index(words)
    return (of.evidence(start, start + len(words)),)


def event(of: Report, words: str, kind: str, who: str, whom: str, when: str = "", **more: Any) -> Event:
    """`who` and `whom` are codes with blanks between."""
    window = Window.parse(when) if when else Window()
    source, target = tuple(who.split()), tuple(whom.split())
    return Event(evidence=at(of, words), type=kind, source=source, target=target, when=window, **more)


def figure(of: Report, words: str, amount: Amount, about: str, measures: str = "", as_of: str = "") -> Figure:
    window = Window.parse(as_of) if as_of else Window()
    return Figure(evidence=at(of, words), amount=amount, about=about, measures=measures, as_of=window)


def forecast(of: Report, words: str, actors: str, by: str = "A. Analyst", due: str = "") -> Forecast:
    window = Window.parse(due) if due else Window()
    voice, codes = Voice((by,)), tuple(actors.split())
    return Forecast(evidence=at(of, words), says=words, actors=codes, due=window, voice=voice, status=Status.PREDICTED)


def tenure(of: Report, words: str, name: str, office: str | None = None, state: str | None = None) -> Tenure:
    return Tenure(evidence=at(of, words), name=name, office=office, of=state)


def tie(of: Report, words: str, kind: str, source: str, target: str, since: str = "") -> Tie:
    window = Window.parse(since) if since else Window()
    return Tie(evidence=at(of, words), tie=kind, source=source, target=target, since=window, status=Status.ONGOING)


def setting(*reports: Report, persons: dict[str, str | None] | None = None) -> tuple[Contexts, Lineages]:
    ordered = sorted(reports, key=lambda known: known.id)
    return Contexts(ordered, GAZETTEER, persons), find_lineages(ordered)


def tellings(contexts: Contexts, *events: Event, persons: frozenset[str] = frozenset()) -> list[Telling]:
    return [tell(told, contexts, persons, GAZETTEER) for told in events]


#: An embassy foreseen and opened, told by two reports.
OLD = report("old", "Togo will soon open an embassy in Chile. Ama Mensah smiled.", "2011-02-01")
NEW = report("new", "Togo opened an embassy in Chile. Mensah of Togo was there.", "2021-05-05")
TOLD: list[Claim] = [
    event(OLD, "Togo will soon open an embassy in Chile", "COOPERATE", "TGO", "CHL"),
    event(NEW, "Togo opened an embassy in Chile", "COOPERATE", "TGO", "CHL", "2021-05-04"),
]
