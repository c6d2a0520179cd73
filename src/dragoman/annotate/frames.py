"""Who fills which role of a word: the sentence's grammar read as arguments, through passives, conjunctions,
relative clauses, participles and nominalisations.

Roles are named as the vocabulary files name them: `subj` and `obj` are the deep subject and object
(a passive's agent is its subj), `poss` a possessive, `mod` an adjective or compound before a noun,
`comp` the subject of a clause that is complement ("urged Iran to"), `compobj` whoever that clause acts
on ("threatened to attack Iran"), `holder` whoever an adjective is said of ("Chad is ready to"), `told` whom the
clause is told ("told Chad that it would"), and any preposition stands for the noun it governs ("with", "to", ...).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.annotate.premodifiers import modifiers, possessives
from dragoman.annotate.relatives import (
    antecedent,
    missed_subjects,
    owned_subject,
    parted_subject,
    reported_subject,
)

SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "oprd", "attr"})
_CLAUSES = frozenset({"advcl", "xcomp", "acl", "conj"})
_FINITE = frozenset({"VBD", "VBZ"})
_PREDICATES = frozenset({"VERB", "AUX"})
_COMPLEMENT_ROLES = ("obj", "to", "with", "against", "on", "from", "for", "in")
_OF_THE_OBJECT = frozenset({"of", "for", "from", "into"})
#: Prepositions looked for further down where the word has none of its own: parsers hang them on the noun before
#: ("a plea for rights from Chad").
_LOOSE = frozenset({"by", "from", "to", "with", "against", "toward", "towards"})
#: Nouns whose "with" is their own: whoever "spoke about its ties with Chad" spoke with nobody there.
_OWN_WITH = frozenset({"tie", "relation", "relationship", "link", "contact", "border", "war", "conflict", "alliance"})
#: What is below these is another act's.
_CLOSED = frozenset({"relcl", "ccomp", "advcl", "conj", "xcomp", "acl", "appos", "poss", "punct"})
_BEFORE_NOUNS = frozenset({"subj", "poss", "mod"})  # roles that stand before a noun
_TELLING = frozenset(
    {"tell", "inform", "notify", "assure", "reassure", "promise", "advise", "telephone", "phone", "ring", "summon"}
)
_TEXTS = frozenset(
    {"resolution", "statement", "letter", "declaration", "decree", "note", "communique", "communiqué", "motion"}
)
_TIMES = frozenset({"DATE", "TIME"})  # "agreed on Monday to": Monday does nothing
_OWNERS = frozenset({"NORP", "GPE", "ORG"})
_MAX_CLIMB = 6  # clauses climbed to find a shared subject; deeper ones are parse errors more often than not


def fillers(trigger: Token, role: str) -> list[Token]:
    """The tokens that fill a role of the trigger, in text order; empty where none does."""
    finder = _ROLES.get(role)
    found = finder(trigger) if finder else prepositional(trigger, role)
    return found or _shared_with_joined(trigger, role)


def _shared_with_joined(noun: Token, role: str) -> list[Token]:
    """What a noun has from the one that "and" joins it to: "Chadian attacks and threats", "violence and threats from
    Chad"."""
    first = noun.head
    if noun.dep_ != "conj" or noun.pos_ != "NOUN" or first.pos_ != "NOUN" or role in _ROLES.keys() - _BEFORE_NOUNS:
        return []
    if any(child.dep_ in ("det", "poss", "amod") for child in noun.children):
        return []  # "a threat": told anew
    shared = [*possessives(first), *modifiers(first)] if role in _BEFORE_NOUNS else []
    return shared or [token for token in prepositional(first, role) if token.i > noun.i]


def loose_fillers(trigger: Token, role: str) -> list[Token]:
    """The tokens that fill a role of the trigger; where none does, what its preposition governs further down."""
    found = fillers(trigger, role)
    if found or role not in _LOOSE:
        return found
    below = sorted(_open_below(trigger), key=lambda token: token.i)
    theirs = (token for token in below if token.dep_ == "agent" or token.head.lemma_ in _OWN_WITH)
    anothers = {token.i for token in theirs if token.head != trigger}
    own = (token for token in below if token.i > trigger.i and token.i not in anothers)
    return next((nouns for token in own if (nouns := _governed(token, role))), [])


def is_passive(verb: Token) -> bool:
    """True where the verb stands in the passive, reduced relatives ("weapons sent by") included."""
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "acomp", "oprd"):  # "weapons sent by", "feels threatened by"
        return not any(child.dep_ == "nsubj" for child in verb.children)  # "a charge that Chad dismissed"
    own = any(child.dep_ in ("aux", *SUBJECTS, *_OBJECTS) for child in verb.children)
    joined = verb.dep_ == "conj" and verb.head.tag_ == "VBN" and is_passive(verb.head)  # "was caught and charged"
    return not own and (joined or verb.dep_ == "advcl")  # "stood before the court, charged with"


def _subjects(trigger: Token) -> list[Token]:
    if trigger.pos_ not in _PREDICATES:
        return [token for role in ("poss", "by") for token in fillers(trigger, role)]
    if is_passive(trigger):
        return prepositional(trigger, "by")
    return [antecedent(token) for token in surface_subjects(trigger, SUBJECTS)]


def surface_subjects(verb: Token, labels: frozenset[str]) -> list[Token]:
    """The verb's own subject, or the one it shares with the clause it hangs on."""
    clause = verb
    for _ in range(_MAX_CLIMB):
        wanted = labels if clause == verb else SUBJECTS | _PASSIVE_SUBJECTS  # "continues to be shelled by"
        own = [child for child in clause.children if child.dep_ in wanted] or _on_auxiliary(clause, wanted)
        own = own or missed_subjects(clause)
        if own:
            return own
        if clause.dep_ == "pcomp" and clause.head.head.pos_ in _PREDICATES:
            return _gerund_subjects(clause, labels)
        if clause.dep_ == "pcomp" and clause.head.head.dep_ == "dobj":
            clause = clause.head.head.head  # "had no intention of leaving"
            continue
        if told := reported_subject(clause) or owned_subject(clause) or parted_subject(clause):
            return [told]
        controller = _controller(clause)
        if controller is not None:
            return [controller]
        said_of = clause.dep_ == "acomp" and clause.tag_ == "VBN"  # "were armed and trained by Chad"
        if clause.dep_ not in _CLAUSES and not said_of:
            return []
        clause = _above(clause)
    return []


def _on_auxiliary(verb: Token, labels: frozenset[str]) -> list[Token]:
    """The subject that parsers hang on the auxiliary, parted from its verb: "Chad had for years warned"."""
    helpers = (child for child in verb.children if child.dep_ in ("aux", "auxpass") and child.i < verb.i)
    return [noun for helper in helpers for noun in helper.children if noun.dep_ in labels]


def _above(clause: Token) -> Token:
    """What the clause hangs on; for "to attack" in "drew up plans to attack", the verb that has the noun as object; for
    a finite verb that the parser joins to an infinitive ("urged Chad to leave and recalled"), the finite verb above."""
    if clause.dep_ == "conj" and clause.tag_ in _FINITE and _leans(clause.head):
        return _finite_above(clause.head)
    noun = clause.head
    planned = clause.dep_ == "acl" and clause.tag_ == "VB" and noun.dep_ == "dobj"
    return noun.head if planned else noun


def _leans(verb: Token) -> bool:
    """True for an infinitive and for what a modal carries in a clause of its own ("said that it would be shut")."""
    modal = verb.dep_ == "ccomp" and any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)
    return modal or (verb.tag_ == "VB" and verb.dep_ in _CLAUSES)


def _finite_above(verb: Token) -> Token:
    while _leans(verb):
        verb = verb.head
    return verb


def _gerund_subjects(gerund: Token, labels: frozenset[str]) -> list[Token]:
    """Who does what follows a preposition: whom "accused Chad of arming" accuses, who "replied by closing"."""
    verb = gerund.head.head
    if gerund.head.lower_ in _OF_THE_OBJECT and (objects := [c for c in verb.children if c.dep_ == "dobj"]):
        return objects
    return surface_subjects(verb, labels | SUBJECTS)  # "died after being shot"


def _controller(clause: Token) -> Token | None:
    """The noun that acts in a clause without a subject: what a participle modifies, whom a verb bids."""
    head = clause.head
    if clause.dep_ == "relcl":
        return _one_of(head)
    if clause.dep_ == "acl" and clause.tag_ == "VB" and (owner := [*possessives(head), *_nations(head)]):
        return owner[0]
    if clause.dep_ == "acl" and clause.tag_ == "VBG" and head.dep_ == "dobj" and head.lemma_.lower() in _TEXTS:
        return next(iter(surface_subjects(head.head, SUBJECTS)), None)  # "adopted a resolution demanding"
    if clause.dep_ == "acl" and head.pos_ not in _PREDICATES:
        return head if clause.tag_ == "VBG" else _one_of(head)
    if clause.dep_ == "xcomp":
        own = next((child for child in head.children if child.dep_ in ("dobj", "dative")), None)
        called = (noun for word in ("on", "upon") for noun in prepositional(head, word))
        return own or next((noun for noun in called if noun.ent_type_ not in _TIMES), None)
    return None


def _nations(noun: Token) -> list[Token]:
    """Whose "the Chadian decision to expel" is: the adjective's."""
    return [token for token in modifiers(noun) if token.ent_type_ in _OWNERS]


def _one_of(noun: Token) -> Token | None:
    """Who is said to be "the first", "one of the first" or "the only" to do what the noun's clause says."""
    while noun.dep_ in ("pobj", "prep"):
        noun = noun.head
    if noun.dep_ != "attr":
        return None
    return next(iter(surface_subjects(noun.head, SUBJECTS)), None)


def _objects(trigger: Token) -> list[Token]:
    if trigger.pos_ not in _PREDICATES:
        return prepositional(trigger, "of")
    if is_passive(trigger):
        kept = [child for child in trigger.children if child.dep_ == "dobj"]  # "was given a pledge"
        passive = [antecedent(token) for token in surface_subjects(trigger, _PASSIVE_SUBJECTS)]
        return [*(passive or ([trigger.head] if trigger.dep_ == "acl" else [])), *kept]
    found = [antecedent(child) for child in trigger.children if child.dep_ in _OBJECTS]
    return [trigger.head] if is_relative(trigger) and not found else found


def is_relative(verb: Token) -> bool:
    """True for a clause with a subject of its own that tells of a noun: "the charge Chad dismissed", which parsers also
    take for a participle's."""
    return verb.dep_ in ("relcl", "acl") and any(child.dep_ in SUBJECTS for child in verb.children)


def _complement_subjects(trigger: Token) -> list[Token]:
    clauses = [child for child in trigger.children if child.dep_ in ("ccomp", "xcomp") or _for_clause(child)]
    if trigger.pos_ == "NOUN":  # "a demand that Chad pay"
        clauses += [child for child in trigger.children if child.dep_ == "acl" and child.tag_ == "VB"]
    return [token for clause in clauses for token in clause.children if token.dep_ in (SUBJECTS | _PASSIVE_SUBJECTS)]


def _for_clause(clause: Token) -> bool:
    """True for the clause of "called for the bloc to act"."""
    return clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "for" for c in clause.children)


def _purpose(clause: Token) -> bool:
    return clause.dep_ == "advcl" and clause.tag_ == "VB" and any(child.tag_ == "TO" for child in clause.children)


def _complement_objects(trigger: Token) -> list[Token]:
    clauses = [child for child in trigger.children if child.dep_ in ("xcomp", "acl", "ccomp") or _purpose(child)]
    return [token for clause in clauses for role in _COMPLEMENT_ROLES for token in fillers(clause, role)]


def prepositional(trigger: Token, word: str) -> list[Token]:
    """What the preposition governs, hung on the trigger itself or on its object ("sanctions on")."""
    hosts = [trigger]
    if trigger.pos_ in _PREDICATES:
        hosts += [child for child in trigger.children if child.dep_ in (*_OBJECTS, "prt", "nsubjpass", "prep")]
        behind = [noun for child in trigger.children if child.dep_ == "prep" for noun in child.children]
        hosts += [noun for noun in behind if word != "with" or noun.lemma_ not in _OWN_WITH]
    return [noun for host in hosts for child in host.children for noun in _governed(child, word)]


def _governed(preposition: Token, word: str) -> list[Token]:
    """What stands behind this token, where it is the preposition or a participle used as one ("facing")."""
    if preposition.lower_ != word:
        return []
    if preposition.dep_ in ("prep", "agent", "dative", "mark"):
        return [child for child in preposition.children if child.dep_ in ("pobj", "pcomp")]
    participle = preposition.tag_ == "VBG" and preposition.dep_ in ("acl", "advcl", "pcomp")
    return [child for child in preposition.children if child.dep_ == "dobj"] if participle else []


def _open_below(trigger: Token) -> Iterator[Token]:
    """All that hangs below the trigger and belongs to no other clause."""
    for child in trigger.children:
        if child.dep_ not in _CLOSED:
            yield child
            yield from _open_below(child)


def _holders(trigger: Token) -> list[Token]:
    """Who is ready, furious, opposed: the subject of what the adjective is a predicate of."""
    patients = surface_subjects(trigger, _PASSIVE_SUBJECTS) if is_passive(trigger) else []
    if patients:
        return [antecedent(token) for token in patients]
    word = trigger
    while word.dep_ == "conj":
        word = word.head
    if word.dep_ == "amod":
        return []
    return [antecedent(token) for token in surface_subjects(word.head, SUBJECTS)]


def _told(trigger: Token) -> list[Token]:
    """Whom the clause around the trigger is told: the object of "tell", "inform", "assure" above it."""
    for word in trigger.ancestors:
        if word.lemma_.lower() in _TELLING:
            return [token for token in _objects(word) if token.i < trigger.i or is_passive(word)]
    return []


_ROLES = {
    "subj": _subjects,
    "obj": _objects,
    "poss": possessives,
    "mod": modifiers,
    "comp": _complement_subjects,
    "compobj": _complement_objects,
    "holder": _holders,
    "told": _told,
}


def conjuncts(token: Token) -> list[Token]:
    """The token and all that is joined to it by "and", in text order; also what the parser took for a modifier
    ("President Lee and President Roe", the first one hung on the second)."""
    before = [c for c in token.lefts if c.dep_ in ("nmod", "compound") and any(g.dep_ == "cc" for g in c.children)]
    if (
        token.dep_ == "pobj"
        and not before
        and not any(c.dep_ == "cc" for t in (token, *token.conjuncts) for c in t.children)
    ):
        return [token]  # "Despite calls from Chad, Togo has": two phrases
    return [*before, token, *(joined for joined in token.conjuncts if joined.i > token.i)]
