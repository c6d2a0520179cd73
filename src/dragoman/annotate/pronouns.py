"""Whom "he", "it" and "they" stand for: subjects first, near before far, and nothing where two fit alike."""

from spacy.tokens import Token

from dragoman.annotate.frames import conjuncts
from dragoman.annotate.relatives import antecedent
from dragoman.annotate.role_words import actor_verbs, role_nouns
from dragoman.annotate.scene import Anchor, Scene, clause_head, phrase_head, subject_of
from dragoman.model.actors import Mention, MentionKind

_PERSONAL = frozenset({"he", "him", "his", "she", "her"})
_SINGULAR = frozenset({"it", "its"})
_PLURAL = frozenset({"they", "their", "them"})
PRONOUNS = _PERSONAL | _SINGULAR | _PLURAL

#: How many sentences back a person may be named for "he"; speakers of long interviews are renamed sooner.
_REACH_PERSON = 3
#: The same for one whom the text has called "she": a judgement, as most texts at hand have fewer women than men.
_REACH_KNOWN = 8
_SUBJECT, _SPEAKER = 1.0, 0.5
_PER_SENTENCE = 0.75  # points lost by each sentence between
_MODIFIER = -0.5
_KNOWN = 1.0  # for one known as "she"
_ALIKE = 1.25  # for one who is acted on in the same sentence as the pronoun is ("praised Lee and thanked him")
_ACTED_ON = frozenset({"dobj", "dative", "pobj"})
_LEAD = 0.5  # points the best must be ahead of another person
#: Verbs whose "it" stands for nothing when a clause follows.
_EMPTY_IT = frozenset({"be", "seem", "appear", "become", "remain", "take", "make"})
#: What may stand between an actor and "its" where the owner is that actor.
_LINKS = frozenset({"and", "or", "for", "over", "in", "about", "with"})
_TIES = frozenset({"tie", "relation", "relationship", "alliance", "partnership", "friendship", "trade"})
#: What two have between them: "their" is both's.
_SHARED = _TIES | frozenset(
    {"border", "frontier", "boundary", "dispute", "quarrel", "feud", "treaty", "pact", "rivalry"}
)
_TWO = 2
_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl", "relcl"})


def decide_pronoun(scene: Scene, token: Token) -> Mention | None:
    """The pronoun as a mention of what it stands for, and an anchor for what follows; None where undecided."""
    word = token.lower_
    if word in _PERSONAL:
        found = _person_meant(scene, token)
    elif word in _SINGULAR:
        found = _thing_meant(scene, token, plural=False)
    else:
        found = _thing_meant(scene, token, plural=True) or _side_of_teller(scene, token) or _sharing(scene, token)
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
    pronoun = "she" if token.lower_ in ("she", "her") else "he"
    if _either_sex(token):
        return None
    ahead = _subject_ahead(token)
    if ahead is not None and (named := _own_anchor(scene, ahead)) is not None and _fits(scene, named, token, pronoun):
        return named
    best: dict[tuple[str, ...], tuple[float, Anchor]] = {}
    for anchor in scene.before(token, _REACH_KNOWN):
        near = scene.sentence[token.i] - scene.sentence[anchor.at] <= _REACH_PERSON
        if not (near or scene.takes(anchor) == "she") or not _fits(scene, anchor, token, pronoun):
            continue
        key = anchor.identity or (str(anchor.at),)
        points = _points(scene, anchor, token)
        if key not in best or points > best[key][0]:
            best[key] = (points, anchor)
    ranked = sorted(best.values(), key=lambda entry: (-entry[0], -entry[1].at))
    heroine = scene.only_woman(token) if pronoun == "she" and not any(a.is_subject for _, a in ranked[:1]) else None
    if heroine is not None and not (ranked and scene.takes(ranked[0][1]) == "she"):
        return heroine
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAD):
        return _of_one_state(token, [anchor for points, anchor in ranked if ranked[0][0] - points < _LEAD])
    chosen = ranked[0][1]
    others = [anchor for _, anchor in ranked[1:]]
    if (
        pronoun == "she"
        and _another_known(scene, chosen, others)
        and scene.sentence[chosen.at] != scene.sentence[token.i]
    ):
        return None
    if chosen.person and (len(ranked) == 1 or pronoun == "he"):
        # A wrong "he" only costs a later "she"; a wrong "she" would draw all later ones to the same person.
        scene.learn(chosen.person, pronoun)
    return chosen


def _of_one_state(token: Token, alike: list[Anchor]) -> Anchor | None:
    """Of several who may be meant alike, the state that all of them act for."""
    codes = {anchor.codes for anchor in alike}
    own = next(iter(codes), ())
    return Anchor(token.i, token, own, human=True) if len(codes) == 1 and len(own) == 1 else None


def _another_known(scene: Scene, chosen: Anchor, others: list[Anchor]) -> bool:
    """True where it is not known that the chosen one is a "she", but known of another in view."""
    return scene.takes(chosen) is None and any(scene.takes(other) == "she" for other in others)


def _fits(scene: Scene, anchor: Anchor, token: Token, pronoun: str) -> bool:
    """True where the anchor is one human whom the pronoun may take up here."""
    if not anchor.human or anchor.plural or scene.takes(anchor) not in (None, pronoun):
        return False
    barred, quote = _co_argument(token), scene.quote_at(token)
    if barred is not None and (barred.i == anchor.head.i or _same_person(scene.by_token.get(barred.i), anchor)):
        return False
    return not quote or scene.quote_at(anchor.head) == quote


def _same_person(one: Anchor | None, other: Anchor) -> bool:
    return one is not None and one.person is not None and one.person == other.person


def _either_sex(token: Token) -> bool:
    """True for "his or her", "he/she": nobody in particular."""
    doc = token.doc
    near = [doc[i].lower_ for i in range(max(0, token.i - 2), min(len(doc), token.i + 3)) if i != token.i]
    return ("/" in near or "or" in near) and any(word in _PERSONAL for word in near)


def _subject_ahead(token: Token) -> Token | None:
    """The subject that follows a fronted phrase or clause with the pronoun in it ("In his speech, Aliyev said")."""
    if any(subject.i < token.i for subject in _subjects_above(token)):
        return None
    part = token
    while part.dep_ != "ROOT":
        governor = part.head
        if part.dep_ in ("prep", "advcl", "npadvmod") and governor.pos_ in ("VERB", "AUX") and part.i < governor.i:
            subject = next((c for c in governor.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            return subject if subject is not None and subject.i > token.i else None
        part = governor
    return None


def _points(scene: Scene, anchor: Anchor, token: Token) -> float:
    points = -_PER_SENTENCE * (scene.sentence[token.i] - scene.sentence[anchor.at])
    if anchor.is_subject:
        points += _SUBJECT
        if phrase_head(anchor.head).head.dep_ == "ROOT":
            points += _SPEAKER
    if scene.takes(anchor) == "she":
        points += _KNOWN
    acted_on = anchor.head.dep_ in _ACTED_ON and token.dep_ in _ACTED_ON
    if acted_on and scene.sentence[anchor.at] == scene.sentence[token.i]:
        points += _ALIKE
    if anchor.is_modifier or anchor.head.dep_ == "poss":
        points += _MODIFIER
    return points


def _co_argument(token: Token) -> Token | None:
    """The subject that a pronoun cannot stand for, being its object ("the king met him") or told to act by it."""
    if token.dep_ in ("dobj", "dative", "pobj") and token.lower_ in ("him", "her", "it", "them"):
        return subject_of(clause_head(token))
    verb = token.head
    finite = any(child.dep_ == "aux" and child.tag_ != "TO" for child in verb.children)
    if token.dep_ == "nsubj" and verb.tag_ == "VB" and not finite:
        return subject_of(verb.head)  # "let it go", "urged it to vote"
    return None


def _thing_meant(scene: Scene, token: Token, plural: bool) -> Anchor | None:
    """What "it" or "they" stands for: the subject of its own clause, the one above, or the sentence before."""
    if _stands_for_nothing(token) or not _may_be_actor(token):
        return None
    for noun in (_beside(scene, token), _subject_ahead(token)):
        if noun is not None and (anchor := _actor_at(scene, noun, plural)) is not None:
            return anchor
    barred = _co_argument(token)
    for noun in _subjects_above(token):
        if barred is not None and noun.i == barred.i:
            continue
        if token.dep_ == "nsubj" and scene.quote_at(noun) != scene.quote_at(token):
            return None
        anchor = _actor_at(scene, antecedent(noun), plural) or _partner_at(scene, noun, plural)
        if anchor is not None or not _is_person(scene, noun):
            return anchor
    if barred is not None:
        return _dealt_with(scene, token, barred)
    return _subject_before(scene, token, plural) if token.dep_ in ("nsubj", "nsubjpass", "poss") else None


def _dealt_with(scene: Scene, token: Token, subject: Token) -> Anchor | None:
    """The one other state of the clause above, for the "it" of "cut its ties with Chad, accusing it of"."""
    clause = clause_head(token)
    if clause.tag_ != "VBG" or clause.dep_ != "advcl" or token.dep_ != "dobj" or token.lower_ != "it":
        return None
    own = scene.by_token.get(subject.i)
    here = range(clause.head.sent.start, clause.i)
    others = [scene.by_token[i] for i in here if i in scene.by_token and scene.by_token[i].codes]
    codes = {a.codes for a in others if own is None or not set(a.codes) & set(own.codes)}
    states = {c for c in codes if len(c) == 1 and scene.is_state(c[0])}
    if own is None or len(states) != 1 or len(codes) != 1:
        return None
    return Anchor(token.i, token, next(iter(states)))


def _side_of_teller(scene: Scene, token: Token) -> Anchor | None:
    """Whose side says what "they" do, where nobody else can be meant: "the firm's head stated that they would stay"."""
    if token.lower_ != "they" or token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    clause = clause_head(token)
    if clause.dep_ not in ("ccomp", "advcl") or scene.quote_at(token):
        return None
    teller = subject_of(clause_head(clause.head))
    anchor = scene.by_token.get(teller.i) if teller is not None else None
    if anchor is None or anchor.plural or len(anchor.codes) != 1 or anchor.at > token.i:
        return None
    return Anchor(token.i, token, anchor.codes, plural=True)


def _sharing(scene: Scene, token: Token) -> Anchor | None:
    """Whose "their border" is where one state is told to deal with another: of both, as nobody shares with himself."""
    if token.dep_ != "poss" or token.head.lemma_.lower() not in _SHARED or scene.quote_at(token):
        return None
    here = range(token.sent.start, token.i)
    codes = dict.fromkeys(a.codes for i in here if (a := scene.by_token.get(i)) is not None and a.codes)
    two = tuple(own[0] for own in codes if len(own) == 1 and scene.is_state(own[0]))
    return Anchor(token.i, token, two, plural=True, together=True) if len(two) == len(codes) == _TWO else None


def _joined_owner(token: Token) -> Token | None:
    """Whose the thing is that "and" joins to another of theirs: "its plans and its pact"."""
    first = token.head.head
    if token.head.dep_ != "conj" or not any(child.dep_ == "poss" and child.lower_ == "its" for child in first.children):
        return None
    own = next(child for child in first.children if child.dep_ == "poss")
    return _beside_name(own)


def _beside_name(own: Token) -> Token | None:
    noun = own.nbor(-2) if own.i > 1 and own.nbor(-1).text == "," else None
    return noun if noun is not None and noun.dep_ == "pobj" and noun.pos_ == "PROPN" else None


def _partner_at(scene: Scene, noun: Token, plural: bool) -> Anchor | None:
    """The actor with whom the subject is a tie ("ties with Peru matter because it sells")."""
    if noun.lemma_.lower() not in _TIES or noun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    others = [other for child in noun.children if child.lower_ == "with" for other in child.children]
    found = [anchor for other in others if (anchor := _actor_at(scene, other, plural)) is not None]
    return found[0] if len(found) == 1 else None


def _may_be_actor(token: Token) -> bool:
    """True but for "it" and "them" as objects of what is done to things ("signed it", "no reason for it")."""
    if token.dep_ in ("nsubj", "nsubjpass", "poss"):
        return True
    return token.dep_ in ("dobj", "dative") and token.head.lemma_ in actor_verbs()


def _beside(scene: Scene, token: Token) -> Token | None:
    """The actor right before "and its", "for its", "over its" ("Iran and its allies", "thanked Oman for its")."""
    if token.dep_ != "poss" or token.i < 2 or token.nbor(-1).lower_ not in _LINKS | {","}:
        return None
    if (shared := _joined_owner(token)) is not None:
        return shared
    noun = token.nbor(-2)
    if token.nbor(-1).text == "," and (noun.dep_ != "pobj" or noun.pos_ != "PROPN"):
        return None  # "such as Iran, its rulers and its army" alone
    if noun.text == "," and noun.i and token.nbor(-1).lower_ == "with":
        noun = noun.nbor(-1)  # "Iran, with its allies, said"
    anchor = scene.by_token.get(noun.i)
    return noun if anchor is not None and anchor.head.i == noun.i and not anchor.is_modifier else None


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


def _subjects_above(token: Token) -> list[Token]:
    """The subjects of the pronoun's clause and of the clauses above it, its own phrase left out, nearest first."""
    found = []
    own = {above.i for above in token.ancestors}
    verb = clause_head(token)
    while True:
        subject = subject_of(verb)
        if subject is not None and subject.i < token.i and subject.i not in own:
            found.append(subject)
        if verb.dep_ == "ROOT":
            return found
        verb = clause_head(verb.head)


def _actor_at(scene: Scene, noun: Token, plural: bool) -> Anchor | None:
    """The actor the noun phrase is, in the number asked for; several joined by "and" for a plural."""
    parts = conjuncts(noun)
    own = [_own_anchor(scene, part) for part in parts]
    anchors = [anchor for anchor in own if anchor is not None]
    if len(own) > 1 and any(child.dep_ == "cc" for part in parts for child in part.children):
        codes = tuple(dict.fromkeys(code for anchor in anchors for code in anchor.codes))
        whole = plural and len(anchors) == len(own) and codes
        return Anchor(noun.i, noun, codes, plural=True, together=len(codes) > 1) if whole else None
    if not anchors:
        return _by_modifier(scene, noun) if plural == (noun.tag_ in ("NNS", "NNPS")) else None
    anchor = anchors[0]
    return anchor if anchor.plural == plural and not (anchor.human and not plural) and anchor.codes else None


def _own_anchor(scene: Scene, noun: Token) -> Anchor | None:
    anchor = scene.by_token.get(noun.i)
    return anchor if anchor is not None and (anchor.head.i == noun.i or anchor.codes) else None


def _by_modifier(scene: Scene, noun: Token) -> Anchor | None:
    """The state whose institution or people the noun names ("the Iranian government", "Israel's officials")."""
    word = role_nouns().get(noun.lemma_.lower())
    several = noun.tag_ == "NNS" and word is None  # "Chadian fishermen say their boat"
    if not several and (word is None or word.role not in ("institution", "ministry", "people")):
        return None
    for child in noun.children:
        anchor = scene.by_token.get(child.i)
        if anchor and child.dep_ in ("amod", "compound", "poss", "nmod") and anchor.codes and not anchor.human:
            return Anchor(noun.i, noun, anchor.codes, plural=several or (word is not None and word.role == "people"))
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
