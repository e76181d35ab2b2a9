"""What is due as a calendar that agenda programs open (iCalendar): tasks, and the day of each term.

Spec: spec/03-command.md, "What is due"; RFC 5545.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A calendar travels through telephones and servers of others: of a plan it holds the reference alone, of an obligation its
sentence, and nothing of anybody.
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import BinaryIO

from ..ical import EVENT, TASK, Ical, due_on, status, whole_day
from ..plan.due import Due
from ..rules import label, sentence
from ..text import COLON
from ..words import FindingState, Weight
from .plan_due_rows import Row

__all__ = ["Calendar"]

#: 1 is the highest of a calendar, 5 the middle, 9 the lowest.
_PRIORITIES = {Weight.HIGH: 1, Weight.MEDIUM: 5, Weight.LOW: 9}


class Calendar:
    """Writes obligations one by one: a task each, and of each term that is not met its day."""

    def __init__(self, out: BinaryIO, at: datetime.date, language: str) -> None:
        """Writes the beginning. ``at`` is the day on which the calendar is true, and the time it was made."""
        self._ical, self._language = Ical(out, "plan due", at, language), language

    def write(self, row: Row) -> None:
        """Writes an obligation."""
        due, name = row.due, self._name(row)
        told = sentence(due.rule, due.settled_by, self._language)
        if due.value:
            told += f" ({label(due.value, self._language)})"
        summary = row.reference + COLON.said(self._language) + told
        category = f"CATEGORIES:{due.rule}"
        self._ical.write(TASK, name, summary, category, *_task(due))
        if due.due is not None and due.state is not FindingState.MET and due.due < datetime.date.max:
            self._ical.write(EVENT, name, summary, category, *whole_day(due.due))

    def end(self) -> None:
        """Writes the end."""
        self._ical.end()

    def _name(self, row: Row) -> str:
        """What an obligation is called, the same whenever it is told and whatever the host calls its plan: made of the plan
        and of what is owed about what, never of who owes it."""
        due = row.due
        return self._ical.named(row.plan.hex, due.rule, due.settled_by.word, due.value.word if due.value else "",
                                "" if due.event is None else due.event.hex())


def _task(due: Due) -> Iterator[str]:
    """What a task has beside its summary."""
    yield f"PRIORITY:{_PRIORITIES[due.weight]}"
    yield status(due.state is FindingState.MET)
    if due.due is not None:
        yield due_on(due.due)
