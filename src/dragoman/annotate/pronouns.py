"""Whom "he", "it" and "they" stand for: subjects first, near before far, and nothing where two fit alike."""

from spacy.tokens import Token

from dragoman.annotate.frames import antecedent, conjuncts
from dragoman.annotate.role_words import role_nouns
from dragoman.annotate.scene import Anchor, Scene, clause_head, subject_of
from dragoman.model.actors import Mention, MentionKind

_PERSONAL = frozenset({"he", "him", "his", "she", "her"})
_SINGULAR = frozenset({"it", "its"})
_PLURAL = frozenset({"they", "their", "them"})
PRONOUNS = _PERSONAL | _SINGULAR | _PLURAL

#: How many sentences back a person may be named for "he"; speakers of long interviews are renamed sooner.
_REACH_PERSON = 3
_SUBJECT, _SPEAKER, _OBJECT = 1.0, 0.5, 0.0
_PER_SENTENCE = 0.75  # points lost by each sentence between
_MODIFIER = -1.0
_LEAD = 0.5  # points the best must be ahead of another person
#: Verbs whose "it" stands for nothing when a clause follows.
_EMPTY_IT = frozenset({"be", "seem", "appear", "become", "remain", "take", "make"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl", "relcl"})


def decide_pronoun(scene: Scene, token: Token) -> Mention | None:
    """The pronoun as a mention of what it stands for, and an anchor for what follows; None where undecided."""
    word = token.lower_
    if word in _PERSONAL:
        found = _person_meant(scene, token)
    elif word in _SINGULAR:
        found = _thing_meant(scene, token, plural=False)
    else:
        found = _thing_meant(scene, token, plural=True)
    if found is None or not (found.person or found.codes):
        return None
    scene.add(
        Anchor(token.i, token, found.codes, found.person, found.human, found.plural, found.together),
        range(token.i, token.i + 1),
    )
    group = "group" if found.together and not found.person else ""
    codes = () if found.person else found.codes
    end = token.idx + len(token.text)
    return Mention(token.idx, end, token.text, MentionKind.PRONOUN, codes, group, found.person)


def _person_meant(scene: Scene, token: Token) -> Anchor | None:
    """The person who leads all others, or None."""
    quote = scene.quote_at(token)
    barred = _co_argument(token)
    best: dict[tuple[str, ...], tuple[float, Anchor]] = {}
    for anchor in scene.before(token, _REACH_PERSON):
        if not anchor.human or anchor.plural or anchor.head is barred:
            continue
        if quote and scene.quote_at(anchor.head) != quote:
            continue
        key = anchor.identity or (str(anchor.at),)
        points = _points(scene, anchor, token)
        if key not in best or points > best[key][0]:
            best[key] = (points, anchor)
    ranked = sorted(best.values(), key=lambda entry: (-entry[0], -entry[1].at))
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAD):
        return None
    return ranked[0][1]


def _points(scene: Scene, anchor: Anchor, token: Token) -> float:
    points = -_PER_SENTENCE * (scene.sentence[token.i] - scene.sentence[anchor.at])
    if anchor.is_subject:
        points += _SUBJECT
        if anchor.head.head.dep_ == "ROOT":
            points += _SPEAKER
    if anchor.is_modifier or anchor.head.dep_ == "poss":
        points += _MODIFIER / 2
    return points


def _co_argument(token: Token) -> Token | None:
    """The subject that an object pronoun cannot stand for ("Aliyev met him")."""
    if token.dep_ in ("dobj", "dative", "pobj") and token.lower_ in ("him", "her", "it", "them"):
        return subject_of(clause_head(token))
    return None


def _thing_meant(scene: Scene, token: Token, plural: bool) -> Anchor | None:
    """What "it" or "they" stands for: the subject of its own clause, the one above, or the sentence before."""
    if _stands_for_nothing(token):
        return None
    if (joined := _joined_owner(scene, token, plural)) is not None:
        return joined
    for noun in _subjects_above(token):
        anchor = _actor_at(scene, antecedent(noun), plural)
        if anchor is not None:
            return anchor
        if not _is_person(scene, noun):
            return None
    return _subject_before(scene, token, plural) if token.dep_ in ("nsubj", "nsubjpass", "poss") else None


def _stands_for_nothing(token: Token) -> bool:
    """True for the "it" of "it is clear that", "it was reported that"."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    verb = token.head
    clause = any(child.dep_ in _CLAUSAL for child in verb.children)
    deep = any(c.dep_ in _CLAUSAL for child in verb.children if child.dep_ in ("acomp", "attr") for c in child.children)
    return token.dep_ in ("nsubj", "nsubjpass") and (
        (verb.lemma_ in _EMPTY_IT and (clause or deep or any(c.dep_ in ("acomp", "attr") for c in verb.children)))
        or (token.dep_ == "nsubjpass" and any(child.dep_ == "ccomp" for child in verb.children))
    )


def _joined_owner(scene: Scene, token: Token, plural: bool) -> Anchor | None:
    """The actor that "and its" joins on to ("Iran and its allies")."""
    noun = token.head
    if token.dep_ == "poss" and noun.dep_ == "conj" and noun.head.i < token.i:
        return _actor_at(scene, noun.head, plural)
    return None


def _subjects_above(token: Token) -> list[Token]:
    """The subjects of the pronoun's clause and of the clauses above it, its own phrase left out, nearest first."""
    found = []
    verb = clause_head(token)
    while True:
        subject = subject_of(verb)
        if subject is not None and subject.i < token.i and not subject.is_ancestor(token) and subject is not token:
            found.append(subject)
        if verb.dep_ == "ROOT":
            return found
        verb = clause_head(verb.head)


def _actor_at(scene: Scene, noun: Token, plural: bool) -> Anchor | None:
    """The actor the noun phrase is, in the number asked for; several joined by "and" for a plural."""
    own = [_own_anchor(scene, part) for part in conjuncts(noun)]
    anchors = [anchor for anchor in own if anchor is not None]
    if len(own) > 1:
        codes = tuple(dict.fromkeys(code for anchor in anchors for code in anchor.codes))
        whole = plural and len(anchors) == len(own) and codes
        return Anchor(noun.i, noun, codes, plural=True, together=len(codes) > 1) if whole else None
    if not anchors:
        return _by_modifier(scene, noun) if plural == (noun.tag_ in ("NNS", "NNPS")) else None
    anchor = anchors[0]
    return anchor if anchor.plural == plural and not (anchor.human and not plural) and anchor.codes else None


def _own_anchor(scene: Scene, noun: Token) -> Anchor | None:
    anchor = scene.by_token.get(noun.i)
    return anchor if anchor is not None and (anchor.head is noun or anchor.codes) else None


def _by_modifier(scene: Scene, noun: Token) -> Anchor | None:
    """The state whose institution or people the noun names ("the Iranian government", "Israel's officials")."""
    word = role_nouns().get(noun.lemma_.lower())
    if word is None or word.role not in ("institution", "people"):
        return None
    for child in noun.children:
        anchor = scene.by_token.get(child.i)
        if anchor and child.dep_ in ("amod", "compound", "poss", "nmod") and anchor.codes and not anchor.human:
            return Anchor(noun.i, noun, anchor.codes, plural=word.role == "people")
    return None


def _is_person(scene: Scene, noun: Token) -> bool:
    anchor = scene.by_token.get(noun.i)
    word = role_nouns().get(noun.lemma_.lower())
    return bool(anchor and anchor.human) or bool(word and word.role in ("office", "human", "people"))


def _subject_before(scene: Scene, token: Token, plural: bool) -> Anchor | None:
    """The actor that is subject of the sentence before."""
    here = token.sent
    if here.start == 0:
        return None
    before = scene.doc[here.start - 1].sent
    subject = subject_of(before.root)
    quote = scene.quote_at(token)
    if subject is None or scene.quote_at(subject) != quote:
        return None
    return _actor_at(scene, subject, plural)
