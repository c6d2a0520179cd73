"""The opening paragraph: what stands between the two today, what changed last, what lies open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.brief.acts import Act
from dragoman.brief.dossier import Difference, Edge, Sentence
from dragoman.brief.gathering import Gathering, newest_first, published_day, told_words
from dragoman.brief.notebook import Notebook
from dragoman.brief.representation import closest, envoy_tenures
from dragoman.brief.wording import by_words, dated, joined, mission_words, outlet_of, sides, tie_sentence, tie_words
from dragoman.model.claims import Claim, Status, Tenure, Tie

#: Kinds of tie that get a sentence of their own, or none because they say little of two states by themselves.
_OWN_SENTENCE = frozenset(["embassy", "envoy"])
_NOTED = 3  # endnotes a sentence of the opening bears at most: the newest of each origin
_STANDING = frozenset([Status.ONGOING, Status.HAPPENED])
_AHEAD = frozenset([Status.PLANNED, Status.PREDICTED])


@dataclass(frozen=True, slots=True)
class Ahead:
    """What stands further down in the dossier and the opening speaks of; `draft` knows what its notes cite."""

    differences: tuple[Difference, ...]
    edges: tuple[Edge, ...]
    draft: Notebook


def opening(gathering: Gathering, ahead: Ahead) -> tuple[Sentence, ...]:
    """The sentences, each with its endnotes; none says more than its claims do."""
    found = [
        *_missions(gathering),
        *_ties(gathering),
        *_latest(gathering),
        *_ahead(gathering),
        *_difference(gathering, ahead),
        *_around(gathering, ahead),
    ]
    if not found:
        names = joined([gathering.gazetteer.label(code) for code in gathering.codes])
        return (Sentence(f"The reports tell of no act and no standing tie of {names}.", ()),)
    return tuple(found)


def _missions(gathering: Gathering) -> Iterable[Sentence]:
    """A sentence a direction: the newest word on the mission, and who is envoy."""
    if len(gathering.codes) != 2:
        return
    one, other = gathering.codes
    for sender, host in ((one, other), (other, one)):
        ties = [t for t in gathering.inner(Tie) if t.tie == "embassy" and (t.source, t.target) == (sender, host)]
        opened = [a for a in gathering.acts if _opened(a, sender, host)]
        if ties or opened:
            yield _mission(gathering, ties, opened)
        envoys = newest_first(envoy_tenures(gathering, sender, host))
        if envoys:
            yield _envoy(gathering, envoys, sender, host)


def _opened(act: Act, sender: str, host: str) -> bool:
    return act.realised and act.best.mode == "diplomatic" and act.source == (sender,) and host in act.target


def _mission(gathering: Gathering, ties: Sequence[Tie], opened: Sequence[Act]) -> Sentence:
    """What is told last: the standing mission with its year, else the act of opening one."""
    newest = newest_first(ties)[:1]
    standing = [tie for tie in ties if tie.status in _STANDING and not tie.until]
    acts = sorted(opened, key=lambda act: (bool(act.when), act.origins, act.told), reverse=True)
    if newest and newest[0].status not in _STANDING and not acts:
        return _sentence(gathering, tie_told(gathering, newest), newest)
    if not standing and acts:
        return _sentence(gathering, _act_words(acts[0]), acts[0].claims)
    since = closest([tie.since for tie in standing])
    words = tie_told(gathering, newest_first(standing)[:1])
    if since:
        dating = [tie for tie in standing if tie.since.same_days(since)]
        return _sentence(gathering, f"{words}, since {since.show()}", [*dating, *newest_first(standing)])
    if acts and acts[0].when:
        return _sentence(gathering, f"{words}, opened {dated(acts[0].when)}", [*acts[0].claims, *newest_first(standing)])
    return _sentence(gathering, words, newest_first(standing))


def tie_told(gathering: Gathering, ties: Sequence[Tie]) -> str:
    """The first of the ties as a sentence."""
    tie = ties[0]
    who = sides((tie.source,), (tie.target,), gathering.gazetteer)
    return tie_sentence(tie.tie, tie.status, bool(tie.voice.chain), who)


def _envoy(gathering: Gathering, tenures: Sequence[Tenure], sender: str, host: str) -> Sentence:
    first = tenures[0]
    names = list(dict.fromkeys(tenure.name for tenure in tenures))
    spelled = f" (also written {joined(names[1:])})" if names[1:] else ""
    held = mission_words()["holds"][first.hold]
    who = f"{gathering.gazetteer.label(sender)}’s envoy to {gathering.gazetteer.label(host)}"
    how = "" if first.hold == "holds" else f" as {held}"
    return _sentence(gathering, f"The reports name as {who}{how} {names[0]}{spelled}", tenures)


def _ties(gathering: Gathering) -> Iterable[Sentence]:
    """One sentence that lists the other kinds of standing tie, those most told of first."""
    kinds: dict[str, list[Tie]] = {}
    for tie in newest_first(gathering.inner(Tie)):
        if tie.tie not in _OWN_SENTENCE and tie.status in _STANDING and not tie.until:
            kinds.setdefault(tie.tie, []).append(tie)
    if not kinds:
        return
    ranked = sorted(kinds, key=lambda kind: (-gathering.lineage.count(kinds[kind]), kind))
    named = [tie_words()[kind].heading.lower() for kind in ranked]
    claims = [kinds[kind][0] for kind in ranked]
    outlets = joined(list(dict.fromkeys(outlet_of(claim.report) for claim in claims)))
    notes = gathering.cite(claims)
    yield Sentence(f"Standing ties are told of in {joined(named)} ({outlets}).", notes)


def _latest(gathering: Gathering) -> Iterable[Sentence]:
    """The newest dated act, and where reports newer than it tell of undated ones, the best told of these."""
    realised = [act for act in gathering.acts if act.realised]
    known = [act for act in realised if act.when.latest and (act.when.days or 0) <= 366]
    if known:
        newest = max(known, key=lambda act: (act.when.latest, -(act.when.days or 0), act.origins))
        yield _sentence(gathering, f"The latest dated act is this: {_act_words(newest)}", newest.claims)
    undated = [act for act in realised if not act.when]
    if undated:
        newest = max(undated, key=lambda act: (act.told, act.origins, abs(act.best.intensity)))
        if not known or newest.told > max(act.told for act in known):
            yield _sentence(gathering, f"Told last, without a date: {_act_words(newest)}", newest.claims)


def _ahead(gathering: Gathering) -> Iterable[Sentence]:
    """The newest act that still lay ahead in the newest report that tells of one."""
    ahead = [act for act in gathering.acts if act.status in _AHEAD]
    if ahead:
        newest = max(ahead, key=lambda act: (act.told, act.origins))
        words = f"Still ahead when last told of ({told_words(newest.claims)}): {_act_words(newest)}"
        yield _sentence(gathering, words, newest.claims)


def _act_words(act: Act) -> str:
    day = dated(act.when)
    by = by_words(act.best)
    return act.sentence + (f" {day}" if day else "") + (f", according to {by}" if by else "")


def _difference(gathering: Gathering, ahead: Ahead) -> Iterable[Sentence]:
    inner = [difference for difference in ahead.differences if difference.inner]
    if not inner:
        return
    first = inner[0]
    values = joined([side.value for side in first.sides])
    points = "one point" if len(inner) == 1 else f"{len(inner)} points"
    notes = gathering.cite(ahead.draft.claims_of(side.notes[0] for side in first.sides))
    most = "" if len(inner) == 1 else ", first of all"
    yield Sentence(f"The reports differ on {points}{most}: {first.point} ({values}; {first.kind}).", notes)


def _around(gathering: Gathering, ahead: Ahead) -> Iterable[Sentence]:
    """The third actor most told of, with how the ties and acts between stand."""
    inner = {gathering.gazetteer.label(code) for code in gathering.codes}
    outer = [edge for edge in ahead.edges if edge.other not in inner]
    if not outer or len(gathering.codes) != 2:
        return
    edge = outer[0]
    manner = {"friendly": "mostly friendly", "hostile": "mostly hostile", "mixed": "mixed", "neutral": "neither way"}
    text = f"Of others, {edge.other} is told of most, by its ties and acts with {edge.one}: {manner[edge.sign]}."
    yield Sentence(text, gathering.cite(ahead.draft.claims_of(edge.notes[:_NOTED])))


def _sentence(gathering: Gathering, words: str, claims: Iterable[Claim]) -> Sentence:
    """The words with their outlets and at most `_NOTED` endnotes, one an origin."""
    chosen: dict[str, Claim] = {}
    told = list(claims)
    for claim in told:
        chosen.setdefault(gathering.lineage.of(claim), claim)
    picked = list(chosen.values())[:_NOTED]
    outlets = list(dict.fromkeys(outlet_of(claim.report) for claim in picked))
    more = len(chosen) - len(picked)
    others = f" and {more} more" if more else ""
    newest = max(published_day(claim) for claim in told)
    shown = next(claim for claim in told if published_day(claim) == newest).report.published.show()
    day = "" if shown in words else f", {shown}"
    return Sentence(f"{words} ({joined(outlets)}{others}{day}).", gathering.cite(picked))
