"""The log of a guichet: what was asked of it and what became of that, without anything that tells of whom.

Spec: spec/45-observed.md; ORI-12, ORI-13, ORI-15, CON-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..._model import Immutable, argument_bytes, argument_date, items_of
from ...errors import TextError, UsageError
from ...records.readers import documents
from ...text import Text
from ...words import Status
from ..rows import Difficulty
from .cells import cells_of
from .difficulties import difficulties_of
from .lines import json_row, ndjson_of
from .model import LogRow
from .table import LogError, csv_of, read_csv

__all__ = ["DemandLog"]

_BACKWARDS = Text("the period ends before it begins", "la période finit avant de commencer")


@dataclass(frozen=True, slots=True)
class DemandLog(Immutable):
    """Demands of a guichet as they were answered, each different row once, by day and key: any order gives the same log.

    It stays on the territory: its keys are opaque, but a rare demand of a small place may tell whose it was.

    >>> import datetime, uuid
    >>> from integra import Demand, Directory, orient
    >>> from integra.territory.observed import DemandLog, logged
    >>> from integra.words import Motive, Requester
    >>> asked = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP}, id=uuid.UUID(int=7),
    ...                date=datetime.date(2025, 6, 2), commune="37261")
    >>> log = DemandLog([logged(asked, orient(asked), Directory())])
    >>> [(str(each.kind), each.topic, str(each.date)) for each in log.difficulties()]
    [('service', 7, '2025-06-02')]
    >>> DemandLog.from_csv(log.to_csv()) == log
    True

    Attributes:
        rows: the rows.
    """

    rows: tuple[LogRow, ...] = ()

    def __init__(self, rows: Iterable[LogRow] = ()) -> None:
        given = {cells_of(row): row for row in items_of(self, "rows", rows, LogRow, "LogRow objects")}
        object.__setattr__(self, "rows", tuple(given[cells] for cells in sorted(given, key=_order)))

    @classmethod
    def from_csv(cls, data: bytes) -> DemandLog:
        """Reads CSV. Raises :class:`LogError`: then nothing of it is taken."""
        return cls(_whole(read_csv(io.BytesIO(argument_bytes(data, "data")))))

    @classmethod
    def from_ndjson(cls, data: bytes) -> DemandLog:
        """Reads NDJSON. Raises :class:`LogError`: then nothing of it is taken."""
        return cls(_whole(_lines(argument_bytes(data, "data"))))

    def to_csv(self) -> bytes:
        """The log as CSV: :meth:`from_csv` reads the same log of it, and the indicator A4 is counted on it as it stands."""
        return b"".join(csv_of(self.rows))

    def to_ndjson(self) -> bytes:
        """The log as NDJSON, a row a line."""
        return b"".join(ndjson_of(self.rows))

    def between(self, since: datetime.date | None = None, until: datetime.date | None = None) -> DemandLog:
        """The rows of a period, both days included, None for no limit; one without a day is in none that has a limit.

        Raises:
            UsageError: the period ends before it begins.
        """
        first, last = argument_date(since, "since"), argument_date(until, "until")
        if first is not None and last is not None and last < first:
            raise UsageError(Status.INVALID_VALUE, rule="GEN-7", detail=_BACKWARDS)
        if first is None and last is None:
            return self
        return DemandLog(row for row in self.rows if row.date is not None
                         and (first is None or first <= row.date) and (last is None or row.date <= last))

    def difficulties(self) -> tuple[Difficulty, ...]:
        """Needs that nothing serves (ORI-12) as rows of a territory, a demand once a service (CON-7): ``Territory.add``
        takes them."""
        return difficulties_of(self.rows)

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.rows)

    def __bool__(self) -> bool:
        return True  # without rows it is a log all the same

    def __iter__(self) -> Iterator[LogRow]:
        return iter(self.rows)


def _order(cells: tuple[str, ...]) -> tuple[str, ...]:
    call, demand, day, *rest = cells
    return (day, call, demand, *rest)


def _lines(data: bytes) -> Iterator[LogRow | LogError]:
    for place, document in documents(io.BytesIO(data), "log"):
        try:
            if isinstance(document, TextError):
                raise document
            yield json_row(document)
        except TextError as error:
            yield LogError(error.text.at(place))


def _whole(found: Iterable[LogRow | LogError]) -> Iterator[LogRow]:
    for each in found:
        if isinstance(each, LogError):
            raise each
        yield each
