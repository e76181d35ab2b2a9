"""The messages of spec/integra.cddl, built by cbor2 from their JSON form; the library is not asked.

Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import hashlib
import uuid
from typing import Any

import cbor2

from generators.tables import Tables, days, rule_number

Json = dict[str, Any]


def message(kind: int, body: dict[int, Any]) -> bytes:
    """[1, kind, body]; a value of None is left out (WIRE-19)."""
    kept = {key: value for key, value in body.items() if value is not None}
    return bytes(cbor2.dumps([1, kind, kept], canonical=True))


def item(value: Any) -> bytes:
    """One item that is no message."""
    return bytes(cbor2.dumps(value, canonical=True))


def day(text: str | None) -> int | None:
    """Days since 1970-01-01, None where unknown."""
    return None if text is None else days(text)


def identifier(text: str | None) -> bytes | None:
    """Sixteen bytes, None where there is none."""
    return None if text is None else uuid.UUID(text).bytes


class Encoder:
    """Bodies from JSON forms, with the codes of words.tsv."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.items = self.marked("question", "item")
        self.decisions = self.marked("question", "decision")

    def marked(self, group: str, mark: str) -> list[str]:
        return [word.name for word in self.tables.marks(group)[mark]]

    def code(self, group: str, name: str) -> int:
        return self.tables.code(group, name)

    def tri(self, word: str | None) -> int:
        return self.code("tri", word or "unknown")

    def bits(self, group: str, names: list[str], first: int = 0) -> int | None:
        return sum(1 << (self.code(group, name) - first) for name in names) or None

    def questions(self, values: Json) -> list[int] | None:
        found = [self.tri(values.get(word.name)) for word in self.tables.group("question")]
        return found if any(found) else None

    def stated(self, record: Json) -> Json:
        """The eight questions as a record states them."""
        own = {name: record.get(name) for name in self.decisions}
        return {**record.get("answers", {}), **own}

    def count(self, facts: Json, name: str) -> list[int] | None:
        """A number under its own name is complete, under _at_least a floor; [0, 0] is left out."""
        if facts.get(name) is not None:
            return [facts[name], 1]
        floor = facts.get(name + "_at_least") or 0
        return [floor, 0] if floor else None

    def record(self, record: Json) -> bytes:
        """Kind `facts` where facts are given, else `answers`."""
        body: dict[int, Any] = {0: identifier(record.get("id")), 1: day(record.get("date"))}
        body[2] = self.questions(self.stated(record))
        facts = record.get("facts")
        if facts is None:
            return message(2, body)
        stays = [[day(s["date"]), self.tri(s["emergency"])] for s in facts.get("admissions", [])]
        body[3] = stays or None
        body[4] = day(facts.get("admissions_known_from"))
        body[5] = day(facts.get("admissions_known_to"))
        for word in self.tables.group("count"):
            body[6 + word.code] = self.count(facts, word.name)
        for word in self.tables.group("fact"):
            body[9 + word.code] = self.tri(facts.get(word.name)) or None
        return message(3, body)

    def screening(self, given: Json, seen: Json) -> bytes:
        """The outcome `seen` of screening `given`, as kind `screening`."""
        record, derived = given["record"], seen["derived"]
        body = {
            0: identifier(record.get("id")),
            1: day(record.get("date")),
            2: self.code("pack", given["pack"]),
            3: 1 if given["overrides"] else None,
            4: self.code("stage", seen["stage"]),
            5: self.bits("question", seen["ask"]),
            6: self.questions(self.stated(record)),
            7: None if derived is None else [self.tri(derived[name]) for name in self.items],
            8: self.tri(seen["pps"]) or None,
            9: self.tri(seen["assistance_threshold"]) or None,
            10: self.tri(seen["legal_complexity"]) or None,
            11: seen["least_to_settle"] or None,
            12: [seen["pps_robustness"], seen["threshold_robustness"]],
        }
        return message(4, body)

    def finding(self, found: Json) -> list[Any]:
        index = found["item"]
        about = {(row["rule"], row["settled_by"]): row["about"] for row in self.tables.findings}
        group = about[found["rule"], found["settled_by"]]
        return [
            rule_number(found["rule"]),
            self.code("weight", found["weight"]),
            self.code("finding_state", found["state"]),
            self.code("settled_by", found["settled_by"]),
            None if index is None else self.code(group, index),
            None,
            self.tri(found["value"]),
            self.tri(found["other"]),
        ]

    def sets(self, sets: list[list[str]]) -> bytes:
        return bytes(self.bits("question", names) or 0 for names in sets)

    def parameters(self, pack: str, overrides: dict[str, int]) -> dict[str, int]:
        """Every parameter of a pack by name, overrides applied."""
        return {row["name"]: overrides.get(row["name"], int(row[pack])) for row in self.tables.parameters}

    def held(self, name: str, overrides: dict[str, int]) -> dict[str, int]:
        """The parameters in a pack's message: those it was published with, and later ones that are overridden."""
        pack = next(row for row in self.tables.packs if row["name"] == name)
        published = {row["name"] for row in self.tables.published(pack)}
        own = self.parameters(name, {})
        return {parameter: value for parameter, value in self.parameters(name, overrides).items()
                if parameter in published or value != own[parameter]}

    def pack(self, name: str, overrides: dict[str, int]) -> bytes:
        row = next(row for row in self.tables.packs if row["name"] == name)
        services = [word for word in self.tables.group("service") if row.get(word.name, "-") != "-"]
        body = {
            0: name,
            1: int(row["version"]),
            2: days(row["effective"]),
            3: [list(pair) for pair in sorted(self.held(name, overrides).items())],
            4: [[word.code, self.code("provider", row[word.name])] for word in services],
        }
        return message(1, body)

    def inclusion(self, sheet: Json) -> bytes:
        others = [sheet["others"].get(name, "") for name in self.marked("ground", "other")]
        factors = [self.entry(sheet["factors"].get(w.name)) for w in self.tables.group("factor")]
        body = {
            0: identifier(sheet["person"]),
            1: day(sheet["date"]),
            2: identifier(sheet["prescriber"]),
            3: day(sheet["birth_date"]),
            4: self.code("sex", sheet["sex"]) or None,
            5: None if sheet["outcome"] is None else self.code("outcome", sheet["outcome"]),
            6: self.bits("ground", sheet["grounds"]),
            7: self.bits("function", sheet["extent"], first=1),
            8: others if any(others) else None,
            9: sheet["needs"] or None,
            10: sheet["capacities"] or None,
            11: sheet["participation"] or None,
            12: factors if any(factors) else None,
        }
        return message(5, body)

    def entry(self, entry: Json | None) -> list[Any] | None:
        if entry is None:
            return None
        basis = self.code("basis", entry["basis"])
        return [self.tri(entry["value"]), basis, day(entry["date"]), identifier(entry["evidence"])]

    def receipt(self, given: Json, seen: Json, reasons: list[list[int]]) -> bytes:
        """The receipt (GEN-10) of a screening, from its parts."""
        pack, overrides = given["pack"], given["overrides"]
        version = next(int(row["version"]) for row in self.tables.packs if row["name"] == pack)
        digest = hashlib.sha256(self.pack(pack, overrides)).digest()
        body = {
            0: [pack, version, digest],
            1: [list(pair) for pair in sorted(overrides.items())] or None,
            2: self.record(given["record"]),
            3: self.screening(given, seen),
            4: [self.finding(found) for found in seen["findings"]] or None,
            5: reasons,
            6: [self.sets(seen["pps_sets"]), self.sets(seen["threshold_sets"])],
        }
        return message(6, body)
