"""FollowTheMoney entities (4.11), JSON Lines: actors, events, ties, persons with their offices, and the reports."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.export.basis import Basis
from dragoman.export.cells import to_json
from dragoman.model.claims import Claim, Tenure, Tie
from dragoman.model.facts import claim_to_fact
from dragoman.model.text import Report
from dragoman.model.values import Window

Entity = dict[str, Any]
#: FollowTheMoney has no schema for states: one has to be a legal entity to be part of an event.
_SCHEMA = dict.fromkeys(("state", "territory", "former_state"), "PublicBody") | {"company": "Company"}
_TOPICS = {"state": ["gov.national"], "igo": ["gov.igo"]}


def ftm_lines(basis: Basis) -> Iterator[str]:
    """An entity a line; the same record gives the same ids."""
    written = set()
    for entity in _entities(basis):
        kept = {name: [str(value) for value in values if value] for name, values in entity["properties"].items()}
        line = to_json({**entity, "properties": {name: values for name, values in kept.items() if values}}) + "\n"
        if line not in written:
            written.add(line)
            yield line


def _entities(basis: Basis) -> Iterator[Entity]:
    yield from (_article(basis, report) for report in basis.reports.values())
    yield from (_actor(basis, code) for code in sorted(_codes(basis)))
    yield from (_event(basis, row) for row in basis.occurrences if row["source"] or row["target"])
    for name, claim in basis.by_id.items():
        if isinstance(claim, Tie):
            yield _tie(name, claim)
        elif isinstance(claim, Tenure):
            yield from _tenure(basis, name, claim)


def _made(schema: str, said: str, properties: dict[str, Sequence[Any]]) -> Entity:
    return {"id": _id(schema, said), "schema": schema, "properties": properties}


def _id(schema: str, said: str) -> str:
    return f"dragoman-{schema.casefold()}-{hashlib.sha256(said.encode()).hexdigest()[:16]}"


def _actor_id(code: str) -> str:
    return _id("actor", code)


def _codes(basis: Basis) -> set[str]:
    codes = {code for row in basis.occurrences for side in ("source", "target") for code in row[side]}
    for claim in basis.claims:
        if isinstance(claim, Tie):
            codes |= {claim.source, claim.target}
        elif isinstance(claim, Tenure) and claim.of:
            codes.add(claim.of)
    return codes


def _actor(basis: Basis, code: str) -> Entity:
    actor = basis.gazetteer.actors.get(code)
    kind = actor.kind if actor else ""
    return {
        "id": _actor_id(code),
        "schema": _SCHEMA.get(kind, "Organization"),
        "properties": {
            "name": [basis.gazetteer.label(code)],
            "country": [actor.iso2 if actor else None],
            "topics": _TOPICS.get(kind, []),
            "notes": [f"code: {code}"],
        },
    }


def _article(basis: Basis, report: Report) -> Entity:
    return _made(
        "Article",
        report.id,
        {
            "fileName": [report.id],
            "title": [report.title or report.id],
            "author": [report.byline],
            "publisher": [report.outlet],
            "publishedAt": [report.published.prefix],
            "sourceUrl": [report.url],
            "language": [report.language],
            "contentHash": [hashlib.sha1(report.text.encode(), usedforsecurity=False).hexdigest()],
            "retrievedAt": [basis.read_at.get(report.id, "")[:19]],
            "notes": [f"sha256 of the text: {report.sha256}"],
        },
    )


def _event(basis: Basis, row: Any) -> Entity:
    claims = [basis.by_id[name] for name in row["claims"] if name in basis.by_id]
    who, whom = (", ".join(map(basis.gazetteer.label, row[side])) or "nobody named" for side in ("source", "target"))
    single = row["earliest"] == row["latest"]
    return _made(
        "Event",
        row["id"],
        {
            "name": [f"{who} {row['type']} {whom}"],
            "organizer": [_actor_id(code) for code in row["source"]],
            "involved": [_actor_id(code) for code in row["target"]],
            "date": [row["earliest"]] if single else [],
            "startDate": [] if single else [row["earliest"]],
            "endDate": [] if single else [row["latest"]],
            "summary": [_quoted(claim) for claim in claims],
            "proof": sorted({_id("Article", claim.report.id) for claim in claims}),
            "sourceUrl": sorted({claim.report.url for claim in claims if claim.report.url}),
            "keywords": [row["type"]],
            "notes": [f"status: {row['status']}; origins: {row['origins']}"],
            "recordId": [row["id"]],
        },
    )


def _tie(name: str, tie: Tie) -> Entity:
    sign = {1: "for", -1: "against", 0: "neither"}[tie.polarity]
    return _made(
        "UnknownLink",
        name,
        {
            "subject": [_actor_id(tie.source)],
            "object": [_actor_id(tie.target)],
            "role": [tie.tie],
            "status": [tie.status.value],
            "startDate": [_prefix(tie.since)],
            "endDate": [_prefix(tie.until)],
            "summary": [_quoted(tie)],
            "description": [f"polarity: {sign}"],
            "proof": [_id("Article", tie.report.id)],
            "sourceUrl": [tie.report.url],
            "recordId": [name],
        },
    )


def _tenure(basis: Basis, name: str, tenure: Tenure) -> Iterator[Entity]:
    """The person as named in this report, the office, and the hold on it. Who is the same is not decided here."""
    actor = basis.gazetteer.actors.get(tenure.of or "")
    country = [actor.iso2 if actor else None]
    named: dict[str, Sequence[Any]] = {
        "name": [tenure.name],
        "alias": list(tenure.variants),
        "sourceUrl": [tenure.report.url],
    }
    person = _made("Person", f"{tenure.report.id}|{tenure.name}", {**named, "country": country})
    yield person
    if not tenure.office:
        return
    post = _made("Position", f"{tenure.of}|{tenure.office.casefold()}", {"name": [tenure.office]})
    post["properties"] |= {"country": country, "organization": [_actor_id(tenure.of)] if tenure.of else []}
    yield post
    held = {"holder": [person["id"]], "post": [post["id"]], "summary": [_quoted(tenure)], "recordId": [name]}
    status = "ended" if tenure.former else "current"
    proof = [_id("Article", tenure.report.id)]
    yield _made("Occupancy", name, {**held, "status": [status], "proof": proof, "description": [tenure.hold]})


def _quoted(claim: Claim) -> str:
    """The quote with its place: FollowTheMoney has no field for offsets."""
    fact = claim_to_fact(claim)
    return f"“{claim.quote}” ({fact['report']}[{fact['start']}:{fact['end']}], {fact['id']})"


def _prefix(window: Window) -> str | None:
    return window.prefix
