"""Rows of a tally as bytes: spec/50-indicators.md, "What a tally holds".

Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from .grammar import GrammarError
from .messages import Encoder, Json, day
from .territory import identifier

#: Of each table the bytes of a row, and of each fact its place and how it is written.
LAYOUT: dict[str, tuple[int, dict[str, tuple[int, str]]]] = {
    "structures": (64, {"structure": (0, "id"), "on_territory": (16, "tri"), "has_protocol": (17, "tri"), "conforms": (18, "tri"),
                        "opens": (24, "date"), "closes": (28, "date"), "digest": (32, "digest")}),
    "bodies": (24, {"body": (0, "id"), "on_territory": (16, "fact"), "signed": (17, "event")}),
    "uses": (64, {"person": (0, "id"), "assessment": (16, "id"), "actor": (32, "id"), "date": (48, "date"),
                  "kind": (52, "assessment_kind"), "birth_date": (60, "date")}),
    "calls": (24, {"call": (0, "id"), "date": (16, "least"), "answered": (20, "event")}),
    "offers": (48, {"structure": (0, "id"), "offer": (16, "id"), "kind": (32, "structure_kind"), "functions": (33, "functions"),
                    "opens": (40, "date"), "closes": (44, "date")}),
    "stays": (32, {"person": (0, "id"), "admission": (16, "date"), "discharge": (20, "date"), "mco": (24, "tri"),
                   "on_list": (25, "tri"), "age": (26, "age"), "birth_date": (28, "date")}),
    "births": (24, {"person": (0, "id"), "earliest": (16, "date"), "latest": (20, "date")}),
    "ages": (32, {"person": (0, "id"), "from": (16, "date"), "to": (20, "date"), "hull_from": (24, "date"), "hull_to": (28, "date")}),
    "accompaniments": (24, {"person": (0, "id"), "requester": (16, "oriented")}),
    "assistants": (24, {"assistant": (0, "id")}),
}
WORDS = ("assessment_kind", "structure_kind", "tri")
EVENTS = {"no": 0, "possible": 1, "certain": 2}
DISAGREES, DIFFER = 3, 0xff


def date(value: Any) -> bytes:
    """A day plus 2^31, most significant byte first; blank, unknown and open before and behind all days."""
    said = {None: -(2**31), "unknown": -(2**31) + 1, "open": 2**31 - 1}
    return ((said[value] if value in said else int(day(value) or 0)) + 2**31).to_bytes(4, "big")


def fact(encoder: Encoder, written: str, value: Any) -> bytes:
    """One fact as its bytes."""
    if written == "id":
        return bytes(16) if value is None else bytes.fromhex(identifier(value))
    if written == "digest":
        return bytes(32) if value is None else str(value).encode("ascii").ljust(32, b".")
    if written in ("date", "least"):
        return b"\xff" * 4 if written == "least" and value is None else date(value)
    if written in WORDS:
        return bytes([0 if value is None else encoder.code(written, value)])
    if written == "fact":
        return bytes([DISAGREES if value == "disagrees" else encoder.tri(value)])
    if written == "oriented":
        return bytes([DIFFER if value == "disagrees" else 0 if value is None else encoder.code("requester", value)])
    if written == "event":
        return bytes([EVENTS[value]])
    if written == "functions":
        return bytes([0xff if value is None else encoder.bits("function", value, 1) or 0])
    return bytes([0xff if value is None else value])


def row_bytes(encoder: Encoder, table: str, row: Json, place: str) -> bytes:
    """A row as the vector states it, what is left out being blank."""
    size, facts = LAYOUT[table]
    if set(row) - set(facts):
        raise GrammarError(f"{place}: {table} keeps no {', '.join(set(row) - set(facts))}")
    made = bytearray(size)
    for name, (at, written) in facts.items():
        coded = fact(encoder, written, row.get(name))
        made[at:at + len(coded)] = coded
    return bytes(made)
