"""Turns one block after another into a row of vectors.json; what each operation means is found by its name.

spec/operations.tsv names the module of this folder whose class `Part` has a method `op_` and the operation.
Spec: spec/00-conventions.md, "Vectors".  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
import importlib.util
import pathlib
from collections.abc import Callable
from dataclasses import dataclass, field

from .grammar import Block, GrammarError
from .messages import Encoder, Json


@dataclass
class Context:
    """What every module builds with: the tables, the named histories, where spec/ is, and the vectors made so far."""

    encoder: Encoder
    named: dict[str, str]
    root: pathlib.Path
    made: dict[str, Json] = field(default_factory=dict)


class Operations:
    """What is common to the modules: each has one class `Part` of this kind."""

    def __init__(self, context: Context) -> None:
        self.context, self.encoder = context, context.encoder

    def code(self, group: str, name: str) -> int:
        return self.encoder.code(group, name)

    def changed(self, found: Json, place: str) -> bytes:
        """The message of another vector, with one byte changed where `at` says so: vector=GEN-10.1 at=60 byte=h'02'."""
        source = self.context.made[found["vector"]]
        coded = bytearray.fromhex(source.get("expected_hex") or source["input_hex"])
        if "at" in found:
            if coded[found["at"]] == found["byte"][0]:
                raise GrammarError(f"{place}: that byte is so already")
            coded[found["at"]] = found["byte"][0]
        return bytes(coded)

    @staticmethod
    def nothing_left(found: Json, place: str) -> None:
        """No name is given that nobody reads."""
        if found:
            raise GrammarError(f"{place}: no name {', '.join(found)}")


class Builder:
    """Every operation of operations.tsv by its name."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.rows = {row["operation"]: row for row in context.encoder.tables.operations}
        parts = {row["module"]: part(row["module"], context) for row in self.rows.values()}
        self.methods = {name: method(parts[row["module"]], name, row["module"]) for name, row in self.rows.items()}
        for module, each in parts.items():
            for name in dir(each):
                if name.startswith("op_") and self.rows.get(name[3:], {}).get("module") != module:
                    raise GrammarError(f"{path(module)} has {name}, and operations.tsv no such operation of {module}")

    def build(self, block: Block) -> Json:
        """One row, its given and its then read by the operation's own method."""
        if block.operation not in self.rows:
            raise GrammarError(f"{block.place}: no operation {block.operation} in operations.tsv")
        head = {"id": block.name, "rule": block.rule, "why": block.why, "operation": block.operation}
        refused = self.refusal(block)
        row = {**head, **self.methods[block.operation](block, refused is None)}
        if refused is not None:
            row = {key: value for key, value in row.items() if not key.startswith("expected")}
            row["refused"] = refused
        self.context.made[block.name] = row
        # A history keeps the block's own words as well, which people read more easily.
        told = {"told": {"given": block.given, "then": block.then}} if self.rows[block.operation]["told"] == "yes" else {}
        return row | told

    def refusal(self, block: Block) -> Json | None:
        """`refused: status rule offset`, the last two "-" where there is none."""
        if not block.then.startswith("refused:"):
            return None
        status, rule, offset = block.then.removeprefix("refused:").split()
        known = {row["name"] for row in self.context.encoder.tables.errors}
        if status not in known:
            raise GrammarError(f"{block.place}: no status {status}")
        return {
            "status": status,
            "rule": None if rule == "-" else rule,
            "offset": None if offset == "-" else int(offset),
        }


def path(module: str) -> str:
    return f"script/vector_tools/{module}.py"


def part(module: str, context: Context) -> Operations:
    if importlib.util.find_spec(f"vector_tools.{module}") is None:
        raise GrammarError(f"operations.tsv names the module {module}: write {path(module)} with a class Part")
    found: Operations = importlib.import_module(f"vector_tools.{module}").Part(context)
    return found


def method(part: Operations, operation: str, module: str) -> Callable[[Block, bool], Json]:
    found: Callable[[Block, bool], Json] | None = getattr(part, f"op_{operation}", None)
    if found is None:
        raise GrammarError(f"operations.tsv: {operation}: write op_{operation} of the class Part in {path(module)}")
    return found
