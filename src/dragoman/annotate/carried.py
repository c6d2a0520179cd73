"""Who fills the role of an act's word where other words carry the act: "launched an attack on", "is at war with", "aid
received by", verbs that share what one of them governs."""

from spacy.tokens import Token

from dragoman.annotate.event_words import light_verbs, load_event_words
from dragoman.annotate.frames import fillers, is_passive, loose_fillers
from dragoman.annotate.nounsides import is_bidding

_ON_THE_OTHER_SIDE = frozenset({"to", "for", "against", "on", "of", "obj"})
#: Prepositions that put their noun's act on the verb's subject.
_CARRYING = frozenset({"at", "in", "on", "into", "under"})
#: What puts its subject into the act behind "on" and "into": "went on strike against", "entered into talks with".
_ENTERING = frozenset({"be", "go", "come", "embark", "enter", "set", "get"})
#: As a role: who does to others what the noun says, where "of" names them: "the army's killing of a farmer", not "the
#: farmer's killing".
_OWNER_OF = "owner-of"
#: Prepositions that joined verbs share: "run a mission and keep a consul in".
_SHARED = frozenset({"in", "to"})
_BESIDE = frozenset({"after", "following", "during", "before"})
_COUNTS = frozenset({"round", "series", "set", "session", "string", "spate", "wave", "number", "hour", "day"})
#: How a noun names who does to others what it says.
_DOERS = ("by", "from", "of", "mod", "poss")


def fillers_through(trigger: Token, role: str, acting: bool) -> list[Token]:
    """The role's fillers, of who acts or of the other side; for the noun that a verb carries also that verb's own."""
    if trigger.pos_ in ("VERB", "ADJ"):
        found = loose_fillers(trigger, role) or _shared(trigger, role)
        return [token for token in found if not _let_go(token)] if role in ("comp", "compobj") else found
    if role == _OWNER_OF:
        found, role = fillers(trigger, "poss") if fillers(trigger, "of") else [], "subj"
    else:
        found = loose_fillers(trigger, role)
    found = found or _right_behind(trigger, role)
    return found if found or is_bidding(trigger) else _carried_role(trigger, role, acting)


def _right_behind(noun: Token, role: str) -> list[Token]:
    """What follows the noun by "with" though the parser hangs it on the verb: "won its war with Chad"."""
    edge = noun.right_edge
    if role not in ("with", "against", "between") or noun.dep_ != "dobj" or edge.i + 1 >= len(noun.doc):
        return []
    after = edge.nbor(1)
    return [c for c in after.children if c.dep_ == "pobj"] if after.lower_ == role and after.head == noun.head else []


def _let_go(subject: Token) -> bool:
    """True for the "he" of "demanded that he be freed": it is said to whoever holds him."""
    words = load_event_words().get(subject.head.lemma_.lower(), ())
    return subject.dep_ == "nsubjpass" and any(word.type == "CONCEDE" for word in words)


def _shared(verb: Token, role: str) -> list[Token]:
    """What a verb joined behind this one has in the role: "run a mission and keep a consul in", "shelled and burnt
    Chad's villages"."""
    joined = _joined_to(verb) if verb.pos_ == "VERB" and role in _SHARED else []
    joined = [other for other in joined if not _takes(other, role)]
    if verb.pos_ == "VERB" and role == ("subj" if is_passive(verb) else "obj"):
        joined = [other for other in _joined_to(verb) if other.i == verb.i + 2]
    return next((nouns for other in joined if (nouns := fillers(other, role))), [])


def _takes(verb: Token, role: str) -> bool:
    """True for "complained to" in "withdrew its envoy and complained to the council": not shared, as in "opened a
    mission and posted a consul in"."""
    close = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == role and verb.nbor(1).head == verb
    words = load_event_words().get(verb.lemma_.lower(), ())
    return close and any(role in word.target for word in words if word.pos == "verb")


def _carried_role(trigger: Token, role: str, acting: bool) -> list[Token]:
    """What the verb or preposition that carries the noun has in the role: "launched an attack on", "is at war with"."""
    if trigger.dep_ == "pobj" and trigger.head.lower_ in _CARRYING:
        return _behind_preposition(trigger, role, acting)
    if (beside := _told_beside(trigger, role)) is not None:
        return beside
    carried = _counted(trigger)
    verb = carried.head
    light = light_verbs().get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None
    if light is None or carried not in fillers(verb, "obj"):
        return []
    if not light:
        return _undergone(trigger, verb, role, acting)
    if role in ("poss", "mod"):
        return []
    own = [] if role in ("obj", "of") else fillers(verb, role)
    given = [
        noun for noun in fillers(verb, "obj") if noun != trigger
    ]  # "gave Chad a pledge", "Chad was given a pledge"
    return own or (given if role in _ON_THE_OTHER_SIDE and not acting else [])


def _told_beside(noun: Token, role: str) -> list[Token] | None:
    """Who was at "talks with" after which they act, between whom "fighting broke out"; None for other nouns and
    roles."""
    if role == "subj" and _is_occasion(noun):
        host = noun.head.head  # "condemned the raid after talks with": whoever condemned was there
        return fillers(host, "subj") if host.pos_ == "VERB" else []
    if noun.dep_ not in ("nsubj", "nsubjpass") or role != "between":
        return None
    behind = (child for child in noun.head.children if child.lower_ == role)
    return [other for child in behind for other in child.children if other.dep_ == "pobj"]


def _is_occasion(noun: Token) -> bool:
    """True for the talks of "after talks with", "during a visit with"."""
    beside = noun.dep_ == "pobj" and noun.head.lower_ in _BESIDE and bool(fillers(noun, "with"))
    return beside and any(word.type == "CONSULT" for word in load_event_words().get(noun.lemma_.lower(), ()))


def _counted(noun: Token) -> Token:
    """The noun by which acts are counted: the round of "held a second round of talks"."""
    above = noun.head.head
    return above if noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.lemma_.lower() in _COUNTS else noun


def _joined_to(verb: Token) -> list[Token]:
    """The verbs joined to this one that have no subject or form of their own: "open and run a mission in"."""
    return [
        child
        for child in verb.children
        if child.dep_ == "conj"
        and child.tag_ == verb.tag_
        and not any(c.dep_.startswith("nsubj") for c in child.children)
    ]


def _behind_preposition(noun: Token, role: str, acting: bool) -> list[Token]:
    """Who "is at war with", "a state in talks with", "came under fire from", "went on strike against"."""
    host = noun.head.head
    if noun.head.lower_ == "under":
        return _undergone(noun, host, role, acting) if host.pos_ in ("VERB", "AUX") else []
    if role != "subj" or (noun.head.lower_ in ("on", "into") and host.lemma_.lower() not in _ENTERING):
        return []
    return fillers(host, "subj") if host.pos_ in ("VERB", "AUX") else [host]


def _undergone(noun: Token, verb: Token, role: str, acting: bool) -> list[Token]:
    """The sides of what the verb's subject undergoes ("received support from", "won the backing of")."""
    received = is_passive(verb) and noun not in _kept(verb)  # "aid received by Chad"; not "Chad was given aid"
    if acting:
        named = (found for word in _DOERS for host in (noun, verb) if (found := _doers(host, word, received)))
        return next(named, []) if role == "subj" else []
    patient = "obj" if is_passive(verb) and not received else "subj"
    return [token for token in fillers(verb, patient) if token != noun]


def _doers(host: Token, word: str, received: bool) -> list[Token]:
    return [] if received and word == "by" and host.pos_ == "VERB" else fillers(host, word)


def _kept(verb: Token) -> list[Token]:
    """The object that a passive keeps: "was given a pledge"."""
    return [child for child in verb.children if child.dep_ == "dobj"]
