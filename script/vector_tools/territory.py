"""The operations on territories.

What a territory comes to is what the vector states: nothing here judges a row. What is the same for every finding of a
kind, its weight and its state, comes from findings.tsv and the day.
Spec: spec/00-conventions.md, "Territories"; spec/41-territory.md.  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from .builder import Operations
from .grammar import Block, GrammarError, words
from .messages import Json

#: Groups of the value and of the other of a finding, by what findings.tsv says they are.
WORDED = {"line": ("line", "tri"), "tier": ("tier", None), "tiers": ("tier", "tier"), "topic": (None, "difficulty_kind"),
          "problem": (None, "difficulty_kind"),
          "function": ("function", None), "mission": ("mission", None), "categories": ("seat_category", "tier")}
PAIRS = {"macro_meso": 1, "meso_micro": 2}
LINE = ("value", "stated", "computed", "basis", "count", "of", "least", "most", "detail", "since", "evidence")
DETAIL = {"exchange": "exchange_state", "progress": "progress_state"}


def identifier(name: object) -> str:
    """A name of at most sixteen letters, filled up with dots, as 32 hex digits."""
    coded = str(name).encode("ascii")
    if len(coded) > 16:
        raise ValueError(f"{name}: more than sixteen letters")
    return coded.ljust(16, b".").hex()


class Part(Operations):
    """The operations on territories."""

    # ---- what goes in ----

    def cell(self, column: Json, value: Any, place: str) -> Any:
        kind, where = column["kind"].removesuffix("!"), f"{place}: {column['table']}.{column['column']}"
        if value == "unknown" and kind in ("id", "ref", "date") and not column["kind"].endswith("!"):
            return value
        if kind in ("own", "id"):
            return identifier(value)
        if kind in ("ref", "number") and not isinstance(value, int) or kind == "flag" and value is not True:
            raise GrammarError(f"{where}: {value!r} is no {kind}")
        if kind in ("word", "tri"):
            self.code("tri" if kind == "tri" else column["target"], value)
        return value

    def row(self, table: str, given: Json, place: str) -> Json:
        columns = self.context.encoder.tables.territory()[table]
        unknown = set(given) - {column["column"] for column in columns}
        if unknown:
            raise GrammarError(f"{place}: {table} has no column {', '.join(sorted(unknown))}")
        return {column["column"]: self.cell(column, given[column["column"]], place)
                for column in columns if column["column"] in given}

    def claim(self, told: str) -> tuple[str, Json]:
        """`body`, or of a dated table `flow/2024-01-01/-`: from when to when it is complete."""
        table, *span = told.split("/")
        self.code("territory_table", table)
        ends = {end: day for end, day in zip(("from", "to"), span, strict=False) if day != "-"}
        return table, {"from": ends.get("from"), "to": ends.get("to")}

    def territory(self, found: Json, place: str) -> Json:
        """The JSON form of the tables and claims taken out of what is given."""
        tables = self.context.encoder.tables.territory()
        claims = dict(self.claim(told) for told in found.pop("claims", []))
        rows = {name: [self.row(name, each, place) for each in found.pop(name)] for name in tables if name in found}
        return {"id": identifier(found.pop("id", "t")), "claims": claims, **rows}

    def reviewed(self, found: Json, place: str) -> Json:
        """A territory, the day, and the rules to use."""
        given = {"territory": self.territory(found, place), "at": found.pop("at"),
                 "pack": found.pop("pack", "has-2014"), "overrides": found.pop("overrides", {})}
        self.nothing_left(found, place)
        return given

    # ---- what comes out ----

    def number(self, group: str | None, value: Any) -> int:
        """A number, or the word that has it as its code."""
        return value if isinstance(value, int) or group is None else self.code(group, value)

    def said(self, row: Json, found: Json) -> Json:
        """What a finding's value and other are, told in words where findings.tsv says of what."""
        value, other = found.pop("value", 0), found.pop("other", 0)
        first, second = WORDED.get(row["says"], (None, None))
        if row["says"] == "pair":
            return {"value": PAIRS[value], "other": other}
        if row["says"] == "categories":
            bits = [0 if each == "gp" else self.code("seat_category", each) for each in value]
            return {"value": sum(1 << bit for bit in bits), "other": self.number(second, other)}
        return {"value": self.number(first, value), "other": self.number(second, other)}

    def finding(self, told: Json, at: str, place: str) -> Json:
        """`{is: CON-5/owner, subject: d1, index: 0}`, what is left out being none or 0."""
        found = dict(told)
        rule, settled_by = found.pop("is").split("/")
        row = next((each for each in self.context.encoder.tables.findings
                    if (each["rule"], each["settled_by"]) == (rule, settled_by)), None)
        if row is None:
            raise GrammarError(f"{place}: findings.tsv has no {rule}/{settled_by}")
        due = found.pop("due", None)
        state = "open" if due is None else "overdue" if due < at else "due"
        ids = {name: None if name not in found else identifier(found.pop(name)) for name in ("subject", "second")}
        made = {"rule": rule, "settled_by": settled_by, "weight": row["weight"], "state": state, **ids,
                "index": found.pop("index", None), **self.said(row, found), "due": due}
        self.nothing_left(found, place)
        return made

    def findings(self, seen: Json, name: str, at: str, place: str) -> list[Json]:
        return [self.finding(told, at, place) for told in seen.pop(name, [])]

    def line(self, name: str, told: Any, place: str) -> Json:
        """What is said of a line: a word is its value."""
        row = next(each for each in self.context.encoder.tables.lines if each["line"] == name)
        found: Json = {"value": told} if isinstance(told, str) else dict(told)
        if set(found) - set(LINE):
            raise GrammarError(f"{place}: a line has no {', '.join(set(found) - set(LINE))}")
        if found.get("evidence") is not None:
            found["evidence"] = identifier(found["evidence"])
        if "detail" in found:
            found["detail"] = self.code(DETAIL[row["group"]], found["detail"])
        for field, group in (("value", "tri"), ("stated", "tri"), ("computed", "tri"), ("basis", "basis"),
                             ("least", "step_state"), ("most", "step_state")):
            if field in found:
                self.code(group, found[field])
        return found

    def question(self, told: str, scored: bool) -> Json:
        """`claim/body/3`, `field/meeting/0/date/1`, `statement/sign_diagnosis/1`: at the end the score."""
        kind, *parts = told.split("/")
        made: Json = {"kind": kind, "table": None, "row": None, "column": None, "line": None}
        names = {"claim": ("table",), "field": ("table", "row", "column"), "statement": ("line",)}[kind]
        made |= dict(zip((*names, "score") if scored else names, parts, strict=True))
        self.code("line", made["line"]) if kind == "statement" else self.code("territory_table", made["table"])
        if kind == "field":
            columns = self.context.encoder.tables.territory()[made["table"]]
            next(column for column in columns if column["column"] == made["column"])
        return made | {name: int(made[name]) for name in ("row", "score") if made.get(name) is not None}

    # ---- operations ----

    def op_territory(self, block: Block, good: bool) -> Json:
        """A territory reviewed: all its findings, and the lines and questions that the vector is about."""
        given = self.reviewed(words(block.given, block.place), block.place)
        row: Json = {"input": given}
        if good:
            seen = words(block.then, block.place)
            expected: Json = {"findings": self.findings(seen, "findings", given["at"], block.place)}
            expected["lines"] = {name: self.line(name, told, block.place) for name, told in seen.pop("lines", {}).items()}
            expected["whole"] = "asked" in seen
            expected["ask"] = [self.question(told, True) for told in seen.pop("asked", seen.pop("ask", []))]
            expected["not_asked"] = [self.question(told, False) for told in seen.pop("not_asked", [])]
            self.nothing_left(seen, block.place)
            row["expected"] = expected
        return row

    def op_territories(self, block: Block, good: bool) -> Json:
        """Two reviews of one territory: what appeared, what was settled, which lines changed and how."""
        found = words(block.given, block.place)
        both = {name: self.reviewed(dict(found.pop(name)), block.place) for name in ("earlier", "later")}
        self.nothing_left(found, block.place)
        seen = words(block.then, block.place)
        expected: Json = {"appeared": self.findings(seen, "appeared", both["later"]["at"], block.place),
                          "settled": self.findings(seen, "settled", both["earlier"]["at"], block.place),
                          "changed": seen.pop("changed", {})}
        self.nothing_left(seen, block.place)
        return {"input": both, "expected": expected}
