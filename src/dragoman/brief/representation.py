"""Who has what mission where, since when, and who is envoy: the table of diplomatic representation."""

from collections.abc import Iterable, Sequence

from dragoman.brief.acts import Act
from dragoman.brief.dossier import Representation, Standing
from dragoman.brief.gathering import Gathering, days_words, newest_first, ordering_day, told_words
from dragoman.brief.scope import codes_named
from dragoman.brief.stages import stage_of
from dragoman.brief.wording import dated, joined, mission_words, sources_words, tie_sentence
from dragoman.model.claims import Claim, Event, Status, Tenure, Tie
from dragoman.model.values import Window

_MISSION, _ENVOY, _RELATIONS = "embassy", "envoy", "relations"
_FOUND = frozenset([Status.HAPPENED, Status.ONGOING])


def representation(gathering: Gathering) -> tuple[Representation, ...]:
    """A row for each direction in which the reports tell of missions or envoys, the dossier's first actor first."""
    pairs = _directions(gathering)
    rows = [_row(gathering, sender, host) for sender, host in pairs]
    return tuple(row for row in rows if row.missions or row.envoys)


def relations(gathering: Gathering) -> tuple[Standing, ...]:
    """What is told of diplomatic relations themselves, newest word first."""
    return _lines(gathering, [tie for tie in gathering.inner(Tie) if tie.tie == _RELATIONS], [])


def envoy_tenures(gathering: Gathering, sender: str, host: str) -> list[Tenure]:
    """The persons told to stand for the sender with the host.

    A person counts where the sentence names the host, or where another report's sentence about the same
    person does.
    """
    tenures = [
        t for t in gathering.all(Tenure) if t.of == sender and _is_envoy(t) and not _elsewhere(gathering, t, host)
    ]
    placed = [t for t in tenures if host in gathering.scope.named_around(t) or _sent(gathering, t, sender, host)]
    same = {id(claim) for group in _same_persons(gathering, placed) for claim in group}
    kept = {id(tenure) for tenure in placed}
    return [tenure for tenure in tenures if id(tenure) in same or id(tenure) in kept]


def _directions(gathering: Gathering) -> list[tuple[str, str]]:
    """The dyad both ways; for one actor every pair it has a mission or envoy in."""
    if len(gathering.codes) == 2:
        one, other = gathering.codes
        return [(one, other), (other, one)]
    ties = [tie for tie in gathering.inner(Tie) if tie.tie in (_MISSION, _ENVOY)]
    return sorted({(tie.source, tie.target) for tie in ties}, key=lambda pair: (pair[0] not in gathering.codes, pair))


def _row(gathering: Gathering, sender: str, host: str) -> Representation:
    names = (gathering.gazetteer.label(sender), gathering.gazetteer.label(host))
    ties = [t for t in gathering.inner(Tie) if (t.source, t.target) == (sender, host)]
    tenures = [_envoy_line(gathering, person) for person in envoys(gathering, sender, host)]
    opened, sent = (acts_on(gathering, matter, sender, host) for matter in ("mission", "envoy"))
    named = _lines(gathering, [] if tenures else [tie for tie in ties if tie.tie == _ENVOY], sent)
    return Representation(*names, _lines(gathering, missions(gathering, sender, host), opened), (*tenures, *named))


def missions(gathering: Gathering, sender: str, host: str) -> list[Tie]:
    """The ties that tell of the sender's mission with the host.

    A report that says "not yet" names the thing in the same breath: that is no word for its being there.
    """
    ties = [t for t in gathering.inner(Tie) if t.tie == _MISSION and (t.source, t.target) == (sender, host)]
    acts = acts_on(gathering, "mission", sender, host)
    denials: list[Claim] = [claim for act in acts if act.status is Status.DENIED for claim in act.claims]
    denials += [tie for tie in ties if tie.status is Status.DENIED]
    denying = {claim.report.id for claim in denials}
    return [tie for tie in ties if tie.status not in _FOUND or tie.report.id not in denying]


def acts_on(gathering: Gathering, matter: str, sender: str, host: str) -> list[Act]:
    """The acts by which the sender's mission or envoy with the host came, went or was to."""
    return [a for a in gathering.acts if a.matter == matter and a.source == (sender,) and host in a.target]


def _lines(gathering: Gathering, ties: Sequence[Tie], acts: Sequence[Act]) -> tuple[Standing, ...]:
    """One line for what stands, with all that tells it or how it came; then one for each other status, newest first."""
    told: dict[str, list[Tie]] = {}
    done: dict[str, list[Act]] = {}
    for tie in newest_first(ties):
        told.setdefault(_state(tie.status, bool(tie.until)), []).append(tie)
    for act in sorted(acts, key=lambda act: (act.told, act.origins), reverse=True):
        done.setdefault(_state(act.status, False), []).append(act)
    lines = [_line(gathering, told.get(state, []), done.get(state, [])) for state in dict.fromkeys([*told, *done])]
    return tuple(lines)


def _state(status: Status, ended: bool) -> str:
    """What tellings of one line have in common: it stands, or stood, or lay ahead, or was denied."""
    if status in (Status.HAPPENED, Status.ONGOING):
        return "ended" if ended else "stands"
    return "ahead" if status in (Status.PLANNED, Status.PREDICTED, Status.CONDITIONAL) else status.value


def _line(gathering: Gathering, ties: Sequence[Tie], acts: Sequence[Act]) -> Standing:
    claims: list[Claim] = [*ties, *(claim for act in acts for claim in act.claims)]
    plain = next((tie for tie in ties if not tie.voice.chain), ties[0] if ties else None)
    since = since_of(gathering, ties)
    until = closest([tie.until for tie in ties])
    came = closest([act.when for act in acts])
    days = [f"since {since.show()}" if since else "", f"until {until.show()}" if until else ""]
    if plain is None or not since:
        days.append(f"opened {dated(came)}" if plain and came else dated(came))
    return Standing(
        words=tie_sentence(plain, gathering.gazetteer) if plain else _best(acts).sentence,
        since=", ".join(part for part in days if part),
        told=told_words(claims),
        sources=sources_words(claims),
        origins=gathering.lineage.count(claims),
        notes=gathering.cite(claims),
    )


def _best(acts: Sequence[Act]) -> Act:
    """The act told by most origins, in an outlet's own word where one does."""
    return max(acts, key=lambda act: (act.origins, not act.best.voice.chain))


def since_of(gathering: Gathering, ties: Sequence[Tie]) -> Window:
    """The closest day since when these ties are told to hold; the empty window where none is given.

    A day after a report that found the tie standing already is none, unless it is told to have ended between. Missions
    and envoys come and go, and what a report takes for one is as often a plan: theirs are taken as given.
    """
    since = [tie.since for tie in ties]
    found = [tie.report.published.latest for tie in ties if tie.status in _FOUND and not tie.until]
    first = min((day for day in found if day), default=None)
    late = [window for window in since if first and window.earliest and window.earliest > first]
    if late and ties[0].tie not in (_MISSION, _ENVOY) and not _ended(gathering, ties[0]):
        since = [window for window in since if window not in late]
    return closest(since)


def _ended(gathering: Gathering, tie: Tie) -> bool:
    """True where the tie, or relations altogether, are told to have ended at some time."""
    same = (t for t in gathering.inner(Tie) if t.tie == tie.tie and {t.source, t.target} == {tie.source, tie.target})
    return any(t.until for t in same) or any(
        stage_of(act.best.quote, act.realised) == (_RELATIONS, "ended") for act in gathering.acts
    )


def closest(windows: Iterable[Window]) -> Window:
    """The most precise of the windows; the first of equals, the empty one where all are."""
    return min((window for window in windows if window), key=lambda w: w.days or 10**6, default=Window())


def _is_envoy(tenure: Tenure) -> bool:
    office = (tenure.office or "").lower()
    return any(words in office for words in mission_words()["envoy_offices"])


def _elsewhere(gathering: Gathering, tenure: Tenure, host: str) -> bool:
    """True where the office itself names another body or state that the person is sent to."""
    named = gathering.scope.filed(codes_named(tenure.office or "", gathering.gazetteer)) - {tenure.of}
    return bool(named) and host not in named


def _sent(gathering: Gathering, tenure: Tenure, sender: str, host: str) -> bool:
    """True where a mission or envoy of the sender with the host is told of in words that hold the person's name."""
    told: list[Claim] = [
        claim
        for claim in gathering.by_report.get(tenure.report.id, [])
        if (
            (
                isinstance(claim, Tie)
                and claim.tie in (_ENVOY, _MISSION)
                and (claim.source, claim.target) == (sender, host)
            )
            or (
                isinstance(claim, Event)
                and claim.mode == "diplomatic"
                and sender in claim.source
                and host in claim.target
            )
        )
    ]
    hosts = {
        claim.target
        for claim in gathering.by_report.get(tenure.report.id, [])
        if isinstance(claim, Tie) and claim.tie == _ENVOY and claim.source == sender
    }
    return bool(told) and hosts <= {host}


def _same_persons(gathering: Gathering, placed: Sequence[Tenure]) -> list[list[Claim]]:
    """The claims that name the same persons as these, by what reconciling found."""
    wanted = {id(tenure) for tenure in placed}
    return [
        list(person.claims)
        for person in gathering.findings.persons
        if any(id(claim) in wanted for claim in person.claims)
    ]


def envoys(gathering: Gathering, sender: str, host: str) -> list[list[Tenure]]:
    """The tenures of each person who stands for the sender with the host; the person last told of first.

    Who is told of both ways stands the way told last: nobody is envoy of both.
    """
    groups, reverse = _by_person(gathering, sender, host), _by_person(gathering, host, sender)
    return [
        tenures
        for name, tenures in groups.items()
        if name not in reverse or ordering_day(reverse[name][0]) <= ordering_day(tenures[0])
    ]


def _by_person(gathering: Gathering, sender: str, host: str) -> dict[str, list[Tenure]]:
    groups: dict[str, list[Tenure]] = {}
    for tenure in newest_first(envoy_tenures(gathering, sender, host)):
        groups.setdefault(person_name(gathering, tenure), []).append(tenure)
    return groups


def person_name(gathering: Gathering, tenure: Tenure) -> str:
    """The name preferred across reports, else the one of the tenure."""
    return gathering.preferred.get(id(tenure), tenure.name)


def _envoy_line(gathering: Gathering, tenures: Sequence[Tenure]) -> Standing:
    first = tenures[0]
    held = dict.fromkeys(mission_words()["holds"][tenure.hold] for tenure in tenures)
    name = person_name(gathering, first)
    return Standing(
        words=name + also_written(gathering, tenures),
        since="; ".join(held_words(tenures, words) for words in held),
        told=told_words(tenures),
        sources=sources_words(tenures),
        origins=gathering.lineage.count(tenures),
        notes=gathering.cite(tenures),
    )


def also_written(gathering: Gathering, tenures: Sequence[Tenure]) -> str:
    """The other spellings of the name, to be put behind it; empty where there is none."""
    name = person_name(gathering, tenures[0])
    forms = list(dict.fromkeys(tenure.name for tenure in tenures if tenure.name != name))
    return f" (also spelled {joined(forms)})" if forms else ""


def held_words(tenures: Sequence[Tenure], held: str) -> str:
    """How the office was held and on which days that was told: "designate (told 23 March 2023)"."""
    told = [tenure for tenure in tenures if mission_words()["holds"][tenure.hold] == held]
    windows = [tenure.report.published for tenure in told]
    first = min((day for window in windows if (day := window.earliest or window.latest)), default=None)
    last = max((day for window in windows if (day := window.latest or window.earliest)), default=None)
    days = days_words(Window(first, last))
    return f"{held} (reported {days})"
