"""JSON Schema (draft 2020-12) of what somebody sees of a plan: spec/schema/plan_view.schema.json.

Spec: spec/35-views.md (PLN-30).  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
from collections.abc import Iterator

from . import schema as s
from .tables import Tables

TEXT = {"type": "string", "minLength": 1, "maxLength": 4096}


def files(root: pathlib.Path, tables: Tables) -> Iterator[tuple[pathlib.Path, str]]:
    yield from s.written({"plan_view": view}, tables)


def cell(value: s.Schema) -> s.Schema:
    """Every value that a field holds, more than one where they are in conflict."""
    return s.list_of(s.maybe(value), minItems=1, uniqueItems=True)


def words_of(tables: Tables, *columns: str) -> s.Schema:
    """A word of any group that these columns of kinds.tsv name."""
    groups = dict.fromkeys(row[column] for column in columns for row in tables.kinds if row[column] != "-")
    found = dict.fromkeys(name for group in groups for name in s.names(tables, group))
    return {"enum": sorted(found)}


def slot(tables: Tables) -> s.Schema:
    groups = dict.fromkeys(row["words"] for row in tables.slots if row["words"] != "-")
    details = dict.fromkeys(group for row in tables.slots for group in tables.details(row["slot"]).values())
    code, detail = ({"enum": sorted({name for group in found for name in s.names(tables, group)})} for found in (groups, details))
    held = {"code": s.maybe(code), "detail": s.maybe(detail), "person": s.maybe(s.ID), "date": s.maybe(s.DATE),
            "vacant": {"type": "boolean"}}
    return s.always({"slot": s.word(tables, "slot"), "member": s.maybe(s.ID),
                     "held": s.list_of(s.always(held), minItems=1, uniqueItems=True)})


def row(tables: Tables) -> s.Schema:
    states = sorted({name for group in ("need_state", "objective_state", "intervention_state")
                     for name in s.names(tables, group)})
    cells: dict[str, s.Schema] = {
        "states": cell({"enum": states}), "effective": cell(s.DATE), "due": cell(s.DATE), "until": cell(s.DATE),
        "person": cell(s.ID), "reference": cell(s.ID), "code": cell(words_of(tables, "code_words")),
        "detail": cell(words_of(tables, "detail_words")), "opinions": cell(s.word(tables, "opinion")), "text": cell(TEXT),
        "giver": s.ID, "heard": s.word(tables, "heard"), "rows": s.list_of({"$ref": "#/$defs/row"}, minItems=1)}
    head = {"kind": s.word(tables, "event"), "group": s.word(tables, "view_group")}
    return s.object_of(head | cells, list(head))


def view(tables: Tables) -> s.Schema:
    """A view: what is not shown is null, or not there."""
    answer = s.maybe(s.word(tables, "answer"))
    whole: dict[str, s.Schema] = {
        "message": {"const": "plan_view"}, "reference": {"type": "string", "minLength": 1, "maxLength": 64},
        "viewer": s.word(tables, "viewer"), "groups": s.list_of(s.word(tables, "view_group"), uniqueItems=True),
        "kind": s.word(tables, "plan_kind"), "person": s.maybe(s.ID), "assistance": answer, "sharing": answer,
        "next_review": s.list_of(s.list_of(s.maybe(s.DATE))), "slots": s.list_of(slot(tables)),
        "rows": s.list_of({"$ref": "#/$defs/row"}), "data": {"type": "string", "pattern": "^([0-9a-f]{2})*$"}}
    return {"title": "What somebody sees of a shared plan"} | s.object_of(whole, ["message", "data"]) | {
        "$defs": {"row": row(tables)}}
