"""The one scale of a chart: from 0 on, and of nothing but what is shown.

Spec: spec/52-charts.md, "The scale".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from dataclasses import dataclass

from ..words import Indicator
from .drawn import Chart, Drawn
from .numbers import PROPORTIONS

__all__ = ["ONE", "Scale", "scale_of"]

#: One, in parts per million: as many as before, or all of them.
ONE = 10**6
#: The ratios of a count to the same count earlier: at 1 nothing has changed.
_OVER_TIME = (Indicator.B1, Indicator.B2, Indicator.B3)
#: Ticks are this far apart, or ten times so, or a hundred times, until so many are enough.
_STEPS, _MOST = (1, 2, 5), 5
_TENTH = 10**5


@dataclass(frozen=True, slots=True)
class Scale:
    """Where numbers stand, in parts per million: the ticks from 0 to the end, and the line of reference, if there is one."""

    ticks: tuple[int, ...]
    line: int | None

    @property
    def end(self) -> int:
        """The greatest number that has a place."""
        return self.ticks[-1]


def scale_of(chart: Chart) -> Scale:
    """Of proportions 0 to 100 %; of ratios from 0 to a round number that nothing drawn exceeds."""
    if chart.indicator in PROPORTIONS:
        return Scale(tuple(range(0, ONE + 1, ONE // 4)), None)
    line = ONE if chart.indicator in _OVER_TIME else None
    most = max([ONE if line is None else 2 * ONE, *(end for each in chart.each for end in _ends(each))])
    power = 0
    while True:
        for step in (each * _TENTH * 10**power for each in _STEPS):
            if -(-most // step) <= _MOST:
                return Scale(tuple(range(0, -(-most // step) * step + 1, step)), line)
        power += 1


def _ends(drawn: Drawn) -> list[int]:
    """The greatest numbers that are drawn of a figure."""
    bounds = drawn.bounds or (0, None)
    return [each for each in (drawn.value, bounds[1], *(drawn.interval or ())) if each is not None]
