"""Who a noun phrase is: whom its head names, else its owners and modifiers, else what "of", "from" or "in" adds."""

from spacy.tokens import Token

from dragoman.annotate.frames import SUBJECTS, conjuncts, prepositional, surface_subjects
from dragoman.annotate.premodifiers import MODIFIERS
from dragoman.annotate.reading import Reading
from dragoman.annotate.relatives import antecedent
from dragoman.annotate.role_words import role_nouns
from dragoman.model.actors import Link, Mention, MentionKind

_OUTRAGES = frozenset({"attack", "bombing", "blast", "explosion", "shooting", "raid", "massacre", "siege", "assault"})
#: What an attack does to whom it strikes.
_HARMING = frozenset({"kill", "wound", "injure", "leave", "destroy", "damage", "hit", "target", "strike"})
#: Who enforces the law of the state they are in.
_OFFICERS = frozenset(
    {"police", "court", "tribunal", "prosecutor", "jury", "judge", "magistrate", "authority", "detective"}
)
_FIRING = frozenset({"fire", "launch", "shoot", "lob"})  # "rockets fired by Chad", "from Chad"
_OWNING = frozenset({"own", "run", "operate", "control", "command"})
_FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "my", "me"})
_THIRD_PERSON = frozenset({"it", "they", "he", "she"})
#: Nouns that are whoever they are of ("the deaths of dozens of soldiers", "an assembly of ministers").
_QUANTITIES = frozenset({"dozen", "score", "hundred", "thousand", "million", "group", "number", "handful"})
_PANELS = frozenset({"assembly", "crowd", "team", "panel"})


def actor_links(reading: Reading, token: Token) -> list[tuple[Link, Token]]:
    """The links that say who the noun phrase headed by the token is, with the tokens that carry them.

    The head's own link first ("Iran", "the ambassador", "he"); else its possessives and modifiers
    ("Iranian officials", "Iran's proposal"); else what "of", "from" or "in" adds ("the parliament of
    Iraq"). Everything joined by "and" counts.
    """
    found: list[tuple[Link, Token]] = []
    for noun in conjuncts(token):
        found += _links_of_one(reading, noun)
        if noun.dep_ == "appos" and not found:  # "a Japanese ship, the Maru": the ship's
            found += _links_of_one(reading, noun.head)
    return found


def _links_of_one(reading: Reading, noun: Token) -> list[tuple[Link, Token]]:
    return _attached_or_own(reading, noun) or _owner_links(reading, noun)


def _owner_links(reading: Reading, noun: Token) -> list[tuple[Link, Token]]:
    """Whose "its army" is in "Chad admitted its army had fired", who "it" is in "said it was ready": the subject's of
    the clause above."""
    word = role_nouns().get(noun.lemma_.lower())
    owned = any(child.tag_ == "PRP$" and reading.link_at(child) is None for child in noun.children)
    ready = any(child.dep_ == "acomp" and child.pos_ == "ADJ" for child in noun.head.children)
    itself = ready and noun.lower_ in _THIRD_PERSON and reading.link_at(noun) is None
    owned = itself or (owned and word is not None and word.role != "relation")
    clause = noun.head
    if not owned or noun.dep_ not in SUBJECTS or clause.dep_ != "ccomp":
        return []
    return [pair for subject in surface_subjects(clause.head, SUBJECTS) for pair in _attached_or_own(reading, subject)]


def _attached_or_own(reading: Reading, noun: Token) -> list[tuple[Link, Token]]:
    link = reading.link_at(noun)
    if link is not None and link.mention.name_kind == "outlet":
        return []  # "the French Press Agency": nobody's side
    return _own_links(reading, noun) or _modifier_links(reading, noun) or _attached_links(reading, noun)


def _own_links(reading: Reading, noun: Token) -> list[tuple[Link, Token]]:
    first_person = noun.pos_ == "PRON" and noun.lower_ in _FIRST_PERSON  # "US" is no pronoun
    link = _first_person(reading, noun) if first_person else reading.link_at(noun)
    if link is None or not link.resolved or link.mention.kind is MentionKind.PLACE or _scene_of(noun, link):
        return []
    return [] if link.mention.name_kind == "outlet" else [(link, noun)]


def _scene_of(noun: Token, link: Link) -> bool:
    """True for the town of "the Lima bombing", "the Oslo attacks": a place, and nobody who acts."""
    named = noun.dep_ in MODIFIERS and noun.head.lemma_.lower() in _OUTRAGES
    return named and link.mention.name_kind in ("seat", "capital")


def _first_person(reading: Reading, pronoun: Token) -> Link | None:
    """Inside a quotation "we" is the side the speaker speaks for."""
    said = reading.statement_over(pronoun.idx)
    if said is None or said.speaker_of is None:
        return None
    mention = Mention(pronoun.idx, pronoun.idx + len(pronoun.text), pronoun.text, MentionKind.PRONOUN)
    return Link(mention, (said.speaker_of,), 0.8, f"first person of {said.speaker}")


def _modifier_links(reading: Reading, noun: Token, asked: frozenset[int] = frozenset()) -> list[tuple[Link, Token]]:
    """Whose the noun is by its possessives and modifiers; those already `asked` on the way, places of tokens, are not
    asked again: "whose" may lead from an apposition back to its noun."""
    if noun.i in asked:
        return []
    asked |= {noun.i}
    found: list[tuple[Link, Token]] = []
    owners: list[tuple[Link, Token]] = []
    for child in noun.children:
        if child.dep_ == "poss" and somebody_elses(noun):
            continue
        if child.dep_ in MODIFIERS or child.dep_ in ("poss", "appos"):
            for part in [antecedent(child)] if child.tag_ == "WP$" else conjuncts(child):
                links = _own_links(reading, part) or _modifier_links(reading, part, asked)
                (owners if part.tag_ == "PRP$" else found).extend(links)
    return found or owners  # "his Emirati counterpart" is the Emirates'


def somebody_elses(noun: Token) -> bool:
    """True for "its critics", "Chad's neighbours": others than the owner."""
    word = role_nouns().get(noun.lemma_.lower())
    return word is not None and word.role == "relation"


def _attached_links(reading: Reading, noun: Token) -> list[tuple[Link, Token]]:
    owners = [owner for child in noun.children if child.dep_ == "acl" for owner in _owners(child)]
    if owned := [pair for owner in owners for pair in _own_links(reading, owner) or _modifier_links(reading, owner)]:
        return owned
    for word in _attaching(noun):
        for governed in prepositional(noun, word):
            found = [pair for part in conjuncts(governed) for pair in _own_links(reading, part)]
            if not found and word in ("of", "including", "by"):
                found = [pair for part in conjuncts(governed) for pair in _modifier_links(reading, part)]
            if not found and word == "in" and noun.lemma_.lower() in _OFFICERS:
                found = _state_of(reading, governed)
            many = governed.lemma_.lower() in _QUANTITIES or noun.lemma_.lower() in _PANELS
            if not found and word == "of" and many:
                found = _attached_links(reading, governed)
            if found:
                return found
    return []


def _state_of(reading: Reading, place: Token) -> list[tuple[Link, Token]]:
    """The state of a town whose courts and police act: "police in Lyon"."""
    link = reading.link_at(place)
    return [(link, place)] if link is not None and link.resolved and link.mention.kind is MentionKind.PLACE else []


def _attaching(noun: Token) -> tuple[str, ...]:
    """The prepositions that lead to whose the noun is."""
    if noun.lemma_.lower().startswith("spokes"):
        return ("for", "of", "from", "in")
    if noun.lemma_.lower() in _OUTRAGES and noun.dep_ == "nsubj" and noun.head.lemma_ in _HARMING:
        return ("by", "of", "from", "in")  # "an attack by Chadian troops killed"
    people = {noun.lemma_.lower(), noun.lower_} & role_nouns().keys()
    named = ("including",) if people else ()  # "leaders including the premier of Chad"
    return ("from", "in", *named) if somebody_elses(noun) else ("of", "from", "in", *named)


def _owners(participle: Token) -> list[Token]:
    """Whose the noun is in "tankers belonging to", "a bank owned by"."""
    if participle.lemma_ == "belong":
        return prepositional(participle, "to")
    if participle.lemma_ in _FIRING:
        return prepositional(participle, "by") or prepositional(participle, "from")
    return prepositional(participle, "by") if participle.lemma_ in _OWNING else []


def actors_of(reading: Reading, token: Token) -> tuple[str, ...]:
    """The codes of the actors the noun phrase headed by the token means, in text order, each once."""
    codes: dict[str, None] = {}
    for link, _ in actor_links(reading, token):
        for code in link.actors:
            codes[reading.gazetteer.counts_as(code)] = None
    return tuple(codes)
