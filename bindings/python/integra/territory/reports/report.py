"""One territory, or several, told to one reader.

Spec: spec/43-territory-reports.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from ..._model import argument, argument_date, argument_text
from ...errors import UsageError
from ...rules import Rules
from ...text import Text
from ...words import Status
from ..names import NamedTerritory
from .ars import ars
from .elected import elected
from .known import Known
from .many import side_by_side
from .model import Reader, Report
from .pilote import pilote

__all__ = ["report", "report_of_many"]

_MADE: dict[Reader, Callable[[Known, Known | None], Report]] = {Reader.PILOTE: pilote, Reader.ARS: ars, Reader.ELECTED: elected}


def report(named: NamedTerritory, reader: Reader, *, at: datetime.date, earlier: NamedTerritory | None = None,
           since: datetime.date | None = None, rules: Rules | None = None) -> Report:
    """What a territory comes to as of a day, told to one reader.

    Args:
        named: the territory, and what its identifiers are called.
        reader: for whom: more is hidden from who stands further from the people concerned (CON-7).
        at: the day; rows dated after it are ahead.
        earlier: the territory as it was known at an earlier report, to tell what changed; with ``since`` alone it is the
            same one as of that day. An elected official's page says nothing of it.
        since: the day of the earlier report.
        rules: the pack, ``Rules("has-2014")`` where none is given.

    Raises:
        UsageError: ``earlier`` is another territory.
    """
    pack, on = _pack(rules), _day(at)
    known = Known(argument(NamedTerritory, named, "named"), on, pack)
    made, day = _MADE[argument(Reader, reader, "reader")], argument_date(since, "since")
    if earlier is None and day is None:
        return made(known, None)
    return made(known, Known(named if earlier is None else argument(NamedTerritory, earlier, "earlier"), day or on, pack))


def report_of_many(territories: Iterable[NamedTerritory], *, at: datetime.date, name: str = "", rules: Rules | None = None) -> Report:
    """Several territories side by side, for an officer of the ARS: counts of 1 to 10 are hidden, and no total is made (CON-7).

    Args:
        territories: which, one at least.
        at: the day.
        name: what they are called together; without it how many they are.
        rules: the pack, ``Rules("has-2014")`` where none is given.

    Raises:
        UsageError: there is no territory.
    """
    pack, on = _pack(rules), _day(at)
    given = tuple(territories) if isinstance(territories, Iterable) else ()
    if not given:
        raise UsageError(Status.INVALID_VALUE, detail=Text("one territory at least", "un territoire au moins").at("territories"))
    return side_by_side([Known(argument(NamedTerritory, each, "territories"), on, pack) for each in given], argument_text(name, "name"))


def _pack(rules: Rules | None) -> Rules:
    return Rules.default() if rules is None else argument(Rules, rules, "rules")


def _day(at: datetime.date) -> datetime.date:
    if argument_date(at, "at") is None:
        raise TypeError("at takes a datetime.date")
    return at
