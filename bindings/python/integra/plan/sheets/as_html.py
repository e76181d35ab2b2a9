"""A sheet as one page of HTML for A4, a narrow screen and a grey printer: no script, nothing loaded, all text escaped.

Spec: spec/37-form.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

What does not fit on a page of paper goes on to the next one: rows are never parted, heads are repeated, each page says
which of how many it is, and the last line says that it is the last.
"""
from __future__ import annotations

from importlib import resources

from ...text import Text
from ...tour.markup import Child, Html, Writer, typeset
from ...tour.template import POLICY
from .document import BLANK, Block, Document, Lines, Pairs, Table
from .furniture import CONTINUED, END, PAGE, PAGE_OF
from .tables import table

__all__ = ["as_html", "page", "sections", "stylesheet"]


def as_html(sheet: Document, language: str) -> str:
    """The sheet in one language, a file of its own."""
    w = Writer((language,))
    body = (w("header", w("h1", sheet.title), _pairs(w, sheet.lead)),
            w("main", sections(w, sheet)),
            w("footer", [w("p", each) for each in sheet.foot], w("p", END, cls="end")))
    return page(w, sheet.title, body, stylesheet("sheet.css"), "large" if sheet.large else None)


def sections(w: Writer, sheet: Document, heading: str = "h2", within: str = "h3", part: str = "section") -> list[Html]:
    """What stands in a sheet, for a page in one language that has a head and a style of its own."""
    return [w(part, w(heading, each.title), [_block(w, block, within) for block in each.blocks],
              cls="half" if each.half else None) for each in sheet.sections]


def stylesheet(name: str) -> str:
    """A style sheet of this folder."""
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def page(w: Writer, title: Text, body: Child, style: str, cls: str | None = None) -> str:
    """A whole file around a body."""
    language = w.languages[0]
    head = w.inside((
        w("meta", charset="utf-8"),
        w("meta", name="viewport", content="width=device-width, initial-scale=1"),
        w("meta", http_equiv="Content-Security-Policy", content=POLICY),
        w("meta", name="referrer", content="no-referrer"),
        w("title", typeset(title, language)), w("style", Html(style + _numbers(language)))))
    return f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n{head}</head>\n{w("body", body, cls=cls)}</html>\n'


def _numbers(language: str) -> str:
    """The foot of a printed page, in its language: these texts are ours and hold no quotation mark."""
    first, of, more = (text.said(language) for text in (PAGE, PAGE_OF, CONTINUED))
    return (f'@page {{ @bottom-right {{ content: "{first} " counter(page) "{of}" counter(pages) "{more}"; '
            'font: 8pt sans-serif; color: #000; } }\n')


def _block(w: Writer, block: Block, heading: str) -> Html:
    match block:
        case Pairs():
            return _pairs(w, block)
        case Lines():
            return w("div", w(heading, block.title) if block.title else None,
                     w("ul", [w("li", each) for each in block.items]))
        case Table():
            return table(w, block)


def _pairs(w: Writer, block: Pairs) -> Html:
    """Names and values; a blank one is a line to write on."""
    return w("dl", [w("div", w("dt", name), w("dd", value, cls="blank" if value == BLANK else None),
                      cls="fill" if value == BLANK else None) for name, value in block.rows])
