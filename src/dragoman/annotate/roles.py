"""Whom role nouns stand for: the ambassador, the ministry, the two countries, its archrival, the bloc."""

import re
from collections import Counter

from spacy.tokens import Token

from dragoman.annotate.owned import BEFORE, is_bare_body, owner_codes
from dragoman.annotate.pairs import EITHER, one_of_joined, pair_meant
from dragoman.annotate.relatives import antecedent
from dragoman.annotate.role_words import RoleNoun, office_kinds, regions, role_nouns
from dragoman.annotate.scene import Anchor, Scene, clause_head, subject_of
from dragoman.model.actors import Mention, MentionKind
from dragoman.model.claims import Tenure
from dragoman.model.geography import neighbours

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_OWNERS = frozenset({"his", "her", "its", "their"})
#: Adjectives that may stand before a role noun without making it another ("the Jewish state" is a name).
_REACH_STATE = 3
_REACH_OFFICE = 12
_REACH_BODY = 6
_RULERS = frozenset({"government", "authorities", "parliament"})  # every state has one: the state in view is meant
_REACH_NAME = 10  # tokens between an office and the name behind it
_NAME_LINKS = frozenset({"of", "the", "to", "for", "from", "and", ",", "affairs", "designate", "-", "'s", "’s"})
_LEAD = 0.5
_CLEAR = 2  # times as often as the next: "its neighbour" is that state


class Roles:
    """Decides role nouns in text order, remembering whose institutions the text has named."""

    def __init__(self, scene: Scene, tenures: tuple[Tenure, ...]) -> None:
        self.scene = scene
        self._offices = [(t.name, t.office.lower(), t.of) for t in tenures if t.office]
        self._owners: dict[str, tuple[tuple[str, ...], int]] = {}

    def decide(self, token: Token, noun: RoleNoun) -> Mention | None:
        """The noun phrase as a mention of what it stands for, None where undecided; takes it up for what follows."""
        anchor = self.scene.by_token.get(token.i)
        if anchor is not None and (anchor.person or anchor.codes) and not is_bare_body(self.scene, anchor):
            return None
        if self._beside_person(token) or (noun.noun == "head" and not _of_state(token)):
            return None
        decide = {
            "state": self._state,
            "institution": self._institution,
            "ministry": self._institution,
            "people": self._institution,
            "office": self._office,
            "profession": self._office,
            "pair": self._pair,
            "relation": self._relation,
            "human": self._human,
        }.get(noun.role, self._body)
        found = decide(token, noun)
        if found is None and anchor is not None and noun.role == "ministry":
            found = Anchor(token.i, token)  # "the Foreign Ministry" is some state's, no body of its own
            self.scene.add(found, range(token.i, token.i + 1))
            return self._mention(found, self._first(token), token)
        if found is None:
            return None
        first = self._first(token)
        self.scene.add(found, range(token.i, token.i + 1))
        if not (found.person or found.codes):
            return None
        return self._mention(found, first, token)

    def one_of_two(self, token: Token) -> Mention | None:
        """The latter, the former: the second or the first of the two that "and" joined last."""
        codes = one_of_joined(self.scene, token)
        if not codes:
            return None
        found = Anchor(token.i, token, codes)
        self.scene.add(found, range(token.i, token.i + 1))
        return self._mention(found, self._first(token), token)

    def _mention(self, found: Anchor, first: Token, last: Token) -> Mention:
        start, end = first.idx, last.idx + len(last.text)
        text = self.scene.report.text[start:end]
        group = "group" if found.together else ""
        return Mention(start, end, text, MentionKind.ROLE, found.codes, group, found.person)

    def _beside_person(self, token: Token) -> bool:
        """True where the person's name stands in the phrase ("Foreign Minister Ann Lee", "the envoy, Deek,")."""
        by_token = self.scene.by_token
        after = by_token.get(token.i + 1)
        if after is not None and after.person:
            return True
        if self._named_behind(token):
            return True
        near = [child for child in token.children if child.dep_ == "appos"]
        if token.dep_ in ("appos", "compound"):
            near.append(token.head)
        if token.dep_ == "attr" and (subject := subject_of(token.head)) is not None:
            near.append(antecedent(subject))
        return any((a := by_token.get(t.i)) is not None and a.person is not None for t in near)

    def _named_behind(self, token: Token) -> bool:
        """True where a person's name ends what follows the noun ("minister of foreign affairs Ann Lee")."""
        for i in range(token.i + 1, min(token.i + _REACH_NAME, len(token.doc))):
            anchor = self.scene.by_token.get(i)
            if anchor is not None and anchor.person:
                return token.doc[i - 1].lower_ not in ("of", "to", "for")
            if not (token.doc[i].is_title or token.doc[i].lower_ in _NAME_LINKS):
                return False
        return False

    def _first(self, token: Token) -> Token:
        """The first token of the phrase: its leftmost determiner, possessive or modifier."""
        left = [child.left_edge for child in token.lefts if child.dep_ in BEFORE]
        return min([token, *left], key=lambda t: t.i)

    def _modifiers(self, token: Token) -> list[str]:
        return [child.lower_ for child in token.lefts if child.dep_ in ("amod", "compound", "nmod", "nummod")]

    def _determiner(self, token: Token) -> str:
        return next((child.lower_ for child in token.lefts if child.dep_ in ("det", "poss", "predet")), "")

    def _human(self, token: Token, noun: RoleNoun) -> Anchor | None:
        if token.dep_ == "pobj" and token.head.lower_ == "as":
            return None  # "as a suspect" says what somebody is, not who
        if token.pos_ == "NUM" and not _counts_people(token):
            return None
        return Anchor(token.i, token, human=True, plural=token.tag_ == "NNS")

    def _state(self, token: Token, noun: RoleNoun) -> Anchor | None:
        determiner = self._determiner(token)
        if determiner in EITHER:
            return pair_meant(self.scene, token, noun)
        if determiner in ("his", "her", "their"):
            owner = next((c for c in token.lefts if c.dep_ == "poss"), token)
            anchor = self.scene.by_token.get(owner.i)
            codes = anchor.codes if anchor else ()
            return Anchor(token.i, token, codes) if len(codes) == 1 else None
        if determiner == "whose" and token.tag_ == "NN":
            owner = next((c for c in token.lefts if c.dep_ == "poss"), token)
            anchor = self.scene.by_token.get(antecedent(owner).i)
            return Anchor(token.i, token, anchor.codes) if anchor is not None and len(anchor.codes) == 1 else None
        if determiner not in ("the", "this") or token.tag_ not in ("NN", "NNP"):
            return None
        allowed = self._allowed(token)
        if allowed is None:
            return None
        code = self._salient_state(token, allowed)
        return Anchor(token.i, token, (code,)) if code else None

    def _allowed(self, token: Token) -> frozenset[str] | None:
        """The states the modifiers allow; empty for all; None where a modifier makes it another noun."""
        modifiers = [c for c in token.lefts if c.dep_ in ("amod", "compound", "nmod")]
        if any(child.dep_ == "prep" and child.lower_ in ("of", "in") for child in token.children):
            return None
        if any(child.dep_ in ("relcl", "acl") for child in token.children) and not modifiers:
            return None
        form = regions().get(f"the {token.lower_}", frozenset())  # "the kingdom" is one of the monarchies
        if not modifiers:
            return None if token.lower_ == "state" else form
        words = self.scene.text[modifiers[0].left_edge.idx : token.idx].strip().replace("’", "'")
        table = regions()
        parts = [table[key] for key in sorted(table, key=len, reverse=True) if key in words]
        if not parts:
            return None
        parts += [form] if form else []
        together = frozenset.intersection(*parts)
        return together or parts[0]

    def _salient_state(self, token: Token, allowed: frozenset[str]) -> str | None:
        """The state most in view before the token, among those allowed (empty: any), or None where two are alike."""
        counts = self.scene.states_before(token)
        if allowed:
            counts.update(code for code in self.scene.named if code in allowed and code not in counts)
            fitting = [code for code in counts if code in allowed]
            if len(fitting) == 1:
                return fitting[0]
        points: dict[str, float] = {}
        verb = clause_head(token)
        for anchor in self.scene.before(token, _REACH_STATE):
            code = anchor.codes[0] if len(anchor.codes) == 1 else ""
            if not code or not self.scene.is_state(code) or (allowed and code not in allowed):
                continue
            if clause_head(anchor.head) == verb and not anchor.person and not _fronted(anchor.head):
                points[code] = -10.0  # the clause's own actors would be "it" or named
                continue
            gain = (0.5 if anchor.is_subject else 0.0) - 0.5 * (
                self.scene.sentence[token.i] - self.scene.sentence[anchor.at]
            )
            gain += -0.5 if anchor.is_modifier else 0.0
            if code not in points or (points[code] > -10 and gain > points[code]):
                points[code] = gain
        top = max(counts.values(), default=0)
        for code in points:
            points[code] += counts[code] / (2 * top) if top else 0.0
        ranked = sorted(((p, c) for c, p in points.items() if p > -5), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAD):
            return None
        return ranked[0][1]

    def _institution(self, token: Token, noun: RoleNoun) -> Anchor | None:
        """The ministry, the government, the officials: whose it was when it was last named with its state."""
        plural = token.tag_ in ("NNS", "NNPS")
        titled = noun.role == "ministry" and token.i in self.scene.by_token  # written as a name: the Foreign Ministry
        here = self.scene.sentence[token.i]
        key = " ".join([*self._plain_modifiers(token), noun.noun])
        codes = owner_codes(self.scene, token)
        if codes:
            self._owners[key] = self._owners[noun.noun] = (codes, here)
            bare = titled or self._determiner(token) in _OWNERS
            return Anchor(token.i, token, codes, plural=plural, together=len(codes) > 1) if bare else None
        definite = self._determiner(token) in _DEFINITE or titled
        if not definite or any(c.dep_ == "prep" and not _of_matters(c) for c in token.children):
            return None
        known, at = self._owners.get(key, ((), -99))
        if not known:  # another ministry of the state whose ministry was just named
            known, at = self._owners.get(noun.noun, ((), -99))
            at -= _REACH_BODY - 1
        if known and here - at <= _REACH_BODY:
            return Anchor(token.i, token, known, plural=plural)
        if titled or (token.lower_ in _RULERS and key == noun.noun):
            code = self._salient_state(token, frozenset())
            return Anchor(token.i, token, (code,), plural=plural) if code else None
        return None

    def _plain_modifiers(self, token: Token) -> list[str]:
        """What kind of institution it is: "foreign" of a foreign ministry; names of actors left out."""
        own = self.scene.by_token.get(token.i)
        kinds = [child for child in token.lefts if child.dep_ in ("amod", "compound")]
        return [child.lower_ for child in kinds if self.scene.by_token.get(child.i) in (None, own)]

    def _office(self, token: Token, noun: RoleNoun) -> Anchor | None:
        """The ambassador, the Israeli foreign minister: who holds it in this text, else whose it is."""
        plural = token.tag_ in ("NNS", "NNPS")
        codes = owner_codes(self.scene, token)
        if any(child.tag_ in ("JJS", "RBS") or child.lower_ in _NEW for child in _modifying(token)):
            return None
        owned = any(child.dep_ in BEFORE and child.i in self.scene.by_token for child in token.lefts)
        if not (plural or owned or self._determiner(token)):
            return None
        if plural and noun.role == "profession":
            return None
        if plural:
            return Anchor(token.i, token, codes, human=True, plural=True, together=len(codes) > 1) if codes else None
        person = self._holder(token, noun, codes) if self._determiner(token) in _DEFINITE or codes else None
        if person is not None:
            return person
        return Anchor(token.i, token, codes if noun.role == "office" else (), human=True)

    def _holder(self, token: Token, noun: RoleNoun, codes: tuple[str, ...]) -> Anchor | None:
        wanted = office_kinds().intersection(self._modifiers(token))
        fitting = {
            name: of
            for name, office, of in self._offices
            if noun.offices.intersection(_OF.split(office)[0].split())
            and wanted.issubset(office.split())
            and (not codes or of in codes)
        }
        for anchor in self.scene.before(token, _REACH_OFFICE):
            if anchor.person in fitting:
                of = fitting[anchor.person]
                return Anchor(token.i, token, (of,) if of else (), anchor.person, human=True)
        return None

    def _pair(self, token: Token, noun: RoleNoun) -> Anchor | None:
        return pair_meant(self.scene, token, noun)

    def _relation(self, token: Token, noun: RoleNoun) -> Anchor | None:
        """Its archrival, its neighbour: the only other state in view, which for a neighbour shares a border."""
        owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
        if owner is None or token.tag_ in ("NNS", "NNPS"):
            return None
        anchor = self.scene.by_token.get(owner.i)
        if anchor is None or len(anchor.codes) != 1:
            return None
        codes = self._owner_codes_besides(token, owner)
        if codes:
            return Anchor(token.i, token, codes)
        near = {c for a in self.scene.before(token, 1) for c in a.codes if self.scene.is_state(c)} - set(anchor.codes)
        if noun.noun.startswith("neighb"):
            beside = neighbours().get(anchor.codes[0], frozenset())
            near = near & beside or self._most_told(token, beside)
        return Anchor(token.i, token, tuple(near)) if len(near) == 1 else None

    def _most_told(self, token: Token, among: frozenset[str]) -> set[str]:
        """Of these states the one that the report has spoken of far more than of the others."""
        told = self.scene.states_before(token)
        ranked = Counter({code: told[code] for code in among if told[code]}).most_common(2)
        clear = ranked and (len(ranked) == 1 or ranked[0][1] >= _CLEAR * ranked[1][1])
        return {ranked[0][0]} if clear else set()

    def _owner_codes_besides(self, token: Token, owner: Token) -> tuple[str, ...]:
        for child in token.lefts:
            anchor = self.scene.by_token.get(child.i)
            if child.i != owner.i and anchor is not None and anchor.codes:
                return anchor.codes
        return ()

    def _body(self, token: Token, noun: RoleNoun) -> Anchor | None:
        """The bloc, the militia, the company: the last such body named."""
        plural = token.tag_ in ("NNS", "NNPS") and noun.noun != token.lower_  # "the rebels" are one body
        if self._determiner(token) not in _DEFINITE or plural:
            return None
        if owner_codes(self.scene, token) or any(c.dep_ in ("prep", "relcl", "acl") for c in token.children):
            return None
        kinds = _BODY_KINDS[noun.role]
        for anchor in self.scene.before(token, _REACH_BODY):
            code = anchor.codes[0] if len(anchor.codes) == 1 and not anchor.person else ""
            actor = self.scene.gazetteer.actors.get(code)
            if actor is not None and actor.kind in kinds:
                return Anchor(token.i, token, (code,))
            if actor is None and not anchor.human and anchor.is_subject:
                return None  # a body that the vocabulary does not know was named since
        return None


def _of_matters(preposition: Token) -> bool:
    """True in "the Ministry of Foreign Affairs": it tells what the ministry deals with, not whose it is."""
    kinds = office_kinds() | _MATTERS
    return preposition.lower_ == "of" and any(
        child.lower_ in kinds or any(part.lower_ in kinds for part in child.lefts) for child in preposition.children
    )


def _of_state(token: Token) -> bool:
    """True for the head of "head of state"."""
    return any(grand.lower_ == "state" for child in token.children if child.lower_ == "of" for grand in child.children)


_NEW = frozenset({"first", "next", "last", "only", "another"})  # with these the noun takes nobody up
_MATTERS = frozenset({"affairs", "defence", "defense", "interior", "finance", "trade", "justice", "energy"})
_HUMANS = frozenset({"human", "office", "profession", "people"})
_OF = re.compile(r" (?:of|to|for) ")  # what follows is whose the office is, no title of its holder
_BODY_KINDS = {
    "igo": frozenset({"igo"}),
    "group": frozenset({"armed_group"}),
    "company": frozenset({"company"}),
}


def _modifying(token: Token) -> list[Token]:
    """The noun's modifiers with theirs ("most" and "dangerous")."""
    return [part for child in token.lefts if child.dep_ == "amod" for part in (child, *child.lefts)]


def _counts_people(numeral: Token) -> bool:
    """True for the "one" of "one of the victims"."""
    words = [grand.lemma_.lower() for c in numeral.children if c.lower_ == "of" for grand in c.children]
    return any((noun := role_nouns().get(word)) is not None and noun.role in _HUMANS for word in words)


def _fronted(token: Token) -> bool:
    """True where the token stands in a place phrase ("in Armenia, the country's parliament")."""
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "across", "throughout", "within")
