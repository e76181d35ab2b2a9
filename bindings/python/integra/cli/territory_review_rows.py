"""How reports of a territory are written for programs: NDJSON and CSV, a row a sentence, always the same names.

Spec: spec/03-command.md, spec/43-territory-reports.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from ..forms.plain import plain
from ..forms.record import iso
from ..territory.reports.model import Item, Report, Section, Table
from ..text import COLON, SEMICOLON, joined
from .formats import Rows, line
from .territory_review_text import cell_text

__all__ = ["COLUMNS", "write_csv", "write_ndjson"]

COLUMNS = ("territory", "reader", "at", "since", "section", "state", "day", "weight", "rules", "subject", "sentence", "more")


def rows(report: Report, language: str) -> Iterator[dict[str, Any]]:
    """Every sentence of a report as an object; a row of a table is a sentence, its cells behind their heads, and so is what a
    section says that holds nothing."""
    whole = {"territory": report.called.said(language), "reader": report.reader.value, "at": iso(report.at), "since": iso(report.since)}
    for section in report.sections:
        held = (*(_item(item, language) for item in section.items), *_table(section, language))
        for each in held or (_item(Item(text=section.lead or section.title), language),):
            yield {name: (whole | {"section": section.name} | each)[name] for name in COLUMNS}


def _item(item: Item, language: str) -> dict[str, Any]:
    return {"state": item.state and item.state.word, "day": iso(item.day), "weight": item.weight and item.weight.word,
            "rules": list(item.rules), "subject": plain(item.subject), "sentence": item.text.said(language),
            "more": [each.said(language) for each in item.more]}


def _table(section: Section, language: str) -> Iterator[dict[str, Any]]:
    table = section.table or Table((), ())
    for row in table.rows:
        told = joined((joined((head, cell_text(cell)), COLON) for head, cell in zip(table.heads, row, strict=True)), SEMICOLON)
        yield _item(Item(text=told), language)


def write_ndjson(out: BinaryIO, report: Report, language: str) -> None:
    """One object a line."""
    for each in rows(report, language):
        out.write(line(each))


def write_csv(out: BinaryIO, reports: Iterator[Report], language: str, *, raw: bool) -> None:
    """One row a sentence under a row of names; what stands beneath it is behind it, rules are words separated by spaces."""
    table = Sheet(out, raw=raw)
    for report in reports:
        for each in rows(report, language):
            table.row((each | {"rules": " ".join(each["rules"]), "more": " ".join(each["more"])})[name] for name in COLUMNS)


class Sheet(Rows):
    """The rows of CSV."""

    columns = COLUMNS
