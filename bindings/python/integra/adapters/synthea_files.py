"""The files of a Synthea folder, whatever the case of their names, packed by gzip or not.

Spec: spec/03-command.md ("What goes in").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..opening import shown
from ..text import Text
from .records import InputError

__all__ = ["PATIENTS", "is_of_patients", "table_of", "tables"]

PATIENTS = "patients.csv"
_PACKED = ".gz"


def table_of(name: str) -> str:
    """The table that a file with this name would be."""
    return name.lower().removesuffix(_PACKED)


def is_of_patients(path: Path) -> bool:
    """Whether a file is named as Synthea's table of patients."""
    return table_of(path.name) == PATIENTS


def tables(folder: Path, names: Iterable[str]) -> tuple[dict[str, Path], list[Text]]:
    """The files of some tables, where they are there, and what is said of one that lies packed beside its like.

    Two that differ in case alone raise InputError: nobody can tell which counts.
    """
    wanted, found, notes = set(names), dict[str, Path](), list[Text]()
    for path in sorted(folder.iterdir(), key=lambda each: (each.name.lower().endswith(_PACKED), each.name)):
        table = table_of(path.name)
        if table not in wanted:
            continue
        first = found.setdefault(table, path)
        if first is not path:
            if first.name.lower() == path.name.lower():
                raise InputError(Text(f"the same table as {shown(first.name)}: keep one",
                                      f"la même table que {shown(first.name)} : n'en garder qu'une").at(shown(path)))
            notes.append(Text(f"passed over, since {shown(first.name)} is there",
                              f"non lu, puisque {shown(first.name)} est là").at(shown(path)))
    return found, notes
