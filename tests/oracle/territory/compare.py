"""What changed between two reviews of a territory, whoever made them, that a law says should not.

Spec: GEN-1, GEN-7, GEN-8.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import Any

from .findings import KINDS, name_of
from .laws import Json, Places
from .tables import code

# The table that a finding's index is a place of.
TABLE_OF = {
    "GEN-12/statement": "statement", "CON-2/mt_seat": "clinical_month", "CON-2/sector_seats": "clinical_month",
    "CON-3/power": "structure", "CON-3/withdrawal": "participant", "CON-7/meso_agenda": "difficulty",
    "CON-7/meso_due_date": "matter", "CON-7/macro_agenda": "matter", "CON-8/change_feedback": "decision",
    "CON-8/structure_feedback": "structure", "CON-10/attendance": "structure", "CON-11/host": "body",
    "CON-11/convenor": "body", "CON-11/animation": "body", "CON-13/table": "matter",
    "CON-14/inclusion_decision": "inclusion_month", "TER-7/uncovered": "need", "CON-4/competent_level": "decision",
    **{name: "decision" for name in KINDS if name.startswith("CON-5/")},
    **{name: "pilote" for name in KINDS if name.startswith(("TER-1/", "TER-10/"))},
}
# Findings whose index is the first of several rows: another order may name another.
FIRST_OF_SEVERAL = ("GEN-12/statement", "CON-3/withdrawal")
# What tells two findings of a kind apart, where it is not the row; a count, a day and the rest may change.
IDENTITY = {
    **dict.fromkeys(("CON-1/meeting", "TER-13/mission", "GEN-12/both_looked_at", "GEN-12/statement",
                     "CON-6/feedback_down", "CON-6/needs_up", "CON-6/both_directions"), ("value",)),
    "CON-2/seat_required": ("other",), "CON-2/seat_expected": ("other",), "CON-3/withdrawal": ("subject", "second"),
    "CON-3/power": ("subject", "row"), "CON-10/attendance": ("subject", "row"), "CON-7/meso_agenda": ("value", "other"),
}
GP, SELF_EMPLOYED = 1, 1 << code("seat_category", "self_employed")


def placed(found: Json, places: Places | None = None) -> list[Json]:
    """Findings with the places of rows as they were (`places` none: as they are)."""
    result = []
    for one in found["findings"]:
        table, index = TABLE_OF.get(name_of(one), ""), one["index"]
        if name_of(one) in FIRST_OF_SEVERAL:
            index = None
        elif index is not None and places is not None:
            index = places[table, index]
        result.append({**one, "index": index})
    return result


def same(old: Json, new: Json, places: Places) -> list[str]:
    """What changed between two reviews beside places and their order; nothing should."""
    before, after = (sorted(map(str, placed(one, where))) for one, where in ((old, None), (new, places)))
    told = [f"finding {one}" for one in before if one not in after]
    told += [f"new finding {one}" for one in after if one not in before]
    return told + [f"{line} {old['lines'][line]} -> {one}" for line, one in new["lines"].items()
                   if one != old["lines"][line]]


def identity(one: Json) -> tuple[Any, ...]:
    """What makes a finding that finding, however much is known besides."""
    name = name_of(one)
    cells = {**one, "row": one["index"]}
    return (name, *(cells[cell] for cell in IDENTITY.get(name, ("row",))))


def no_more(old: Json, new: Json, places: Places) -> list[str]:
    """GEN-1: what knowing less added or turned round; nothing should.

    Findings of the record stand outside the law. A decision past its date is one or the other of two findings: not to
    know whether it is a dead letter leaves it overdue.
    """
    known = {identity(one): one for one in placed(old)}
    told = []
    for one in placed(new, places):
        name, who = name_of(one), identity(one)
        if KINDS[name].record:
            continue
        if name == "CON-5/decision_follow_up" and ("CON-5/dead_letter", *who[1:]) in known:
            continue
        if who not in known:
            told.append(f"new finding {one}")
        elif name.startswith("CON-2/seat_") and bits(one) & ~bits(known[who]):
            told.append(f"more missing {known[who]} -> {one}")
    for line, value in new["lines"].items():
        was = old["lines"][line]
        told += [f"{line} {cell} {was[cell]} -> {value[cell]}" for cell in ("value", "computed")
                 if {was[cell], value[cell]} == {"yes", "no"}]
    return told


def bits(one: Json) -> int:
    """CON-2: categories missing; where no self-employed professional sits, no GP does."""
    value = int(one["value"])
    return value | GP if value & SELF_EMPLOYED else value
