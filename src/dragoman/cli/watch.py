"""dragoman watch: feeds and folders followed."""

import time
from pathlib import Path

import click

from dragoman.cli.facts import claim_line
from dragoman.cli.shared import Command, failure_code, fetch_policy, json_line, json_option, record_option
from dragoman.model.facts import claim_to_fact
from dragoman.model.gazetteer import actor_code
from dragoman.session import Session, Tally, Work, open_session
from dragoman.watch import Watcher, news


@click.command("watch", cls=Command)
@click.argument("sources", nargs=-1, required=True)
@record_option
@click.option("--every", default=15.0, show_default=True, type=click.FloatRange(min=1.0), help="Minutes between looks.")
@click.option("--once", is_flag=True, help="Look once and end.")
@click.option("--dyad", nargs=2, metavar="A B", help="Say what is new between two actors; else all new events.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes to code with.")
@click.option("--ignore-robots", is_flag=True, help="Fetch what sites ask programs to leave alone; it is recorded.")
@json_option
def watch_command(  # noqa: PLR0917
    sources: tuple[str, ...],
    path: Path,
    every: float,
    once: bool,
    dyad: tuple[str, str] | None,
    workers: int,
    **flags: bool,
) -> int:
    """Follow feeds, lists of feeds (OPML) and folders: read what is new, once, and say what it says.

    \b
    dragoman watch https://courier.example/feed.xml --dyad AZE ISR
    dragoman watch feeds.opml reports/ --once --json

    A page or file that has changed is recorded as a new version of its report (its id with .v2, .v3 behind).
    """
    pair = (actor_code(dyad[0]), actor_code(dyad[1])) if dyad else None
    settings = (("robots", "ignored"),) if flags["ignore_robots"] else ()
    with open_session(path) as session:
        watcher = Watcher(session, fetch_policy(flags["ignore_robots"]), Work(workers, settings=settings))
        try:
            while True:
                tally = watcher.look(sources)
                code = _tell(session, tally, pair, flags["as_json"])
                if once:
                    return code
                time.sleep(every * 60)
        finally:
            watcher.close()


def _tell(session: Session, tally: Tally, pair: tuple[str, str] | None, as_json: bool) -> int:
    found = news(session, tally, pair)
    if as_json:
        facts = {name: [claim_to_fact(claim) for claim in claims] for name, claims in found.items()}
        click.echo(json_line({"added": tally.added, "failed": [str(error) for error in tally.failed], "new": facts}))
    else:
        click.echo(f"{len(tally.added)} new, {len(tally.known)} known already, {len(tally.failed)} failed")
        for name, claims in found.items():
            report = session.record.report(name)
            click.echo(f"{report.published.show()}  {report.outlet or name}: {report.title or name}")
            for claim in claims:
                click.echo(f"    {claim_line(claim)}")
    return failure_code(tally.failed, bool(tally.added or tally.known))
