"""Reads the vector blocks of a chapter: the line grammar of spec/00-conventions.md, "Vectors".

Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

FIELDS = ("why", "operation", "given", "then")
OPENING = re.compile(r"^```vector ([A-Z]+-[1-9][0-9]*)\.([1-9][0-9]*)$")
FIELD = re.compile(r"^([a-z]+):\s*(.*)$")
BARE = re.compile(r"[^\s,\[\]{}:=\"]+")
NUMBER = re.compile(r"-?[0-9]+")
CONSTANTS = {"true": True, "false": False, "null": None}


class GrammarError(Exception):
    """A chapter does not follow the grammar; says where."""


@dataclass(frozen=True)
class Block:
    """One vector as it stands in a chapter."""

    name: str
    rule: str
    place: str
    why: str
    operation: str
    given: str
    then: str


def blocks(path: pathlib.Path) -> Iterator[Block]:
    """Every vector of one chapter, in order."""
    lines = path.read_text(encoding="utf-8").split("\n")
    number = 0
    while number < len(lines):
        start, number = number, number + 1
        if not lines[start].startswith("```vector"):
            continue
        place = f"{path.name}:{start + 1}"
        opening = OPENING.match(lines[start])
        if opening is None:
            raise GrammarError(f"{place}: not an id such as SCR-3.2")
        body = []
        while number < len(lines) and lines[number] != "```":
            body.append(lines[number])
            number += 1
        yield Block(f"{opening[1]}.{opening[2]}", opening[1], place, **fields(body, place))


def fields(lines: list[str], place: str) -> dict[str, str]:
    """The four fields, each once and in this order; an indented line continues the one before."""
    found: dict[str, str] = {}
    for line in lines:
        match = FIELD.match(line)
        if match and match[1] not in found:
            found[match[1]] = match[2].strip()
        elif line.startswith(" ") and found:
            found[next(reversed(found))] += " " + line.strip()
        else:
            raise GrammarError(f"{place}: cannot read {line!r}")
    if tuple(found) != FIELDS:
        raise GrammarError(f"{place}: fields are {', '.join(FIELDS)}, in this order")
    return found


class Reader:
    """A position in the text of one field."""

    def __init__(self, text: str, place: str) -> None:
        self.text, self.place, self.at = text, place, 0

    def fail(self, wanted: str) -> GrammarError:
        return GrammarError(f"{self.place}: {wanted} wanted at {self.text[self.at : self.at + 20]!r}")

    def space(self) -> None:
        while self.at < len(self.text) and self.text[self.at] == " ":
            self.at += 1

    def take(self, mark: str) -> bool:
        self.space()
        taken = self.text.startswith(mark, self.at)
        self.at += len(mark) * taken
        return taken

    def bare(self) -> str:
        self.space()
        match = BARE.match(self.text, self.at)
        if match is None:
            raise self.fail("a word")
        self.at = match.end()
        return match[0]

    def value(self) -> Any:
        """A word, number, "text", h'bytes', [list] or {name: value}."""
        if self.take("["):
            return self.items("]", self.value)
        if self.take("{"):
            return dict(self.items("}", self.pair))
        if self.text.startswith('"', self.at):
            text, self.at = json.JSONDecoder().raw_decode(self.text, self.at)
            return text
        word = self.bare()
        if word.startswith("h'") and word.endswith("'"):
            return bytes.fromhex(word[2:-1])
        return int(word) if NUMBER.fullmatch(word) else CONSTANTS.get(word, word)

    def pair(self) -> tuple[Any, Any]:
        name = self.bare()
        if not self.take(":"):
            raise self.fail(":")
        return (int(name) if NUMBER.fullmatch(name) else name), self.value()

    def items(self, end: str, one: Any) -> list[Any]:
        found: list[Any] = []
        while not self.take(end):
            if found and not self.take(","):
                raise self.fail(f", or {end}")
            found.append(one())
        return found


def words(text: str, place: str) -> dict[str, Any]:
    """name=value, one after the other."""
    reader, found = Reader(text, place), dict[str, Any]()
    while reader.at < len(text):
        name = reader.bare()
        if name in found or not reader.take("="):
            raise reader.fail("one name=value")
        reader.space()
        found[name] = reader.value()
        reader.space()
    return found


def diagnostic(text: str, place: str) -> Any:
    """One item in CBOR diagnostic notation, integers, bytes, text, arrays and maps only."""
    reader = Reader(text, place)
    item = reader.value()
    if reader.at != len(text):
        raise reader.fail("the end")
    return item


def hex_parts(text: str, place: str) -> list[list[Any]]:
    """Hex digits, and (hex x n) for a part repeated n times: [[hex, times], ...]."""
    parts: list[list[Any]] = []
    for plain, repeated, times in re.findall(r"([0-9a-f ]+)|\(([0-9a-f ]+) x ([0-9]+)\)", text):
        digits = (plain or repeated).replace(" ", "")
        if digits:
            parts.append([digits, int(times or 1)])
    rest = re.sub(r"\([0-9a-f ]+ x [0-9]+\)", "", text)
    if re.search(r"[^0-9a-f ]", rest) or any(len(digits) % 2 for digits, _ in parts):
        raise GrammarError(f"{place}: not hex")
    return parts
