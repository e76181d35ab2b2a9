"""What the README and the examples show passes a strict type check, as its readers would run it.

Spec: README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import doctest
import os
import subprocess
import sys
from pathlib import Path

import integra

ROOT = Path(__file__).resolve().parents[3]
#: Stubs of others are theirs to install.
MYPY = [sys.executable, "-m", "mypy", "--strict", "--disable-error-code=import-untyped"]


def check(folder: Path, text: str, *others: Path) -> str:
    """What mypy says of a module with this text, and of other files."""
    module = folder / "shown.py"
    module.write_text(text, encoding="utf-8")
    installed = os.fspath(Path(integra.__file__).parents[1])
    paths = {} if "site-packages" in installed else {"MYPYPATH": installed}
    run = subprocess.run([*MYPY, module, *others], cwd=folder, env=os.environ | paths, capture_output=True, text=True)
    return "" if run.returncode == 0 else run.stdout + run.stderr


def test_readme_and_examples(tmp_path: Path) -> None:
    readme = doctest.DocTestParser().get_examples((ROOT / "README.md").read_text(encoding="utf-8"))
    assert readme
    assert check(tmp_path, "".join(each.source for each in readme), *sorted((ROOT / "examples").glob("*.py"))) == ""


def test_a_set_is_taken_as_a_set(tmp_path: Path) -> None:
    right = "from integra import Demand\nfrom integra.words import Motive, Requester\n"
    made = "Demand(requester=Requester.CARER, motives={})\n"
    assert check(tmp_path, right + made.format("{Motive.HOME_HELP}")) == ""
    assert "arg-type" in check(tmp_path, right + made.format("{Requester.CARER}"))
