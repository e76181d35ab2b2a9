"""The tables of kinds, slots, guards and words, read from a folder.

Spec: PLN-11, PLN-23.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FIELDS = (
    "effective", "due", "until", "person", "reference", "target",
    "code", "detail", "text", "giver", "heard", "vouched",
)  # fmt: skip
PHASE_LETTERS = {"D": "draft", "P": "proposed", "A": "active", "R": "in_review", "S": "suspended", "C": "closed"}


@dataclass(frozen=True)
class Kind:
    """A row of kinds.tsv."""

    word: str
    phases: frozenset[str]
    next: str
    fields: dict[str, str]
    code_words: str
    detail_words: str
    target_of: str
    guards: tuple[str, ...]
    marks: frozenset[str]

    def correctable(self, field: str) -> bool:
        """Whether a correction may touch this field (PLN-23)."""
        return self.fields.get(field, "-").endswith("c")


@dataclass(frozen=True)
class Tables:
    """All the tables; `about_events`: slots whose subject is an event; `numbers`: a group's words by number."""

    kinds: dict[str, Kind]
    initial: dict[str, str | None]
    slot_order: dict[str, int]
    about_events: frozenset[str]
    guards: tuple[str, ...]
    numbers: dict[str, dict[int, str]]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _names(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split(","))


def _kind(row: dict[str, str]) -> Kind:
    letters = "" if row["phases"] == "-" else row["phases"]
    return Kind(
        word=row["kind"],
        phases=frozenset(PHASE_LETTERS[letter] for letter in letters),
        next=row["next"],
        fields={field: row[field] for field in FIELDS},
        code_words=row["code_words"],
        detail_words=row["detail_words"],
        target_of=row["target_of"],
        guards=_names(row["guards"]),
        marks=frozenset(_names(row["marks"])),
    )


def _numbers(path: Path, wanted: set[str]) -> dict[str, dict[int, str]]:
    """The words by number of the groups that kinds.tsv names; the other groups are not the plan's."""
    groups: dict[str, dict[int, str]] = {group: {} for group in wanted}
    for row in _rows(path):
        if row["group"] in wanted:
            known = groups[row["group"]].setdefault(int(row["code"]), row["name"])
            if known != row["name"]:
                raise ValueError(f"{row['group']} {row['code']} is both {known} and {row['name']}")
    empty = sorted(group for group, words in groups.items() if not words)
    if empty:
        raise ValueError(f"no words for {', '.join(empty)}")
    return groups


@lru_cache(maxsize=8)
def load(folder: Path) -> Tables:
    """The tables of a folder that holds kinds.tsv, slots.tsv, guards.tsv and words.tsv."""
    slots = _rows(folder / "slots.tsv")
    kinds = {row["kind"]: _kind(row) for row in _rows(folder / "kinds.tsv")}
    wanted = {group for kind in kinds.values() for group in (kind.code_words, kind.detail_words)} - {"-"}
    return Tables(
        kinds=kinds,
        initial={row["slot"]: None if row["initial"] == "-" else row["initial"] for row in slots},
        slot_order={row["slot"]: number for number, row in enumerate(slots)},
        about_events=frozenset(row["slot"] for row in slots if row["subject"] == "event"),
        guards=tuple(row["guard"] for row in _rows(folder / "guards.tsv")),
        numbers=_numbers(folder / "words.tsv", wanted),
    )


def default_folder() -> Path:
    """The folder named by SHARED_PLAN_TABLES, else the repository's spec/, this being in tests/oracle/shared_plan/."""
    named = os.environ.get("SHARED_PLAN_TABLES")
    return Path(named) if named else Path(__file__).resolve().parents[3] / "spec"
