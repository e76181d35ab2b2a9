"""Figures to draw, written down number by number, and a page read a second time.

Spec: spec/52-charts.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from tour_tree import Node, tree

from integra import Figure, Rules
from integra.indicator.pages import page
from integra.indicator.publish import publish
from integra.words import FigureState, Indicator, Tri

NOW, BEFORE = datetime.date(2025, 6, 30), datetime.date(2024, 6, 30)
RULES = Rules().digest


def figure(numerator: int, denominator: int, *, most: tuple[int, int] | None = None, indicator: str = "B3", at: datetime.date = NOW,
           value: int | None = None, bounds: tuple[int | None, int | None] = (None, None),
           interval: tuple[int | None, int | None] = (None, None), **more: Any) -> Figure:
    """A figure of these numbers; one without denominator has no value."""
    highest, of = most or (numerator, denominator)
    if denominator and value is None:
        value = (2 * numerator * 10**6 + denominator) // (2 * denominator)
    state = FigureState.UNDEFINED if not denominator else FigureState.DEFINED if most is None else FigureState.BOUNDED
    given: dict[str, Any] = {
        "indicator": Indicator(indicator), "at": at, "territory": None, "state": state, "numerator": numerator, "numerator_highest": highest,
        "denominator": denominator, "denominator_highest": of, "value": value, "lowest": bounds[0], "highest": bounds[1],
        "interval_lowest": interval[0], "interval_highest": interval[1], "covered": Tri.UNKNOWN, "pairs": None, "pairs_highest": None,
        "pairs_before": None, "pairs_before_highest": None, "requester": None, "conformity": None, "parts": 1, "parts_held": 1,
        "rules": RULES}
    return Figure(**(given | more))


#: Readmissions a year before and now: of the bay between 33/44 and 40/41; of the new valley nothing; of the point too few.
EARLIER: dict[str | None, Figure] = {
    "bay": figure(41, 30, at=BEFORE), "upland": figure(20, 25, at=BEFORE), "valley": figure(0, 0, at=BEFORE),
    "point": figure(13, 20, at=BEFORE), "hill": figure(50, 40, at=BEFORE)}
LATER: dict[str | None, Figure] = {
    "bay": figure(33, 41, most=(40, 44), bounds=(750000, 975610)), "upland": figure(25, 20), "valley": figure(0, 0),
    "point": figure(3, 13), "hill": figure(40, 40), None: figure(101, 114, most=(108, 117), bounds=(863247, 947369))}
#: Calls answered, with Wilson's intervals of 30 of 70 and 80 of 110.
CALLS: dict[str | None, Figure] = {
    "north": figure(30, 70, indicator="A4", interval=(319353, 545222)), "east": figure(80, 110, indicator="A4", interval=(637434, 801774))}


def published() -> bytes:
    """The page of what is published of both days of readmissions, and of the calls."""
    before = publish(EARLIER)
    return page([before, publish(LATER, earlier=[before], compared=before), publish(CALLS)])


def rows(table: Node) -> Iterator[tuple[str, Node]]:
    """The rows of a chart, each behind the name of its territory."""
    for row in next(table.all("tbody")).all("tr"):
        yield row.by_class("what")[0].text("fr"), row


def chart(data: bytes, number: int = 0) -> Node:
    """A chart of a page, as it was given."""
    return tree(data).by_class("drawn")[number]


def cells(row: Node) -> list[str]:
    """What a row says behind its picture, in English."""
    return [cell.text("head") for cell in row.all("td") if cell.attributes.get("role") == "cell"]


def end_of(table: Node) -> int:
    """The greatest number of the scale, in parts per million."""
    *_, last = next(table.all("thead")).by_class("axis")[0].all("text")
    said = last.text()
    return round(float(said.rstrip("%\u00a0")) * (10**4 if said.endswith("%") else 10**6))


def spot(node: Node, name: str, end: int) -> int:
    """Where a mark stands, in parts per million."""
    return round(float(node.attributes[name].rstrip("%")) * end / 100)
