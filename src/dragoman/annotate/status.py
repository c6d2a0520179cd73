"""Whether an act happened: negation, modals, plans, conditions and allegations, by data and within their scope."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.model.claims import Status
from dragoman.model.vocabulary import read_rows

COLUMNS = ("word", "relation", "status")
#: How a cue has to stand to the act. `reported-aux` is an auxiliary inside reported speech ("said it would"),
#: `infinitive` a word with the act as its infinitive ("is to"), `reporting` one with it as its clause ("deny that"),
#: `undertaking` a noun with the act as what it is about ("an agreement on sending", "the intention to leave"),
#: `opaque` one that lets nothing through to its object: what is not considered something is not denied.
RELATIONS = frozenset(
    {
        "aux",
        "reported-aux",
        "governor",
        "infinitive",
        "undertaking",
        "reporting",
        "adverb",
        "modifier",
        "mark",
        "opaque",
    }
)
#: Steps from an act up to the word that may govern it.
_SCOPE = frozenset({"dobj", "nsubjpass", "attr", "pobj", "prep", "xcomp", "ccomp", "acl", "pcomp", "conj", "acomp"})
#: Behind these stand circumstances of what governs, not what is governed ("stopped after talks").
_ADJUNCTS = frozenset(
    {"after", "before", "during", "despite", "amid", "since", "following", "until", "while", "at", "under", "upon"}
)
_PRESENT = frozenset({"is", "are", "am", "’s", "'s", "’re", "'re", "’m", "'m"})
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


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that changes the status of an act, and the status it gives."""

    word: str
    status: Status


def status_of(trigger: Token) -> tuple[Status, str]:
    """The status of the act the trigger names, and the cues it rests on ("governor:plan")."""
    governing = [cue for cue in _governor_cues(trigger) if not (cue.status in _TO_COME and _of_the_past(trigger))]
    cues = [*_own_cues(trigger), *_judged(trigger), *governing]
    for status in _PRECEDENCE:
        words = [cue.word for cue in cues if cue.status is status]
        if words:
            return status, " ".join(words)
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "amid":
        return Status.ONGOING, "amid"  # "met amid threats"
    if _progressive(trigger):
        return Status.ONGOING, "tense:progressive"
    if _long_since(trigger):
        return Status.ONGOING, "tense:perfect progressive"
    return Status.HAPPENED, "no cue"


def _of_the_past(noun: Token) -> bool:
    """True for "the recent attack", which no plan to talk of it makes a plan."""
    return any(child.dep_ == "amod" and child.lower_ in _PAST for child in noun.children)


def _own_cues(word: Token) -> list[Cue]:
    """Cues that hang on the word: negation, auxiliaries, adverbs, adjectives, the mark of its clause; also "no" on its
    subject or object ("no treaty was signed", "offered nothing")."""
    cues = [Cue("inversion", Status.CONDITIONAL)] if _conditions(word) or _were_to(word) else []
    for child in word.children:
        if child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no") or _nothing(child):
            cues.append(Cue("negation", Status.DENIED))
            continue
        relation = _relation(child)
        status = _lookup(relation, child, word) if relation else None
        if status:
            cues.append(Cue(f"{relation}:{child.lower_}", status))
    return cues


def _nothing(child: Token) -> bool:
    if child.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return False
    return child.lower_ in ("nothing", "nobody", "none") or any(
        c.dep_ == "det" and c.lower_ == "no" for c in child.children
    )


def _lookup(relation: str, child: Token, word: Token) -> Status | None:
    if relation != "aux":
        return _governing(relation, child)
    cue, conditional = child.lower_, _on_condition(word)
    if conditional and cue in ("will", "'ll", "’ll") and (word.dep_ != "ccomp" or _condition_first(word)):
        return Status.CONDITIONAL
    reported = (_reported(word) or _reported_on(word)) and not conditional
    return (_cues().get(("reported-aux", cue)) if reported else None) or _cues().get((relation, cue))


def _reported(word: Token) -> bool:
    """True for the verb of what is reported, and for one joined to it ("said it had won and would leave")."""
    while word.dep_ == "conj" and word.head.pos_ in ("VERB", "AUX"):
        word = word.head
    return word.dep_ == "ccomp"


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
        relation = "reporting" if word.dep_ == "ccomp" else "governor"
        status = _governing(relation, above) if _may_govern(word) else None
        if status is Status.DENIED and word.dep_ == "ccomp" and word.i < above.i:
            return []  # "X struck, Y denies" is two sentences of a headline
        if _held_to_be(word) or (word.dep_ == "xcomp" and (_compelled(above) or _first_time(above))):
            return []
        if word.dep_ == "xcomp":
            status = status or _governing("infinitive", above)
        if _undertaken(trigger, word):
            status = status or _cues().get(("undertaking", above.lemma_.lower()))
        if status:
            denied = [cue for cue in (*_own_cues(above), *_given_up(above)) if cue.status is Status.DENIED]
            return [Cue(f"{relation}:{above.lower_}", status), *denied]
        let = word.dep_ == "ccomp" and above.lemma_.lower() in _LETTING
        if (word.dep_ == "ccomp" and not let) or ("opaque", above.lemma_.lower()) in _cues():
            break  # "do not consider the opening an end" does not deny the opening
        if passed := _passed_on(trigger, word):
            return passed
        word = above
    return _of_outcome(word)


def _first_time(verb: Token) -> bool:
    """True for "the first time it has decided to": what is counted has been done."""
    time = verb.head
    return verb.dep_ in ("relcl", "acl") and time.lemma_ == "time" and any(c.dep_ == "amod" for c in time.children)


def _given_up(noun: Token) -> list[Cue]:
    """The cue of what is done with a plan or a claim: "scrapped plans to", "denied claims that"."""
    above = noun.head
    status = _governing("governor", above) if noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "nsubjpass") else None
    return [Cue(f"governor:{above.lower_}", status)] if status else []


def _governing(relation: str, word: Token) -> Status | None:
    """What the word says of what it governs, by its lemma or, where that is wrong ("slated"), by its form."""
    return _cues().get((relation, word.lemma_.lower())) or _cues().get((relation, word.lower_))


def _judged(word: Token) -> list[Cue]:
    """The cue that is said of the act: "an invasion is unlikely"; or of doing it: "firms working to rebuild"."""
    if word.dep_ == "advcl" and word.tag_ == "VB" and (at_work := _cues().get(("infinitive", word.head.lower_))):
        return [Cue(f"governor:{word.head.lower_}", at_work)]
    if word.dep_ != "nsubj" or word.head.lemma_ != "be":
        return []
    said = ((child, _governing("governor", child)) for child in word.head.children if child.dep_ == "acomp")
    return [Cue(f"governor:{child.lower_}", status) for child, status in said if status]


def _held_to_be(word: Token) -> bool:
    """True for what is said to be held to be something: "do not consider opening a port as an end"."""
    opaque = ("opaque", word.head.lemma_.lower()) in _cues()
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
    """True for a preposition that leads to a circumstance, or to who does what governs ("calls by envoys asking")."""
    doer = word.lower_ == "by" and not any(child.dep_ == "pcomp" for child in word.children) and trigger.head != word
    return word.dep_ == "prep" and (word.lower_ in _ADJUNCTS or doer)


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
    return _own_cues(word.head) if hypothetical or complement or word.pos_ in ("NOUN", "PROPN") else []


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


@cache
def _cues() -> dict[tuple[str, str], Status]:
    rows = read_rows("dragoman.annotate", "status_cues.csv", COLUMNS)
    allowed = [status.value for status in Status]
    return {(row.one_of("relation", RELATIONS), row["word"]): Status(row.one_of("status", allowed)) for row in rows}
