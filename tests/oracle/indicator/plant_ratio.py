"""Wrong readings of ratios, of intervals, of bounds and of coverage. Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from math import floor, sqrt

from . import coverage, ratio
from . import figure as figures
from .planted import plant
from .space import Space, Total

Covers = tuple[bool, bool] | None
_assemble, _bounds, _needed, _covered = figures.assemble, figures.bounds, coverage.needed, coverage.covered


def _half_even(numerator: int, denominator: int) -> int:
    """Rounded half to even."""
    return round(Fraction(ratio.MILLION * numerator, denominator))


def _wilson(side: int, towards: float) -> Callable[[int, int], int]:
    """Wilson's limit in floating point, rounded otherwise than outward."""

    def limit(n: int, d: int) -> int:
        z = ratio.Z_SQUARED / 1e6
        p = n / d
        root = sqrt(z * (p * (1 - p) / d + z / (4 * d * d)))
        return min(10**6, max(0, floor(1e6 * (p + z / (2 * d) + side * root) / (1 + z / d) + towards)))

    return limit


def _wald(side: int) -> Callable[[int, int], int]:
    """The interval of the normal approximation."""

    def limit(n: int, d: int) -> int:
        p = n / d
        return min(10**6, max(0, floor(1e6 * (p + side * 1.96 * sqrt(p * (1 - p) / d)))))

    return limit


def _four_counts(highest: bool) -> Callable[[frozenset[Total]], figures.Bound]:
    """A bound from the least and the greatest of each count."""

    def found(totals: frozenset[Total]) -> figures.Bound:
        ns, ds = [n for n, _ in totals], [d for _, d in totals]
        n, d = (max(ns), min(ds)) if highest else (min(ns), max(ds))
        if d == 0:
            return figures.Bound()
        exact = Fraction(n, d)
        limit = (ratio.upper_limit if highest else ratio.lower_limit)(min(n, d), d)
        return figures.Bound(exact, ratio.ppm_of(exact), limit)

    return found


def _most(sign: int) -> Callable[[frozenset[Total]], figures.Bound]:
    """Of equal ratios the filling with the greatest denominator."""

    def found(totals: frozenset[Total]) -> figures.Bound:
        best = min(figures.ratios(totals), key=lambda one: (sign * one[0], -one[2]), default=None)
        if best is None or (sign < 0 and figures.unbounded(totals)):
            return figures.Bound()
        limit = ratio.lower_limit if sign > 0 else ratio.upper_limit
        return figures.Bound(best[0], ratio.ppm_of(best[0]), limit(best[1], best[2]) if best[0] <= 1 else None)

    return found


def _interval_of_value(indicator: str, at: int, space: Space, covers: Covers) -> figures.Figure:
    """Both limits from the certain counts."""
    found = _assemble(indicator, at, space, covers)
    n, d = found.numerator, found.denominator
    if d == 0 or found.interval_lowest is None or found.interval_highest is None:
        return found
    return replace(found, interval_lowest=ratio.lower_limit(n, d), interval_highest=ratio.upper_limit(n, d))


def _state_of_counts(indicator: str, at: int, space: Space, covers: Covers) -> figures.Figure:
    """`bounded` where a count has two values."""
    found = _assemble(indicator, at, space, covers)
    known = (found.numerator, found.denominator) == (found.numerator_highest, found.denominator_highest)
    return replace(found, state="defined" if known else "bounded") if found.state != "undefined" else found


def _zero_value(totals: frozenset[Total], undefined: bool) -> int | None:
    """A denominator of zero gives 0."""
    n, d = min(n for n, _ in totals), min(d for _, d in totals)
    return ratio.ppm(n, d) if d else 0


def _no_bounds(space: Space, covers: Covers) -> tuple[figures.Bound, figures.Bound]:
    """No bounds where the certain denominator is 0."""
    return (figures.Bound(), figures.Bound()) if min(d for _, d in space.totals) == 0 else _bounds(space, covers)


def _null_stays(space: Space, covers: Covers) -> tuple[figures.Bound, figures.Bound]:
    """An uncovered denominator leaves null what is null."""
    low, high = _bounds(space, covers)
    return (low if figures.ratios(space.totals) else figures.Bound()), high


def _either_for_both(indicator: str, at: int, months: int, covers: coverage.Span | None) -> Covers:
    """One count not covered is both not covered."""
    found = _covered(indicator, at, months, covers)
    return None if found is None else (all(found), all(found))


def _unstated_no(indicator: str, at: int, months: int, covers: coverage.Span | None) -> Covers:
    """Nothing stated is not covered."""
    return _covered(indicator, at, months, covers) or (False, False)


def _at_d(indicator: str, at: int, months: int) -> tuple[coverage.Span | None, coverage.Span | None]:
    """B1 and B2 need the day D alone."""
    return ((at, at), (at, at)) if indicator in ("B1", "B2") else _needed(indicator, at, months)


def _before_too(need: coverage.Span | None, covers: coverage.Span) -> bool:
    """Days before the calendar need cover."""
    return need is None or (covers[0] <= need[0] and need[1] <= covers[1])


WILSON = "A1 A2 A3 A4 share"
B = "B1 B2 B3 caseload"
PLANTS = (
    plant("ppm_floor", "parts per million are cut", "", (ratio, "ppm", lambda n, d: ratio.MILLION * n // d)),
    plant("ppm_half_even", "rounded half to even", "", (ratio, "ppm", _half_even)),
    plant("ppm_ceiling", "parts per million are rounded up", "",
          (ratio, "ppm", lambda n, d: -(-ratio.MILLION * n // d))),
    plant("interval_nearest", "the limits are rounded to the nearest", WILSON,
          (ratio, "lower_limit", _wilson(-1, 0.5)), (ratio, "upper_limit", _wilson(1, 0.5))),
    plant("interval_inward", "the lower limit is rounded up", WILSON, (ratio, "lower_limit", _wilson(-1, 0.9999999))),
    plant("interval_upper_cut", "the upper limit is rounded down", WILSON, (ratio, "upper_limit", _wilson(1, 0))),
    plant("interval_wald", "the normal approximation", WILSON,
          (ratio, "lower_limit", _wald(-1)), (ratio, "upper_limit", _wald(1))),
    plant("interval_z_two", "z is 2", WILSON, (ratio, "Z_SQUARED", 4_000_000)),
    plant("interval_z_196", "z is 1.96", WILSON, (ratio, "Z_SQUARED", 3_841_600)),
    plant("bounds_four_counts", "bounds from the four counts", "",
          (figures, "lowest", _four_counts(False)), (figures, "highest", _four_counts(True))),
    plant("interval_of_value", "the interval of the certain counts", WILSON, (figures, "assemble", _interval_of_value)),
    plant("interval_most", "of equal ratios the greatest denominator", WILSON,
          (figures, "lowest", _most(1)), (figures, "highest", _most(-1))),
    plant("undefined_is_zero", "a denominator of zero gives 0", "", (figures, "certain_value", _zero_value)),
    plant("undefined_without_bounds", "no bounds where undefined", "", (figures, "bounds", _no_bounds)),
    plant("infinite_ignored", "fillings with denominator 0 leave highest alone", B,
          (figures, "unbounded", lambda _: False)),
    plant("state_of_counts", "bounded where a count is", "", (figures, "assemble", _state_of_counts)),
    plant("coverage_ignored", "coverage changes nothing", "", (coverage, "covered", lambda *_: None)),
    plant("coverage_unstated_no", "nothing stated is not covered", "", (coverage, "covered", _unstated_no)),
    plant("coverage_both", "one count uncovered is both", "B1 B2 B3", (coverage, "covered", _either_for_both)),
    plant("coverage_null_stays", "an uncovered denominator leaves a null lowest null", "",
          (figures, "bounds", _null_stays)),
    plant("coverage_window_alone", "B3 needs no days before its window", "B3", (coverage, "BEFORE_DAYS", 0)),
    plant("coverage_29_days", "B3 needs 29 days before its window", "B3", (coverage, "BEFORE_DAYS", 29)),
    plant("coverage_31_days", "B3 needs 31 days before its window", "B3", (coverage, "BEFORE_DAYS", 31)),
    plant("coverage_at_d", "B1 and B2 need D alone", "B1 B2", (coverage, "needed", _at_d)),
    plant("coverage_before_calendar", "days before the calendar need cover", "", (coverage, "wholly", _before_too)),
)  # fmt: skip
