"""No module of the Python package leads back to itself by its imports, lazy ones counted; `_low` alone meets the C part.

Spec: CONTRIBUTING.md, "The Python package".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from common import report, root_argument

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "script"))

from generators.graph import Edges, circles  # noqa: E402

FOLDER = "bindings/python"
PACKAGE = "integra"
#: What SWIG makes, and who may import it.
SWIG, LOW = f"{PACKAGE}._swig", f"{PACKAGE}._low"


def modules(root: Path) -> dict[str, Path]:
    """Every module of the package, by its name."""
    found = {}
    for path in sorted((root / FOLDER / PACKAGE).rglob("*.py")):
        parts = path.relative_to(root / FOLDER).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def source(name: str, path: Path, node: ast.ImportFrom) -> str:
    """The module that a `from` names, whole."""
    here = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    start = here[: len(here) - node.level + 1] if node.level else []
    return ".".join([*start, *([node.module] if node.module else [])])


def imported(name: str, path: Path, known: dict[str, Path]) -> Iterator[str]:
    """The modules of the package that one imports, wherever in it; those met for their types alone are left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typed = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
             for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and id(node) not in typed:
            base = source(name, path, node)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield inner if inner in known or inner == SWIG else base
        elif isinstance(node, ast.Import) and id(node) not in typed:
            yield from (alias.name for alias in node.names)


def problems(root: Path) -> Iterator[str]:
    """Every circle of modules, and every import of the C part outside `_low`."""
    known = modules(root)
    edges: Edges = {name: set(imported(name, path, known)) for name, path in known.items()}
    for name, asked in edges.items():
        if SWIG in asked and not name.startswith(LOW):
            yield f"{name}: imports {SWIG}, which {LOW} alone does"
    for found in circles({name: {each for each in asked if each in known and each != name} for name, asked in edges.items()}):
        yield f"modules that import one another round about: {', '.join(found)}"


if __name__ == "__main__":
    raise SystemExit(report(problems(root_argument())))
