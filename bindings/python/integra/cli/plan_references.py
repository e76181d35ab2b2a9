"""What plans are called: by the host, in a table of two columns, ``plan`` and ``reference``; else by themselves.

Spec: spec/03-command.md, "What is due"; GEN-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from ..forms import JsonError, strict
from ..spreadsheet import Broken, SpreadsheetError, plain, read
from ..text import Text, missing, verbatim
from .console import UNREADABLE, Stop
from .files import named, open_one

__all__ = ["DIGITS", "called", "references"]

#: How many digits of an identifier are shown at least.
DIGITS = 8
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


def called(openings: Mapping[UUID, UUID | None], ours: Mapping[UUID, str]) -> dict[UUID, str]:
    """What each plan is called: as the host says, else by the reference of its opening, else by the first digits of its
    identifier, as many as tell all of them apart."""
    whole = [plan.hex for plan in openings]
    digits = next(length for length in range(DIGITS, 33) if len({each[:length] for each in whole}) == len(whole))
    return {plan: ours.get(plan) or (plan.hex[:digits] if opened is None else opened.hex) for plan, opened in openings.items()}
