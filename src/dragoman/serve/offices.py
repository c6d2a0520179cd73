"""Who is told to hold which office of an actor, one person once, with the days of the reports that say so."""

from dataclasses import dataclass

from dragoman.model.claims import Tenure
from dragoman.model.values import Window
from dragoman.record import offices
from dragoman.serve.dyads import Asked
from dragoman.serve.lines import days
from dragoman.session import Session

#: So many of the newest tellings are looked at.
_MOST = 120


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with an office, how it is held, between which days reports say so, and by how many claims."""

    name: str
    office: str
    hold: str
    told: str
    claims: int
    claim: str
    forms: tuple[str, ...]


def holders(session: Session, asked: Asked) -> list[Holder]:
    """The holders of an actor's offices, those told of last first."""
    names = offices(session.record.database, asked.codes[0], asked.as_of, asked.by, _MOST)
    found = zip(names, session.record.claims_of(names), strict=True)
    tenures = {name: one for name, one in found if isinstance(one, Tenure) and one.office}
    persons = {name: row for row in session.record.findings_of(tenures).get("persons", ()) for name in row["claims"]}
    groups: dict[tuple[str, str, str], list[tuple[str, Tenure]]] = {}
    for name, tenure in tenures.items():
        called = persons[name]["name"] if name in persons else tenure.name
        key = (called, " ".join((tenure.office or "").split()).casefold(), tenure.hold)
        groups.setdefault(key, []).append((name, tenure))
    forms = {row["name"]: tuple(row["forms"]) for row in persons.values()}
    return [_holder(key[0], told, forms.get(key[0], ())) for key, told in groups.items()]


def _holder(called: str, told: list[tuple[str, Tenure]], forms: tuple[str, ...]) -> Holder:
    first, tenure = told[0]
    ends = [end for _, one in told for end in (one.report.published.earliest, one.report.published.latest) if end]
    window = Window(min(ends), max(ends)) if ends else Window()
    other = tuple(form for form in forms if form != called)
    return Holder(called, tenure.office or "", tenure.hold, days(window), len(told), first, other)
