"""A resource about a person, on its way to that person.

Spec: FHIR R4.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from dataclasses import dataclass

from .._discreet import Discreet
from .dates import Span
from .person import Person
from .shape import Node
from .tally import Tally, Unmapped


@dataclass(slots=True)
class Entry(Discreet):
    """A resource about a person: the names others may point to it by, and where it goes."""

    resource: Node
    keys: frozenset[str]
    person: Person
    tally: Tally

    @property
    def unmapped(self) -> Unmapped:
        """The codes met that no table knows."""
        return self.tally.unmapped

    def saw(self, *dates: Span | None) -> None:
        """Tell the person of the dates that were read."""
        for each in dates:
            self.person.saw(each)
