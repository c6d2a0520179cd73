"""Who did what to whom: acts found by the typed vocabulary over the parse, with status, date and voice."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.annotate.dating import date_of, inferred_date
from dragoman.annotate.deciding import Case, Hint, TypeDecider, TypeDecision
from dragoman.annotate.event_words import EventWord, light_verbs, names_one_type, no_act, words_at
from dragoman.annotate.frames import fillers
from dragoman.annotate.marking import marked_sentence
from dragoman.annotate.nounsides import is_bidding
from dragoman.annotate.particulars import with_particulars
from dragoman.annotate.parties import MATERIAL, find_arguments, find_parties
from dragoman.annotate.partners import DEEDS, DENYING, claims, takes_up
from dragoman.annotate.reading import Reading
from dragoman.annotate.saying_words import load_saying_words
from dragoman.annotate.sectors import CIVILIANS, UNKNOWN
from dragoman.annotate.sides import Act, Parties, Story, Suffered
from dragoman.annotate.speech_acts import HOSTILE, spoken_acts
from dragoman.annotate.status import status_of
from dragoman.model.actors import Link, MentionKind
from dragoman.model.claims import Event, Statement, Status, Voice
from dragoman.model.text import Evidence, Report, ZoneKind

#: What states do to each other as a habit: said in the present it is a standing tie.
_HABITS = frozenset({"AGREE", "COOPERATE", "AID", "CONSULT", "SUPPORT"})
#: What stands to the right of an act and belongs to what shows it.
_OBJECT_SIDE = frozenset({"dobj", "dative", "prep", "prt", "agent", "attr", "oprd", "acomp"})
MAX_OBJECT_TOKENS = 25  # a longer object is a whole clause of its own; the act is shown without it
_STEM = len("word:") + 4  # letters of a reason in which "open" and "opening", "criticise" and "criticism" are alike
#: What these ask, threaten or refuse is no act of its own.
_ASKING = frozenset({"REQUEST", "THREATEN", "REJECT"})
#: Sectors of people who do not act for their state, as far as the report tells.
_PRIVATE = frozenset({CIVILIANS, UNKNOWN})
_CALLING = frozenset({"call", "describe", "term", "label", "dub", "brand", "see", "denounce", "regard", "consider", "deem"})
#: Verbs of which nobody has to be asked whether they name an act.
_NO_ACTS = frozenset({"be", "have"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An act that may have happened: its trigger, both sides, and the vocabulary's hints, if any."""

    trigger: Token
    parties: Parties
    words: tuple[EventWord, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """An event with the word that tells it, both sides, and what it is done to: the nouns, and whom they name."""

    event: Event
    trigger: Token
    parties: Parties
    things: frozenset[str]


def annotate_events(reading: Reading, decider: TypeDecider) -> list[Event]:
    """The events of the report, in text order, each act once.

    Evidence is the stretch from the first to the last of trigger, sources and targets.
    """
    candidates = list(_candidates(reading))
    if decider.proposes:
        candidates += _proposed(reading, candidates)
    decisions = decider.decide([_case(reading, candidate) for candidate in candidates])
    told = [
        _Told(
            _event(reading, candidate, decision),
            candidate.trigger,
            candidate.parties,
            _things(reading, candidate.trigger),
        )
        for candidate, decision in zip(candidates, decisions, strict=True)
        if decision.type
    ]
    return _once([row for row in told if not _private(reading, row.event)], reading)


def _candidates(reading: Reading) -> Iterator[_Candidate]:
    story = Story.of(reading)
    for token in reading.doc:
        words = words_at(token)
        if not words or _carried(token) or _asked_for(token) or _standing(reading, token, words) or _in_passing(token):
            continue
        for word in words:
            parties = find_parties(story, token, word)
            if parties.source.codes:
                story.acts.append(Act(token, word.type, parties))
            if parties.whole or (parties.source.codes and word.objects and word.lemma in DENYING):
                candidate = _laid_to(story, _Candidate(token, parties, words))
                if candidate is not None:
                    yield candidate
                break
            if word.type == "ASSAULT" and parties.target.codes:
                story.suffered.append(Suffered(token, parties.target, words))
                break
    for trigger, parties, word in spoken_acts(story):
        yield _Candidate(trigger, parties, (word,))


def _laid_to(story: Story, candidate: _Candidate) -> _Candidate | None:
    """For "the attack" that somebody claims, the attack where it was told without its doer; None where it was laid to
    them before."""
    if not claims(candidate.trigger):
        return candidate
    source, targets = candidate.parties.source, set(candidate.parties.target.codes)
    for number, first in reversed(list(enumerate(story.suffered))):
        if targets <= set(first.target.codes):
            story.suffered[number] = Suffered(first.trigger, first.target, first.words, source.codes)
            return _Candidate(first.trigger, Parties(source, first.target), first.words) if not first.laid_to else None
    return candidate


def _carried(token: Token) -> bool:
    """True for a light verb whose object names the act: the noun is the trigger, not the verb."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in light_verbs():
        return False
    return any(noun.pos_ == "NOUN" and words_at(noun) for noun in fillers(token, "obj"))


def _asked_for(token: Token, by: frozenset[str] = _ASKING | {"AID"}) -> bool:
    """True where the act is only what another act asks, threatens, refuses or helps with ("urged it to withdraw",
    "demanded that it leave", "calls for it to act", "helped it rebuild")."""
    verb = token
    while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_:
        verb = verb.head
    singular = any(child.dep_ == "nsubj" and child.tag_ in ("NN", "NNP") for child in verb.children)
    if verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "ccomp"):  # "suggested reopening", "denied giving"
        return bool({word.type for word in words_at(verb.head)} & _ASKING)
    bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and singular)  # "demands that the army leave"
    if not bare or any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children):
        return False
    types = {word.type for word in words_at(verb.head)}
    if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl", "relcl") and types & _ASKING:
        return True
    return "AID" in by and verb.dep_ in ("xcomp", "ccomp") and types == {"AID"}


def _in_passing(token: Token) -> bool:
    """True for the verb of "protested over what it called a provocation": the speaker's word for what is told anyway."""
    free = any(child.lower_ == "what" and child.dep_ in ("dobj", "nsubj", "attr", "oprd") for child in token.lefts)
    return free and token.lemma_.lower() in _CALLING and token.dep_ in ("pcomp", "ccomp", "pobj", "relcl", "csubj")


def _standing(reading: Reading, token: Token, words: tuple[EventWord, ...]) -> bool:
    """True for a standing condition, which is a tie and no act: a negated present ("does not recognise") or, outside a
    headline, a plain present of giving and trading ("sells it oil")."""
    if token.tag_ == "VBN" and token.dep_ == "acomp":
        return True  # "feels threatened"
    aux = {child.lower_ for child in token.children if child.dep_ == "aux"}
    if any(child.dep_ == "neg" for child in token.children) and aux & {"does", "do"}:
        return True
    performed = any(child.lower_ in ("we", "i") for child in token.lefts)  # "we thank", "I welcome"
    habitual = token.tag_ in ("VBZ", "VBP") and not aux and not performed and bool(words) and words[0].type in _HABITS
    return habitual and reading.report.zone_at(token.idx) is ZoneKind.BODY


def _proposed(reading: Reading, known: list[_Candidate]) -> list[_Candidate]:
    """Source and target of the body's verbs and nouns that no act of the vocabulary was found at: for the encoder to
    say whether anything is done."""
    taken = {candidate.trigger.i for candidate in known}
    found = []
    for token in reading.doc:
        names_an_act = token.pos_ in ("VERB", "NOUN") and token.lemma_.lower() not in _NO_ACTS
        undergone = not light_verbs().get(token.lemma_.lower(), True)  # "received": its subject does not act
        saying = load_saying_words().verb(token)
        said = (
            saying is not None and "clause" in saying.frames and "oprd" not in saying.frames
        )  # what is said is not done by saying it
        no_deed = names_an_act and (no_act(token) or _in_passing(token) or _standing(reading, token, words_at(token)))
        told = token.i in taken or undergone or said or no_deed or _asked_for(token, _ASKING)
        if not names_an_act or told or reading.report.zone_at(token.idx) is not ZoneKind.BODY:
            continue
        parties = find_arguments(reading, token)
        if parties.whole:
            found.append(_Candidate(token, parties))
    return found


def _case(reading: Reading, candidate: _Candidate) -> Case:
    hints = tuple(
        Hint(word.type, word.lemma, word.weight, word.mode, names_one_type(word)) for word in candidate.words
    )
    return Case(hints, marked_sentence(reading, candidate.trigger, candidate.parties))


def _event(reading: Reading, candidate: _Candidate, decision: TypeDecision) -> Event:
    said = reading.statement_over(candidate.trigger.idx)
    status, cue = _status(reading, candidate, decision, said)
    event = Event(
        evidence=(_evidence(reading, candidate),),
        status=status,
        voice=Voice((said.speaker,)) if said else Voice(),
        why=f"{decision.why}; {cue}",
        type=decision.type or "",
        source=candidate.parties.source.codes,
        target=candidate.parties.target.codes,
        when=date_of(reading, candidate.trigger)
        or inferred_date(reading, candidate.trigger, status, decision.type == "CONSULT"),
    )
    return with_particulars(reading, event, candidate.trigger, candidate.parties, decision.mode)


def _status(
    reading: Reading, candidate: _Candidate, decision: TypeDecision, said: Statement | None
) -> tuple[Status, str]:
    """The status by the words around the act, then by its purpose, its teller and its date; and why."""
    status, cue = status_of(candidate.trigger)
    will = all(part.startswith("aux:") for part in cue.split())  # not "agreed to", which is no forecast
    if status is Status.PLANNED and will and said and _told_by_outsider(reading, said, candidate):
        return Status.PREDICTED, f"{cue}; told by an outsider"
    if status is Status.ONGOING and _begins_later(reading, candidate.trigger):
        return Status.PLANNED, f"{cue}; dated after publication"  # "is going there on Monday"
    if status is not Status.HAPPENED:
        return status, cue
    if decision.type in MATERIAL and _is_purpose(candidate.trigger):
        return Status.PLANNED, "infinitive of purpose"
    if said and _told_by_victim(reading, said, candidate, decision):
        return Status.POSSIBLE, "told by its victim"
    dated, published = date_of(reading, candidate.trigger), reading.report.published
    ahead = dated.earliest and published.latest and dated.earliest > published.latest
    told = candidate.trigger.tag_ == "VBD" or is_bidding(candidate.trigger)
    if (
        ahead and not told
    ):  # "offered to meet on Friday", "on Friday at the request of": the date is of what was asked for
        return Status.PLANNED, "dated after publication"
    return status, cue


def _begins_later(reading: Reading, trigger: Token) -> bool:
    begins, published = date_of(reading, trigger).earliest, reading.report.published.earliest
    return bool(begins and published and begins > published)


def _is_purpose(trigger: Token) -> bool:
    """True for what is only aimed at ("sent an envoy to reopen the border")."""
    infinitive = trigger.tag_ == "VB" and any(child.tag_ == "TO" for child in trigger.children)
    # "was the first to open"
    first = (trigger.dep_ == "acl" and trigger.head.dep_ == "attr") or trigger.head.lemma_ in ("be", "become")
    return infinitive and trigger.dep_ in ("advcl", "acl") and not first


def _told_by_outsider(reading: Reading, said: Statement, candidate: _Candidate) -> bool:
    """True where the future is told by somebody who does not act for either side."""
    will = any(child.dep_ == "aux" and child.lower_ == "will" for child in candidate.trigger.children)
    speaker = reading.gazetteer.counts_as(said.speaker_of) if said.speaker_of else ""
    return will and speaker not in candidate.parties.codes


def _told_by_victim(reading: Reading, said: Statement, candidate: _Candidate, decision: TypeDecision) -> bool:
    victims = set(candidate.parties.target.codes) - set(candidate.parties.source.codes)
    speaker = reading.gazetteer.counts_as(said.speaker_of) if said.speaker_of else ""
    return decision.type in HOSTILE and speaker in victims


def _evidence(reading: Reading, candidate: _Candidate) -> Evidence:
    """From the first to the last token of the act within its sentence, what it is done to included."""
    trigger = candidate.trigger
    sentence = trigger.sent
    tokens = [trigger, *candidate.parties.source.tokens, *candidate.parties.target.tokens]
    for child in trigger.rights:
        if child.dep_ in _OBJECT_SIDE and child.right_edge.i - trigger.i <= MAX_OBJECT_TOKENS:
            tokens.append(child.right_edge)
    inside = [token for token in tokens if sentence.start <= token.i < sentence.end]
    first, last = min(inside, key=lambda t: t.i), max(inside, key=lambda t: t.i)
    return reading.evidence(reading.doc[first.i : last.i + 1])


def _private(reading: Reading, event: Event) -> bool:
    """True for what private people do to each other, and where they travel: no act between states, unless of force."""
    source = _all_private(reading, event.source, event.source_sectors)
    if event.type in HOSTILE or not source:
        return False
    abroad = all(_is_country(reading, code) for code in event.target)
    return _all_private(reading, event.target, event.target_sectors) or (event.type == "CONSULT" and abroad)


def _all_private(reading: Reading, codes: tuple[str, ...], sectors: tuple[str, ...]) -> bool:
    """True where all actors are people of states of whom nothing says that they act for them."""
    told = list(zip(codes, sectors, strict=True))
    return bool(told) and all(sector in _PRIVATE and _is_country(reading, code) for code, sector in told)


def _is_country(reading: Reading, code: str) -> bool:
    actor = reading.gazetteer.actors.get(code)
    return actor is not None and actor.kind == "state"


def _once(events: list[_Told], reading: Reading) -> list[Event]:
    """Each act once, where the report tells it best; one in the headline only where the body does not tell it."""
    kept: list[_Told] = []
    for new in sorted(events, key=lambda told: _rank(reading, told)):
        alike = [old for old in kept if old.event.type == new.event.type and _within(new.event, old.event)]
        again = any(_same_act(new, old) or _retold(new, old) for old in alike)
        if _in_headline(new.event, reading.report):
            again = bool(alike) or any(_in_other_words(new, old) for old in kept)
        if not again:
            kept.append(new)
    kept = [told for told in kept if not any(_agreed_to(told, other) for other in kept)]
    return sorted((told.event for told in kept), key=lambda event: (event.span.start, event.span.end))


def _rank(reading: Reading, told: _Told) -> tuple[bool, bool, bool, bool, int]:
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


def _retold(new: _Told, old: _Told) -> bool:
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


def _two_things(one: _Told, other: _Told) -> bool:
    """True for joined verbs that do two things: "opened an embassy and named an envoy"."""
    first, later = sorted((one.trigger, other.trigger), key=lambda token: token.i)
    finite = later.tag_ == first.tag_ and later.tag_ in ("VBD", "VBZ")  # parsers join it to what stands between
    joined = later.dep_ == "conj" and (later.head == first or finite)
    return joined and bool(one.things and other.things) and not one.things & other.things


def _things(reading: Reading, trigger: Token) -> frozenset[str]:
    nouns = [noun for role in ("obj", "of") for noun in fillers(trigger, role)]
    named = [word for noun in nouns for word in noun.subtree if word.ent_type_ in ("ORG", "PERSON", "PRODUCT")]
    links = {word: reading.link_at(word) for word in named}
    named = [word for word, link in links.items() if link is None or not _is_state(reading, link)]
    return frozenset(word.lemma_.lower() for word in (*nouns, *named) if word.pos_ == "NOUN" or word in named)


def _is_state(reading: Reading, link: Link) -> bool:
    return link.mention.kind is MentionKind.NAME and any(_is_country(reading, code) for code in link.actors)


def _in_headline(event: Event, report: Report) -> bool:
    return report.zone_at(event.span.start) in (ZoneKind.HEADLINE, ZoneKind.DECK, ZoneKind.KICKER)


def _in_other_words(headline: _Told, old: _Told) -> bool:
    """True where the body tells the headline's act inside another between the same sides ("agree to restore")."""
    words = {token.lemma_ for token in old.trigger.subtree}
    return _within(headline.event, old.event) and headline.trigger.lemma_ in words


def _agreed_to(told: _Told, other: _Told) -> bool:
    """True for what is only agreed or promised to the other side by another act told ("pledged to send it tents")."""
    bidden = told.trigger.dep_ in ("xcomp", "ccomp", "acl") and told.trigger.head == other.trigger
    return bidden and other.event.type in ("AGREE", "THREATEN") and _within(told.event, other.event)


def _within(event: Event, other: Event) -> bool:
    """True where all who act in one act, and all whom it is done to, stand on the same sides of the other."""
    if bool(event.target) != bool(other.target):
        return False
    return set(event.source) <= set(other.source) and set(event.target) <= set(other.target)


def _same_act(new: _Told, old: _Told) -> bool:
    """True for one act of two told in overlapping words ("attacked, killing"), or by the same word and days."""
    event, other = new.event, old.event
    if _two_things(new, old):
        return False
    if event.span.overlaps(other.span):
        return True
    stem = event.status is Status.HAPPENED and event.why[:_STEM] == other.why[:_STEM]
    alike = event.status is other.status and (stem or event.why == other.why)
    return alike and (not event.when or not other.when or event.when.overlaps(other.when))
