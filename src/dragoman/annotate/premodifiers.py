"""What stands before a noun and belongs to it: its owner, its adjectives, the nouns it is made up with."""

from spacy.tokens import Token

#: Labels of what modifies a noun from before it.
MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod"})


def modified(token: Token) -> Token:
    """The noun that the token belongs to: itself, or what it stands before as a modifier."""
    while token.dep_ in MODIFIERS and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token


def possessives(trigger: Token) -> list[Token]:
    """The owners before a noun: "Chad's" of "Chad's raid"."""
    return [child for child in trigger.children if child.dep_ == "poss"]


def modifiers(trigger: Token) -> list[Token]:
    """The adjectives and nouns before a noun, both parts of "Turkish-Armenian"."""
    found = [child for child in trigger.children if child.dep_ in MODIFIERS]
    joined = [part for child in found for part in child.lefts if part.dep_ in MODIFIERS and _hyphen_behind(part)]
    return [*joined, *found]


def _hyphen_behind(token: Token) -> bool:
    """True for the first part of "Turkish-Armenian"."""
    return not token.whitespace_ and token.nbor(1).text in ("-", "–", "‑")
