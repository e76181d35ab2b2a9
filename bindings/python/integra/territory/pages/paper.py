"""How much of a report finds room on paper: two sheets of A4, half a page for elected officials.

Spec: spec/44-territory-pages.md, "On paper".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Lines are reckoned, not measured: a little is left free, and what finds no room is said to be on the screen.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...text import Text
from ..reports.model import Item, Reader, Section

__all__ = ["fits", "kept"]

#: So many lines of items and rows a reader's paper has, and so many signs stand on a line.
_LINES = {Reader.PILOTE: 44, Reader.ARS: 44, Reader.ELECTED: 12}
_SIGNS = {Reader.PILOTE: 88, Reader.ARS: 88, Reader.ELECTED: 72}
#: What a section takes beside what it tells: its heading, and the room around it.
_HEADING = {Reader.PILOTE: 3, Reader.ARS: 3, Reader.ELECTED: 1}


def kept(sections: Sequence[Section], reader: Reader) -> tuple[int, ...]:
    """How many items and rows of each section paper has: dealt out in turn, one a section, while there is room. The first
    of each section is always there."""
    signs = _SIGNS[reader]
    waiting = [_costs(section, signs) for section in sections]
    room = _LINES[reader] - sum(
        _HEADING[reader] + (0 if section.lead is None else _lines(section.lead.fr, signs)) for section in sections)
    held = [0] * len(sections)
    for turn in range(max(map(len, waiting), default=0)):
        for at, costs in enumerate(waiting):
            if held[at] == turn < len(costs) and (not turn or costs[turn] <= room):
                room -= costs[turn]
                held[at] += 1
    return tuple(held)


def fits(texts: Iterable[Text], signs: int, room: int) -> int:
    """How many of some texts, the first at least, find room on so many lines of so many signs.

    >>> fits([Text("", "mot")] * 9, 40, 4)
    4
    """
    held = 0
    for text in texts:
        room -= _lines(text.fr, signs)
        if held and room < 0:
            break
        held += 1
    return held


def _costs(section: Section, signs: int) -> list[int]:
    rows = () if section.table is None else section.table.rows
    return [_cost(item, signs) for item in section.items] + [1 for _ in rows]


def _cost(item: Item, signs: int) -> int:
    """French is the longer of the two languages."""
    return sum(_lines(text.fr, signs) for text in (item.text, *item.more))


def _lines(text: str, signs: int) -> int:
    return -(-len(text) // signs)
