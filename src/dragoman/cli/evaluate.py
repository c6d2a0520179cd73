"""dragoman evaluate: how well reports are coded, held against anyone's gold."""

import shlex
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from dragoman.cli.shared import (
    Command,
    json_option,
    print_json,
    progress_line,
    read_file,
    read_options,
    report_failures,
    write_file,
)
from dragoman.errors import ItemError, NothingFound, UsageError
from dragoman.evaluate import (
    SLIP_LAYERS,
    CodedFact,
    Confusion,
    GoldReport,
    Scores,
    Slip,
    below_floors,
    coded_fact,
    confuse,
    confusion_lines,
    find_slips,
    gold_paths,
    misplaced_quotes,
    read_facts,
    read_floors,
    read_gold,
    score_lines,
    score_reports,
    write_floors,
)
from dragoman.model.facts import claim_to_fact, report_facts
from dragoman.model.text import Report
from dragoman.read import read_sources
from dragoman.settings import load_settings

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("evaluate", cls=Command)
@click.argument("gold")
@click.argument("articles")
@click.option("--facts", "facts_file", help="Facts already coded, JSON Lines (gzip too); - is standard input.")
@click.option("--errors", type=click.Choice(SLIP_LAYERS), help="List what was missed and what is extra in this layer.")
@click.option("--floors", type=FILE, help="A file of floors; a figure under its floor is exit code 1.")
@click.option("--write-floors", "new_floors", type=FILE, help="Write floors a little under the figures measured.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes to code with.")
@json_option
def evaluate_command(
    gold: str, articles: str, facts_file: str | None, workers: int, as_json: bool, **asked: object
) -> int:
    """Code reports and score the facts against gold annotation.

    \b
    dragoman evaluate gold/ articles/ --errors event
    dragoman evaluate gold/ articles.jsonl --facts facts.jsonl --json

    GOLD is a folder of JSON files, one a report, or one such file; ARTICLES the reports as for `dragoman code`,
    each named like its gold file. It prints precision, recall and F1 of every layer, step by step; tables of what
    was taken for what (event types, tie kinds, statuses) with the scores of each class; and with --errors a line
    for each missed or extra fact, its text in brackets. Gold that does not hold (a field that cannot be what it
    is, an anchor that is not in the text or more than once) is told and its report left out; exit code 1.
    `dragoman diff` compares two files of facts without gold.
    """
    if articles == facts_file == "-":
        raise UsageError("-: standard input is the articles or the facts, not both; name a file for one of them")
    least = _path(asked["floors"])
    floors = read_floors(least) if least else {}
    material = _gather(gold, articles)
    coded = _read_coded(facts_file, material) if facts_file else _code(material, workers)
    layer = asked["errors"]
    result = _Result(
        score_reports(material.golds, coded),
        confuse(material.golds, coded),
        find_slips(material.golds, coded, layer) if isinstance(layer, str) else None,
    )
    _print(result, material, as_json)
    target = _path(asked["new_floors"])
    if target:
        _write_floors(target, result.scores, shlex.join(["dragoman", "evaluate", gold, articles]), material)
    failed = report_failures(material.failed)
    under = below_floors(result.scores, floors)
    for line in under:
        click.echo(f"dragoman: {line}; see what was lost with --errors, or with `dragoman diff`", err=True)
    return 1 if failed or under else 0


@dataclass(frozen=True, slots=True)
class _Material:
    """What is scored: reports with gold that holds, their texts, and what could not be used."""

    golds: list[GoldReport]
    reports: dict[str, Report]
    failed: list[ItemError]


@dataclass(frozen=True, slots=True)
class _Result:
    scores: Scores
    confusions: Sequence[Confusion]
    slips: list[Slip] | None


def _path(value: object) -> Path | None:
    return value if isinstance(value, Path) else None


def _gather(gold: str, articles: str) -> _Material:
    """Gold files with the reports of their names. Raises NothingFound where not one of them can be scored."""
    paths = {path.stem: path for path in gold_paths(gold)}
    material = _Material([], {}, [])
    for item in read_sources([articles], read_options(None)):
        if isinstance(item, ItemError):
            # Gold may lie beside its reports; that it is no report is no fault.
            if not item.item.startswith(tuple(map(str, paths.values()))):
                material.failed.append(item)
        elif item.id in paths:
            material.reports[item.id] = item
    for stem, path in paths.items():
        if stem not in material.reports:
            problem = f"{articles} has no report {stem!r}"
            material.failed.append(ItemError(str(path), problem, "name the gold file as the report, or add the report"))
            continue
        read = read_gold(path, material.reports[stem].text)
        if isinstance(read, GoldReport):
            material.golds.append(read)
        else:
            material.failed.extend(read)
    if not material.golds:
        report_failures(material.failed)
        raise NothingFound(f"{gold}: no report can be scored; correct the gold or name the articles it is of")
    return material


def _by_report(facts: list[CodedFact]) -> dict[str, list[CodedFact]]:
    coded: dict[str, list[CodedFact]] = defaultdict(list)
    for fact in facts:
        coded[fact.report].append(fact)
    return coded


def _read_coded(name: str, material: _Material) -> dict[str, list[CodedFact]]:
    facts = []
    for item in read_facts(read_file(name), name):
        if isinstance(item, ItemError):
            material.failed.append(item)
        else:
            facts.append(item)
    coded = _by_report(facts)
    stems = [gold.report for gold in material.golds]
    if not any(stem in coded for stem in stems):
        report_failures(material.failed)
        raise NothingFound(f"{name}: no fact is of a report with gold; `report` has to be the gold file's stem")
    material.failed.extend(misplaced_quotes(facts, {stem: material.reports[stem].text for stem in stems}))
    return coded


def _code(material: _Material, workers: int) -> dict[str, list[CodedFact]]:
    """The facts of the reports with gold, coded now."""
    from dragoman.pipeline import code_reports  # noqa: PLC0415 -- it loads the parser, which scoring does not need

    items = [material.reports[gold.report] for gold in material.golds]
    facts: list[CodedFact] = []
    for number, outcome in enumerate(code_reports(items, load_settings(), workers), 1):
        if isinstance(outcome, ItemError):
            material.failed.append(outcome)
            continue
        rows = [*report_facts(outcome.report), *map(claim_to_fact, outcome.claims)]
        facts += [fact for row in rows if isinstance(fact := coded_fact(row, outcome.report.id), CodedFact)]
        progress_line(f"{number} of {len(items)} reports coded")
    progress_line(f"{len(items)} reports coded", done=True)
    return _by_report(facts)


def _print(result: _Result, material: _Material, as_json: bool) -> None:
    if as_json:
        print_json(_as_json(result, material))
        return
    for line in _lines(result):
        click.echo(line)


def _as_json(result: _Result, material: _Material) -> dict[str, object]:
    value: dict[str, object] = {
        "reports": [gold.report for gold in material.golds],
        "scores": result.scores.as_json(),
        "confusions": {confusion.name: confusion.as_json() for confusion in result.confusions},
    }
    if result.slips is not None:
        value["errors"] = [slip.as_json() for slip in result.slips]
    return value


def _lines(result: _Result) -> Iterator[str]:
    yield from score_lines(result.scores)
    for confusion in result.confusions:
        lines = list(confusion_lines(confusion))
        yield from (("", *lines) if lines else ())
    if result.slips is not None:
        yield ""
        yield from (slip.line for slip in result.slips)


def _write_floors(target: Path, scores: Scores, command: str, material: _Material) -> None:
    """Write the floors; not from a part of the gold, which would set them by chance."""
    if material.failed:
        click.echo(f"dragoman: {target}: not written, for some items failed; mend these first", err=True)
        return
    write_file(target, write_floors(scores, f"{command} --write-floors {shlex.quote(str(target))}"))
    click.echo(str(target), err=True)
