"""What readers refuse is a Text, never a plain string: by its types, which mypy proves, and by the source.

Spec: spec/03-command.md, "Languages".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import integra
from integra import records, sequences, spreadsheet, toml
from integra.adapters import finess, scope, shape
from integra.adapters import records as adapted
from integra.adapters.person import Person
from integra.columns import cells, mapping
from integra.directory import csv_form
from integra.errors import TextError
from integra.forms import strict
from integra.nearest import nearest_or_all
from integra.protocol import lines, toml_form
from integra.territory.written import WrittenError
from integra.text import Text, expected

PACKAGE = Path(integra.__file__).parent
#: Everything a reader refuses with, and the arguments that people read.
SAYS: tuple[tuple[Callable[..., Any], tuple[str, ...]], ...] = (
    (TextError, ("text",)), (strict.JsonError, ("reason",)), (csv_form.DirectoryError, ("reason",)),
    (lines.ProtocolError, ("reason",)), (WrittenError, ("reason",)), (spreadsheet.Broken, ("reason",)), (spreadsheet.SpreadsheetError, ("reason",)),
    (cells.CellError, ("reason",)), (mapping.ColumnsError, ("reason",)), (toml.TomlFault, ("reason",)),
    (adapted.Problem, ("place", "reason")), (adapted.PlacedRecord, ("place",)), (Person, ("place",)), (records.Person, ("place",)),
    (expected, ("what",)), (strict.refuse, ("what",)), (shape.wrong_kind, ("kind",)), (toml_form._At.refuse, ("reason",)),
    (toml_form._At.unknown, ("reason",)), (finess._Reader._refusal, ("reason",)), (scope.Scope.add, ("place",)),
    (sequences.ending, ("reason",)), (nearest_or_all, ("reason",)), (strict.placed, ("reason",)))
#: The exceptions by their names, and their kinds: what is raised with a text of its own.
RAISED = ("InputError", "Unreadable", "JsonError", "DirectoryError", "ProtocolError", "WrittenError", "SpreadsheetError", "ColumnsError",
          "CellError", "TomlFault", "Problem", "Broken", "refuse", "_refusal", "unknown", "expected")
READERS = ("records", "documents.py", "opening.py", "sequences.py", "spreadsheet.py", "_text_lines.py", "toml.py", "_os_errors.py",
           "adapters", "columns", "directory", "forms", "protocol", "territory/written")


@pytest.mark.parametrize("says, names", SAYS, ids=lambda each: getattr(each, "__qualname__", ""))
def test_what_people_read_is_a_text_by_its_type(says: Callable[..., Any], names: tuple[str, ...]) -> None:
    taken = inspect.signature(says).parameters
    assert {name: taken[name].annotation for name in names} == dict.fromkeys(names, Text.__name__)


def test_every_refusal_of_a_reader_derives_from_the_one_that_has_both_languages() -> None:
    for kind in (records.InputError, adapted.Unreadable, strict.JsonError, csv_form.DirectoryError, lines.ProtocolError, WrittenError,
                 mapping.ColumnsError, spreadsheet.SpreadsheetError):
        assert issubclass(kind, TextError) and issubclass(kind, ValueError)
        assert kind.sentence is TextError.sentence and kind.__str__ is Exception.__str__


def sources(names: tuple[str, ...]) -> Iterator[tuple[str, ast.Call]]:
    """Every call in some modules, with its place."""
    for name in names:
        path = PACKAGE / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    yield f"{file.relative_to(PACKAGE)}:{node.lineno}", node


def called(node: ast.Call) -> str:
    """The name of what is called."""
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def is_string(node: ast.expr) -> bool:
    """Whether an expression makes a plain string of words: a literal, one filled in, joined or made of an error."""
    if isinstance(node, ast.BinOp):
        return is_string(node.left) or is_string(node.right)
    if isinstance(node, ast.IfExp):
        return is_string(node.body) or is_string(node.orelse)
    if isinstance(node, ast.Call):
        return called(node) in ("str", "format", "join")
    return isinstance(node, ast.JoinedStr) or isinstance(node, ast.Constant) and isinstance(node.value, str) and (
        " " in node.value)


def test_no_reader_refuses_with_a_plain_string() -> None:
    found, wrong = 0, []
    for place, node in sources(READERS):
        if called(node) in RAISED and node.args:
            found += 1
            first = node.args[:2] if called(node) == "Problem" else node.args[:1]
            wrong += [f"{place}: {called(node)}" for each in first if is_string(each)]
        if called(node) == "ValueError" and node.args:
            wrong.append(f"{place}: a ValueError has no French")
    assert wrong == [] and found > 100


def test_what_was_filled_in_is_never_a_template() -> None:
    """A Text made with an f-string may hold braces that the user wrote."""
    wrong = [place for place, node in sources((".",)) if called(node) == "of" and isinstance(node.func, ast.Attribute)
             and any(isinstance(each, ast.JoinedStr) for each in ast.walk(node.func.value))]
    assert wrong == []


def test_nobody_asks_the_system_for_its_english() -> None:
    """Outside of the command, why a file cannot be read comes from one module."""
    places = [f"{file.relative_to(PACKAGE)}" for file in sorted(PACKAGE.rglob("*.py"))
              if "strerror" in file.read_text(encoding="utf-8") and "cli" not in file.relative_to(PACKAGE).parts]
    assert places == ["_os_errors.py"]
