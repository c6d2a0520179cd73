"""Who did it, and whether it happened: accusations denied, acts told and denied, one act laid to two."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import cache
from textwrap import shorten

from dragoman.model.claims import Status
from dragoman.model.findings import Disagreement
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.vocabulary import read_yaml
from dragoman.reconcile.contexts import overlap
from dragoman.reconcile.marks import order_of
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.outlooks import negated
from dragoman.reconcile.points import disagree, listed
from dragoman.reconcile.tellings import DAY_DAYS, Telling, dates_meet, published_near, same_sides

#: A denial answers what was charged at most this many sentences before it.
ANSWER_WITHIN = 2
#: An act and its denial, or one act laid to two, have this share of the act's words in common.
SAME_ACT_WORDS = 0.6
#: What is denied in one report and told in another is one question only while both are news.
SAME_NEWS = timedelta(days=60)
#: A point quotes at most so many characters of a sentence.
SHORT = 160


def attribution_disagreements(
    tellings: Sequence[Telling], lineages: Lineages, gazetteer: Gazetteer
) -> list[Disagreement]:
    """The points on who did something and whether it happened, in no fixed order."""
    return [
        *_answered(tellings, lineages, gazetteer),
        *_denied(tellings, lineages, gazetteer),
        *_laid_to_two(tellings, lineages, gazetteer),
    ]


def _answered(tellings: Iterable[Telling], lineages: Lineages, gazetteer: Gazetteer) -> list[Disagreement]:
    """Accusations that the accused rejects in the same sentence or the next ones of the same report."""
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.event.type in ("ACCUSE", "REJECT") and telling.event.status is Status.HAPPENED:
            by_report[telling.event.report.id].append(telling)
    found = []
    for group in by_report.values():
        charges = [t for t in group if t.event.type == "ACCUSE" and t.source and t.target and not t.source & t.target]
        for answer in group:
            answered = [charge for charge in charges if answer.event.type == "REJECT" and _answers(answer, charge)]
            if answered:
                nearest = max(answered, key=lambda t: (t.event.span.start, t.event.span.end))
                found.append(_charge(nearest, answer, lineages, gazetteer))
    return found


def _answers(answer: Telling, charge: Telling) -> bool:
    apart = answer.context.number - charge.context.number
    after = answer.event.span.start > charge.event.span.start
    same = bool(answer.source & charge.target) and (not answer.target or bool(answer.target & charge.source))
    return after and same and apart <= ANSWER_WITHIN and bool(_denial().search(answer.context.text))


@cache
def _denial() -> re.Pattern[str]:
    return re.compile(read_yaml("dragoman.reconcile", "denials.yaml")["answers"], re.IGNORECASE)


def _charge(charge: Telling, answer: Telling, lineages: Lineages, gazetteer: Gazetteer) -> Disagreement:
    by, whom = _labels(charge.event.source, gazetteer), _labels(charge.event.target, gazetteer)
    sides = [
        (charge.event, f"charged by {by}", lineages.of(charge.event)),
        (answer.event, f"denied by {whom}", lineages.of(answer.event)),
    ]
    verb = "accuses" if len(charge.event.source) == 1 else "accuse"
    point = f"{by} {verb} {whom}, and it is denied: {_short(charge)}"
    return disagree(point, "conflict", sides, 1.0, "the accused rejects the charge in the same report")


def _denied(tellings: Iterable[Telling], lineages: Lineages, gazetteer: Gazetteer) -> list[Disagreement]:
    """Acts that one claim tells as done, or as ahead, and another of the same days as not done."""
    blocks: dict[tuple[str, tuple[str, ...]], tuple[list[Telling], list[Telling]]] = defaultdict(lambda: ([], []))
    for telling in tellings:
        if telling.event.status in (Status.HAPPENED, Status.DENIED):
            for pair in telling.pairs:
                blocks[telling.event.type, pair][telling.event.status is Status.DENIED].append(telling)
    found = []
    for done, denied in blocks.values():
        for no in denied:
            yes = next((telling for telling in done if _same_act(telling, no) and same_sides(telling, no)), None)
            # "Denied" is said of more than the act: the words have to say "not" of the act itself.
            if yes is not None and negated(no.context.text, yes.act & no.act):
                who, whom = _labels(yes.event.source, gazetteer), _labels(yes.event.target, gazetteer)
                sides = [(yes.event, "happened", lineages.of(yes.event)), (no.event, "denied", lineages.of(no.event))]
                point = f"Whether it happened ({who} and {whom}): {_short(yes)}"
                found.append(disagree(point, "conflict", sides, 0.5, "one claim tells the act, another denies it"))
    return found


def _same_act(a: Telling, b: Telling) -> bool:
    near = published_near(a.event.report.published, b.event.report.published, SAME_NEWS)
    return near and dates_meet(a.event, b.event) and len(a.act & b.act) > 1 and overlap(a.act, b.act) >= SAME_ACT_WORDS


def _laid_to_two(tellings: Iterable[Telling], lineages: Lineages, gazetteer: Gazetteer) -> list[Disagreement]:
    """Violence on one target of one day that reports lay to different actors."""
    blocks: dict[tuple[str, str, int], list[Telling]] = defaultdict(list)
    for telling in tellings:
        event = telling.event
        hurt = event.quad_class == 4 and event.status is Status.HAPPENED and telling.source != telling.target
        if hurt and telling.source and telling.days <= DAY_DAYS and event.when.earliest:
            for code in sorted(telling.target):
                blocks[event.type, code, event.when.earliest.toordinal() // 7].append(telling)
    found = []
    for (_, target, _), group in sorted(blocks.items()):
        first = group[0]
        other = [t for t in group[1:] if not t.source & first.source and _same_act(first, t)]
        if other and first.target & other[0].target:
            told = sorted((first.event, other[0].event), key=order_of)
            sides = [(event, _labels(event.source, gazetteer), lineages.of(event)) for event in told]
            who = listed([value for _, value, _ in sides])
            point = f"Who attacked {gazetteer.label(target)} on {first.event.when.show()} is given as {who}."
            found.append(disagree(point, "conflict", sides, 1.0, "one act of one day laid to different actors"))
    return found


def _labels(codes: Iterable[str], gazetteer: Gazetteer) -> str:
    return listed([gazetteer.label(code) for code in sorted(codes)])


def _short(telling: Telling) -> str:
    """The sentence, cut where it is long."""
    return f"“{shorten(telling.context.text, SHORT, placeholder=' …')}”"
