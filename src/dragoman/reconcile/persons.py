"""The same person in many reports, and the names they are given there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import combinations, permutations

from rapidfuzz.fuzz import ratio

from dragoman.model.claims import Claim, Statement, Tenure
from dragoman.model.findings import Disagreement, SamePerson
from dragoman.model.vocabulary import read_yaml
from dragoman.reconcile.contexts import overlap
from dragoman.reconcile.grouping import groups_of
from dragoman.reconcile.marks import order_of, published_day, years_apart
from dragoman.reconcile.memory import Memory
from dragoman.reconcile.origins import Lineages
from dragoman.reconcile.points import disagree, listed
from dragoman.reconcile.words import content_stems, fold, folded
from dragoman.resolve import match_persons, same_person

#: Two spellings of a name, or a name and its patronymic form, begin with the same letters: so many of one word and the
#: first of another, or so many of the surname.
BLOCK_LETTERS, SURNAME_LETTERS = 3, 5
#: Given names alike, as rapidfuzz has it in hundredths: "Mukhtar" and "Muxtar".
GIVEN_ALIKE = 80
#: Spellings of one given name, and of one surname that stands alone.
GIVEN_SPELLING, SURNAME_ALIKE = 70, 75
#: A speaker's lone surname is another's misprinted where both have so many letters and are alike to this degree.
MISPRINT_LETTERS, MISPRINT = 6, 85
#: "RivaImage": words that the page ran together.
_INNER_CAPITAL = re.compile(r"\b(?!Mc|Mac|De|Di|Le|La|O)[A-Z][a-z]+[A-Z]")
#: One office, half of its words at least; held within so many years.
SAME_OFFICE, SAME_TENURE_YEARS = 0.5, 1.5
#: So many reasons are given why names are one person's.
REASONS = 3
_Key = tuple[str, str | None, str | None]


def find_persons(tenures: Iterable[Tenure], memory: Memory | None = None) -> tuple[SamePerson, ...]:
    """The persons of the reports, by name: every form and every claim that names them.

    Names are one person's where resolving says so; or where given name, beginning of the surname, office and
    time agree, though surnames are spelled too differently to be one by themselves.
    """
    by_key: dict[_Key, list[Tenure]] = defaultdict(list)
    for tenure in sorted(tenures, key=order_of):
        by_key[tenure.name, tenure.office, tenure.of].append(tenure)
    blocks: dict[tuple[str, str], list[_Key]] = defaultdict(list)
    for key in by_key:
        for place in sorted(_blocks(_words(key[0]))):
            blocks[place].append(key)
    memory = memory or Memory()
    pairs: dict[tuple[_Key, _Key], str] = {}
    for block in blocks.values():
        for a, b in combinations(block, 2):
            why = _same(by_key[a][0], by_key[b][0], memory) if (a, b) not in pairs else ""
            if why:
                pairs[a, b] = why
    whys: dict[_Key, set[str]] = defaultdict(set)
    for (first, _), why in pairs.items():
        whys[first].add(why)
    found = []
    for group in groups_of(by_key, pairs):
        told = [tenure for key in group for tenure in by_key[key]]
        found.append(_person(told, sorted(frozenset().union(*(whys.get(key, ()) for key in group)))))
    return tuple(sorted(found, key=lambda person: (person.name, order_of(person.claims[0]))))


def _blocks(words: Sequence[str]) -> set[tuple[str, str]]:
    """Where a name is looked for: under each word's beginning with another's letter, and under its surname's alone."""
    pairs = permutations(dict.fromkeys(words), 2)
    return {(one[:BLOCK_LETTERS], other[0]) for one, other in pairs} | {("", words[-1][:SURNAME_LETTERS])}


@lru_cache(maxsize=131072)
def _words(name: str) -> tuple[str, ...]:
    return tuple(folded(name))


def _same(a: Tenure, b: Tenure, memory: Memory) -> str:
    """Why the two are one person; empty where they are not."""
    key = (_compared(a), _compared(b))
    if key not in memory.names:
        memory.names[key] = _compare(a, b)
    return memory.names[key]


def _compared(tenure: Tenure) -> tuple[object, ...]:
    """All that comparing two persons looks at."""
    return (tenure.name, tenure.variants, tenure.office, tenure.of, tenure.hold, tenure.report.published)


def _compare(a: Tenure, b: Tenure) -> str:
    if len(_words(a.name)) < 2 or len(_words(b.name)) < 2:
        return ""
    match = match_persons(a, b)
    if match.same == "yes":
        return match.why
    return _same_by_office(a, b)


def _same_by_office(a: Tenure, b: Tenure) -> str:
    # Names last: comparing them costs most, and few pairs agree in time and office.
    if years_apart(published_day(a), published_day(b)) > SAME_TENURE_YEARS:
        return ""
    if overlap(content_stems(a.office or ""), content_stems(b.office or "")) < SAME_OFFICE:
        return ""
    left, right = _words(a.name), _words(b.name)
    alike = ratio(left[0], right[0]) >= GIVEN_ALIKE and _surname_begins(left) == _surname_begins(right)
    if not alike and same_person((a.name,), (b.name,)).same != "yes":
        return ""
    return f"{a.name!r} and {b.name!r} agree in given name, beginning of the surname, time and office ({a.office})"


def _surname_begins(words: Sequence[str]) -> str:
    """How the surname begins, "el" and "al" before it left out."""
    return next((word for word in words[1:] if len(word) >= BLOCK_LETTERS), words[1])[:BLOCK_LETTERS]


def _person(claims: Sequence[Tenure], whys: Sequence[str]) -> SamePerson:
    """The person of these claims, by the fullest of the names that most claims give."""
    times = Counter(claim.name for claim in claims)
    names = sorted(times, key=lambda name: (-times[name], -len(name), name))
    forms = sorted({form for claim in claims for form in (claim.name, *claim.variants)})
    return SamePerson(names[0], tuple(forms), tuple(claims), "; ".join(whys[:REASONS]) or "one name")


def name_disagreements(
    persons: Sequence[SamePerson], claims: Iterable[Claim], lineages: Lineages
) -> list[Disagreement]:
    """Where reports, or one report, give one person differently spelled or different surnames.

    The speakers of the claims are looked through too for a surname misspelled once.
    """
    found = []
    misspelled = _misspelled(persons, claims)
    for person in persons:
        spelled: dict[str, Claim] = {}
        for claim in person.claims:
            if isinstance(claim, Tenure):
                for form in (claim.name, *claim.variants):
                    _add_spelling(spelled, form, claim)
        for form, claim in misspelled.get(order_of(person.claims[0]), ()):
            spelled.setdefault(form, claim)
        # Who holds no office in any report is as often a place or a band as a person.
        if len(spelled) > 1 and any(claim.office for claim in person.claims if isinstance(claim, Tenure)):
            sides = [(_at_form(claim, form), form, lineages.of(claim)) for form, claim in spelled.items()]
            apart = 1 - min(ratio(fold(a), fold(b)) for a, b in combinations(spelled, 2)) / 100
            offices = (claim.office for claim in spelled.values() if isinstance(claim, Tenure) and claim.office)
            office = next(offices, "no office given")
            point = f"The name of {person.name} ({office}) is given as {listed(list(spelled))}."
            found.append(disagree(point, "conflict", sides, apart, f"one person, spelled differently: {person.why}"))
    return found


def _misspelled(
    persons: Iterable[SamePerson], claims: Iterable[Claim]
) -> dict[tuple[str, int, int, str], list[tuple[str, Claim]]]:
    """Lone surnames of speakers that only one person of the report is spelled like, by the person's first claim."""
    named: dict[str, dict[str, SamePerson]] = defaultdict(dict)
    for person in persons:
        for known in person.claims:
            for form in (known.name, *known.variants) if isinstance(known, Tenure) else ():
                for word in _words(form):
                    named[known.report.id][word] = person
    found: dict[tuple[str, int, int, str], list[tuple[str, Claim]]] = defaultdict(list)
    for claim in claims:
        words = _words(claim.speaker) if isinstance(claim, Statement) else []
        here = named[claim.report.id]
        if isinstance(claim, Statement) and len(words) == 1 and words[0] not in here:
            like = {order_of(person.claims[0]) for word, person in here.items() if _misprint(word, words[0])}
            if len(like) == 1:
                found[like.pop()].append((claim.speaker, claim))
    return found


def _misprint(known: str, word: str) -> bool:
    return known[0] == word[0] and min(len(known), len(word)) >= MISPRINT_LETTERS and ratio(known, word) >= MISPRINT


def _add_spelling(spelled: dict[str, Claim], form: str, claim: Claim) -> None:
    """Adds the form where it spells the person otherwise than every known one does."""
    if all(_other_spelling(known, form) for known in spelled) and not _given_name(claim, form):
        spelled[form] = claim


def _given_name(claim: Claim, form: str) -> bool:
    """True for a lone name behind a word for kin: it is a given name, not a surname spelled otherwise."""
    before = claim.report.text[: max(0, claim.report.text.find(form))].split()[-1:]
    return " " not in form and bool(before) and fold(before[0]) in _kin()


@cache
def _kin() -> frozenset[str]:
    return frozenset(read_yaml("dragoman.reconcile", "names.yaml")["kin"].split())


def _other_spelling(known: str, form: str) -> bool:
    """True where the two are written as two names would be, and not with a part, a short form or a plural of one."""
    a, b = _words(known), _words(form)
    if not a or not b or set(a) <= set(b) or set(b) <= set(a) or _INNER_CAPITAL.search(form):
        return False
    if len(b) == 1:
        alike = ratio(a[-1], b[0]) >= SURNAME_ALIKE and a[-1][0] == b[0][0]
        return alike and b[0] not in (f"{a[-1]}s", f"{a[-1]}es")
    short_given = a[1:] == b[1:] and (a[0].startswith(b[0]) or b[0].startswith(a[0]))
    return not short_given and ratio(a[0], b[0]) >= GIVEN_SPELLING


def _at_form(claim: Claim, form: str) -> Claim:
    """The claim with the place where this form of the name stands as its evidence."""
    at = claim.report.text.find(form)
    if at < 0 or form in claim.quote:
        return claim
    return replace(claim, evidence=(claim.report.evidence(at, at + len(form)), *claim.evidence))
