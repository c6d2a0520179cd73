"""Who did what to whom: acts found by the typed vocabulary over the parse, with status, date and voice."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.annotate.dating import date_of, inferred_date
from dragoman.annotate.deciding import Case, Hint, TypeDecider, TypeDecision
from dragoman.annotate.event_words import EventWord, light_verbs, words_at
from dragoman.annotate.frames import fillers
from dragoman.annotate.marking import marked_sentence
from dragoman.annotate.nounsides import is_bidding
from dragoman.annotate.particulars import with_particulars
from dragoman.annotate.parties import MATERIAL, find_arguments, find_parties
from dragoman.annotate.partners import DEEDS, DENYING, claims, takes_up
from dragoman.annotate.reading import Reading
from dragoman.annotate.saying_words import load_saying_words
from dragoman.annotate.sides import Act, Parties, Story, Suffered
from dragoman.annotate.speech_acts import HOSTILE, spoken_acts
from dragoman.annotate.status import status_of
from dragoman.model.claims import Event, Statement, Status, Voice
from dragoman.model.text import Evidence, Report, ZoneKind

#: What states do to each other as a habit: said in the present it is a standing tie.
_HABITS = frozenset({"AGREE", "COOPERATE", "AID", "CONSULT"})
#: What stands to the right of an act and belongs to what shows it.
_OBJECT_SIDE = frozenset({"dobj", "dative", "prep", "prt", "agent", "attr", "oprd", "acomp"})
MAX_OBJECT_TOKENS = 25  # a longer object is a whole clause of its own; the act is shown without it
_STEM = len("word:") + 4  # letters of a reason in which "open" and "opening", "criticise" and "criticism" are alike
#: What these ask, threaten or refuse is no act of its own.
_ASKING = frozenset({"REQUEST", "THREATEN", "REJECT"})
#: Verbs of which nobody has to be asked whether they name an act.
_NO_ACTS = frozenset({"be", "have"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An act that may have happened: its trigger, both sides, and the vocabulary's hints, if any."""

    trigger: Token
    parties: Parties
    words: tuple[EventWord, ...] = ()


def annotate_events(reading: Reading, decider: TypeDecider) -> list[Event]:
    """The events of the report, in text order, each act once.

    Evidence is the stretch from the first to the last of trigger, sources and targets.
    """
    candidates = list(_candidates(reading))
    if decider.proposes:
        candidates += _proposed(reading, candidates)
    decisions = decider.decide([_case(reading, candidate) for candidate in candidates])
    told = [
        (_event(reading, candidate, decision), candidate.trigger)
        for candidate, decision in zip(candidates, decisions, strict=True)
        if decision.type
    ]
    return _once(told, reading.report)


def _candidates(reading: Reading) -> Iterator[_Candidate]:
    story = Story.of(reading)
    for token in reading.doc:
        words = words_at(token)
        if not words or _carried(token) or _asked_for(token) or _standing(reading, token, words):
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
    bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and singular)  # "demands that the army leave"
    finite = any(c.dep_ == "aux" and (c.tag_ == "MD" or c.lemma_.lower() == "do") for c in verb.children)
    if not bare or finite:
        return False
    types = {word.type for word in words_at(verb.head)}
    if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl", "relcl") and types & _ASKING:
        return True
    return "AID" in by and verb.dep_ in ("xcomp", "ccomp") and types == {"AID"}


def _standing(reading: Reading, token: Token, words: tuple[EventWord, ...]) -> bool:
    """True for a standing condition, which is a tie and no act: a negated present ("does not recognise") or, outside a
    headline, a plain present of giving and trading ("sells it oil")."""
    done = token.head.lemma_ == "be" and any(below.dep_ == "agent" for below in token.subtree)
    if token.tag_ == "VBN" and token.dep_ == "acomp" and words[0].pos != "adj" and not done:
        return True  # "feels threatened"; not "is armed by Chad"
    aux = {child.lower_ for child in token.children if child.dep_ == "aux"}
    if any(child.dep_ == "neg" for child in token.children) and aux & {"does", "do"}:
        return token.dep_ != "ccomp" or words[0].type not in MATERIAL  # "insists that it does not arm them" denies
    habitual = token.tag_ in ("VBZ", "VBP") and not aux and words[0].type in _HABITS
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
        carrying = _carried(token) and any(noun.i in taken for noun in fillers(token, "obj"))
        told = token.i in taken or undergone or said or carrying or _asked_for(token, _ASKING)
        if not names_an_act or told or reading.report.zone_at(token.idx) is not ZoneKind.BODY:
            continue
        parties = find_arguments(reading, token)
        if parties.whole:
            found.append(_Candidate(token, parties))
    return found


def _case(reading: Reading, candidate: _Candidate) -> Case:
    hints = tuple(Hint(word.type, word.lemma, word.weight, word.mode) for word in candidate.words)
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
    if status is Status.PLANNED and said and _told_by_outsider(reading, said, candidate):
        return Status.PREDICTED, f"{cue}; told by an outsider"
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


def _once(events: list[tuple[Event, Token]], report: Report) -> list[Event]:
    """Each act once, at its fullest mention; one in the headline only where the body does not tell it."""
    kept: list[tuple[Event, Token]] = []
    for event, trigger in sorted(
        events, key=lambda row: (_in_headline(row[0], report), -len(row[0].quote), row[0].span.start)
    ):
        told = [row for row in kept if event.type == row[0].type and _sides(event) == _sides(row[0])]
        again = _in_headline(event, report) or any(
            (_same_act(event, other) and not _two_things(trigger, first)) or _retold(event, trigger, other, first)
            for other, first in told
        )
        if not told or not again:
            kept.append((event, trigger))
    return sorted((event for event, _ in kept), key=lambda event: (event.span.start, event.span.end))


def _retold(event: Event, trigger: Token, other: Event, first: Token) -> bool:
    """True for one act of two where the later is a noun that takes it up ("the talks"), or both do it to one thing
    ("opened an embassy", "established its embassy")."""
    apart = event.when and other.when and not event.when.overlaps(other.when)
    if event.type not in DEEDS | {"CONSULT"} or apart:
        return False
    later = max(trigger, first, key=lambda token: token.i)
    alike = event.status is other.status
    laid = Status.POSSIBLE in (event.status, other.status)  # "blamed Chad for the attack"
    return (takes_up(later) and (alike or laid)) or (alike and bool(_things(trigger) & _things(first)))


def _two_things(one: Token, other: Token) -> bool:
    """True for joined verbs that do two things: "opened an embassy and named an envoy"."""
    joined = one.head == other if one.i > other.i else other.head == one
    here, there = _things(one), _things(other)
    return joined and "conj" in (one.dep_, other.dep_) and bool(here and there) and not here & there


def _things(trigger: Token) -> set[str]:
    nouns = [noun for role in ("obj", "of") for noun in fillers(trigger, role) if noun.pos_ == "NOUN"]
    return {noun.lemma_.lower() for noun in nouns}


def _in_headline(event: Event, report: Report) -> bool:
    return report.zone_at(event.span.start) in (ZoneKind.HEADLINE, ZoneKind.DECK, ZoneKind.KICKER)


def _sides(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(event.source), frozenset(event.target)


def _same_act(event: Event, other: Event) -> bool:
    """True for one act of two told in overlapping words ("attacked, killing"), or by the same word and days."""
    if event.span.overlaps(other.span):
        return True
    stem = event.status is Status.HAPPENED and event.why[:_STEM] == other.why[:_STEM]
    alike = event.status is other.status and (stem or event.why == other.why)
    return alike and (not event.when or not other.when or event.when.overlaps(other.when))
