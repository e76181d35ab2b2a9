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
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

from ..errors import UsageError
from ..messages import split
from ..rules import Rules, pack_of
from ..screening.model import Screening
from ..text import Text, verbatim
from ..words import Message, Status
from ._stored import NO_STORE, STORE, stored
from .asked import argument_day, screened_by
from .case_table import Caseload, CaseloadRow, Part
from .due import Screened
from .kept import part_of
from .plan import Plan
from .store import PlanStore
from .store_error import StoreError

__all__ = ["Caseload", "CaseloadRow", "due"]

_NO_PLAN = Text("holds no plan: a store of plans, or messages of plans and of events, are read",
                "ne contient aucun plan : une base de plans, ou des messages de plans et d'événements, sont lus")
_BESIDE = ("-wal", "-shm", "-journal", ".mark", ".lock")
_ENVELOPE = b"\x83"
#: What the third byte of a message says, which is its kind.
_KINDS = (bytes([Message.PLAN.code]), bytes([Message.EVENT.code]))


def due(plans: PlanStore | Plan | str | os.PathLike[str] | Iterable[Plan | str | os.PathLike[str]], at: datetime.date, *,
        rules: Rules | None = None, screened: Mapping[UUID, Screening | Screened] | None = None) -> Caseload:
    """Every obligation of every plan on a day, met ones included (PLN-13).

    >>> import datetime
    >>> from integra.plan import caseload
    >>> caseload.due([], datetime.date(2026, 3, 2))
    Caseload(2026-03-02, 0 plans, 0 obligations)

    Args:
        plans: a store; plans; or paths: files of messages of plans and of events (a plan is one however many of them have a
            part of it), files of stores, which are read and never written, and folders of such files, anything else in
            them being passed over.
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
    with ExitStack() as opened:
        gathered = _gathered(plans, opened)
        parts = [part_of(plan._open, b"" if plan.id is None else plan.id.bytes, day, pack, seen) for plan in gathered]
    return Caseload._made(day, tuple(parts))


def _gathered(plans: object, opened: ExitStack) -> list[Plan]:
    """The plans, each once; those that were read are closed with ``opened``."""
    given = [plans] if isinstance(plans, (Plan, str, os.PathLike)) else plans
    if not isinstance(given, Iterable):
        raise TypeError("plans takes a PlanStore, integra.Plan, a path, or several of them")
    found: dict[UUID, Plan] = {}
    for each in given:
        if isinstance(each, Plan):
            _add(found, each, each)
        elif isinstance(each, (str, os.PathLike)):
            for part in _read(Path(each)):
                _add(found, part, opened.enter_context(part))
        else:
            raise TypeError("plans takes a PlanStore, integra.Plan, a path, or several of them")
    return list(found.values())


def _add(found: dict[UUID, Plan], part: Plan, keep: Plan) -> None:
    """A plan, or a part of one that was met before: a plan at hand is not changed by it."""
    if part.id is None:
        return
    known = found.get(part.id)
    if known is None:
        found[part.id] = keep
    else:
        whole = Plan.from_cbor(known.to_cbor())
        whole.merge(part)
        found[part.id] = whole


def _read(path: Path) -> Iterator[Plan]:
    """The plans of a file, or of the files under a folder."""
    if not path.is_dir():
        yield from _file(path, named=True)
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and not name.endswith(_BESIDE) and _is_regular(file):
                yield from _file(file, named=False)


def _is_regular(file: Path) -> bool:
    """Whether it is a file, and no pipe or device, which may never end, nor a link to what is gone."""
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except FileNotFoundError:
        return False


def _file(path: Path, named: bool) -> Iterator[Plan]:
    with path.open("rb") as stream:
        head = stream.read(len(STORE))
        if head == STORE:
            yield from _stored(path, named)
            return
        asked = head.startswith(_ENVELOPE) and (named or head[2:3] in _KINDS)
        data = head + stream.read() if asked else b""
    read = False
    for _, kind, message in split(data):
        if kind in (Message.PLAN, Message.EVENT):
            read = True
            yield _part(kind, message)
    if named and not read:
        raise UsageError(Status.INVALID_VALUE, detail=_NO_PLAN.at(verbatim(os.fspath(path))))


def _stored(path: Path, named: bool) -> Iterator[Plan]:
    """The plans of a store; a database of another program is named in vain, and in a folder is passed over."""
    try:
        yield from stored(path)
    except StoreError as error:
        if named or error.reason is not NO_STORE:
            raise


def _part(kind: object, message: bytes) -> Plan:
    if kind is Message.PLAN:
        return Plan.from_cbor(message)
    part = Plan()
    part.apply(message)
    return part
