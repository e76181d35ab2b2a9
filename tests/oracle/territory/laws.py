"""Laws that every review of a territory keeps: the order of rows, what is dated later, what is not known.

`shuffle`, `later` and `less` change a territory; each gives it with `places`, which tells the old place of a row by its
new one. `same` and `no_more` compare two reviews, whoever made them.
Spec: GEN-1, GEN-7, GEN-8.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import copy
import datetime
import random
from typing import Any, NamedTuple

from .facts import WHEN
from .findings import KINDS, name_of
from .tables import CHILDREN, DATED, TABLES, Column, code

Json = dict[str, Any]
Day = datetime.date
Places = dict[tuple[str, int], int]

# The table that a finding's index is a place of.
TABLE_OF = {
    "GEN-12/statement": "statement", "CON-2/mt_seat": "clinical_month", "CON-2/sector_seats": "clinical_month",
    "CON-3/power": "structure", "CON-3/withdrawal": "participant", "CON-7/meso_agenda": "difficulty",
    "CON-7/meso_due_date": "matter", "CON-7/macro_agenda": "matter", "CON-8/change_feedback": "decision",
    "CON-8/structure_feedback": "structure", "CON-10/presence": "structure", "CON-11/host": "body",
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
                     "CON-6/feedback_down", "CON-6/needs_up", "CON-6/exchange"), ("value",)),
    "CON-2/seat_required": ("other",), "CON-2/seat_expected": ("other",), "CON-3/withdrawal": ("subject", "second"),
    "CON-3/power": ("subject", "row"), "CON-10/presence": ("subject", "row"), "CON-7/meso_agenda": ("value", "other"),
}
GP, SELF_EMPLOYED = 1, 1 << code("seat_category", "self_employed")


class Moved(NamedTuple):
    """A changed territory, and the old place of each of its rows."""

    territory: Json
    places: Places


def references(table: str) -> list[Column]:
    return [column for column in TABLES[table].values() if column.kind == "ref"]


def rebuild(territory: Json, order: dict[str, list[int]]) -> Moved:
    """The rows of each table in an order, some left out; who named one left out says `unknown`."""
    new = {table: {old: place for place, old in enumerate(kept)} for table, kept in order.items()}
    result = {key: copy.deepcopy(value) for key, value in territory.items() if key not in TABLES}
    for table, kept in order.items():
        rows = [dict(territory[table][old]) for old in kept]
        for row in rows:
            for column in references(table):
                if isinstance(row.get(column.name), int):
                    row[column.name] = new[column.target].get(row[column.name], "unknown")
        if rows:
            result[table] = rows
    return Moved(result, {(table, place): old for table, kept in order.items() for place, old in enumerate(kept)})


def in_order(territory: Json) -> dict[str, list[int]]:
    return {table: list(range(len(territory.get(table, [])))) for table in TABLES}


def consistent(territory: Json) -> bool:
    """Whether no two rows contradict one another: what closes before it opens, a body that met while it was closed.

    Of what cannot be so, anything follows: the law of knowing less says nothing of it.
    """
    for table, columns in TABLES.items():
        if "closes" in columns and not all(lived(row, row.get("closes")) for row in territory.get(table, [])):
            return False
    return all(lived(territory["body"][row["body"]], row.get("date")) for row in territory.get("meeting", []))


def lived(row: Json, day: str | None) -> bool:
    """Whether a day lies between opening and closing, as far as they are known."""
    opens, closes = row.get("opens", "unknown"), row.get("closes", "unknown")
    if day in (None, "unknown"):
        return True
    return opens in ("unknown", min(opens, str(day))) and closes in ("unknown", max(closes, str(day)))


def shuffle(territory: Json, seed: int) -> Moved:
    """Rows of every table in another order: nothing changes but places."""
    dice, order = random.Random(seed), in_order(territory)
    for kept in order.values():
        dice.shuffle(kept)
    return rebuild(territory, order)


def later(territory: Json, at: Day, seed: int) -> Moved:
    """Rows dated after D, and days that have not come yet written where there is none: nothing changes."""
    dice, result = random.Random(seed), copy.deepcopy(territory)
    after = [(at + datetime.timedelta(days)).isoformat() for days in (1, 30, 400)]
    for table in dice.sample(list(TABLES), 12):
        add_later(dice, result, table, after)
    for table, column in (("decision", "effective"), ("decision", "dropped"), ("decision", "under_way"),
                          ("decision", "adopted"), ("matter", "closed"), ("partner", "signed"), ("body", "closes"),
                          ("structure", "closes"), ("pilote", "closes"), ("function", "closes")):
        for row in result.get(table, []):
            if table in result.get("claims", {}) and row.get(column) is None and dice.random() < 0.3:
                row[column] = dice.choice(after)
    places = {(table, place): place for table in TABLES for place in range(len(territory.get(table, [])))}
    return Moved(result, places)


def add_later(dice: random.Random, territory: Json, table: str, after: list[str]) -> None:
    """One row that rules are not to read, where its day can say so."""
    columns = TABLES[table]
    when = WHEN.get(table) or ("opens" if "opens" in columns else "proposed" if table == "decision" else None)
    if when is None:
        return
    row: Json = {when: dice.choice(after)}
    if columns[when].kind == "month":
        month = Day.fromisoformat(after[1]).replace(day=1)
        if month.isoformat() < after[0]:
            return
        row[when] = month.isoformat()
    for name, column in columns.items():
        if name == when:
            continue
        others = [one[name] for one in territory.get(table, []) if name in one]
        if column.kind == "own":
            row[name] = f"{dice.getrandbits(128):032x}"
        elif column.kind == "date":
            row[name] = dice.choice(after)
        elif column.kind == "ref" and column.required:
            if not territory.get(column.target):
                return
            row[name] = dice.randrange(len(territory[column.target]))
        elif others:
            row[name] = dice.choice(others)
        elif column.required:
            return
    territory.setdefault(table, []).append(row)


def complete(territory: Json, table: str, row: Json) -> bool:
    """Whether a row stands in a list said to be complete, so that it cannot be left out."""
    day = row.get(WHEN.get(table, ""))
    if table in CHILDREN:
        parent, flag = CHILDREN[table]
        owner = territory[parent][row[parent]]
        start, end = (owner.get("meetings_from"), owner.get("meetings_to")) if table == "meeting" else (None, None)
        return bool(owner.get(flag)) and within(day, start, end, False)
    if table not in territory.get("claims", {}):
        return False
    claim = territory["claims"][table] or {}
    return table not in DATED or within(day, claim.get("from"), claim.get("to"), table.endswith("_month"))


def within(day: str | None, start: str | None, end: str | None, month: bool) -> bool:
    """Whether a day, or a month that begins on it, may lie in a claim's span."""
    if day is None:
        return True
    last = day[:8] + "31" if month else day
    return (start is None or last >= start) and (end is None or day <= end)


def without(territory: Json, table: str, place: int) -> dict[str, list[int]] | None:
    """Every row but one, and but those that cannot stand without it; None where one of them must stay."""
    gone, waiting = set(), [(table, place)]
    while waiting:
        one = waiting.pop()
        if one in gone:
            continue
        gone.add(one)
        for other in TABLES:
            for column in references(other):
                if column.required and column.target == one[0]:
                    waiting += [(other, at) for at, row in enumerate(territory.get(other, []))
                                if row[column.name] == one[1]]
    for name, at in gone:
        falls_with_parent = name in CHILDREN and (CHILDREN[name][0], territory[name][at][CHILDREN[name][0]]) in gone
        if not falls_with_parent and complete(territory, name, territory[name][at]):
            return None
    return {name: [at for at in kept if (name, at) not in gone] for name, kept in in_order(territory).items()}


def less(territory: Json, seed: int) -> Moved:
    """One step of knowing less: a field, a row, or a claim; statements are what somebody said and stay."""
    dice = random.Random(seed)
    steps = [("claim", table, 0, "") for table in territory.get("claims", {}) if table != "statement"]
    for table, columns in TABLES.items():
        for place, row in enumerate(territory.get(table, [])):
            if table == "statement":
                continue
            steps += [("row", table, place, "")]
            steps += [("field", table, place, name) for name, column in columns.items() if can_blank(column, row)]
    dice.shuffle(steps)
    steps.sort(key=lambda step: step[0] == "field" and dice.random() < 0.5)
    for kind, table, place, name in steps:
        if kind == "row":
            order = without(territory, table, place)
            if order is not None:
                return rebuild(territory, order)
            continue
        result = rebuild(territory, in_order(territory))
        if kind == "claim":
            del result.territory["claims"][table]
        else:
            blank(result.territory[table][place], TABLES[table][name])
        return result
    return rebuild(territory, in_order(territory))


def can_blank(column: Column, row: Json) -> bool:
    """Whether a field can be made unknown; a claim's days are part of the claim."""
    if column.kind in ("own", "month") or column.required or column.name in ("meetings_from", "meetings_to"):
        return False
    if column.kind in ("id", "ref", "date"):
        return bool(row.get(column.name) != "unknown")
    return row.get(column.name) not in (None, "unknown", False)


def blank(row: Json, column: Column) -> None:
    if column.kind in ("id", "ref", "date"):
        row[column.name] = "unknown"
    else:
        del row[column.name]


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
