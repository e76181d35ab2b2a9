"""The pages of a report, by reader, put into the one template of reports.

Spec: spec/44-territory-pages.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import resources

from ..._model import argument_languages
from ...text import COLON, LANGUAGES, Text, joined
from ...tour.markup import Child, Html, Writer, day
from ...tour.template import Cover, Page, document
from ...words import Language
from ..reports.model import Reader, Report
from .dates import dates
from .glance import glance
from .levels import levels
from .paper import kept
from .sheet import sheet
from .telling import FOR
from .told import told

__all__ = ["BEGINNING", "page", "sections", "style"]

#: The first lines of every page of a territory: what begins otherwise is not ours.
BEGINNING = "<!DOCTYPE html>\n<!-- made by integra territory -->\n"
_TERRITORIES = Text("Territories", "Territoires")
_LEVELS = Text("Who meets, and what goes between them", "Qui se réunit, et ce qui circule")
_DATES = Text("What is due, and when", "Ce qui est attendu, et quand")
_SHEET = Text("The sheet, line by line", "La grille, ligne par ligne")
_OF = Text("As known for {day}", "Tel que connu au {day}")
_SINCE = Text("compared with {day}", "comparé au {day}")
_RULES = Text(" by the rules of {pack}", " selon les règles {pack}")
_FOOT = Text("Made by the library libintegra{rules}. It proposes, people decide; what nobody knows is shown as not known. Nothing "
             "in this file is loaded from elsewhere.",
             "Fait par la bibliothèque libintegra{rules}. Elle propose, les personnes décident ; ce que personne ne sait est "
             "montré comme inconnu. Rien dans ce fichier n'est chargé d'ailleurs.")


def page(report: Report | Sequence[Report], languages: Sequence[str | Language] = LANGUAGES) -> bytes:
    """A report as one HTML file, or several in one file.

    Args:
        report: one report, or several, each a page with its own sections.
        languages: the languages that the file holds, the first shown first; of two, a switch chooses.

    Returns:
        UTF-8; the same reports and version give the same bytes (GEN-8).

    Raises:
        ValueError: there is no report or no language.
        UsageError: a language is none.

    >>> import datetime
    >>> from integra.text import Text
    >>> from integra.territory.reports.model import Reader, Report
    >>> from integra.territory.pages import page
    >>> told = Report(reader=Reader.ELECTED, name="Pays exemple", at=datetime.date(2025, 6, 15), since=None,
    ...               title=Text("Where we are", "Où nous en sommes"), lead=Text("All is well.", "Tout va bien."),
    ...               sections=(), levels=(), flows=(), calendar=(), sheet=(), pack="dac-2022")
    >>> "<h1>Pays exemple, pour les élus</h1>" in page(told, ("fr",)).decode()
    True
    """
    reports = (report,) if isinstance(report, Report) else tuple(report)
    if not reports:
        raise ValueError("a page is made of one report at least")
    w = Writer(argument_languages(languages, "languages"))
    names = dict.fromkeys(each.called for each in reports)
    title = next(iter(names)) if len(names) == 1 else _TERRITORIES
    if len(reports) == 1:
        title = Text("{name}, {reader}", "{name}, {reader}").of(name=title, reader=FOR[reports[0].reader])
    return document(w, Cover(title, BEGINNING, style()), tuple(_pages(reports, w, len(names) > 1)), w("p", _foot(reports)))


def sections(report: Report, w: Writer, name: str | None = None, *, named: bool = True) -> tuple[Page, ...]:
    """The pages of a report, for a document that has :func:`style` in its style sheet: the first says how things stand, the
    others lie within it. ``name`` begins what they are called, by default the reader; the heading of the first has what the
    territory is called, unless it is not to be ``named``, since the document is."""
    title = joined((report.title, report.called), COLON) if named else report.title
    first = name or report.reader.value
    head = w("p", _stamp(report), cls="note stamp")
    if report.reader is Reader.ELECTED:
        return (_page(first, title, report.lead, (_elected(report, w), head)),)
    numbers = glance(w, report) if _has_days(report) else None
    return (_page(first, title, report.lead, (numbers, head)), *_parts(report, w, first))


def style() -> str:
    """What these pages add to the style sheet of reports."""
    return resources.files(__package__).joinpath("territory.css").read_text("utf-8")


def _page(name: str, title: Text, lead: Child, body: Child, within: str | None = None) -> Page:
    """A page that the style sheet knows as one of a territory."""
    return Page(name, title, lead, body, within, "territory")


def _pages(reports: Sequence[Report], w: Writer, named: bool) -> Iterator[Page]:
    seen = Counter[str]()
    for report in reports:
        seen[report.reader.value] += 1
        count = seen[report.reader.value]
        yield from sections(report, w, report.reader.value if count == 1 else f"{report.reader.value}-{count}", named=named)


def _has_days(report: Report) -> bool:
    """Whether days are told of: of territories side by side there is neither level nor day, and none is missing."""
    return bool(report.calendar or report.levels)


def _foot(reports: Sequence[Report]) -> Text:
    """Who made the file, and by which rules, which elected officials are not told."""
    packs = ", ".join(dict.fromkeys(each.pack for each in reports if each.reader is not Reader.ELECTED))
    return _FOOT.of(rules=_RULES.of(pack=packs) if packs else "")


def _stamp(report: Report) -> Text:
    """Of which day it is, and what it is compared with."""
    said = _OF.of(day=day(report.at))
    return said if report.since is None else said.within(_SINCE.of(day=day(report.since)))


def _elected(report: Report, w: Writer) -> Child:
    """Half a page of plain words: the questions, answered."""
    asked = [_asked(w, each.title, (w("p", each.lead) if each.lead else None, told(w, each, held, plain=True)))
             for each, held in zip(report.sections, kept(report), strict=True)]
    return w("div", asked, cls="elected")


def _asked(w: Writer, question: Text, answer: Child) -> Html:
    """A question, and what it is answered beside it."""
    return w("div", w("h3", question), w("div", answer), cls="asked")


def _parts(report: Report, w: Writer, first: str) -> Iterator[Page]:
    """The questions in their order, the drawing after the first of them, then what is due and the sheet."""
    made = [_page(f"{first}-{each.name}", each.title, each.lead, told(w, each, held), first)
            for each, held in zip(report.sections, kept(report), strict=True)]
    drawn: Child = levels(w, report, f"{first}-drawing")
    yield from made[:1]
    if drawn:
        yield _page(f"{first}-drawing", _LEVELS, None, drawn, first)
    yield from made[1:]
    if _has_days(report):
        yield _page(f"{first}-dates", _DATES, None, dates(w, report), first)
    folds = sheet(w, report)
    if folds:
        yield _page(f"{first}-sheet", _SHEET, None, folds, first)
