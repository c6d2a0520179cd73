"""Whom role nouns stand for: the ambassador, the ministry, the two countries, its archrival, the bloc."""

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.annotate.role_words import RoleNoun, neighbours, regions
from dragoman.annotate.scene import Anchor, Scene, clause_head
from dragoman.model.actors import Mention, MentionKind
from dragoman.model.claims import Tenure

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "both": 2}
_OWNERS = frozenset({"his", "her", "its", "their"})
#: Adjectives that may stand before a role noun without making it another ("the Jewish state" is a name).
_REACH_STATE = 3
_REACH_OFFICE = 12
_REACH_BODY = 6
_LEAD = 0.5


class Roles:
    """Decides role nouns in text order, remembering whose institutions the text has named."""

    def __init__(self, scene: Scene, tenures: tuple[Tenure, ...]) -> None:
        self.scene = scene
        self._offices = [(t.name, frozenset((t.office or "").lower().split()), t.of) for t in tenures if t.office]
        self._owners: dict[str, tuple[tuple[str, ...], int]] = {}

    def decide(self, token: Token, noun: RoleNoun) -> Mention | None:
        """The noun phrase as a mention of what it stands for, None where undecided; takes it up for what follows."""
        anchor = self.scene.by_token.get(token.i)
        if anchor is not None and (anchor.person or anchor.codes) and not self._is_bare_body(anchor):
            return None
        if self._beside_person(token):
            return None
        decide = {
            "state": self._state,
            "institution": self._institution,
            "people": self._institution,
            "office": self._office,
            "pair": self._pair,
            "relation": self._relation,
            "human": self._human,
        }.get(noun.role, self._body)
        found = decide(token, noun)
        if found is None:
            return None
        first = self._first(token)
        self.scene.add(found, range(token.i, token.i + 1))
        if not (found.person or found.codes):
            return None
        return self._mention(found, first, token)

    def _mention(self, found: Anchor, first: Token, last: Token) -> Mention:
        start, end = first.idx, last.idx + len(last.text)
        text = self.scene.report.text[start:end]
        group = "group" if found.together else ""
        return Mention(start, end, text, MentionKind.ROLE, found.codes, group, found.person)

    def _is_bare_body(self, anchor: Anchor) -> bool:
        return all(code.startswith("NGO:") and code not in self.scene.gazetteer.actors for code in anchor.codes)

    def _beside_person(self, token: Token) -> bool:
        """True where the person's name stands in the phrase ("Foreign Minister Eli Cohen", "the envoy, Deek,")."""
        by_token = self.scene.by_token
        after = by_token.get(token.i + 1)
        if after is not None and after.person:
            return True
        near = [child for child in token.children if child.dep_ == "appos"]
        if token.dep_ in ("appos", "compound", "attr"):
            near.append(token.head)
        return any((a := by_token.get(t.i)) is not None and a.person is not None for t in near)

    def _first(self, token: Token) -> Token:
        """The first token of the phrase: its leftmost determiner, possessive or modifier."""
        left = [child.left_edge for child in token.lefts if child.dep_ in _BEFORE]
        return min([token, *left], key=lambda t: t.i)

    def _owner_codes(self, token: Token) -> tuple[str, ...]:
        """The actor that modifies or owns the noun: Israeli, Israel's, of Israel."""
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                tokens = [grand for grand in child.children if grand.dep_ == "pobj"]
            elif child.dep_ in _BEFORE:
                tokens = [child]
            else:
                continue
            for part in tokens:
                anchor = self.scene.by_token.get(part.i)
                if anchor is not None and anchor.codes and not anchor.together:
                    return anchor.codes
        return ()

    def _modifiers(self, token: Token) -> list[str]:
        return [child.lower_ for child in token.lefts if child.dep_ in ("amod", "compound", "nmod", "nummod")]

    def _determiner(self, token: Token) -> str:
        return next((child.lower_ for child in token.lefts if child.dep_ in ("det", "poss", "predet")), "")

    def _human(self, token: Token, noun: RoleNoun) -> Anchor | None:
        return Anchor(token.i, token, human=True, plural=token.tag_ == "NNS")

    def _state(self, token: Token, noun: RoleNoun) -> Anchor | None:
        determiner = self._determiner(token)
        if determiner in ("his", "her", "their"):
            owner = next((c for c in token.lefts if c.dep_ == "poss"), token)
            anchor = self.scene.by_token.get(owner.i)
            codes = anchor.codes if anchor else ()
            return Anchor(token.i, token, codes) if len(codes) == 1 else None
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
        if not modifiers:
            return frozenset()
        words = self.scene.doc.text[modifiers[0].left_edge.idx : token.idx].strip().replace("’", "'")
        table = regions()
        parts = [table[key] for key in sorted(table, key=len, reverse=True) if key in words]
        if not parts:
            return None
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
            if clause_head(anchor.head) is verb and not anchor.person and not _fronted(anchor.head):
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
        key = token.lemma_.lower()
        codes = self._owner_codes(token)
        here = self.scene.sentence[token.i]
        if codes:
            self._owners[key] = (codes, here)
            bare = token.i in self.scene.by_token or self._determiner(token) in _OWNERS
            return Anchor(token.i, token, codes, plural=plural) if bare else None
        if self._determiner(token) not in _DEFINITE or any(c.dep_ == "prep" for c in token.children):
            return None
        known, at = self._owners.get(key, ((), -99))
        if known and here - at <= _REACH_BODY:
            return Anchor(token.i, token, known, plural=plural)
        if key in ("government", "authority", "parliament") and not self._modifiers(token):
            code = self._salient_state(token, frozenset())
            return Anchor(token.i, token, (code,), plural=plural) if code else None
        return None

    def _office(self, token: Token, noun: RoleNoun) -> Anchor | None:
        """The ambassador, the Israeli foreign minister: who holds it in this text, else whose it is."""
        plural = token.tag_ in ("NNS", "NNPS")
        codes = self._owner_codes(token)
        if plural:
            return Anchor(token.i, token, codes, human=True, plural=True) if codes else None
        person = self._holder(token, noun, codes) if self._determiner(token) in _DEFINITE or codes else None
        if person is not None:
            return person
        return Anchor(token.i, token, codes, human=True)

    def _holder(self, token: Token, noun: RoleNoun, codes: tuple[str, ...]) -> Anchor | None:
        wanted = set(self._modifiers(token)) & _OFFICE_MODIFIERS
        fitting = {
            name: of
            for name, words, of in self._offices
            if words & noun.offices and wanted <= words and (not codes or of in codes)
        }
        for anchor in self.scene.before(token, _REACH_OFFICE):
            if anchor.person in fitting:
                of = fitting[anchor.person]
                return Anchor(token.i, token, (of,) if of else (), anchor.person, human=True)
        return None

    def _pair(self, token: Token, noun: RoleNoun) -> Anchor | None:
        """Both countries, the two leaders: the states last joined or last named together."""
        words = {child.lower_ for child in token.lefts}
        number = next((_NUMBERS[word] for word in sorted(words) if word in _NUMBERS), 0)
        if not number and not (words == {"the"} and noun.noun in ("countries", "nations", "sides", "neighbours")):
            return None
        if self._owner_codes(token) or any(c.dep_ in ("relcl", "acl") for c in token.children):
            return None
        if not words <= {"the", "both", "two", "three", "four", "these", "of"}:
            return None
        codes = self._together(token, number or 2)
        return Anchor(token.i, token, codes, plural=True, together=True) if codes else None

    def _together(self, token: Token, number: int) -> tuple[str, ...]:
        """So many states that stand together in this sentence or the ones before, nearest first; else none."""
        here = self.scene.sentence[token.i]
        by_sentence: dict[int, list[Anchor]] = {}
        for anchor in self.scene.before(token, _REACH_STATE):
            if anchor.together and len(anchor.codes) == number:
                return anchor.codes
            by_sentence.setdefault(self.scene.sentence[anchor.at], []).append(anchor)
        seen: list[Anchor] = []
        for sentence in range(here, here - _REACH_STATE - 1, -1):
            seen += by_sentence.get(sentence, [])
            codes = self._states(reversed(seen))
            if len(codes) == number:
                return codes
            if len(codes) > number:
                return self._commonest(codes, token, number)
        counts = self.scene.states_before(token).most_common(number + 1)
        return tuple(code for code, _ in counts) if len(counts) == number else ()

    def _commonest(self, codes: tuple[str, ...], token: Token, number: int) -> tuple[str, ...]:
        counts = self.scene.states_before(token)
        ranked = sorted(codes, key=lambda code: -counts[code])
        clear = counts[ranked[number - 1]] >= 2 * counts[ranked[number]]
        return tuple(code for code in codes if code in ranked[:number]) if clear else ()

    def _states(self, anchors: Iterable[Anchor]) -> tuple[str, ...]:
        codes = (a.codes[0] for a in anchors if len(a.codes) == 1)
        return tuple(dict.fromkeys(code for code in codes if self.scene.is_state(code)))

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
            near &= neighbours().get(anchor.codes[0], frozenset())
        return Anchor(token.i, token, tuple(near)) if len(near) == 1 else None

    def _owner_codes_besides(self, token: Token, owner: Token) -> tuple[str, ...]:
        for child in token.lefts:
            anchor = self.scene.by_token.get(child.i)
            if child is not owner and anchor is not None and anchor.codes:
                return anchor.codes
        return ()

    def _body(self, token: Token, noun: RoleNoun) -> Anchor | None:
        """The bloc, the militia, the company: the last such body named."""
        if self._determiner(token) not in _DEFINITE or token.tag_ in ("NNS", "NNPS"):
            return None
        if self._owner_codes(token) or any(c.dep_ in ("prep", "relcl", "acl") for c in token.children):
            return None
        kinds = _BODY_KINDS[noun.role]
        for anchor in self.scene.before(token, _REACH_BODY):
            code = anchor.codes[0] if len(anchor.codes) == 1 and not anchor.person else ""
            actor = self.scene.gazetteer.actors.get(code)
            if actor is not None and actor.kind in kinds:
                return Anchor(token.i, token, (code,))
        return None


_BEFORE = frozenset({"det", "poss", "amod", "compound", "nmod", "nummod", "predet"})
_OFFICE_MODIFIERS = frozenset({"foreign", "prime", "defence", "defense", "interior", "deputy", "vice", "finance"})
_BODY_KINDS = {
    "igo": frozenset({"igo"}),
    "group": frozenset({"armed_group"}),
    "company": frozenset({"company"}),
}


def _fronted(token: Token) -> bool:
    """True where the token stands in a place phrase ("in Armenia, the country's parliament")."""
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "across", "throughout", "within")
