"""What the dossier itself judges, in words of likelihood whose bounds are fixed, with its confidence apart."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.brief.dossier import Estimate
from dragoman.brief.gathering import Gathering
from dragoman.model.findings import Expectation
from dragoman.model.vocabulary import read_rows

#: A share of fewer cases than this says nothing.
LEAST_RESOLVED = 5
#: Confidence by cases and independent origins behind them; our own steps, both have to be reached.
_CONFIDENCE = (("high", 50, 10), ("moderate", 20, 5), ("low", 0, 0))
_NOTED = 5  # endnotes an estimate bears at most
_CONFIDENT = re.compile(r"\b(?:low|moderate|high) confidence\b|\bconfidence\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A word of likelihood and its bounds in per cent."""

    term: str
    low: int
    high: int

    @property
    def bounds(self) -> str:
        """The bounds as they stand in brackets."""
        return f"{self.low} to {self.high} %"


@cache
def likelihoods() -> tuple[Likelihood, ...]:
    """The words from least to most likely. Raises VocabularyError where they leave a gap or overlap."""
    found: list[Likelihood] = []
    for row in read_rows("dragoman.brief", "likelihood.csv", ("term", "low", "high")):
        word = Likelihood(row["term"], int(row["low"]), int(row["high"]))
        if word.low >= word.high or (found and found[-1].high != word.low):
            raise row.error(f"bounds {word.low} to {word.high} do not follow on")
        found.append(word)
    return tuple(found)


def likelihood_of(share: float) -> Likelihood:
    """The word for a probability from 0 to 1; a bound belongs to the word nearer to the middle.

    Nothing is told as certain or impossible: 0 and 1 get the outermost words.
    """
    percent = min(max(round(share * 100, 6), 1.0), 99.0)
    for word in likelihoods():
        if percent < word.high or (percent == word.high and word.high > 50):
            return word
    return likelihoods()[-1]


def estimates(gathering: Gathering, belonging: Sequence[Expectation]) -> tuple[Estimate, ...]:
    """What may be expected of the expectations still open among these, by how all resolved ones turned out."""
    still = [expectation for expectation in belonging if expectation.outcome == "open"]
    resolved = [e for e in gathering.findings.expectations if e.outcome != "open"]
    if not still or len(resolved) < LEAST_RESOLVED:
        return ()
    borne = sum(expectation.outcome == "borne out" for expectation in resolved)
    # The rule of succession: one case of each kind is assumed, so that few cases never make certainty.
    word = likelihood_of((borne + 1) / (len(resolved) + 2))
    what = f"any one of the {len(still)} expectations" if len(still) > 1 else "the one expectation"
    lead = f"There is {_article(word.term)}" if word.term.endswith("chance") else f"It is {word.term}"
    origins = gathering.lineage.count(expectation.claim for expectation in resolved)
    return (
        Estimate(
            text=f"{lead} that {what} still open here will be borne out.",
            bounds=word.bounds,
            ground=f"Of {len(resolved)} expectations told of here that were resolved, {borne} were borne out.",
            confidence=_confidence(len(resolved), origins),
            notes=gathering.cite([expectation.claim for expectation in still[:_NOTED]]),
        ),
    )


def _article(term: str) -> str:
    """The term as a noun: "a roughly even chance", "almost no chance"."""
    return term if " no " in term else f"a {term}"


def _confidence(cases: int, origins: int) -> str:
    level = next(name for name, least, sources in _CONFIDENCE if cases >= least and origins >= sources)
    return (
        f"Confidence is {level}: {cases} cases from {origins} {'origin' if origins == 1 else 'origins'},"
        " and the press returns to what came about more readily than to what did not."
    )


def faults(texts: Iterable[str]) -> list[str]:
    """The sentences that speak of likelihood and of confidence at once, which ICD 203 forbids."""
    terms = re.compile(rf"\b(?:{'|'.join(re.escape(word.term) for word in likelihoods())})\b", re.IGNORECASE)
    sentences = (sentence for text in texts for sentence in _SENTENCE.split(text))
    return [sentence for sentence in sentences if terms.search(sentence) and _CONFIDENT.search(sentence)]
