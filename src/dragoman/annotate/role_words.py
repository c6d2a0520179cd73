"""The nouns that point at an actor without a name, and what regions and attributes narrow them to."""

from dataclasses import dataclass
from functools import cache

from dragoman.model.vocabulary import read_rows

ROLE_COLUMNS = ("noun", "class", "offices")
CLASSES = frozenset(
    {
        "state",
        "institution",
        "ministry",
        "people",
        "office",
        "profession",
        "pair",
        "igo",
        "group",
        "company",
        "relation",
        "human",
    }
)


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A head noun: its class, and for an office the words of an office that it may stand for."""

    noun: str
    role: str
    offices: frozenset[str]


@cache
def role_nouns() -> dict[str, RoleNoun]:
    """The role nouns by the noun. Raises VocabularyError with file and line."""
    found: dict[str, RoleNoun] = {}
    for row in read_rows("dragoman.annotate", "role_nouns.csv", ROLE_COLUMNS):
        if row["noun"] in found:
            raise row.error(f"noun {row['noun']!r} stands twice")
        role = row.one_of("class", CLASSES)
        found[row["noun"]] = RoleNoun(row["noun"], role, frozenset(row.list("offices")))
    return found


@cache
def gendered_words() -> dict[str, str]:
    """For words that tell a person's sex (king, spokeswoman, mrs), the pronoun they take: "he" or "she"."""
    rows = read_rows("dragoman.annotate", "gendered_words.csv", ("word", "pronoun"))
    return {row["word"]: row.one_of("pronoun", ("he", "she")) for row in rows}


@cache
def actor_verbs() -> frozenset[str]:
    """Lemmas of verbs whose object is one that acts (accuse, urge)."""
    return frozenset(row["verb"] for row in read_rows("dragoman.annotate", "actor_verbs.csv", ("verb",)))


@cache
def office_kinds() -> frozenset[str]:
    """Words before an office noun that make it one office of several (foreign, prime, deputy)."""
    return frozenset(row["word"] for row in read_rows("dragoman.annotate", "office_kinds.csv", ("word",)))


@cache
def regions() -> dict[str, frozenset[str]]:
    """The states each region word or attribute may mean, by the word as written."""
    rows = read_rows("dragoman.annotate", "regions.csv", ("word", "codes"))
    return {row["word"]: frozenset(row.list("codes")) for row in rows}
