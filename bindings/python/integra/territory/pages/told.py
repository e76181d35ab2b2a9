"""A question of a reader as a page: what is told one by one, and what is better read in columns.

Spec: spec/44-territory-pages.md, "What is told".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

What comes first is shown, the rest is folded; of it, paper holds what finds room there (:mod:`.paper`).
"""
from __future__ import annotations

import datetime
from collections.abc import Sequence

from ...text import Text
from ...tour.markup import Child, Html, Writer, day
from ...tour.plot import grouped
from ..reports.model import Cell, Item, Section, Table
from .paper import Kept
from .telling import MARKED, STATES, and_more, by_when, folded, left_on_screen, mark

__all__ = ["FIRST", "told"]

#: So many are shown before the rest is folded: as many as somebody is told to find out next (TER-16).
FIRST = 7
_ROWS = 20
#: A table of more columns is stacked in windows that are not narrow.
_WIDE = 4
_NOT_TOLD = Text("not known or not shown", "non connu ou non montré")
_NOTHING = Text("Nothing to say here.", "Rien à signaler.")


def told(w: Writer, section: Section, paper: Kept, *, plain: bool = False) -> Child:
    """What a section holds, and what of it paper has; what it says where it holds nothing. Plain is without state, day and
    rule."""
    if not section.items and (section.table is None or not section.table.rows):
        return w("p", _NOTHING, cls="note") if section.lead is None else None
    bare = plain or not any(each.day or each.state in STATES or each.weight in MARKED for each in section.items)
    items = [_item(w, each, at >= paper.count, paper.more, plain, bare) for at, each in enumerate(section.items)]
    rows = max(0, paper.count - len(items))
    return (_list(w, items) if items else None, left_on_screen(w, len(items) - paper.count),
            _table(w, section.title, section.table, rows) if section.table and section.table.rows else None)


def _list(w: Writer, items: Sequence[Html]) -> Child:
    """The first, and the others folded, numbered on."""
    rest = items[FIRST:]
    return (w("ul", items[:FIRST], cls="told"),
            folded(w, and_more(len(rest)), w("ul", rest, cls="told"), "screen") if rest else None)


def _item(w: Writer, item: Item, screen: bool, beneath: bool, plain: bool, bare: bool) -> Html:
    """One thing: where it stands and by when, unless nothing of its list says so, then what it is."""
    when = by_when(item.day, item.state)
    badge = mark(w, item.state, item.weight)
    side = None if bare else w("div", badge, w("span", when, cls="when") if when else None, cls="side")
    more = w("ul", [w("li", each) for each in item.more], cls="more" if beneath else "more screen") if item.more else None
    body = w("div", w("p", item.text, None if plain else _rules(w, item)), more)
    return w("li", side, body, cls=" ".join(name for name, on in (("screen", screen), ("bare", bare)) if on) or None)


def _rules(w: Writer, item: Item) -> Child:
    return (" ", w("span", ", ".join(item.rules), cls="rule")) if item.rules else None


def _table(w: Writer, title: Text, table: Table, paper: int) -> Child:
    """Columns under their heads: on a phone each cell stands behind its head."""
    numbers = [any(isinstance(row[at], int) for row in table.rows) for at in range(len(table.heads))]
    heads = [w("th", head, scope="col", cls="n" if number else None) for head, number in zip(table.heads, numbers, strict=True)]
    rows = [_row(w, table, row, numbers, at >= paper) for at, row in enumerate(table.rows)]
    shown, rest = rows[:_ROWS], rows[_ROWS:]

    kind = "lines stacks wide" if len(table.heads) > _WIDE else "lines stacks"

    def made(held: Sequence[Html]) -> Html:
        return w("table", w("caption", title, cls="unseen"), w("thead", w("tr", heads)), w("tbody", held), cls=kind)

    return (made(shown), folded(w, and_more(len(rest)), made(rest), "screen") if rest else None,
            left_on_screen(w, len(rows) - paper))


def _row(w: Writer, table: Table, row: Sequence[Cell], numbers: Sequence[bool], screen: bool) -> Html:
    first, *others = row
    cells = [w("td", w("span", head, Text(": ", " : "), cls="head"), _cell(w, cell), cls="n" if number else None)
             for head, cell, number in zip(table.heads[1:], others, numbers[1:], strict=True)]
    return w("tr", w("th", w("span", _cell(w, first), cls="what"), scope="row"), cells, cls="screen" if screen else None)


def _cell(w: Writer, cell: Cell) -> Child:
    """A value; what is not known, or not for this reader, is a dash that is said in words."""
    if cell is None:
        return (w("span", "–", aria_hidden="true"), w("span", _NOT_TOLD, cls="unseen"))
    if isinstance(cell, datetime.date):
        return w("span", day(cell), cls="when")
    return grouped(cell) if isinstance(cell, int) else cell
