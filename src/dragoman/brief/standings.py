"""What stands between the dossier's actors at a date: missions, envoys, ties, offices, by the last word before it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from dragoman.brief.dossier import StandingAt
from dragoman.brief.gathering import Gathering
from dragoman.brief.representation import envoys, missions, person_name
from dragoman.brief.scope import codes_named
from dragoman.brief.stages import AHEAD, SILENT_YEARS, STAGES, STANDING, about_another, level_of, stage_of, state_office
from dragoman.brief.tie_groups import MUTUAL
from dragoman.brief.wording import actor_name, tie_words, when_of
from dragoman.model.claims import Claim, Status, Tenure, Tie
from dragoman.model.clocks import reported
from dragoman.model.values import Window

#: Kinds of tie that are a mission, an envoy or relations; the other kinds stand for themselves.
_MATTER_OF = {"embassy": "mission", "envoy": "envoy", "relations": "relations"}
_OPEN = {"mission": "open", "envoy": "accredited"}
#: Where the actor of an office would stand.
WHOSE_NOT_SAID = "whose is not said"
_PLANNED = frozenset([Status.PLANNED, Status.PREDICTED])
_REALISED = frozenset([Status.HAPPENED, Status.ONGOING])
_HELD = {"holds": "accredited", "acting": "accredited", "designate": "decided"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One word on how something stands: from which day it holds (a window), and the claims that say so.

    `seen` marks what a report finds standing when it is published, which does not say since when.
    """

    stage: str
    when: Window
    claims: tuple[Claim, ...] = field(repr=False)
    level: tuple[str, int] = ("", 9)
    seen: bool = False
    person: str = ""

    @property
    def day(self) -> date:
        """The day from which it certainly holds."""
        return self.when.latest or self.when.earliest or date.max

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts by that day, then by how far things had come."""
        first = self.claims[0]
        return (self.day, STAGES.index(self.stage), self.seen, first.report.id, first.span.start)


def standings(gathering: Gathering, at: date) -> tuple[StandingAt, ...]:
    """What stands at a date by the reports gathered, which are those known: representation, ties, offices in order.

    A tie or mission stands from its `since`, else from when a report finds it standing, until a later word says
    otherwise. Plans do not end what stands; they are told beside it as `ahead`.
    """
    found = [*_representation(gathering, at), *_ties(gathering, at), *_offices(gathering, at)]
    marked = (replace(row, silent=_silent(row, at)) for row in found)
    # An office of long ago that is not said whose it was says nothing of today.
    return tuple(row for row in marked if row.codes or not row.silent)


def _silent(row: StandingAt, at: date) -> str:
    """How long nothing was told of it before the date, where that is years; a word that old may hold no longer."""
    last = row.reported.latest or row.reported.earliest
    years = int((at - date.fromisoformat(last)).days / 365.25) if last and at < date.max else 0
    return f"no word for {years} years" if years >= SILENT_YEARS else ""


def _representation(gathering: Gathering, at: date) -> Iterable[StandingAt]:
    for sender, host in _pairs(gathering):
        for matter in ("mission", "envoy"):
            marks = [*_acts(gathering, matter, sender, host), *_told(gathering, matter, sender, host)]
            if matter == "envoy":
                marks += _tenures(gathering, sender, host)
            yield from _state(gathering, (matter, sender, host), marks, at)


def _pairs(gathering: Gathering) -> list[tuple[str, str]]:
    """The dyad both ways; for one actor, every pair that it has a mission, envoy or act of either in."""
    if len(gathering.codes) == 2:
        one, other = gathering.codes
        return [(one, other), (other, one)]
    ties = {(tie.source, tie.target) for tie in gathering.inner(Tie) if tie.tie in _MATTER_OF}
    return sorted(ties, key=lambda pair: (pair[0] not in gathering.codes, pair))


def _acts(gathering: Gathering, matter: str, sender: str, host: str) -> Iterable[Mark]:
    """The acts by which it came, went or was to; undated ones from the day they were told."""
    for act in gathering.acts:
        found = stage_of(act.best.quote, act.realised) if act.realised or act.status in _PLANNED else None
        both = matter == "relations" and {sender, host} <= {*act.source, *act.target}
        if found is None or found[0] != matter or not (both or (act.source == (sender,) and host in act.target)):
            continue
        if matter != "relations" and about_another(act.best.quote, matter, partial(_may_own, gathering, sender)):
            continue
        # A plan holds as a plan from its telling on; the day it names lies ahead.
        when = act.when if act.realised and act.when else reported(act.claims[0])
        # Told without its day it had come by then, and nobody says since when.
        untimed = act.realised and not act.when
        yield Mark(found[1], when, act.claims, level_of(matter, act.best.quote), seen=untimed)


def _may_own(gathering: Gathering, sender: str, words: str) -> bool:
    """True where words before "embassy" name the sender or nobody: of others it is theirs."""
    named = gathering.scope.filed(codes_named(words, gathering.gazetteer))
    return not named or sender in named


def _told(gathering: Gathering, matter: str, sender: str, host: str) -> Iterable[Mark]:
    """What ties say of it."""
    ties = missions(gathering, sender, host) if matter == "mission" else gathering.inner(Tie)
    for tie in ties:
        if _MATTER_OF.get(tie.tie) == matter and (
            (tie.source, tie.target) == (sender, host) or (matter == "relations" and tie.source == host)
        ):
            yield from _marks_of(tie, _OPEN.get(matter, "stands"), "closed" if matter in _OPEN else "ended", matter)


def _marks_of(tie: Tie, stands: str, ended: str, matter: str) -> Iterable[Mark]:
    level = level_of(matter, tie.quote)
    if tie.status in _REALISED:
        if tie.since:
            yield Mark(stands, tie.since, (tie,), level)
        if tie.until:
            yield Mark(ended, tie.until, (tie,), level)
        else:
            yield Mark(stands, reported(tie), (tie,), level, seen=True)
    elif tie.status is Status.DENIED:
        yield Mark("denied", reported(tie), (tie,), seen=True)
    elif tie.status in _PLANNED:
        yield Mark("announced", reported(tie), (tie,), level, seen=True)


def _tenures(gathering: Gathering, sender: str, host: str) -> Iterable[Mark]:
    for person in envoys(gathering, sender, host):
        for tenure in person:
            if tenure.hold in _HELD:
                level = level_of("envoy", tenure.office or "")
                name = person_name(gathering, tenure)
                yield Mark(_HELD[tenure.hold], reported(tenure), (tenure,), level, seen=True, person=name)


def _ties(gathering: Gathering, at: date) -> Iterable[StandingAt]:
    """Relations and the other kinds of tie, in the vocabulary's order; each kind and direction is one matter."""
    if len(gathering.codes) == 2:
        one, other = gathering.codes
        marks = [*_acts(gathering, "relations", one, other), *_told(gathering, "relations", one, other)]
        yield from _state(gathering, ("relations", one, other), marks, at)
    groups: dict[tuple[str, str, str], list[Mark]] = {}
    for tie in gathering.inner(Tie):
        if tie.tie not in _MATTER_OF:
            key = (tie.tie, *_ordered(gathering, tie))
            groups.setdefault(key, []).extend(_marks_of(tie, "stands", "ended", tie.tie))
    kinds = list(tie_words())
    for key in sorted(groups, key=lambda key: (kinds.index(key[0]), key[1:])):
        yield from _state(gathering, key, groups[key], at)


def _ordered(gathering: Gathering, tie: Tie) -> tuple[str, str]:
    """Its source and target; where it holds for both alike, the dossier's own first."""
    if tie.tie not in MUTUAL:
        return tie.source, tie.target
    one, other = sorted((tie.source, tie.target), key=lambda code: (code not in gathering.codes, code))
    return (one, other) if other not in gathering.codes[:1] else (other, one)


def _state(gathering: Gathering, about: tuple[str, str, str], marks: Sequence[Mark], at: date) -> Iterable[StandingAt]:
    """How it stands at the date: the last word before it, since when, and what lay ahead; nothing where none is."""
    held: list[Mark] = []
    ahead: Mark | None = None
    for mark in sorted((mark for mark in marks if mark.day <= at), key=lambda mark: mark.order):
        if held and mark.stage in AHEAD and held[-1].stage in STANDING:
            ahead = mark
        elif held and held[-1].stage == mark.stage and _same_person(held, mark):
            held.append(mark)
        else:
            held, ahead = [mark], None
    if held:
        yield _standing(gathering, about, held, ahead)


def _same_person(held: Sequence[Mark], mark: Mark) -> bool:
    """True where it may be about the person told of so far; a word without a name goes with any."""
    named = [each.person for each in held if each.person]
    return not named or not mark.person or named[-1] == mark.person


def _standing(
    gathering: Gathering, about: tuple[str, str, str], held: Sequence[Mark], ahead: Mark | None
) -> StandingAt:
    matter, sender, host = about
    claims = list({id(claim): claim for mark in held for claim in mark.claims}.values())
    # The closest day that is given, and not merely the one on which it was found standing.
    first_seen = min((mark.day for mark in held if mark.seen), default=date.max)
    dated = [
        mark.when
        for mark in held
        # Nor a day after it was found standing; but missions and envoys come and go between two words.
        if not mark.seen and (matter in _OPEN or (mark.when.earliest or date.min) <= first_seen)
    ]
    since = min(dated, key=lambda window: window.days or 10**6, default=Window())
    level, number = max((mark.level for mark in held), key=lambda pair: (pair[1] != 9, bool(pair[0])))
    told = [reported(claim) for claim in claims]
    first, last = _ends(told)
    named = list(dict.fromkeys(mark.person for mark in reversed(held) if mark.person))
    stands = held[-1].stage in STANDING
    return StandingAt(
        matter=matter,
        sender=actor_name(sender, gathering.gazetteer),
        host=actor_name(host, gathering.gazetteer) if host else "",
        codes=(sender, host) if host else (sender,),
        stage=held[-1].stage,
        level=level,
        exchange=number if stands and matter in _OPEN else None,
        person=named[0] if named else "",
        since=when_of(since),
        reported=when_of(Window(first, last)),
        ahead=ahead.stage if ahead else "",
        origins=gathering.lineage.count(claims),
        notes=gathering.cite([*claims, *(ahead.claims if ahead else ())]),
        mutual=matter in MUTUAL,
    )


def _ends(windows: Sequence[Window]) -> tuple[date | None, date | None]:
    """The first and the last day that the windows touch."""
    first = min((day for window in windows if (day := window.earliest or window.latest)), default=None)
    return first, max((day for window in windows if (day := window.latest or window.earliest)), default=None)


def _offices(gathering: Gathering, at: date) -> Iterable[StandingAt]:
    """Who holds which office of the dossier's actors, by the last report before the date that says so.

    Whose office it is goes by all reports (`homes`); where none of them says it, the row is of no actor.
    """
    told: dict[tuple[str, str, str], list[Tenure]] = {}
    left: dict[tuple[str, str], date] = {}
    for tenure in gathering.all(Tenure):
        day, office = _told_day(tenure), state_office(tenure.office or "")
        if not office or day > at:
            continue
        name = person_name(gathering, tenure)
        of = gathering.homes.of_office(name, office, tenure.of or "")
        if of not in gathering.codes and not (of is None and tenure.of in gathering.codes):
            continue
        if tenure.former:
            left[of or "", name] = day
        elif tenure.hold in ("holds", "acting"):
            # Of nobody's president there may be several.
            told.setdefault((of or "", office, "" if of else name), []).append(tenure)
    for (of, office, _), tenures in sorted(told.items(), key=lambda item: (not item[0][0], item[0])):
        last = max(tenures, key=_told_day)
        name = person_name(gathering, last)
        if left.get((of, name), date.min) < _told_day(last):
            yield _office(gathering, (of, office), last, [t for t in tenures if person_name(gathering, t) == name])


def _told_day(tenure: Tenure) -> date:
    return reported(tenure).latest or date.max


def _office(gathering: Gathering, about: tuple[str, str], last: Tenure, tenures: Sequence[Tenure]) -> StandingAt:
    of, office = about
    first, newest = _ends([reported(tenure) for tenure in tenures])
    return StandingAt(
        matter="office",
        sender=actor_name(of, gathering.gazetteer) if of else WHOSE_NOT_SAID,
        host="",
        codes=(of,) if of else (),
        stage="acting" if last.hold == "acting" else "in office",
        level=office,
        exchange=None,
        person=person_name(gathering, last),
        since=when_of(Window()),
        reported=when_of(Window(first, newest)),
        ahead="",
        origins=gathering.lineage.count(tenures),
        notes=gathering.cite(tenures),
    )
