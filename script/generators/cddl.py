"""CDDL: the rows of a territory, of which tables.tsv gives the columns.

Spec: spec/integra.cddl.  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator

from .tables import Tables
from .territory import kind_of

FILE = pathlib.Path("spec/integra.cddl")
#: What a cell is, by the kind of its column; those of words and of required places depend on the column.
CELLS = {"own": "id", "id": "id-cell", "ref": "place-cell", "date": "date-cell", "day": "maybe-date", "month": "date", "tri": "tri",
         "flag": "0..1", "number": "number-cell"}
#: The key of the first table, behind the identifier and the claims.
FIRST_KEY = 2


def cell(tables: Tables, row: dict[str, str]) -> str:
    required = row["kind"].endswith("!")
    if kind_of(row) == "word":
        return f"{int(required)}..{tables.group(row['target'])[-1].code}"
    return "place" if required else CELLS[kind_of(row)]


def rule(table: str) -> str:
    return table.replace("_", "-") + "-row"


def commented(text: str, comment: str) -> str:
    return f"{text:<38} ; {comment}\n"


def body(tables: Tables) -> str:
    found = tables.territory()
    last = FIRST_KEY + len(found)
    lines = "territory-body = {\n" + commented("  0: id,", "of the territory")
    lines += commented(f"  ? 1: [1*{len(found)} claim],", "lists that are complete (GEN-1), by table")
    for key, table in enumerate(found, FIRST_KEY):
        lines += f"  ? {key}: [1*1000000 {rule(table)}],\n"
    lines += commented("  * later-key => later", f"{last} to 4294967295") + "}\n"
    lines += commented(f"claim = [1..{len(found)}, maybe-date, maybe-date]", "table, from, to: null no bound")
    for table, rows in found.items():
        lines += f"{rule(table)} = [\n"
        for number, row in enumerate(rows, 1):
            lines += commented(f"  {cell(tables, row)}{',' * (number < len(rows))}", row["column"])
        lines += "]\n"
    return lines


def files(root: pathlib.Path, tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    marked = re.compile(r"(; <generated from spec/tables\.tsv>\n).*?(; </generated>\n)", re.S)
    text, count = marked.subn(lambda found: found[1] + body(tables) + found[2], (root / FILE).read_text(encoding="utf-8"))
    if count != 1:
        raise SystemExit(f"{FILE}: no mark for tables.tsv, or several")
    yield FILE, text
