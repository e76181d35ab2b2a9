"""All that the oracle says of a plan on a day, in one value to compare: rows, what each slot holds, both answers.

Spec: PLN-13, PLN-16.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from .basis import Row, Screened
from .fold import State
from .history import History, Subject, Value
from .obligations import due
from .setters import OFFICES
from .slots import CONSENTS

SEATS = (*OFFICES, *OFFICES.values())


class HeldValue(NamedTuple):
    """A value held, by whom it was set, whether it was read, and whether its holder has left."""

    slot: str
    subject: Subject
    value: Value
    setter: bytes | None
    read: bool
    vacant: bool


class Look(NamedTuple):
    """A plan on a day."""

    rows: tuple[Row, ...]
    held: tuple[HeldValue, ...]
    answers: dict[str, str]


def held_values(state: State) -> tuple[HeldValue, ...]:
    """Every value that a slot holds, by slot, subject and setter."""
    found = []
    for slot, subject in sorted(state.slots):
        for held in state.slots[slot, subject]:
            setter = None if held.setter is None else state.event(held.setter).digest
            vacant = slot in SEATS and state.vacant(held)
            found.append(HeldValue(slot, subject, held.value, setter, held.read, vacant))
    return tuple(found)


def look(
    history: History,
    at: datetime.date,
    overrides: dict[str, int] | None = None,
    screened: Screened | None = None,
) -> Look:
    """What the oracle says of the plan on the day `at`."""
    state = State(history, at)
    answers = {consent: state.answer(consent) for consent in CONSENTS}
    return Look(tuple(due(history, at, overrides, screened)), held_values(state), answers)
