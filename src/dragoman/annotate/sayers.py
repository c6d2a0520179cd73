"""What stands beside a quotation: the verb of saying, and who says it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.lang.en.syntax_iterators import noun_chunks
from spacy.tokens import Span, Token

from dragoman.annotate.saying_words import load_saying_words

DASHES = frozenset(["—", "–", "-", "--", "―"])
#: What may stand in a sentence before a quotation whose attribution comes after it.
JOINTS = frozenset([",", ":", ";", "—", "–", "-", "--", "(", "and", "but", "yet", "still", "or"])
_VERBS = frozenset({"VERB", "AUX"})
_ASIDE = frozenset({"ADV", "PUNCT", "SPACE"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"})
#: What stands behind these is whom it is said to, never who says it.
_ADDRESSING = frozenset({"tell", "inform", "assure", "remind", "warn"})
_SIGNATURE = 6  # words after a dash that can be a name and nothing else


@dataclass(frozen=True, slots=True)
class Sayer:
    """The verb of saying beside a quotation, the head of who says it, and the rule that found them."""

    cue: Token | None
    head: Token | None
    why: str


def next_word(token: Token) -> Token:
    """The next token that is no space."""
    following = token.nbor()
    return next_word(following) if following.is_space and following.i + 1 < len(token.doc) else following


def is_that_of(cue: Token, last: Token) -> bool:
    """True for the "that" of a verb of saying with nothing but whom it tells between them."""
    if last.lower_ != "that" or last.i <= cue.i:
        return False
    return all(t.pos_ not in _VERBS and t.text not in JOINTS for t in cue.doc[cue.i + 1 : last.i])


def leads_anew(cue: Token, gap: Sequence[Token]) -> bool:
    """True where a second verb of saying leads on to the next quotation: "she said, adding that"."""
    if cue.tag_ == "VBG" and gap[-1].i <= cue.i + 1 and gap[0].text == ",":
        return True  # "“...”, also observing, “...”"
    later = [t for t in gap if t.i > cue.i and introduces(t) and t.tag_ in ("VBG", "VBD", "VBZ")]
    if not later:
        return False
    between = cue.doc[later[-1].i + 1 : gap[-1].i]
    return gap[-1].i <= later[-1].i + 1 or is_that_of(later[-1], gap[-1]) or all(t.pos_ in _ASIDE for t in between)


def has_said(cue: Token, comma: Token) -> bool:
    """True where the verb has words said of its own before the comma, so that the quotation is no speech of its."""
    kinds = ("ccomp", "xcomp") if cue.lemma_ in ("tell", "remind", "assure", "inform") else ("ccomp", "xcomp", "dobj")
    return any(child.dep_ in kinds and cue.i < child.i < comma.i for child in cue.children)


def introduces(token: Token) -> bool:
    """True for a verb of saying that may lead on to a quotation."""
    verb = load_saying_words().verb(token)
    return verb is not None and "quote" in verb.frames and token.tag_ in _FINITE


def is_bare_participle(token: Token) -> bool:
    """True for a participle without an auxiliary that says nothing here: "if written by the crew"."""
    helped = any(child.dep_ in ("aux", "auxpass") for child in token.children)
    return token.tag_ == "VBN" and token.dep_ in ("advcl", "acl", "amod") and not helped


def sayer_after(words: Sequence[Token], side: str) -> Sayer | None:
    """Verb and speaker among the words after a quotation."""
    if _is_dashed(words[0]) and len(words) <= _SIGNATURE and all(word.pos_ == "PROPN" for word in words):
        return Sayer(None, words[-1], "quotation signed")
    cue = next((t for t in words if introduces(t) and (t.tag_ != "VB" or t == words[0])), None)
    source = according(words)
    if source is not None and (cue is None or source.i < cue.i):
        return Sayer(None, source, "quotation, according to")
    if cue is None:
        return None
    why = f"quotation:{cue.lemma_} {side}"
    if cue == words[0] or (len(words) > 1 and cue == words[1] and words[0].pos_ == "ADV"):
        return Sayer(cue, _subject_after(cue, words), why)
    return Sayer(cue, subject_before(cue, words), why)


def _is_dashed(token: Token) -> bool:
    """True where a dash stands before the token, be it glued to the closing mark."""
    place = token.i - 1
    while place >= 0 and token.doc[place].is_space:
        place -= 1
    return place >= 0 and token.doc[place].text[-1:] in DASHES


def according(words: Sequence[Token]) -> Token | None:
    """The head of whom the words are "according to", or None."""
    for first, second in pairwise(words):
        if first.lower_ == "according" and second.lower_ == "to":
            return next((t for t in second.children if t.dep_ == "pobj"), None)
    return None


def _subject_after(cue: Token, words: Sequence[Token]) -> Token | None:
    """The head of the noun phrase after a verb that comes first: "said Anna Berg, who"."""
    following = [t for t in words if t.i > cue.i]
    if not following:
        return None
    chunk = next((c for c in _noun_chunks(cue, following[-1].i + 1) if c.end > cue.i + 1), None)
    own = next((t for t in cue.children if t.dep_ in ("nsubj", "dobj", "attr") and t.i > cue.i), None)
    if chunk is not None and (own is None or own.i > chunk.end):
        return chunk.root
    return own or following[0]


def _noun_chunks(cue: Token, end: int) -> Iterator[Span]:
    """The noun phrases from the verb to `end`. spaCy's own `span.noun_chunks` goes through the whole document."""
    stretch = cue.doc[cue.sent.start : end]
    for first, last, _ in noun_chunks(stretch):
        if first >= cue.i and last <= end:
            yield cue.doc[first:last]


def subject_before(cue: Token, words: Sequence[Token]) -> Token | None:
    """The head of the subject of a verb that follows it; the nearest noun phrase where the parse has none."""
    allowed = {t.i for t in words}
    own = next((t for t in cue.children if t.dep_ in ("nsubj", "nsubjpass") and t.i in allowed), None)
    following = next_word(cue) if cue.i + 1 < len(cue.doc) else cue
    telling = own is not None and own.i < cue.i and cue.lemma_ in _ADDRESSING  # "Berg, the agent, told Harbour News"
    inverted = not telling and (following.pos_ == "PROPN" or (own is None and following.pos_ in ("DET", "PRON")))
    set_off = (
        cue.i > 0 and cue.nbor(-1).text == "," and cue.tag_ != "VBG"
    )  # ", blaming the crew" has its subject before
    if set_off and following.i in allowed and inverted:
        return _subject_after(cue, words)
    if own is not None:
        return own
    above = cue
    while (
        above.dep_ in ("conj", "advcl", "xcomp", "acl", "pcomp", "prep", "relcl", "advmod", "acomp")
        and above.head != above
    ):
        quoted = above.dep_ == "prep" and above.lower_ == "as" and above.head.lemma_ in ("quote", "cite", "report")
        above = above.head
        if quoted and (whom := next((t for t in above.children if t.dep_ in ("dobj", "nsubjpass")), None)) is not None:
            return whom  # "the paper quoted Ann Berg as saying"
        if above.pos_ in ("NOUN", "PROPN") and cue.dep_ == "acl" and cue.nbor(-1).text != ",":
            return above
        subject = next((t for t in above.children if t.dep_ in ("nsubj", "nsubjpass") and t.i in allowed), None)
        if subject is not None:
            return subject
    return _first_noun([t for t in words if t.i < cue.i])


def _first_noun(words: Sequence[Token]) -> Token | None:
    """The head of the first noun phrase: an attribution begins with who speaks, whatever is put between."""
    nouns = (t for t in words if t.dep_ not in ("pobj", "compound") and t.pos_ in ("PROPN", "PRON", "NOUN"))
    return next(nouns, None)


def sayer_of_colon(words: Sequence[Token], cues: Sequence[Token]) -> Sayer | None:
    """Before a colon the verb of saying, else the sentence's own verb, has the speaker for its subject."""
    if cues:
        return Sayer(cues[-1], subject_before(cues[-1], words), f"quotation:{cues[-1].lemma_} and colon")
    for token in words:
        if token.dep_ == "nsubj" and token.head.pos_ in _VERBS:
            return Sayer(None, token, "quotation after a colon")
    return None
