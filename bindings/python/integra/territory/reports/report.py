"""One territory, or several, told to one reader.

Spec: spec/43-territory-reports.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Callable

from ..._model import argument
from ...rules import Rules
from ..names import NamedTerritory
from .known import Known
from .model import Reader, Report
from .pilote import pilote

__all__ = ["report"]

_MADE: dict[Reader, Callable[[Known, Known | None], Report]] = {Reader.PILOTE: pilote}


def report(named: NamedTerritory, reader: Reader, *, at: datetime.date, earlier: NamedTerritory | None = None,
           since: datetime.date | None = None, rules: Rules | None = None) -> Report:
    """What a territory comes to as of a day, told to one reader.

    Args:
        named: the territory, and what its identifiers are called.
        reader: for whom: more is hidden from who stands further from the people concerned (CON-7).
        at: the day; rows dated after it are ahead.
        earlier: the territory as it was known at an earlier report, to tell what changed; with ``since`` alone it is the
            same one as of that day.
        since: the day of the earlier report.
        rules: the pack, ``Rules("has-2014")`` where none is given.

    Raises:
        UsageError: ``earlier`` is another territory.
    """
    pack = Rules.default() if rules is None else rules
    argument(NamedTerritory, named, "named")
    before = None
    if earlier is not None or since is not None:
        before = Known(earlier or named, since or at, pack)
    return _MADE[reader](Known(named, at, pack), before)
