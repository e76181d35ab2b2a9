"""A view of a plan as JSON: what it says, and in `data` the bytes that say it, from which it is read.

Spec: spec/02-json.md; PLN-30.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from .._low.core import LARGE_MESSAGE_LIMIT
from ..plan.view import View
from ..plan.view_rows import ViewRow, ViewSlot
from . import strict
from .plain import plain
from .strict import IN_DATA, JsonError, agree, bytes_of, join

NAMES = ("message", "reference", "viewer", "groups", "kind", "person", "assistance", "sharing", "next_review", "slots", "rows",
         "data")
CELLS = ("states", "effective", "due", "until", "person", "reference", "code", "detail", "opinions", "text")


def view_to_json(view: View) -> dict[str, Any]:
    """A view: every cell of a row is the list of the values that hold, and a cell without a value is left out."""
    return {
        "message": "plan_view", "reference": view.reference, "viewer": view.viewer.word,
        "groups": [group.word for group in sorted(view.groups, key=lambda group: group.code)], "kind": view.kind.word,
        "person": plain(view.person), "assistance": plain(view.assistance), "sharing": plain(view.sharing),
        "next_review": [[plain(day) for day in days] for days in view.next_review],
        "slots": [_slot(slot) for slot in view.slots], "rows": [_row(row) for row in view.rows], "data": view.data.hex(),
    }


def _slot(slot: ViewSlot) -> dict[str, Any]:
    held = [{"code": plain(each.code), "detail": plain(each.detail), "person": plain(each.person), "date": plain(each.date),
             "vacant": each.vacant} for each in slot.held]
    return {"slot": slot.slot.word, "member": plain(slot.member), "held": held}


def _row(row: ViewRow) -> dict[str, Any]:
    cells = {name: [plain(value) for value in getattr(row, name)] for name in CELLS if getattr(row, name)}
    said = {name: plain(getattr(row, name)) for name in ("giver", "heard") if getattr(row, name) is not None}
    within = {"rows": [_row(each) for each in row.rows]} if row.rows else {}
    return {"kind": row.kind.word, "group": row.group.word, **cells, **said, **within}


def view_from_json(document: object, *, path: str = "") -> View:
    """Reads a view from its ``data``; whatever else is given must agree with it."""
    given = strict.fields(document, path, NAMES)
    if "data" not in given:
        raise JsonError(strict.REQUIRED, join(path, "data"))
    data = strict.octets(given["data"], join(path, "data"), LARGE_MESSAGE_LIMIT)
    if data[:3] != b"\x83\x01\x14":
        strict.refuse(bytes_of("plan_view"), join(path, "data"))
    view = View.from_cbor(data)
    agree(given, view_to_json(view), path, IN_DATA)
    return view
