"""dragoman facts and dragoman text: the record's claims, and its texts as stored."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from dragoman.cli.shared import DAY, Command, end_of, json_line, json_option, last_day, record_option
from dragoman.errors import NothingFound, UsageError
from dragoman.model.claims import Claim, Status
from dragoman.model.clocks import clocks
from dragoman.model.facts import claim_to_fact
from dragoman.model.gazetteer import actor_code
from dragoman.model.text import Report
from dragoman.model.values import Window
from dragoman.read import outlet_named
from dragoman.record import ClaimFilter, open_record

KINDS = ("event", "tie", "person", "statement", "figure", "forecast")


@click.command("facts", cls=Command)
@record_option
@click.option("--kind", type=click.Choice(KINDS))
@click.option("--type", "type_", help="A PLOVER type or a kind of tie.")
@click.option("--actor", help="A code or name.")
@click.option("--dyad", nargs=2, metavar="A B", help="Two codes or names.")
@click.option("--since", type=DAY)
@click.option("--until", type=DAY)
@click.option("--status", type=click.Choice([status.value for status in Status]))
@click.option("--report", help="A report's id.")
@click.option("--as-of", type=DAY, help="Only what was published by then.")
@click.option("--rejected", is_flag=True, help="Also what people rejected or corrected.")
@click.option("--judged", type=DAY, help="By the decisions in force on that day.")
@json_option
def facts_command(path: Path, as_json: bool, **asked: object) -> int:
    """Print the record's claims, each with its characters.

    \b
    dragoman facts --kind event --dyad AZE ISR --since 2023
    dragoman facts --actor Iran --status denied --json
    """
    wanted = _filter(asked)
    with open_record(path, create=False) as record:
        claims = record.claims(wanted)
        rulings = record.rulings(wanted.judged)
    if not claims:
        raise NothingFound(f"{path}: no claim passes; loosen the filter or read more reports")
    for claim in claims:
        fact = {**claim_to_fact(claim), **clocks(claim)}
        fact["standing"] = rulings.standing(fact["id"])
        click.echo(json_line(fact) if as_json else claim_line(claim, fact["standing"]))
    return 0


def _filter(asked: dict[str, object]) -> ClaimFilter:
    def text(key: str) -> str | None:
        value = asked[key]
        return value if isinstance(value, str) else None

    def window(key: str) -> Window | None:
        value = asked[key]
        return value if isinstance(value, Window) else None

    since, until, dyad, actor = window("since"), window("until"), asked["dyad"], text("actor")
    if isinstance(dyad, tuple) and len(dyad) == 2 and actor:
        raise UsageError("give --actor or --dyad, not both")
    pair = (actor_code(dyad[0]), actor_code(dyad[1])) if isinstance(dyad, tuple) and len(dyad) == 2 else None
    return ClaimFilter(
        kind=text("kind"),
        type=text("type_"),
        actor=actor_code(actor) if actor else None,
        dyad=pair,
        since=since.earliest if since else None,
        until=until.latest if until else None,
        status=text("status"),
        report=text("report"),
        as_of=last_day(window("as_of")),
        rejected=bool(asked["rejected"]),
        judged=end_of(window("judged")),
    )


def claim_line(claim: Claim, standing: str = "stands") -> str:
    """A claim in one line: its id, what it says, who, its status, how it was judged, its place and its quote."""
    fact = claim_to_fact(claim)
    what = fact.get("type") or fact.get("tie") or fact.get("name") or fact.get("speaker") or fact.get("says") or ""
    if fact["kind"] == "figure":
        what = f"{fact['value']:g} {fact['unit']}"
    sides = [fact[key] for key in ("source", "target") if fact.get(key)]
    who = " > ".join(side if isinstance(side, str) else "+".join(side) for side in sides)
    place = f"{claim.report.id}[{claim.span.start}:{claim.span.end}]"
    quote = " ".join(claim.quote.split())
    judged = "" if standing == "stands" else f"[{standing}]"
    return "  ".join(part for part in (fact["id"], what, who, claim.status.value, judged, place, f"“{quote}”") if part)


@click.command("text", cls=Command)
@click.argument("report_id")
@record_option
@click.option("--original", is_flag=True, help="The bytes that the report was read from, whatever they are.")
@click.option("--zones", is_flag=True, help="Zone by zone, what was left out and why, not the bare text.")
def text_command(report_id: str, path: Path, original: bool, zones: bool) -> int:
    """Print a report's stored text, the one that offsets count in.

    \b
    dragoman text wire-2023
    dragoman text wire-2023 --record baku.db --original > wire.html
    """
    if original and zones:
        raise UsageError("give --original or --zones, not both")
    with open_record(path, create=False) as record:
        data = record.original(report_id) if original else _shown(record.report(report_id), zones).encode("utf-8")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return 0


def _shown(report: Report, zones: bool) -> str:
    if not zones:
        return report.text
    parts = ["\n".join(_credits(report)) + "\n"]
    for zone in report.zones:
        head = f"[{zone.start}:{zone.end}] {zone.kind.value}" + (f" ({zone.why})" if zone.why else "")
        parts.append(f"{head}\n{report.text[zone.start : zone.end].strip()}\n")
    return "\n".join(parts)


def _credits(report: Report) -> Iterator[str]:
    """What is known of the report beside its text, each with where it was found."""
    where = dict(report.found)
    yield f"published: {report.published.show()}" + (f" ({report.published.basis})" if report.published.basis else "")
    for name in ("outlet", "byline", "dateline", "wire", "title", "language"):
        value = getattr(report, name)
        if value:
            yield f"{name}: {value}" + (f" ({where[name]})" if name in where else "")
    known = outlet_named(report.outlet) if report.outlet else None
    if known:
        yield f"the outlet: {known.described()}"
    yield from (f"note: {note}" for note in report.notes)
