"""The cues of status as data: words, how they have to stand to an act, and the status they give it."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from dragoman.model.claims import Status
from dragoman.model.vocabulary import read_rows

COLUMNS = ("word", "relation", "status")
#: How a cue has to stand to the act. `reported-aux` is an auxiliary inside reported speech ("said it would"),
#: `infinitive` a word with the act as its infinitive ("is to"), `reporting` one with it as its clause ("deny that"),
#: `hearsay` a noun with it as its clause ("reports that"), `undertaking` a noun with the act as what it is about ("an
#: agreement on sending", "the intention to leave"), `opaque` one that lets nothing through to its object: what is not
#: considered something is not denied, `refuting` one that denies the claim that is its object ("dismissed
#: reports that"), `occurring` a verb that says of its subject whether it comes about ("talks will begin"),
#: `lasting` one that says that it goes on, `performative` a verb that does what it says where somebody would
#: like to ("we want to thank them"), `politely` one that does so behind "would" alone ("I would urge them").
RELATIONS = frozenset(
    {
        "aux",
        "reported-aux",
        "governor",
        "infinitive",
        "undertaking",
        "reporting",
        "hearsay",
        "adverb",
        "modifier",
        "mark",
        "opaque",
        "refuting",
        "occurring",
        "lasting",
        "performative",
        "politely",
    }
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that changes the status of an act, and the status it gives."""

    word: str
    status: Status


@cache
def cues() -> dict[tuple[str, str], Status]:
    """The status that each word in each relation gives."""
    rows = read_rows("dragoman.annotate", "status_cues.csv", COLUMNS)
    allowed = [status.value for status in Status]
    return {(row.one_of("relation", RELATIONS), row["word"]): Status(row.one_of("status", allowed)) for row in rows}


def cue_at(relation: str, word: Token) -> Status | None:
    """The status the word gives in the relation, by its lemma or, where that is wrong ("slated"), by its form."""
    return cues().get((relation, word.lemma_.lower())) or cues().get((relation, word.lower_))
