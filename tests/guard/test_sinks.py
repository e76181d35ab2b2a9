"""Text leaves the Python package by one place each: to a terminal, as CSV, as JSON, and into a file.

Spec: spec/03-command.md, "Text of others".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "bindings" / "python" / "integra"
#: What writes, by its last names, and the files that may: each is the one place, or says why it is another.
WRITERS: dict[str, tuple[str, ...]] = {
    # Versions are our own, before anything of the command is loaded; above the bar stands what console.lines made plain.
    "print": ("cli/console.py", "cli/version.py", "cli/progress.py"),
    "stdout": ("cli/console.py", "cli/page.py"),  # the page asks what colours and signs it takes
    "stderr": ("cli/console.py", "cli/progress.py"),  # the bar shows a count and a word of ours
    "__stdout__": (), "__stderr__": (), "styled": ("cli/console.py", "cli/page.py"),
    "paint": ("cli/page.py",), "os.write": ("cli/console.py",), "print_exc": (), "print_exception": (),
    "warn": ("frames/gather.py",),  # in words of ours
    "csv.writer": ("_csv_rows.py",), "csv.DictWriter": (),
    "to_csv": ("cli/territory_observe.py",),  # of a log: keys, days and words of ours
    # Two more make no document: a digest is taken of one, and the page makes the other plain; a log is keys, days and words.
    "json.dump": (), "json.dumps": ("cli/formats.py", "_signs.py", "adapters/patients.py", "cli/rules.py", "territory/observed/lines.py"),
    "os.open": ("cli/console.py", "cli/plan_files.py", "cli/__init__.py"),  # the last one opens the null device
    "os.fdopen": ("cli/console.py",), "tempfile.mkstemp": ("cli/console.py",), "NamedTemporaryFile": (),
    "write_text": (), "write_bytes": (),
}
#: What is asked of a stream without writing to it.
ASKED = {"isatty", "encoding", "fileno", "flush"}
#: Modes of open() that write: the lock of Windows, which is empty, and the files of a folder that appears whole.
WRITING, MAKERS = set("wax+"), ("cli/lock.py", "territory/written/folder_out.py")
#: Stores of plans keep files of their own, and print nothing.
STORES = ("plan/store", "plan/_mark", "plan/_private", "plan/sqlite_")


def _called(node: ast.AST) -> Iterator[str]:
    """What a name may be called: its last word, and its last two."""
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
        if isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"


def faults(text: str, place: str) -> Iterator[str]:
    """What writes, in a file that is no place for it."""
    if place.startswith(STORES):
        return
    tree = ast.parse(text)
    harmless = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in ASKED}
    harmless |= {id(node.left) for node in ast.walk(tree) if isinstance(node, ast.Compare)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            named = [f"{node.module}.{alias.name}" for alias in node.names] + [alias.name for alias in node.names]
        else:
            named = [] if id(node) in harmless else list(_called(node))
        for name in named:
            if name in WRITERS and place not in WRITERS[name]:
                yield f"{place}: {name} has its one place elsewhere: {', '.join(WRITERS[name]) or 'nowhere'}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open" and place not in MAKERS:
            modes = [each.value for each in (*node.args[1:2], *(word.value for word in node.keywords if word.arg == "mode"))
                     if isinstance(each, ast.Constant)]
            if any(WRITING & set(str(mode)) for mode in modes):
                yield f"{place}: open() to write: console.output makes files"


def test_text_leaves_by_its_one_place() -> None:
    files = sorted(PACKAGE.rglob("*.py"))
    assert len(files) > 300
    found = [fault for path in files for fault in faults(path.read_text(encoding="utf-8"), path.relative_to(PACKAGE).as_posix())]
    assert found == []


@pytest.mark.parametrize("text", [
    "print(text)", "import sys\nsys.stdout.write(text)", "import sys\nsys.stderr.buffer.write(data)", "out.styled(data)",
    "from sys import stdout", "import sys\nwrite = sys.stdout.buffer.write", "page.paint(text, 'bold')", "import os\nos.write(1, data)",
    "traceback.print_exc()", "from csv import writer\nimport csv\ncsv.writer(out)", "import json\njson.dumps(value)",
    "from json import dumps", "open(name, 'w')", "open(name, mode='ab')", "Path(name).write_text(text)", "import os\nos.open(name, 0)",
    "frame.to_csv(name)", "warnings.warn(text)"])
def test_another_way_is_seen(text: str) -> None:
    assert list(faults(text, "cli/another.py"))


@pytest.mark.parametrize("text", [
    "import sys\nsys.stdout.isatty()", "import sys\nif sys.stdout is None: pass", "open(name, 'rb')", "open(name)", "page.line(text)"])
def test_what_writes_nothing_is_left_alone(text: str) -> None:
    assert not list(faults(text, "cli/another.py"))
