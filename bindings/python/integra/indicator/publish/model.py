"""What is published of one indicator: a table of territories and their sums, in which small counts are hidden.

Spec: spec/51-publishing.md (IND-6).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from ..._model import Immutable
from ...words import ConformityBasis, FigureState, Indicator, Requester, Tri
from ..model import Figure
from .frame import publication_frame
from .relation import Relation

__all__ = ["COUNTS", "PEOPLE", "THRESHOLD", "THRESHOLD_LIMIT", "Figures", "Line", "Publication"]

#: Figures by the names of territories, ``None`` being all of them.
Figures: TypeAlias = Mapping[str | None, Figure] | Mapping[str, Figure] | Mapping[None, Figure]
#: The threshold of small counts, which may only be raised: 1 to 10 are small.
THRESHOLD = 11
#: The greatest that it may be raised to.
THRESHOLD_LIMIT = 1000
#: Of the indicators that count people or calls, the counts that a line publishes: of proportions numerator and complement
#: make the denominator; of a ratio the two counts are of other people.
PEOPLE: dict[Indicator, tuple[str, ...]] = {
    **dict.fromkeys((Indicator.A3, Indicator.A4, Indicator.SHARE), ("numerator", "complement", "denominator")),
    **dict.fromkeys((Indicator.B3, Indicator.CASELOAD), ("numerator", "denominator"))}
#: The same of each indicator; those that count structures and functions hide nothing (IND-6).
COUNTS = {indicator: PEOPLE.get(indicator, ("numerator", "denominator")) for indicator in Indicator}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Immutable):
    """What is published of one territory, of a group of them, or of all.

    A count is None where it is hidden; everything else is None where it would tell what is hidden, or where there is
    none. Ratios are whole parts per million.

    Attributes:
        territory: what it is called, None of all.
        within: the group that it is counted in, None where that is all of them, or nothing.
        relation: of a group, and of all, how its counts go together with those of the lines within it, else None.
        state: ``suppressed`` where something of the line is hidden, else as in :class:`integra.Figure`.
        numerator: how many are counted.
        complement: of a proportion of people, how many of the denominator are not in the numerator.
        denominator: of how many.
        numerator_highest: the most that the numerator can be, as the facts not known turn out (IND-8).
        denominator_highest: and the most of the denominator.
        value: numerator over denominator.
        lowest: the least that the ratio can be.
        highest: the most.
        interval_lowest: the lower limit of Wilson's interval, of proportions.
        interval_highest: and the upper limit.
        covered: whether the data are said to cover the days that it needs.
        change: the value less that of the day it is compared with (IND-7).
        overlap: whether the intervals of the two meet; unknown where there are none, or one is hidden.
        pairs: of B1 the pairs of function and structure on the day.
        pairs_highest: the most.
        pairs_before: the same twelve months before.
        pairs_before_highest: the most.
    """

    territory: str | None
    within: str | None
    relation: Relation | None
    state: FigureState
    numerator: int | None
    complement: int | None
    denominator: int | None
    numerator_highest: int | None
    denominator_highest: int | None
    value: int | None
    lowest: int | None
    highest: int | None
    interval_lowest: int | None
    interval_highest: int | None
    covered: Tri
    change: int | None
    overlap: Tri
    pairs: int | None
    pairs_highest: int | None
    pairs_before: int | None
    pairs_before_highest: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Immutable):
    """One indicator as of one day, as it may be published: a line a territory, a group, and all (IND-6).

    It holds no count that it hides.

    Attributes:
        indicator: which one.
        at: the day as of which it counts.
        compared: the day with which its lines are compared, None where they are not.
        threshold: counts from 1 to one less than it are hidden.
        rounded: the base to which counts are rounded instead, None where they are hidden.
        requester: of a share the requester, else None.
        conformity: of A1 what structures conform to, else None.
        rules: the digest of the rules that it was made with (GEN-9).
        lines: territories, groups and all, as they were given.
    """

    indicator: Indicator
    at: datetime.date
    compared: datetime.date | None
    threshold: int
    rounded: int | None
    requester: Requester | None
    conformity: ConformityBasis | None
    rules: bytes
    lines: tuple[Line, ...]

    @property
    def counts(self) -> tuple[str, ...]:
        """The names of the counts that its lines have: two, or three where two of them make the third."""
        return COUNTS[self.indicator]

    @property
    def hidden(self) -> int:
        """How many counts are hidden."""
        return sum(getattr(line, name) is None for line in self.lines for name in self.counts)

    def frame(self, library: str | None = None) -> Any:
        """A data frame of ``"pandas"``, ``"polars"`` or ``"pyarrow"`` (None for the first that is installed), a row a line:
        what the written form has, but for ``rules`` and ``hidden``. What is hidden is missing there.

        Raises:
            UsageError: another library.
        """
        return publication_frame(self, library)
