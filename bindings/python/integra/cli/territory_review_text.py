"""How ``integra territory review`` shows a report in 80 columns: each question, what answers it, what stands beneath.

Spec: spec/03-command.md, spec/43-territory-reports.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime

from ..territory.reports.model import Cell, Item, Report, Section, Table
from ..text import Text, dated, joined
from ..words import FindingState
from .page import FAINT, HEAD, Page

__all__ = ["cell_text", "show"]

#: A word before what is due: neither colour nor a good eye is needed.
_STATES = {FindingState.OVERDUE: Text("late", "en retard"), FindingState.DUE: Text("to do", "à faire"),
           FindingState.MET: Text("done", "fait")}
_STYLES = {FindingState.OVERDUE: "bold yellow", FindingState.MET: FAINT}
_NOT_KNOWN = Text("not known", "non connu")


def show(page: Page, report: Report) -> None:
    """Writes a report."""
    page.wrapped(page.pair(report.title, joined((report.called, dated(report.at)))), 0, 2, HEAD)
    page.wrapped(report.lead)
    for section in report.sections:
        _section(page, section)


def _section(page: Page, section: Section) -> None:
    page.titled(section.title)
    if section.lead is not None:
        page.wrapped(section.lead, 2, 2, FAINT)
    for item in section.items:
        _item(page, item)
    if section.table is not None:
        _table(page, section.table)


def _item(page: Page, item: Item) -> None:
    state = None if item.state is None else _STATES.get(item.state)
    text = page.said(item.text) if state is None else page.pair(state, item.text)
    page.wrapped(f"- {text}", 2, 4, "" if item.state is None else _STYLES.get(item.state, ""))
    for more in item.more:
        page.wrapped(more, 4, 6, FAINT)


def _table(page: Page, table: Table) -> None:
    """A row under its head, cell by cell: what has seven columns does not fit beside one another."""
    for first, *cells in table.rows:
        page.wrapped(cell_text(first), 2, 4, HEAD)
        for head, cell in zip(table.heads[1:], cells, strict=True):
            page.wrapped(page.pair(head, cell_text(cell)), 4, 6)


def cell_text(cell: Cell) -> Text:
    """What a cell says; None is not known, or not for this reader."""
    if cell is None:
        return _NOT_KNOWN
    if isinstance(cell, datetime.date):
        return dated(cell)
    return cell if isinstance(cell, Text) else Text(str(cell), str(cell))
