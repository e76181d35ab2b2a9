"""JSON Schema (draft 2020-12) of territories and of what they come to: spec/schema/{territory,territory_review}.schema.json.

Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
from collections.abc import Iterator

from . import schema as s
from .tables import Tables
from .territory import ALWAYS, kind_of

#: The greatest number of a cell, and the most rows of a table (include/integra/territory.h).
MOST, ROWS = s.UINT32 - 1, 1000000
SAID_UNKNOWN = {"const": "unknown"}
#: What stands in every table or line, once.
ID, DATE, LINE = ({"$ref": f"#/$defs/{name}"} for name in ("id", "date", "line"))
COUNT = s.number(0, s.UINT32)


def files(root: pathlib.Path, tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    yield from s.written({"territory": territory, "territory_review": review}, tables)


def _cell(tables: Tables, row: dict[str, str]) -> s.Schema:
    """What a column of a table holds; where it may be blank, null is as good as left out."""
    kind = kind_of(row)
    plain = {
        "own": ID, "id": {"anyOf": [ID, SAID_UNKNOWN]}, "date": {"anyOf": [DATE, SAID_UNKNOWN]}, "day": DATE,
        "month": s.DATE | {"pattern": "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-01$"}, "flag": {"type": "boolean"},
        "number": s.number(0, MOST), "ref": s.number(0, ROWS - 1)}
    if row["kind"].endswith("!") or kind in ALWAYS:
        return s.word(tables, row["target"]) if kind == "word" else plain[kind]
    if kind in ("word", "tri"):
        return s.maybe(s.word(tables, row["target"] if kind == "word" else "tri"))
    return s.maybe({"anyOf": [plain["ref"], SAID_UNKNOWN]} if kind == "ref" else plain[kind])


def _table(tables: Tables, rows: list[dict[str, str]]) -> s.Schema:
    required = [row["column"] for row in rows if row["kind"].endswith("!") or kind_of(row) in ALWAYS]
    cells = {row["column"]: {"description": f"{row['meaning_en']} ({row['rule']})"} | _cell(tables, row) for row in rows}
    return s.maybe(s.list_of(s.object_of(cells, required), maxItems=ROWS))


def territory(tables: Tables) -> s.Schema:
    """A territory: a list left out, or null, is empty; a name of a row left out, or null, is blank."""
    found = tables.territory()
    span = s.object_of({"from": s.maybe(DATE), "to": s.maybe(DATE)})
    whole = s.object_of({"from": {"type": "null"}, "to": {"type": "null"}})
    claims = {table: span if rows[0]["span"] == "dated" else whole  # a claim that is null would be read either way
              for table, rows in found.items() if rows[0]["span"] != "child"}
    return {"title": "A territory: its tables, and which of its lists are complete",
            "$defs": {"id": s.ID, "date": s.DATE}} | s.object_of(
        {"message": s.maybe({"const": "territory"}), "id": ID, "claims": s.maybe(s.object_of(claims))}
        | {table: _table(tables, rows) for table, rows in found.items()}, ["id"])


def review(tables: Tables) -> s.Schema:
    """What `Review.to_dict()` gives."""
    tri, state = s.word(tables, "tri"), s.word(tables, "step_state")
    finding = s.always({
        "rule": s.word_of_rules(tables), "settled_by": s.word(tables, "settled_by"), "weight": s.word(tables, "weight"),
        "state": s.word(tables, "finding_state"), "subject": s.maybe(s.ID_OUT), "second": s.maybe(s.ID_OUT),
        "index": s.maybe(s.number(0, ROWS - 1)), "value": COUNT, "other": COUNT, "due": s.maybe(s.DATE)})
    details = s.number(0, max(word.code for group in ("exchange_state", "progress_state") for word in tables.group(group)))
    line = s.always({
        "value": tri, "stated": tri, "computed": tri, "basis": s.word(tables, "basis"), "count": COUNT, "of": COUNT,
        "least": state, "most": state, "detail": details, "since": s.maybe(s.DATE),
        "evidence": s.maybe(s.ID_OUT)})
    columns = sorted({row["column"] for rows in tables.territory().values() for row in rows})
    question = s.always({
        "kind": s.word(tables, "question_kind"), "table": s.maybe(s.word(tables, "territory_table")),
        "row": s.maybe(s.number(0, ROWS - 1)), "column": s.maybe({"enum": columns}),
        "line": s.maybe(s.word(tables, "line")), "score": COUNT})
    return {"title": "What a territory comes to as of a day", "$defs": {"line": line}} | s.always({
        "findings": s.list_of(finding), "lines": s.always(s.described(tables, "line", LINE)), "questions": s.list_of(question)})
