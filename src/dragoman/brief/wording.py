"""How claims are put into words: actors' names, sentences by status and voice, days, whose word it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dragoman.brief.pieces import When
from dragoman.model.claims import QUAD_CLASS, TIE_KINDS, Claim, Event, Status, Tie
from dragoman.model.gazetteer import Gazetteer
from dragoman.model.text import Report
from dragoman.model.values import Amount, Window
from dragoman.model.vocabulary import Row, read_rows, read_yaml

_PACKAGE = "dragoman.brief"
_FRAME_COLUMNS = ("of", "status", "said", "frame")
_EVENT_COLUMNS = ("type", "mode", "cue", "matter", "bare", "past", "participle", "gerund", "rest")
_TIE_COLUMNS = ("kind", "cue", "heading", "bare", "present", "plural", "rest", "measures")
#: A code within a figure's normal form ("share:oil:AZE>ISR").
_CODE = re.compile(r"(?:IGO|NGO|ORG|COM):[^>:]+?(?=-[A-Z]{3}\b|-(?:IGO|NGO|ORG|COM):|[>:]|$)|\b[A-Z]{3}\b")
UNNAMED = "a party not named"
_LARGE = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?!\.)")


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of a verb and what follows it.

    `cue` matches quotes it is meant for; `matter` is mission or envoy where it is about these.
    """

    forms: dict[str, str] = field(repr=False)
    rest: str
    mode: str = ""
    cue: re.Pattern[str] | None = None
    matter: str = ""


@dataclass(frozen=True, slots=True)
class TieWords:
    """The heading of a kind of tie, its verbs, and the words of figures that go with it."""

    heading: str
    verbs: tuple[Verb, ...]
    measures: frozenset[str]


@cache
def _frames() -> dict[tuple[str, str, bool], str]:
    rows = read_rows(_PACKAGE, "frames.csv", _FRAME_COLUMNS)
    return {
        (
            row.one_of("of", ("act", "tie")),
            row.one_of("status", tuple(Status)),
            row.one_of("said", ("yes", "no")) == "yes",
        ): row["frame"]
        for row in rows
    }


@cache
def _event_verbs() -> dict[str, tuple[Verb, ...]]:
    verbs: dict[str, tuple[Verb, ...]] = {}
    for row in read_rows(_PACKAGE, "event_phrases.csv", _EVENT_COLUMNS):
        kind = row.one_of("type", frozenset(QUAD_CLASS))
        forms = {form: row[form] for form in ("bare", "past", "participle", "gerund")}
        verbs[kind] = (*verbs.get(kind, ()), Verb(forms, row["rest"], row["mode"], _cue(row), row["matter"]))
    return verbs


@cache
def tie_words() -> dict[str, TieWords]:
    """Heading, verb and figures' words of every kind of tie, in the order in which a reader wants them."""
    words: dict[str, TieWords] = {}
    for row in read_rows(_PACKAGE, "tie_phrases.csv", _TIE_COLUMNS):
        kind = row.one_of("kind", TIE_KINDS)
        known = words.get(kind, TieWords(row["heading"], (), frozenset(row.list("measures"))))
        forms = {form: row[form] for form in ("bare", "present", "plural")}
        verb = Verb(forms, row["rest"], cue=_cue(row))
        words[kind] = TieWords(known.heading, (*known.verbs, verb), known.measures)
    return words


def _cue(row: Row) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{row['cue']})", re.IGNORECASE) if row["cue"] else None


@cache
def mission_words() -> dict[str, Any]:
    """The vocabulary of the table of representation."""
    words: dict[str, Any] = read_yaml(_PACKAGE, "missions.yaml")
    return words


@cache
def _articles() -> dict[str, list[str]]:
    words: dict[str, list[str]] = read_yaml(_PACKAGE, "articles.yaml")
    return words


def actor_name(code: str, gazetteer: Gazetteer) -> str:
    """The actor's name as it stands in a sentence: "Azerbaijan", "the European Union"."""
    label, words = gazetteer.label(code), gazetteer.label(code).split()
    actor = gazetteer.actors.get(code)
    rules = _articles()
    body = actor is not None and actor.kind in rules["kinds"] and len(words) > 1
    takes = body or words[-1] in rules["last_words"] or words[0] in rules["first_words"]
    return f"the {label}" if takes else label


def joined(names: Sequence[str]) -> str:
    """The names as a list in English: "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


@dataclass(frozen=True, slots=True)
class Sides:
    """Who acts on whom, in words; `plural` where more than one acts or a people does."""

    source: str
    target: str
    plural: bool


def sides(source: Sequence[str], target: Sequence[str], gazetteer: Gazetteer) -> Sides:
    """The sides of an act in words; those who act on each other stand once, on "each other"."""
    acting = sorted(set(source))
    on = [code for code in sorted(set(target)) if code not in acting]
    actors = [gazetteer.actors.get(code) for code in acting]
    peoples = any(actor is not None and actor.kind in _articles()["plural_kinds"] for actor in actors)
    names = joined([actor_name(code, gazetteer) for code in acting]) or UNNAMED
    both = not on and len(acting) > 1 and bool(target)
    others = joined([actor_name(code, gazetteer) for code in on]) or ("each other" if both else UNNAMED)
    return Sides(names, others, len(acting) > 1 or peoples)


def event_sentence(event: Event, status: Status, gazetteer: Gazetteer) -> str:
    """An act as a sentence without its date and full stop: "Israel was to pay a visit to Azerbaijan"."""
    who = sides(event.source, event.target, gazetteer)
    return _sentence(_frames()["act", status, bool(event.voice.chain)], _verb(event), who)


def matter_of(event: Event) -> str:
    """What of diplomatic representation the act is about: "mission", "envoy" or nothing."""
    return _verb(event).matter


def _verb(event: Event) -> Verb:
    verbs = _event_verbs()[event.type]
    return next(verb for verb in verbs if verb.mode in ("", event.mode) and _meant(verb, event.quote))


def _meant(verb: Verb, quote: str) -> bool:
    return verb.cue is None or bool(verb.cue.search(quote))


def tie_sentence(tie: Tie, gazetteer: Gazetteer) -> str:
    """A tie as a sentence without its date and full stop: "Israel has a mission in Azerbaijan"."""
    who = sides((tie.source,), (tie.target,), gazetteer)
    verb = next(verb for verb in tie_words()[tie.tie].verbs if _meant(verb, tie.quote))
    return _sentence(_frames()["tie", tie.status, bool(tie.voice.chain)], verb, who)


def _sentence(frame: str, verb: Verb, who: Sides) -> str:
    forms = dict(verb.forms)
    if who.plural and "plural" in forms:
        forms["present"] = forms["plural"]
    be = {"is": "are", "was": "were", "does": "do"} if who.plural else {"is": "is", "was": "was", "does": "does"}
    rest = verb.rest.format(target=who.target)
    told = frame.format(source=who.source, rest=rest, **be, **forms)
    return told[:1].upper() + told[1:]


def when_of(window: Window) -> When:
    """The window in words with its precision."""
    prefix = window.prefix
    if prefix:
        precision = {4: "year", 7: "month", 10: "day"}[len(prefix)]
    else:
        precision = "range" if window.earliest and window.latest else "open" if window else "undated"
    earliest, latest = (day.isoformat() if day else None for day in (window.earliest, window.latest))
    return When(window.show(), earliest, latest, precision)


def dated(window: Window) -> str:
    """The window as an adverb: "on 29 March 2023", "in April 1992", "between … and …"; empty where undated."""
    when = when_of(window)
    if when.precision == "range":
        return "between " + when.words.replace(" to ", " and ", 1)
    if when.precision == "open":
        # "From 31 March" would say that it began that day.
        return when.words.replace("from ", "some time after ", 1)
    return {"day": "on ", "month": "in ", "year": "in ", "undated": ""}[when.precision] + (when.words if window else "")


def outlet_of(report: Report) -> str:
    """The name a report goes by in the text: its outlet, else its id."""
    return report.outlet or report.id


def by_words(claim: Claim) -> str:
    """Whose word the claim is, innermost first: "officials, cited by Haaretz"; empty where the outlet's own."""
    chain = claim.voice.chain
    return ", cited by ".join(reversed(chain))


def sources_words(claims: Iterable[Claim]) -> str:
    """Who tells it, each once: "Caspian Wire; Israeli officials, in The Levant Courier"."""
    told = dict.fromkeys(
        f"{by_words(claim)}, in {outlet_of(claim.report)}" if claim.voice.chain else outlet_of(claim.report)
        for claim in claims
    )
    return "; ".join(told)


def measure_words(measures: str, gazetteer: Gazetteer) -> str:
    """A figure's normal form for a reader: "share:oil:AZE>ISR" is "Share of oil: Azerbaijan → Israel"."""
    kind, _, rest = measures.partition(":")
    codes = list(dict.fromkeys(code.group() for code in _CODE.finditer(rest)))
    first = _CODE.search(rest)
    thing = rest[: first.start() if first else None].strip(" :")
    names = [gazetteer.label(code) for code in codes]
    what = f"{_measures().get(kind, kind.capitalize())} {thing}".removesuffix(" of ").strip()
    return what + (": " + (" → " if ">" in rest else " – ").join(names) if names else "")


@cache
def _measures() -> dict[str, str]:
    words: dict[str, str] = read_yaml(_PACKAGE, "measures.yaml")
    return words


def amount_words(amount: Amount) -> str:
    """The amount for a reader, millions and billions in words: "about 1.7 billion USD"."""
    shown = short_amounts(amount.show())
    return re.sub(r" (billion|million) to ([\d.,]+) \1", r" to \2 \1", shown)


def short_amounts(text: str) -> str:
    """The text with its whole millions and billions in words: "1.7 billion USD" for "1,700,000,000 USD"."""
    return re.sub(r"\bestimated (?=\d)", "an estimated ", _LARGE.sub(_shorter, text))


def _shorter(match: re.Match[str]) -> str:
    value = int(match.group().replace(",", ""))
    for size, word in ((10**9, "billion"), (10**6, "million")):
        # Only where nothing is lost: 1,345,678 stays as it is.
        if value >= size and value % (size // 1000) == 0:
            return f"{value / size:.3f}".rstrip("0").rstrip(".") + f" {word}"
    return match.group()


def measure_codes(measures: str) -> frozenset[str]:
    """The codes of the actors that a figure's normal form names."""
    return frozenset(code.group() for code in _CODE.finditer(measures.partition(":")[2]))


def measure_things(measures: str) -> frozenset[str]:
    """The words of a figure's normal form that say what is measured."""
    return frozenset(re.findall(r"[a-z]+", _CODE.sub(" ", measures.partition(":")[2]))) | {measures.partition(":")[0]}
