"""One event before its guards, in a state.

Spec: PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from dataclasses import dataclass

from .model_event import CONSENTS, Event, is_withdrawal
from .people import is_person
from .tables import Kind
from .values import Slot, Value
from .view import View


@dataclass(frozen=True)
class Case:
    """An event, what it sets, the mask of its ancestors, and the state it is judged in."""

    event: Event
    kind: Kind
    settings: dict[Slot, Value]
    ancestors: int
    view: View

    @property
    def is_consent(self) -> bool:
        """A consent of either kind (PLN-6)."""
        return self.event.kind in CONSENTS

    @property
    def target_number(self) -> int | None:
        """The number of the target, where it is among the ancestors."""
        number = None if self.event.target is None else self.view.history.number.get(self.event.target)
        return number if number is not None and self.ancestors >> number & 1 else None

    @property
    def target(self) -> Event | None:
        """The target, where it is among the ancestors."""
        number = self.target_number
        return None if number is None else self.view.history.events[number]

    @property
    def target_accepted(self) -> bool:
        """The target is among the ancestors and accepted."""
        number = self.target_number
        return number is not None and self.view.has(number)

    @property
    def own_withdrawal(self) -> bool:
        """A withdrawal by the person is accepted in every phase, whoever records it (PLN-6)."""
        person = self.event.person
        return is_withdrawal(self.event) and person is not None and is_person(self.view, person)
