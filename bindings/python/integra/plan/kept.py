"""What was due of the plans of a store when it was last asked, kept beside their rows, so that only what changed is worked
out anew.

Spec: spec/34-due.md (PLN-13), spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A kept answer stands for the row of its plan with the greatest number: whatever changes a plan, in whichever process,
gives a row a greater one, so that an answer of before is told by its number and worked out again. One is kept a plan, of
the day asked about last. None holds a text, so that nothing has to be scrubbed when one is erased (PLN-22). It is sealed
with what it answers, so that one which is damaged is worked out again, as a damaged row is told by its digest.
"""
from __future__ import annotations

import datetime
import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from .._low import due as _low_due, plan as _low_plan
from .._low.core import core_version, id_of
from ..rules import Rules
from .asked import screened_of
from .case_table import Part
from .plan import Plan
from .row_events import take_rows
from .rows import KeptDue, Rows

__all__ = ["parts_of"]


def asked_of(at: datetime.date, rules: Rules) -> bytes:
    """What an answer depends on beside the plan: the day, the pack, and who works it out."""
    said = f"{core_version()} {sys.byteorder} {at.isoformat()} {rules.digest.hex()}"
    return hashlib.sha256(said.encode()).digest()


def parts_of(rows: Rows, at: datetime.date, rules: Rules, screened: Mapping[UUID, Any], empty: Callable[[], Plan],
             fresh: list[KeptDue]) -> Iterator[Part]:
    """What is due of each plan, ascending by identifier, read into an empty one; what was not kept goes into ``fresh``.
    Read within one moment."""
    asked = asked_of(at, rules)
    for plan, last in rows.lasts():
        found = rows.due(plan)
        if found is not None and _is_whole(asked, plan, last, found) and id_of(found.person) not in screened:
            yield Part(plan, *found[3:])
            continue
        with empty() as whole:
            take_rows(whole._open, rows, plan)
            part = part_of(whole._open, plan, at, rules, screened)
        if id_of(part.person) not in screened:
            seal = _sealed(asked, plan, last, part.person, part.reference, part.rows, part.events)
            fresh.append(KeptDue(plan, seal, last, part.person, part.reference, part.rows, part.events))
        yield part


def _sealed(asked: bytes, plan: bytes, last: int, *values: bytes) -> bytes:
    lengths = b"".join(len(each).to_bytes(8, "big") for each in (plan, *values))
    return hashlib.sha256(b"".join((asked, lengths, last.to_bytes(8, "big"), plan, *values))).digest()


def _is_whole(asked: bytes, plan: bytes, last: int, found: KeptDue) -> bool:
    """Whether what is kept answers what is asked, of that plan as it is now, and stands as it was written."""
    _, seal, at, *values = found
    return bool(at == last and all(isinstance(each, bytes) for each in values) and
                seal == _sealed(asked, plan, last, *values))


def part_of(struct: Any, plan: bytes, at: datetime.date, rules: Rules, screened: Mapping[UUID, Any]) -> Part:
    """What is due of one plan."""
    person, reference = _low_plan.opening(struct)
    whose = id_of(person)
    seen = screened_of(None if whose is None else screened.get(whose), whose)
    with _low_due.on_day(struct, rules._pack, at, seen) as due:
        rows = _low_due.row_bytes(due)
    return Part(plan, person, reference, rows, _low_due.row_events(struct, rows))
