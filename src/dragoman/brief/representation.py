"""Who has what mission where, since when, and who is envoy: the table of diplomatic representation."""

from collections.abc import Iterable, Sequence

from dragoman.brief.acts import Act
from dragoman.brief.dossier import Representation, Standing
from dragoman.brief.gathering import Gathering, newest_first, published_day, told_words
from dragoman.brief.wording import dated, mission_words, sides, sources_words, tie_sentence
from dragoman.model.claims import Claim, Event, Status, Tenure, Tie
from dragoman.model.values import Window

_MISSION, _ENVOY, _RELATIONS = "embassy", "envoy", "relations"


def representation(gathering: Gathering) -> tuple[Representation, ...]:
    """A row for each direction in which the reports tell of missions or envoys, the dossier's first actor first."""
    pairs = _directions(gathering)
    rows = [_row(gathering, sender, host) for sender, host in pairs]
    return tuple(row for row in rows if row.missions or row.envoys)


def relations(gathering: Gathering) -> tuple[Standing, ...]:
    """What is told of diplomatic relations themselves, newest word first."""
    return _tie_lines(gathering, [tie for tie in gathering.inner(Tie) if tie.tie == _RELATIONS])


def envoy_tenures(gathering: Gathering, sender: str, host: str) -> list[Tenure]:
    """The persons told to stand for the sender with the host.

    A person counts where the sentence names the host, or where another report's sentence about the same
    person does.
    """
    tenures = [t for t in gathering.all(Tenure) if t.of == sender and _is_envoy(t)]
    placed = [t for t in tenures if host in gathering.scope.named_around(t) or _sent(gathering, t, sender, host)]
    same = {id(claim) for group in _same_persons(gathering, placed) for claim in group}
    return [tenure for tenure in tenures if id(tenure) in same or tenure in placed]


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
    acts = [act for act in gathering.acts if _concerns_mission(act, sender, host)]
    missions = (*_act_lines(gathering, acts), *_tie_lines(gathering, [t for t in ties if t.tie == _MISSION]))
    envoys = _envoy_lines(gathering, envoy_tenures(gathering, sender, host))
    return Representation(*names, missions, envoys or _tie_lines(gathering, [t for t in ties if t.tie == _ENVOY]))


def _concerns_mission(act: Act, sender: str, host: str) -> bool:
    best = act.best
    return best.mode == "diplomatic" and act.source == (sender,) and host in act.target


def _act_lines(gathering: Gathering, acts: Iterable[Act]) -> tuple[Standing, ...]:
    return tuple(
        Standing(
            words=act.sentence,
            since=dated(act.when),
            told=told_words(act.claims),
            sources=sources_words(act.claims),
            origins=act.origins,
            notes=gathering.cite(act.claims),
        )
        for act in sorted(acts, key=lambda act: (act.told, act.origins), reverse=True)
    )


def _tie_lines(gathering: Gathering, ties: Sequence[Tie]) -> tuple[Standing, ...]:
    groups: dict[tuple[object, ...], list[Tie]] = {}
    for tie in newest_first(ties):
        pair = tuple(sorted((tie.source, tie.target))) if tie.tie == _RELATIONS else (tie.source, tie.target)
        groups.setdefault((pair, _settled(tie.status), bool(tie.voice.chain), tie.until.show()), []).append(tie)
    return tuple(_tie_line(gathering, group) for group in groups.values())


def _settled(status: Status) -> Status:
    return Status.ONGOING if status is Status.HAPPENED else status


def _tie_line(gathering: Gathering, ties: Sequence[Tie]) -> Standing:
    first = ties[0]
    who = sides((first.source,), (first.target,), gathering.gazetteer)
    since = closest([tie.since for tie in ties])
    until = closest([tie.until for tie in ties])
    days = [f"since {since.show()}" if since else "", f"until {until.show()}" if until else ""]
    return Standing(
        words=tie_sentence(first.tie, first.status, bool(first.voice.chain), who),
        since=", ".join(part for part in days if part),
        told=told_words(ties),
        sources=sources_words(ties),
        origins=gathering.lineage.count(ties),
        notes=gathering.cite(ties),
    )


def closest(windows: Iterable[Window]) -> Window:
    """The most precise of the windows; the first of equals, the empty one where all are."""
    return min((window for window in windows if window), key=lambda w: w.days or 10**6, default=Window())


def _is_envoy(tenure: Tenure) -> bool:
    office = (tenure.office or "").lower()
    return any(words in office for words in mission_words()["envoy_offices"])


def _sent(gathering: Gathering, tenure: Tenure, sender: str, host: str) -> bool:
    """True where a mission or envoy of the sender with the host is told of in words that hold the person's name."""
    told: list[Claim] = [
        claim
        for claim in gathering.claims
        if claim.report is tenure.report
        and (
            (isinstance(claim, Tie) and claim.tie in (_ENVOY, _MISSION) and (claim.source, claim.target) == (sender, host))
            or (isinstance(claim, Event) and claim.mode == "diplomatic" and sender in claim.source and host in claim.target)
        )
    ]
    hosts = {
        claim.target
        for claim in gathering.claims
        if isinstance(claim, Tie) and claim.report is tenure.report and claim.tie == _ENVOY and claim.source == sender
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


def _envoy_lines(gathering: Gathering, tenures: Sequence[Tenure]) -> tuple[Standing, ...]:
    """A line for each person: the newest office first, then the earlier ones, and the other spellings."""
    groups: dict[str, list[Tenure]] = {}
    for tenure in newest_first(tenures):
        groups.setdefault(_person_key(gathering, tenure), []).append(tenure)
    return tuple(_envoy_line(gathering, group) for group in groups.values())


def _person_key(gathering: Gathering, tenure: Tenure) -> str:
    for person in gathering.findings.persons:
        if any(claim is tenure for claim in person.claims):
            return person.name
    return tenure.name


def _envoy_line(gathering: Gathering, tenures: Sequence[Tenure]) -> Standing:
    first = tenures[0]
    held = dict.fromkeys(mission_words()["holds"][tenure.hold] for tenure in tenures)
    since = [f"{held_words(tenures, words)}" for words in held]
    name = _person_key(gathering, first)
    forms = list(dict.fromkeys(tenure.name for tenure in tenures if tenure.name != name))
    also = f", also written {', '.join(forms)}" if forms else ""
    return Standing(
        words=name + also,
        since="; ".join(since),
        told=told_words(tenures),
        sources=sources_words(tenures),
        origins=gathering.lineage.count(tenures),
        notes=gathering.cite(tenures),
    )


def held_words(tenures: Sequence[Tenure], held: str) -> str:
    """How the office was held and on which days that was told: "designate (23 March 2023)"."""
    told = [tenure for tenure in tenures if mission_words()["holds"][tenure.hold] == held]
    days = sorted({published_day(tenure): tenure.report.published.show() for tenure in told}.items())
    return f"{held} ({days[0][1]})" if len(days) == 1 else f"{held} ({days[0][1]} to {days[-1][1]})"
