"""Territories out of data frames, a frame a table, and back; reviews as frames.

Spec: spec/41-territory.md; GEN-1, GEN-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn
from uuid import UUID

from .._low import territory as _low
from .._low.core import Struct
from .._model import argument_date, argument_word
from .._frame_values import float_remedy
from ..errors import UsageError
from ..nearest import nearest_or_all, shown
from ..text import UNKNOWN_NAME, Text
from ..words import ColumnKind, Language, Status, TerritoryTable, Tri, Word
from .cells import cell_of, value_of
from .column import Column
from .columns import COLUMNS
from .frame_cells import EmptyText, HoldsFloats, NoPlace, Refused, value_in
from .frame_columns import columns_of
from .gathered import Batch
from .refusals import TerritoryError, empty_text, no_such_row, or_unknown, place_of
from .row import UNKNOWN

if TYPE_CHECKING:
    from .review import Review

__all__ = ["frames_of", "read", "review_frames"]

_TABLES = {table.word: table for table in TerritoryTable}
_REQUIRED = Text("this column is missing, and every row needs it", "cette colonne manque, et chaque ligne l'exige")
_TWICE = Text("its frame is given twice: by its word and by its name", "son tableau est donné deux fois : par son mot et par son nom")
_OWN = Text("its identifier (a UUID, sixteen bytes or 32 hexadecimal digits)",
            "son identifiant (un UUID, seize octets ou 32 chiffres hexadécimaux)")
_UNKNOWN = f'"{UNKNOWN.value}"'
_BLANK = Text("nothing here, and every row needs it", "rien ici, et chaque ligne l'exige")


# ---- in


def _no_column(table: TerritoryTable, name: object, place: int, many: int) -> TerritoryError:
    """That a column of a frame is none of its table's; its name is told where it is no text of people's (GEN-6)."""
    columns = [column.name for column in COLUMNS[table]]
    reason, near = nearest_or_all(UNKNOWN_NAME, name if isinstance(name, str) else "", columns)
    if shown(name):
        return TerritoryError(Status.UNKNOWN_NAME, reason, table, column=str(name), nearest=near)
    where = Text(f"its column {place + 1} of {many}", f"sa colonne {place + 1} sur {many}")
    return TerritoryError(Status.UNKNOWN_NAME, reason.at(where), table, nearest=near)


def _no_table(name: object) -> TerritoryError:
    reason, near = nearest_or_all(UNKNOWN_NAME, name if isinstance(name, str) else "", _TABLES)
    if shown(name):
        reason = reason.at(f"table {name}")
    return TerritoryError(Status.UNKNOWN_NAME, reason, nearest=near)


def _refuse(table: TerritoryTable, row: int | None, column: Column, what: Text,
            status: Status = Status.INVALID_VALUE) -> NoReturn:
    raise TerritoryError(status, what, table, row, column.name, rule="GEN-1")


class _Tables:
    """The frames of one call, as columns of values."""

    def __init__(self, frames: Mapping[Any, Any]) -> None:
        self._frames: dict[TerritoryTable, Any] = {}
        self._given: dict[TerritoryTable, Mapping[str, Sequence[Any]]] = {}
        self._counts: dict[TerritoryTable, int] = {}
        self._places: dict[TerritoryTable, dict[UUID, int]] = {}
        for name, frame in frames.items():
            table = name if isinstance(name, TerritoryTable) else _TABLES.get(name)
            if table is None:
                raise _no_table(name)
            if table in self._frames:
                raise TerritoryError(Status.DUPLICATE, _TWICE, table)
            columns = columns_of(frame, table)
            for place, column in enumerate(columns):
                if column not in (each.name for each in COLUMNS[table]):
                    raise _no_column(table, column, place, len(columns))
            self._frames[table] = frame
            self._given[table] = columns
            self._counts[table] = len(next(iter(columns.values()), ()))

    def batches(self) -> Iterable[Batch]:
        for table in TerritoryTable:  # those that are named before those that name them
            if self._counts.get(table):
                yield Batch(table, [self._cells(table, column) for column in COLUMNS[table]], self._counts[table])

    def _cells(self, table: TerritoryTable, column: Column) -> _low.Cells:
        values = self._given[table].get(column.name)
        if values is None:
            if column.required:
                _refuse(table, None, column, _REQUIRED)
            return None
        read = [self._value(table, row, column, value) for row, value in enumerate(values)]
        if column.kind is ColumnKind.OWN:
            self._places[table] = {value: row for row, value in reversed(list(enumerate(read)))}
        return [cell_of(column, value) for value in read]

    def _value(self, table: TerritoryTable, row: int, column: Column, value: Any) -> Any:
        try:
            found = value_in(column, value)
        except Refused as refused:
            wanted = or_unknown(column, refused.wanted, _UNKNOWN)
            _refuse(table, row, column, _takes(wanted))
        except EmptyText:
            _refuse(table, row, column, empty_text(column))
        except HoldsFloats:
            _refuse(table, row, column, float_remedy(self._held(table, column)))
        except NoPlace:
            _refuse(table, row, column, _takes(self._place_of(column)))
        if found is None and column.required:
            _refuse(table, row, column, _BLANK)
        return self._named(table, row, column, found) if column.kind is ColumnKind.REF else found

    def _held(self, table: TerritoryTable, column: Column) -> Any:
        """What holds a column: itself, where its frame is a dict."""
        frame = self._frames[table]
        return frame[column.name] if isinstance(frame, Mapping) else frame

    def _named(self, table: TerritoryTable, row: int, column: Column, value: Any) -> Any:
        """The place of the row that a cell names."""
        if value is None or value is UNKNOWN:
            return value
        assert isinstance(column.target, TerritoryTable)
        many = self._counts.get(column.target, 0)
        if isinstance(value, int):
            found = value if 0 <= value < many else None
        else:
            found = self._places.get(column.target, {}).get(value)
        if found is None:
            _refuse(table, row, column, no_such_row(column, many, _UNKNOWN), Status.OUT_OF_RANGE)
        return found

    def _place_of(self, column: Column) -> Text:
        """What names a row: its place, and where rows have one their identifier."""
        assert isinstance(column.target, TerritoryTable)
        own = COLUMNS[column.target][0].kind is ColumnKind.OWN
        return place_of(column, self._counts.get(column.target, 0), _UNKNOWN, *([_OWN] if own else []))


def _takes(what: Text) -> Text:
    return Text(f"it takes {what.en}", f"elle accepte {what.fr}")


def _claim(territory: Struct, table: object, span: Any) -> None:
    name = argument_word(TerritoryTable, table, "claims")
    if span is None or span is True:
        span = None, None
    if not isinstance(span, tuple) or len(span) != 2:
        raise TypeError("claims takes names of tables, or a mapping from them to (from, to), True or None")
    since, until = (argument_date(end, "claims") for end in span)
    try:
        _low.claim(territory, name, since, until)
    except UsageError as error:
        raise TerritoryError(error.status, error.told, name, rule=error.rule, fault=error.fault) from None


def read(frames: Mapping[Any, Any], identifier: UUID, claims: Any) -> Struct:
    """Makes a territory of frames; :meth:`integra.Territory.from_frames` says how."""
    if not isinstance(frames, Mapping):
        raise TypeError("frames takes a mapping from names of tables to frames")
    if isinstance(claims, str) or not isinstance(claims, Iterable):
        raise TypeError("claims takes names of tables, or a mapping from them to (from, to), True or None")
    territory = _low.create(identifier)
    for batch in _Tables(frames).batches():
        batch.apply(territory)
    spans = claims if isinstance(claims, Mapping) else dict.fromkeys(claims)
    for table, span in spans.items():
        _claim(territory, table, span)
    return territory


# ---- out


def _column(territory: Struct, table: TerritoryTable, place: int) -> tuple[Any, list[Any]]:
    """A column as a frame has it: its type, or its words, and its values."""
    column = COLUMNS[table][place]
    values = [value_of(column, cell) for cell in _low.column(territory, table, place, column.kind)]
    kind = column.kind
    if kind in (ColumnKind.OWN, ColumnKind.ID):
        return str, [value.hex if isinstance(value, UUID) else _said(value) for value in values]
    if kind is ColumnKind.REF:
        return _named(territory, column, values)
    if kind in (ColumnKind.TRI, ColumnKind.WORD):
        words: Any = Tri if kind is ColumnKind.TRI else column.target
        return tuple(word.word for word in words), [None if value is None else value.word for value in values]
    if kind in (ColumnKind.FLAG, ColumnKind.NUMBER):
        return bool if kind is ColumnKind.FLAG else int, values
    if UNKNOWN in values:
        return str, [_day(value) if isinstance(value, datetime.date) else _said(value) for value in values]
    return datetime.date, values


def _named(territory: Struct, column: Column, places: list[Any]) -> tuple[Any, list[Any]]:
    """Rows by their identifiers, by their places where they have none."""
    assert isinstance(column.target, TerritoryTable)
    if COLUMNS[column.target][0].kind is not ColumnKind.OWN:
        return int, places
    own = _low.column(territory, column.target, 0, ColumnKind.OWN)
    return str, [own[place].hex() if isinstance(place, int) else _said(place) for place in places]


def _said(value: Any) -> str | None:
    return None if value is None else UNKNOWN.value


def _day(value: datetime.date) -> str:
    return value.isoformat()


def frames_of(territory: Struct, library: str | None) -> dict[str, Any]:
    """The tables that have rows, a frame each."""
    from ..frames.make import frame_of

    return {table.word: frame_of({column.name: _column(territory, table, place) for place, column in enumerate(columns)},
                                 library)
            for table, columns in COLUMNS.items() if _low.count(territory, table)}


def _words(words: type[Word], values: Iterable[Word | None]) -> tuple[Any, list[Any]]:
    return tuple(word.word for word in words), [None if value is None else value.word for value in values]


def _hex(values: Iterable[UUID | None]) -> tuple[Any, list[Any]]:
    return str, [None if value is None else value.hex for value in values]


def review_frames(review: Review, library: str | None, language: Language) -> dict[str, Any]:
    """Findings, lines and questions, a frame each, with the names of the JSON form."""
    from ..frames.make import frame_of
    from ..words import (
        Basis, ExchangeState, FindingState, Line, LineGroup, ProgressState, QuestionKind, SettledBy, StepState, Weight,
    )

    found, lines, asked = review.findings, tuple(review.sheet.values()), review.ask
    details = tuple(dict.fromkeys(word.word for words in (ExchangeState, ProgressState) for word in words))
    return {
        "findings": frame_of({
            "rule": (str, [each.rule for each in found]),
            "settled_by": _words(SettledBy, (each.settled_by for each in found)),
            "weight": _words(Weight, (each.weight for each in found)),
            "state": _words(FindingState, (each.state for each in found)),
            "subject": _hex(each.subject for each in found), "second": _hex(each.second for each in found),
            "table": _words(TerritoryTable, (each.table for each in found)),
            "index": (int, [each.index for each in found]), "value": (int, [each.value for each in found]),
            "other": (int, [each.other for each in found]), "due": (datetime.date, [each.due for each in found]),
            "text": (str, [each.text(language) for each in found])}, library),
        "lines": frame_of({
            "line": _words(Line, (each.line for each in lines)), "group": _words(LineGroup, (each.group for each in lines)),
            "value": _words(Tri, (each.value for each in lines)), "stated": _words(Tri, (each.stated for each in lines)),
            "computed": _words(Tri, (each.computed for each in lines)),
            "basis": _words(Basis, (each.basis for each in lines)),
            "count": (int, [each.count for each in lines]), "of": (int, [each.of for each in lines]),
            "least": _words(StepState, (each.least for each in lines)),
            "most": _words(StepState, (each.most for each in lines)),
            "detail": (details, [None if each.detail is None else each.detail.word for each in lines]),
            "date": (datetime.date, [each.date for each in lines]), "since": (datetime.date, [each.since for each in lines]),
            "evidence": _hex(each.evidence for each in lines), "bad": (bool, [each.bad for each in lines]),
            "label": (str, [each.label(language) for each in lines])}, library),
        "questions": frame_of({
            "kind": _words(QuestionKind, (each.kind for each in asked)),
            "table": _words(TerritoryTable, (each.table for each in asked)),
            "row": (int, [each.row for each in asked]), "column": (str, [each.column for each in asked]),
            "line": _words(Line, (each.line for each in asked)), "score": (int, [each.score for each in asked]),
            "text": (str, [each.text(language) for each in asked])}, library),
    }
