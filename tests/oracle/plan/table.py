"""The published tables of the plan (kinds, guards, slots, words) as messages are written by them.

Spec: PLN-1 to PLN-29 (spec/kinds.tsv, spec/guards.tsv, spec/slots.tsv, spec/words.tsv).  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import csv
import pathlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

SPEC = pathlib.Path(__file__).resolve().parents[3] / "spec"
FIELDS = ("effective", "due", "until", "person", "reference", "target", "code", "detail", "text", "giver", "heard", "vouched")
#: The words of a field that are the same in every kind.
GROUPS = {"heard": "heard", "vouched": "tri"}


def cell(row: Mapping[str, str], name: str) -> str | None:
    return None if row[name] == "-" else row[name]


@dataclass(frozen=True)
class Kind:
    """What a row of kinds.tsv says of an event's message."""

    name: str
    presence: Mapping[str, str]  # field -> "R", "O", "-", each perhaps with a "c"
    code_words: str | None
    detail_words: str | None

    def words_of(self, field: str) -> str | None:
        """The group that the words of a field come from."""
        return {"code": self.code_words, "detail": self.detail_words, **GROUPS}.get(field)


@dataclass(frozen=True)
class Slot:
    """What a row of slots.tsv says of a value: the group of its word, and of the detail of some words."""

    words: str | None
    details: Mapping[str, str]  # word -> group


@dataclass(frozen=True)
class Table:
    """Kinds by number, guards in table order, slots by name, words of each group."""

    kinds: Mapping[int, Kind]
    guards: Mapping[str, str]  # name -> rule, in table order
    slots: Mapping[str, Slot]
    words: Mapping[str, Mapping[str, int]]  # group -> name -> code

    @classmethod
    def published(cls) -> Table:
        return _published()

    def number(self, name: str) -> int:
        return next(number for number, kind in self.kinds.items() if kind.name == name)

    def code(self, group: str, name: str) -> int:
        return self.words[group][name]

    def name(self, group: str, code: int) -> str:
        return next(name for name, value in self.words[group].items() if value == code)

    def is_word(self, group: str, code: int) -> bool:
        """Whether an event may hold this code: 0 means that there is none."""
        return code >= 1 and code in self.words[group].values()


def rows_of(name: str) -> list[dict[str, str]]:
    with (SPEC / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _kind(row: Mapping[str, str]) -> Kind:
    presence = {name: row[name] for name in FIELDS}
    return Kind(row["kind"], presence, cell(row, "code_words"), cell(row, "detail_words"))


def _slot(row: Mapping[str, str]) -> Slot:
    pairs = (cell(row, "details") or "").split(";")
    details = dict(pair.split("=") for pair in pairs if pair)
    return Slot(cell(row, "words"), details)


@cache
def _published() -> Table:
    words: dict[str, dict[str, int]] = {}
    for row in rows_of("words.tsv"):
        words.setdefault(row["group"], {})[row["name"]] = int(row["code"])
    return Table(
        kinds={at: _kind(row) for at, row in enumerate(rows_of("kinds.tsv"), start=1)},
        guards={row["guard"]: row["rule"] for row in rows_of("guards.tsv")},
        slots={row["slot"]: _slot(row) for row in rows_of("slots.tsv")},
        words=words,
    )
