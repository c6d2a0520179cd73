"""What a posted form of the desk does: one decision, recorded and committed, and what to tell the reviewer of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from dragoman.errors import UsageError
from dragoman.model.decisions import FLAG, NOTE, SKIP
from dragoman.model.facts import claim_to_fact
from dragoman.record import Judge, Record
from dragoman.record.ledger import ACCEPTED, CORRECTED, Entry, ledger
from dragoman.serve.review_fields import changes_of, quote_of
from dragoman.serve.reviewer import reject_reasons

DEFAULT_WHY = "reviewed at the desk"
_LONGEST = 2_000  # characters of a note or reason
VERDICTS = frozenset({"accept", "reject", "correct"})
#: What an act is called behind it was done.
DONE = {
    "accept": "Accepted",
    "reject": "Rejected",
    "correct": "Corrected",
    "skip": "Skipped",
    "note": "Noted",
    "flag": "Flagged",
    "unflag": "Flag taken away",
    "undo": "Undone",
}


@dataclass(frozen=True, slots=True)
class Done:
    """The decision that was recorded, or undone, and those of others that came between and say otherwise."""

    id: str
    claim: str
    against: tuple[Entry, ...] = ()


def carry_out(record: Record, act: str, said: Mapping[str, str], by: str) -> Done:
    """Do what the form says, in the name of a reviewer; it is committed when this returns.

    `seen` are the verdicts on the claim that the reviewer had before them: where others have decided since, both
    decisions stay, and those at odds are handed back. Raises UsageError where the act is none, or makes no sense.
    """
    judge = record.judge(by, _why(said, act), datetime.now(UTC).isoformat())
    claim = said.get("claim", "")
    if act == "undo":
        return _undo(record, judge, said.get("decision", ""))
    record.claim(claim)
    before = ledger(record.database, claim).on(claim)
    names = _decide(record, judge, act, said, before)
    after = ledger(record.database, claim).on(claim)
    mine = next((one for one in after if one.id == names[0]), None)
    unseen = [one for one in after if one.by != by and one.id not in said.get("seen", "").split(",")]
    against = tuple(one for one in unseen if mine and one.says != mine.says)
    return Done(names[0], claim, against)


def _decide(record: Record, judge: Judge, act: str, said: Mapping[str, str], before: tuple[Entry, ...]) -> list[str]:
    claim = said["claim"]
    own = [entry for entry in before if entry.by == judge.by]
    match act:
        case "accept" | "reject":
            _check_not_corrected(own)
            if own and own[-1].verdict == act and judge.why == own[-1].why:
                return [own[-1].id]
            return judge.accept([claim]) if act == ACCEPTED else judge.reject([claim])
        case "correct":
            found = record.claim(claim)
            fact = claim_to_fact(found)
            changes = {**changes_of(fact, said), **quote_of(found.report.text, fact, said)}
            if not changes:
                raise UsageError(f"{claim}: nothing was set otherwise; change a field, or accept it as it is")
            return judge.correct(claim, changes, beside=True)
        case "skip" | "flag" | "note":
            if act == "note" and not _words(said, "note"):
                raise UsageError("the note is empty; write one, or go on without")
            return judge.leave({"skip": SKIP, "flag": FLAG, "note": NOTE}[act], [claim])
        case "unflag":
            return _unflag(record, judge, claim)
        case _:
            raise UsageError(f"{act[:20]!r} is none of {', '.join(sorted(DONE))}; use the buttons of the page")


def _check_not_corrected(own: list[Entry]) -> None:
    corrected = [entry for entry in own if entry.verdict == CORRECTED]
    if corrected:
        raise UsageError("you corrected this claim; undo the correction first, or judge the claim that it made")


def _unflag(record: Record, judge: Judge, claim: str) -> list[str]:
    flags = [e for e in ledger(record.database, claim).entries if e.question == FLAG and e.holds and e.claim == claim]
    if not flags:
        raise UsageError(f"{claim}: no flag on it; reload the page")
    return [name for flag in flags for name in judge.undo(flag.id)]


def _undo(record: Record, judge: Judge, decision: str) -> Done:
    entries = ledger(record.database).entries
    if not decision:
        mine = [entry for entry in entries if entry.by == judge.by and entry.holds]
        if not mine:
            raise UsageError("nothing of yours is left to undo; decide something first")
        decision = mine[-1].id
    undone = judge.undo(decision)[0]
    return Done(undone, next((entry.claim for entry in entries if entry.id == undone), ""))


def _why(said: Mapping[str, str], act: str) -> str:
    reason, note = _reason(said.get("act", "")), _words(said, "note")
    if act == "note":
        return note or DEFAULT_WHY
    more = "; ".join(part for part in (reason, note) if part) if act in VERDICTS | {"skip", "flag", "undo"} else ""
    return f"{DEFAULT_WHY}: {more}" if more else DEFAULT_WHY


def _reason(act: str) -> str:
    """The reason of a button that rejects with one: "reject:3"."""
    _, _, key = act.partition(":")
    return dict(reject_reasons()).get(key, "")


def _words(said: Mapping[str, str], name: str) -> str:
    words = said.get(name, "").strip()
    if len(words) > _LONGEST:
        raise UsageError(f"the {name} has {len(words):,} characters; write at most {_LONGEST:,}")
    return words
