"""The opening paragraph: what stands between the two today, what changed last, what lies open."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.brief.acts import Act
from dragoman.brief.dossier import Difference, Edge, Sentence
from dragoman.brief.gathering import Gathering, newest_first, ordering_day, told_words
from dragoman.brief.notebook import Notebook, passage_of
from dragoman.brief.representation import acts_on, also_written, closest, envoys, missions, person_name
from dragoman.brief.stages import SILENT_YEARS
from dragoman.brief.wording import (
    actor_name,
    by_words,
    dated,
    joined,
    mission_words,
    outlet_of,
    tie_sentence,
    tie_words,
)
from dragoman.model.claims import Claim, Status, Tenure, Tie
from dragoman.reconcile.habits import habitual

#: Kinds of tie that get sentences of their own.
_OWN_SENTENCE = frozenset(["embassy", "envoy"])
_NOTED = 3  # endnotes a sentence of the opening bears at most, one an origin
_PLACED_DAYS = 366  # an act known no better than this is no news, nor is a plan last reported longer before
#: A sentence that names a year, or says "had done", tells an undated act as background.
_RECALLED = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\bhad\b|\bsince\b|\bago\b")
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
    """For each direction of a dyad: the newest word on the mission, and who is envoy."""
    if len(gathering.codes) != 2:
        return
    one, other = gathering.codes
    for sender, host in ((one, other), (other, one)):
        ties = missions(gathering, sender, host)
        opened = [act for act in acts_on(gathering, "mission", sender, host) if act.realised]
        yield from _mission(gathering, newest_first(ties), opened)
        for person in envoys(gathering, sender, host)[:1]:
            yield _envoy(gathering, person, sender, host)


def _mission(gathering: Gathering, ties: Sequence[Tie], opened: Sequence[Act]) -> Iterable[Sentence]:
    """The standing mission with the day it dates from; else the act of opening one; else what is told last."""
    standing = [tie for tie in ties if tie.status in _STANDING and not tie.until]
    acts = sorted(opened, key=lambda act: (bool(act.when), act.origins, act.told), reverse=True)
    if not standing:
        if acts:
            yield _told(gathering, acts[0])
        elif ties:
            yield _sentence(gathering, tie_sentence(ties[0], gathering.gazetteer), ties[:1])
        return
    plainly = [tie for tie in standing if not tie.voice.chain] or standing
    words = tie_sentence(plainly[0], gathering.gazetteer)
    since = closest([tie.since for tie in standing])
    if since:
        dating = [tie for tie in standing if tie.since.same_days(since)]
        yield _sentence(gathering, f"{words}, since {since.show()}", [*dating, *plainly])
    elif acts and acts[0].when:
        yield _sentence(gathering, f"{words}; it was opened {dated(acts[0].when)}", [*acts[0].claims, *plainly])
    else:
        yield _sentence(gathering, words + _aged(gathering, plainly), plainly)


def _envoy(gathering: Gathering, tenures: Sequence[Tenure], sender: str, host: str) -> Sentence:
    first = tenures[0]
    held = "" if first.hold == "holds" else f" ({mission_words()['holds'][first.hold]} in the latest report)"
    name = person_name(gathering, first) + also_written(gathering, tenures)
    post = f"{gathering.gazetteer.label(sender)}’s envoy to {gathering.gazetteer.label(host)}"
    return _sentence(gathering, f"The reports name {name} as {post}{held}{_aged(gathering, tenures)}", tenures)


def _aged(gathering: Gathering, claims: Sequence[Claim]) -> str:
    """That no report of the last years says so, where that is so: what stood then may stand no longer."""
    last = max(ordering_day(claim) for claim in claims)
    years = int((ordering_day(gathering.claims[-1]) - last).days / 365.25) if last > date.min else 0
    return f", though no report of the last {years} years says so" if years >= SILENT_YEARS else ""


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
    told = [tie for ties in kinds.values() for tie in ties]
    origins = gathering.lineage.count(told)
    by = f"{origins} origins, latest" if origins > 1 else f"{outlet_of(claims[0].report)},"
    yield Sentence(f"Other standing ties: {joined(named)} ({by} {told_words(told)}).", gathering.cite(claims))


def _latest(gathering: Gathering) -> Iterable[Sentence]:
    """The newest dated act, and where newer reports tell of undated ones, the best told of these."""
    realised = [act for act in gathering.acts if act.realised and not _background(act)]
    known = [act for act in realised if act.when.days and act.when.days <= _PLACED_DAYS]
    newest = max(known, key=lambda act: (act.when.latest, -(act.when.days or 0), act.origins), default=None)
    if newest:
        yield _told(gathering, newest, "The last dated act: ")
    undated = [act for act in realised if not act.when and (newest is None or act.told > newest.told)]
    if undated:
        last = max(undated, key=lambda act: (act.told, act.origins, abs(act.best.intensity)))
        yield _told(gathering, last, "Reported later without a date: " if newest else "Reported last, without a date: ")


def _ahead(gathering: Gathering) -> Iterable[Sentence]:
    """The newest act that still lay ahead in the newest report that tells of one."""
    settled = {id(found.claim) for found in gathering.findings.expectations if found.outcome != "open"}
    newest = max((act.told for act in gathering.acts), default=date.min)
    ahead = [
        act
        for act in gathering.acts
        if act.status in _AHEAD
        and (act.when.latest or date.max) >= newest
        and (newest - act.told).days <= _PLACED_DAYS
        and not any(id(claim) in settled for claim in act.claims)
    ]
    if ahead:
        yield _told(gathering, max(ahead, key=lambda act: (act.told, act.origins)), "Still ahead when last reported: ")


def _background(act: Act) -> bool:
    """True for habits, and for what a report recalls: an undated act told with "had" or beside a year."""
    best = act.best
    if habitual(best):
        return True
    passage = passage_of(best.evidence[0])
    return not act.when and bool(_RECALLED.search(f"{passage.before}{passage.quote}{passage.after}"))


def _told(gathering: Gathering, act: Act, lead: str = "") -> Sentence:
    """The act with its day and whose word it is."""
    parts = [act.sentence, dated(act.when)]
    if by_words(act.best):
        parts[-1] += f", according to {by_words(act.best)}"
    return _sentence(gathering, lead + " ".join(part for part in parts if part).replace(" ,", ","), act.claims)


def _difference(gathering: Gathering, ahead: Ahead) -> Iterable[Sentence]:
    inner = [difference for difference in ahead.differences if difference.inner]
    if not inner:
        return
    first = inner[0]
    point = first.point[:1].lower() + first.point[1:].rstrip(".")
    lead = "The reports differ on one point" if len(inner) == 1 else f"The reports differ on {len(inner)} points, first"
    notes = gathering.cite(ahead.draft.claims_of(side.notes[0] for side in first.sides))
    yield Sentence(f"{lead}: {point} ({first.kind}).", notes)


def _around(gathering: Gathering, ahead: Ahead) -> Iterable[Sentence]:
    """The third actor most told of, with how the ties and acts between stand."""
    inner = {gathering.gazetteer.label(code) for code in gathering.codes}
    outer = [edge for edge in ahead.edges if edge.other not in inner]
    if not outer or len(gathering.codes) != 2:
        return
    edge = outer[0]
    manner = {
        "friendly": "mostly friendly",
        "hostile": "mostly hostile",
        "mixed": "mixed",
        "neutral": "neither friendly nor hostile",
    }
    code = gathering.gazetteer.code_of(edge.other)
    other = actor_name(code, gathering.gazetteer) if code else edge.other
    text = f"Of third actors the reports mention {other} most; its dealings with {edge.one} are {manner[edge.sign]}."
    yield Sentence(text, gathering.cite(ahead.draft.claims_of(edge.notes[-_NOTED:])))


def _sentence(gathering: Gathering, words: str, claims: Iterable[Claim]) -> Sentence:
    """The words, who tells it or how many origins do, the day it was last told, and an endnote an origin."""
    told = list(claims)
    chosen: dict[str, Claim] = {}
    for claim in told:
        chosen.setdefault(gathering.lineage.of(claim), claim)
    picked = list(chosen.values())[:_NOTED]
    last = f"latest {told_words(told)}" if len(chosen) > 1 else told_words(told)
    by = outlet_of(told[0].report) if len(chosen) == 1 else f"{len(chosen)} origins"
    return Sentence(f"{words} ({by}, {last}).", gathering.cite(picked))
