"""The operations on practice indicators.

What a tally keeps and what a figure comes to is what the vector states: nothing here counts a row. The bytes are made
of that: rows by the layout of spec/50-indicators.md, "What a tally holds", messages by cbor2.
Spec: spec/00-conventions.md, "Indicators"; spec/50-indicators.md.  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import hashlib
from typing import Any

from .builder import Operations
from .grammar import Block, GrammarError, words
from .indicator_rows import row_bytes
from .messages import Json, day, message
from .territory import identifier

#: Of each table of a tally the key of its rows: births and assistants are of different indicators.
TABLES = {"rows": 6, "births": 7, "assistants": 7, "ages": 8}
PROPORTIONS = ("A1", "A2", "A3", "A4", "share")
#: What a kind of column takes beside a day.
SAID = {"end": ("open",), "date": ("unknown",), "day": ()}


def digest(name: str) -> str:
    """A name of at most 32 letters, filled up with dots, as 64 hex digits."""
    return name.encode("ascii").ljust(32, b".").hex()


def span(told: Any) -> list[int]:
    """A count: a number, or `1..3` its least and its most."""
    least, _, most = str(told).partition("..")
    return [int(least), int(most or least)]


class Part(Operations):
    """The operations on indicators."""

    # ---- what goes in ----

    def frame(self, indicator: str) -> str:
        """The frame of an indicator: the name of the one whose rows it is made of."""
        return {"A1": "structures", "A2": "bodies", "A3": "uses", "A4": "calls", "B1": "offers", "B2": "offers", "B3": "stays",
                "caseload": "accompaniments", "share": "accompaniments"}[indicator]

    def cell(self, column: Json, value: Any, place: str) -> Any:
        kind = column["kind"].removesuffix("!")
        if value is None or kind in SAID and value in SAID[kind]:
            return value
        if kind == "id":
            return identifier(value)
        if kind == "digest":
            return digest(value)
        if kind in ("tri", "word"):
            self.code("tri" if kind == "tri" else column["target"], value)
        if kind in SAID:
            day(value)
        if kind == "set":
            self.encoder.bits(column["target"], value)
        if kind == "number" and not isinstance(value, int):
            raise GrammarError(f"{place}: {column['column']}: {value!r} is no number")
        return value

    def row(self, frame: str, given: Json, place: str) -> Json:
        columns = self.encoder.tables.frames_by_name()[frame]
        unknown = set(given) - {column["column"] for column in columns}
        if unknown:
            raise GrammarError(f"{place}: {frame} has no column {', '.join(sorted(unknown))}")
        return {column["column"]: self.cell(column, given[column["column"]], place)
                for column in columns if column["column"] in given}

    def subject(self, found: Json, place: str) -> Json:
        """Of what a tally is, taken out of what is given: all but its rows."""
        territory = found.pop("territory", None)
        self.code("indicator", found["indicator"])
        day(found["at"])
        return {"indicator": found.pop("indicator"), "at": found.pop("at"),
                "territory": None if territory is None else identifier(territory), "pack": found.pop("pack", "has-2014"),
                "overrides": found.pop("overrides", {})}

    def otherwise(self, told: Json, place: str) -> Json:
        """What the tally of one piece is that the others are not."""
        if set(told) - {"indicator", "at", "territory", "overrides", "parts", "held"}:
            raise GrammarError(f"{place}: a tally is not told apart by {', '.join(told)}")
        return told | ({"territory": identifier(told["territory"])} if "territory" in told else {})

    def rows(self, given: Json, found: Json, told: list[Json], place: str) -> list[Json]:
        each = found.get("each", {})
        return [self.row(self.frame(given["indicator"]), each | row, place) for row in told]

    def asked(self, found: Json, place: str) -> Json:
        """A tally of some rows, and how its figure is made."""
        given = self.subject(found, place)
        given |= {"lacks": found.pop("lacks", []), "parts": found.pop("parts", 1), "held": found.pop("held", None)}
        given["rows"] = self.rows(given, found, found.pop("rows"), place)
        found.pop("each", None)
        for name, group in (("conformity", "conformity_basis"), ("requester", "requester")):
            given[name] = found.pop(name, None)
            if given[name] is not None:
                self.code(group, given[name])
        given["covers"] = found.pop("covers", None)
        self.nothing_left(found, place)
        return given

    # ---- what comes out ----

    def rules(self, given: Json) -> tuple[int, bytes]:
        """Version and digest of the pack with its overrides."""
        version = next(int(row["version"]) for row in self.encoder.tables.packs if row["name"] == given["pack"])
        return version, hashlib.sha256(self.encoder.pack(given["pack"], given["overrides"])).digest()

    def seen(self, given: Json, found: Json) -> Json:
        """A figure as the vector states it; bounds left out are the value, all else none."""
        numerator, denominator = str(found.pop("counts")).split("/")
        value = found.pop("value")
        bounds, interval = found.pop("bounds", [value, value]), found.pop("interval", [None, None])
        if (given["indicator"] in PROPORTIONS) != (interval != [None, None]) and bounds != [None, None]:
            raise GrammarError(f"{given['indicator']}: a proportion has an interval, another ratio none")
        names = {name: [identifier(each) for each in found.pop(name, [])] for name in ("certain", "possible")}
        return {"numerator": span(numerator), "denominator": span(denominator), "value": value, "bounds": bounds,
                "interval": interval, "state": found.pop("state", "defined"), "covered": found.pop("covered", "unknown"),
                "pairs": found.pop("pairs") if given["indicator"] == "B1" and "pairs" in found else
                [0, 0, 0, 0] if given["indicator"] == "B1" else None, **names}

    def figure_message(self, given: Json, seen: Json) -> bytes:
        held = len(given["held"]) if given["held"] is not None else given["parts"]
        basis = (given["conformity"] or "largest_class") if given["indicator"] == "A1" else None
        return message(19, {
            0: self.code("indicator", given["indicator"]), 1: day(given["at"]),
            2: bytes.fromhex(given["territory"]) if given["territory"] else None, 3: self.rules(given)[1],
            4: self.code("figure_state", seen["state"]), 5: seen["numerator"] + seen["denominator"],
            6: [seen["value"], *seen["bounds"], *seen["interval"]], 7: self.encoder.tri(seen["covered"]) or None,
            8: seen["pairs"], 9: self.code("requester", given["requester"]) if given["requester"] else None,
            10: None if basis is None else self.code("conformity_basis", basis),
            11: [given["parts"], held] if given["parts"] > 1 else None})

    def tally_message(self, given: Json, kept: Json, parts: Any, place: str) -> bytes:
        version, rules = self.rules(given)
        frame, tables = self.frame(given["indicator"]), dict[int, bytes]()
        for name in TABLES:
            rows = [row_bytes(self.encoder, frame if name == "rows" else name, row, place) for row in kept[name]]
            if rows != sorted(rows):
                raise GrammarError(f"{place}: {name} are not in the order of their bytes")
            if rows:
                tables[TABLES[name]] = b"".join(rows)
        return message(18, {
            0: self.code("indicator", given["indicator"]), 1: day(given["at"]),
            2: bytes.fromhex(given["territory"]) if given["territory"] else None, 3: [given["pack"], version, rules],
            4: [list(pair) for pair in sorted(given["overrides"].items())] or None, 5: parts, **tables})

    # ---- operations ----

    def op_figure(self, block: Block, good: bool) -> Json:
        """Rows of a frame; then the figure that they come to, and who is behind its numerator."""
        given = self.asked(words(block.given, block.place), block.place)
        row: Json = {"input": given}
        if good:
            found = words(block.then, block.place)
            row["expected"] = self.seen(given, found)
            self.nothing_left(found, block.place)
            row["expected_hex"] = self.figure_message(given, row["expected"]).hex()
        return row

    def op_change(self, block: Block, good: bool) -> Json:
        """Two figures, each made of its rows; then how the later differs from the earlier."""
        found = words(block.given, block.place)
        given = {name: self.asked(dict(found.pop(name)), block.place) for name in ("earlier", "later")}
        self.nothing_left(found, block.place)
        row: Json = {"input": given}
        return row | ({"expected": words(block.then, block.place)} if good else {})

    def op_tally(self, block: Block, good: bool) -> Json:
        """Pieces, each a list of rows, added and merged; then the rows that the message `tally` holds."""
        found = words(block.given, block.place)
        given = self.subject(found, block.place)
        given |= {"lacks": found.pop("lacks", []), "parts": found.pop("parts", 1), "held": found.pop("held", None)}
        given["otherwise"] = [self.otherwise(dict(told), block.place) for told in found.pop("otherwise", [])]
        given["pieces"] = [self.rows(given, found, piece, block.place) for piece in found.pop("pieces")]
        found.pop("each", None)
        self.nothing_left(found, block.place)
        row: Json = {"input": given}
        if good:
            seen = words(block.then, block.place)
            kept = {name: seen.pop(name, []) for name in TABLES}
            parts = seen.pop("parts", None)
            self.nothing_left(seen, block.place)
            row["expected"] = {"count": len(kept["rows"])}
            row["expected_hex"] = self.tally_message(given, kept, parts, block.place).hex()
        return row

    def op_identifier(self, block: Block, good: bool) -> Json:
        """A text, a number or bytes that name somebody; then the sixteen bytes, and the part they belong to."""
        given = {name: value.hex() if isinstance(value, bytes) else value
                 for name, value in words(block.given, block.place).items()}
        row: Json = {"input": given}
        if good:
            row["expected"] = {name: value.hex() if isinstance(value, bytes) else value
                               for name, value in words(block.then, block.place).items()}
        return row
