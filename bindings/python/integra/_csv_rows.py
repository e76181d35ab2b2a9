"""Rows of CSV (RFC 4180), the one place where they are made; no spreadsheet runs a cell of them.

Spec: spec/03-command.md, "Text of others".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from ._signs import sheltered

__all__ = ["rows_of"]


def rows_of(rows: Iterable[Iterable[object]], separator: str = ",", raw: bool = False) -> str:
    """The text of some rows: cells are texts, numbers of our own, which stay numbers, and None, an empty cell. ``raw`` leaves
    texts as they are."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(
        [sheltered(cell) if isinstance(cell, str) and not raw else cell for cell in row] for row in rows)
    return text.getvalue()
