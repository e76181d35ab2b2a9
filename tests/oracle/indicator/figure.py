"""A figure of one indicator at one date, and the comparison of two (IND-2, IND-4, IND-7, IND-8, IND-9). Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar, cast

from . import accompaniments, coverage, events, offers, ratio, stays, structures, uses
from .rows import Accompaniment, Body, Call, Offer, Refused, Row, Stay, Structure, Use, refused
from .space import Space, Total

PROPORTIONS = frozenset({"A1", "A2", "A3", "A4", "share"})
PARAMETERS = {"older_person_age_months": 720, "assessment_period_months": 12}
FRAMES: dict[str, type[Row]] = {
    "A1": Structure,
    "A2": Body,
    "A3": Use,
    "A4": Call,
    "B1": Offer,
    "B2": Offer,
    "B3": Stay,
    "caseload": Accompaniment,
    "share": Accompaniment,
}
R = TypeVar("R")


@dataclass(frozen=True)
class Figure:
    """Numbers of one indicator (interface: Figure); exact ratios beside; of pairs, B1 only."""

    indicator: str
    at: int
    numerator: int
    numerator_highest: int
    denominator: int
    denominator_highest: int
    value: int | None
    lowest: int | None
    highest: int | None
    exact_lowest: Fraction | None
    exact_highest: Fraction | None
    state: str
    interval_lowest: int | None
    interval_highest: int | None
    covered: str
    certain: list[bytes]
    possible: list[bytes]
    pairs: int | None = None
    pairs_highest: int | None = None
    pairs_before: int | None = None
    pairs_before_highest: int | None = None


@dataclass(frozen=True)
class Bound:
    """A bound over all fillings: exact, in parts per million, with its interval's limit."""

    exact: Fraction | None = None
    shown: int | None = None
    limit: int | None = None


@dataclass(frozen=True)
class Comparison:
    """Change in parts per million, and whether the closed intervals meet (IND-7)."""

    change: int | None
    overlap: bool | None


def _of(frame: type[R], rows: Sequence[Row]) -> list[R]:
    """The rows, all of one frame."""
    if not all(isinstance(row, frame) for row in rows):
        raise TypeError("rows of another frame")
    return cast(list[R], list(rows))


def explore(
    indicator: str, rows: Sequence[Row], at: int, mode: str, requester: str | None, chosen: dict[str, int],
    on_list_column: bool, full: bool,
) -> Space:  # fmt: skip
    """Everything that the fillings of the rows can give."""
    if indicator == "A1":
        return structures.compute(_of(Structure, rows), at, mode, full)
    if indicator == "A2":
        return events.bodies(_of(Body, rows), at)
    if indicator == "A3":
        return uses.compute(_of(Use, rows), at, chosen, full)
    if indicator == "A4":
        return events.calls(_of(Call, rows), at)
    if indicator == "B1":
        return offers.functions(_of(Offer, rows), at, full)
    if indicator == "B2":
        return offers.structures(_of(Offer, rows), at, full)
    if indicator == "B3":
        return stays.compute(_of(Stay, rows), at, on_list_column, full)
    if indicator == "caseload":
        return accompaniments.caseload(_of(Accompaniment, rows), at)
    if indicator == "share" and requester is not None:
        return accompaniments.share(_of(Accompaniment, rows), at, requester)
    raise ValueError(f"no such indicator, or a share without requester: {indicator}")


def ratios(totals: frozenset[Total]) -> list[tuple[Fraction, int, int]]:
    """The ratio of each filling whose denominator is not 0, with its counts (IND-8)."""
    return [(Fraction(n, d), n, d) for n, d in totals if d != 0]


def lowest(totals: frozenset[Total]) -> Bound:
    """The least ratio; of those that give it the one with the least denominator (IND-8)."""
    found = min(ratios(totals), key=lambda one: (one[0], one[2]), default=None)
    if found is None:
        return Bound()
    return Bound(found[0], ratio.ppm_of(found[0]), ratio.lower_limit(found[1], found[2]) if found[0] <= 1 else None)


def highest(totals: frozenset[Total]) -> Bound:
    """The greatest ratio; null where a filling has a denominator of 0 and a numerator that is not (IND-8)."""
    found = min(ratios(totals), key=lambda one: (-one[0], one[2]), default=None)
    if found is None or unbounded(totals):
        return Bound()
    return Bound(found[0], ratio.ppm_of(found[0]), ratio.upper_limit(found[1], found[2]) if found[0] <= 1 else None)


def unbounded(totals: frozenset[Total]) -> bool:
    """A filling has a denominator of 0 and a numerator that is not (IND-8)."""
    return any(d == 0 and n != 0 for n, d in totals)


def bounds(space: Space, covers: tuple[bool, bool] | None) -> tuple[Bound, Bound]:
    """Lowest and highest, then coverage (IND-8, reading 12)."""
    if space.undefined:
        return Bound(), Bound()
    low, high = lowest(space.totals), highest(space.totals)
    if covers is not None and not covers[0]:
        high = Bound()
    if covers is not None and not covers[1]:
        low = Bound(Fraction(0), 0, 0)
    return low, high


def state(denominator: int, undefined: bool, low: Bound, high: Bound) -> str:
    """`undefined`, `bounded` or `defined` (IND-2)."""
    if denominator == 0 or undefined:
        return "undefined"
    if low.exact is None or high.exact is None or low.exact != high.exact:
        return "bounded"
    return "defined"


def word(covers: tuple[bool, bool] | None) -> str:
    """Coverage as said: nothing stated is `unknown` (IND-8)."""
    if covers is None:
        return "unknown"
    return "yes" if all(covers) else "no"


def certain_value(totals: frozenset[Total], undefined: bool) -> int | None:
    """Certain numerator over certain denominator, null where the denominator is 0 (IND-2)."""
    numerator, denominator = min(n for n, _ in totals), min(d for _, d in totals)
    return None if undefined or denominator == 0 else ratio.ppm(numerator, denominator)


def assemble(indicator: str, at: int, space: Space, covers: tuple[bool, bool] | None) -> Figure:
    """The figure of a space of fillings."""
    low, high = bounds(space, covers)
    numerators, denominators = [n for n, _ in space.totals], [d for _, d in space.totals]
    with_interval = indicator in PROPORTIONS
    found = Figure(
        indicator=indicator,
        at=at,
        numerator=min(numerators),
        numerator_highest=max(numerators),
        denominator=min(denominators),
        denominator_highest=max(denominators),
        value=certain_value(space.totals, space.undefined),
        lowest=low.shown,
        highest=high.shown,
        exact_lowest=low.exact,
        exact_highest=high.exact,
        state=state(min(denominators), space.undefined, low, high),
        interval_lowest=low.limit if with_interval else None,
        interval_highest=high.limit if with_interval else None,
        covered=word(covers),
        certain=sorted(space.certain),
        possible=sorted(space.possible),
    )
    if space.pairs is None:
        return found
    a, b, c, d = space.pairs
    return replace(found, pairs=a, pairs_highest=b, pairs_before=c, pairs_before_highest=d)


def figure(
    indicator: str, rows: Sequence[Row], at: int, *, mode: str = "largest_class", requester: str | None = None,
    covers: tuple[int, int] | None = None, parameters: dict[str, int] | None = None, on_list_column: bool = True,
    full: bool = False,
) -> Figure:  # fmt: skip
    """The figure of an indicator as of D; a refused row refuses all that was given with it (interface)."""
    for row in rows:
        reason = refused(row)
        if reason is not None:
            raise Refused(reason)
    chosen = PARAMETERS | (parameters or {})
    space = explore(indicator, rows, at, mode, requester, chosen, on_list_column, full)
    stated = coverage.covered(indicator, at, chosen["assessment_period_months"], covers)
    return assemble(indicator, at, space, stated)


def compare(earlier: Figure, later: Figure) -> Comparison:
    """Change of the values as printed, and overlap of the closed intervals (IND-7)."""
    if earlier.indicator != later.indicator:
        raise ValueError("two figures of one indicator are compared")
    if "undefined" in (earlier.state, later.state):
        return Comparison(None, None)
    change = None if earlier.value is None or later.value is None else later.value - earlier.value
    return Comparison(change, _overlap(earlier, later))


def _overlap(earlier: Figure, later: Figure) -> bool | None:
    """Intervals that touch overlap; null where a limit is (IND-7)."""
    a, b = earlier.interval_lowest, earlier.interval_highest
    c, d = later.interval_lowest, later.interval_highest
    if a is None or b is None or c is None or d is None:
        return None
    return a <= d and c <= b
