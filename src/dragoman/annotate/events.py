"""Who did what to whom: acts found by the typed vocabulary over the parse, with status, date and voice."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.annotate.dating import date_of, inferred_date
from dragoman.annotate.deciding import Case, Hint, TypeDecider, TypeDecision
from dragoman.annotate.event_words import (
    EventWord,
    by_companies,
    light_verbs,
    names_one_type,
    no_act,
    sold,
    words_at,
)
from dragoman.annotate.frames import fillers
from dragoman.annotate.marking import marked_sentence
from dragoman.annotate.nounsides import is_bidding
from dragoman.annotate.own_affairs import DENYING
from dragoman.annotate.particulars import with_particulars
from dragoman.annotate.parties import MATERIAL, find_arguments, find_parties
from dragoman.annotate.partners import claims
from dragoman.annotate.reading import Reading
from dragoman.annotate.retelling import Telling, things_done_to, told_once
from dragoman.annotate.saying_words import load_saying_words
from dragoman.annotate.sectors import is_private
from dragoman.annotate.shown import evidence_of, shown_apart
from dragoman.annotate.sides import Act, Parties, Story, Suffered
from dragoman.annotate.speech_acts import HOSTILE, spoken_acts
from dragoman.annotate.status import status_of
from dragoman.annotate.telling import is_danger, is_pondered
from dragoman.annotate.tie_words import tie_words_at
from dragoman.model.claims import Event, Statement, Status, Voice
from dragoman.model.text import ZoneKind
from dragoman.model.values import Window

#: What states do to each other as a habit: said in the present it is a standing tie.
_HABITS = frozenset({"AGREE", "COOPERATE", "AID", "CONSULT", "SUPPORT"})
#: What these ask, threaten or refuse is no act of its own.
_ASKING = frozenset({"REQUEST", "THREATEN", "REJECT"})
_CALLING = frozenset(
    {"call", "describe", "term", "label", "dub", "brand", "see", "denounce", "regard", "consider", "deem"}
)
#: Cues of what lies ahead whatever day it is told on.
_AHEAD = frozenset({"aux:will", "aux:'ll", "aux:’ll"}) | {
    f"modifier:{word}" for word in ("planned", "proposed", "upcoming", "forthcoming", "future", "scheduled")
}
#: What goes on for a time, so that a passive of the present tells of it ("are backed by", "is banned").
_LASTING = (MATERIAL | {"SUPPORT"}) - {"ASSAULT"}
_FEELING = frozenset({"feel", "feels", "felt", "feeling"})
#: How what somebody feels hangs on its verb, or on what is felt beside it.
_PREDICATED = frozenset({"xcomp", "ROOT", "ccomp", "acomp", "conj"})
_BIDDEN = frozenset({"xcomp", "ccomp", "acl", "advcl", "relcl"})
_TEXTS = frozenset({"accord", "agreement", "deal", "pact", "treaty", "truce", "plan", "text", "document", "roadmap"})
_WISHING = frozenset({"want", "wish"})
_FOILING = frozenset({"foil", "thwart", "prevent", "avert"})
#: What is announced is done by that, or was before; visits and withdrawals come after it.
_ANNOUNCED = frozenset({"governor:announced", "governor:announces", "governor:announcing"})
_DONE_BY_SAYING = frozenset({"SANCTION", "COERCE", "ASSAULT", "AGREE", "ACCUSE", "REJECT", "REQUEST", "SUPPORT"})
#: Verbs of which nobody has to be asked whether they name an act.
_NO_ACTS = frozenset({"be", "have", "become", "remain", "seem", "appear"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An act that may have happened: its trigger, both sides, and the vocabulary's hints, if any."""

    trigger: Token
    parties: Parties
    words: tuple[EventWord, ...] = ()


def annotate_events(reading: Reading, decider: TypeDecider) -> list[Event]:
    """The events of the report, in text order, each act once.

    Evidence is the stretch from the first to the last of trigger, sources and targets (shown.py).
    """
    candidates = list(_candidates(reading))
    if decider.proposes:
        candidates += _proposed(reading, candidates)
    decisions = decider.decide([_case(reading, candidate) for candidate in candidates])
    told = [
        Telling(
            _event(reading, candidate, decision),
            candidate.trigger,
            candidate.parties,
            things_done_to(reading, candidate.trigger),
        )
        for candidate, decision in zip(candidates, decisions, strict=True)
        if decision.type
    ]
    once = told_once([row for row in told if not is_private(reading, row.event)], reading)
    return shown_apart(reading, once)


def _candidates(reading: Reading) -> Iterator[_Candidate]:
    story = Story.of(reading)
    for token in reading.doc:
        words = words_at(token)
        if not words or _carried(token) or _asked_for(token) or _standing(reading, token, words) or _in_passing(token):
            continue
        if is_pondered(token) or is_danger(token):
            continue
        words = tuple(map(sold, words)) if by_companies(token) else words  # they sell (eval/SPEC.md)
        for word in words:
            parties = find_parties(story, token, word)
            if parties.source.codes:
                story.acts.append(Act(token, word.type, parties))
            if parties.whole or (
                parties.source.codes and word.objects and word.lemma in DENYING and not _negated(token)
            ):
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


def _negated(token: Token) -> bool:
    return any(child.dep_ == "neg" for child in token.children)


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
        return bool({word.type for word in words_at(verb.head)} & _ASKING) or _helped_to_ask(verb)
    bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and singular)  # "demands that the army leave"
    finite = any(c.dep_ == "aux" and (c.tag_ == "MD" or c.lemma_.lower() == "do") for c in verb.children)
    if not bare or finite:
        return False
    types = {word.type for word in words_at(verb.head)}
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _WISHING:
        # "we want to build" is the own act; analysts say what others want
        return not any(child.lower_ in ("we", "i") for child in verb.head.lefts)
    if verb.dep_ in _BIDDEN and types & _ASKING:
        return True
    if _helped_to_ask(verb):
        return True
    return "AID" in by and verb.dep_ in ("xcomp", "ccomp") and types == {"AID"}


def _helped_to_ask(verb: Token) -> bool:
    """True for what lies further down in what is asked: "asked the envoy to put pressure on Chad to lift the siege"."""
    above = verb.head
    while above.tag_ == "VB" and above.dep_ in _BIDDEN | {"conj"}:
        above = above.head
        if {word.type for word in words_at(above)} & {"REQUEST"}:
            # what a pact "calls on both armies" to do is agreed
            return not any(noun.lemma_.lower() in _TEXTS for noun in fillers(above, "subj"))
    return False


def _in_passing(token: Token) -> bool:
    """True for the verb of "protested over what it called a provocation": the speaker's word for what is told."""
    free = any(child.lower_ == "what" and child.dep_ in ("dobj", "nsubj", "attr", "oprd") for child in token.lefts)
    return free and token.lemma_.lower() in _CALLING and token.dep_ in ("pcomp", "ccomp", "pobj", "relcl", "csubj")


def _standing(reading: Reading, token: Token, words: tuple[EventWord, ...]) -> bool:
    """True for a standing condition, which is a tie and no act: a negated present ("does not recognise") or, outside a
    headline, a plain present of giving and trading ("sells it oil")."""
    done = token.head.lemma_ == "be" and any(below.dep_ == "agent" for below in token.subtree)
    if token.tag_ == "VBN" and token.dep_ == "acomp" and not done and not (words and words[0].pos == "adj"):
        return True  # "feels threatened"; not "is armed by Chad"
    if token.tag_ == "VBN" and token.dep_ in _PREDICATED and _felt(token):
        return True  # "has always felt threatened"
    aux = {child.lower_ for child in token.children if child.dep_ == "aux"}
    if any(child.dep_ == "neg" for child in token.children) and aux & {"does", "do"}:
        # "insists that it does not arm them" denies
        return token.dep_ != "ccomp" or not words or words[0].type not in MATERIAL
    performed = any(child.lower_ in ("we", "i") for child in token.lefts)  # "we thank", "I welcome"
    habitual = token.tag_ in ("VBZ", "VBP") and not aux and not performed and bool(words) and words[0].type in _HABITS
    return habitual and reading.report.zone_at(token.idx) is ZoneKind.BODY


def _felt(participle: Token) -> bool:
    above = participle.head if participle.dep_ in ("xcomp", "acomp") else participle
    return any(
        part.lower_ in _FEELING for part in (above, *participle.lefts)
    )  # as an auxiliary its lemma is not "feel"


def _proposed(reading: Reading, known: list[_Candidate]) -> list[_Candidate]:
    """Source and target of the body's verbs and nouns that no act of the vocabulary was found at: for the encoder to
    say whether anything is done."""
    taken = {candidate.trigger.i for candidate in known}
    found = []
    for token in reading.doc:
        if token.pos_ not in ("VERB", "NOUN") or token.i in taken or token.lemma_.lower() in _NO_ACTS:
            continue
        if reading.report.zone_at(token.idx) is not ZoneKind.BODY:
            continue
        parties = find_arguments(reading, token)  # few have both sides: asked before what costs more
        if parties.whole and not _told_otherwise(reading, token, taken):
            found.append(_Candidate(token, parties))
    return found


def _told_otherwise(reading: Reading, token: Token, taken: set[int]) -> bool:
    """True for a verb or noun that names no act of its own: undergone, said, a tie, carrying another act, asked for, or
    no act by the vocabulary."""
    if not light_verbs().get(token.lemma_.lower(), True):
        return True  # "received": its subject does not act
    saying = load_saying_words().verb(token)
    if saying is not None and not _judges(token, saying.frames):
        return True  # what is said is not done by saying it
    if token.pos_ == "NOUN" and tie_words_at(token):
        return True  # "ties with Chad", "its envoy to Chad"
    if _carried(token) and any(noun.i in taken for noun in fillers(token, "obj")):
        return True
    no_deed = no_act(token) or _in_passing(token) or _standing(reading, token, words_at(token))
    return no_deed or _asked_for(token, _ASKING)


def _judges(verb: Token, frames: frozenset[str]) -> bool:
    """True for a verb of saying by which something may be done: one that governs no clause, or calls somebody
    something; "described the row" only tells."""
    if not frames & {"clause", "obj"}:
        return True
    behind = (child for child in verb.children if child.i > verb.i)
    return bool(frames & {"oprd", "as"}) and any(c.dep_ == "oprd" or c.lower_ == "as" for c in behind)


def _case(reading: Reading, candidate: _Candidate) -> Case:
    hints = tuple(Hint(word.type, word.lemma, word.weight, word.mode, names_one_type(word)) for word in candidate.words)
    return Case(hints, marked_sentence(reading, candidate.trigger, candidate.parties))


def _event(reading: Reading, candidate: _Candidate, decision: TypeDecision) -> Event:
    said = reading.statement_over(candidate.trigger.idx)
    status, cue = _status(reading, candidate, decision, said)
    event = Event(
        evidence=(evidence_of(reading, candidate.trigger, candidate.parties),),
        status=status,
        voice=Voice((said.speaker,)) if said else Voice(),
        why=f"{decision.why}; {cue}",
        type=decision.type or "",
        source=candidate.parties.source.codes,
        target=candidate.parties.target.codes,
        when=_dated(reading, candidate.trigger, cue) or _inferred(reading, candidate.trigger, status, decision.type),
    )
    return with_particulars(reading, event, candidate.trigger, candidate.parties, decision.mode)


def _dated(reading: Reading, trigger: Token, cue: str) -> Window:
    """The days told of the act; not those of its telling, for what "will" be done ("said last month that it will") or
    is planned."""
    told, published = date_of(reading, trigger), reading.report.published
    before = told.latest and published.earliest and told.latest < published.earliest
    ahead = any(part.rstrip(";") in _AHEAD for part in cue.split())
    return Window() if before and ahead else told


def _inferred(reading: Reading, trigger: Token, status: Status, type_: str | None) -> Window:
    """The days that the report leaves to infer; none for harm that was foiled or that somebody was held for."""
    over = any(word.lemma_ in _FOILING or word.dep_ == "pcomp" for word in (trigger.head, trigger.head.head))
    if status is Status.PLANNED and type_ in HOSTILE and over:
        return Window()
    return inferred_date(reading, trigger, status, type_ == "CONSULT")


def _status(
    reading: Reading, candidate: _Candidate, decision: TypeDecision, said: Statement | None
) -> tuple[Status, str]:
    """The status by the words around the act, then by its purpose, its teller and its date; and why."""
    status, cue = status_of(candidate.trigger)
    if status is not Status.HAPPENED:
        return _marked_status(reading, candidate, (status, cue), said, decision.type)
    if decision.type in MATERIAL and _is_purpose(candidate.trigger):
        return Status.PLANNED, "infinitive of purpose"
    if said and _told_by_victim(reading, said, candidate, decision):
        return Status.POSSIBLE, "told by its victim"
    if decision.type in _LASTING and _holds(candidate.trigger):
        return Status.ONGOING, "tense:present passive"
    dated, published = date_of(reading, candidate.trigger), reading.report.published
    ahead = dated.earliest and published.latest and dated.earliest > published.latest
    told = candidate.trigger.tag_ == "VBD" or is_bidding(candidate.trigger)
    # "offered to meet on Friday", "on Friday at the request of": the date is of what was asked for
    if ahead and not told:
        return Status.PLANNED, "dated after publication"
    return status, cue


def _marked_status(
    reading: Reading, candidate: _Candidate, marked: tuple[Status, str], said: Statement | None, type_: str | None
) -> tuple[Status, str]:
    """The status that the words around the act give it, where its teller or its date does not make it another."""
    status, cue = marked
    if cue in _ANNOUNCED and candidate.trigger.pos_ == "NOUN" and type_ in _DONE_BY_SAYING:
        return Status.HAPPENED, cue  # "announced sanctions", "announced the arrest of"; not "announced a visit"
    will = all(part.startswith("aux:") for part in cue.split())  # not "agreed to", which is no forecast
    if status is Status.PLANNED and will and said and _told_by_outsider(reading, said, candidate):
        return Status.PREDICTED, f"{cue}; told by an outsider"
    if status is Status.ONGOING and _begins_later(reading, candidate.trigger):
        return Status.PLANNED, f"{cue}; dated after publication"  # "is going there on Monday"
    return status, cue


def _holds(trigger: Token) -> bool:
    """True for "is banned", "are armed by": a passive of the present tells how things stand."""
    passive = [child.lower_ for child in trigger.children if child.dep_ == "auxpass"]
    other = any(child.dep_ == "aux" for child in trigger.children)
    return (
        trigger.tag_ == "VBN" and not other and bool(passive) and passive[0] in ("is", "are", "’s", "'s", "’re", "'re")
    )


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
