"""A territory: who meets, what they decide, how far integration has come.

Spec: spec/40-concertation.md, spec/41-territory.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

from .._low import territory as _low
from .._model import FrozenMap, argument, argument_bytes, argument_date, argument_id, argument_word
from ..errors import UsageError
from ..rules import Rules
from ..text import Text
from ..words import Status, TerritoryTable
from .cells import value_of
from .columns import COLUMNS
from .gathered import Batch, gathered
from .rise import Rise, rise_of
from .row import Row
from .rows import ROWS
from .tabled import Tabled

if TYPE_CHECKING:
    from .review import Review

__all__ = ["Span", "Territory"]

#: From and to of a claim, None for "from the beginning" and for "without end".
Span = tuple[datetime.date | None, datetime.date | None]
#: Frames by the names of their tables, or by their words.
Frames: TypeAlias = Mapping[str, Any] | Mapping[TerritoryTable, Any] | Mapping[str | TerritoryTable, Any]


class Territory(Tabled):
    """A territory: tables of rows, and which of its lists are claimed complete.

    A list is a floor: what is not in it is unknown, unless the list is claimed (GEN-1). What changes a territory changes
    it whole or leaves it as it was. One thread uses it at a time; another one takes a copy (pickle).
    ``with Territory(...) as territory:`` wipes it from memory at the end; so does :meth:`close`.

    >>> import datetime, uuid
    >>> from integra import Territory
    >>> from integra.territory import Body, Meeting
    >>> from integra.words import BodyKind, Tier
    >>> territory = Territory(uuid.UUID(int=1))
    >>> table = Body(id=uuid.UUID(int=2), tier=Tier.MESO, kind=BodyKind.TABLE, meetings_complete=True)
    >>> territory.add([table, Meeting(id=uuid.UUID(int=3), body=table, date=datetime.date(2025, 6, 1))])
    (0, 0)
    >>> territory.claim("body")
    >>> len(territory), territory.claims
    (2, {<TerritoryTable.BODY: 'body'>: (None, None)})

    Args:
        id: the territory's opaque identifier.
    """

    __slots__ = ("_territory", "_places")
    _territory: Any
    #: Of tables whose rows have identifiers, the place of each: made when somebody is named by one.
    _places: dict[TerritoryTable, dict[bytes, int]]

    def __init__(self, id: UUID) -> None:
        self._territory = _low.create(argument_id(id, "id"))
        self._places = {}

    @classmethod
    def _of(cls, struct: Any) -> Territory:
        made = cls.__new__(cls)
        made._territory, made._places = struct, {}
        return made

    @classmethod
    def from_cbor(cls, data: bytes | bytearray | memoryview) -> Territory:
        """Reads a message ``territory``. Raises as :func:`integra.decode`."""
        return cls._of(_low.decode(argument_bytes(data, "data")))

    def to_cbor(self) -> bytes:
        """The message ``territory``.

        Raises:
            ResourceError: it would be greater than 64 MiB (WIRE-14).
        """
        return _low.encode(self._open)

    @classmethod
    def from_dict(cls, document: object) -> Territory:
        """Reads the JSON form of a territory (:mod:`integra.forms.territory`).

        Raises:
            JsonError: with the path of what is wrong.
        """
        from .json_form import read

        return cls._of(read(document, ""))

    def to_dict(self) -> dict[str, Any]:
        """The JSON form: ``Territory.from_dict(territory.to_dict()) == territory``."""
        from .json_form import written

        return written(self._open)

    @classmethod
    def from_frames(cls, frames: Frames, *, id: UUID, claims: Any = ()) -> Territory:
        """Makes a territory of one frame a table, by the table's name.

        A frame is a pandas, polars or pyarrow one, any that exports an Arrow stream, or a dict of lists; its columns
        are the table's. Identifiers are :class:`uuid.UUID`, sixteen bytes or 32 hexadecimal digits; another row is named
        by its place or its identifier; days are dates, datetimes at midnight or ISO texts; words are texts; ``"unknown"``
        is what is said unknown. What is missing is blank.

        >>> import uuid
        >>> from integra import Territory
        >>> bodies = {"id": [uuid.UUID(int=2)], "tier": ["meso"], "opens": ["2020-01-01"]}
        >>> len(Territory.from_frames({"body": bodies}, id=uuid.UUID(int=1), claims=["body"]))
        1

        Args:
            frames: the frames, by the names of their tables, or by their words.
            id: the territory's identifier.
            claims: the names of the tables whose lists are complete, or a mapping from them to spans: ``(from, to)``, or
                None for "complete, from the beginning and without end" (in JSON ``null`` is refused instead).

        Raises:
            TerritoryError: with the table, row and column of what is wrong.
        """
        from .frames import read

        return cls._of(read(frames, argument_id(id, "id"), claims))

    def frames(self, library: str | None = None) -> dict[str, Any]:
        """The tables that have rows as frames of a library ("pandas", "polars" or "pyarrow"; None for the first that is
        installed), in the form that :meth:`from_frames` reads."""
        from .frames import frames_of

        return frames_of(self._open, library)

    @property
    def _open(self) -> Any:
        if self._territory is None:
            raise UsageError(Status.NULL_ARGUMENT, detail=Text("this territory is closed", "ce territoire est fermé"))
        return self._territory

    @property
    def id(self) -> UUID:
        """The territory's identifier."""
        return _low.identifier(self._open)

    def add(self, rows: Iterable[Row]) -> tuple[int, ...]:
        """Adds rows of any tables, in any order, all of them or none; gives the place that each has in its table.

        A row that others name is among them, or there already. A row without an identifier of its own is named by its
        place, or, by rows that come with it, by itself.

        Raises:
            TerritoryError: a row that names none that is there, an identifier twice, a row that closes before it opens;
                with its table, row and column.
            ResourceError: more rows than a table may have.
        """
        given = tuple(rows) if isinstance(rows, Iterable) else ()
        if not isinstance(rows, Iterable) or not all(isinstance(row, Row) for row in given):
            raise TypeError("rows takes rows of tables, such as integra.territory.Body")
        batches, places = gathered(given, self._place_of, self._count)
        self._apply(batches)
        for batch in batches:
            self._remember(batch)
        return places

    def _remember(self, batch: Batch) -> None:
        """Keeps the places of rows just added, where those before them are known: looking them all up again each time would
        read every row for every row that is added."""
        known, cells = self._places.get(batch.table), batch.columns[0]
        if known is not None and cells is not None and len(known) + batch.count == self._count(batch.table):
            known.update(zip(cells, range(len(known), len(known) + batch.count), strict=True))

    def _apply(self, batches: Iterable[Batch]) -> None:
        """Adds rows to tables, or leaves all as it was."""
        before = {table: self._count(table) for table in TerritoryTable}
        for batch in batches:
            try:
                batch.apply(self._open)
            except BaseException:
                if any(self._count(table) > count for table, count in before.items()):
                    self._back_to(before)
                raise

    def _back_to(self, counts: Mapping[TerritoryTable, int]) -> None:
        """Takes out the rows behind those that were there."""
        made = _low.create(self.id)
        for table, count in counts.items():
            kinds = [column.kind for column in COLUMNS[table]]
            _low.apply(made, table, kinds, [self._cells(table, place)[:count] for place in range(len(kinds))], count)
        for table, span in self.claims.items():
            _low.claim(made, table, *span)
        _low.destroy(self._territory)
        self._territory = made

    def _count(self, table: TerritoryTable) -> int:
        return _low.count(self._open, table)

    def _cells(self, table: TerritoryTable, place: int) -> Any:
        return _low.column(self._open, table, place, COLUMNS[table][place].kind)

    def _place_of(self, table: TerritoryTable, identifier: bytes) -> int | None:
        """The place of the row of a table that has this identifier."""
        places = self._places.get(table)
        if places is None or len(places) != self._count(table):
            places = self._places[table] = {cell: place for place, cell in enumerate(self._cells(table, 0))}
        return places.get(identifier)

    def _rows_of(self, name: str | TerritoryTable) -> tuple[Row, ...]:
        table = argument_word(TerritoryTable, name, "name")
        kept = ROWS[table]
        made = tuple(kept.__new__(kept) for _ in range(self._count(table)))
        for place, column in enumerate(COLUMNS[table]):  # what is kept was checked when it came in
            cells = self._cells(table, place)
            values = {cell: value_of(column, cell) for cell in set(cells)}
            put = getattr(kept, column.attribute).__set__  # a slot's own
            for row, cell in zip(made, cells, strict=True):
                put(row, values[cell])
        return made

    def claim(self, table: str | TerritoryTable, from_: datetime.date | None = None, to: datetime.date | None = None) -> None:
        """Says that a table's list is complete: of a dated one from a day to a day, None for "from the beginning" and
        "without end". A later claim takes the place of an earlier one.

        Raises:
            UsageError: a table whose lists are complete by a flag of another's row (``Body.seats_complete``), a span of a
                table that has none, or one that ends before it begins.
        """
        _low.claim(self._open, argument_word(TerritoryTable, table, "table"), argument_date(from_, "from_"),
                   argument_date(to, "to"))

    def withdraw(self, table: str | TerritoryTable) -> None:
        """Withdraws a claim, if there is one."""
        _low.withdraw(self._open, argument_word(TerritoryTable, table, "table"))

    @property
    def claims(self) -> Mapping[TerritoryTable, Span]:
        """The tables that are claimed complete, and from when to when."""
        spans = ((table, _low.claimed(self._open, table)) for table in TerritoryTable)
        return FrozenMap({table: span for table, span in spans if span is not None})

    def review(self, *, at: datetime.date, rules: Rules | None = None) -> Review:
        """What the territory comes to as of a day, rows dated after it not being read (TER-16).

        Args:
            at: the day.
            rules: the pack, ``Rules("has-2014")`` where none is given.
        """
        from .review import review_of

        return review_of(self._open, _day(at), _pack(rules))

    def rises(self, *, at: datetime.date, rules: Rules | None = None) -> Rise:
        """What rises from the territory as of a day, for whoever is above it: kinds and topics, never a demand (CON-7).

        >>> import datetime, uuid
        >>> from integra import Territory
        >>> Territory(uuid.UUID(int=1)).rises(at=datetime.date(2025, 6, 1)).risen
        ()
        """
        return rise_of(_low.rise(self._open, _pack(rules)._pack, _day(at)))

    def __len__(self) -> int:
        """The number of rows of all tables."""
        return sum(map(self._count, TerritoryTable))

    def __bool__(self) -> bool:
        return True  # without rows it is a territory all the same

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Territory) and self._whole() == other._whole()

    def _whole(self) -> tuple[Any, ...]:
        cells = [[list(self._cells(table, place)) for place in range(len(columns))] for table, columns in COLUMNS.items()]
        return self.id, dict(self.claims), cells

    def __repr__(self) -> str:
        return "<Territory: closed>" if self._territory is None else f"<Territory: {len(self)} rows>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _territory_from, (self.to_cbor(),)

    def close(self) -> None:
        """Wipes the territory from memory; it cannot be used afterwards. Closing twice does nothing."""
        if self._territory is not None:
            _low.destroy(self._territory)
            self._territory = None
        self._places.clear()

    def __enter__(self) -> Territory:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _day(at: datetime.date) -> datetime.date:
    if argument_date(at, "at") is None:
        raise TypeError("at takes a datetime.date")
    return at


def _pack(rules: Rules | None) -> Rules:
    return Rules.default() if rules is None else argument(Rules, rules, "rules")


def _territory_from(data: bytes) -> Territory:
    return Territory.from_cbor(data)
