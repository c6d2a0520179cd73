"""Sizes hold themselves: modules, functions and parameters stay small (CONTRIBUTING, house rules)."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "dragoman"
MODULES = sorted(SOURCE.rglob("*.py"))
MAX_MODULE_LINES = 400
MAX_FUNCTION_LINES = 60
MAX_MEDIAN_LINES = 12
MAX_PARAMETERS = 6
DRAWERS = {"utils", "helpers", "common", "misc"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters(function: Function) -> int:
    own = [arg.arg for arg in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    return len([name for name in own if name not in ("self", "cls")])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_keeps_its_budget(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= MAX_MODULE_LINES
    assert path.stem not in DRAWERS, "a module needs a subject"
    too_long = [f"{f.name} {length(f)} lines" for f in functions(path) if length(f) > MAX_FUNCTION_LINES]
    too_wide = [f"{f.name} {parameters(f)} parameters" for f in functions(path) if parameters(f) > MAX_PARAMETERS]
    assert not too_long + too_wide


def test_the_median_function_is_short() -> None:
    assert median(length(f) for path in MODULES for f in functions(path)) <= MAX_MEDIAN_LINES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_is_swallowed(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"{path.name}:{node.lineno}: bare except"
            broad = ast.unparse(node.type) in ("Exception", "BaseException")
            passes_on = any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
            assert passes_on or not broad, f"{path.name}:{node.lineno}: broad except that swallows"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_mutable_globals(path: Path) -> None:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Global):
            pytest.fail(f"{path.name}: global statement")
        named_all = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        if (
            isinstance(node, ast.Assign | ast.AnnAssign)
            and isinstance(node.value, ast.List | ast.Set)
            and not named_all
        ):
            pytest.fail(f"{path.name}:{node.lineno}: a list or set at module level; use a tuple or frozenset")
