"""What is settled by what a demand says: a field of which nothing is said, where what is said leaves it one value.

Spec: spec/20-orientation.md, "The demand"; ORI-16, GEN-1.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..word_tables import UNKNOWN
from ..words import DemandField, MtState, Requester, Stage, Tri, Word

__all__ = ["SETTLED", "UNSAID", "Settled", "mark_unsaid", "settle"]


class _Unsaid:
    """That nothing was said of a field, which is not the same as said to be unknown."""

    def __repr__(self) -> str:
        return "<not said>"


#: The default of a field that what else is said may settle.
UNSAID: Any = _Unsaid()


@dataclass(frozen=True, slots=True)
class Settled:
    """Nothing said of ``field`` is ``value`` where ``by`` is one of ``where``: the only one that is possible there."""

    field: DemandField
    value: Word
    by: DemandField
    where: frozenset[Word]


_WITHOUT_PPS = frozenset({Stage.UNDETERMINED, Stage.NOT_INDICATED})
#: All there is, by the impossible combinations: the others leave two values or more, or no other than "not known". A
#: person's or carer's ``ground`` is ``none`` already.
SETTLED = (
    Settled(DemandField.MT, MtState.INFORMED, DemandField.REQUESTER, frozenset({Requester.MT})),
    Settled(DemandField.STAGE, Stage.NOT_INDICATED, DemandField.PPS, frozenset({Tri.NO})),
    Settled(DemandField.PPS, Tri.YES, DemandField.STAGE, frozenset(Stage) - _WITHOUT_PPS),
)


def mark_unsaid(demand: object) -> tuple[Settled, ...]:
    """Makes every field of which nothing was said "not known", and gives those that may be settled."""
    unsaid = tuple(each for each in SETTLED if getattr(demand, each.field.word) is UNSAID)
    for each in unsaid:
        object.__setattr__(demand, each.field.word, UNKNOWN[each.field])
    return unsaid


def settle(demand: object, unsaid: tuple[Settled, ...]) -> None:
    """Fills in what the rest of the demand leaves one value."""
    for each in unsaid:
        if getattr(demand, each.by.word) in each.where:
            object.__setattr__(demand, each.field.word, each.value)
