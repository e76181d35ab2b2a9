"""The published tables of the plan (kinds, guards, words) as Python sees them.

A made-up later edition is a table with more rows: `Table.published().with_rows(...)`.

Spec: PLN-1 to PLN-29 (spec/kinds.tsv, spec/guards.tsv, spec/words.tsv).  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import csv
import pathlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

SPEC = pathlib.Path(__file__).resolve().parents[3] / "spec"
FIELDS = ("effective", "due", "until", "person", "reference", "target", "code", "detail", "text", "giver", "heard", "vouched")
#: The words of a field that are the same in every kind.
GROUPS = {"heard": "heard", "vouched": "tri"}
PHASE_LETTERS = {"D": "draft", "P": "proposed", "A": "active", "R": "in_review", "S": "suspended", "C": "closed"}
KINDS_PER_EDITION = 64


@dataclass(frozen=True)
class Kind:
    """One row of the table of kinds."""

    number: int
    name: str
    phases: frozenset[str]
    next: str | None
    presence: Mapping[str, str]  # field -> "R", "O", "-", each perhaps with a "c"
    code_words: str | None
    detail_words: str | None
    target_of: str | None
    guards: tuple[str, ...]
    marks: frozenset[str]

    @property
    def edition(self) -> int:
        return edition_of(self.number)

    def words_of(self, field: str) -> str | None:
        """The group that the words of a field come from."""
        return {"code": self.code_words, "detail": self.detail_words, **GROUPS}.get(field)

    def correctable(self, field: str) -> bool:
        return self.presence.get(field, "-").endswith("c")


def edition_of(number: int) -> int:
    """Kinds 1-63 belong to edition 1, 64-127 to edition 2, and so on."""
    return number // KINDS_PER_EDITION + 1


def kind_of_row(number: int, row: Mapping[str, str]) -> Kind:
    """A row of kinds.tsv; a column left out is "-"."""

    def cell(name: str) -> str | None:
        value = row.get(name, "-")
        return None if value == "-" else value

    def many(name: str) -> tuple[str, ...]:
        return tuple((cell(name) or "").split(",")) if cell(name) else ()

    return Kind(
        number=number,
        name=row["kind"],
        phases=frozenset(PHASE_LETTERS[letter] for letter in cell("phases") or ""),
        next=cell("next"),
        presence={name: row.get(name, "-") for name in FIELDS},
        code_words=cell("code_words"),
        detail_words=cell("detail_words"),
        target_of=cell("target_of"),
        guards=many("guards"),
        marks=frozenset(many("marks")),
    )


@dataclass(frozen=True)
class Table:
    """Kinds by number, guards in table order, words of each group."""

    kinds: Mapping[int, Kind]
    guards: Mapping[str, str]  # name -> rule, in table order
    words: Mapping[str, Mapping[str, int]]  # group -> name -> code

    @classmethod
    def published(cls) -> Table:
        return _published()

    def with_rows(self, rows: Iterable[Mapping[str, str]], first: int) -> Table:
        """The same table with more kinds, numbered from `first`."""
        more = {first + at: kind_of_row(first + at, row) for at, row in enumerate(rows)}
        return Table({**self.kinds, **more}, self.guards, self.words)

    def number(self, name: str) -> int:
        return next(kind.number for kind in self.kinds.values() if kind.name == name)

    def code(self, group: str, name: str) -> int:
        return self.words[group][name]

    def name(self, group: str, code: int) -> str:
        return next(name for name, value in self.words[group].items() if value == code)

    def is_word(self, group: str, code: int) -> bool:
        """Whether an event may hold this code: 0 means that there is none."""
        return code >= 1 and code in self.words[group].values()

    def guard_order(self, name: str) -> int:
        return list(self.guards).index(name)


def rows_of(name: str) -> list[dict[str, str]]:
    with (SPEC / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _published() -> Table:
    words: dict[str, dict[str, int]] = {}
    for row in rows_of("words.tsv"):
        words.setdefault(row["group"], {})[row["name"]] = int(row["code"])
    kinds = {at: kind_of_row(at, row) for at, row in enumerate(rows_of("kinds.tsv"), start=1)}
    guards = {row["guard"]: row["rule"] for row in rows_of("guards.tsv")}
    return Table(kinds, guards, words)
