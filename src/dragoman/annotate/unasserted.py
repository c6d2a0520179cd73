"""How a clause takes an act back, leaves it open or says that it goes on, without a word that governs the act."""

from spacy.tokens import Token

from dragoman.annotate.status_words import Cue, cue_at
from dragoman.model.claims import Status

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_VERBS = ("VERB", "AUX")
#: Determiners of what only may be: "an attack would", not "the attack would".
_ANY = frozenset({"a", "an", "any", "another", "such"})
_WOULD = frozenset({"would", "could", "might"})
_STATIVE = frozenset({"be", "remain", "stay"})
#: In these stands what goes on: "is in talks", "are under sanctions", "are at war".
_INSIDE = frozenset({"in", "under", "at"})
_PRESENT = frozenset({"VBZ", "VBP"})
_HAVING = frozenset({"has", "have", "'ve", "’ve"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
#: What is wished for or promised on these terms is done only if they are met ("provided that", "as long as").
_TERMS = frozenset({"provided", "providing"})
_QUESTION = 3  # words in front of the auxiliary at most: "And will it"


def clause_cues(act: Token) -> list[Cue]:
    """The cues of the act's own clause: terms it hangs on, a question, a state that it is part of."""
    found = [Cue("terms", Status.CONDITIONAL)] if _on_terms(act) else []
    if _asked(act):
        found.append(Cue("question", Status.POSSIBLE))
    if _inside_of(act):
        found.append(Cue("state", Status.ONGOING))
    return found


def taken_back(act: Token) -> list[str]:
    """What denies the act without "not": "nor", "no longer", "without", "yet to"."""
    found = []
    if any(_neither(child) for child in act.children if child.dep_ in _SUBJECTS) or _nor(act):
        found.append("nor")
    if any(_no_longer(child) for child in act.children):
        found.append("no longer")
    if act.dep_ in ("pobj", "pcomp") and act.head.lower_ == "without":
        found.append("without")
    if act.dep_ == "pcomp" and act.head.lower_ == "against":
        found.append("against")  # "decided against sending"
    if act.dep_ == "xcomp" and act.head.lemma_ in ("have", "be") and any(c.lower_ == "yet" for c in act.head.rights):
        found.append("yet to")
    return found


def _neither(subject: Token) -> bool:
    return any(child.lower_ == "neither" for child in (*subject.children, subject))


def _nor(verb: Token) -> bool:
    """True for "nor did it sign"."""
    before = verb.head.children if verb.dep_ == "conj" else verb.children
    inverted = [child for child in verb.lefts if child.dep_ == "aux"]
    return bool(inverted) and any(c.lower_ == "nor" and c.i == inverted[0].i - 1 for c in before)


def _no_longer(child: Token) -> bool:
    return child.lower_ == "longer" and child.i > 0 and child.nbor(-1).lower_ == "no"


def _on_terms(act: Token) -> bool:
    """True for what "will" be done "provided that" or "as long as" something else holds."""
    if not any(child.dep_ == "aux" and child.tag_ == "MD" for child in act.children):
        return False
    behind = [child for child in act.children if child.i > act.i]
    provided = any(child.lower_ in _TERMS for child in behind)
    long = any(child.lower_ == "long" and any(c.lower_ == "as" for c in child.lefts) for child in behind)
    return provided or long


def _asked(act: Token) -> bool:
    """True for what is asked whether it is so: "did it attack?", "will they meet?"."""
    if act.dep_ != "ROOT" or act.pos_ not in _VERBS or not any(word.text == "?" for word in act.sent[-3:]):
        return False
    auxiliaries = [child for child in act.lefts if child.dep_ in ("aux", "auxpass")]
    subjects = [child for child in act.lefts if child.dep_ in _SUBJECTS]
    if not auxiliaries or not subjects or auxiliaries[0].i > subjects[0].i:
        return False
    before = act.doc[act.sent.start : auxiliaries[0].i]
    return len(before) < _QUESTION and not any(word.tag_[0] == "W" for word in before)


def _inside_of(noun: Token) -> bool:
    """True for "is in talks", "are under sanctions", "remain at war"; not for "is at the meeting"."""
    above = noun.head.head
    bare = not any(child.dep_ in ("det", "poss", "nummod") for child in noun.children)
    inside = noun.dep_ == "pobj" and noun.pos_ == "NOUN" and noun.head.lower_ in _INSIDE and bare
    return inside and above.lemma_ in _STATIVE and above.tag_ in _PRESENT


def subject_cues(noun: Token) -> list[Cue]:
    """What the verb says of the act that is its subject: "talks will begin", "the war continues", "an attack would"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.pos_ not in _VERBS or noun.pos_ not in ("NOUN", "PROPN"):
        return []
    if _lasts(verb):
        return [Cue(f"lasting:{verb.lower_}", Status.ONGOING)]
    if any(child.dep_ == "det" and child.lower_ in _ANY for child in noun.children):
        would = (child.lower_ for child in verb.children if child.dep_ == "aux" and child.lower_ in _WOULD)
        return [Cue(f"aux:{word}", Status.CONDITIONAL) for word in would]
    return []


def occurs(noun: Token) -> bool:
    """True where the act is the subject of a verb that says whether it comes about: what is said of the verb is said
    of the act."""
    verb = noun.head
    if noun.dep_ != "nsubj" or noun.pos_ not in ("NOUN", "PROPN") or verb.pos_ not in _VERBS:
        return False
    objects = {child.lower_ for child in verb.children if child.dep_ == "dobj"}
    taking = verb.lemma_ == "take" and bool(objects & {"place", "effect"})
    return taking or (cue_at("occurring", verb) is not None and not objects)


def _lasts(verb: Token) -> bool:
    """True for "continues", "is under way", "has been going on": a present that holds now."""
    now = verb.tag_ in _PRESENT or any(c.dep_ == "aux" and c.lower_ in _HAVING for c in verb.children)
    now = now or any(c.dep_ == "aux" and c.lower_ in ("is", "are") for c in verb.children)
    if not now or any(child.dep_ == "neg" for child in verb.children):
        return False
    if verb.lemma_ != "be":
        return cue_at("lasting", verb) is not None
    said = [child for child in verb.children if child.dep_ in ("acomp", "advmod", "prep", "attr") and child.i > verb.i]
    way = any(c.lower_ in ("under", "in") and any(b.lower_ in ("way", "progress") for b in c.children) for c in said)
    return way or any(cue_at("lasting", child) is not None for child in said)


def is_presupposed(noun: Token) -> bool:
    """True for "the attack", "its attack", "Chile's attack": it is there, whatever is said of something about it."""
    definite = any(child.dep_ == "det" and child.lower_ in _DEFINITE for child in noun.children)
    return definite or any(child.dep_ == "poss" for child in noun.children)


def performed(act: Token) -> bool:
    """True for what somebody does by saying so: "we would like to thank them", "I want to thank", "I would urge"."""
    above = act.head
    wishing = act.dep_ == "xcomp" and above.lemma_ in ("like", "want", "wish", "have")
    if wishing and _first_person(above) and cue_at("performative", act) is not None:
        return above.tag_ != "VBD"
    politely = any(child.dep_ == "aux" and child.lower_ in ("would", "must") for child in act.children)
    plain = act.tag_ in _PRESENT and not any(child.dep_ in ("aux", "neg") for child in act.children)
    said = (politely and cue_at("politely", act)) or (plain and cue_at("performative", act))
    unsaid = any(child.dep_ == "neg" for child in act.children) or any(word.lower_ == "if" for word in act.subtree)
    return bool(said) and _first_person(act) and not unsaid


def _first_person(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.lower_ in ("i", "we") for child in verb.children)
