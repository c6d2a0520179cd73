"""Which tellings of an act count: each act once, where the report tells it best."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.annotate.frames import fillers
from dragoman.annotate.partners import DEEDS, takes_up
from dragoman.annotate.reading import Reading
from dragoman.annotate.sectors import is_country
from dragoman.annotate.sides import Parties
from dragoman.annotate.telling import of_different_people
from dragoman.model.actors import Link, MentionKind
from dragoman.model.claims import Event, Status
from dragoman.model.text import Report, ZoneKind

_STEM = len("word:") + 4  # letters of a reason in which "open" and "opening", "criticise" and "criticism" are alike
_SUFFERED = frozenset({"SANCTION", "REJECT", "ASSAULT"})  # nobody agrees with whoever this is done to
#: What is only agreed to or threatened by one of these is no act beside it.
_UNDERTAKING = frozenset({"AGREE", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with the word that tells it, both sides, and what it is done to: the nouns, and whom they name."""

    event: Event
    trigger: Token
    parties: Parties
    things: frozenset[str]


def told_once(events: list[Telling], reading: Reading) -> list[Telling]:
    """Each act once, where the report tells it best; one in the headline only where the body does not tell it."""
    kept: list[Telling] = []
    for new in sorted(events, key=lambda told: _rank(reading, told)):
        alike = [
            (number, old)
            for number, old in enumerate(kept)
            if old.event.type == new.event.type and _within(new.event, old.event)
        ]
        before = next((number for number, old in alike if _told_before(new, old)), None)
        again = before is not None
        if before is not None:
            kept[before] = _dated_by(kept[before], new, reading)
        if _in_headline(new.event, reading.report):
            again = bool(alike) or any(_in_other_words(new, old) for old in kept)
        if not again:
            kept.append(new)
    kept = [
        told
        for told in kept
        if told.event.type != "AGREE" or not any(_consented_to(reading, told, other) for other in kept)
    ]
    kept = [told for told in kept if not any(_agreed_to(told, other) for other in kept)]
    return sorted(kept, key=lambda told: (told.event.span.start, told.event.span.end))


def _dated_by(old: Telling, new: Telling, reading: Reading) -> Telling:
    """The first telling with the days that only the second gives: of its verb, or in its own phrase."""
    first, last = new.trigger.left_edge, new.trigger.right_edge
    own = new.trigger.pos_ == "VERB" or bool(reading.times_in(first.idx, last.idx + len(last.text)))
    given = own and new.event.when and not new.event.when.basis.startswith("inferred")
    guessed = not old.event.when or old.event.when.basis.startswith("inferred")
    taken = given and guessed and old.event.status is new.event.status
    return replace(old, event=replace(old.event, when=new.event.when)) if taken else old


def _told_before(new: Telling, old: Telling) -> bool:
    """True for a second telling of one act."""
    return not of_different_people(new.trigger, old.trigger) and (_same_act(new, old) or _retold(new, old))


def _rank(reading: Reading, told: Telling) -> tuple[bool, bool, bool, bool, int]:
    """The order of tellings, best first: in the body, in the report's own words, for its own sake, with both sides
    named, early."""
    quoted = reading.statement_over(told.trigger.idx) is not None
    source, target = told.parties.source.tokens, told.parties.target.tokens
    named = len({*source, *target}) > 1
    headline = _in_headline(told.event, reading.report)
    return headline, quoted, _in_the_background(told.trigger), not named, told.event.span.start


def _in_the_background(trigger: Token) -> bool:
    """True for an act told only to say what something else is about ("in answer to the raid", "the raid that")."""
    if trigger.pos_ == "NOUN":
        return trigger.dep_ in ("pobj", "compound", "nmod")
    return trigger.dep_ in ("relcl", "acl", "pcomp")


def _retold(new: Telling, old: Telling) -> bool:
    """True for one act of two where the later is a noun that takes it up ("the talks"), or both do it to one thing
    ("opened an embassy", "established its embassy")."""
    event, other, trigger, first = new.event, old.event, new.trigger, old.trigger
    apart = event.when and other.when and not event.when.overlaps(other.when)
    if event.type not in DEEDS | {"CONSULT"} or apart:
        return False
    later = max(trigger, first, key=lambda token: token.i)
    alike = event.status is other.status
    laid = Status.POSSIBLE in (event.status, other.status)  # "blamed Chad for the attack"
    return (takes_up(later) and (alike or laid)) or (alike and bool(new.things & old.things))


def _agreed_to(told: Telling, other: Telling) -> bool:
    """True for what is only agreed or promised to the other side by another act told ("pledged to send it tents")."""
    infinitive = told.trigger.dep_ == "advcl" and told.trigger.tag_ == "VB"
    bidden = (infinitive or told.trigger.dep_ in ("xcomp", "ccomp", "acl")) and told.trigger.head == other.trigger
    return bidden and other.event.type in _UNDERTAKING and _within(told.event, other.event)


def _consented_to(reading: Reading, consent: Telling, other: Telling) -> bool:
    """True for the "agreed" of "agreed to suspend aid to Chad", where nobody is named that it was agreed with."""
    verb = other.trigger if other.trigger.pos_ == "VERB" else other.trigger.head  # "agreed to extend sanctions"
    deed = verb.dep_ == "xcomp" and verb.head == consent.trigger
    if not deed or not set(consent.event.source) & set(other.event.source):
        return False
    both = {*other.event.source, *other.event.target}
    if other.event.type in _SUFFERED and {*consent.event.source, *consent.event.target} <= both:
        return True
    if consent.event.source != consent.event.target:
        return False  # a promise is made to whoever is in view
    links = [reading.link_at(token) for token in (*consent.parties.source.tokens, *consent.parties.target.tokens)]
    named = {reading.gazetteer.counts_as(code) for link in links if link for code in link.actors}
    return not set(consent.event.source) | set(consent.event.target) <= named


def _in_other_words(headline: Telling, old: Telling) -> bool:
    """True where the body tells the headline's act inside another between the same sides ("agree to restore")."""
    words = {token.lemma_ for token in old.trigger.subtree}
    return _within(headline.event, old.event) and headline.trigger.lemma_ in words


def _within(event: Event, other: Event) -> bool:
    """True where all who act in one act, and all whom it is done to, stand on the same sides of the other."""
    if bool(event.target) != bool(other.target):
        return False
    return set(event.source) <= set(other.source) and set(event.target) <= set(other.target)


def _same_act(new: Telling, old: Telling) -> bool:
    """True for one act of two told in overlapping words ("attacked, killing"), or by the same word and days."""
    event, other = new.event, old.event
    if _two_things(new, old):
        return False
    if event.span.overlaps(other.span):
        return not _ahead_and_done(new, old)
    stem = event.status is Status.HAPPENED and event.why[:_STEM] == other.why[:_STEM]
    alike = event.status is other.status and (stem or event.why == other.why)
    return alike and (not event.when or not other.when or event.when.overlaps(other.when))


def _two_things(one: Telling, other: Telling) -> bool:
    """True for joined verbs that do two things: "opened an embassy and named an envoy"."""
    first, later = sorted((one.trigger, other.trigger), key=lambda token: token.i)
    finite = later.tag_ == first.tag_ and later.tag_ in ("VBD", "VBZ")  # parsers join it to what stands between
    joined = later.dep_ == "conj" and (later.head == first or finite)
    return joined and bool(one.things and other.things) and not one.things & other.things


def _ahead_and_done(one: Telling, other: Telling) -> bool:
    """True for two acts of which one lies ahead and the other tells of somebody in it ("will meet X, who visited")."""
    ahead = (Status.PLANNED, Status.PREDICTED, Status.CONDITIONAL)
    done, due = sorted((one, other), key=lambda told: told.event.status in ahead)
    apart = done.event.status is Status.HAPPENED and due.event.status in ahead
    return apart and done.trigger.dep_ == "relcl" and due.trigger in done.trigger.ancestors


def things_done_to(reading: Reading, trigger: Token) -> frozenset[str]:
    """The lemmas of the nouns that the act is done to, and of whom and what they name; states are left out."""
    nouns = [noun for role in ("obj", "of") for noun in fillers(trigger, role)]
    named = [word for noun in nouns for word in noun.subtree if word.ent_type_ in ("ORG", "PERSON", "PRODUCT")]
    links = {word: reading.link_at(word) for word in named}
    named = [word for word, link in links.items() if link is None or not _is_state(reading, link)]
    return frozenset(word.lemma_.lower() for word in (*nouns, *named) if word.pos_ == "NOUN" or word in named)


def _is_state(reading: Reading, link: Link) -> bool:
    return link.mention.kind is MentionKind.NAME and any(is_country(reading, code) for code in link.actors)


def _in_headline(event: Event, report: Report) -> bool:
    return report.zone_at(event.span.start) in (ZoneKind.HEADLINE, ZoneKind.DECK, ZoneKind.KICKER)
