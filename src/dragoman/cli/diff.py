"""dragoman diff: what two codings of the same reports differ in."""

import click

from dragoman.cli.shared import Command, json_option, print_json, read_file, report_failures
from dragoman.errors import ItemError, NothingFound, UsageError
from dragoman.evaluate import Changes, CodedFact, change_lines, compare_facts, read_facts


@click.command("diff", cls=Command)
@click.argument("old")
@click.argument("new")
@click.option("--kind", help="Only facts of this kind (event, tie, ...).")
@click.option("--counts", is_flag=True, help="Only how many facts of each kind.")
@json_option
def diff_command(old: str, new: str, kind: str | None, counts: bool, as_json: bool) -> int:
    """Compare two files of facts on the same reports: what was gained, lost and changed.

    \b
    dragoman diff released.jsonl.gz facts.jsonl
    dragoman diff released.jsonl.gz - --kind event < facts.jsonl

    OLD and NEW are what `dragoman code -o` wrote, gzip-compressed or not; - is standard input. No gold is needed:
    it says what differs, not which is right (that is `dragoman evaluate GOLD ARTICLES --facts FILE`). A fact is
    changed where one of the same kind stands at the same place with other fields, or says the same at an
    overlapping place. Exit code 0 whether or not they differ.
    """
    if old == new == "-":
        raise UsageError("-: standard input is OLD or NEW, not both; name a file for one of them")
    failed: list[ItemError] = []
    olds, news = _read(old, failed), _read(new, failed)
    shared = {fact.report for fact in olds} & {fact.report for fact in news}
    if not shared:
        report_failures(failed)
        raise NothingFound(f"{old} and {new} have no report in common; compare two codings of the same reports")
    other = _other_texts(olds, news)
    failed += [*_alone(olds, shared, old, new), *_alone(news, shared, new, old), *other]
    shared -= {error.item for error in other}
    changes = compare_facts(*([f for f in facts if _wanted(f, shared, kind)] for facts in (olds, news)))
    _print(changes, counts, as_json)
    return 1 if report_failures(failed) else 0


def _read(name: str, failed: list[ItemError]) -> list[CodedFact]:
    facts = []
    for item in read_facts(read_file(name), name):
        if isinstance(item, ItemError):
            failed.append(item)
        else:
            facts.append(item)
    return facts


def _wanted(fact: CodedFact, shared: set[str], kind: str | None) -> bool:
    return fact.report in shared and kind in (None, fact.kind)


def _alone(facts: list[CodedFact], shared: set[str], name: str, other: str) -> list[ItemError]:
    """An error for each report of one file that the other lacks: nothing can be said of it."""
    reports = sorted({fact.report for fact in facts} - shared)
    return [ItemError(report, f"is in {name} alone, and left out", f"code it for {other} too") for report in reports]


def _other_texts(olds: list[CodedFact], news: list[CodedFact]) -> list[ItemError]:
    """An error for each report whose text is not the same in both: offsets do not compare."""
    before, after = (
        {fact.report: fact.fields.get("sha256") for fact in fs if fact.kind == "report"} for fs in (olds, news)
    )
    other = sorted(report for report, text in before.items() if text and after.get(report, text) != text)
    return [
        ItemError(report, "has another text in each file, and is left out", "code the same text twice")
        for report in other
    ]


def _print(changes: Changes, counts: bool, as_json: bool) -> None:
    if as_json:
        listed = {} if counts else {"changes": [change.as_json() for change in changes.changes]}
        print_json({"counts": changes.counts, **listed})
        return
    for line in change_lines(changes):
        click.echo(line)
    if not counts and changes.changes:
        click.echo("")
        for change in changes.changes:
            click.echo(change.line)
