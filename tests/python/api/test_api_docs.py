"""docs/python.md runs, and names every module and every name that is for users and not in ``integra`` itself.

Spec: docs/python.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest
from public_calls import MODULES

import integra
from integra import words

PAGE = Path(__file__).resolve().parents[3] / "docs" / "python.md"
TEXT = PAGE.read_text(encoding="utf-8")
ROWS = {name: row for row in re.findall(r"^\| (`integra.*)$", TEXT, re.M)
        for name in re.findall(r"`(integra[\w.]*)`", row.split("|")[0])}
#: Names that are one thing in ``integra`` and another among the words.
TWICE = [name for name in dir(words) if hasattr(integra, name) and getattr(integra, name) is not getattr(words, name)
         and not name.startswith("_") and inspect.isclass(getattr(words, name))]


def named(thing: Any) -> bool:
    return any(thing is getattr(integra, name) for name in integra.__all__)


def runs(text: str) -> int:
    """How many examples of a text were run, and none of them failed."""
    examples = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    outcome = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples)
    assert not outcome.failed
    return outcome.attempted


def test_its_examples_run() -> None:
    sections = re.split(r"^(?=## )", TEXT, flags=re.M)
    assert runs("".join(section for section in sections if "import pandas" not in section)) > 5


def test_its_examples_of_data_frames_run() -> None:
    pytest.importorskip("pandas")
    assert runs("".join(section for section in re.split(r"^(?=## )", TEXT, flags=re.M) if "import pandas" in section)) > 5


def test_every_module_of_the_package_has_its_row() -> None:
    own = {f"integra.{module.name}" for module in pkgutil.iter_modules(integra.__path__)
           if not module.name.startswith("_")} - INSIDE
    assert {*own, *MODULES, *OPTIONAL} == ROWS.keys()


#: What needs a package and a server of its own: its tests call it there.
OPTIONAL = {"integra.plan.postgres_rows"}
#: Tables and helpers of the package's own, which nothing here promises to keep.
INSIDE = {"integra.ical", "integra.nearest", "integra.spreadsheet", "integra.toml", "integra.word_tables"}


@pytest.mark.parametrize("module", MODULES)
def test_every_name_of_a_module_is_told(module: str) -> None:
    for name in importlib.import_module(module).__all__:
        thing = getattr(importlib.import_module(module), name)
        assert named(thing) or f"`{name}`" in ROWS[module], f"{module}.{name}"
    for name in re.findall(r"`([A-Za-z_]+)`", ROWS[module].split("|")[2]):
        assert name == "integra" or hasattr(importlib.import_module(module), name) or hasattr(integra, name), name


@pytest.mark.parametrize("name", TWICE)
def test_a_name_that_means_two_things_is_explained_where_it_is_read(name: str) -> None:
    assert re.search(rf"^\| `{name}` \|", TEXT, re.M)
    assert f"integra.{name}`" in (inspect.getdoc(getattr(words, name)) or "")
    assert f"integra.words.{name}`" in (inspect.getdoc(getattr(integra, name)) or "")


def test_such_names_are_seen() -> None:
    assert {"Event", "Record", "Trouble"} <= {*TWICE}
