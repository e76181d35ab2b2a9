"""What is due of many plans on a day, in one table: of a store, of files and folders, or of plans at hand.

    from integra.plan import caseload
    table = caseload.due("plans.sqlite", datetime.date(2026, 3, 2))
    for row in table.unmet().sorted("day"):
        print(row.person, row.due.text("fr"))
    table.frame("polars")

Spec: spec/34-due.md (PLN-13).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from uuid import UUID

from ..errors import TextError, UsageError
from ..opening import Opened, open_file
from ..rules import Rules, pack_of
from ..screening.model import Screening
from ..text import Text
from ..words import Status
from ._stored import NO_STORE
from .asked import argument_day, screened_by
from .case_table import Caseload, CaseloadRow, Part
from .due import Screened
from .kept import part_of
from .plan import Plan
from .postgres_told import is_address
from .reading import Reading
from .store import PlanStore
from .store_error import StoreError

__all__ = ["Caseload", "CaseloadRow", "due"]

_TAKES = "plans takes a PlanStore, integra.Plan, a path, or several of them"


def due(plans: PlanStore | Plan | str | os.PathLike[str] | Iterable[Plan | str | os.PathLike[str]], at: datetime.date, *,
        rules: Rules | None = None, screened: Mapping[UUID, Screening | Screened] | None = None) -> Caseload:
    """Every obligation of every plan on a day, met ones included (PLN-13).

    >>> import datetime
    >>> from integra.plan import caseload
    >>> caseload.due([], datetime.date(2026, 3, 2))
    Caseload(2026-03-02, 0 plans, 0 obligations)

    Args:
        plans: a store; plans; or paths, read as ``integra plan due`` reads them: files of messages of plans and of events,
            or of events in JSON, packed by gzip or not (a plan is one however many of them have a part of it), files of
            stores, which are read and never written, and folders of such files, anything else in them being passed over. An
            address (``"postgresql://…"``) is that of a store in PostgreSQL.
        at: the day.
        rules: the pack that the periods are read from, ``Rules("has-2014")`` where none is given.
        screened: screenings, by the person they are of (PLN-15, SCR-10).

    Raises:
        UsageError: a file that is named holds no plan, or a screening has no date (GEN-7) or is of another person (PLN-15).
        MalformedError: a message is none.
        StoreError: the file of a store does not serve.
        OSError: a file cannot be read.

    In folders nothing is opened but files: a pipe may never say anything.
    """
    if isinstance(plans, PlanStore):
        return plans.due(at, rules=rules, screened=screened)
    pack_of(rules)
    day, seen, pack = argument_day(at), screened_by(screened), rules or Rules.default()

    reading: Reading[Part] = Reading(lambda plan: worked_out(plan, day, pack, seen),
                                     lambda place, reason, error: _refused(reading, place, reason, error))
    reading.read(_inputs(plans, reading))
    return Caseload._made(day, tuple(reading.found.values()))


def worked_out(plan: Plan, at: datetime.date, rules: Rules, screened: Mapping[UUID, Screening | Screened]) -> Part:
    """What is due of one plan, for a table."""
    return part_of(plan._open, b"" if plan.id is None else plan.id.bytes, at, rules, screened)


def _inputs(plans: object, reading: Reading[Part]) -> Iterator[Opened | Path | str]:
    """What is to be opened and read; plans at hand are taken in at once."""
    given = [plans] if isinstance(plans, (Plan, str, os.PathLike)) else plans
    if not isinstance(given, Iterable):
        raise TypeError(_TAKES)
    for each in given:
        if isinstance(each, Plan):
            if each.id is not None:
                reading.add(each)
        elif isinstance(each, str) and is_address(each):
            yield each
        elif isinstance(each, (str, os.PathLike)):
            path = Path(each)
            yield path if path.is_dir() else open_file(path)
        else:
            raise TypeError(_TAKES)


def _refused(reading: Reading[Part], place: Text, reason: Text, error: Exception | None) -> None:
    """What cannot be read is an error, but for what a folder holds that is no plan, or a link to what is gone."""
    if reading.in_folder and (error is None or isinstance(error, FileNotFoundError)
                              or (isinstance(error, StoreError) and error.reason is NO_STORE)):
        return
    if error is None or (isinstance(error, TextError) and not isinstance(error, StoreError)):
        raise UsageError(Status.INVALID_VALUE, detail=reason.at(place) if any(place) else reason)
    raise error
