"""Whose a noun is by the names in its phrase: Israeli, Israel's, of Israel."""

from spacy.tokens import Token

from dragoman.annotate.frames import conjuncts
from dragoman.annotate.scene import Anchor, Scene

#: How what stands before a noun hangs on it.
BEFORE = frozenset({"det", "poss", "amod", "compound", "nmod", "nummod", "predet"})


def owner_codes(scene: Scene, token: Token) -> tuple[str, ...]:
    """The actors that modify or own the noun: Israeli, Israel's, of Israel; both of "Indian and Pakistani"."""
    codes: dict[str, None] = {}
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            tokens = [grand for grand in child.children if grand.dep_ == "pobj"]
        elif child.dep_ in BEFORE:
            tokens = [child]
        else:
            continue
        for part in (joined for first in tokens for joined in conjuncts(first)):
            anchor = scene.by_token.get(part.i)
            own = scene.by_token.get(token.i)
            if anchor is not None and anchor != own and not anchor.person and not is_bare_body(scene, anchor):
                codes.update(dict.fromkeys(anchor.codes))
    return tuple(codes)


def is_bare_body(scene: Scene, anchor: Anchor) -> bool:
    """True for a body that only this text names."""
    return all(code.startswith("NGO:") and code not in scene.gazetteer.actors for code in anchor.codes)
