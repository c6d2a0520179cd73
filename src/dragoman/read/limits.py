"""The limits of reading, each with the name by which a document that breaks it is set aside."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one document may take; sizes in bytes, times in seconds.

    `document`: bytes of one document. `unpacked`: bytes of all that one archive holds, `members` their number,
    `ratio` how many times larger than its packed bytes a member may be, `depth` how deep archives may be nested.
    `pages`: of a PDF. `entries`: of a feed. `seconds`: for one document, or until an archive's next member.
    `memory`: of a parser's process.
    """

    document: int = 64 * MIB
    unpacked: int = 2048 * MIB
    members: int = 10_000
    ratio: int = 100
    depth: int = 2
    pages: int = 2_000
    entries: int = 10_000
    seconds: float = 30.0
    memory: int = 1536 * MIB


#: Packed bytes below which a high ratio is no bomb: a page of blank lines packs well.
SMALL = 1 * MIB
