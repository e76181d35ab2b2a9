"""Whether a fact moves a line, by trying: territories in which all that is not known is filled in, again and again.

A fact moves a line where for some filling of all the others two of its values give two answers. What is found is so; what
is not found may still be: fillings are drawn, those in which all is known the most often, and the cells of a column mostly
alike but in the fact's own row and beside it, so that one fact often decides. Rows are never added but statements.
Spec: TER-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from .asked import Question
from .exchange import exchange
from .facts import Day, Facts, Json, before
from .generate import ONE_DAY
from .kleene import Tri
from .lines import SIMPLE, STEPS, Lines
from .meetings import level
from .pitfalls import PITFALLS, Sheet
from .statements import stated
from .tables import CHILDREN, DATED, GROUPS, LINES, PLAIN, TABLES, WORDS, Column

NO_SHEET = Sheet({}, {}, {})
# Pitfalls that read the sheet beside the rows; steps and the engine of concertation read other lines.
READ_SHEET = ("pitfall_merger_first", "pitfall_complex_cases_only", "pitfall_early_impact_evaluation",
              "pitfall_no_personalised_follow_up")
ENTRIES = (*GROUPS["action"], *GROUPS["engine"])
SPAN_ENDS = ("meetings_from", "meetings_to")


class Witness(NamedTuple):
    """A filling and two values of the fact, in one territory each, that give two answers."""

    one: Json
    other: Json
    answers: tuple[Tri, Tri]


class Sheeted:
    """The lines of one territory, each worked out when it is asked for, by what it reads alone where that is little."""

    def __init__(self, territory: Json, at: Day) -> None:
        self.facts = Facts(territory, at)
        self.whole: Lines | None = None

    def answer(self, line: str) -> Tri:
        group, _, rest = line.partition("_")
        if line in READ_SHEET or line in STEPS or line in ("engine_concertation", "action_5_concertation"):
            self.whole = self.whole or Lines(self.facts)
            return self.whole.value(line)
        said = stated(self.facts, line).value if self.facts.rows["statement"] else None
        if said is not None:
            return said
        if line in SIMPLE:
            return SIMPLE[line](self.facts)
        if group == "level":
            return level(self.facts, rest).meets
        if group == "exchange":
            upper, lower = rest.split("_")
            return exchange(self.facts, upper, lower).both
        return PITFALLS[line][0](self.facts, NO_SHEET).fallen if group == "pitfall" else None


class Filler:
    """Fillings of one territory."""

    def __init__(self, territory: Json, at: Day, seed: int = 0) -> None:
        self.territory, self.at, self.dice = territory, at, random.Random(seed)
        self.facts = Facts(territory, at)
        self.found: dict[tuple[str, str], list[Any]] = {}
        known = {Day.fromisoformat(cell) for table, columns in TABLES.items() for row in territory.get(table, ())
                 for name, column in columns.items() if column.kind in ("date", "day")
                 for cell in (row.get(name),) if cell not in (None, "unknown")}
        edges = {before(at, months) for months in (0, 1, 3, 12, 36)}
        self.days = sorted(day.isoformat() for day in edges | {
            one for day in known | edges for one in (day - ONE_DAY, day, day + ONE_DAY)
            if Day.min < day < Day.max} | {before(at, 108), at.replace(day=1)})

    def unknown(self) -> Iterator[tuple[str, int, str, Column]]:
        """The cells of which something may be found out."""
        for table, rows in self.facts.rows.items():
            for row in rows:
                for name, column in TABLES[table].items():
                    if column.kind == "flag":
                        if not row.flag(name) or (name == "meetings_complete" and any(
                                row.cells.get(end) for end in SPAN_ENDS)):
                            yield table, row.place, name, column
                    elif column.kind not in ("own", "month") and name not in SPAN_ENDS and table != "statement":
                        if row.unknown(name) if column.kind != "tri" else row.tri(name) is None:
                            yield table, row.place, name, column
        for row in self.facts.rows["statement"]:
            if row.unknown("since"):
                yield "statement", row.place, "since", TABLES["statement"]["since"]

    def values(self, table: str, column: Column) -> list[Any]:
        key = (table, column.name)
        if key not in self.found:
            self.found[key] = self._values(table, column)
        return self.found[key]

    def _values(self, table: str, column: Column) -> list[Any]:
        if column.kind == "tri":
            return ["yes", "no"]
        if column.kind == "word":
            return list(LINES if column.target == "line" else WORDS[column.target])
        if column.kind == "number":
            return [0, 1, 2]
        if column.kind == "flag":
            return [True, False]
        if column.kind == "ref":
            return list(range(len(self.facts.rows[column.target])))
        if column.kind == "id":
            known = {row.get(column.name) for row in self.facts.rows[table]} - {None}
            return [*sorted(known), f"{250:032x}", f"{251:032x}"]
        return self.days

    def claims(self, sure: bool) -> Json:
        """Claims as they are, made or widened."""
        found = dict(self.territory.get("claims", {}))
        for table in (*PLAIN, *DATED):
            if sure or self.dice.random() < 0.5:
                found[table] = {"from": None, "to": None}
        return found


def related(table: str, place: int, facts: Facts) -> set[tuple[str, int]]:
    """A row, the rows that it names, those that name it."""
    found = {(table, place)}
    for name, column in TABLES[table].items():
        cell = facts.rows[table][place].cells.get(name)
        if column.kind == "ref" and isinstance(cell, int):
            found.add((column.target, cell))
    for other, columns in TABLES.items():
        for name, column in columns.items():
            if column.kind == "ref" and column.target == table:
                found |= {(other, row.place) for row in facts.rows[other] if row.cells.get(name) == place}
    return found


class Searcher:
    """Fillings in which a fact is looked at."""

    def __init__(self, territory: Json, at: datetime.date, seed: int = 0) -> None:
        self.filler = Filler(territory, at, seed)
        self.territory, self.at, self.dice = territory, at, self.filler.dice
        self.cells = list(self.filler.unknown())
        self.lines = Lines(self.filler.facts)

    def filling(self, question: Question) -> Json:
        """All filled in but the fact: alike by column, otherwise beside the fact, now and then at random."""
        dice = self.dice
        near = (related(question.table, question.row, self.filler.facts)
                if question.table is not None and question.row is not None else set())
        sure = dice.random() < 0.75
        filled: Json = {table: [dict(row) for row in self.territory.get(table, ())] for table in TABLES}
        filled["claims"] = self.filler.claims(sure)
        habits: dict[tuple[str, str, bool], Any] = {}
        loose = dice.choice((0, 0, 0.1, 0.5))
        kept = dice.choice((0, 0, 0, 0.2))
        for table, place, name, column in self.cells:
            row, key = filled[table][place], (table, name, (table, place) in near)
            if dice.random() < kept and column.kind != "flag":
                continue
            if column.kind == "flag":
                if sure or dice.random() < 0.5:
                    complete(row, name, dice.choice((None, None, None, *self.filler.days)))
                continue
            if key not in habits:
                values = self.filler.values(table, column)
                blank = [None] * (len(values) // 3 + 1) if column.kind in ("date", "id", "ref") else []
                habits[key] = dice.choice([*values, *blank]) if values or blank else None
            value = habits[key]
            if dice.random() < loose:
                value = dice.choice(self.filler.values(table, column) or [None])
            put(row, name, value)
        said = dice.choice(((), ("yes",), ("no",), ("no",), ("yes", "no")))
        for line in ENTRIES if said else ():
            if self.lines.stated[line].value is None and line not in SIMPLE and dice.random() < 0.95:
                filled["statement"].append({"line": line, "value": dice.choice(said), "date": self.at.isoformat(),
                                            "since": dice.choice(self.filler.days)})
        return filled

    def variants(self, question: Question, filled: Json) -> Iterator[Json]:
        """The filling with each value of the fact."""
        if question.kind == "claim":
            without = dict(filled["claims"])
            without.pop(str(question.table), None)
            if question.table in self.territory.get("claims", {}):
                without[str(question.table)] = self.territory["claims"][question.table]
            yield filled | {"claims": without}
            yield filled | {"claims": without | {str(question.table): {"from": None, "to": None}}}
        elif question.kind == "statement":
            rows = [row for row in filled["statement"] if row["line"] != question.line]
            for value in ("yes", "no"):
                yield filled | {"statement": [*rows, {"line": question.line, "value": value,
                                                      "date": self.at.isoformat()}]}
        else:
            yield from self.fields(question, filled)

    def fields(self, question: Question, filled: Json) -> Iterator[Json]:
        table, place, name = str(question.table), question.row or 0, str(question.column)
        column = TABLES[table][name]
        rows = filled[table]

        def with_row(row: Json) -> Json:
            return filled | {table: [*rows[:place], row, *rows[place + 1:]]}

        if column.kind == "flag":
            row = dict(self.territory[table][place])
            yield with_row({**rows[place], **{end: row.get(end) for end in (*SPAN_ENDS, name) if end in TABLES[table]}}
                           if name == "meetings_complete" else {**rows[place], name: False})
            row = dict(rows[place])
            complete(row, name)
            yield with_row(row)
            return
        values = self.filler.values(table, column)
        if len(values) > 6:
            values = self.dice.sample(values, 6)
        parent = CHILDREN.get(table)
        listed = (bool(parent[1]) and filled[parent_table(table)][rows[place][parent[0]]].get(parent[1])
                  if parent else table in filled["claims"])
        for value in [*values, *([None] if listed and column.kind in ("date", "id", "ref") else [])]:
            row = dict(rows[place])
            put(row, name, value)
            yield with_row(row)

    def search(self, question: Question, lines: tuple[str, ...] | list[str], tries: int) -> dict[str, Witness]:
        """Those of some lines that a fact is found to move."""
        found: dict[str, Witness] = {}
        for _ in range(tries):
            filled = self.filling(question)
            seen: dict[str, tuple[Tri, Json]] = {}
            for variant in self.variants(question, filled):
                sheet = Sheeted(variant, self.at)
                for line in lines:
                    if line in found:
                        continue
                    value = sheet.answer(line)
                    if line in seen and seen[line][0] is not value:
                        found[line] = Witness(seen[line][1], variant, (seen[line][0], value))
                    seen.setdefault(line, (value, variant))
            if len(found) == len(lines):
                break
        return found


def parent_table(table: str) -> str:
    return TABLES[table][CHILDREN[table][0]].target


def put(row: Json, name: str, value: Any) -> None:
    """A cell filled in; None leaves it blank: none, where the list is complete. What would close before it opens stays."""
    before_, row[name] = row.get(name), value
    opens, closes = row.get("opens"), row.get("closes")
    if value is None or (name in ("opens", "closes") and opens and closes and "unknown" not in (opens, closes)
                         and closes < opens):
        del row[name]
        if value is not None and before_ is not None:
            row[name] = before_


def complete(row: Json, name: str, since: str | None = None) -> None:
    """A flag set; of meetings, over all days or those since one."""
    row[name] = True
    if name == "meetings_complete":
        for end in SPAN_ENDS:
            row.pop(end, None)
        row.update({SPAN_ENDS[0]: since} if since else {})


def moved(territory: Json, at: datetime.date, line: str, question: Question, tries: int = 300,
          seed: int = 0) -> Witness | None:
    """A witness that a fact moves a line, where one is found."""
    return Searcher(territory, at, seed).search(question, (line,), tries).get(line)



def only(territory: Json, tables: set[str]) -> Json:
    """A territory without the rows of all other tables; what named one of them is blank."""
    kept: Json = {"claims": territory.get("claims", {})}
    for table in tables:
        kept[table] = [{name: cell for name, cell in row.items() if not (
            TABLES[table][name].kind == "ref" and isinstance(cell, int) and TABLES[table][name].target not in tables)}
                       for row in territory.get(table, ())]
    return kept
