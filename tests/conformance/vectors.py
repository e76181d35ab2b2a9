"""spec/vectors.json, read.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0"""
from __future__ import annotations

import csv
import importlib
import importlib.util
import json
import pathlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
Vector = dict[str, Any]
#: Ways of doing what a vector says is refused; each must be refused alike.
Tries = Iterator[Callable[[], object]]
VECTORS: list[Vector] = json.loads((ROOT / "spec" / "vectors.json").read_text(encoding="utf-8"))["vectors"]


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of spec/."""
    with open(ROOT / "spec" / name, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


OPERATIONS = {row["operation"]: row for row in table("operations.tsv")}


def of_module(module: str) -> list[str]:
    """The operations that a module is about."""
    return [name for name, row in OPERATIONS.items() if row["module"] == module]


def named(prefix: str, operation: str, module: str) -> Any:
    """What a module of this folder has under the name of an operation; says what to write where it has nothing."""
    place = f"{prefix}_{operation} in tests/conformance/{module}.py"
    if importlib.util.find_spec(module) is None:
        raise LookupError(f"operations.tsv: {operation}: there is no such file: write {place}")
    found = getattr(importlib.import_module(module), f"{prefix}_{operation}", None)
    if found is None:
        raise LookupError(f"operations.tsv: {operation}: write {place}")
    return found


def raw(digits: str | list[list[Any]]) -> bytes:
    """Hex digits, or [[digits, times], ...]."""
    if isinstance(digits, str):
        return bytes.fromhex(digits)
    return b"".join(bytes.fromhex(part) * times for part, times in digits)


def chosen(wanted: Callable[[Vector], bool]) -> list[Any]:
    """The vectors that are wanted, as parameters named by their ids."""
    found = [pytest.param(vector, id=vector["id"]) for vector in VECTORS if wanted(vector)]
    assert found, "no vector is tested here"
    return found
