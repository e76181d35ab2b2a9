"""Made-up territories, by seed: small, on boundary days, what a column holds being much alike within one territory.

A seed draws for each column how often it is blank or said unknown and from which few values it takes the rest, so that
"all", "none" and "one of them" all come up often; `plant` then lays what chance would seldom give.
Spec: CON-1 to CON-14, TER-1 to TER-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import random
from typing import Any

from .facts import before
from .tables import CHILDREN, DATED, GROUPS, LINES, PLAIN, TABLES, WORDS, Column

Json = dict[str, Any]
Day = datetime.date
ONE_DAY = datetime.timedelta(days=1)
REVIEWS = tuple(Day.fromisoformat(day) for day in (
    "2024-02-29", "2025-02-28", "2025-03-31", "2025-05-31", "2024-12-31", "2025-01-01", "2025-06-15", "2023-02-28"))
SPANS = (0, 1, 2, 3, 6, 12, 13, 36)
# Values most worth drawing: those that rules single out.
FAVOURED = {
    "structure_kind": ("practice",), "body_kind": ("table", "plenary"), "profession": ("general_practitioner",),
    "seat_category": ("elected", "users", "manager", "self_employed", "ars", "departmental_council", "ccas"),
    "evaluation_kind": ("impact",), "power": ("none",), "flow_content": ("need", "feedback"),
    "support": ("F2", "F3", "F6", "guichet", "pathway_assistance"), "difficulty_kind": ("support_function",),
}
SIZES = {"seat": 8, "meeting": 6, "present": 6, "function": 8, "flow": 5, "difficulty": 6, "structure": 5, "body": 5}


def days_around(at: Day) -> list[Day]:
    """The ends of the windows and the days beside them, month ends, a leap day, days after the review."""
    days = {at, at + ONE_DAY, at - ONE_DAY, at + 40 * ONE_DAY, Day(2024, 2, 29), at.replace(day=1) - ONE_DAY}
    for months in SPANS:
        end = before(at, months)
        days |= {end, end - ONE_DAY, end + ONE_DAY, end.replace(day=1)}
    return sorted(days)


class Habit:
    """How a column is filled in within one territory."""

    def __init__(self, dice: random.Random, column: Column, days: list[Day]) -> None:
        self.blank = dice.choice((0, 0, 0, 0.1, 0.5, 1 if column.kind in ("date", "id") else 0.5))
        self.unknown = dice.choice((0, 0, 0, 0.1, 0.3))
        self.values: list[Any] = self._values(dice, column, days)

    @staticmethod
    def _values(dice: random.Random, column: Column, days: list[Day]) -> list[Any]:
        if column.kind == "tri":
            return dice.choice((["yes"], ["no"], ["yes", "no"], ["yes", "yes", "no"], ["yes", "no", "no"], ["unknown"]))
        if column.kind == "flag":
            return dice.choice(([True], [True], [True, True, False], [False]))
        if column.kind in ("word",):
            words = list(LINES if column.target == "line" else WORDS[column.target])
            words += 2 * list(FAVOURED.get(column.target, ()))
            return dice.sample(words, min(len(words), dice.randint(1, 5)))
        if column.kind == "number":
            return dice.choice(([0], [0, 1], [1, 2], [3, 4, 5], [1]))
        if column.kind == "id":
            return [f"{number:032x}" for number in dice.sample(range(1, 9), dice.randint(1, 3))]
        if column.kind == "month":
            return [day.isoformat() for day in sorted({day.replace(day=1) for day in days})]
        past = [day for day in days if day <= days[-2]]
        return [day.isoformat() for day in dice.sample(past, dice.randint(1, 4))]


class Maker:
    """One territory in the making."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.at = self.dice.choice(REVIEWS)
        self.days = days_around(self.at)
        self.habits = {table: {name: Habit(self.dice, column, self.days) for name, column in columns.items()}
                       for table, columns in TABLES.items()}
        self.rows: dict[str, list[Json]] = {table: [] for table in TABLES}
        self.most = self.dice.choice((1, 2, 3, 8))
        self.sure: set[str] = set()  # tables claimed whatever the dice say
        self.kept: set[str] = set()  # tables that hold what was planted and nothing else

    def chance(self, often: float) -> bool:
        return self.dice.random() < often

    def ago(self, months: int, more: int = 0) -> str:
        """The day n months and some days before the review."""
        return (before(self.at, months) - more * ONE_DAY).isoformat()

    def cell(self, table: str, column: Column) -> Any:
        habit = self.habits[table][column.name]
        if column.kind == "own":
            return f"{self.dice.getrandbits(128):032x}"
        if not column.required and column.kind != "month":
            if self.chance(habit.blank):
                return None
            if column.kind in ("id", "ref", "date") and self.chance(habit.unknown):
                return "unknown"
        if column.kind == "ref":
            rows = self.rows[column.target]
            return self.dice.randrange(len(rows)) if rows else None
        return self.dice.choice(habit.values)

    def add(self, table: str, **cells: Any) -> int:
        """A row, some of its cells given (None: left blank); its place. Without the row it needs, none: -1."""
        row = {name: cells[name] if name in cells else self.cell(table, column)
               for name, column in TABLES[table].items()}
        row = {name: value for name, value in row.items() if value is not None and value is not False}
        self._straighten(row)
        if any(column.kind == "ref" and column.required and name not in row for name, column in TABLES[table].items()):
            return -1
        self.rows[table].append(row)
        return len(self.rows[table]) - 1

    def _straighten(self, row: Json) -> None:
        """What closes before it opens says nothing: seldom so."""
        opens, closes = row.get("opens", "unknown"), row.get("closes", "unknown")
        if "unknown" not in (opens, closes) and closes < opens and self.chance(0.95):
            row["opens"], row["closes"] = closes, opens

    def claims(self) -> Json:
        """Claims: of all, of most, of few; spans to the day, short of it by a day, or without end."""
        often = self.dice.choice((1, 1, 0.95, 0.8, 0.3, 0))
        found: Json = {}
        for table in (*PLAIN, *DATED):
            if self.chance(often):
                start = self.dice.choice((None, None, *(self.ago(months) for months in (1, 12)), self.ago(12, -1)))
                end = self.dice.choice((None, None, self.at.isoformat(), self.at.isoformat(), self.ago(0, 1)))
                found[table] = {"from": start, "to": end} if table in DATED else {"from": None, "to": None}
        return found | {table: {"from": None, "to": None} for table in sorted(self.sure)}

    def document(self) -> Json:
        return {"id": f"{self.dice.getrandbits(128):032x}", "claims": self.claims(),
                **{table: rows for table, rows in self.rows.items() if rows}}


def fill(maker: Maker) -> None:
    """Rows of every table as its columns' habits have them."""
    for table in TABLES:
        if table in maker.kept:
            continue
        most = min(SIZES.get(table, 3), maker.most * (2 if table in CHILDREN else 1), 8)
        for _ in range(maker.dice.randint(0, most)):
            maker.add(table)


def state_everything(maker: Maker) -> None:
    """Many lines stated, often all alike."""
    answers = maker.dice.choice((("no",), ("yes",), ("yes", "no"), ("yes", "no", "unknown")))
    groups = maker.dice.choice((("action", "engine"), ("criterion",), ("action",), tuple(GROUPS)))
    since = maker.dice.choice((None, maker.ago(36), maker.ago(12)))
    for group in groups:
        for line in GROUPS[group]:
            maker.add("statement", line=line, value=maker.dice.choice(answers), since=since)


def mend(territory: Json) -> Json:
    """What closes before it opens is no row of a territory: its closing is not known."""
    for table, columns in TABLES.items():
        for row in territory.get(table, ()) if "opens" in columns and "closes" in columns else ():
            opens, closes = row.get("opens"), row.get("closes")
            if "unknown" not in (opens, closes) and opens and closes and closes < opens:
                row["closes"] = "unknown"
    return territory


def generate(seed: int) -> tuple[Json, Day]:
    """A territory and the day of its review."""
    from .plant import PLANTS, merged  # built on the maker

    maker = Maker(seed)
    for plant in maker.dice.sample(PLANTS, maker.dice.choice((0, 0, 1, 2, 4))):
        plant(maker)
    if maker.chance(0.9):
        fill(maker)
    if maker.chance(0.2):
        state_everything(maker)
    if maker.chance(0.1):
        merged(maker)
    return mend(maker.document()), maker.at

