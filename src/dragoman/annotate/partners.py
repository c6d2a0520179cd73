"""Who stands on the other side of an act where its own words do not say: by what was told before."""

from collections import Counter
from functools import cache

from spacy.tokens import Token

from dragoman.annotate.dealings import ANSWER_REACH, in_the_matter, is_offered
from dragoman.annotate.event_words import EventWord, light_verbs, load_event_words
from dragoman.annotate.frames import fillers, is_passive, is_relative
from dragoman.annotate.own_affairs import DENYING
from dragoman.annotate.phrase_actors import actor_links
from dragoman.annotate.reading import Reading
from dragoman.annotate.role_words import role_nouns
from dragoman.annotate.sides import Act, Side, Story, codes_of, named_at, side_of
from dragoman.model.actors import MentionKind
from dragoman.model.claims import Statement
from dragoman.model.vocabulary import read_rows

#: Types said without a target that are aimed at whoever was dealt with just before.
ANSWERING = frozenset({"REJECT", "ACCUSE", "THREATEN", "REQUEST", "SANCTION", "SUPPORT", "CONCEDE", "COERCE"})
#: Types of what is done or undertaken: "the move", "the decision" take these up, not what was only said of them.
DEEDS = frozenset({"AGREE", "COOPERATE", "AID", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CONCEDE"})
DEED_REACH = 800  # the same for what "the move" takes up: most reports
SPOKEN_REACH = 60  # tokens back, about two sentences of news
_REPEATED = frozenset({"SANCTION", "COERCE", "AID", "COOPERATE"})
#: Types of what is felt or promised towards somebody.
_FELT = frozenset({"SUPPORT", "AGREE"})
#: Types that as a noun with its doer are done to somebody in view ("the withdrawal of Chad's army").
_AIMED = frozenset({"ASSAULT", "RETREAT", "THREATEN"})
_OFFERED = frozenset({"AGREE", "SUPPORT", "REQUEST"})
#: Types of what is only thought of somebody: of whomever else the sentences speak, it need not be of them.
_JUDGING = frozenset({"SUPPORT"})
#: Points, and what is enough: judgements, tried on 26 annotated texts on 2026-11-22; the few other settings tried moved
#: the F1 by two points at most. For being named in the act's own sentence and in the two before it.
_NEAR = (1.0, 0.7, 0.4)
_OFTEN = 2.0  # for having all of the report's mentions of others
_FEW = 4  # mentions: with fewer of others, being the only one named says little
_DEALT = 0.5  # for each act between the two so far
_LEADING = 0.5  # for being named in the headline or the first sentence
_ENOUGH, _LEAD = 2.0, 0.5  # points the best must have, and be ahead of the next
_TALES = frozenset({"report", "claim", "rumour", "rumor", "suggestion", "speculation", "story"})
#: Of a report's mentions: what is named less is not who an unnamed partner is. Chosen on a national paper's reports
#: that name foreign states in passing.
_SHARE = 0.08
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my"})
#: Whose subject does what it says will be done ("the court ruled that he may be extradited").
_DECIDING = frozenset({"rule", "decide", "agree", "approve", "decree", "vote", "resolve", "ensure", "announce"})
_BY_FORCES = frozenset({"ASSAULT", "COERCE"})
#: Forces that only an army has: whose they are is told around.
_FORCES = frozenset(
    {"troop", "soldier", "army", "tank", "helicopter", "gunship", "warplane", "jet", "bomber", "artillery"}
)
_PERSONAL = frozenset({"he", "she", "they", "it", "we", "i", "who", "which", "that"})


def partner(story: Story, trigger: Token, word: EventWord, source: Side) -> Side:
    """Whom an act with a source but without a named target is done to; empty where that cannot be told."""
    if trigger.pos_ == "NOUN":
        return _noun_partner(story, trigger, word, source)
    if word.type == "AGREE" and is_offered(trigger):
        return in_the_matter(story, trigger, source)  # "was ready to help draft a treaty"
    if trigger.pos_ != "VERB" or word.target == ("comp",) or _bare(trigger):
        return Side()
    found = _deed_spoken_of(story, trigger, source)
    if found.codes:
        return found
    if (trigger.dep_ in ("acl", "amod") and not is_relative(trigger)) or (
        word.type == "ASSAULT" and not fillers(trigger, "obj")
    ):
        return Side()  # "land held by Chad"; "attacked throughout", as teams do
    return _in_the_story(story, trigger, word, source)


def _noun_partner(story: Story, trigger: Token, word: EventWord, source: Side) -> Side:
    """Whom "the withdrawal of Chad's army", "Chad's threats", "condolences" are for."""
    if word.type in _FELT:
        return _mourned(story, trigger, source, word.type == "SUPPORT")
    beside = [act for act in story.acts if trigger.dep_ == "conj" and act.trigger == trigger.head]
    if beside and (same := beside[-1].parties.target.without(source.codes)).codes:
        return Side(same.codes, source.tokens)  # "Chadian raids and threats": to those who were raided
    aimed = word.type in _AIMED and trigger.dep_ != "compound"
    struck = victim(story, trigger, source) if word.type == "ASSAULT" else Side()
    return in_view(story, trigger, source) if aimed and not struck.codes else struck


def _in_the_story(story: Story, trigger: Token, word: EventWord, source: Side) -> Side:
    """Whoever is answered, spoken of or in view, the first of these that is told clearly."""
    if word.lemma in DENYING and any(noun.lemma_.lower() in _TALES for noun in fillers(trigger, "obj")):
        return Side()  # "denied the reports": nobody's
    finders = [_answered] if word.type in ANSWERING else []
    finders += [spoken_of] if word.type in ANSWERING - _JUDGING else []
    if word.lemma not in DENYING and word.target[:1] != ("comp",):
        finders.append(in_view)
    given = word.type == "AGREE" and bool(fillers(trigger, "obj"))  # "committed a billion": to whom is another matter
    if word.type in _OFFERED and word.target[:1] != ("comp",) and not given:
        finders.append(in_the_matter)
    for finder in finders:
        found = finder(story, trigger, source)
        if found.codes and _of_the_story(story, found):
            return found
    return Side()


def _bare(trigger: Token) -> bool:
    """True for "time for us to invest": nobody is said to do it."""
    to_do = any(child.dep_ == "aux" and child.tag_ == "TO" for child in trigger.children)
    while trigger.dep_ == "conj" and trigger.tag_ == trigger.head.tag_:
        trigger = trigger.head  # "time for us to move on and to invest"
    return to_do and trigger.dep_ in ("acl", "advcl", "relcl", "ROOT", "ccomp")


def _of_the_story(story: Story, side: Side) -> bool:
    """False for actors that the report only mentions in passing."""
    return all(story.spoken[code] >= _SHARE * sum(story.spoken.values()) for code in side.codes)


def _deed_spoken_of(story: Story, trigger: Token, source: Side) -> Side:
    """Who did what the act's object takes up: "condemned the operation", "the call was seconded"."""
    objects = fillers(trigger, "obj")
    # "the decisions of the summit": of those who met
    nouns = [noun for noun in (*(inner for o in objects for inner in fillers(o, "of")), *objects) if _points_back(noun)]
    for noun in nouns:
        lemma = noun.lemma_.lower()
        own = {word.type for word in load_event_words().get(lemma, ()) if word.pos == "noun" and not word.weight}
        types = own | deed_nouns().get(lemma, frozenset())
        recent = [act for act in story.acts if 0 < trigger.i - act.trigger.i <= DEED_REACH]
        if types == {"CONSULT"}:  # "the summit" is of those who met, not of a guest there
            recent = [act for act in recent if len(act.parties.source.codes) > 1] or recent
        for act in reversed([act for act in recent if act.type in types]):
            doers = act.parties.source.without(source.codes)
            if doers.codes:
                return Side(doers.codes, source.tokens)
    return Side()


def _mourned(story: Story, trigger: Token, source: Side, sent: bool) -> Side:
    """Whose dead condolences are sent for, whom tributes and pledges are made to, where they are the sentence's matter
    ("condolences came from Chad"): whoever violence was done to most, else whoever is most in view."""
    sent = sent and trigger.dep_ == "dobj" and light_verbs().get(trigger.head.lemma_.lower(), False)
    if trigger.dep_ not in ("nsubj", "nsubjpass") and not sent:
        return Side()
    struck = [act.parties.target for act in story.acts if act.type == "ASSAULT"] + [s.target for s in story.suffered]
    counts = Counter(code for side in struck for code in side.without(source.codes).codes)
    most = counts.most_common(1)
    return Side((most[0][0],), source.tokens) if most else in_view(story, trigger, source)


def victim(story: Story, trigger: Token, source: Side) -> Side:
    """Whom "the attack", "the killing" was done to: whom the violence told last near by was."""
    if not takes_up(trigger) and not claims(trigger):
        return Side()
    violence = [(act.trigger.i, act.parties.target) for act in story.acts if act.type == "ASSAULT"]
    violence += [(act.trigger.i, act.target) for act in story.suffered]
    for first, target in sorted(violence, key=lambda told: -told[0]):
        suffering = target.without(source.codes)
        if suffering.codes and 0 < trigger.i - first <= DEED_REACH:
            return Side(suffering.codes, source.tokens or (trigger,))
    return Side()


def claims(trigger: Token) -> bool:
    """True for the verb or noun of "claimed the attack", "claimed responsibility for the attack"."""
    verb = trigger if trigger.pos_ == "VERB" else trigger.head
    return verb.lemma_ == "claim" and any(takes_up(noun) or _for_it(noun) for noun in verb.subtree)


def _for_it(noun: Token) -> bool:
    """True for the responsibility of "Chad claimed responsibility", where nothing says for what."""
    return noun.lower_ == "responsibility" and not any(child.dep_ == "prep" for child in noun.children)


def takes_up(noun: Token) -> bool:
    """True for "the attack", "this strike"."""
    return noun.pos_ == "NOUN" and any(child.lower_ in _POINTING for child in noun.children)


def _points_back(noun: Token) -> bool:
    """True for "the move", "this decision": a deed told before."""
    lemma = noun.lemma_.lower()
    deed = lemma in deed_nouns() or any(word.pos == "noun" for word in load_event_words().get(lemma, ()))
    beside = noun.dep_ in ("appos", "npadvmod")  # "Chad offered to mediate, an offer welcomed by"
    return deed and (beside or any(child.lower_ in _POINTING for child in noun.children))


def _answered(story: Story, trigger: Token, source: Side) -> Side:
    """The side that the last act near by had facing this source: "Moscow rejected the account"."""
    for act in reversed(story.acts):
        if trigger.i - act.trigger.i > ANSWER_REACH:
            break
        for own, facing in _both_ways(act):
            rest = facing.without(source.codes)
            if set(source.codes) & set(own.codes) and rest.codes:
                return Side(rest.codes, source.tokens)
    return Side()


def _both_ways(act: Act) -> tuple[tuple[Side, Side], tuple[Side, Side]]:
    return (act.parties.target, act.parties.source), (act.parties.source, act.parties.target)


def spoken_of(story: Story, trigger: Token, source: Side) -> Side:
    """The other actor the last sentences speak of most; empty where two are spoken of alike."""
    reading = story.reading
    start = reading.doc[max(trigger.i - SPOKEN_REACH, 0)].sent.start_char
    counts: Counter[str] = Counter()
    for link in reading.links_in(start, trigger.idx):
        if link.mention.kind in (MentionKind.NAME, MentionKind.PERSON):
            counts.update(codes_of(reading, link) - set(source.codes))
    ranked = counts.most_common(2)
    clear = ranked and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return Side((ranked[0][0],), source.tokens or (trigger,)) if clear else Side()


def in_view(story: Story, trigger: Token, source: Side) -> Side:
    """The actor most in view beside the known side: named near by, often in the report, dealt with before."""
    actors = story.reading.gazetteer.actors  # bodies named in this text only are no states' partners
    near = _nearness(story, trigger, source)
    for code in story.lead:
        near[code] = near.get(code, 0.0) + _LEADING
    points = {code: gained for code, gained in near.items() if code in actors and code not in source.codes}
    others = sum(story.spoken.values()) - sum(story.spoken[code] for code in source.codes)
    for code in points:
        points[code] += _OFTEN * story.spoken[code] / (others + _FEW)
    for act in story.acts:
        for own, facing in _both_ways(act):
            if set(own.codes) & set(source.codes):
                for code in points.keys() & set(facing.codes):
                    points[code] += _DEALT
    ranked = sorted(points.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not ranked or ranked[0][1] < _ENOUGH:
        return Side()
    tokens = source.tokens or (trigger,)
    if len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _LEAD:
        return Side((ranked[0][0],), tokens)
    both = {code for code, _ in ranked}
    together = any(set(act.parties.codes) - set(source.codes) == both for act in story.acts)
    return Side(tuple(code for code, _ in ranked), tokens) if together else Side()


def _nearness(story: Story, trigger: Token, known: Side) -> dict[str, float]:
    """Points of the actors named in the act's sentence and the two before it; twice in one counts double.

    What stands in the known side's own phrase ("the ambassador to the UN") tells who that is.
    """
    reading = story.reading
    points: dict[str, float] = {}
    phrases = [(token.left_edge.idx, token.right_edge.idx + 1) for token in known.tokens if token.i < trigger.i]
    sentence = trigger.sent
    for near in _NEAR:
        counts: Counter[str] = Counter()
        for link in reading.links_in(sentence.start_char, sentence.end_char):
            if not any(start <= link.mention.start < end for start, end in phrases):
                counts.update(codes_of(reading, link))
        for code, times in counts.items():
            points[code] = points.get(code, 0.0) + near * min(times, 2)
        if sentence.start == 0:
            break
        sentence = reading.doc[sentence.start - 1].sent
    return points


def doer(story: Story, trigger: Token, word: EventWord, target: Side) -> Side:
    """Who does an act whose subject is a person or body without a name ("prosecutors", "she"), or was lost in the
    parse; empty where a thing or nobody does it."""
    if trigger.pos_ != "VERB" or word.source[:1] != ("subj",):
        return Side()
    subjects = fillers(trigger, "subj")
    if word.type in _BY_FORCES and subjects and all(s.lemma_.lower() in _FORCES for s in subjects):
        return in_view(story, trigger, target)  # "helicopters fired on the town"
    if not subjects or not all(_may_act(subject) for subject in subjects):
        return Side()
    bare = all(subject.tag_ == "NNS" and not any(subject.lefts) for subject in subjects)
    if not bare and any(subject.tag_ == "NNS" or subject.lower_ == "they" for subject in subjects):
        return _several(story, trigger, target)
    at_home = [
        pair for place in fillers(trigger, "in") if place.i < trigger.i and (pair := named_at(story.reading, place))
    ]
    return side_of(story.reading, at_home).without(target.codes) if at_home else in_view(story, trigger, target)


def sent_from(reading: Reading, trigger: Token, word: EventWord) -> Side:
    """The state from which things are sent by nobody named: "flour was delivered from Lima to Chad"."""
    if word.type not in ("AID", "COOPERATE") or trigger.pos_ != "VERB" or not is_passive(trigger):
        return Side()
    links = [(link, place) for place in fillers(trigger, "from") if (link := reading.link_at(place)) and link.resolved]
    return side_of(reading, links[:1])


def speaking_for(reading: Reading, trigger: Token) -> Side | None:
    """Whose a nameless officeholder or ministry is: of the place that opens the clause ("In Paris, a spokeswoman
    urged"); a spokesman's, of whoever the sentence before is about."""
    subjects = fillers(trigger, "subj") if trigger.pos_ == "VERB" else []
    if len(subjects) != 1 or subjects[0].lemma_.lower() not in role_nouns():
        return None
    noun = subjects[0]
    opening = [place for place in fillers(noun.head, "in") if place.i < noun.i]
    links = [(link, place) for place in opening if (link := reading.link_at(place)) and link.resolved]
    if links:
        return Side(side_of(reading, links).codes, (noun,))
    before = trigger.sent.start - 1
    if before < 0 or not noun.lemma_.lower().startswith("spokes") or any(c.dep_ == "poss" for c in noun.children):
        return None
    above = [pair for token in fillers(reading.doc[before].sent.root, "subj") for pair in actor_links(reading, token)]
    return Side(side_of(reading, above).codes, (noun,)) if above else None


def acting_for(reading: Reading, trigger: Token) -> Side:
    """Whom the subject acts for: "on behalf of Chad, the head of state thanked", "for her part, the head of state"."""
    subjects = fillers(trigger, "subj") if trigger.pos_ == "VERB" else []
    if len(subjects) != 1:
        return Side()
    behalf = (noun for noun in fillers(trigger, "on") if noun.lower_ == "behalf")
    named = [token for noun in behalf for role in ("of", "poss") for token in fillers(noun, role)]
    named += [child for noun in fillers(trigger, "for") if noun.lower_ == "part" for child in fillers(noun, "poss")]
    side = side_of(reading, [pair for token in named for pair in actor_links(reading, token)])
    return Side(side.codes, (subjects[0],)) if side.codes else side


def announced_by(reading: Reading, trigger: Token) -> Side:
    """Who will do what is announced without a doer ("he added that the border would be shut"): the speaker's side."""
    if trigger.pos_ != "VERB" or not is_passive(trigger) or fillers(trigger, "by"):
        return Side()
    if trigger.dep_ == "ccomp" and trigger.head.lemma_ in _DECIDING:
        deciders = [pair for token in fillers(trigger.head, "subj") for pair in actor_links(reading, token)]
        return side_of(reading, deciders)
    if not any(child.dep_ == "aux" and child.lower_ in ("will", "would") for child in trigger.children):
        return Side()
    said = reading.statement_over(trigger.idx)
    speaker = said.speaker_of if said and not _told_again(trigger, said) and not _onlooker(reading, said) else None
    return Side((reading.gazetteer.counts_as(speaker),), (trigger,)) if speaker else Side()


def _told_again(trigger: Token, said: Statement) -> bool:
    """True for "the ship signalled that it would be met with force, officers said": the speaker tells of another."""
    cue = said.cue_at
    return trigger.dep_ == "ccomp" and cue is not None and not cue.start <= trigger.head.idx < cue.end


def _onlooker(reading: Reading, said: Statement) -> bool:
    """True where the speaker is an analyst, a historian: nobody who announces what a state will do."""
    words = {word for t in reading.tenures if t.name == said.speaker and t.office for word in t.office.lower().split()}
    roles = (role_nouns().get(word.strip(",")) for word in words)
    return any(noun is not None and noun.role == "profession" for noun in roles)


def again_by(story: Story, trigger: Token, word: EventWord, target: Side) -> Side:
    """Who did before, near by, what is now said to be done to the same side without a doer ("was sanctioned again")."""
    if word.type not in _REPEATED or trigger.pos_ != "VERB" or not is_passive(trigger) or fillers(trigger, "by"):
        return Side()
    for act in reversed(story.acts):
        if trigger.i - act.trigger.i > ANSWER_REACH:
            break
        doers = act.parties.source.without(target.codes)
        if act.type == word.type and doers.codes and set(target.codes) & set(act.parties.target.codes):
            return Side(doers.codes, (trigger,))
    return Side()


def _several(story: Story, trigger: Token, target: Side) -> Side:
    """Those who acted together last, near by: "the ministers", "they"."""
    for act in reversed(story.acts):
        if trigger.i - act.trigger.i > ANSWER_REACH:
            break
        doers = act.parties.source.without(target.codes)
        if len(doers.codes) > 1:
            return Side(doers.codes, (trigger,))
    return Side()


def _may_act(subject: Token) -> bool:
    return subject.lower_ in _PERSONAL or subject.lemma_.lower() in role_nouns()


@cache
def deed_nouns() -> dict[str, frozenset[str]]:
    """Nouns that take up a deed told before, with the types it may be of (deed_nouns.csv): move, operation."""
    rows = read_rows("dragoman.annotate", "deed_nouns.csv", ("noun", "types"))
    return {row["noun"]: frozenset(row.list("types")) or DEEDS for row in rows}
