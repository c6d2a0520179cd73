"""The documents say what is there: every fact's field, every command, every stage."""

from dataclasses import fields
from pathlib import Path

import pytest

from dragoman.brief import Dossier
from dragoman.cli import COMMANDS
from dragoman.model.facts import claim_to_fact, report_facts
from tests.model.test_facts import CLAIMS, REPORT

ROOT = Path(__file__).parent.parent
MODEL = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("fact", [*map(claim_to_fact, CLAIMS), *report_facts(REPORT)], ids=lambda fact: fact["kind"])
def test_every_field_of_a_fact_is_documented(fact: dict[str, object]) -> None:
    assert [field for field in fact if f"`{field}`" not in MODEL] == []


@pytest.mark.parametrize("field", [field.name for field in fields(Dossier)])
def test_every_part_of_the_dossier_is_documented(field: str) -> None:
    assert f"`{field}`" in (ROOT / "docs" / "dossier.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_changelog() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"`{command}`" not in text] == []


def test_every_decision_has_its_own_number() -> None:
    notes = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    told = [note.read_text(encoding="utf-8").partition(".")[0] for note in notes]
    assert told == [f"# {number}" for number in range(1, len(notes) + 1)]
    assert [int(note.name[:4]) for note in notes] == list(range(1, len(notes) + 1))


def test_every_stage_is_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    stages = sorted(path.name for path in (ROOT / "src" / "dragoman").iterdir() if (path / "__init__.py").exists())
    assert [stage for stage in stages if f"`{stage}" not in text] == []
