"""What somebody expects: predictions, expectations and conditionals, with horizon and whose word they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from dragoman.annotate.reading import Reading
from dragoman.model.actors import MentionKind
from dragoman.model.claims import Forecast, Statement, Status, Voice
from dragoman.model.values import TimeExpression, Window
from dragoman.model.vocabulary import read_rows

COLUMNS = ("word", "kind", "where", "status")
KINDS = frozenset({"aux", "verb", "adjective", "mark"})
PLACES = frozenset({"said", "any"})
_OWN = frozenset({"i", "we", "it", "he", "she", "they"})
_HYPOTHESES = frozenset({"if", "unless", "long"})  # "if the oil goes, the rest goes": a forecast in the present tense
_ASSURING = frozenset({"well", "soon", "eventually", "yet"})
_WISHES = frozenset({"like", "love", "prefer", "hate", "require", "need"})  # "would like" foretells nothing
_PERSONAL = frozenset({"i", "we", "you", "who"})
_THIRD = frozenset({"he", "she", "they"})
_WOULD = frozenset({"would", "could", "'d", "’d"})
_OPEN_WORDS = _WOULD | {"may", "might"}
_HAS = frozenset({"'s", "’s", "'ve", "’ve"})
_HAVE = frozenset({"have", "'ve", "’ve"})
_ONTO = frozenset({"onto", "on", "against", "across"})  # "projected a film onto the wall"
_RULING = frozenset({"rule", "order", "decide", "find"})  # a court that rules that one could do a thing allows it
_HABITS = frozenset({"always", "often", "usually", "sometimes", "whenever", "every", "wherever", "previously"})
_TIMES = frozenset({"npadvmod", "prep", "advmod"})
_MARK_HEADS = frozenset({"advcl", "prep", "mark", "acl"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that makes a forecast of its clause."""

    word: str
    kind: str
    said: bool
    status: Status


@dataclass(frozen=True, slots=True)
class _Found:
    cue: Cue
    clause: Token
    said: Statement | None


def annotate_forecasts(reading: Reading) -> list[Forecast]:
    """The report's forecasts in text order: at most one for each sentence and voice.

    Evidence is the clause with its condition, within the words of whoever says it. What is merely scheduled in
    the report's own words is left to its planned event.
    """
    forecasts = []
    for sentence in reading.doc.sents:
        if sentence.text.rstrip(" \n”\"’'").endswith("?"):
            continue
        for found in _by_voice(reading, sentence):
            forecasts.append(_forecast(reading, found))
    return sorted(forecasts, key=lambda forecast: (forecast.span.start, forecast.span.end))


def _by_voice(reading: Reading, sentence: Span) -> list[list[_Found]]:
    """What the sentence foresees, a list for each voice in it."""
    groups: dict[int, list[_Found]] = {}
    for token in sentence:
        found = _found(reading, token)
        if found is not None:
            groups.setdefault(found.said.span.start if found.said else -1, []).append(found)
    return list(groups.values())


def _found(reading: Reading, token: Token) -> _Found | None:
    cue = _cue_at(token)
    if cue is None:
        return None
    said = reading.statement_over(token.idx) or _led_by(reading, token)
    clause = _foreseen(token, cue)
    if cue.kind == "mark" and said is None:
        return None
    if clause is not None and said is not None and cue.word in _OPEN_WORDS and _ruled(said):
        return None
    if clause is None or (said is None and not _author_may(reading, cue, token, clause)):
        return None
    if (cue.kind == "aux" or cue.word == "go") and _pledge(clause, said) and not _dated(reading, clause):
        return None
    return _Found(cue, clause, said)


def _ruled(said: Statement) -> bool:
    """True for the words of a ruling: what may or could be done by it is allowed, and not foreseen."""
    return bool(_RULING & set(said.why.removeprefix("reported:").split()))


def _cue_at(token: Token) -> Cue | None:
    kind = _kind(token)
    if kind is None:
        return None
    return _cues().get((kind, token.lower_ if kind in ("aux", "mark") else token.lemma_.lower()))


def _kind(token: Token) -> str | None:
    if token.dep_ in ("aux", "auxpass"):
        return "aux"
    if token.dep_ == "mark" or (token.lower_ == "long" and token.i and token.nbor(-1).lower_ == "as"):
        return "mark"
    if token.pos_ == "VERB" and token.dep_ not in ("mark",):
        return "verb"
    return "adjective" if token.pos_ == "ADJ" else None


def _foreseen(token: Token, cue: Cue) -> Token | None:
    """The head of the clause that the cue makes a forecast of, or None where it makes none."""
    if cue.kind == "aux":
        perfect = any(child.dep_ == "aux" and child.lower_ in _HAVE for child in token.head.children)
        wish = (token.head.lemma_ in _WISHES and token.lower_ in _WOULD) or _blesses(token)
        law = token.lower_ == "shall" and not any(child.tag_ == "PRP" for child in token.head.lefts)
        idle = perfect or wish or law or _asked(token.head) or _describes(token) or _unable(token)
        return None if idle else token.head
    if cue.kind == "mark":
        return _under_condition(token, cue)
    if cue.kind == "adjective":
        governed = any(child.dep_ in ("xcomp", "ccomp") for child in token.children)
        predicate = token.head if token.dep_ in ("acomp", "oprd") and token.head.tag_ != "VBD" else None
        return predicate if governed or (predicate is not None and cue.word in ("likely", "unlikely")) else None
    if any(child.dep_ == "neg" for child in token.children) and cue.word == "go":
        return None
    if cue.word == "go":
        future = token.tag_ == "VBG" and any(c.dep_ == "xcomp" for c in token.children)
        return token if future else None
    governed = any(child.dep_ in ("xcomp", "ccomp", "dobj") for child in token.children)
    objects = [grand for child in token.children if child.dep_ == "dobj" for grand in child.children]
    asked = [*token.children, *(grand for grand in objects if grand.lower_ != "of")]
    bid = any(c.dep_ == "prep" and c.lower_ in ("from", "of") for c in asked)
    bid = bid or (cue.word == "project" and any(c.dep_ == "prep" and c.lower_ in _ONTO for c in asked))
    open_form = token.tag_ == "VB" and not any(child.dep_ == "aux" and child.lower_ != "to" for child in token.children)
    expects = cue.word in ("expect", "forecast", "predict", "project", "anticipate")
    negated = any(child.dep_ == "neg" for child in token.children) and not (expects and token.tag_ == "VBN")
    supposed = any(child.dep_ == "mark" and child.lower_ == "if" for child in token.children)
    return token if governed and not (bid or open_form or negated or supposed) else None


def _describes(aux: Token) -> bool:
    """True for "would", "may" and the like of a clause that says what a thing is: "the plan, which would make"."""
    return aux.lower_ in _OPEN_WORDS and aux.head.dep_ == "relcl"


def _opens(word: Token) -> bool:
    """True for a word that opens its sentence, be it after a quotation mark."""
    return word.i == word.sent.start or word.nbor(-1).is_punct or word.nbor(-1).is_space


def _unable(aux: Token) -> bool:
    """True for "could not", which tells more often of the past, with no condition that it hangs on."""
    negated = any(child.dep_ == "neg" for child in aux.head.children)
    return aux.lower_ == "could" and negated and not _conditions(aux.head)


def _under_condition(mark: Token, cue: Cue) -> Token | None:
    """The clause in the present tense that hangs on the condition; "even if" makes none."""
    if cue.word not in _HYPOTHESES or (mark.i > 0 and mark.nbor(-1).lower_ == "even"):
        return None
    main = mark.head if cue.word == "long" else mark.head.head if mark.head.dep_ == "advcl" else None
    if main is None or main.dep_ == "relcl":
        return None
    aux = [child for child in main.children if child.dep_ == "aux"]
    tags = {main.tag_, *(child.tag_ for child in aux)}
    perfect = main.tag_ in ("VBN", "VBD") and any(child.lemma_ == "have" or child.lower_ in _HAS for child in aux)
    return main if tags & {"VBP", "VBZ"} and not perfect else None


def _blesses(aux: Token) -> bool:
    """True for the "may" of a wish, which stands before its subject: "May they rest in peace"."""
    subject = next((child for child in aux.head.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    opens = aux.i == aux.sent.start or aux.nbor(-1).is_quote
    return aux.lower_ == "may" and (opens or (subject is not None and aux.i < subject.i))


def _asked(clause: Token) -> bool:
    """True for a clause that asks or leaves open: "whether it would", "when they might return", "so that it could"."""
    marks = [c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")]
    so = any(c.lower_ == "so" and c.dep_ in ("mark", "advmod") and not _opens(c) for c in clause.children)
    return so or any(word in ("whether", "why", "how") for word in marks)


def _led_by(reading: Reading, token: Token) -> Statement | None:
    """The statement that the token is the verb of: what "analysts doubt" is theirs."""
    return next((s for s in reading.statements if s.cue_at is not None and s.cue_at.start == token.idx), None)


def _author_may(reading: Reading, cue: Cue, token: Token, clause: Token) -> bool:
    """True where the cue is one of the report's own word: of "will be", "may well", and not of what others are told."""
    if cue.kind == "aux" and (_personal(clause) or _habitual(clause) or _narrated(token, clause)):
        return False
    if clause.dep_ == "ccomp" and cue.kind == "aux" and clause.head.pos_ == "VERB":
        return _cues().get(("verb", clause.head.lemma_.lower())) is not None
    if cue.said:
        return _copular(token, clause) or (cue.word in ("may", "might") and _assured(clause))
    return cue.word != "could" or bool(_conditions(clause)) or _dated(reading, clause)


def _personal(clause: Token) -> bool:
    """True where "I", "we", "you" or "who" is the subject: an interview, or what somebody could or would do."""
    return any(child.dep_.startswith("nsubj") and child.lower_ in _PERSONAL for child in clause.children)


def _narrated(aux: Token, clause: Token) -> bool:
    """True for "would" of the past: "he would come home late", "she would not commit herself"."""
    if aux.lower_ not in _WOULD or _conditions(clause):
        return False
    negated = any(child.dep_ == "neg" for child in clause.children)
    subjects = [child for child in clause.children if child.dep_.startswith("nsubj")]
    negated = negated or any(word.lower_ in ("neither", "no") for subject in subjects for word in subject.lefts)
    return negated or any(child.dep_.startswith("nsubj") and child.lower_ in _THIRD for child in clause.children)


def _habitual(clause: Token) -> bool:
    """True for what used to be: "they would always", "whenever it rained, the road would"."""
    words = [child for child in clause.children if child.dep_ in ("advmod", "npadvmod", "advcl")]
    return any(word.lower_ in _HABITS for child in words for word in (child, *child.children))


def _assured(clause: Token) -> bool:
    """True for "may well", "might soon"."""
    return any(child.lower_ in _ASSURING for child in clause.children if child.dep_ == "advmod")


def _copular(token: Token, clause: Token) -> bool:
    """True for "will be" with a predicate in the report's own words: it foretells a state, and schedules nothing."""
    return token.lower_ == "will" and clause.lemma_ == "be" and any(c.dep_ == "attr" for c in clause.children)


def _pledge(clause: Token, said: Statement | None) -> bool:
    """True where the speaker says what the speaker will do, with no condition: a promise is an act, no forecast."""
    subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if said is None or subject is None or subject.lower_ not in _OWN or _conditions(clause):
        return False
    return subject.lower_ in ("i", "we") or said.mode == "indirect"


def _dated(reading: Reading, clause: Token) -> bool:
    """True where the clause says when: "I will name a successor next week" is an announcement with a horizon."""
    spans = ((child.left_edge, child.right_edge) for child in clause.children if child.dep_ in _TIMES)
    times = (time for first, last in spans for time in reading.times_in(first.idx, last.idx + len(last.text)))
    told = reading.report.published.earliest
    return any(time.latest is not None and (told is None or time.latest >= told) for time in times)


def _conditions(clause: Token) -> list[Token]:
    """The heads of the clauses that the clause hangs on: "if ...", "unless ...", "once ..."."""
    found = []
    for child in clause.children:
        marks = [child, *child.children]
        if child.dep_ in _MARK_HEADS and any(("mark", mark.lower_) in _cues() for mark in marks):
            found.append(child)
    return found


def _forecast(reading: Reading, found: Sequence[_Found]) -> Forecast:
    said = found[0].said
    start, end = _extent(reading, [item.clause for item in found], said)
    time = _horizon(reading, start, end)
    conditional = any(_conditions(item.clause) or item.cue.kind == "mark" for item in found)
    evidence = reading.report.evidence(start, end)
    return Forecast(
        evidence=(evidence,),
        status=Status.CONDITIONAL if conditional else Status.PREDICTED,
        voice=Voice((*said.voice.chain, said.speaker)) if said else Voice(),
        why=" ".join(f"{item.cue.kind}:{item.cue.word}" for item in found),
        says=" ".join(evidence.quote.split()),
        horizon=reading.report.text[time.start : time.end] if time else None,
        due=time.window if time else Window(),
        actors=_actors(reading, start, end),
    )


def _extent(reading: Reading, clauses: Sequence[Token], said: Statement | None) -> tuple[int, int]:
    """From the first to the last word of the clauses, within the words of the speaker."""
    tokens = [token for clause in clauses for token in clause.subtree if not token.is_space]
    if said is not None:
        inside = [t for t in tokens if said.span.start <= t.idx and t.idx + len(t.text) <= said.span.end]
        tokens = inside or list(clauses)
    else:
        tokens = [t for t in tokens if reading.statement_over(t.idx) is None] or list(clauses)
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    while last.is_punct and last.i > first.i:
        last = last.nbor(-1)
    while first.is_punct and first.i < last.i:
        first = first.nbor()
    return first.idx, last.idx + len(last.text)


def _horizon(reading: Reading, start: int, end: int) -> TimeExpression | None:
    times = reading.times_in(start, end)
    dated = [time for time in times if time.window]
    return next(iter(dated or times), None)


def _actors(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    codes: dict[str, None] = {}
    for link in reading.links_in(start, end):
        if link.mention.kind is not MentionKind.PLACE:
            codes.update(dict.fromkeys(reading.gazetteer.counts_as(code) for code in link.actors))
    return tuple(codes)


@cache
def _cues() -> dict[tuple[str, str], Cue]:
    rows = read_rows("dragoman.annotate", "forecast_cues.csv", COLUMNS)
    allowed = (Status.PREDICTED.value, Status.CONDITIONAL.value)
    return {
        (row.one_of("kind", KINDS), row["word"]): Cue(
            row["word"], row["kind"], row.one_of("where", PLACES) == "said", Status(row.one_of("status", allowed))
        )
        for row in rows
    }
