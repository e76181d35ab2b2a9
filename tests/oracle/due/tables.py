"""What the oracle takes from the tables of the specification: codes of words, groups of kinds, the order of rows.

Spec: words.tsv, kinds.tsv, findings.tsv, parameters.tsv.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import csv
import functools
import pathlib

SPEC = pathlib.Path(__file__).resolve().parents[3] / "spec"


def _rows(name: str) -> list[dict[str, str]]:
    with open(SPEC / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@functools.cache
def codes(group: str) -> dict[str, int]:
    """The codes of a group's words, by name."""
    return {row["name"]: int(row["code"]) for row in _rows("words.tsv") if row["group"] == group}


@functools.cache
def names(group: str) -> dict[int, str]:
    """The names of a group's words, by code."""
    return {code: name for name, code in codes(group).items()}


@functools.cache
def kinds() -> dict[str, dict[str, str]]:
    """The rows of kinds.tsv by kind."""
    return {row["kind"]: row for row in _rows("kinds.tsv")}


def word_of(kind: str, column: str, number: str | int | None) -> str | None:
    """The word of a kind's `code` or `detail` that a number stands for; a word stays itself."""
    if number is None or isinstance(number, str):
        return number
    group = kinds()[kind][f"{column}_words"] if kind in kinds() else "-"
    return names(group).get(number, str(number)) if group != "-" else str(number)


@functools.cache
def rank() -> dict[tuple[str, str], int]:
    """Where a row (rule, settled_by) stands in findings.tsv."""
    return {(row["rule"], row["settled_by"]): number for number, row in enumerate(_rows("findings.tsv"))}


@functools.cache
def parameters() -> dict[str, int]:
    """The defaults of the plan's parameters, and the pack has-2014's."""
    return {row["name"]: int(row["has-2014"]) for row in _rows("parameters.tsv") if row["domain"] == "plan"}
