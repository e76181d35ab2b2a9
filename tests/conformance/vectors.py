"""spec/vectors.json, read.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0"""
from __future__ import annotations

import csv
import json
import pathlib
from collections.abc import Callable
from typing import Any

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
Vector = dict[str, Any]
VECTORS: list[Vector] = json.loads((ROOT / "spec" / "vectors.json").read_text(encoding="utf-8"))["vectors"]


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of spec/."""
    with open(ROOT / "spec" / name, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


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
