"""Data flows one way: no module imports against the stream, and siblings do not import each other."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "dragoman"
LAYERS = (
    {"errors"},
    {"model", "settings"},
    {"read", "annotate", "resolve", "record", "evaluate"},
    {"reconcile"},
    {"brief", "export"},
    {"pipeline"},
    {"session"},
    {"watch"},
    {"serve"},
    {"cli"},
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
ROOT = "__init__"


def part_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    """First-level parts of the package that a module imports when it is loaded or run."""
    parts = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import; write the whole name"
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names]
                if node.module == "dragoman"
                else [node.module or ""]
            )
        parts |= {name.split(".")[1] for name in names if name.startswith("dragoman.")}
    return parts - {"__version__"}


MODULES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_with_the_stream(path: Path) -> None:
    part = part_of(path)
    if part == ROOT:
        return
    assert part in RANK, f"{part} has no layer; place it in LAYERS"
    against = {other for other in imported_parts(path) - {part} if RANK[other] >= RANK[part]}
    assert not against, f"{path.name} imports {sorted(against)} against the stream"


def test_no_import_cycles() -> None:
    names = {".".join(p.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__"): p for p in MODULES}
    graph = {name: {t for t in top_imports(path) if t in names and t != name} for name, path in names.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name in done:
            return
        for target in sorted(graph[name]):
            visit(target, (*trail, name))
        done.add(name)

    for name in sorted(graph):
        visit(name, ())


def top_imports(path: Path) -> set[str]:
    """Modules imported when this one is loaded; imports inside functions are on purpose."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from package import module` needs the module; its package is being loaded anyway.
            found |= {
                f"{node.module}.{a.name}" if is_module(f"{node.module}.{a.name}") else node.module for a in node.names
            }
    return found


def is_module(name: str) -> bool:
    return SOURCE.parent.joinpath(*name.split(".")).with_suffix(".py").exists()
