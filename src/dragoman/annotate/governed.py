"""What a verb of saying governs: the words said, as its frames and the sentence's grammar have them."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from spacy.tokens import Token

from dragoman.annotate.frames import is_passive
from dragoman.annotate.relatives import antecedent
from dragoman.annotate.saying_words import SayingVerb, load_saying_words
from dragoman.annotate.sayings import Saying

_MARKS = frozenset(["“", "”", '"', "‘", "’", "'", "«", "»", "„", "''", "``"])
_LEADS = frozenset([":", ","])
_TAIL = 6  # words after a verb that closes its sentence: "on Monday", "in a statement"
_BREAKS = frozenset([";", "\n"])
_TELLING = frozenset({"tell", "inform", "assure", "remind", "warn", "urge", "ask", "advise", "notify"})
_POINTING = frozenset({"this", "that", "these", "those", "it", "them", "him", "her"})


def extent_of(tokens: Sequence[Token]) -> tuple[int, int]:
    """Where the tokens begin and end in the text."""
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)


def content_of(cue: Token, verb: SayingVerb) -> list[Token]:
    """The heads of the words that the verb governs by its frames."""
    found = [child for child in cue.children if _fits(child, cue, verb)]
    if is_passive(cue) and "obj" in verb.frames:
        found += [child for child in cue.children if child.dep_ == "nsubjpass"]
    if not found and cue.dep_ == "relcl" and "obj" in verb.frames:
        found = [cue.head] if any(c.dep_ == "dobj" and antecedent(c) == cue.head for c in cue.children) else []
    if not found and "clause" in verb.frames:
        found = _told(cue) or _parenthetical(cue)
    return found


def _fits(child: Token, cue: Token, verb: SayingVerb) -> bool:
    frames = verb.frames
    if child.dep_ == "ccomp":
        return bool(frames & {"clause", "oprd"}) or ("obj" in frames and is_free_relative(child))
    if child.dep_ == "xcomp":
        return bool(frames & {"to", "oprd"}) or (child.tag_ == "VBG" and "obj" in frames)
    if child.dep_ == "dobj":
        return _object_fits(child, cue, frames) or ("clause" in frames and child.i > cue.i and _acts(child))
    if child.dep_ == "oprd":
        return "oprd" in frames
    if child.dep_ == "advcl":
        return (
            "for" in frames and child.i > cue.i and any(c.dep_ == "mark" and c.lower_ == "for" for c in child.children)
        )
    governed = [grand for grand in child.children if grand.dep_ in ("pobj", "pcomp")]
    dated = any(grand.ent_type_ in ("DATE", "TIME") for grand in governed)
    return child.dep_ == "prep" and child.lower_ in verb.prepositions and child.i > cue.i and not dated


def is_free_relative(clause: Token) -> bool:
    """True for "what she called a crime": a noun phrase in the form of a clause."""
    return any(child.lower_ == "what" and child.dep_ in ("dobj", "nsubj", "attr") for child in clause.children)


def _object_fits(child: Token, cue: Token, frames: frozenset[str]) -> bool:
    """True for an object that is what was said ("denied the charge") or stands before it ("urged Iran to")."""
    beside = {other.dep_ for other in cue.children}
    if "to" in frames and ("xcomp" in beside or _is_to_be(child)):
        return True
    if "oprd" in frames and beside & {"oprd", "xcomp", "ccomp"}:
        return True
    if "oprd" in frames and (_quote_after(child) or _is_called(child)):
        return True
    if "as" in frames and any(other.dep_ == "prep" and other.lower_ == "as" for other in cue.children):
        return True
    if antecedent(child) != child:
        return False
    counted = "count" in frames and any(t.pos_ == "NUM" for t in child.subtree)
    pointing = any(c.lower_ in _POINTING and c.dep_ == "det" for c in child.children)
    return counted or ("obj" in frames and not pointing and (child.lower_ not in _POINTING or "prep" in beside))


def _quote_after(noun: Token) -> bool:
    """True where a quotation follows the noun phrase: "called the deal “a farce”"."""
    last = max(token.i for token in noun.subtree)
    inside = any(token.text in _MARKS for token in noun.subtree)
    return inside or (last + 1 < len(noun.doc) and noun.doc[last + 1].text in _MARKS)


def _is_to_be(noun: Token) -> bool:
    """True for "reported the ferry to be safe", where the parser hung the clause on the noun."""
    for clause in noun.children:
        before = {token.lower_ for token in clause.lefts} | {clause.lower_}
        if clause.dep_ in ("acl", "relcl") and before >= {"to", "be"}:
            return True
    return False


def _is_called(noun: Token) -> bool:
    """True where an adjective stands after its noun: "called the raid defensive", as the parser has it."""
    return any(child.dep_ in ("acl", "amod") and child.tag_ == "JJ" and child.i > noun.i for child in noun.children)


def _acts(noun: Token) -> bool:
    """True for the subject of a clause that the parser took for an object and participle: "found talks failed"."""
    return any(child.dep_ == "acl" and child.tag_ in ("VBD", "VBZ", "VBP") for child in noun.children)


def _told(cue: Token) -> list[Token]:
    """The clause of "told reporters she had sailed", which the parser took for a relative one."""
    if cue.lemma_ not in _TELLING:
        return []
    clauses = [
        c for noun in cue.children if noun.dep_ in ("dobj", "dative") for c in noun.children if c.dep_ == "relcl"
    ]
    subjects = {clause: [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")] for clause in clauses}
    return [clause for clause, own in subjects.items() if own and own[0].tag_ == "PRP"]


def _parenthetical(cue: Token) -> list[Token]:
    """The sentence into which "X said" is put between commas, or that it follows."""
    marked = any(child.dep_ in ("mark", "advmod") for child in cue.children)
    if cue.dep_ == "advcl" and not marked and cue.i < cue.head.i and any(c.dep_ == "nsubj" for c in cue.children):
        return [cue.head]  # "The agency reported on Monday, prices had fallen"
    joined = [c for c in cue.children if c.dep_ == "conj" and c.i > cue.i]
    if joined and _is_interruption(cue):
        return joined
    if cue.dep_ in ("parataxis", "ccomp", "conj") and cue.head != cue and not load_saying_words().verb(cue.head):
        return [cue.head] if cue.dep_ != "conj" else []
    return []


def _is_interruption(cue: Token) -> bool:
    """True for ", the paper pointed out," within a sentence that the parser joined to it."""
    subject = next((c for c in cue.children if c.dep_ == "nsubj"), None)
    opens = subject is not None and subject.left_edge.i > cue.sent.start and subject.left_edge.nbor(-1).text == ","
    last = max((c.i for c in cue.children if c.dep_ == "prt"), default=cue.i)
    closes = last + 1 < len(cue.doc) and cue.doc[last + 1].text == ","
    return opens and closes and not any(c.dep_ == "cc" for c in cue.children)


def trim(cue: Token, content: Sequence[Token], quoted: Sequence[tuple[int, int]]) -> list[Token]:
    """The words said, in order: the attribution, its punctuation and another sentence joined by ";" left out."""
    return _bare(_side(cue, _kept(cue, content, quoted)))


def pieces_of(cue: Token, content: Sequence[Token], quoted: Sequence[tuple[int, int]]) -> list[list[Token]]:
    """The same, but in two pieces where the attribution stands between commas in what is said."""
    kept = _up_to_next(cue, _kept(cue, content, quoted))
    before, after = _bare(_before(cue, kept)), _bare(_after(cue, kept))
    if before and after and _set_off(before[-1], cue) and _set_off(cue, after[0]):
        return [before, after]
    whole = _bare(_side(cue, kept))
    return [whole] if whole else []


def _up_to_next(cue: Token, tokens: list[Token]) -> list[Token]:
    """The tokens up to where who speaks goes on with another verb of saying: ", adding that", "and warned of"."""
    for token in tokens:
        if token.i > cue.i and _goes_on(token):
            return [t for t in tokens if t.i < (token.i if token.dep_ == "advcl" else token.i - 1) or t.i < cue.i]
    return tokens


def _goes_on(verb: Token) -> bool:
    """True for a participle of saying after a comma, and a past tense joined to what is yet to come."""
    words = load_saying_words()
    if words.verb(verb) is None or any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return False
    if verb.dep_ == "advcl":
        return verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text == ","
    ahead = any(child.lower_ in words["unsaid"] for child in verb.head.children if child.dep_ == "aux")
    return verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and ahead and verb.nbor(-1).lower_ == "and"


def _set_off(first: Token, second: Token) -> bool:
    """True where a comma stands between, close to both."""
    between = first.doc[first.i + 1 : second.i]
    return 0 < len(between) <= _TAIL and any(token.text == "," for token in between)


def _kept(cue: Token, content: Sequence[Token], quoted: Sequence[tuple[int, int]]) -> list[Token]:
    own = {t.i for t in cue.subtree} if any(not cue.is_ancestor(head) for head in content) else {cue.i}
    kept = {t for head in content for t in head.subtree if t.i not in own and not within(t, quoted)}
    return sorted((t for t in kept if not t.is_space), key=lambda t: t.i)


def _bare(tokens: list[Token]) -> list[Token]:
    """The tokens without what leads on to them and without punctuation at the ends; none where no word is left."""
    while tokens and tokens[0].text not in _MARKS and (tokens[0].is_punct or tokens[0].lower_ in ("that", "as")):
        tokens = tokens[1:]
    while tokens and _trails(tokens[-1]):
        tokens = tokens[:-1]
    if len(tokens) > 1 and tokens[-2].text in _LEADS and _opens(tokens[-1], tokens):
        return _bare(tokens[:-2])  # what "... and added: “" opens is said apart
    return tokens if any(t.is_alpha for t in tokens) else []


def _opens(mark: Token, tokens: Sequence[Token]) -> bool:
    """True for a quotation mark that opens: a curly one, or a straight one without its fellow among the tokens."""
    return mark.text == "“" or (mark.text == '"' and sum(token.text == '"' for token in tokens) % 2 == 1)


def _trails(token: Token) -> bool:
    """True for punctuation that closes nothing and for "but" before what the report says itself."""
    mark = token.is_punct and token.text not in _MARKS and token.text != "%"
    return mark or (token.dep_ == "cc" and token.lower_ in ("but", "and"))


def sentence_before(cue: Token, verb: SayingVerb, quoted: Sequence[tuple[int, int]]) -> list[Token]:
    """The sentence that ", X said" closes, where the parser found nothing that the verb governs."""
    sentence, subject = cue.sent, next((c for c in cue.children if c.dep_ == "nsubj" and c.i < cue.i), None)
    if subject is None or "clause" not in verb.frames or sentence.end - cue.i > _TAIL:
        return []
    comma = subject.left_edge.i - 1
    if comma - sentence.start < _TAIL or cue.doc[comma].text != "," or any(t.text == '"' for t in sentence):
        return []
    words = [t for t in cue.doc[sentence.start : comma] if not t.is_space]
    return [] if any(within(t, quoted) for t in words) else words


def _side(cue: Token, tokens: Sequence[Token]) -> list[Token]:
    """The tokens after the cue where it leads on to them, else those before it, of its own sentence."""
    after, before = _after(cue, tokens), _before(cue, tokens)
    follows = cue.i + 1 < len(cue.doc) and not cue.nbor().is_punct
    return after if after and (follows or len(after) >= len(before) or not before) else before


def _after(cue: Token, tokens: Sequence[Token]) -> list[Token]:
    return list(takewhile(lambda t: t.text not in _BREAKS and not _closed(t), (t for t in tokens if t.i > cue.i)))


def _closed(mark: Token) -> bool:
    """True for a quotation mark after the end of a sentence, which the parser ran on over."""
    if mark.text not in _MARKS or mark.i < 2:
        return False
    last = mark.nbor(-2) if mark.nbor(-1).text == "]" else mark.nbor(-1)
    return last.text[-1:] in (".", "!", "?")


def _before(cue: Token, tokens: Sequence[Token]) -> list[Token]:
    return list(takewhile(lambda t: t.text not in _BREAKS, (t for t in reversed(tokens) if t.i < cue.i)))[::-1]


def addressee_of(cue: Token) -> Token | None:
    """The head of whom the words are said to: the object of a verb of telling, "to" somebody with others; or None."""
    if cue.lemma_ in _TELLING:
        return next((t for t in cue.children if t.dep_ in ("dobj", "dative") and t.i > cue.i), None)
    to = (
        child for child in cue.children if child.dep_ in ("prep", "dative") and child.lower_ == "to" and child.i > cue.i
    )
    return next((noun for prep in to for noun in prep.children if noun.dep_ == "pobj" and _listens(noun)), None)


def _listens(noun: Token) -> bool:
    """True for a noun of somebody who can be spoken to."""
    return noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or noun.lemma_.lower() in load_saying_words()["sources"]


def within(token: Token, stretches: Sequence[tuple[int, int]]) -> bool:
    """True where one of the stretches covers the token."""
    index = bisect_right(stretches, token.idx, key=lambda stretch: stretch[0]) - 1
    return index >= 0 and token.idx < stretches[index][1]


def stretches_of(direct: Sequence[Saying]) -> list[tuple[int, int]]:
    """Where the direct speech stands, in order, what overlaps joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((saying.start, saying.end) for saying in direct):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
