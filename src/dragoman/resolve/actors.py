"""Which actor each mention of a report means."""

from collections.abc import Iterable

from dragoman.model.actors import Link, Mention, MentionKind
from dragoman.model.claims import Tenure
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import Report
from dragoman.resolve.meanings import Context, choose

#: Which of two mentions of the same stretch is kept; the longer one wins before this is asked.
_RANK = {
    MentionKind.PERSON: 0,
    MentionKind.ROLE: 1,
    MentionKind.NAME: 2,
    MentionKind.PLACE: 3,
    MentionKind.BODY: 4,
    MentionKind.PRONOUN: 5,
}
#: How sure a link is by the kind of mention. Roles and pronouns: below the share found right when some 280 of open
#: news were read by one reader, 2026-11-22 (about nine in ten, both kinds together); the others are judgements.
_SURE = {
    MentionKind.NAME: 1.0,
    MentionKind.PLACE: 1.0,
    MentionKind.PERSON: 0.9,
    MentionKind.BODY: 0.6,
    MentionKind.ROLE: 0.85,
    MentionKind.PRONOUN: 0.85,
}


def resolve_mentions(
    report: Report, mentions: tuple[Mention, ...], tenures: tuple[Tenure, ...], gazetteer: Gazetteer
) -> tuple[Link, ...]:
    """One link for each mention that is kept, sorted by start, none overlapping another.

    Where two mentions overlap the longer is kept. A link without actors means that the report does not
    decide; its `why` says between what.
    """
    context = Context.of(report, mentions)
    offices = _offices_of(tenures)
    return tuple(_link(mention, context, offices, gazetteer) for mention in _apart(mentions))


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without those that a longer one overlaps, sorted by start."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, _RANK[m.kind])):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept


def _offices_of(tenures: Iterable[Tenure]) -> dict[str, Tenure]:
    """For each name (variants included) the tenure that says whom the person acts for: one held before one past."""
    found: dict[str, Tenure] = {}
    for tenure in sorted(tenures, key=lambda t: (t.of is None, t.former, t.span.start)):
        for name in (tenure.name, *tenure.variants):
            found.setdefault(name, tenure)
    return found


def _link(mention: Mention, context: Context, offices: dict[str, Tenure], gazetteer: Gazetteer) -> Link:
    if mention.person is not None:
        tenure = offices.get(mention.person)
        if tenure is not None and tenure.of is not None:
            office = tenure.office or "who speaks"
            why = f"{mention.person} is {office} of {gazetteer.label(tenure.of)}"
            return Link(mention, (tenure.of,), _SURE[mention.kind], why)
        if len(mention.candidates) != 1:
            return Link(mention, (), 0.0, f"the report does not say whom {mention.person} acts for")
    return _link_by_candidates(mention, context, gazetteer)


def _link_by_candidates(mention: Mention, context: Context, gazetteer: Gazetteer) -> Link:
    codes = mention.candidates
    if not codes:
        return Link(mention, (), 0.0, "nothing in the report says who is meant")
    if mention.name_kind == "group":
        return Link(mention, codes, _SURE[mention.kind], "all are meant: " + ", ".join(map(gazetteer.label, codes)))
    if len(codes) == 1:
        return Link(mention, codes, _SURE[mention.kind], _why_single(mention, gazetteer))
    choice = choose(mention.text, codes, context, gazetteer)
    return Link(mention, (choice.code,) if choice.code else (), choice.score, choice.why)


def _why_single(mention: Mention, gazetteer: Gazetteer) -> str:
    label = gazetteer.label(mention.candidates[0])
    if mention.kind in (MentionKind.ROLE, MentionKind.PRONOUN):
        return f"{mention.text!r} stands for {label}, spoken of before"
    return f"{mention.name_kind or mention.kind.value} of {label}"
