"""What holds for every source file and no linter checks."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "src" / "casegraph"
SOURCES = sorted(
    path
    for folder in (PACKAGE, REPOSITORY / "benchmarks", REPOSITORY / "migrations")
    for path in folder.rglob("*.py")
)
MIGRATION_STEPS = REPOSITORY / "migrations" / "versions"
HAND_WRITTEN = [path for path in SOURCES if path.parent != MIGRATION_STEPS]
MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 45
SILENCER = re.compile(r"#\s*(noqa|type:\s*ignore|pragma|ruff:|mypy:)")


def name(path: Path) -> str:
    """Return a path as it is said."""
    return str(path.relative_to(REPOSITORY))


def text(path: Path) -> str:
    """Return the text of a source file."""
    return path.read_text(encoding="utf-8")


def test_files_are_short() -> None:
    lengths = {name(path): len(text(path).splitlines()) for path in HAND_WRITTEN}
    assert {file: n for file, n in lengths.items() if n > MAX_FILE_LINES} == {}


def test_functions_are_short() -> None:
    lengths = {
        f"{name(path)}: {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in HAND_WRITTEN
        for node in ast.walk(ast.parse(text(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {function: n for function, n in lengths.items() if n > MAX_FUNCTION_LINES} == {}


def test_no_tool_is_silenced() -> None:
    silenced = {name(path): SILENCER.findall(text(path)) for path in SOURCES}
    assert {file: found for file, found in silenced.items() if found} == {}


def test_only_the_package_itself_offers_names() -> None:
    filled = [
        name(path)
        for path in PACKAGE.rglob("__init__.py")
        if path.parent != PACKAGE and text(path).strip()
    ]
    assert filled == []


def test_every_folder_of_sources_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [name(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_every_dependency_is_imported() -> None:
    project = tomllib.loads(text(REPOSITORY / "pyproject.toml"))["project"]
    wanted = {
        re.split(r"[^\w-]", needed)[0].lower().replace("_", "-")
        for needed in project["dependencies"]
    }
    distributions = packages_distributions()
    used = {
        distribution.lower().replace("_", "-")
        for path in SOURCES
        for module in imported_modules(path)
        for distribution in distributions.get(module, ())
    }
    assert wanted - used == set()


def imported_modules(path: Path) -> set[str]:
    """Return the top names of all modules that a file imports, at any depth."""
    found = set()
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            found |= {str(arg.value) for arg in node.args if isinstance(arg, ast.Constant)}
    return found
