"""The sides of an act that a noun names, where the words around the noun tell them: "at the request of Chad", "was the
target of an attack", "pledges came from", "a visit that Chad paid to", "blamed Chad for the attack"."""

from functools import cache

from spacy.tokens import Token

from dragoman.annotate.event_words import light_verbs, load_event_words
from dragoman.annotate.frames import fillers, is_passive, loose_fillers
from dragoman.model.vocabulary import read_rows

#: Who did what a noun of asking moves to act: "returned at the request of", "acting on an invitation from".
_ASKED = frozenset({"request", "invitation", "behest", "urging", "insistence", "order", "bidding", "appeal"})
_AT = frozenset({"at", "on", "upon", "by", "per"})
#: What is asked in vain: "despite calls from Chad, Togo has not opened".
_HEEDLESS = frozenset({"despite", "defying", "ignoring", "notwithstanding"})
_PRESSED = frozenset({"call", "plea", "demand", "warning", "threat", "pressure", "exhortation"}) | _ASKED
#: What a noun makes of the subject of "was the target of".
_UNDERGOING = frozenset({"target", "subject", "object", "victim", "recipient", "beneficiary"})
_COMING = frozenset({"come", "arrive", "pour", "flow", "follow", "flood"})
_INSIDE = frozenset({"in", "during", "by"})
_OTHERS = ("to", "on", "against", "with", "into", "for", "in")
_PREDICATES = frozenset({"VERB", "AUX"})


def told_around(noun: Token, acting: bool) -> list[Token]:
    """Who acts, or whom the act is done to, by the words the noun hangs on or is taken up by; empty where they do not
    tell."""
    for finder in (
        (_asked, _undergone, _came, _carried_out, _struck, _killed_in)
        if not acting
        else (_came, _carried_out, _charged)
    ):
        found = finder(noun, acting)
        if found:
            return found
    return []


def is_bidding(noun: Token) -> bool:
    """True for the noun of "at the request of", "on an invitation from": its host is whoever was asked."""
    return noun.lemma_.lower() in _ASKED and noun.dep_ == "pobj" and noun.head.lower_ in _AT


def _asked(noun: Token, acting: bool) -> list[Token]:
    heedless = noun.dep_ in ("pobj", "dobj") and noun.head.lower_ in _HEEDLESS and noun.lemma_.lower() in _PRESSED
    if acting or not (is_bidding(noun) or heedless):
        return []
    host = noun.head.head
    return fillers(host, "subj") if host.pos_ in _PREDICATES else []


def _undergone(noun: Token, acting: bool) -> list[Token]:
    """Whom "is the target of the attack", "became the subject of sanctions" says something of."""
    if acting or noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return []
    middle = noun.head.head
    if middle.lemma_.lower() not in _UNDERGOING or middle.dep_ not in ("attr", "dobj", "oprd"):
        return []
    return fillers(middle.head, "subj")


def _came(noun: Token, acting: bool) -> list[Token]:
    """From whom "pledges came", "condolences arrived"."""
    verb = noun.head
    if not acting or _violent(noun) or noun.dep_ != "nsubj" or verb.lemma_.lower() not in _COMING:
        return []  # "the rockets came from Gaza": a place
    return loose_fillers(verb, "from")


def _carried_out(noun: Token, acting: bool) -> list[Token]:
    """The sides of the verb that takes the noun up in a clause of its own: "a visit that Chad paid to", "the raid
    carried out by"."""
    clauses = [child for child in noun.children if child.dep_ in ("relcl", "acl")]
    tried = [deed for verb in clauses for deed in verb.children if deed.dep_ == "xcomp"]  # "had tried to carry out"
    for verb in (*clauses, *tried):
        if not light_verbs().get(verb.lemma_.lower(), False):
            continue
        if acting:
            return [
                token for token in (fillers(verb, "by") if is_passive(verb) else fillers(verb, "subj")) if token != noun
            ]
        return next((found for role in _OTHERS if (found := fillers(verb, role))), [])
    return []


def _struck(noun: Token, acting: bool) -> list[Token]:
    """Whom "the raid that killed Chad's envoy" struck."""
    struck = (child for child in noun.children if child.dep_ == "relcl" and _violent(child) and not is_passive(child))
    return [] if acting else [token for verb in struck for token in fillers(verb, "obj") if token != noun]


def _killed_in(noun: Token, acting: bool) -> list[Token]:
    """Whom the verb around the noun kills or wounds: "were killed in a raid by Chad", "in fighting with"."""
    verb = noun.head.head
    inside = noun.dep_ == "pobj" and noun.head.lower_ in _INSIDE and verb.pos_ == "VERB" and _violent(noun)
    return fillers(verb, "obj") if inside and not acting and _violent(verb) else []


def _violent(word: Token) -> bool:
    return any(row.type == "ASSAULT" for row in load_event_words().get(word.lemma_.lower(), ()))


def _charged(noun: Token, acting: bool) -> list[Token]:
    """Who is blamed for the act, or has it ascribed to them (charging_words.csv)."""
    words = charging_words()
    host = noun
    while host.dep_ in ("pobj", "prep", "dobj", "conj", "nsubjpass"):
        above = host.head
        role = words.get((above.lemma_.lower(), host.lower_ if host.dep_ == "prep" else host.dep_))
        if role:
            return fillers(above, role)
        host = above
    after = (child for child in noun.children if child.dep_ in ("acl", "relcl"))
    found = ((child, words.get((child.lemma_.lower(), "dobj"))) for child in after)
    return next((tokens for child, role in found if role and (tokens := fillers(child, role))), [])


@cache
def charging_words() -> dict[tuple[str, str], str]:
    """For a word and the way an act hangs on it, the role of whoever is said to have done it (charging_words.csv):
    blame "for" it: its obj; ascribe it (dobj): to."""
    rows = read_rows("dragoman.annotate", "charging_words.csv", ("word", "relation", "doer"))
    return {(row["word"], row["relation"]): row["doer"] for row in rows}
