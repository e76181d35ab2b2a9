"""A table of a sheet in HTML, wide or narrow.

Spec: spec/37-form.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from ...text import Text
from ...tour.markup import Html, Writer, typeset
from .document import BLANK, Table

__all__ = ["table"]


def table(w: Writer, made: Table) -> Html:
    """A table whose cells carry their heads, for narrow screens that show a row as lines; the roles stay what they are
    there, where a style takes them away."""
    heads = [w("th", head, scope="col", role="columnheader") for head in made.heads]
    rows = [w("tr", w("th", row[0], scope="row", role="rowheader"),
              [_cell(w, head, cell) for head, cell in zip(made.heads[1:], row[1:], strict=True)], role="row")
            for row in made.rows]
    caption = w("caption", made.caption, cls="quiet" if made.quiet else None)
    return w("table", caption, w("thead", w("tr", heads, role="row"), role="rowgroup"),
             w("tbody", rows, role="rowgroup"), role="table")


def _cell(w: Writer, head: Text, cell: Text) -> Html:
    language = w.languages[0]
    blank = "empty" if not cell.said(language) else "blank" if cell == BLANK else None
    return w("td", cell, cls=blank, role="cell", data_head=typeset(head, language))
