"""Figures, and how two of them differ.

Spec: spec/50-indicators.md (IND-2, IND-4, IND-7, IND-8).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any
from uuid import UUID

from .._low import indicator as _low
from .._model import Immutable, argument, argument_bytes
from ..words import ConformityBasis, FigureState, Indicator, Requester, Tri

__all__ = ["Change", "Figure", "compare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Immutable):
    """How two figures differ (IND-7).

    Attributes:
        change: the later value less the earlier one, in parts per million; None where either is none.
        overlap: of proportions, whether their intervals meet, touching included; unknown where there are none.
    """

    change: int | None
    overlap: Tri


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Immutable):
    """What a tally comes to: counts, their ratio, and how far it may lie from it. It is numbers alone, and never merges.

    Ratios are whole parts per million, None where there is none: nothing to divide by, or no bound.

    Attributes:
        indicator: which one.
        at: the day as of which it was made.
        territory: of which territory, None for all, or not said.
        state: defined, bounded where facts are missing, undefined where there is nothing to divide by.
        numerator: the least that it can be, whatever the facts not known (IND-8).
        numerator_highest: the most.
        denominator: the least.
        denominator_highest: the most.
        value: numerator over denominator.
        lowest: the least that the ratio can be, however the facts not known turn out.
        highest: the most.
        interval_lowest: the lower limit of Wilson's interval (IND-4), of proportions.
        interval_highest: and the upper limit.
        covered: whether the data are said to cover the days that it needs.
        pairs: of B1 the pairs of function and structure on the day, the least; None of others.
        pairs_highest: the most.
        pairs_before: the same twelve months before.
        pairs_before_highest: the most.
        requester: of a share the requester, else None.
        conformity: of A1 what structures conform to, else None.
        parts: into how many parts its tally was split; with more than one it is whole only where all are held.
        parts_held: how many were held.
        rules: the digest of the rules that it was made with (GEN-9).
    """

    indicator: Indicator
    at: datetime.date
    territory: UUID | None
    state: FigureState
    numerator: int
    numerator_highest: int
    denominator: int
    denominator_highest: int
    value: int | None
    lowest: int | None
    highest: int | None
    interval_lowest: int | None
    interval_highest: int | None
    covered: Tri
    pairs: int | None
    pairs_highest: int | None
    pairs_before: int | None
    pairs_before_highest: int | None
    requester: Requester | None
    conformity: ConformityBasis | None
    parts: int
    parts_held: int
    rules: bytes

    @property
    def ratio(self) -> Fraction | None:
        """The value as it is before it is rounded, None where there is none."""
        return None if self.value is None else Fraction(self.numerator, self.denominator)

    def compare(self, earlier: Figure) -> Change:
        """How this figure differs from an earlier one of the same territory, or from that of another territory (IND-7).

        Raises:
            UsageError: figures of two indicators, packs, requesters or ways to conform.
        """
        return compare(earlier, self)

    @classmethod
    def from_cbor(cls, data: bytes | bytearray | memoryview) -> Figure:
        """Reads a message ``figure``. Raises as :func:`integra.decode`."""
        return cls(**_low.decode_figure(argument_bytes(data, "data")))

    def to_cbor(self) -> bytes:
        """The message ``figure``.

        Raises:
            UsageError: a figure that no tally comes to.
        """
        return _low.encode_figure(_fields(self))


def _fields(figure: Figure) -> dict[str, Any]:
    return {each.name: getattr(figure, each.name) for each in fields(figure)}


def compare(earlier: Figure, later: Figure) -> Change:
    """How a later figure differs from an earlier one, or one territory's from another's (IND-7).

    Raises:
        UsageError: figures of two indicators, packs, requesters or ways to conform.
    """
    change, overlap = _low.compare(_fields(argument(Figure, earlier, "earlier")), _fields(argument(Figure, later, "later")))
    return Change(change=change, overlap=overlap)
