"""Where the parties of a tie word stand in the sentence: nouns only, whoever they mean (annotate/tie_roles.py).

Who is said to be an ally, which verb has an embassy for its object, what a preposition governs where parsers hang
it on a neighbour of the word.
"""

from spacy.tokens import Token

from dragoman.annotate.frames import fillers, is_passive
from dragoman.annotate.relatives import antecedent
from dragoman.annotate.tie_words import load_holders, phrase

_ONE_OF = frozenset({"one", "some", "two", "part", "most"})
_OF_TWO = frozenset({"between", "with", "against"})
_STATES = frozenset({"in", "under", "on", "at", "within"})  # "is in conflict with", "are under sanctions"
_LOWS = frozenset({"bottom", "low", "nadir", "ebb"})
_CHILLS = frozenset({"chill", "strain", "pall", "shadow", "damper", "cloud"})
_HERE = frozenset({"here", "there", "back"})  # "the ambassador here in Freedonia"


def hung(trigger: Token, word: str) -> list[Token]:
    """What the preposition governs where it hangs on the trigger, or where parsers hang it instead: on the noun
    that the trigger completes ("opening of its embassy in"), on its measure, or on the verb it depends on."""
    found = fillers(trigger, word)
    if not found and trigger.pos_ == "VERB":
        inside = [part for noun in fillers(trigger, "obj") if noun.i > trigger.i for part in phrase(noun)]
        return [thing for part in inside for thing in fillers(part, word)]
    if found or trigger.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return found
    head = trigger.head
    hosts = [grand for child in trigger.children if child.dep_ == "prep" for grand in (child, *child.children)]
    hosts += [child for child in trigger.children if child.lower_ in _HERE]
    if trigger.dep_ == "pobj":
        hosts += [head] if head.lower_ != "of" else [head, head.head]
    if trigger.dep_ in ("npadvmod", "compound", "amod") and head.i > trigger.i:
        hosts.append(head)
    if trigger.dep_ in ("dobj", "nsubj", "nsubjpass", "attr") and (word in _OF_TWO or _keeps_place(trigger)):
        hosts.append(head)
    near = [child for host in hosts for child in host.children if child.lower_ == word and child.i > trigger.i]
    return [grand for child in near if child.dep_ == "prep" for grand in child.children if grand.dep_ == "pobj"]


def _keeps_place(noun: Token) -> bool:
    """True for an object, and for the subject of a verb of staying ("the troops remain in")."""
    return noun.dep_ == "dobj" or _effect(noun.head) == "stays"


def described(word: Token) -> list[Token]:
    """The nouns that the word is said to be: a copula's subject, what it is in apposition to, "regards it as"."""
    if word.dep_ in ("attr", "acomp"):
        return fillers(word.head, "subj") or fillers(word.head, "obj")
    if word.pos_ in ("ADJ", "VERB"):
        return _qualified(word)
    if word.dep_ == "ccomp":  # "considers Freedonia its enemy"
        return [child for child in word.children if child.dep_ == "nsubj"]
    if word.dep_ == "oprd":
        return [child for child in word.head.children if child.dep_ in ("dobj", "nsubjpass", "nsubj")][-1:]
    if word.dep_ == "conj" and first_joined(word) != word:
        own = [child for child in word.children if child.dep_ == "appos"]  # "Ruritania and its ally Freedonia"
        return own or described(first_joined(word))
    return _such_as(word) or (_behind_preposition(word) if word.dep_ == "pobj" else _apposed(word))


def _such_as(word: Token) -> list[Token]:
    """What the noun is exemplified by: "allies such as Freedonia"."""
    likened = [child for child in word.children if child.dep_ == "prep" and child.lower_ == "as"]
    such = [child for child in likened if any(grand.lower_ == "such" for grand in child.children)]
    return [noun for preposition in such for noun in preposition.children if noun.dep_ == "pobj"]


def owners_by_clause(noun: Token) -> list[Token]:
    """Whose a bare noun is: whoever acts on it, where nothing before it tells ("urges allies such as Chad").

    "In support of" is the support of the clause's subject.
    """
    above = noun.head
    bare = not any(child.dep_ in ("det", "poss", "amod", "compound") for child in noun.children)
    if bare and noun.dep_ == "pobj" and above.lower_ == "in":
        return subjects(above.head) if above.head.pos_ == "VERB" else []
    return subjects(above) if bare and noun.dep_ == "dobj" and above.pos_ == "VERB" else []


def _qualified(word: Token) -> list[Token]:
    """What an adjective stands before, or whom a participle is said of."""
    if word.dep_ == "amod":
        return [word.head]
    return fillers(word, "obj") if word.pos_ == "VERB" else []


def _behind_preposition(noun: Token) -> list[Token]:
    """Who is "under", "in" or "at" the noun, is "regarded as" it or is "one of" such; what it is in apposition to."""
    preposition, above = noun.head, noun.head.head
    if preposition.lower_ in _STATES and (held := _in_state(preposition)):
        return held
    if preposition.lower_ == "of" and above.lower_ in _ONE_OF:
        return described(above)
    found = _apposed(noun)
    if preposition.lower_ in ("as", "among", "at") and above.pos_ in ("VERB", "AUX"):
        found += fillers(above, "obj" if preposition.lower_ == "as" else "subj") or fillers(above, "subj")
    elif preposition.lower_ == "at":
        found.append(above)
    return found


def _apposed(noun: Token) -> list[Token]:
    """What the noun is in apposition to, behind it or before it ("Freedonia's ally Ruritania")."""
    found = [child for child in noun.children if child.dep_ == "appos"]
    before = noun.dep_ in ("compound", "nmod", "amod")
    if noun.dep_ == "appos" or (before and noun.head.pos_ == "PROPN"):
        found.append(noun.head)
    elif before and noun.i + 1 < len(noun.doc) and noun.nbor(1).pos_ == "PROPN":
        found.append(noun.nbor(1))
    return found


def _in_state(preposition: Token) -> list[Token]:
    """Who is "under", "in" or "on" something: the subject of a verb of staying, or the noun that has the phrase."""
    above = preposition.head
    if above.pos_ == "AUX" or (above.pos_ == "VERB" and _effect(above) == "stays"):
        return (fillers(above, "obj") if is_passive(above) else []) or fillers(above, "subj")
    return [above] if preposition.lower_ == "under" and above.pos_ in ("NOUN", "PROPN") else []


def _effect(verb: Token) -> str:
    holder = load_holders().get(verb.lemma_.lower())
    return holder.effect if holder else ""


def first_joined(word: Token) -> Token:
    """The first of the words of its kind that "and" joins the word to; a word may be its own head where a line ends."""
    nouns, first = word.pos_ in ("NOUN", "PROPN"), word
    while first.dep_ == "conj" and first.head.i < first.i and (first.head.pos_ in ("NOUN", "PROPN")) is nouns:
        first = first.head
    return first


def regarding(noun: Token) -> list[Token]:
    """Who regards something as the noun: "Ruritania considers them a terrorist group"."""
    whole = noun.dep_ in ("oprd", "ccomp")
    verb = noun.head if whole else noun.head.head
    if whole or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
        return fillers(verb, "subj") if verb.pos_ == "VERB" else []
    return []


def holding_verb(noun: Token) -> Token | None:
    """The verb of tie_holders.csv that has the noun, or what the noun is joined to, for its object; or None."""
    word = first_joined(noun)
    verb = word.head
    held = word.dep_ in ("dobj", "nsubjpass", "pobj") or (word.dep_ == "nsubj" and verb.lemma_.lower() != "be")
    if word.dep_ == "pobj":
        verb = verb.head
    if held and verb.pos_ == "VERB" and verb.lemma_.lower() in load_holders():
        return verb
    participle = next((child for child in word.children if child.dep_ in ("acl", "relcl")), None)
    return participle if participle is not None and participle.lemma_.lower() in load_holders() else None


def held_by(noun: Token) -> list[Token]:
    """Who has the noun: the subject of the verb that holds it."""
    verb = holding_verb(noun)
    if verb is None:
        return []
    return [antecedent(token) for token in subjects(verb) if token != noun]


def subjects(verb: Token) -> list[Token]:
    """The verb's deep subject; also that of "accused of keeping", and of "one of the first to recognise it and has"."""
    found = fillers(verb, "subj")
    if not found and verb.dep_ == "xcomp" and verb.tag_ == "VBG":  # "began backing"
        found = fillers(verb.head, "subj")
    if not found and is_passive(verb):  # "is funded and armed by"
        found = [agent for joined in verb.conjuncts for agent in fillers(joined, "by")]
    if not found:
        verb = first_joined(verb)
    above = verb.head.head
    while verb.dep_ == "pcomp" and above.pos_ in ("NOUN", "PROPN", "ADP") and above.head != above:
        above = above.head  # "allied with the rebels in fighting", where the parser hung "in" on the rebels
    if not found and verb.dep_ == "pcomp" and above.pos_ == "VERB":
        return fillers(above, "obj") or fillers(above, "subj")
    if not found and verb.dep_ == "relcl" and any(child.lower_ == "to" for child in verb.lefts):
        return described(verb.head)
    return found


def at_a_low(noun: Token) -> bool:
    """True where what is said of the tie is that it fares badly: "ties have hit rock bottom", "put a chill on ties"."""
    if noun.dep_ == "nsubj":
        return any(child.dep_ in ("dobj", "pobj") and child.lemma_.lower() in _LOWS for child in noun.head.subtree)
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("on", "over"):
        return False
    host = noun.head.head
    words = [host, *(child for child in host.children if child.dep_ == "dobj")]
    return any(word.lemma_.lower() in _CHILLS for word in words)
