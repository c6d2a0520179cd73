"""A person at the record: accepts, rejects, corrects, merges, splits, rates and undoes, each signed and revocable."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.errors import NothingFound, RefusedError, UsageError
from dragoman.model.claims import Event, Tenure
from dragoman.model.corrections import corrected
from dragoman.model.decisions import (
    ACCEPT,
    BESIDE,
    CONFIRMED,
    CONFIRMING_ORIGINS,
    CORRECT,
    CREDIBILITIES,
    CREDIBILITY,
    FLAG,
    RELIABILITIES,
    RELIABILITY,
    SAME_EVENT,
    SAME_PERSON,
    UNDO,
    Decision,
    Rulings,
    rulings_of,
)
from dragoman.model.facts import claim_to_fact
from dragoman.record import view, writer
from dragoman.record.connection import Database
from dragoman.record.rows import decision_id

_QUESTION_OF = {Event.kind: SAME_EVENT, Tenure.kind: SAME_PERSON}


@dataclass(frozen=True, slots=True)
class Judge:
    """Who decides, why, and when (an ISO moment); every method gives the ids of the decisions it recorded.

    A name is a claim's id, or an occurrence's, which stands for all its claims. Raises NothingFound where the
    record has nothing of a name, UsageError where a decision makes no sense; nothing is recorded then.
    """

    database: Database
    by: str
    why: str
    made: str

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.why.strip():
            raise UsageError("a decision is signed and has its reason; say who decides and why")

    def accept(self, names: Iterable[str]) -> list[str]:
        """Claims, or findings, that a person read and holds right."""
        return self._verdict(names, "yes")

    def reject(self, names: Iterable[str]) -> list[str]:
        """Claims, or findings, that no longer count: they leave facts and dossiers unless asked for."""
        return self._verdict(names, "no")

    def leave(self, question: str, names: Iterable[str]) -> list[str]:
        """A flag, a note (the reason is its text) or a skip beside claims: it changes nothing of what they say."""
        if question not in BESIDE:
            raise UsageError(f"{question!r} is none of {', '.join(BESIDE)}; leave one of these")
        verdict = "yes" if question == FLAG else "unsure"
        claims = view.claims_of(self.database, dict.fromkeys(names))
        made = [self._decision(question, (str(claim_to_fact(claim)["id"]),), verdict) for claim in claims]
        return writer.decide_all(self.database, made)

    def correct(self, name: str, changes: Mapping[str, str], beside: bool = False) -> list[str]:
        """A claim with fields set otherwise takes the place of this one, which stays in the record.

        `beside` allows it where another person has corrected the claim already: both corrections are kept and the later
        one counts. Raises RefusedError where a quote or name set does not stand in the report's text.
        """
        claim, rulings = view.claims_of(self.database, [name])[0], self._rulings(name)
        if name in rulings.replaced and not (beside and rulings.replaced[name].by != self.by):
            now = rulings.replaced[name].subject[-1]
            raise UsageError(f"{name}: corrected already; correct {now} or undo {decision_id(rulings.replaced[name])}")
        made = corrected(claim, changes)
        made_id = str(claim_to_fact(made)["id"])
        known, rulings = self._has("claim", made_id), self._rulings(made_id)
        # What an undone correction made may be made again.
        if known and made_id in rulings.rejected | rulings.replaced.keys():
            raise UsageError(f"{made_id} says just that and is {rulings.standing(made_id)}; undo that decision instead")
        new = [] if known else [replace(made, why=f"{claim.why}; corrected by {self.by}: {self.why}")]
        detail = (*changes.items(), *(("new", "yes") for _ in new))
        decision = self._decision(CORRECT, (name, made_id), "yes", detail)
        links = view.links(self.database, claim.report.id, 0, len(claim.report.text))
        return [writer.correct(self.database, new, links, decision)]

    def merge(self, names: Sequence[str]) -> list[str]:
        """All claims of these names tell one event, or name one person."""
        claims = self._grouped(names)
        if len(claims) < 2:
            raise UsageError(f"{' '.join(names)}: one claim alone; name two or more to merge")
        return [writer.decide(self.database, self._decision(self._question(claims), claims, "yes"))]

    def split(self, name: str, apart: Sequence[str]) -> list[str]:
        """Of what `name` stands for, the claims named in `apart` tell another event, or name another person."""
        away = self._grouped(apart)
        claims = tuple(dict.fromkeys((*self._grouped([name]), *away)))
        if not away or set(away) >= set(claims):
            raise UsageError(f"{name}: nothing would be left; name some of its claims, not all")
        detail = [("apart", claim) for claim in away]
        return [writer.decide(self.database, self._decision(self._question(claims), claims, "no", detail))]

    def rate(self, grade: str, names: Sequence[str]) -> list[str]:
        """Admiralty code: a letter A to F for an outlet or report, a digit 1 to 6 for claims.

        Raises RefusedError on a 1, "confirmed", where fewer than two independent origins tell it.
        """
        if grade in RELIABILITIES:
            subjects = tuple(self._source(name) for name in names)
            return [writer.decide(self.database, self._decision(RELIABILITY, subjects, "yes", [("grade", grade)]))]
        if grade not in CREDIBILITIES:
            raise UsageError(f"{grade!r} is no grade; rate a source A to F, or what is told 1 to 6")
        claims = self._grouped(names)
        origins = self._origins(claims)
        if grade == CONFIRMED and origins < CONFIRMING_ORIGINS:
            raise RefusedError(
                f"{' '.join(names)}: told by {origins} origin; 1 takes two that are independent, rate it 2"
            )
        return [writer.decide(self.database, self._decision(CREDIBILITY, claims, "yes", [("grade", grade)]))]

    def settle(self, keep: str, away: Iterable[str]) -> list[str]:
        """Of decisions at odds one is kept and the others are revoked; they stay in the record, as settled.

        Raises UsageError where the one to keep is not in force.
        """
        if not self._one(keep).in_force():
            raise UsageError(f"{keep}: revoked already; settle it otherwise")
        return [undone for name in away for undone in self.undo(name, [("settled", keep)])]

    def undo(self, name: str, detail: Iterable[tuple[str, str]] = ()) -> list[str]:
        """The decision of this id, or the last one still in force on this subject, holds no longer."""
        decision = self._last(name)
        recorded = decision_id(decision)
        if decision.question == CORRECT:
            later = self._rulings(decision.subject[-1]).replaced.get(decision.subject[-1])
            if later:
                raise UsageError(
                    f"{recorded}: {decision.subject[-1]} was corrected again; undo {decision_id(later)} first"
                )
        signed = self._decision(UNDO, (recorded,), "yes", detail)
        writer.revoke(self.database, recorded, self.made, signed)
        return [recorded]

    def _verdict(self, names: Iterable[str], verdict: str) -> list[str]:
        subjects = dict.fromkeys(subject for name in names for subject in self._subjects(name))
        return writer.decide_all(self.database, [self._decision(ACCEPT, (one,), verdict) for one in subjects])

    def _decision(
        self, question: str, subject: tuple[str, ...], verdict: str, detail: Iterable[tuple[str, str]] = ()
    ) -> Decision:
        return Decision(question, subject, verdict, self.by, self.why, self.made, detail=tuple(detail))

    def _rulings(self, name: str) -> Rulings:
        """What the decisions on one claim mean for it; with many decisions, those on all would take long."""
        return rulings_of(view.decisions(self.database, name))

    def _has(self, table: str, name: str) -> bool:
        return bool(self.database.rows(f"SELECT 1 FROM {table} WHERE id = ?", (name,)))

    def _subjects(self, name: str) -> list[str]:
        """What a verdict on this name is about: a claim, another finding, or all claims of an occurrence."""
        if self._has("claim", name):
            return [name]
        found = self.database.rows("SELECT kind, row FROM finding WHERE id = ?", (name,))
        if not found:
            raise NothingFound(f"{name}: no claim and no finding of this id; check it against 'dragoman facts --json'")
        kind, row = found[0]
        return list(json.loads(row)["claims"]) if kind == "occurrences" else [name]

    def _grouped(self, names: Sequence[str]) -> tuple[str, ...]:
        claims = tuple(dict.fromkeys(subject for name in names for subject in self._subjects(name)))
        unfit = [name for name in claims if not self._has("claim", name)]
        if unfit:
            raise UsageError(f"{unfit[0]}: neither a claim nor an occurrence; name one of these")
        return claims

    def _question(self, claims: Sequence[str]) -> str:
        marks = ", ".join("?" * len(claims))
        kinds = {kind for (kind,) in self.database.rows(f"SELECT kind FROM claim WHERE id IN ({marks})", claims)}
        question = _QUESTION_OF.get(min(kinds)) if len(kinds) == 1 else None
        if question is None:
            raise UsageError(f"{', '.join(sorted(kinds))}: only events go with events, and persons with persons")
        return question

    def _source(self, name: str) -> str:
        """The report of this id, or the outlet of this name as the record writes it."""
        if self._has("report", name):
            return name
        query = "SELECT DISTINCT outlet FROM report_outlet ORDER BY 1"
        for (outlet,) in self.database.rows(query):
            if outlet and outlet.casefold() == name.casefold():
                return str(outlet)
        raise NothingFound(f"{name}: no report and no outlet of this name in {self.database.path}; check the name")

    def _origins(self, claims: Sequence[str]) -> int:
        """How many origins tell it: those of the occurrences the claims stand in, else of their reports."""
        wanted = set(claims)
        rows = [row for row in view.findings(self.database, "occurrences") if wanted & set(row.get("claims", ()))]
        under = {origin for row in rows for origin in row["counts_under"]}
        told = {claim for row in rows for claim in row["claims"]}
        alone = [claim for claim in claims if claim not in told]
        return len(under | self._origins_of_reports(alone))

    def _origins_of_reports(self, claims: Sequence[str]) -> set[str]:
        shared: list[dict[str, Any]] = [r for r in view.findings(self.database, "origins") if len(r["reports"]) > 1]
        found = set()
        for claim in claims:
            ((report,),) = self.database.rows("SELECT report FROM claim WHERE id = ?", (claim,))
            found.add(next((row["origin"] for row in shared if report in row["reports"]), report))
        return found

    def _last(self, name: str) -> Decision:
        """The decision of this id, or the last one in force on this subject. Raises NothingFound."""
        if self._has("decision", name):
            decision = self._one(name)
            if decision.question == UNDO:
                raise UsageError(f"{name}: undoes another decision; make that decision anew instead")
            return decision
        found = [d for d in view.decisions(self.database, name) if d.in_force() and d.question != UNDO]
        if not found:
            raise NothingFound(
                f"{name}: no decision of this id or on this subject is in force; see 'dragoman judge list'"
            )
        return found[-1]

    def _one(self, name: str) -> Decision:
        """The decision of this id. Raises NothingFound."""
        found = view.decisions_of(self.database, [name])
        if not found:
            raise NothingFound(f"{name}: no such decision; see 'dragoman judge list'")
        return found[0]
