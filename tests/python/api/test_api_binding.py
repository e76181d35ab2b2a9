"""The low-level module has every public function, and docstrings run: the guards of the Python binding.

Spec: spec/00-conventions.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import pathlib
import pkgutil
import re

import pytest

import integra
from integra import _swig

ROOT = pathlib.Path(__file__).resolve().parents[3]
FUNCTION = re.compile(r"^INTEGRA_API [^;(]*?\b(integra_\w+)\(", re.MULTILINE)
MODULES = sorted(
    module.name for module in pkgutil.walk_packages(integra.__path__, "integra.") if "_native" not in module.name
    and not module.name.endswith("__main__")
)


def public_functions() -> set[str]:
    headers = (ROOT / "include" / "integra").glob("*.h")
    return {name for header in headers for name in FUNCTION.findall(header.read_text(encoding="utf-8"))}


#: What takes work has a name of its own here: the language asks whether to go on, so the other name and its struct are none.
WORKS = {"integra_work_init": "integra_protocol_prove_within", "integra_protocol_prove": "integra_protocol_prove_within",
         "integra_orientation_replay_within": "integra_orientation_replay", "integra_plan_host_init": "integra_plan_create_for",
         "integra_plan_recall": "integra_plan_take"}


def missing_from(module: object) -> set[str]:
    return {name for name in public_functions() if not callable(getattr(module, name, None))}


def test_the_guard_sees_the_functions_of_the_headers():
    headers = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "include" / "integra").glob("*.h"))
    assert len(public_functions()) == len(re.findall(r"^INTEGRA_API ", headers, re.MULTILINE)) > 60


def test_every_public_function_is_in_the_module():
    assert missing_from(_swig) == WORKS.keys()
    assert all(callable(getattr(_swig, name)) for name in WORKS.values())
    assert missing_from(object()) == public_functions()  # it would say so


@pytest.mark.parametrize("name", [name for name in integra.__all__ if name[0].islower()])
def test_a_function_is_called_in_a_test(name):
    asked = re.compile(rf"\b{name}\(")
    tests = pathlib.Path(__file__).parents[1].rglob("test_*.py")
    assert any(asked.search(path.read_text(encoding="utf-8")) for path in tests), "no test of tests/python calls it"


def test_only_low_modules_import_swig():
    package = pathlib.Path(integra.__file__).parent
    for path in package.rglob("*.py"):
        if path.parent.name == "_low" or path.name == "_swig.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {alias.name for alias in node.names} | {getattr(node, "module", None) or ""}
                assert not any(part in ("_swig", "_native") for name in names for part in name.split(".")), path.name


@pytest.mark.parametrize("name", ["integra", *MODULES])
def test_examples_in_docstrings_run(name):
    if name == "integra.cohort.as_frame":
        pytest.importorskip("pandas", reason="pandas is not installed: its example is not run")
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("name", integra.__all__)
def test_everything_exported_is_documented(name):
    thing = getattr(integra, name)
    assert inspect.getdoc(thing)
    if inspect.isfunction(thing):
        assert "return" in inspect.get_annotations(thing)


def test_the_package_says_it_is_typed():
    assert (pathlib.Path(integra.__file__).parent / "py.typed").is_file()
