"""What the host itself calls its plans: a table of two columns, ``plan`` and ``reference``.

Spec: spec/03-command.md, "What is due"; GEN-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from uuid import UUID

from ..forms import JsonError, strict
from ..spreadsheet import Broken, SpreadsheetError, plain, read
from ..text import Text, missing, verbatim
from .console import UNREADABLE, Stop
from .files import named, open_one

__all__ = ["references"]

_NAMES = PLAN, REFERENCE = "plan", "reference"
#: As long as a reference in a view (PLN-30).
LIMIT = 64
_TWICE = Text("this plan has a reference already", "ce plan a déjà une référence")
_BAD = Text(f"a reference is a text of 1 to {LIMIT} bytes on one line",
            f"une référence est un texte de 1 à {LIMIT} octets sur une ligne")


def references(name: str | None) -> dict[UUID, str]:
    """The references in a file; none where none is named. A row that is wrong ends the command with its line."""
    if name is None:
        return {}
    found: dict[UUID, str] = {}
    with open_one(name).reading() as stream:
        try:
            sheet = read(stream, lambda each: plain(each) in _NAMES)
            places = {plain(each): at for at, each in enumerate(sheet.names)}
            for wanted in _NAMES:
                if wanted not in places:
                    raise SpreadsheetError(missing(wanted), sheet.line)
            for row in sheet.rows():
                if isinstance(row, Broken):
                    raise SpreadsheetError(row.reason, row.line)
                plan, reference = (row.cells[places[each]].strip() for each in _NAMES)
                _add(found, plan, reference, row.line)
        except SpreadsheetError as error:
            raise Stop(UNREADABLE, error.text.at(verbatim(named(name)))) from None
    return found


def _add(found: dict[UUID, str], plan: str, reference: str, line: int) -> None:
    try:
        identifier = strict.identifier(plan, PLAN)
    except JsonError as error:
        raise SpreadsheetError(error.text, line) from None
    if identifier in found:
        raise SpreadsheetError(_TWICE, line)
    if not (reference.isprintable() and 0 < len(reference.encode("utf-8", "replace")) <= LIMIT):
        raise SpreadsheetError(_BAD, line)
    found[identifier] = reference
