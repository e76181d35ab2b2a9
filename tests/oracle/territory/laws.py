"""Laws that every review of a territory keeps: the order of rows, what is dated later, what is not known.

`shuffle`, `later` and `less` change a territory; each gives it with `places`, which tells the old place of a row by its
new one. `compare.py` tells what changed between two reviews.
Spec: GEN-1, GEN-7, GEN-8.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import copy
import datetime
import random
from typing import Any, NamedTuple

from .facts import WHEN
from .generate import mend
from .tables import CHILDREN, DATED, TABLES, Column

Json = dict[str, Any]
Day = datetime.date
Places = dict[tuple[str, int], int]

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
    return Moved(mend(result), places)


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


class Step(NamedTuple):
    """One step of knowing less: a claim withdrawn, a row left out with those that need it, a field made unknown."""

    kind: str
    table: str
    place: int = 0
    column: str = ""


def steps(territory: Json) -> list[Step]:
    """Every such step; statements are what somebody said and stay."""
    found = [Step("claim", table) for table in territory.get("claims", {}) if table != "statement"]
    for table, columns in TABLES.items():
        for place, row in enumerate(territory.get(table, []) if table != "statement" else []):
            if without(territory, table, place) is not None:
                found.append(Step("row", table, place))
            found += [Step("field", table, place, name) for name, column in columns.items() if can_blank(column, row)]
    return found


def take(territory: Json, step: Step) -> Moved:
    """The territory after one step."""
    if step.kind == "row":
        return rebuild(territory, without(territory, step.table, step.place) or in_order(territory))
    result = rebuild(territory, in_order(territory))
    if step.kind == "claim":
        del result.territory["claims"][step.table]
    else:
        blank(result.territory[step.table][step.place], TABLES[step.table][step.column])
    return result


def less(territory: Json, seed: int) -> Moved:
    """One step of knowing less, by chance: as often a claim or a row as a field."""
    dice, found = random.Random(seed), steps(territory)
    kinds = sorted({step.kind for step in found})
    if not kinds:
        return rebuild(territory, in_order(territory))
    kind = dice.choice(kinds)
    return take(territory, dice.choice([step for step in found if step.kind == kind]))


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
