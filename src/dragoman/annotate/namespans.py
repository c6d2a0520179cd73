"""Where persons' names stand: the parser's entities put right, and what titles and appositions give away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from dragoman.annotate.hometowns import is_town
from dragoman.annotate.person_words import PersonWords
from dragoman.annotate.words import Word
from dragoman.model.actors import MentionKind

#: Entity labels under which the parser's model files persons it does not know (seen on 295 Wikinews reports).
_MISTAKEN = frozenset(["ORG", "GPE", "NORP", "PRODUCT", "FAC", "LOC", "WORK_OF_ART", "LAW", "EVENT", ""])
_NOUNS = frozenset(["NOUN", "PROPN", "ADJ"])
_OPENING, _CLOSING = frozenset(['"', "“", "'", "‘"]), frozenset(['"', "”", "'", "’"])
_MAX_NAME_WORDS = 6  # "Abdul Rahman bin Hamad Al Attiyah" has six
_COMPLEMENT_WORDS = 12  # as far as an office may stand from the comma behind its complement
_APPOSITION_WORDS = 6  # "the outgoing British deputy prime minister": how far the office may lie behind the comma


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Words `[first, last)` that look like a person's name, and what speaks for and against it.

    `titled`: a title or office stands right before; `supported`: an office in apposition, a verb that
    persons are the subject of, or "who"; `thing`: it stands as places and things do ("in X", "the X").
    """

    first: int
    last: int
    titled: bool
    supported: bool
    thing: bool
    entity: bool = True


def find_name_spans(doc: Doc, words: Sequence[Word], lexicon: PersonWords) -> list[NameSpan]:
    """Candidate names in text order, none overlapping another."""
    taken: set[int] = set()
    spans: list[NameSpan] = []
    finders = (
        _nicknamed(words, lexicon),
        _from_entities(doc, words, lexicon),
        _after_titles(words, lexicon),
        _in_apposition(words, lexicon),
    )
    for number, found in enumerate(finders):
        for first, last in found:
            if taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                spans.append(judge_span(words, first, last, lexicon, entity=number <= 1))
    return sorted(spans, key=lambda span: span.first)


def _nicknamed(words: Sequence[Word], lexicon: PersonWords) -> Iterator[tuple[int, int]]:
    """Names with a nickname in quotation marks inside: a given name before it, a surname behind."""
    for index in range(1, len(words) - 4):
        quoted = words[index].text in _OPENING and words[index + 2].text in _CLOSING
        around = (words[index - 1], words[index + 1], words[index + 3])
        if quoted and all(may_name(word, lexicon) and word.pos == "PROPN" for word in around):
            first = index - 1
            while first and words[first - 1].label == "PERSON" and may_name(words[first - 1], lexicon):
                first -= 1
            first, _ = trim(words, first, index, lexicon)
            last = run_end(words, index + 3, lexicon)
            if first < index and last > index + 3:
                yield first, last


def is_known_name(word: Word) -> bool:
    """True where the gazetteer, not the parser, says that the word is a state, body, place or outlet."""
    return word.name is not None and (word.name.kind is not MentionKind.BODY or word.name.name_kind == "outlet")


def may_name(word: Word, lexicon: PersonWords) -> bool:
    """True for a capitalised word that may be part of a person's name."""
    return (
        name_shaped(word, lexicon)
        and word.pos in ("PROPN", "NOUN", "ADJ", "X", "ADV", "VERB", "INTJ")
        and not is_known_name(word)
        and word.key not in lexicon["not_person"]
        and not any(character.isdigit() for character in word.text)
    )


def name_shaped(word: Word, lexicon: PersonWords) -> bool:
    """True for a word with a name's capital: "Cohen", "al-Assad", "d'Estaing"."""
    article = word.parts[0] in lexicon["articles"] and word.text.rpartition("-")[2][:1].isupper()
    elided = word.key[1:2] == "'" and word.text[2:3].isupper()
    return word.plain and (word.capital or elided or (article and len(word.parts) > 1))


def _from_entities(doc: Doc, words: Sequence[Word], lexicon: PersonWords) -> Iterator[tuple[int, int]]:
    """The parser's persons, titles and states cut off before them, hyphens and lost words joined."""
    at = {token_start: index for index, word in enumerate(words) for token_start in range(word.start, word.end)}
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        covered = sorted({at[token.idx] for token in entity if token.idx in at})
        if covered:
            first, last = trim(words, covered[0], covered[-1] + 1, lexicon)
            if first < last:
                first, last = _grow(words, first, last, lexicon)
                first = _past_town(words, first, last, lexicon)
                yield from _split_known(words, first, last)


def trim(words: Sequence[Word], first: int, last: int, lexicon: PersonWords) -> tuple[int, int]:
    """The name inside `[first, last)`: what comes before it and after it cut off; empty where nothing is left."""
    cut = next((i for i in range(first + 1, last) if not _inside(words[i], lexicon)), last)
    last = cut if cut - first else last
    while first < last and _leads(words, first, last, lexicon):
        first += 1
    while first < last and not name_shaped(words[last - 1], lexicon):
        last -= 1
    return first, last


def _inside(word: Word, lexicon: PersonWords) -> bool:
    """True for what may stand inside a name: capitalised words, particles, initials."""
    return name_shaped(word, lexicon) or word.key in lexicon["particles"] or lexicon.is_title(word)


def _leads(words: Sequence[Word], first: int, last: int, lexicon: PersonWords) -> bool:
    """True where the word is no part of the name that follows: a title, an office, a state, a small word."""
    word = words[first]
    if not word.capital or not word.plain or (is_known_name(word) and not _given_like(words, first, last)):
        return True
    following = words[first + 1] if first + 1 < last else None
    if lexicon.is_title(word) or word.key in lexicon["former"] | lexicon["acting"]:
        return following is not None or word.key in lexicon.heads
    return (
        word.key in lexicon.modifiers
        and following is not None
        and (lexicon.is_head(following) or following.key in lexicon.modifiers)
    )


def _past_town(words: Sequence[Word], first: int, last: int, lexicon: PersonWords) -> int:
    """Where the name begins behind an office's town that the parser took for a part of it: "Mayor of Lodz Jan Kot"."""
    if (
        last - first < 3
        or first < 2
        or words[first - 1].key not in ("of", "from")
        or not lexicon.is_head(words[first - 2])
    ):
        return first
    return first + (is_known_name(words[first]) or is_town(words[first]))


def _given_like(words: Sequence[Word], first: int, last: int) -> bool:
    """True for a place's name that may be a given name too, right before a surname: "Florence Lee"."""
    name = words[first].name
    return name is not None and name.kind is MentionKind.PLACE and last - first == 2 and name.end == words[first].end


def _grow(words: Sequence[Word], first: int, last: int, lexicon: PersonWords) -> tuple[int, int]:
    """The name with capitalised words on both sides that the entity left out."""
    while last < len(words) and last - first < _MAX_NAME_WORDS and _continues(words, last, lexicon):
        last += 1
    while first > 0 and words[first - 1].sentence == words[first].sentence:
        word = words[first - 1]
        unlabelled = word.label in ("", "PERSON") and word.pos == "PROPN" and may_name(word, lexicon)
        if _given_like(words, first - 1, last) and words[max(0, first - 2)].key not in lexicon["locative"] | {
            "to",
            "from",
        }:
            first -= 1
            break
        if not unlabelled or lexicon.is_title(word) or word.key in lexicon.modifiers:
            break
        first -= 1
    return first, last


def _continues(words: Sequence[Word], index: int, lexicon: PersonWords) -> bool:
    """True where the word at `index` goes on with the name before it."""
    word, before = words[index], words[index - 1]
    if word.sentence != before.sentence or word.start - before.end > 1 or word.label not in ("", before.label):
        return False
    if word.key in lexicon["particles"] and not word.capital and word.text.isalpha():
        return index + 1 < len(words) and words[index + 1].pos == "PROPN" and may_name(words[index + 1], lexicon)
    return word.pos == "PROPN" and may_name(word, lexicon) and not lexicon.is_head(word)


def _split_known(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The span, or nothing where it ends with a gazetteer's name, is too long, or is all title."""
    if not is_known_name(words[last - 1]) and last - first <= _MAX_NAME_WORDS:
        yield first, last


def _after_titles(words: Sequence[Word], lexicon: PersonWords) -> Iterator[tuple[int, int]]:
    """Capitalised words right after a title or an office, whatever the parser takes them for."""
    for index in range(len(words) - 1):
        if not lexicon.is_title(words[index]) or words[index].pos not in _NOUNS:
            continue
        first = _behind_complement(words, index + 1, lexicon)
        last = run_end(words, first, lexicon)
        plain_role = not words[index].capital and not lexicon.is_governing(words[index])
        minimum = 1 if first == index + 1 and not plain_role else 2
        office = last < len(words) and words[last].capital and lexicon.is_head(words[last])
        if office and words[last].start - words[last - 1].end == 1:
            continue  # "Chief Technical Officer"
        reverend = words[index].key in lexicon.religious
        if last - first >= minimum and (reverend or not _one_body(words, index, last)):
            yield first, last


def _behind_complement(words: Sequence[Word], index: int, lexicon: PersonWords) -> int:
    """Where the name may begin after an office: behind "of Ukraine" or "of Foreign Affairs" where that stands."""
    if words[index].key != "of":
        return index
    at = index + 1
    while at < len(words) - 1 and (
        is_known_name(words[at])
        or (at == index + 1 and is_town(words[at]))
        or words[at].key in lexicon["portfolios"]
        or (at > index + 1 and words[at].key == "and")
    ):
        at += 1
    return at if at > index + 1 else index


def run_end(words: Sequence[Word], first: int, lexicon: PersonWords) -> int:
    """The end of the run of name words that begins at `first`; `first` itself where there is none."""
    last = first
    while last < len(words) and last - first < _MAX_NAME_WORDS:
        word = words[last]
        if word.sentence != words[first].sentence or (last > first and word.start - words[last - 1].end > 1):
            break
        small = word.key in lexicon["particles"] and not word.capital
        if small and not (last + 1 < len(words) and may_name(words[last + 1], lexicon)):
            break
        if not small and not (may_name(word, lexicon) and word.label in _MISTAKEN | {"PERSON"}):
            break
        if lexicon.is_head(word) or (
            last == first and ((word.pos != "PROPN" and not word.label) or lexicon.is_title(word))
        ):
            break
        last += 1
    return last


def _one_body(words: Sequence[Word], title: int, last: int) -> bool:
    """True where title and run are one organisation's name ("General Assembly"), or more of it follows the run."""
    labels = {word.label for word in words[title:last]}
    glued = len(labels) == 1 and labels <= {"ORG", "FAC", "LAW", "EVENT"}
    follows = last < len(words) and words[last].capital and words[last].label == words[last - 1].label != ""
    return (glued and words[title].capital) or (follows and words[last].start - words[last - 1].end == 1)


def _in_apposition(words: Sequence[Word], lexicon: PersonWords) -> Iterator[tuple[int, int]]:
    """Two capitalised words or more beside an office in apposition or before "who", where the parser saw no person.

    So too a run with a surname in it that bears a courtesy title elsewhere ("Mr. Ayala").
    """
    courteous = {words[index + 1].key for index in range(len(words) - 1) if words[index].key in lexicon.courtesies}
    index = 0
    while index < len(words):
        last = run_end(words, index, lexicon)
        if last > index and index and _given_like(words, index - 1, last) and words[index].key in courteous:
            yield index - 1, last
        if last - index >= 2 and words[index].label != "PERSON":
            who = last + 1 < len(words) and words[last].text == "," and words[last + 1].key == "who"
            named = any(word.key in courteous for word in words[index:last])
            beside = office_behind(words, last, lexicon) or _office_ahead(words, index, last, lexicon)
            if who or named or beside:
                yield index, last
        index = max(last, index + 1)


def _office_ahead(words: Sequence[Word], first: int, last: int, lexicon: PersonWords) -> bool:
    """True where an office, with or without a complement, and a comma stand right before the run, closed off behind."""
    if first < 2 or words[first - 1].text != ",":
        return False
    closed = last >= len(words) or words[last].text in (",", ".", ")", ";") or words[last].pos in ("VERB", "AUX")
    for index in range(first - 2, max(-1, first - 2 - _COMPLEMENT_WORDS), -1):
        word = words[index]
        if lexicon.is_head(word) and (index == first - 2 or words[index + 1].pos == "ADP"):
            return closed
        if word.pos not in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "PART"):
            return False
    return False


def office_behind(words: Sequence[Word], index: int, lexicon: PersonWords) -> bool:
    """True where a comma stands at `index` and an office's or role's noun phrase right behind it."""
    if index >= len(words) or words[index].text not in (",", "("):
        return False
    for word in words[index + 1 : index + 1 + _APPOSITION_WORDS]:
        if lexicon.is_head(word) and word.pos in ("NOUN", "PROPN"):
            return word.token.tag_ != "NNS"
        if word.pos in ("VERB", "AUX", "PUNCT", "ADP", "PRON", "CCONJ"):
            return False
    return False


def judge_span(words: Sequence[Word], first: int, last: int, lexicon: PersonWords, entity: bool) -> NameSpan:
    """The span with what speaks for it and against it."""
    before = words[first - 1] if first and words[first - 1].sentence == words[first].sentence else None
    titled = before is not None and lexicon.is_title(before)
    ahead = words[first - 2] if titled and first > 1 else before
    ship = ahead is not None and ahead.key in lexicon["ships"]
    titled = titled and not ship
    who = last + 1 < len(words) and "who" in (words[last].key, words[last + 1].key)
    supported = who or office_behind(words, last, lexicon) or _acts(words, first, last, lexicon)
    thing = before is not None and not titled and (before.key in lexicon["locative"] or before.key == "the")
    thing = thing or _likened(words, first, last)
    named_for = lexicon["not_person"] - lexicon["followings"]
    of_place = before is not None and before.key == "of" and first > 1 and words[first - 2].key in named_for
    thing = (
        thing
        or ship
        or (before is not None and before.key in lexicon["things_before"])
        or of_place
        or _place_like(words, first, last, lexicon)
        or (last < len(words) and not words[last].capital and words[last].key in lexicon["not_person"])
    )
    return NameSpan(first, last, titled, supported, thing, entity)


def _likened(words: Sequence[Word], first: int, last: int) -> bool:
    """True for a name that stands for somebody else, in quotation marks behind an article: the "Ann Lee of Peru"."""
    quoted = first > 1 and words[first - 1].text in _OPENING and words[first - 2].key in ("the", "a", "an")
    return quoted and last < len(words) and words[last].key == "of"


def _place_like(words: Sequence[Word], first: int, last: int, lexicon: PersonWords) -> bool:
    """True for what an army enters, or what is called a church or a town right behind the name."""
    token = words[last - 1].token
    if token.dep_ == "dobj" and token.head.lemma_.lower() in lexicon["place_verbs"]:
        return True
    if last >= len(words) or words[last].text not in (",", "("):
        return False
    for word in words[last + 1 : last + 1 + _APPOSITION_WORDS]:
        if word.pos in ("VERB", "AUX", "PUNCT", "ADP", "PRON", "CCONJ") or lexicon.is_head(word):
            return False
        if word.pos == "NOUN" and word.token.dep_ == "appos" and word.key in lexicon["not_person"]:
            return True
    return False


def _acts(words: Sequence[Word], first: int, last: int, lexicon: PersonWords) -> bool:
    """True where the parser takes a word of the name for the subject of a verb that persons do."""
    tokens = [word.token for word in words[first:last]]
    return any(
        token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_.lower() in lexicon["human_verbs"] for token in tokens
    )
