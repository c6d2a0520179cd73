"""Which states are meant at once: both countries, the two leaders, each side, "the ministers" of those who met."""

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.annotate.owned import owner_codes
from dragoman.annotate.role_words import RoleNoun, office_kinds, role_nouns
from dragoman.annotate.scene import Anchor, Scene, clause_head, subject_of

_NUMBERS = {"two": 2, "three": 3, "four": 4, "both": 2, "pair": 2, "duo": 2, "trio": 3}
EITHER = frozenset({"each", "neither", "either"})  # "each side", "neither country": both are meant
#: Plurals that "the" alone makes the two states spoken of.
_ALWAYS_PAIRS = frozenset({"countries", "nations", "sides", "neighbours", "neighbors", "parties"})
#: What "leaders", "governments" are of one or several states that are named with them.
_OWNED_PAIRS = frozenset({"office", "institution", "ministry"})
#: Plurals that "the" makes those who were last meant at once.
_ACTING_PAIRS = frozenset({"presidents", "leaders", "ministers", "premiers", "delegations", "governments"})
_WHOLE = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "dative", "poss"})  # where a numeral stands for a noun
_COUNTING = frozenset({"the", "both", "two", "three", "four", "these", "of", "all"})
_ALONE = ({"the"}, {"all"})
_TWO = 2
_REACH = 3  # sentences back to states meant at once
_REACH_PAIR = 2
_TOPIC, _CLEAR = 2, 1.5  # a report is about states named this often, and this much more often than the next


def pair_meant(scene: Scene, token: Token, noun: RoleNoun) -> Anchor | None:
    """Both countries, the two leaders: the states last joined or last named together; whose "leaders" are, where that
    is named with them."""
    words = {child.lower_ for child in token.lefts} - office_kinds()  # "the two foreign ministers"
    if noun.noun == "both":
        codes = _both(scene, token) if not words and token.dep_ in _WHOLE else ()
        return Anchor(token.i, token, codes, plural=True, together=True) if codes else None
    if noun.noun in _NUMBERS and (words not in _ALONE or token.dep_ not in _WHOLE):
        return None  # "the two met", "urged all three": the numeral itself
    if owners := owner_codes(scene, token):
        one = role_nouns().get(token.lemma_.lower())
        acting = one is not None and one.role in _OWNED_PAIRS
        return Anchor(token.i, token, owners, plural=True, together=len(owners) > 1) if acting else None
    codes = _meant(scene, token, noun, words)
    return Anchor(token.i, token, codes, plural=token.tag_ != "NN", together=True) if codes else None


def _meant(scene: Scene, token: Token, noun: RoleNoun, words: set[str]) -> tuple[str, ...]:
    if words and words <= EITHER and token.tag_ == "NN":
        return _together(scene, token, 2)
    if any(map(_narrows, token.children)):
        return ()
    number = next((_NUMBERS[word] for word in sorted({*words, noun.noun}) if word in _NUMBERS), 0)
    if (number and words <= _COUNTING) or (words == {"the"} and noun.noun in _ALWAYS_PAIRS):
        two = scene.two_people(token) if noun.noun in _NUMBERS else ()  # "the two discussed"
        return two or _together(scene, token, number or 2)
    return _last_together(scene, token) if words == {"the"} and noun.noun in _ACTING_PAIRS else ()


def _both(scene: Scene, token: Token) -> tuple[str, ...]:
    """Whom "both" alone stands for: the two people just told of, or the two states last meant at once or joined."""
    if any(map(_narrows, token.children)):
        return ()
    before = _besides_own(scene, token)
    last = next((anchor.codes for anchor in before if anchor.together), ())
    return scene.two_people(token) or (last if len(last) == _TWO else _joined(scene, before, _TWO))


def one_of_joined(scene: Scene, token: Token) -> tuple[str, ...]:
    """Whom "the latter", "the former" stands for: of the two states that "and" joined last, near by."""
    if token.dep_ not in _WHOLE or not any(child.lower_ == "the" for child in token.lefts):
        return ()
    two = _joined(scene, scene.before(token, 1), _TWO)
    return (two[-1 if token.lower_ == "latter" else 0],) if two else ()


def _last_together(scene: Scene, token: Token) -> tuple[str, ...]:
    """Those last meant at once: "the presidents", "the ministers" are theirs."""
    before = scene.before(token, _REACH)
    return next((anchor.codes for anchor in before if anchor.together and len(anchor.codes) > 1), ())


def _together(scene: Scene, token: Token, number: int) -> tuple[str, ...]:
    """So many states meant at once: those of the sentence, those last joined, or those the report is about."""
    here = scene.sentence[token.i]
    before = _besides_own(scene, token)
    own = _states(scene, (a for a in reversed(before) if scene.sentence[a.at] == here))
    near: list[Anchor] = []
    for anchor in before:
        if len(own) == number and scene.sentence[anchor.at] != here:
            return own
        if anchor.together and len(anchor.codes) == number:
            return anchor.codes
        near.append(anchor)
    if len(own) == number:
        return own
    if joined := _joined(scene, near, number):
        return joined
    both = _states(scene, (a for a in reversed(near) if here - scene.sentence[a.at] <= _REACH_PAIR))
    topic = _topic(scene, token, number)
    if topic and (not own or set(own) <= set(topic) or len(both) != number):
        return topic
    return both if len(both) == number else ()


def _besides_own(scene: Scene, token: Token) -> list[Anchor]:
    """What was spoken of before; not the clause's own subject, where another word is meant ("Chad urged both
    sides to")."""
    subject = subject_of(clause_head(token))
    others = scene.before(token, _REACH)
    if subject is None or subject.i >= token.i or token.dep_ in ("nsubj", "nsubjpass"):
        return others
    phrase = range(subject.left_edge.i, subject.right_edge.i + 1)
    return [anchor for anchor in others if anchor.at not in phrase]


def _joined(scene: Scene, near: list[Anchor], number: int) -> tuple[str, ...]:
    """The states that "and" joined last, themselves or by their people ("Turkish and Greek ministers")."""
    by_head = {_phrase_head(anchor.head).i: anchor for anchor in near}
    for anchor in near:
        head = _phrase_head(anchor.head)
        joined = sorted([head, *head.conjuncts], key=lambda token: token.i)
        together = [by_head.get(token.i) for token in joined]
        codes = _states(scene, (other for other in together if other is not None))
        if len(together) == number and len(codes) == number:
            return codes
    return ()


def _topic(scene: Scene, token: Token, number: int) -> tuple[str, ...]:
    """The states most spoken of before the token, where they stand clear of the next."""
    ranked = scene.states_before(token).most_common(number + 1)
    if len(ranked) < number or ranked[number - 1][1] < _TOPIC:
        return ()
    clear = len(ranked) == number or ranked[number - 1][1] >= _CLEAR * ranked[number][1]
    return tuple(code for code, _ in ranked[:number]) if clear else ()


def _states(scene: Scene, anchors: Iterable[Anchor]) -> tuple[str, ...]:
    codes = (a.codes[0] for a in anchors if len(a.codes) == 1)
    return tuple(dict.fromkeys(code for code in codes if scene.is_state(code)))


def _narrows(child: Token) -> bool:
    """True for what tells which countries are meant; not for what a comma adds ("the two countries, which")."""
    added = child.dep_ in ("relcl", "acl") and child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
    return child.dep_ in ("relcl", "acl", "prep") and not added


def _phrase_head(token: Token) -> Token:
    """The noun the token belongs to: itself, or what it modifies."""
    while token.dep_ in ("amod", "compound", "nmod", "poss") and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token
