"""Acts performed by what is said: an official's hostile words accuse, "they must" asks."""

from collections.abc import Iterator
from functools import cache
from itertools import islice

from spacy.tokens import Token

from dragoman.annotate.event_words import EventWord, hostile_words
from dragoman.annotate.frames import fillers
from dragoman.annotate.partners import spoken_of
from dragoman.annotate.phrase_actors import actor_links
from dragoman.annotate.premodifiers import modified
from dragoman.annotate.reading import Reading
from dragoman.annotate.sides import Act, Parties, Side, Story, named_at, side_of
from dragoman.annotate.status import status_of
from dragoman.model.actors import Link
from dragoman.model.claims import Statement, Status
from dragoman.model.vocabulary import read_rows

#: Acts that are charges when their victim tells them.
HOSTILE = frozenset({"ASSAULT", "COERCE"})
_AVERTED = frozenset({"foil", "thwart", "prevent", "avert", "repel", "repulse", "intercept", "fear", "risk", "threat"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: How what is said of somebody hangs on its verb.
_PREDICATED = frozenset({"attr", "acomp", "oprd", "ROOT"})


def spoken_acts(story: Story) -> Iterator[tuple[Token, Parties, EventWord]]:
    """For each statement of a known side that no act was found in: the word that accuses or asks, and whom."""
    reading = story.reading
    for statement in reading.statements:
        speaker = statement.speaker_of
        if speaker is None:
            continue
        source = Side((reading.gazetteer.counts_as(speaker),))
        yield from _charging(story, statement, source)
        if _acted_already(statement, story.acts):
            continue
        found = _asking(reading, statement, source) or _accusing(story, statement, source)
        if found:
            yield found


def _charging(story: Story, statement: Statement, source: Side) -> Iterator[tuple[Token, Parties, EventWord]]:
    """What the speaker says was done to the own side: an accusation, apart from the act (eval/SPEC.md)."""
    for act in story.acts:
        if act.type not in HOSTILE or not statement.span.start <= act.trigger.idx < statement.span.end:
            continue
        if status_of(act.trigger)[0] is Status.CONDITIONAL or _no_charge(act):
            continue  # "should it fire on us": nobody says that it did
        doers = act.parties.source.without(source.codes)
        if doers.codes and (set(source.codes) & set(act.parties.target.codes) or _blames(act)):
            cue = _cue(story.reading, statement)
            if cue is None:
                continue
            yield cue, Parties(Side(source.codes, (cue,)), Side(doers.codes, (act.trigger,))), _word("ACCUSE", cue)
            return


def _blames(act: Act) -> bool:
    """True for "said that Chad was responsible for the attack", whoever was struck."""
    return act.trigger.lower_ == "responsible" and not act.parties.target.codes and bool(fillers(act.trigger, "for"))


def _no_charge(act: Act) -> bool:
    """True for violence by both, violence that the speaker says was foiled, and violence only feared."""
    both = set(act.parties.source.codes) == set(act.parties.target.codes)
    return both or any(word.lemma_ in _AVERTED for word in islice(act.trigger.ancestors, 3))


def _cue(reading: Reading, statement: Statement) -> Token | None:
    """The verb of saying, where it stands before what is said."""
    if statement.cue_at is None or statement.cue_at.start > statement.span.start:
        return None
    span = reading.doc.char_span(statement.cue_at.start, statement.cue_at.end, alignment_mode="expand")
    return span[0] if span and span[0].dep_ != "prep" else None


def _acted_already(statement: Statement, acts: list[Act]) -> bool:
    """True where an act was found among the words said or on the verb that says them."""
    spans = [statement.span, *([statement.cue_at] if statement.cue_at else [])]
    whole = [act for act in acts if act.parties.whole]
    return any(span.start <= act.trigger.idx < span.end for act in whole for span in spans)


def _asking(reading: Reading, statement: Statement, source: Side) -> tuple[Token, Parties, EventWord] | None:
    """ "Iran must", "they need to": somebody else is told what to do."""
    for token in _words(reading, statement):
        if token.lower_ not in duty_words():
            continue
        verb = token.head if token.dep_ == "aux" else token
        subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
        named = [pair for subject in subjects for pair in actor_links(reading, subject)]
        target = side_of(reading, named).without(source.codes)
        if target.codes:
            return token, Parties(Side(source.codes, (token,)), target), _word("REQUEST", token)
    return None


def _accusing(story: Story, statement: Statement, source: Side) -> tuple[Token, Parties, EventWord] | None:
    """Hostile words about another actor, who is named in them or spoken of before."""
    reading = story.reading
    words = list(_words(reading, statement))
    named = [pair for token in words if (pair := named_at(reading, token))]
    hostile = next((t for t in words if t.lemma_.lower() in hostile_words() and _charges(t, named)), None)
    if hostile is None:
        return None
    target = side_of(reading, named).without(source.codes)
    target = target if target.codes else spoken_of(story, hostile, source)
    if len(target.codes) != 1:
        return None
    tokens = target.tokens or (hostile,)
    return hostile, Parties(Side(source.codes, (hostile,)), Side(target.codes, tokens)), _word("ACCUSE", hostile)


def _charges(hostile: Token, named: list[tuple[Link, Token]]) -> bool:
    """True where the word is said of somebody: predicated ("that is a provocation"), or of what an actor does or has
    ("the kingdom's reckless course", "aggression by Chad"); false for what is only spoken about ("a law on crime")."""
    if hostile.pos_ == "VERB":
        return False
    noun = modified(hostile)
    if any(child.dep_ == "neg" for child in noun.head.children):
        return False
    inside = {token.i for token in noun.subtree}
    if noun.dep_ in _PREDICATED and noun.dep_ != "ROOT":
        clause = [child for child in noun.head.children if child.dep_ in _SUBJECTS or child.dep_ == "csubj"]
        inside |= {token.i for subject in clause for token in subject.subtree}
    said_of = any(token.i in inside for _, token in named)
    return said_of or (noun.dep_ in _PREDICATED and not named)


def _words(reading: Reading, statement: Statement) -> Iterator[Token]:
    span = reading.doc.char_span(statement.span.start, statement.span.end, alignment_mode="contract")
    yield from (token for token in span or () if not token.is_space)


def _word(type_: str, token: Token) -> EventWord:
    return EventWord(f"said:{token.lemma_.lower()}", "verb", "", frozenset(), type_, (), (), mutual=False, mode=None)


@cache
def duty_words() -> frozenset[str]:
    """Words that say what somebody has to do: must, should, ought, need (duty_words.csv)."""
    return frozenset(row["word"] for row in read_rows("dragoman.annotate", "duty_words.csv", ("word",)))
