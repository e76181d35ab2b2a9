"""The lines of a publication: with a count that is hidden goes all that would tell it.

Spec: spec/51-publishing.md, "What goes with a hidden count".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from ...words import FigureState, Tri
from ..model import Figure
from .model import PEOPLE, Line, Publication
from .network import Cell, Row
from .rounding import rounded as rounded_to

__all__ = ["changed", "line_of", "unbounded"]

#: What a line has of its figure where nothing of it is hidden.
_WHOLE = ("state", "numerator_highest", "denominator_highest", "value", "lowest", "highest", "interval_lowest",
          "interval_highest", "pairs", "pairs_highest", "pairs_before", "pairs_before_highest")
_NOTHING = dict.fromkeys(_WHOLE) | {"state": FigureState.SUPPRESSED}
_PPM = 10**6


def line_of(figure: Figure, territory: str | None, within: str | None, row: Row, hidden: Set[str], bounds: bool,
            base: int | None) -> Line:
    """A line, with nothing but the counts that may be shown where one is hidden, or what they could be (no ``bounds``)."""
    counts = {name: None if name in hidden else count for name, count in row.counts.items()}
    if base is not None:
        counts = {name: rounded_to(count, base) for name, count in row.counts.items()}
    whole = not hidden and base is None and bounds
    value = None if hidden else _value(counts["numerator"], counts["denominator"])
    told = {name: getattr(figure, name) for name in _WHOLE} if whole else _NOTHING | {"value": value}
    return Line(territory=territory, within=within, relation=row.relation, covered=figure.covered, change=None,
                overlap=Tri.UNKNOWN, **({"complement": None} | counts | told))


def _value(numerator: int | None, denominator: int | None) -> int | None:
    """The ratio of two counts that are shown, in parts per million, half a part upward (IND-4)."""
    if numerator is None or not denominator:
        return None
    return (2 * numerator * _PPM + denominator) // (2 * denominator)


def unbounded(figures: Sequence[Figure], rows: Sequence[Row], hidden: Set[Cell], threshold: int) -> set[int]:
    """The lines whose bounds would tell that few are in doubt, where no count is hidden: those of whom it is so, and those
    above, from which others could be taken. Of lines that hide a count there are two, and neither has bounds."""
    found, counts_hidden = set[int](), {place for place, _ in hidden}
    for place, figure in enumerate(figures):
        at: int | None = place if place not in counts_hidden and _small_bounds(figure, threshold) else None
        while at is not None:
            found.add(at)
            at = rows[at].parent
    return found


def _small_bounds(figure: Figure, threshold: int) -> bool:
    """Whether facts are missing and what counts could be is small, though they themselves are 0 or not small."""
    if (figure.numerator, figure.denominator) == (figure.numerator_highest, figure.denominator_highest):
        return False
    if figure.indicator not in PEOPLE:
        return False
    possible = [figure.numerator_highest, figure.denominator_highest]
    if "complement" in PEOPLE[figure.indicator]:
        possible += [figure.denominator_highest - figure.numerator, figure.denominator_highest - figure.numerator_highest,
                     figure.denominator - figure.numerator_highest]
    return any(1 <= count < threshold for count in possible)


def changed(lines: Iterable[Line], earlier: Publication) -> Iterator[Line]:
    """Lines that say how they differ from those of another day, where both are whole (IND-7)."""
    before = {line.territory: line for line in earlier.lines}
    for line in lines:
        other = before.get(line.territory)
        yield line if other is None or not (_told(line) and _told(other)) else _compared(line, other)


def _told(line: Line) -> bool:
    return line.state in (FigureState.DEFINED, FigureState.BOUNDED)


def _compared(line: Line, other: Line) -> Line:
    assert line.value is not None and other.value is not None  # what is defined has a value
    limits = [each.interval_lowest for each in (line, other)], [each.interval_highest for each in (line, other)]
    lowest, highest = ([each for each in several if each is not None] for several in limits)
    overlap = Tri.UNKNOWN if len(lowest) + len(highest) < 4 else Tri.YES if max(lowest) <= min(highest) else Tri.NO
    return replace(line, change=line.value - other.value, overlap=overlap)
