"""The description is whole, and a fuzzer that follows it finds no server error and no answer of another shape.

`make fuzz-api` sends more; FUZZ_EXAMPLES says how many a way.
"""

import os
from importlib.resources import files
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from dragoman.serve import Doors, create_app
from dragoman.serve.api.describing import described, written
from dragoman.serve.api.schema import api_schema
from dragoman.serve.desk import Desk
from dragoman.settings import Settings
from tests.serve.conftest import TOKEN

_EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "2"))
_DOORS = Doors.at("127.0.0.1", 80, TOKEN, ("testserver",))
_APP = create_app(Path("none.db"), _DOORS)
#: Names of what is there, by resource; the record comes with the first test.
_KNOWN: dict[str, list[str]] = {}
_ACTORS = ["AZE", "ISR", "IRN"]
schema: Any = schemathesis.openapi.from_asgi("/v1/openapi.json", _APP, headers={"authorization": f"Bearer {TOKEN}"})


@pytest.fixture(scope="module", autouse=True)
def fuzzed(read_once: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = Path(copyfile(read_once, tmp_path_factory.mktemp("fuzz") / "fuzz.db"))
    desk = _APP.state.desk = Desk(path, Settings(), _DOORS)
    monkey = pytest.MonkeyPatch()
    monkey.setattr(desk.foreman, "_work", lambda: None)
    with desk.session() as session:
        record = session.record
        for kind in ("occurrences", "disagreements", "expectations", "origins", "persons"):
            _KNOWN[kind] = [str(row["id"]) for row in record.findings(kind)[:3]]
        facts = [str(name) for (name,) in record.database.rows("SELECT id FROM claim LIMIT 5")]
        _KNOWN.update(claims=facts, trail=facts, reports=[report.id for report in record.reports()][:3])


@schema.auth()
class Token:
    def get(self, case: Any, context: Any) -> str:
        return TOKEN

    def set(self, case: Any, data: str, context: Any) -> None:
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {data}"}


@schema.hook  # type: ignore[untyped-decorator]
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Half of the ids asked for are of the record: made-up ones are never there."""
    given = dict(path_parameters or {})
    for name in given.keys() & {"name", "one", "other", "code"}:
        known = _KNOWN.get(context.operation.path.split("/")[2], []) if name == "name" else _ACTORS
        weight = sum(map(ord, str(given[name])))
        if known and weight % 2 == 0:
            given[name] = known[weight // 2 % len(known)]
    return given or path_parameters


@pytest.mark.filterwarnings("ignore")
@schema.parametrize()  # type: ignore[untyped-decorator]
@settings(
    max_examples=_EXAMPLES,
    deadline=None,
    derandomize="FUZZ_EXAMPLES" not in os.environ,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_as_described(case: Any) -> None:
    # That a word is an actor's name, a date of the calendar or a cursor of ours, a schema cannot say: such are 400.
    case.call_and_validate(excluded_checks=[positive_data_acceptance])


def test_the_description_kept_is_that_of_the_code(tmp_path: Path) -> None:
    made = described(create_app(tmp_path / "new.db", Doors.at("127.0.0.1", 8321, TOKEN)))
    kept = (files("dragoman.serve.api") / "openapi.json").read_text(encoding="utf-8")
    assert written(made) == kept, "the API has changed: look whether clients can bear it, then run make schema"


def test_the_description_is_whole() -> None:
    made = api_schema()
    assert made["openapi"] == "3.1.0"
    for path, ways in made["paths"].items():
        for method, told in ways.items():
            assert told["description"], f"{method} {path}"
            good = next(answer for status, answer in told["responses"].items() if status.startswith("2"))
            assert all(content["schema"] for content in good["content"].values()), f"{method} {path}"
            if method == "post":
                assert "422" in told["responses"]
