"""How much of a report finds room on paper: two sheets of A4, half a page for elected officials.

Spec: spec/44-territory-pages.md, "On paper".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Lines are reckoned, not measured: a little is left free, and what finds no room is said to be on the screen. All is counted
in tenths of a line.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...text import Text
from ...words import FindingState
from ..reports.model import Entry, Item, Reader, Report, Section

__all__ = ["LATE", "MONTH", "MONTHS", "Kept", "fits", "kept"]

#: What paper has of late entries and of a month: signs a line, and lines; and how many months.
LATE, MONTH, MONTHS = (80, 4), (26, 5), 3
#: What a reader's paper has beside heading and foot, how many signs stand on a line, and what the heading of a question takes.
_ROOM = {Reader.PILOTE: 1130, Reader.ARS: 1130, Reader.ELECTED: 205}
_SIGNS = {Reader.PILOTE: 82, Reader.ARS: 82, Reader.ELECTED: 72}
_HEADING = {Reader.PILOTE: 20, Reader.ARS: 20, Reader.ELECTED: 6}
_LINE, _SMALL, _BETWEEN, _LEFT = 10, 9, 3, 12
#: What the drawing takes by its levels, the sheet, and the frame of what is due.
_DRAWING, _SHEET, _DATES = {0: 0, 1: 90, 2: 160, 3: 250}, 160, 60


@dataclass(frozen=True, slots=True)
class Kept:
    """What paper has of a section: so many items and rows, and whether what stands beneath them."""

    count: int
    more: bool


def kept(report: Report) -> tuple[Kept, ...]:
    """What paper has of each section: items and rows are dealt out in turn, one a section, while there is room. The first of
    each section is always there; where even those are too many, without what stands beneath them."""
    signs = _SIGNS[report.reader]
    room = _ROOM[report.reader] - _beside(report) - sum(_head(section, report.reader, signs) for section in report.sections)
    more = sum(sum(costs[:1]) for costs in (_costs(section, signs, True) for section in report.sections)) <= room
    waiting = [_costs(section, signs, more) for section in report.sections]
    room -= sum(sum(costs[:1]) for costs in waiting)
    held = [min(1, len(costs)) for costs in waiting]
    for turn in range(1, max(map(len, waiting), default=0)):
        for at, costs in enumerate(waiting):
            if held[at] == turn < len(costs) and costs[turn] <= room:
                room -= costs[turn]
                held[at] += 1
    return tuple(Kept(count, more) for count in held)


def fits(texts: Iterable[Text], signs: int, room: int) -> int:
    """How many of some texts, the first at least, find room on so many lines of so many signs.

    >>> from integra.text import Text
    >>> from integra.territory.pages.paper import fits
    >>> fits([Text("", "mot")] * 9, 40, 4)
    4
    """
    held = 0
    for text in texts:
        room -= _lines(text, signs)
        if held and room < 0:
            break
        held += 1
    return held


def _beside(report: Report) -> int:
    """What the drawing, the days and the sheet take, which elected officials have none of."""
    if report.reader is Reader.ELECTED:
        return 0
    late = [each for each in report.calendar if each.state is FindingState.OVERDUE]
    coming = sorted((each for each in report.calendar if each.state not in (FindingState.OVERDUE, FindingState.MET)),
                    key=lambda each: each.day)
    months = [list(held) for _, held in groupby(coming, key=lambda each: each.day.replace(day=1))][:MONTHS]
    days = _days(late, *LATE) + max((_days(held, *MONTH) for held in months), default=0)
    return _DRAWING[min(3, len(report.levels))] + _DATES + days + (_SHEET if report.sheet else 0)


def _days(entries: Sequence[Entry], signs: int, room: int) -> int:
    shown = entries[:fits((each.text for each in entries), signs, room)]
    return _LINE * sum(_lines(each.text, signs) for each in shown) + (_LEFT if len(shown) < len(entries) else 0)


def _head(section: Section, reader: Reader, signs: int) -> int:
    """A heading, what to know before, and the line that says how many more there are."""
    lead = 0 if section.lead is None else _LINE * _lines(section.lead, signs) + _BETWEEN
    rows = 0 if section.table is None else len(section.table.rows)
    return _HEADING[reader] + lead + (_LEFT if len(section.items) + rows > 1 else 0) + (_LINE if rows else 0)


def _costs(section: Section, signs: int, more: bool) -> list[int]:
    """What each item and row takes: a row that is long has cells of two lines."""
    rows = () if section.table is None else section.table.rows
    return [_cost(item, signs, more) for item in section.items] + [2 * _LINE for _ in rows]


def _cost(item: Item, signs: int, more: bool) -> int:
    beneath = sum(_SMALL * _lines(text, signs) for text in item.more) if more else 0
    return _LINE * _lines(item.text, signs) + beneath + _BETWEEN


def _lines(text: Text, signs: int) -> int:
    """French is the longer of the two languages."""
    return -(-len(text.fr) // signs)
