"""What the package carries of spec/: the vectors, and which rule each word cites. Copied when the package is built.

Spec: spec/00-conventions.md, "Tables" and "Vectors".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from importlib import resources
from typing import Any

_FOLDER = "data"


def _text(name: str) -> str:
    return resources.files(__package__.rpartition(".")[0]).joinpath(_FOLDER, name).read_text(encoding="utf-8")


def vectors() -> list[dict[str, Any]]:
    """Every vector, in the order of the chapters."""
    found: list[dict[str, Any]] = json.loads(_text("vectors.json"))["vectors"]
    return found


def words() -> list[dict[str, str]]:
    """Every word: its group, code, name, labels and rule (``-`` where no rule brings it)."""
    head, *rows = (line.split("\t") for line in _text("words.tsv").splitlines())
    return [dict(zip(head, row, strict=True)) for row in rows]
