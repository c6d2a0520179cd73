"""Companies of a report, which count as the country the report gives them: "Iranian airline", "Chile's state miner"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from dragoman.model.actors import Mention, MentionKind
from dragoman.model.vocabulary import read_rows

_BEFORE = 8  # words and hyphens from the state's name to the company's: "Russian state-owned oil and gas giant"
_BEHIND = 6  # words from the company's name to what it is: ", a privately owned Iranian airline"
_CARRIERS = (" Air", " Airlines", " Airways")  # what a known company's name may be short of: other first words mislead
_SHORT_LETTERS = 4  # a first word shorter than this is not used alone for the company


def place_companies(doc: Doc, names: Sequence[Mention], bodies: Sequence[Mention]) -> list[Mention]:
    """The bodies, those called a company of a state with that state as candidate, and where else they are named.

    A company's later mentions may be by its first word alone ("Mahan" for "Mahan Air").
    """
    states = {name.start: name for name in names if name.kind is MentionKind.NAME and len(name.candidates) == 1}
    homes: dict[str, str] = {}
    for body in bodies:
        home = _home(doc, body, states) if body.name_kind != "outlet" else None
        if home:
            homes.setdefault(body.text, home)
            homes.setdefault(body.text.split()[0], home)
    for known in names:
        if known.text.endswith(_CARRIERS) and known.candidates and known.candidates[0].startswith("ORG:"):
            homes.setdefault(known.text.split()[0], known.candidates[0])
    for name, home in _called(doc, states):
        homes.setdefault(name, home)
        homes.setdefault(name.split()[0], home)
    taken = {offset for mention in (*names, *bodies) for offset in range(mention.start, mention.end)}
    placed = [
        replace(body, candidates=(homes[body.text],), name_kind="company") if body.text in homes else body
        for body in bodies
    ]
    return [*placed, *_short_forms(doc, homes, taken)]


def _home(doc: Doc, body: Mention, states: dict[int, Mention]) -> str | None:
    """The state whose company the text calls the body, right before its name or right behind it; else None."""
    span = doc.char_span(body.start, body.end, alignment_mode="expand")
    if span is None:
        return None
    before = list(reversed(doc[max(span.start - _BEFORE, span.sent.start) : span.start]))
    behind = doc[span.end : min(span.end + _BEHIND, span.sent.end)]
    apposed = len(behind) > 1 and behind[0].text == "," and behind[1].lower_ in ("a", "an", "the")
    return _state_of(before, states) or (_state_of(behind[2:], states) if apposed else None)


def _called(doc: Doc, states: dict[int, Mention]) -> Iterable[tuple[str, str]]:
    """Names right behind a word for a company, whatever the parser takes them for, with the state named before it."""
    for token in doc[:-1]:
        if token.pos_ == "NOUN" and token.lemma_.lower() in company_words() and not token.is_sent_end:
            end = token.i + 1
            while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
                end += 1
            before = list(reversed(doc[max(token.i - _BEFORE, token.sent.start) : token.i + 1]))
            home = _state_of(before, states) if end > token.i + 1 and doc[token.i + 1].idx not in states else None
            if home:
                yield doc.text[doc[token.i + 1].idx : doc[end - 1].idx + len(doc[end - 1])], home


def _state_of(words: Iterable[Token], states: dict[int, Mention]) -> str | None:
    """The state named with a word for a company, nothing but their phrase between."""
    state: str | None = None
    company = False
    for word in words:
        if word.idx in states:
            state = states[word.idx].candidates[0]
        company = company or word.lemma_.lower() in company_words()
        clause = word.pos_ in ("AUX", "PRON", "SCONJ") or (word.pos_ == "VERB" and word.tag_ != "VBN")
        broken = (word.is_punct and word.text != "-") or clause
        if broken or (state and company):
            break
    return state if company else None


def _short_forms(doc: Doc, homes: dict[str, str], taken: set[int]) -> Iterable[Mention]:
    for token in doc:
        code = homes.get(token.text)
        if code and len(token.text) >= _SHORT_LETTERS and token.pos_ == "PROPN" and token.idx not in taken:
            end = token.idx + len(token.text)
            yield Mention(token.idx, end, token.text, MentionKind.BODY, (code,), "company")


@cache
def company_words() -> frozenset[str]:
    """Nouns that call a body a company (company_words.csv)."""
    return frozenset(row["lemma"] for row in read_rows("dragoman.annotate", "company_words.csv", ("lemma",)))
