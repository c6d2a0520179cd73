"""The typed vocabulary of acts: which words, with which objects, say which PLOVER type, and who stands where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from dragoman.annotate.companies import company_words
from dragoman.annotate.frames import fillers
from dragoman.model.claims import QUAD_CLASS
from dragoman.model.vocabulary import Row, read_rows

COLUMNS = ("lemma", "pos", "particle", "object", "type", "source", "target", "mutual", "mode")
#: A row of this type says that the word, with this object, is no act ("hit rock bottom", "declined to comment").
NO_ACT = "NONE"
_KEPT = "dragoman event words"  # of a parse's user data
_INNER = frozenset({"pobj", "compound", "conj"})
_CLAUSES = frozenset({"relcl", "ccomp", "advcl"})
#: In the object column: any person; any hostile or friendly word behind the verb ("called the deal illegal").
PERSON, HOSTILE_WORDS, FRIENDLY_WORDS = "@person", "@hostile", "@friendly"
#: In the target column: both sides have to be named.
NAMED = "named"
#: In the object column: an infinitive ("told Chad to leave"); a participle that asks ("wrote to Chad asking").
INFINITIVE, ASKING = "@infinitive", "@asking"
#: In the object column: what is proposed ("suggested reopening the road", "that the road should be reopened").
PROPOSING = "@proposing"
#: In the object column: no infinitive behind the verb ("is expected in Baku", not "is expected to meet").
ALONE = "@alone"
#: In the object column: a person acts ("the minister is going to Paris", not "the oil goes to Paris").
TRAVELLER = "@traveller"
#: In the object column: forces, aircraft or ships do it (force_words.csv).
FORCES = "@forces"
#: In the object column: forces or a state named as such do it ("Chad moved into").
ADVANCING = "@advancing"
#: In the object column: a company acts ("the firms work on dams in Chad").
COMPANY = "@company"
#: As a lemma: any verb, with this particle or object ("patrolled together", "ran a joint inquiry").
ANY_VERB = "@verb"
#: In the object column: something called joint.
JOINT = "@joint"
#: What is joint in words only.
_WORDS = frozenset({"conference", "statement", "communique", "communiqué", "declaration", "letter", "appearance"})
_HYPHENS = frozenset({"-", "‑"})
#: What is only told of by the word behind their hyphen.
_NO_ACT_PREFIXES = frozenset({"post", "pre", "anti", "inter", "non", "pro", "mid", "ex"})
#: First parts of words of their own: no fire is in a "cease-fire".
_OPENING = frozenset({"cease", "by", "off"})
_SAID_OF = frozenset({"dobj", "oprd", "attr", "acomp", "ccomp", "xcomp"})
_PARTS_OF_SPEECH = {
    "verb": frozenset({"VERB"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adj": frozenset({"ADJ", "VERB"}),
}


@dataclass(frozen=True, slots=True)
class EventWord:
    """One row of event_words.csv.

    `particle` is a word that has to hang on the lemma ("out" of "pull out"), `objects` the lemmas its
    object has to have; empty for any. `source` and `target` are roles of `annotate.frames`, the first
    that is filled counts; `mutual` puts both sides on both sides. A target that ends in `named` says that nobody in
    view may stand in for a side that the sentence does not name; a source `owner-of` is a noun's owner where "of" names
    whom it does it to.
    """

    lemma: str
    pos: str
    particle: str
    objects: frozenset[str]
    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    mutual: bool
    mode: str | None
    named: bool = False

    @property
    def weight(self) -> int:
        """How particular the row is: a row with an object beats one with a particle beats a bare one."""
        return 2 * bool(self.objects) + bool(self.particle)

    def fits(self, token: Token) -> bool:
        """True where the token is this word, with its particle and its object."""
        if token.pos_ not in _PARTS_OF_SPEECH[self.pos] or (self.named and token.dep_ == "compound"):
            return False
        if self.pos == "noun" and token.ent_type_ == "DATE":
            return False  # "in March"
        if self.particle and not _has_particle(token, self.particle):
            return False
        return not self.objects or self._object_fits(token)

    def _object_fits(self, token: Token) -> bool:
        special = next((name for name in self.objects if name in _SPECIAL), None)
        if special:
            return _SPECIAL[special](token)
        if PERSON in self.objects and any(noun.ent_type_ == "PERSON" for noun in fillers(token, "obj")):
            return True
        things = [*_things(token), *self._behind_particle(token)]
        given = fillers(token, "with") if {"obj", "with"} <= set(self.target) else []
        things += [*given, *(word for noun in given for word in _phrase(noun) if word.dep_ in _INNER)]
        return any(
            {thing.lemma_.lower(), f"{_prefix(thing)}-{thing.lemma_.lower()}"} & self.objects for thing in things
        )

    def _behind_particle(self, token: Token) -> list[Token]:
        """What the particle governs: "put on alert", "pulled out of talks"."""
        if not self.particle:
            return []
        nouns = [noun for child in token.children if child.lower_ == self.particle for noun in child.subtree]
        return [noun for noun in nouns if noun.dep_ == "pobj"] + (
            fillers(token, "of") if self.particle == "out" else []
        )


def _has_particle(token: Token, particle: str) -> bool:
    """True where the particle hangs on the word, or opens the clause behind it ("called for the border to be shut")."""
    clauses = (child for child in token.rights if child.dep_ in ("advcl", "ccomp", "xcomp") and particle == "for")
    heads = (token, *(clause for clause in clauses if any(c.tag_ == "TO" for c in clause.children)))
    return any(child.lower_ == particle for head in heads for child in head.children)


def _called(token: Token, words: frozenset[str]) -> bool:
    said = [child for child in token.rights if (child.dep_ in _SAID_OF and child.tag_ != "VB") or child.lower_ == "as"]
    return any(word.lemma_.lower() in words for child in said for word in child.subtree)


def _called_names(token: Token) -> bool:
    return _called(token, hostile_words())


def _praised(token: Token) -> bool:
    return _called(token, friendly_words()) and not _called(token, hostile_words())


def _travels(token: Token) -> bool:
    return any(noun.ent_type_ == "PERSON" or noun.tag_ == "PRP" for noun in fillers(token, "subj"))


def by_companies(token: Token) -> bool:
    """True where companies are the subject."""
    return any(noun.lemma_.lower() in company_words() for noun in fillers(token, "subj"))


def _by_forces(token: Token) -> bool:
    return any(noun.lemma_.lower() in force_words() for noun in fillers(token, "subj"))


def _into_land(token: Token) -> bool:
    """True for the state that "moves into northern Chad"; not for what moves into second place."""
    state = any(noun.ent_type_ == "GPE" for noun in fillers(token, "subj"))
    return state and any(noun.ent_type_ in ("GPE", "LOC") for noun in fillers(token, "into"))


def _bids(token: Token) -> bool:
    clauses = [child for child in token.children if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VB"]
    return any(child.tag_ == "TO" for clause in clauses for child in clause.children)


def _asks(token: Token) -> bool:
    clauses = [child for child in token.children if child.dep_ == "advcl" and child.tag_ == "VBG"]
    return any(row.type == "REQUEST" for clause in clauses for row in load_event_words().get(clause.lemma_.lower(), ()))


def _proposes(token: Token) -> bool:
    """True where something is to be done, false where something is held to be so ("the figures suggest that")."""
    clauses = [child for child in token.rights if child.dep_ in ("xcomp", "ccomp")]
    bidden = any(c.tag_ == "VB" or any(aux.lower_ == "should" for aux in c.children) for c in clauses)
    things = [thing for thing in fillers(token, "obj") if thing.i > token.i and thing.pos_ == "NOUN"]
    return bidden or any(clause.tag_ == "VBG" for clause in clauses) or bool(things)


#: What a special word of the object column asks of the verb.
_SPECIAL: dict[str, Callable[[Token], bool]] = {
    HOSTILE_WORDS: _called_names,
    FRIENDLY_WORDS: _praised,
    TRAVELLER: _travels,
    FORCES: _by_forces,
    ADVANCING: lambda token: _by_forces(token) or _into_land(token),
    COMPANY: by_companies,
    ALONE: lambda token: not any(child.dep_ in ("xcomp", "ccomp") for child in token.children),
    JOINT: lambda token: any(
        child.lower_ == "joint"
        for noun in fillers(token, "obj")
        if noun.lemma_ not in _WORDS
        for child in noun.children
    ),
    INFINITIVE: _bids,
    ASKING: _asks,
    PROPOSING: _proposes,
}


def _things(token: Token) -> list[Token]:
    """The words that name what is done: objects with what they are of ("40 % of its oil"), the infinitive behind a
    verb ("declined to comment"), and before a noun its compound ("embassy opening")."""
    objects = [noun for noun in fillers(token, "obj") if not _is_price(noun)]
    inner = [word for noun in objects for word in _phrase(noun) if word.dep_ in _INNER]
    inner += [word for noun in objects for word in noun.rights if word.dep_ == "amod"]  # "left nine guards dead"
    infinitives = [child for child in token.children if child.dep_ in ("xcomp", "oprd") or _infinitive(child)]
    return [*objects, *inner, *infinitives, *fillers(token, "mod")]


def _is_price(noun: Token) -> bool:
    """True for what the parser takes for an object beside the goods: "arms worth billions were sent"."""
    return noun.i > 0 and noun.nbor(-1).lower_ == "worth"


def _phrase(noun: Token) -> Iterator[Token]:
    """The noun's phrase without the clauses in it: no alliance of "facts about the man arrested by the Alliance"."""
    waiting = [noun]
    while waiting:
        inside = [child for child in waiting.pop().children if child.dep_ not in _CLAUSES]
        yield from inside
        waiting += inside


def _infinitive(clause: Token) -> bool:
    """True for what somebody is let do or held to be: "allowed the envoy to enter", "held Chad responsible", "declared
    him persona non grata" (a verb to the parser)."""
    return clause.dep_ == "ccomp" and (clause.tag_ in ("VB", "VBP") or clause.pos_ == "ADJ")


def words_at(token: Token) -> tuple[EventWord, ...]:
    """The rows that fit the token, most particular first; those of any verb only where it has none of its own."""
    prefix = _prefix(token)
    if prefix in _NO_ACT_PREFIXES:
        return ()  # "the post-war years", "an anti-war rally"
    rows = _fitting(token, f"{prefix}-{token.lemma_.lower()}") if prefix else []
    if not rows and prefix in _OPENING:
        return ()
    rows = rows or _predicative(token) or _fitting(token, token.lemma_.lower())
    if not rows and token.pos_ == "VERB":
        rows = _fitting(token, ANY_VERB)
    best = max((row.weight for row in rows), default=0)
    found = tuple(row for row in rows if row.weight == best)
    return () if any(row.type == NO_ACT for row in found) else found


def _prefix(token: Token) -> str:
    """The first part of a word that the tokenizer cuts at its hyphen: "cease" of "cease-fire"; else nothing."""
    if token.i < 2 or token.nbor(-1).text not in _HYPHENS or token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_:
        return ""
    return token.nbor(-2).lower_


def _predicative(token: Token) -> list[EventWord]:
    """The adjective's rows for a participle used as one: "is opposed to the plan"."""
    said_of = token.tag_ == "VBN" and token.dep_ == "acomp"
    return [row for row in _fitting(token, token.lower_) if row.pos == "adj"] if said_of else []


def no_act(token: Token) -> bool:
    """True where the vocabulary says that the word, with this object, is no act."""
    rows = _fitting(token, token.lemma_.lower())
    best = max((row.weight for row in rows), default=0)
    return any(row.type == NO_ACT and row.weight == best for row in rows)


def names_one_type(word: EventWord) -> bool:
    """True for a word that names this type only, as this part of speech, with whatever object and particle."""
    rows = load_event_words().get(word.lemma, ())
    return {row.type for row in rows if row.pos == word.pos and row.type != NO_ACT} == {word.type}


def _fitting(token: Token, lemma: str) -> list[EventWord]:
    """The rows of the lemma that fit the token; worked out once a parse, for all ask again and again."""
    kept: dict[tuple[int, str], list[EventWord]] = token.doc.user_data.setdefault(_KEPT, {})
    found = kept.get((token.i, lemma))
    if found is None:
        found = kept[token.i, lemma] = [row for row in load_event_words().get(lemma, ()) if row.fits(token)]
    return found


def sold(word: EventWord) -> EventWord:
    """The row as trade, where it is of help: what companies supply."""
    return replace(word, type="COOPERATE", mode="economic") if word.type == "AID" else word


@cache
def load_event_words() -> dict[str, tuple[EventWord, ...]]:
    """Rows of event_words.csv by lemma. Raises VocabularyError with file and line."""
    found: dict[str, list[EventWord]] = {}
    for row in read_rows("dragoman.annotate", "event_words.csv", COLUMNS):
        found.setdefault(row["lemma"], []).append(_event_word(row))
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def _event_word(row: Row) -> EventWord:
    return EventWord(
        lemma=(row["particle"] or "joint") if row["lemma"] == ANY_VERB else row["lemma"],
        pos=row.one_of("pos", frozenset(_PARTS_OF_SPEECH)),
        particle=row["particle"],
        objects=frozenset(row.list("object")),
        type=row.one_of("type", frozenset({*QUAD_CLASS, NO_ACT})),
        source=row.list("source"),
        target=tuple(role for role in row.list("target") if role != NAMED),
        mutual=row.one_of("mutual", ("", "yes")) == "yes",
        mode=row["mode"] or None,
        named=NAMED in row.list("target"),
    )


@cache
def hostile_words() -> frozenset[str]:
    """Words that make a description an accusation (hostile_words.csv)."""
    return frozenset(row["lemma"] for row in read_rows("dragoman.annotate", "hostile_words.csv", ("lemma",)))


@cache
def friendly_words() -> frozenset[str]:
    """Words that make a description praise (friendly_words.csv)."""
    return frozenset(row["lemma"] for row in read_rows("dragoman.annotate", "friendly_words.csv", ("lemma",)))


@cache
def force_words() -> frozenset[str]:
    """Forces, aircraft and ships (force_words.csv)."""
    return frozenset(row["noun"] for row in read_rows("dragoman.annotate", "force_words.csv", ("noun",)))


@cache
def light_verbs() -> dict[str, bool]:
    """Verbs that only carry a noun's act, and whether their subject does it ("hold talks", "launch an attack": True)
    or undergoes it ("receive support", "face criticism": False)."""
    rows = read_rows("dragoman.annotate", "light_verbs.csv", ("lemma", "subject"))
    return {row["lemma"]: row.one_of("subject", ("acts", "undergoes")) == "acts" for row in rows}
