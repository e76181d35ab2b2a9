"""A territory as JSON, and what it comes to: between JSON and cells.

Spec: spec/02-json.md ("Territories"); GEN-1, TER-16.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from .._low import territory as _low
from .._low.core import Struct
from ..errors import IntegraError
from ..forms import strict
from ..forms.plain import plain
from ..forms.strict import JsonError, join
from .cells import cell_of, value_of
from .column import Column
from .columns import COLUMNS
from .found import SheetLine, TerritoryFinding, TerritoryQuestion
from .gathered import Batch
from .refusals import empty_text, no_such_row, or_unknown, place_of, takes_unknown
from .row import MOST, RESERVED, UNKNOWN, is_reserved
from ..text import Text, one_of
from ..words import ColumnKind, Message, StepState, TerritoryTable

if TYPE_CHECKING:
    from .review import Review

__all__ = ["read", "review_written", "written"]

#: What a form may say that it is.
MESSAGE = Message.TERRITORY.word
_TABLES = {table.word: table for table in TerritoryTable}
_NAMES = ("message", "id", "claims", *_TABLES)
_CLAIM_NULL = Text('null claims nothing: write {"from": null, "to": null} if the list is complete, or leave the name out',
                   'null ne déclare rien : écrire {"from": null, "to": null} si la liste est complète, ou omettre le nom')
_UNKNOWN = f'"{UNKNOWN.value}"'


# ---- what goes in


def _word(value: object, path: str, column: Column) -> Any:
    assert isinstance(column.target, type)
    return strict.word(value, path, column.target)


def _identifier(value: object, path: str, _: Column | None = None) -> UUID:
    found = strict.identifier(value, path)
    if is_reserved(found):
        raise JsonError(RESERVED, path)
    return found


_READERS: dict[ColumnKind, Callable[[object, str, Column], Any]] = {
    ColumnKind.OWN: _identifier,
    ColumnKind.ID: _identifier,
    ColumnKind.DATE: lambda value, path, _: strict.day(value, path),
    ColumnKind.DAY: lambda value, path, _: strict.day(value, path),
    ColumnKind.MONTH: lambda value, path, _: strict.day(value, path),
    ColumnKind.TRI: lambda value, path, _: strict.tri(value, path),
    ColumnKind.WORD: _word,
    ColumnKind.FLAG: lambda value, path, _: strict.flag(value, path),
    ColumnKind.NUMBER: lambda value, path, _: strict.integer(value, path, highest=MOST),
}


def _cell(value: object, path: str, column: Column, rows: Mapping[TerritoryTable, int]) -> Any:
    """The cell of one value; ``rows`` says how many rows each table has."""
    if value == "":
        raise JsonError(empty_text(column), path)
    if takes_unknown(column) and value == UNKNOWN.value:
        return cell_of(column, UNKNOWN)
    if column.kind is ColumnKind.REF:
        assert isinstance(column.target, TerritoryTable)
        return cell_of(column, _place(value, path, column, rows.get(column.target, 0)))
    try:
        return cell_of(column, _READERS[column.kind](value, path, column))
    except JsonError as error:
        if error.reason is RESERVED or not takes_unknown(column):
            raise
        raise JsonError(or_unknown(column, error.reason, _UNKNOWN), path) from None


def _place(value: object, path: str, column: Column, rows: int) -> int:
    if type(value) is not int:
        strict.refuse(place_of(column, rows, _UNKNOWN), path)
    if not 0 <= value < rows:
        raise JsonError(no_such_row(column, rows, _UNKNOWN), path)
    return value


def _row(value: object, path: str, columns: tuple[Column, ...], rows: Mapping[TerritoryTable, int]) -> list[Any]:
    given = strict.fields(value, path, [column.name for column in columns])
    cells = []
    for column in columns:
        place = join(path, column.name)
        if column.name in given:
            cells.append(_cell(given[column.name], place, column, rows))
        elif column.required:
            raise JsonError(strict.REQUIRED, place)
        else:
            cells.append(_low.BLANK[column.kind])
    return cells


def _apply(territory: Struct, batch: Batch, path: str) -> None:
    try:
        batch.add(territory)
    except IntegraError as error:
        raise JsonError(error.told, path if error.index is None else f"{path}[{error.index}]") from None


def _claim(territory: Struct, name: str, value: object, path: str) -> None:
    span = strict.fields(value, path, ("from", "to"))
    since, until = (strict.day(span[end], join(path, end)) if end in span else None for end in ("from", "to"))
    try:
        _low.claim(territory, _TABLES[name], since, until)
    except IntegraError as error:
        raise JsonError(error.told, path) from None


def _claims(territory: Struct, value: object, path: str) -> None:
    spans = strict.fields(value, path, _TABLES)
    null = next((name for name in value if name not in spans), None) if isinstance(value, dict) else None
    if null is not None:  # some would read it as a claim without ends, some as none
        raise JsonError(_CLAIM_NULL, join(path, null))
    for name, span in spans.items():
        _claim(territory, name, span, join(path, name))


def read(document: object, path: str) -> Struct:
    """Makes a territory of its JSON form; raises :class:`JsonError`."""
    given = strict.fields(document, path, _NAMES)
    if given.get("message", MESSAGE) != MESSAGE:
        strict.refuse(one_of([MESSAGE]), join(path, "message"))
    if "id" not in given:
        raise JsonError(strict.REQUIRED, join(path, "id"))
    territory = _low.create(_identifier(given["id"], join(path, "id")))
    lists = {table: strict.items(given[name], join(path, name), _low.ROW_LIMIT)
             for name, table in _TABLES.items() if name in given}
    many = {table: len(values) for table, values in lists.items()}
    for table, values in lists.items():
        where, columns = join(path, table.word), COLUMNS[table]
        rows = [_row(value, f"{where}[{place}]", columns, many) for place, value in enumerate(values)]
        if rows:
            _apply(territory, Batch(table, list(zip(*rows, strict=True)), len(rows)), where)
    _claims(territory, given.get("claims", {}), join(path, "claims"))
    return territory


# ---- what comes out


def _rows(territory: Struct, table: TerritoryTable) -> Iterable[dict[str, Any]]:
    columns = COLUMNS[table]
    cells = [_low.column(territory, table, place, column.kind) for place, column in enumerate(columns)]
    for row in zip(*cells, strict=True):
        yield {column.name: _plain(value_of(column, cell)) for column, cell in zip(columns, row, strict=True)
               if column.required or cell != _low.BLANK[column.kind]}


def _plain(value: Any) -> Any:
    return UNKNOWN.value if value is UNKNOWN else plain(value)


def written(territory: Struct) -> dict[str, Any]:
    """The JSON form: identifier, claims, and the tables that have rows; a blank column is left out."""
    spans = {table.word: _low.claimed(territory, table) for table in TerritoryTable}
    claims = {name: {"from": plain(span[0]), "to": plain(span[1])} for name, span in spans.items() if span is not None}
    rows = {table.word: list(_rows(territory, table)) for table in TerritoryTable}
    form = {"id": _low.identifier(territory).hex, "claims": claims}
    return form | {name: held for name, held in rows.items() if held}


def _finding(finding: TerritoryFinding) -> dict[str, Any]:
    return {"rule": finding.rule, "settled_by": finding.settled_by.word, "weight": finding.weight.word,
            "state": finding.state.word, "subject": plain(finding.subject), "second": plain(finding.second),
            "index": finding.index, "value": finding.value, "other": finding.other, "due": plain(finding.due)}


def _line(line: SheetLine) -> dict[str, Any]:
    return {"value": line.value.word, "stated": line.stated.word, "computed": line.computed.word, "basis": line.basis.word,
            "count": line.count, "of": line.of, "least": (line.least or StepState.UNKNOWN).word,
            "most": (line.most or StepState.UNKNOWN).word, "detail": 0 if line.detail is None else line.detail.code,
            "since": plain(line.since), "evidence": plain(line.evidence)}


def _question(question: TerritoryQuestion) -> dict[str, Any]:
    return {"kind": question.kind.word, "table": plain(question.table), "row": question.row, "column": question.column,
            "line": plain(question.line), "score": question.score}


def review_written(review: Review) -> dict[str, Any]:
    """What a territory comes to: written, never read back."""
    return {"findings": [_finding(each) for each in review.findings],
            "lines": {line.word: _line(each) for line, each in review.sheet.items()},
            "questions": [_question(each) for each in review.ask]}
