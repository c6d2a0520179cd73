"""dragoman facts and dragoman text: the record's claims, and its texts as stored."""

import sys
from pathlib import Path

import click

from dragoman.cli.shared import DAY, Command, end_of, json_line, json_option, last_day, record_option
from dragoman.errors import NothingFound, UsageError
from dragoman.model.claims import Claim, Status
from dragoman.model.clocks import clocks
from dragoman.model.facts import Fact, claim_to_fact
from dragoman.model.gazetteer import actor_code
from dragoman.model.values import Window
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
        click.echo(json_line(fact) if as_json else _line(claim, fact))
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


def _line(claim: Claim, fact: Fact) -> str:
    what = fact.get("type") or fact.get("tie") or fact.get("name") or fact.get("speaker") or fact.get("says") or ""
    if fact["kind"] == "figure":
        what = f"{fact['value']:g} {fact['unit']}"
    sides = [fact[key] for key in ("source", "target") if fact.get(key)]
    who = " > ".join(side if isinstance(side, str) else "+".join(side) for side in sides)
    place = f"{claim.report.id}[{claim.span.start}:{claim.span.end}]"
    quote = " ".join(claim.quote.split())
    judged = "" if fact["standing"] == "stands" else f"[{fact['standing']}]"
    return "  ".join(part for part in (fact["id"], what, who, claim.status.value, judged, place, f"“{quote}”") if part)


@click.command("text", cls=Command)
@click.argument("report_id")
@record_option
def text_command(report_id: str, path: Path) -> int:
    """Print a report's stored text, the one that offsets count in.

    \b
    dragoman text wire-2023
    dragoman text wire-2023 --record baku.db > wire.txt
    """
    with open_record(path, create=False) as record:
        text = record.report(report_id).text
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()
    return 0
