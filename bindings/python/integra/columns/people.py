"""People of a table, a row each, in the NDJSON form: read row by row, so that a wrong one refuses its person alone.

Spec: spec/03-command.md ("Columns of our own"), spec/02-json.md; GEN-1, GEN-6, SCR-7.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from .. import spreadsheet
from ..adapters.records import PlacedRecord, Problem
from ..forms.record import AFTER, ITEMS
from ..forms.shapes import RECORD, SCREENED, is_another
from ..forms.strict import placed, shown
from ..nearest import with_nearest
from ..spreadsheet import plain
from ..text import Text, verbatim
from .cells import Habits, read_cell
from .days import CellError
from .mapping import Columns
from .names import FLOORS, KEYS, NAMES, TELLING, near
from .stays import settled
from .tables import Table, TableError, is_binary, known, tables

__all__ = ["read", "tells"]

_NONE = Text("no column is named as a question, a fact, a count or admissions: integra columns proposes how to name those "
             "there are, and --columns takes what it proposed",
             "aucune colonne ne porte le nom d'une question, d'un fait, d'un nombre ou d'admissions : integra columns propose "
             "comment nommer celles qui y sont, et --columns prend ce qu'il a proposé")
_EMPTY = Text("an empty table: nobody is in it", "une table vide : personne n'y est")
_NOT_THERE = Text("no column has this name", "aucune colonne ne porte ce nom")
_BELOW = Text("names of ours stand here: take away what is above them",
              "des noms de notre format se trouvent ici : enlever ce qui est au-dessus")
_PASSED = Text("passed over, no column of ours", "sans colonne de notre format, non lu")

#: What a screening found, which no table of people has; one of these may be the caller's own, two are an outcome.
_FOUND = frozenset(("derived", "yes_count", "unknown_count", "assistance_threshold", "least_to_settle"))


def tells(head: bytes, columns: Columns | None = None, slips: bool = False) -> bool:
    """Whether a file with this head is a table of ours: a workbook, Parquet, or text that has one of our columns, or with
    ``slips`` one that is nearly ours, and will be refused."""
    if is_binary(head):
        return True
    if head.lstrip()[:1] in (b"{", b"[", b"<"):
        return False
    looked_for = _looked_for(columns or Columns())
    try:
        names = spreadsheet.read(io.BytesIO(head), looked_for).names
        return any(map(looked_for, names)) or (slips and any(near(name, TELLING) for name in names))
    except spreadsheet.SpreadsheetError:
        return False


def _looked_for(columns: Columns) -> Callable[[str], bool]:
    theirs = frozenset(map(plain, columns.theirs.values()))
    return lambda name: plain(name) in TELLING or plain(name) in theirs


def read(stream: BinaryIO, name: str, columns: Columns | None = None,
         note: Callable[[Text], None] = lambda text: None, at: datetime.date | None = None) -> Iterator[PlacedRecord | Problem]:
    """The people of a stream, every row that is refused, and every sheet of a workbook whose names are nearly ours.

    ``note`` is told what was decided about it; ``at`` is the day for which all are screened, without it each row's own.

    Raises TableError where no table has a column of ours, or where a name is nearly one of ours.
    """
    columns = columns or Columns()
    looked_for = _looked_for(columns)
    passed: list[Table] = []
    found = False
    for table in tables(stream, name, lambda each: known(each) or looked_for(each), note):
        if not any(map(looked_for, table.names)):
            passed.append(table)
            continue
        found = True
        try:
            yield from _people(table, columns, at)
        except TableError as error:
            if not table.one_of_several:
                raise
            yield Problem(verbatim(""), error.text)
    if not found:
        raise TableError(_none(passed[0], columns) if passed else _EMPTY.at(name))
    for table in passed:
        yield from _passed(table, columns, note)


def _passed(table: Table, columns: Columns, note: Callable[[Text], None]) -> Iterator[Problem]:
    """A sheet without a column of ours: refused where it nearly has one, or has them further down; else said."""
    if (slip := _slip(table, columns)) is not None:
        yield Problem(table.place, slip)
    elif table.below is not None:
        yield Problem(table.below, _BELOW)
    else:
        note(_PASSED.at(table.place))


def _none(table: Table, columns: Columns) -> Text:
    """That a table has no column of ours, or which one it nearly has; raises TableError where a mapping asks for others."""
    if columns.theirs:
        _places(table, columns)
    return (_slip(table, columns) or _NONE).at(table.place)


def _slip(table: Table, columns: Columns) -> Text | None:
    """Which column of ours a table nearly has."""
    kept = frozenset(map(plain, columns.others))
    meant = ((each, near(each, TELLING)) for each in table.names if plain(each) not in kept)
    return next((_near(each, ours) for each, ours in meant if ours is not None), None)


def _people(table: Table, columns: Columns, at: datetime.date | None) -> Iterator[PlacedRecord | Problem]:
    places = _places(table, columns)
    for row in table.rows:
        if isinstance(row, Problem):
            yield row
            continue
        place, cells = row
        try:
            values = _values(cells, places, columns.habits, table.names)
        except _Refused as refusal:
            yield Problem(place, refusal.reason)
            continue
        yield PlacedRecord(place, _record(settled(values, at)))


class _Refused(Exception):
    """Why a row is refused, with the column."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


def _values(cells: Sequence[object], places: Mapping[str, int], habits: Habits, names: Sequence[str]) -> dict[str, Any]:
    """What a row says, by our names; what is not known is left out."""
    values = {}
    for ours, at in places.items():
        try:
            value = read_cell(ours, cells[at], habits)
        except CellError as error:
            raise _Refused(placed([_column(names[at])], error.reason, error.word, error.rule, error.nearest)) from None
        if value is not None:
            values[ours] = value
    for count, floor in FLOORS.items():
        if count in values and floor in values:
            raise _Refused(_both(names[places[count]], names[places[floor]]))
    return values


def _record(values: Mapping[str, Any]) -> dict[str, Any]:
    head = {name: value for name, value in values.items() if name in (*KEYS, "date", *AFTER)}
    answers = {name: value for name, value in values.items() if name in ITEMS}
    facts = {name: value for name, value in values.items() if name not in head and name not in answers}
    return head | ({"answers": answers} if answers else {}) | ({"facts": facts} if facts else {})


def _places(table: Table, columns: Columns) -> dict[str, int]:
    """Where each of our names stands, in the order of the table; refuses one that stands twice or is nearly there, and an
    outcome of ours, whose derived answers nobody gave."""
    kept = frozenset(map(plain, columns.others))
    if len(_FOUND.intersection(map(plain, table.names)) - kept) > 1:
        raise TableError(is_another(SCREENED, RECORD).at(table.place))
    found: dict[str, int] = {}
    for ours, theirs in columns.theirs.items():
        exact = [at for at, name in enumerate(table.names) if name == theirs]
        alike = exact or [at for at, name in enumerate(table.names) if plain(name) == plain(theirs)]
        if not alike:
            reason = with_nearest(_NOT_THERE, theirs, table.names)
            raise TableError(placed([_column(theirs)], reason, None, None, None).at(table.place))
        if len(alike) > 1:
            raise TableError(_twice(theirs).at(table.place))
        found[ours] = alike[0]
    for at, name in enumerate(table.names):
        bare = plain(name)
        if at in found.values() or bare in kept:
            continue
        if bare in (*KEYS, *NAMES):
            if bare in found:
                raise TableError(_twice(bare).at(table.place))
            found[bare] = at
        elif (meant := near(name, NAMES)) is not None:
            raise TableError(_near(name, meant).at(table.place))
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _column(name: str) -> Text:
    return Text(f"column {shown(name)!r}", f"colonne {shown(name)!r}")


def _twice(name: str) -> Text:
    return Text(f"column {shown(name)!r} is there twice: keep one",
                f"la colonne {shown(name)!r} est là deux fois : n'en garder qu'une")


def _near(name: str, meant: str) -> Text:
    name = shown(name)
    return Text(f"column {name!r}: is it {meant!r}? Then name it so; if not, keep it by others = [\"{name}\"] in the file of "
                "--columns",
                f"colonne {name!r} : est-ce {meant!r} ? La nommer ainsi ; sinon, la garder par others = [\"{name}\"] dans le "
                "fichier de --columns")


def _both(count: str, floor: str) -> Text:
    return Text(f"columns {shown(count)!r} and {shown(floor)!r} both have a number: keep one (rule SCR-7)",
                f"les colonnes {shown(count)!r} et {shown(floor)!r} ont toutes deux un nombre : n'en garder qu'un (règle SCR-7)")
