"""Whether an act happened: negation, modals, plans, conditions and allegations, by data and within their scope."""

from spacy.tokens import Token

from dragoman.annotate.status_words import Cue, cue_at, cues
from dragoman.annotate.unasserted import clause_cues, is_presupposed, occurs, performed, subject_cues, taken_back
from dragoman.model.claims import Status

#: Steps from an act up to the word that may govern it.
_SCOPE = frozenset({"dobj", "nsubjpass", "attr", "pobj", "prep", "xcomp", "ccomp", "acl", "pcomp", "conj", "acomp"})
#: Behind these stand circumstances of what governs, not what is governed ("stopped after talks").
_ADJUNCTS = frozenset(
    {"after", "before", "during", "despite", "amid", "since", "following", "until", "while", "at", "under", "upon"}
)
_PRESENT = frozenset({"is", "are", "am", "’s", "'s", "’re", "'re", "’m", "'m"})
#: What a participle of these says, it says about a noun.
_ABOUT = frozenset({"following", "regarding", "relating", "concerning", "including", "involving", "according"})
#: What is known and stands behind these is spoken of, whatever is planned or denied about that.
_TOUCHING = frozenset({"over", "into", "about", "in", "against", "concerning", "regarding", "behind"})
_ANSWERS = frozenset({"response", "reaction", "answer", "reply", "opposition", "objection", "resistance", "end"})
_UNKNOWN = frozenset({"clear", "unclear", "know", "ask", "wonder", "sure", "confirm"})
_MODALS = frozenset({"aux:may", "aux:might", "aux:could", "aux:must", "aux:should"})
#: What these did not do, has happened ("could not prevent it from attacking").
_HINDERING = frozenset(
    {"deter", "dissuade", "prevent", "stop", "halt", "avoid", "avert", "bar", "block", "thwart", "keep"}
)
#: What these let somebody do comes to pass as they do ("the bill would allow it to seize").
_LETTING = frozenset({"allow", "enable", "let", "permit", "help", "require", "oblige", "force", "compel"})
_PAST = frozenset({"recent", "previous", "past", "earlier", "latest", "last"})
_TO_COME = frozenset({Status.PLANNED, Status.CONDITIONAL, Status.PREDICTED})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS = ("NOUN", "PROPN", "PRON")
#: Where several cues bear on one act, the first of these that is there holds.
_PRECEDENCE = (
    Status.DENIED,
    Status.CONDITIONAL,
    Status.POSSIBLE,
    Status.PREDICTED,
    Status.PLANNED,
    Status.ONGOING,
)


def status_of(trigger: Token) -> tuple[Status, str]:
    """The status of the act the trigger names, and the cues it rests on ("governor:plan")."""
    if performed(trigger):
        return Status.HAPPENED, "performed"
    found = [*_own_cues(trigger), *clause_cues(trigger), *_judged(trigger), *_governing(trigger)]
    for status in _PRECEDENCE:
        words = [cue.word for cue in found if cue.status is status]
        if words:
            return status, " ".join(words)
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "amid":
        return Status.ONGOING, "amid"  # "met amid threats"
    if _progressive(trigger):
        return Status.ONGOING, "tense:progressive"
    if _long_since(trigger):
        return Status.ONGOING, "tense:perfect progressive"
    return Status.HAPPENED, "no cue"


def _governing(trigger: Token) -> list[Cue]:
    """The cues of the words above the act: of what it depends on, and of the verb that says whether it comes about."""
    told = _own_cues(trigger.head) if occurs(trigger) else []
    above = [*_governor_cues(trigger), *subject_cues(trigger), *told]
    return [cue for cue in above if not (cue.status in _TO_COME and _of_the_past(trigger))]


def _of_the_past(noun: Token) -> bool:
    """True for "the recent attack", which no plan to talk of it makes a plan."""
    return any(child.dep_ == "amod" and child.lower_ in _PAST for child in noun.children)


def _own_cues(word: Token) -> list[Cue]:
    """Cues that hang on the word: negation, auxiliaries, adverbs, adjectives, the mark of its clause; also "no" on its
    subject or object ("no treaty was signed", "offered nothing")."""
    found = [Cue("inversion", Status.CONDITIONAL)] if _conditions(word) or _were_to(word) else []
    for child in word.children:
        if _negates(child):
            found.append(Cue("negation", Status.DENIED))
            continue
        relation = _relation(child)
        status = _lookup(relation, child, word) if relation else None
        if status:
            found.append(Cue(f"{relation}:{child.lower_}", status))
    return [*found, *(Cue(word, Status.DENIED) for word in taken_back(word))]


def _negates(child: Token) -> bool:
    """True for "not" and "no" (not for "or not"), and for "nothing" and "no one" as subject or object."""
    if child.dep_ == "neg":
        return child.i == 0 or child.nbor(-1).lower_ != "or"
    return (child.dep_ == "det" and child.lower_ == "no") or _nothing(child)


def _nothing(child: Token) -> bool:
    if child.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return False
    return child.lower_ in ("nothing", "nobody", "none") or any(
        c.dep_ == "det" and c.lower_ == "no" for c in child.children
    )


def _lookup(relation: str, child: Token, word: Token) -> Status | None:
    if relation == "mark" and child.lower_ == "if" and _unknown(word):
        return Status.POSSIBLE  # "it is not clear if"
    if relation != "aux":
        past = relation == "adverb" and (word.tag_ == "VBD" or child.tag_ == "RBR")
        status = cue_at(relation, child)
        return None if past and status is Status.PLANNED else status  # "soon attacked", "no sooner had"
    cue, conditional = child.lower_, _on_condition(word)
    if conditional and cue in ("will", "'ll", "’ll") and (word.dep_ != "ccomp" or _condition_first(word)):
        return Status.CONDITIONAL
    reported = (_reported(word) or _reported_on(word)) and not conditional
    return (cues().get(("reported-aux", cue)) if reported else None) or cues().get((relation, cue))


def _unknown(word: Token) -> bool:
    """True for the clause behind "ask", "do not know", "is not clear"."""
    above = (word.head, *(child for child in word.head.children if child.dep_ == "acomp"))
    return word.i > word.head.i and any(part.lemma_.lower() in _UNKNOWN for part in above)


def _reported(word: Token) -> bool:
    """True for the verb of what is reported, and for one joined to it ("said it had won and would leave")."""
    while word.dep_ == "conj" and word.head.pos_ in ("VERB", "AUX"):
        word = word.head
    return word.dep_ == "ccomp" or (word.dep_ == "acl" and _own_subject(word))  # "fears that it would"


def _reported_on(word: Token) -> bool:
    """True for a main clause that goes on with what the sentence before reports ("said it would stay. Peru would also
    pay"); not for what "that would" follow from."""
    subjects = [child.lower_ for child in word.children if child.dep_ in _SUBJECTS]
    if word.dep_ != "ROOT" or word.sent.start == 0 or not subjects or subjects[0] in ("that", "this", "it", "which"):
        return False
    before = word.doc[word.sent.start - 1].sent
    told = (part.head for part in before if part.lower_ == "would" and part.dep_ == "aux")
    return any(_reported(verb) and not _on_condition(verb) for verb in told)


def _condition_first(word: Token) -> bool:
    """True for what a clause of "if" goes before: "if it fires, we will leave", whoever says so."""
    before = (clause for clause in word.lefts if clause.dep_ == "advcl")
    return any(mark.dep_ == "mark" and mark.lower_ in ("if", "unless") for clause in before for mark in clause.children)


def _on_condition(word: Token) -> bool:
    """True for what is done only if something else is ("if it fires again, we will", "should it fire, we would"), or is
    joined to that ("if it does, we will leave and we will tell")."""
    if word.dep_ == "conj" and word.head.i < word.i:
        first = word.head
        return _on_condition(first) or any(_conditions(clause) for clause in word.children)
    marked = any(other.dep_ == "mark" and other.lower_ in ("if", "unless") for other in word.subtree)
    beside = (clause for clause in word.head.children if word.dep_ == "ccomp" and clause.i < word.i)
    return marked or any(_conditions(clause) for clause in (*word.children, *beside))


def _conditions(clause: Token) -> bool:
    return clause.dep_ in ("advcl", "ccomp") and _inverted(clause)


def _inverted(clause: Token) -> bool:
    """True for a condition without "if": "should it fire", "had it fired"."""
    auxiliaries = [child for child in clause.children if child.dep_ in ("aux", "auxpass")]
    subjects = [child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")]
    inverted = auxiliaries and subjects and auxiliaries[0].i < subjects[0].i
    return bool(inverted) and auxiliaries[0].lower_ in ("should", "had", "were")


def _were_to(word: Token) -> bool:
    """True for "were Chile to attack", which parsers take for a statement about Chile."""
    to = next((child for child in word.children if child.tag_ == "TO"), None) if word.tag_ == "VB" else None
    before = [token for token in word.doc[word.sent.start : to.i] if token.lower_ == "were"] if to is not None else []
    if to is None or not before or to.i - before[-1].i < 2:
        return False
    between, were = word.doc[before[-1].i + 1 : to.i], before[-1]
    somebody = between[-1].pos_ in _NOUNS and all(token.pos_ in (*_NOUNS, "DET", "ADJ") for token in between)
    return somebody and (were.i == word.sent.start or were.nbor(-1).pos_ not in (*_NOUNS, "ADV"))


def _relation(child: Token) -> str | None:
    if child.dep_ in ("aux", "auxpass"):
        return "aux"
    if child.dep_ in ("advmod", "npadvmod"):
        return "adverb"
    if child.dep_ in ("amod", "compound", "nmod"):
        return "modifier"
    return "mark" if child.dep_ == "mark" else None


def _governor_cues(trigger: Token) -> list[Cue]:
    """Cues of the words the act depends on: "plans to" and "failed to" govern, "alleged that" reports.

    A cue further up counts only where every step between is a complement, an object or a conjunction.
    """
    word = trigger
    if word.dep_ == "conj" and word.tag_ in ("VBD", "VBZ") and word.head.tag_ == "VB":
        return []  # "urged it to leave and spoke": parsers join the finite verb to the infinitive
    while (word.dep_ in _SCOPE and not _apart(word, trigger)) or _gerund_behind(word):
        above = word.head
        relation = "reporting" if word.dep_ == "ccomp" and above.pos_ != "ADJ" else "governor"
        status = _said_by(above, relation, word) if _may_govern(word) else None
        if status is Status.DENIED and (word.lower_ == "by" or (word.dep_ == "ccomp" and word.i < above.i)):
            return []  # "stopped it by a visit"; "X struck, Y denies" is two sentences of a headline
        if _held_to_be(word) or (word.dep_ == "xcomp" and (_compelled(above) or _first_time(above))):
            return []
        if word.dep_ == "xcomp" and _has_infinitive(above, word):
            status = status or cue_at("infinitive", above)
        if _undertaken(trigger, word):
            status = status or cues().get(("undertaking", above.lemma_.lower()))
        if status and not _out_of_reach(status, word, trigger):
            return _governed(Cue(f"{relation}:{above.lower_}", status), above)
        let = word.dep_ == "ccomp" and above.lemma_.lower() in _LETTING
        if (word.dep_ == "ccomp" and not let) or ("opaque", above.lemma_.lower()) in cues():
            break  # "do not consider the opening an end" does not deny the opening
        if passed := _passed_on(trigger, word):
            return passed
        word = above
    return _of_outcome(word)


def _governed(cue: Cue, above: Token) -> list[Cue]:
    """The cue of the word above, with what denies that: "has no plans to"; of what was not prevented, none."""
    own = [*_own_cues(above), *_given_up(above)]
    denied = [other for other in own if other.status is Status.DENIED]
    if cue.status is Status.DENIED and (denied or _failed(above)):
        return [] if above.lemma_.lower() in _HINDERING else [Cue(f"not:{above.lower_}", Status.POSSIBLE)]
    open_ = [other for other in own if other.status is Status.CONDITIONAL or other.word in _MODALS]
    return [cue, *denied, *open_]  # "if it decides to", "may agree to"


def _out_of_reach(status: Status, word: Token, trigger: Token) -> bool:
    """True for what no verb denies: by what, from what or on whose word something was stopped ("dropped from the list
    of demands"); what it is stopped from doing is denied."""
    beside = word.dep_ == "prep" and word.lower_ != "of" and not any(child.dep_ == "pcomp" for child in word.children)
    return status is Status.DENIED and beside and trigger.pos_ == "NOUN"


def _said_by(above: Token, relation: str, word: Token) -> Status | None:
    """The status the word above gives; of a verb with a particle, the particle's ("call off"); of a noun with a
    clause, that of hearsay too ("reports that")."""
    if any(child.dep_ == "prt" and child.lower_ == "off" for child in above.children):
        return {"call": Status.DENIED, "put": Status.PLANNED}.get(above.lemma_.lower())
    if above.lower_ == "due" and word.dep_ != "xcomp" and above.dep_ == "prep":
        return None  # "due to its attack"
    tank = above.i + 1 < len(above.doc) and above.nbor(1).lower_.startswith("tank")
    if above.lower_ == "think" and tank:
        return None
    told = word.dep_ == "acl" and _own_subject(word) and above.pos_ == "NOUN"
    return cue_at(relation, above) or (cue_at("hearsay", above) if told else None)


def _has_infinitive(above: Token, word: Token) -> bool:
    """False for "having armed itself", which is done, and for what "was reported to have" been done: it was told."""
    past = above.lower_ == "reported" and any(child.lower_ in ("was", "were") for child in above.children)
    return not past and (any(child.tag_ == "TO" for child in word.children) or above.lemma_ in ("keep", "continue"))


def _failed(verb: Token) -> bool:
    """True for "failed to prevent"."""
    return verb.dep_ == "xcomp" and cue_at("governor", verb.head) is Status.DENIED


def _first_time(verb: Token) -> bool:
    """True for "the first time it has decided to": what is counted has been done."""
    time = verb.head
    return verb.dep_ in ("relcl", "acl") and time.lemma_ == "time" and any(c.dep_ == "amod" for c in time.children)


def _given_up(noun: Token) -> list[Cue]:
    """The cue of what is done with a plan or a claim: "scrapped plans to", "denied claims that"."""
    above = noun.head
    status = None
    if noun.dep_ == "nsubj" and above.lemma_.lower() in ("fail", "collapse", "founder"):
        return [Cue(f"governor:{above.lower_}", Status.DENIED)]  # "the bid to expel it failed"
    if noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "nsubjpass"):
        status = cue_at("governor", above) or cue_at("refuting", above)
    return [Cue(f"governor:{above.lower_}", status)] if status else []


def _judged(word: Token) -> list[Cue]:
    """The cue that is said of the act: "an invasion is unlikely"; or of doing it: "firms working to rebuild"."""
    if word.dep_ == "advcl" and word.tag_ == "VB" and (at_work := cues().get(("infinitive", word.head.lower_))):
        return [Cue(f"governor:{word.head.lower_}", at_work)]
    judged = word.dep_ == "nsubj" or (word.dep_ == "ccomp" and word.i > word.head.i)
    if not judged or word.head.lemma_ not in ("be", "remain", "seem", "look"):
        return []
    said = ((child, cue_at("governor", child)) for child in word.head.children if child.dep_ == "acomp")
    return [Cue(f"governor:{child.lower_}", status) for child, status in said if status]


def _held_to_be(word: Token) -> bool:
    """True for what is said to be held to be something: "do not consider opening a port as an end"."""
    opaque = ("opaque", word.head.lemma_.lower()) in cues()
    behind = [child for verb in (word, word.head) for child in verb.children if child.i > word.i]
    return opaque and any(child.lower_ == "as" for child in behind)


def _compelled(verb: Token) -> bool:
    """True for "had to", which tells what was done; not for "have to", nor for "said that it had to", which demands,
    unless the speaker tells it of the own side ("said: we had to leave")."""
    own = any(child.dep_ == "nsubj" and child.lower_ in ("we", "i") for child in verb.children)
    past = verb.lemma_ == "have" and verb.tag_ in ("VBD", "VBN") and (own or verb.dep_ != "ccomp")
    return past and not any(c.dep_ == "neg" for c in verb.children)


def _of_outcome(word: Token) -> list[Cue]:
    """The modal of the clause that a participle tells the outcome of: "could fail, setting off a row"."""
    if word.dep_ != "advcl" or word.tag_ != "VBG" or word.i < word.head.i or _own_subject(word):
        return []
    return [cue for cue in _own_cues(word.head) if cue.word.startswith("aux:")]


def _apart(word: Token, trigger: Token) -> bool:
    """True for a preposition that leads to a circumstance, or to who does what governs ("calls by envoys asking"); and
    for a participle that describes a noun ("people accused of", "records relating to")."""
    if word.dep_ == "acl" and (word.tag_ == "VBN" or word.lower_ in _ABOUT):
        told = word.tag_ == "VBG" and cue_at("governor", word.head) is not None  # "the possibility of it following"
        return not told and not any(child.dep_ in ("aux", "auxpass", *_SUBJECTS) for child in word.children)
    doer = word.lower_ == "by" and not any(child.dep_ == "pcomp" for child in word.children) and trigger.head != word
    return word.dep_ == "prep" and (word.lower_ in _ADJUNCTS or doer or _in_passing(word, trigger))


def _in_passing(preposition: Token, trigger: Token) -> bool:
    """True for what a noun is only about: "no quarrel over the attack", "a response to the attack"."""
    noun, known = preposition.head, trigger.head == preposition and is_presupposed(trigger)
    about = preposition.lower_ in _TOUCHING or (preposition.lower_ == "to" and noun.lemma_ in _ANSWERS)
    told = noun.pos_ == "NOUN" or (noun.pos_ == "VERB" and preposition.lower_ in ("about", "over"))
    return known and about and told  # "no quarrel over the attack", "lied about its attack"


def _gerund_behind(word: Token) -> bool:
    """True for "take over guarding": the verb's complement, though parsers hang it on as a circumstance."""
    right_behind = word.i > word.head.i and word.nbor(-1) in (word.head, *word.head.children)
    return word.dep_ == "advcl" and word.tag_ == "VBG" and right_behind and not word.nbor(-1).is_punct


def _undertaken(trigger: Token, word: Token) -> bool:
    """True where the act is what the noun above is about: "agreement on sending", "intention to leave"."""
    gerund = word.dep_ == "prep" and trigger.tag_ == "VBG" and trigger.head == word
    return gerund or (word == trigger and word.dep_ == "acl" and word.tag_ == "VB")


def _passed_on(trigger: Token, word: Token) -> list[Cue]:
    """The cues of the word above that hold for the act as well: through a noun, a joined or complement clause without a
    subject of its own, and to a bare gerund ("how it would react to opening an embassy", not "to the attack")."""
    hypothetical = word.dep_ == "prep" and trigger.tag_ == "VBG"
    letting = word.dep_ in ("xcomp", "ccomp") and word.tag_ == "VB" and word.head.lemma_.lower() in _LETTING
    joined = word.dep_ in ("conj", "xcomp", "acomp") or _gerund_behind(word)
    complement = letting or (joined and not _own_subject(word))
    noun = word.pos_ in ("NOUN", "PROPN") and not (word != trigger and is_presupposed(trigger))
    return _own_cues(word.head) if hypothetical or complement or noun else []


def _may_govern(word: Token) -> bool:
    """False for a conjunct, and for a clause before a passive: two sentences with a semicolon between them."""
    before_passive = word.i < word.head.i and any(child.dep_ == "auxpass" for child in word.head.children)
    return word.dep_ != "conj" and not (word.dep_ == "ccomp" and before_passive)


def _own_subject(word: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in word.children)


def _progressive(trigger: Token) -> bool:
    aux = [child.lower_ for child in trigger.children if child.dep_ == "aux"]
    return trigger.tag_ == "VBG" and any(word in _PRESENT for word in aux)


def _long_since(trigger: Token) -> bool:
    """True for "has been sending", which goes on; not for "had been sending"."""
    aux = {child.lower_ for child in trigger.children if child.dep_ == "aux"}
    return trigger.tag_ == "VBG" and "been" in aux and bool(aux & {"has", "have", "'ve", "’ve"})
