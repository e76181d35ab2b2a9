"""How much of a report finds room on paper: two sheets of A4, half a page for elected officials.

Spec: spec/44-territory-pages.md, "On paper".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Lines are reckoned, not measured: a little is left free, and what finds no room is said to be on the screen.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...text import Text
from ..reports.model import Item, Reader, Section

__all__ = ["Kept", "fits", "kept"]

#: So many lines of items and rows a reader's paper has, and so many signs stand on a line.
_LINES = {Reader.PILOTE: 44, Reader.ARS: 44, Reader.ELECTED: 12}
_SIGNS = {Reader.PILOTE: 88, Reader.ARS: 88, Reader.ELECTED: 72}
#: What a section takes beside what it tells: its heading, and the room around it.
_HEADING = {Reader.PILOTE: 3, Reader.ARS: 3, Reader.ELECTED: 1}


@dataclass(frozen=True, slots=True)
class Kept:
    """What paper has of a section: so many items and rows, and whether what stands beneath them."""

    count: int
    more: bool


def kept(sections: Sequence[Section], reader: Reader) -> tuple[Kept, ...]:
    """What paper has of each section: items and rows are dealt out in turn, one a section, while there is room. The first of
    each section is always there; where even those are too many, without what stands beneath them."""
    signs = _SIGNS[reader]
    room = _LINES[reader] - sum(
        _HEADING[reader] + (0 if section.lead is None else _lines(section.lead.fr, signs)) for section in sections)
    more = sum(sum(costs[:1]) for costs in (_costs(section, signs, True) for section in sections)) <= room
    waiting = [_costs(section, signs, more) for section in sections]
    held = [0] * len(sections)
    for turn in range(max(map(len, waiting), default=0)):
        for at, costs in enumerate(waiting):
            if held[at] == turn < len(costs) and (not turn or costs[turn] <= room):
                room -= costs[turn]
                held[at] += 1
    return tuple(Kept(count, more) for count in held)


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


def _costs(section: Section, signs: int, more: bool) -> list[int]:
    rows = () if section.table is None else section.table.rows
    return [_cost(item, signs, more) for item in section.items] + [1 for _ in rows]


def _cost(item: Item, signs: int, more: bool) -> int:
    """French is the longer of the two languages."""
    return sum(_lines(text.fr, signs) for text in (item.text, *(item.more if more else ())))


def _lines(text: str, signs: int) -> int:
    return -(-len(text) // signs)
