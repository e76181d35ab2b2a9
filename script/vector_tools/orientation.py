"""The operations on demands and protocols.

What a demand is answered is what the vector states: nothing here judges a row.
Spec: spec/00-conventions.md, "Vectors"; spec/20-orientation.md; spec/21-protocol.md.
Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import tomllib
from typing import Any

from generators.orientation import accepted
from generators.tables import rule_number

from .builder import Context, Operations
from .grammar import Block, GrammarError, words
from .messages import Json, day, identifier, message


class Demands(Operations):
    """Demands, which directories are asked about as well."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        rows = context.encoder.tables.demand_fields
        self.fields = {row["field"]: row for row in rows}
        self.groups = context.encoder.tables.field_words()
        self.situation = [row["field"] for row in rows if row["under"] == "situation"]

    def demand(self, found: Json, place: str) -> Json:
        """Flat words as a demand in the NDJSON form; what is not named is not known."""
        head = {name: found.pop(name, None) for name in ("id", "date", "door", "channel", "call", "commune")}
        demand: Json = {**head, "requester": found.pop("requester"), "motives": found.pop("motives"),
                        "urgency": found.pop("urgency", None), "ground": found.pop("ground", None),
                        "situation": {name: found.pop(name) for name in self.situation if name in found}}
        if "publics" in found:
            demand["publics"] = found.pop("publics")
        self.nothing_left(found, place)
        return demand

    def field_code(self, demand: Json, field: str) -> int | None:
        """The code of a field, None where it is not known."""
        name = demand["situation"].get(field) if field in self.situation else demand.get(field)
        return None if name in (None, self.fields[field]["unknown"]) else self.code(self.groups[field], name)

    def demand_message(self, demand: Json) -> bytes:
        body: dict[int, Any] = {0: identifier(demand["id"]), 1: day(demand["date"]),
                                2: self.bits("motive", demand["motives"])}
        body |= {3 + place: self.field_code(demand, field) for place, field in enumerate(self.groups)}
        codes = {name: demand[name] and self.code(name, demand[name]) for name in ("door", "channel")}
        body |= {16: demand["commune"], 17: codes["door"] or None, 18: codes["channel"] or None,
                 19: identifier(demand["call"]), 20: self.bits("public", demand.get("publics", ()))}
        return message(12, body)

    def bits(self, group: str, names: Any, first: int = 0) -> int | None:
        return self.encoder.bits(group, list(names), first)


class Protocols(Demands):
    """Demands, and protocols as vectors give them."""

    def protocol(self, found: Json, place: str) -> Json:
        """A protocol as its TOML says: `base` (a built-in one, or none), `without` rows of it, then `rows`; all
        of them adaptable where `imposed` is none."""
        document: Json = {"name": found.pop("name", "vector"), "row": []}
        base = found.pop("base", "has-2014")
        if base != "none":
            path = self.context.root / "spec/protocols/has-2014.toml"
            document["row"] = tomllib.loads(path.read_text(encoding="utf-8"))["row"]
        left_out = found.pop("without", [])
        if left_out and not set(left_out) <= {row["id"] for row in document["row"]}:
            raise GrammarError(f"{place}: no such row to leave out")
        rows = [row for row in document["row"] if row["id"] not in left_out] + found.pop("rows", [])
        document["row"] = [{**row, "overrides": [name for name in row.get("overrides", []) if name not in left_out]}
                           for row in rows]
        if found.pop("imposed", "as_written") == "none":
            document["row"] = [{**row, "imposed": False} for row in document["row"]]
        self.nothing_left(found, place)
        return document

    def protocol_message(self, document: Json) -> bytes:
        places = {row["id"]: place for place, row in enumerate(document["row"])}
        since = document.get("effective")
        return message(11, {0: document["name"], 1: since and day(str(since)),
                            2: [self.row(row, places) for row in document["row"]]})

    def row(self, row: Json, places: dict[str, int]) -> list[Any]:
        tables = self.encoder.tables
        masks = accepted(row, tables)
        codes = {field: sorted(self.code(group, word) for word in masks.get(field, ()))
                 for field, group in self.groups.items()}
        every = {field: [word.code for word in tables.group(group)] for field, group in self.groups.items()}
        conditions = bytes(0 if codes[field] == every[field] else sum(1 << code for code in codes[field])
                           for field in self.groups)
        homes = {each["service"]: each["level"] for each in tables.services}
        calls = [[self.code("service", call["service"]), self.level(call, homes[call["service"]]), self.bits("precondition", call.get("first", ())) or 0, call.get("within")] for call in row["call"]]
        flags = int(row.get("otherwise", False)) + 2 * int(row.get("imposed", False))
        return [row["id"], self.bits("motive", row["motives"]), flags, conditions, calls,
                [places[name] for name in row["overrides"]], rule_number(row.get("rule", "ORI-5")),
                row.get("source", "")]

    def level(self, call: Json, home: str) -> int:
        """The code of a call's level; 0 for the home level, said or left out (WIRE-19)."""
        return 0 if call.get("level", home) == home else self.code("level", call["level"])


class Part(Protocols):
    """The operations on demands and protocols."""

    def op_orient(self, block: Block, good: bool) -> Json:
        """A demand and the rules to use; then the services routed to, what waits, and days."""
        found = words(block.given, block.place)
        rules = {"pack": found.pop("pack", "has-2014"), "overrides": found.pop("overrides", {})}
        protocol = found.pop("protocol", None)
        document = None if protocol is None else self.protocol(protocol, block.place)
        demand = self.demand(found, block.place)
        row: Json = {"input": {"demand": demand, "protocol": document, **rules},
                     "input_hex": self.demand_message(demand).hex()}
        if good:
            seen = words(block.then, block.place)
            row["expected"] = {"services": seen.pop("services"), "waits": seen.pop("waits", {}),
                               "findings": seen.pop("findings", []), **seen}
        return row

    def op_prove(self, block: Block, good: bool) -> Json:
        """A protocol; then every failure, `law/subject`, each with what is known in its smallest demand."""
        document = self.protocol(words(block.given, block.place), block.place)
        row: Json = {"input": document, "input_hex": self.protocol_message(document).hex()}
        if good:
            seen = words(block.then, block.place)
            row["expected"] = {"failures": seen.pop("failures"), "demands": seen.pop("demands", {})}
            self.nothing_left(seen, block.place)
        return row

    def op_behaviour(self, block: Block, good: bool) -> Json:
        """Two protocols; then whether they are equal, as a whole and in what they impose, and the smallest difference."""
        return self.both(block, ("one", "other"))

    def both(self, block: Block, names: tuple[str, str]) -> Json:
        """Two protocols, the messages one behind the other, and what is told of them."""
        found = words(block.given, block.place)
        both = {name: self.protocol(dict(found.pop(name, {})), block.place) for name in names}
        self.nothing_left(found, block.place)
        return {"input": both, "input_hex": "".join(self.protocol_message(each).hex() for each in both.values()),
                "expected": words(block.then, block.place)}

    def op_conforms(self, block: Block, good: bool) -> Json:
        """A protocol and an adopted one; then whether it conforms, in how many demands not, and the smallest."""
        return self.both(block, ("protocol", "adopted"))

    def op_changes(self, block: Block, good: bool) -> Json:
        """Two protocols; then each change of calls: how many demands, the smallest, the services and the rows."""
        return self.both(block, ("one", "other"))

    def op_followed(self, block: Block, good: bool) -> Json:
        """A demand and what followed it, as of a day; then findings, `rule/settled_by/state/service`."""
        found = words(block.given, block.place)
        names = ("as_of", "first_answer", "assessed", "mt_agreement", "delivered")
        followed = {name: found.pop(name, None) for name in names}
        delivered = [dict(zip(("service", "date", "knowhow", "feedback"), each.split("/"), strict=True))
                     for each in followed.pop("delivered") or []]
        rules = {"pack": found.pop("pack", "has-2014"), "overrides": found.pop("overrides", {})}
        demand = self.demand(found, block.place)
        return {"input": {"demand": demand, **followed, "delivered": delivered, **rules},
                "input_hex": self.demand_message(demand).hex(), "expected": words(block.then, block.place)}

    def op_activity(self, block: Block, good: bool) -> Json:
        return {"input": words(block.given, block.place), "expected": words(block.then, block.place)}
