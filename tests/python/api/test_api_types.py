"""What README, docs and examples show passes a strict type check, by mypy and by basedpyright, as its readers would run
it; and whatever the package exports has a type that every checker understands alike.

Spec: README.md, docs/python.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import doctest
import importlib
import importlib.util
import json
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import integra

ROOT = Path(__file__).resolve().parents[3]
#: Stubs of others are theirs to install.
MYPY = [sys.executable, "-m", "mypy", "--strict", "--disable-error-code=import-untyped"]
PYRIGHT = [sys.executable, "-m", "basedpyright", "--outputjson"]
#: basedpyright checks as it does by default, "recommended", but for what a shown session is: values stand as they come,
#: fields go through Any, and pandas has no types of its own.
RULES = (
    "reportUnusedCallResult", "reportUnusedExpression", "reportAny", "reportExplicitAny", "reportMissingTypeStubs",
    "reportUnknownMemberType", "reportUnknownArgumentType", "reportUnknownVariableType")
#: A docstring may show that a comparison is always false.
SHOWN = "reportUnnecessaryComparison=false"
#: The command is no library.
LEFT_OUT = re.compile(r"^integra\.cli\.")

needs_pyright = pytest.mark.skipif(
    importlib.util.find_spec("basedpyright") is None,
    reason="basedpyright is not installed: types are checked by mypy alone (script/test brings it into .venv)")


def installed() -> str | None:
    """Where the package is, unless it is where every checker looks."""
    folder = os.fspath(Path(integra.__file__).parents[1])
    return None if "site-packages" in folder else folder


def source(text: str) -> str:
    """The examples of a text, as one program."""
    return "".join(each.source for each in doctest.DocTestParser().get_examples(text))


def docstrings() -> Iterator[str]:
    """The examples of every docstring, a function each."""
    for module in pkgutil.walk_packages(integra.__path__, "integra."):
        if "_native" not in module.name and not module.name.endswith("__main__"):
            for test in doctest.DocTestFinder().find(importlib.import_module(module.name)):
                lines = "".join(each.source for each in test.examples).splitlines()
                if lines:
                    yield f"def of_{test.name.replace('.', '_')}() -> None:\n" + "".join(f"    {line}\n" for line in lines)


RIGHT = "from integra import Demand\nfrom integra.words import Motive, Requester\n"
MADE = "made = Demand(requester=Requester.CARER, motives={})\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything shown, as files; a right one, and a wrong one of which each checker must say so."""
    place = tmp_path_factory.mktemp("shown")
    programs = {
        "readme": source((ROOT / "README.md").read_text(encoding="utf-8")),
        "python_page": source((ROOT / "docs" / "python.md").read_text(encoding="utf-8")),
        "docstrings": f"# pyright: {SHOWN}\n" + "\n\n".join(docstrings()),
        "right": RIGHT + MADE.format("{Motive.HOME_HELP}"), "wrong": RIGHT + MADE.format("{Requester.CARER}"),
    } | {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "examples").glob("*.py")}
    for name, text in programs.items():
        assert text.count("\n") > 2, name
        (place / f"{name}.py").write_text(text, encoding="utf-8")
    settings: dict[str, object] = dict.fromkeys(RULES, False)
    (place / "pyrightconfig.json").write_text(json.dumps(
        settings | ({"extraPaths": [installed()]} if installed() else {})), encoding="utf-8")
    return place


def pyright(folder: Path, *options: str) -> Any:
    """What basedpyright says of a folder, its warnings as well."""
    # It asks the first python of the path where packages are.
    path = os.pathsep.join((os.fspath(Path(sys.executable).parent), os.environ.get("PATH", "")))
    run = subprocess.run([*PYRIGHT, *options], cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True)
    assert run.stdout.strip().startswith("{"), run.stdout + run.stderr
    return json.loads(run.stdout)


def test_what_is_shown_passes_mypy(folder: Path) -> None:
    place = installed()
    files = sorted(path.name for path in folder.glob("*.py") if path.stem != "docstrings")
    run = subprocess.run([*MYPY, *files], cwd=folder, env=os.environ | ({"MYPYPATH": place} if place else {}),
                         capture_output=True, text=True)
    said = [line for line in (run.stdout + run.stderr).splitlines() if not line.startswith("Found ")]
    assert [line for line in said if not line.startswith("wrong.py:")] == []
    assert any("[arg-type]" in line for line in said)


@needs_pyright
def test_what_is_shown_passes_basedpyright(folder: Path) -> None:
    found = pyright(folder)
    said = [(Path(each["file"]).name, each["range"]["start"]["line"] + 1, each["message"], each.get("rule"))
            for each in found["generalDiagnostics"]]
    assert [each for each in said if each[0] != "wrong.py"] == []
    assert any(rule == "reportArgumentType" for _, _, _, rule in said)
    assert found["summary"]["filesAnalyzed"] == len(list(folder.glob("*.py")))


@needs_pyright
def test_everything_exported_has_a_type_that_all_checkers_understand_alike(folder: Path) -> None:
    found = pyright(folder, "--verifytypes", "integra", "--ignoreexternal")["typeCompleteness"]
    assert found["packageName"] == "integra" and len(found["symbols"]) > 3000
    assert [each["name"] for each in found["symbols"] if each["isExported"] and not each["isTypeKnown"]
            and not LEFT_OUT.search(each["name"])] == []
