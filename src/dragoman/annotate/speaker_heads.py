"""Which noun of a phrase is the one who speaks: the counted, the owner of the paper, the one named."""

from spacy.tokens import Token

from dragoman.annotate.frames import fillers
from dragoman.annotate.person_words import load_person_words
from dragoman.annotate.role_words import gendered_words
from dragoman.annotate.saying_words import load_saying_words

_ISSUED = frozenset({"release", "issue", "publish", "sign", "write", "post", "make"})
_NAMING = frozenset({"name", "call", "identify"})


def speaking_head(head: Token) -> Token:
    """The head of who speaks where `head` counts, names or carries them: "some of the officials", "a man named Berg",
    "her letter"; the head itself else.
    """
    return _director(_so_named(_behind_paper(counted(head))))


def is_body(noun: Token) -> bool:
    """True for a noun of a body, which a name before it is not: "the Berg campaign"."""
    words = load_saying_words()
    lemma = noun.lemma_.lower()
    person = lemma in words["people"] or lemma in load_person_words().heads
    return lemma in words["bodies"] or (noun.pos_ == "NOUN" and lemma in words["reports"] and not person)


def _so_named(head: Token) -> Token:
    """The name in "a student named Berg"."""
    for clause in head.children:
        if clause.dep_ == "acl" and clause.lemma_ in _NAMING and clause.i == head.i + 1:
            return next((c for c in clause.children if c.dep_ in ("oprd", "attr") and c.pos_ == "PROPN"), head)
    return head


def _director(head: Token) -> Token:
    """The name in apposition to the role that the parser joined to a body with "and" in its name:
    "the Institute of Ports and Harbour's director, Ann Berg,"."""
    if head.pos_ != "PROPN":
        return head
    roles = (t for t in head.conjuncts if t.i > head.i and t.tag_ == "NN" and any(c.dep_ == "poss" for c in t.children))
    names = (c for role in roles for c in role.children if c.dep_ == "appos" and c.pos_ == "PROPN")
    return next(names, head)


def _by(paper: Token) -> Token | None:
    """The name that a paper is "by" or "from": "a statement by the minister Anna Berg"."""
    named = (noun for word in ("by", "from") for noun in fillers(paper, word))
    return next((noun for noun in named if noun.pos_ == "PROPN"), None)


def counted(head: Token) -> Token:
    """Who "some of the officials" are: the noun counted; the head itself where it counts none."""
    if head.lower_ not in load_saying_words()["quantities"]:
        return head
    of = (child for child in head.children if child.dep_ == "prep" and child.lower_ == "of" and child.i == head.i + 1)
    return next((noun for prep in of for noun in prep.children if noun.dep_ == "pobj" and _counts(noun)), head)


def _counts(noun: Token) -> bool:
    return noun.pos_ == "NOUN" or noun.tag_ == "NNPS"


def is_one_of(head: Token) -> bool:
    """True for "one" of "one of them"."""
    return head.lower_ in ("one", "none") and any(c.lower_ == "of" and c.i == head.i + 1 for c in head.children)


def is_called(noun: Token, pronoun: str) -> bool:
    """True for a noun, or one of several, that the press calls "he" or "she" as the pronoun has it: "a daughter"."""
    of = [n for prep in noun.children if is_one_of(noun) for n in prep.children if n.dep_ == "pobj"]
    return gendered_words().get((of or [noun])[0].lemma_.lower()) == pronoun


def is_collective(noun: Token) -> bool:
    """True for a body that "they" may mean: "the team", "the commission"."""
    return noun.lemma_.lower() in load_saying_words()["bodies"]


def _behind_paper(head: Token) -> Token:
    """Whose statement says it, or who released the statement that does; the head itself where it is none."""
    words = load_saying_words()
    lemma = head.lemma_.lower()
    owner = next((child for child in head.children if child.dep_ == "poss"), None) if lemma in words["papers"] else None
    if owner is not None:
        return owner
    issuer = next((c for c in head.children if c.dep_ == "acl" and c.lemma_ in _ISSUED), None)
    agent = next(iter(fillers(issuer, "by")), None) if issuer is not None else None
    if agent is not None and lemma in words["papers"]:
        return agent
    if lemma in words["papers"] and (named := _by(head)) is not None:
        return named
    if lemma not in words["reports"] or head.dep_ != "dobj":
        return head
    return next((t for t in fillers(head.head, "subj") if t.pos_ in ("PROPN", "PRON", "NOUN")), head)


def tellers(subject: Token) -> list[Token]:
    """Who says what the subject is part of: "Berg" for "Holm" in "Berg recalls that Holm came"; empty for nobody."""
    words = load_saying_words()
    verbs = (above.head for above in subject.ancestors if above.dep_ == "ccomp")
    return [teller for verb in verbs if words.verb(verb) is not None for teller in fillers(verb, "subj")]
