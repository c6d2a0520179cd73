"""Everything Dragoman raises on purpose, in one tree.

    DragomanError            exit code 1
    ├── ItemError            one item of a batch failed; the rest goes on           1
    │   └── RefusedItem      a policy forbids it                                    6, where all of a batch are
    ├── UsageError           the call cannot be carried out as it stands            2
    ├── NothingFound         the question was understood, the answer is empty       3
    ├── IntegrityError       something recorded or built does not hold              4
    │   └── QuoteError       a quote does not stand at its offsets
    ├── BusyError            another process holds the record                       5
    ├── RefusedError         a policy forbids it                                    6
    └── VocabularyError      a data file breaks its own rules (file and line)       4

A message names the item, the place and what to do next, in one line.
"""


class DragomanError(Exception):
    """Root of the tree; `exit_code` is what the command line ends with."""

    exit_code = 1


#: Of a problem's words; a library may quote a whole document in its complaint.
_LONGEST = 400


def printable(text: str) -> str:
    """The text in one line that a terminal shows as it is: what would move its cursor is spelled out."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text)


class ItemError(DragomanError):
    """One report or row could not be used; says which, why, and the remedy."""

    def __init__(self, item: str, problem: str, remedy: str) -> None:
        # Words of the document may be among them.
        problem = printable(problem[:_LONGEST])
        super().__init__(f"{printable(item)}: {problem}; {remedy}")
        self.item = item
        self.problem = problem
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["ItemError"], tuple[str, str, str]]:
        """Survives the trip back from a worker process, which rebuilds from arguments."""
        return (type(self), (self.item, self.problem, self.remedy))


class RefusedItem(ItemError):
    """An item that a policy forbids to read: an address that is not public, a site that asks programs to stay away."""

    exit_code = 6


class UsageError(DragomanError):
    """The call itself is wrong."""

    exit_code = 2


class NothingFound(DragomanError):
    """Nothing in the record answers the question."""

    exit_code = 3


class IntegrityError(DragomanError):
    """Something recorded or built does not hold together."""

    exit_code = 4


class QuoteError(IntegrityError):
    """A quote is not what stands at its offsets."""


class BusyError(DragomanError):
    """Another process is writing to the record."""

    exit_code = 5


class RefusedError(DragomanError):
    """A policy forbids what was asked."""

    exit_code = 6


class VocabularyError(DragomanError):
    """A data file breaks its own rules; the message has file and line."""

    exit_code = 4
