"""One file of CSV as rows of values, under the columns of ours that it has.

Spec: spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from ... import spreadsheet
from ..._discreet import Discreet
from ..._os_errors import cannot_be_read
from ...columns.names import near
from ...nearest import nearest
from ...opening import InputError, open_named
from ...spreadsheet import CP1252, plain
from ...text import Text, missing
from .errors import Faults

__all__ = ["Sheet", "sheet_of"]

C = TypeVar("C")

_TWICE = Text("this column is there twice: keep one", "cette colonne est là deux fois : n'en garder qu'une")
_NO_COLUMN = Text("no column has this name", "aucune colonne ne porte ce nom")
_UNREAD = Text("columns that are none of its own, not read: {names}",
               "colonnes qui ne sont pas les siennes, non lues : {names}")


@dataclass(slots=True)
class Sheet(Discreet):
    """What a file says: rows of values by column, what each column is called in it, and what was passed over.

    ``whole`` says that no column or row of it is lost.
    """

    rows: list[tuple[int, dict[int, str]]] = field(default_factory=list)
    spelt: dict[int, str] = field(default_factory=dict)
    notes: list[Text] = field(default_factory=list)
    whole: bool = True


def sheet_of(file: Path, label: str, known: Mapping[str, int], needed: Sequence[int], faults: Faults) -> Sheet:
    """Reads a file; ``known`` gives the place of a column by each of its names, ``needed`` those that must be there."""
    found = Sheet()
    try:
        with open_named(file).reading() as stream:
            sheet = spreadsheet.read(stream, lambda name: plain(name) in known)
            places = _places(sheet, label, known, needed, faults, found)
            for row in sheet.rows():
                if isinstance(row, spreadsheet.Broken):
                    found.whole = False
                    faults.add(row.reason, label, row.line)
                else:
                    found.rows.append((row.line, {place: cell for at, place in places if (cell := row.cells[at])}))
            if sheet.cp1252:
                found.notes.append(CP1252.at(label))
    except spreadsheet.SpreadsheetError as error:
        faults.add(error.reason, label, error.line)
        found.whole = False
    except (InputError, OSError) as error:
        faults.add(error.text if isinstance(error, InputError) else cannot_be_read(label, error), "")
        found.whole = False
    return found


def _places(sheet: spreadsheet.Sheet, label: str, known: Mapping[str, int], needed: Sequence[int], faults: Faults,
            found: Sheet) -> list[tuple[int, int]]:
    """Where the columns of ours stand in the file; one that is nearly ours, there twice or missing is refused."""
    places: list[tuple[int, int]] = []
    others = []
    for at, name in enumerate(sheet.names):
        place = known.get(plain(name))
        slip = near(name, known) if place is None and name else None
        if slip is not None or place in found.spelt:
            found.whole = False
            faults.add(_TWICE if slip is None else _NO_COLUMN, label, sheet.line, word=name, rule="GEN-1", nearest=slip)
        elif place is not None:
            found.spelt[place] = name
            places.append((at, place))
        elif name:
            others.append(name)
    for place in needed if sheet.names else ():
        if place not in found.spelt:
            found.whole = False
            names = [name for name, at in known.items() if at == place]  # in French, then in English
            meant = next(filter(None, (nearest(name, others) for name in names)), None)
            faults.add(Text(missing(names[-1]).en, missing(names[0]).fr), label, sheet.line, rule="GEN-1", nearest=meant)
    if others:
        found.notes.append(_UNREAD.of(names=", ".join(others)).at(label))
    return places
