"""The operations on screening: what is given and stated, as JSON and as bytes; `decode` and `rule` as well.

Spec: spec/00-conventions.md, "Vectors".  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import hashlib
from typing import Any

from .builder import Context, Operations
from .explain import reasons, steps
from .grammar import Block, GrammarError, diagnostic, hex_parts, words
from .messages import Json, item

FACT_NAMES = ("admissions", "admissions_known_from", "admissions_known_to")


def without(message: str, pair: bytes, place: str) -> str:
    """A message whose body is a short map, in hex, without the pair at its end."""
    if not message.endswith(pair.hex()):
        raise GrammarError(f"{place}: the message does not end with what it loses")
    data = bytes.fromhex(message.removesuffix(pair.hex()))
    return (data[:3] + bytes([data[3] - 1]) + data[4:]).hex()


class Part(Operations):
    """The operations on records, packs and sheets, and on whatever message there is."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        tables = context.encoder.tables
        counts = [word.name for word in tables.group("count")]
        self.facts = {word.name for word in tables.group("fact")} | set(FACT_NAMES)
        self.facts |= set(counts) | {name + "_at_least" for name in counts}

    # ---- records ----

    def split(self, found: Json, place: str) -> Json:
        """Flat words as a record in the NDJSON form."""
        record: Json = {"id": found.pop("id", None), "date": found.pop("date", None), "answers": {},
                        **{name: found.pop(name, None) for name in self.encoder.decisions}}
        others = found.pop("others", None)
        facts = found.pop("facts", None)
        for name in self.encoder.items:
            answer = found.pop(name, others)
            if answer is not None:
                record["answers"][name] = answer
        for name in [name for name in found if name in self.facts]:
            facts = {**(facts or {}), name: found.pop(name)}
        if facts is not None:
            facts["admissions"] = [self.stay(word) for word in facts.get("admissions", [])]
            record["facts"] = facts
        self.nothing_left(found, place)
        return record

    @staticmethod
    def stay(word: str) -> Json:
        """DATE/emergency, the date "?" where it is unknown."""
        date, emergency = word.split("/")
        return {"date": None if date == "?" else date, "emergency": emergency}

    def given(self, block: Block) -> tuple[Json, Json]:
        """The record and rules to screen with, and the words left over."""
        found = words(block.given, block.place)
        rules = {"pack": found.pop("pack", "has-2014"), "overrides": found.pop("overrides", {})}
        extra: Json = {name: found.pop(name) for name in ("verdict", "earlier", "later") if name in found}
        if "earlier" in extra:
            both = {name: self.split(dict(extra[name]), block.place) for name in ("earlier", "later")}
            return {**both, **rules}, extra
        return {"record": self.split(found, block.place), **rules}, extra

    def outcome(self, given: Json, found: Json, place: str) -> Json:
        """Every value of a screening: stated in `then`, else its default."""
        record, record_derived = given["record"], found.pop("derived", None)
        derived = None
        if "facts" in record:
            derived = {name: (record_derived or {}).get(name, "unknown") for name in self.encoder.items}
        items = {}
        for name in self.encoder.items:
            stated = record["answers"].get(name, "unknown")
            items[name] = stated if stated != "unknown" else (derived or {}).get(name, "unknown")
        values = list(items.values())
        robustness = found.pop("robustness")
        seen = {
            "items": items, "derived": derived,
            "yes_count": values.count("yes"), "unknown_count": values.count("unknown"),
            **{name: found.pop(name, "unknown") for name in self.encoder.marked("verdict", "three_valued")},
            "stage": found.pop("stage"), "ask": found.pop("ask", []),
            "least_to_settle": found.pop("least_to_settle", 0),
            "pps_robustness": robustness[0], "threshold_robustness": robustness[1],
        }
        seen["findings"] = [self.finding(word, given, seen) for word in found.pop("findings", [])]
        for name in ("pps_sets", "threshold_sets"):
            if name in found:
                seen[name] = found.pop(name)
        self.nothing_left(found, place)
        return seen

    def finding(self, word: str, given: Json, seen: Json) -> Json:
        """RULE/settled_by/index, with weight and state of findings.tsv and the values it compares."""
        rule, settled_by, index = word.split("/")
        rows = self.encoder.tables.findings
        row = next(row for row in rows if (row["rule"], row["settled_by"]) == (rule, settled_by))
        found = {"rule": rule, "weight": row["weight"], "state": row["state"], "settled_by": settled_by}
        value, other = "unknown", "unknown"
        if rule == "SCR-8":
            value, other = given["record"]["answers"][index], seen["derived"][index]
        if rule == "SCR-10":
            value, other = "yes", "unknown" if settled_by == "questionnaire" else "no"
        return {**found, "item": None if index == "-" else index, "value": value, "other": other}

    # ---- operations ----

    def op_screen(self, block: Block, good: bool) -> Json:
        given, _ = self.given(block)
        row: Json = {"input": given, "input_hex": self.encoder.record(given["record"]).hex()}
        if good:
            seen = self.outcome(given, words(block.then, block.place), block.place)
            row |= {"expected": seen, "expected_hex": self.encoder.screening(given, seen).hex()}
        return row

    def op_explain(self, block: Block, good: bool) -> Json:
        """As screen, and `missing`: target/source of every step that lacks something; of some `decided` as well."""
        given, _ = self.given(block)
        found = words(block.then, block.place)
        missing = [word.split("/") for word in found.pop("missing", [])]
        decided = [word.split("/") for word in found.pop("decided", [])]
        seen = self.outcome(given, found, block.place)
        laid_out = [[step[2], step[5]] for step in steps(self.encoder, given, seen) if step[7]]
        if laid_out != missing:
            raise GrammarError(f"{block.place}: missing is {laid_out}")
        pairs = [[step[2], step[5]] for step in steps(self.encoder, given, seen)]
        if decided != [pair for pair in pairs if pair in decided]:
            raise GrammarError(f"{block.place}: decided names no step, or not in their order")
        rows = reasons(self.encoder, given, seen)
        names = ("rule", "target", "value", "source", "source_value", "missing")
        listed = [dict(zip(names, (s[0], s[2], s[3], *s[5:]), strict=True)) for s in steps(self.encoder, given, seen)]
        return {"input": given, "input_hex": self.encoder.record(given["record"]).hex(),
                "expected": {"reasons": listed, "missing": missing} | ({"decided": decided} if decided else {}), "expected_hex": item(rows).hex()}

    def op_compare(self, block: Block, good: bool) -> Json:
        given, _ = self.given(block)
        both = [self.encoder.record(given[name]).hex() for name in ("earlier", "later")]
        row: Json = {"input": given, "input_hex": "".join(both)}
        if good:
            listed = words(block.then, block.place)["findings"]
            found = [self.finding(word, {}, {}) for word in listed]
            coded = item([self.encoder.finding(each) for each in found])
            row |= {"expected": {"findings": found}, "expected_hex": coded.hex()}
        return row

    def op_sets(self, block: Block, good: bool) -> Json:
        given, extra = self.given(block)
        sets = words(block.then, block.place)["sets"]
        return {"input": {**given, "verdict": extra["verdict"]},
                "input_hex": self.encoder.record(given["record"]).hex(),
                "expected": {"sets": sets}, "expected_hex": item(self.encoder.sets(sets)).hex()}

    def op_receipt(self, block: Block, good: bool) -> Json:
        given, _ = self.given(block)
        seen = self.outcome(given, words(block.then, block.place), block.place)
        coded = self.encoder.receipt(given, seen, reasons(self.encoder, given, seen))
        return {"input": given, "input_hex": self.encoder.record(given["record"]).hex(),
                "expected": seen, "expected_hex": coded.hex()}

    def op_replay(self, block: Block, good: bool) -> Json:
        """The receipt of another vector, with one byte changed."""
        coded = self.changed(words(block.given, block.place), block.place)
        row: Json = {"input": None, "input_hex": coded.hex()}
        if good:
            row |= {"expected": words(block.then, block.place), "expected_hex": coded.hex()}
        return row

    def op_pack(self, block: Block, good: bool) -> Json:
        found = words(block.given, block.place)
        given = {"pack": found.pop("pack"), "overrides": found.pop("overrides", {})}
        self.nothing_left(found, block.place)
        row: Json = {"input": given}
        if good:
            coded = self.encoder.pack(given["pack"], given["overrides"])
            values = self.encoder.held(given["pack"], given["overrides"])
            expected = {**words(block.then, block.place), "values": values}
            digest = hashlib.sha256(coded).hexdigest()
            if expected.setdefault("digest", digest) != digest:
                raise GrammarError(f"{block.place}: the digest is {digest}: what is published has changed")
            row |= {"expected": expected, "expected_hex": coded.hex()}
        return row

    def op_rule(self, block: Block, good: bool) -> Json:
        row: Json = {"input": words(block.given, block.place)}
        return {**row, "expected": words(block.then, block.place)} if good else row

    def sheet(self, found: Json, place: str) -> Json:
        """The words of an inclusion sheet, every name present."""
        texts = {name: found.pop(name, "") for name in ("needs", "capacities", "participation")}
        plain = {name: found.pop(name, None) for name in ("person", "date", "prescriber", "birth_date", "outcome")}
        sheet = {**plain, "sex": found.pop("sex", "unknown"), "grounds": found.pop("grounds", []),
                 "extent": found.pop("extent", []), "others": found.pop("others", {}), **texts,
                 "factors": self.factors(found.pop("factors", {}))}
        self.nothing_left(found, place)
        return sheet

    @staticmethod
    def factors(found: Json) -> Json:
        """value/basis/date/evidence, "-" where there is none."""
        names = ("value", "basis", "date", "evidence")
        parts = {factor: dict(zip(names, word.split("/"), strict=True)) for factor, word in found.items()}
        return {factor: {name: None if text == "-" else text for name, text in entry.items()}
                for factor, entry in parts.items()}

    def op_inclusion(self, block: Block, good: bool) -> Json:
        sheet = self.sheet(words(block.given, block.place), block.place)
        row: Json = {"input": sheet, "input_hex": self.encoder.inclusion(sheet).hex()}
        if good:
            found = words(block.then, block.place)
            listed = [self.finding(word, {}, {}) for word in found.pop("findings", [])]
            factors = self.factors(found.pop("factors", {}))
            expected = {"outcome": sheet["outcome"], "grounds": [], "groups": [], "scope": "none", **found,
                        "factors": factors, "findings": listed}
            row |= {"expected": expected}
        return row

    def op_decode(self, block: Block, good: bool) -> Json:
        parts: Any
        if block.given.startswith("item "):
            parts = [[item(diagnostic(block.given.removeprefix("item "), block.place)).hex(), 1]]
        else:
            parts = hex_parts(block.given, block.place)
        row: Json = {"input": None, "input_hex": parts if any(n > 1 for _, n in parts) else "".join(h for h, _ in parts)}
        if good:
            found = words(block.then, block.place)
            again = without(row["input_hex"], found.pop("loses"), block.place) if "loses" in found else row["input_hex"]
            row |= {"expected": self.value(found, block.place), "expected_hex": again}
        return row

    def value(self, found: Json, place: str) -> Json:
        """What a message says: its kind, and its words unless the kind stands alone."""
        kind, extension = found.pop("kind"), found.pop("extension", b"").hex()
        head = {"kind": kind, "extension": extension}
        if not found:
            return {**head, "value": None}
        if kind in ("answers", "facts"):
            return {**head, "value": self.split(found, place)}
        if kind == "inclusion":
            return {**head, "value": self.sheet(found, place)}
        return {**head, "value": found}
