"""What a plan took of what it received: events that were new, and what came of the signatures beside events.

Spec: spec/32-exchange.md (PLN-12), "How to sign".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .._model import Immutable

__all__ = ["Taken"]


class Taken(Immutable, int):
    """How many events were new, a number, which also tells what came of the signatures beside them.

    >>> from integra.plan import Taken
    >>> taken = Taken(3, signatures=2, unplaced=1)
    >>> taken, taken.added, taken.signatures, taken.unplaced
    (3, 3, 2, 1)

    Attributes:
        added: how many events were not here before.
        signatures: how many signatures were not here before, and now are.
        unplaced: how many were not kept, since their events have no place left for them: a host that relies on
            signatures verifies those that are here (spec/32-exchange.md, "How to sign").
    """

    signatures: int
    unplaced: int

    def __new__(cls, added: int = 0, signatures: int = 0, unplaced: int = 0) -> Taken:
        taken = super().__new__(cls, added)
        taken.__dict__.update(signatures=signatures, unplaced=unplaced)
        return taken

    @property
    def added(self) -> int:
        return int(self)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __reduce__(self) -> tuple[type[Taken], tuple[int, int, int]]:
        return Taken, (int(self), self.signatures, self.unplaced)
