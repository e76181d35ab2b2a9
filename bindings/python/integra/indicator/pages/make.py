"""The page of figures: a chart an indicator, its rows as they were given and by value, put into the one template of reports.

Spec: spec/52-charts.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import resources

from ..._model import argument_languages
from ...rules import Rules
from ...text import LANGUAGES, Text, capital, joined
from ...tour.markup import Child, Html, Writer, day, label
from ...tour.template import Cover, Page, document
from ...words import Language, Pack
from ..drawn import Chart, Drawn, Given, by_value, charts_of
from ..numbers import PROPORTIONS
from ..scale import Scale, scale_of
from .legend import fill_of, legend, warning
from .telling import counts, notes, sure, value
from .track import axis, track

__all__ = ["BEGINNING", "page"]

#: The first lines of every page of charts: what begins otherwise is not ours.
BEGINNING = "<!DOCTYPE html>\n<!-- made by integra indicators -->\n"
_TITLE = Text("Practice indicators", "Indicateurs de pratique")
_AS_OF = Text("As of {day}", "Au {day}")
_BEFORE = Text("before: {days}", "avant : {days}")
_ORDER = Text("Order of the rows", "Ordre des lignes")
_GIVEN, _BY_VALUE = Text("as given", "telles que données"), Text("by value", "par valeur")
_CAPTION = Text("{indicator}, rows {order}", "{indicator}, lignes {order}")
_HEADS = (Text("Value", "Valeur"), Text("Counts", "Effectifs"), Text("How sure", "Précision"))
_WHO = Text("Territory", "Territoire")
_FOOT = Text("Made by libintegra by the rules {packs}. Every scale begins at 0; a proportion's ends at 100 %. Nothing in this file is loaded "
             "from elsewhere.",
             "Fait par libintegra selon les règles {packs}. Toute échelle commence à 0 ; celle d'une proportion finit à 100 %. Rien dans ce "
             "fichier n'est chargé d'ailleurs.")
#: As many digits of a pack that is not one of the published ones as are told.
_DIGITS = 12


def page(figures: Given | Iterable[Given], *, languages: Sequence[str | Language] = LANGUAGES) -> bytes:
    """Figures, or what is published of them, as charts in one HTML file.

    Args:
        figures: what each territory and, under None, all of them come to, as :func:`integra.indicator.publish.publish` takes
            it; or a publication; or several of the same kind. Those of one indicator as of several days make one chart.
        languages: the languages that the file holds, the first shown first; of two, a switch chooses.

    Returns:
        UTF-8; the same figures and version give the same bytes (GEN-8). Of a publication nothing is in it that it hides, and
        no length, place, order or scale depends on what it hides (IND-6).

    Raises:
        UsageError: figures that do not go together, the same indicator twice as of one day, publications beside figures as
            they were counted, or a language that is none.
        ValueError: there is no language.

    >>> import datetime
    >>> from integra.indicator import Tally
    >>> from integra.indicator.pages import page
    >>> tally = Tally("A4", at=datetime.date(2025, 6, 1))
    >>> _ = tally.add({"call": ["a", "b"], "date": ["2025-03-01"] * 2, "answered": ["yes", "no"], "answered_on": ["2025-03-02", None]})
    >>> made = page({"north": tally.figure()}, languages=("fr",)).decode()
    >>> 'cx="50%"' in made and "1 sur 2" in made
    True
    """
    w = Writer(argument_languages(languages, "languages"))
    charts = charts_of(figures)
    packs = joined(dict.fromkeys(_pack(each.rules) for each in charts))
    return document(w, Cover(_TITLE, BEGINNING, style()), tuple(_pages(w, charts)), w("p", _FOOT.of(packs=packs)))


def sections(figures: Given | Iterable[Given], w: Writer, within: str | None = None) -> tuple[Page, ...]:
    """The charts as pages of a document that has :func:`style` in its style sheet, listed under the page ``within``; their rows
    stand as they were given, without a choice."""
    return tuple(replace(each, within=within) for each in _pages(w, charts_of(figures), False))


def style() -> str:
    """What charts add to the style sheet of reports."""
    return resources.files(__package__).joinpath("charts.css").read_text("utf-8")


def _pack(digest: bytes) -> Text:
    """What a pack is called, and the beginning of its digest where it is none of the published ones."""
    named = next((each.word for each in Pack if Rules(each.word).digest == digest), f"{digest.hex()[:_DIGITS]}…")
    return Text(named, named)


def _pages(w: Writer, charts: Sequence[Chart], both_orders: bool = True) -> Iterator[Page]:
    seen = Counter[str]()
    for chart in charts:
        word = "-".join(filter(None, (chart.indicator.word, chart.requester.word if chart.requester else None))).lower()
        seen[word] += 1
        name = word if seen[word] == 1 else f"{word}-{seen[word]}"
        yield Page(name, _named(chart), _days(chart), _chart(w, chart, name, both_orders))


def _named(chart: Chart) -> Text:
    said = Text(*(f"{chart.indicator.word} · {each}" for each in label(chart.indicator)))
    return said if chart.requester is None else said.within(label(chart.requester))


def _days(chart: Chart) -> Text:
    *earlier, last = chart.days
    said = _AS_OF.of(day=day(last))
    return said.then(_BEFORE.of(days=joined(map(day, reversed(earlier))))) if earlier else said


def _chart(w: Writer, chart: Chart, name: str, both_orders: bool) -> Child:
    """The legend, and the rows, where they differ in both orders, of which one shows."""
    scale = scale_of(chart)
    parts = warning(w, chart), legend(w, chart, scale)
    ordered = by_value(chart)
    if not both_orders or ordered == list(chart.rows):
        return parts, _table(w, chart, scale, chart.rows)
    tables = (w("div", _table(w, chart, scale, chart.rows, _GIVEN), cls="as-given"),
              w("div", _table(w, chart, scale, ordered, _BY_VALUE), cls="by-value"))
    return parts, w("div", _orders(w, name), tables, cls="orders")


def _orders(w: Writer, name: str) -> Html:
    """Two radio buttons that the style sheet reads."""
    buttons = [w("span", w("input", type="radio", name=f"order-{name}", id=f"{name}-{key}", cls=f"to-{key}", checked=checked),
                 w("label", capital(said), for_=f"{name}-{key}"))
               for key, said, checked in (("given", _GIVEN, ""), ("value", _BY_VALUE, None))]
    return w("fieldset", w("legend", _ORDER), buttons, cls="switch")


def _table(w: Writer, chart: Chart, scale: Scale, rows: Iterable[Sequence[Drawn]], order: Text | None = None) -> Html:
    """A table of numbers whose rows carry a picture. Roles are written out, for where it is narrow the style sheet lays
    rows out as no table, each cell beside its head."""
    top = [w("th", _WHO, scope="col", role="columnheader"), w("td", axis(w, scale, chart.indicator in PROPORTIONS), cls="track", aria_hidden="true"),
           [w("th", each, scope="col", role="columnheader") for each in _HEADS]]
    body = [_row(w, chart, scale, drawn, first) for row in rows for first, drawn in zip((True, *[False] * len(row)), row, strict=False)]
    word = chart.indicator.word
    return w("table", w("caption", word if order is None else _CAPTION.of(indicator=word, order=order)),
             w("thead", w("tr", top, role="row"), role="rowgroup"), w("tbody", body, role="rowgroup"), cls="chart drawn", role="table")


def _row(w: Writer, chart: Chart, scale: Scale, drawn: Drawn, first: bool) -> Html:
    """A figure: the name of the territory is seen once, and said of each day."""
    several = len(chart.days) > 1
    name = (w("span", drawn.name, cls="what" if first else "what unseen"),
            w("span", day(drawn.at), cls="more") if several else None, [w("span", each, cls="more") for each in notes(chart, drawn)])
    cells: list[tuple[Child, str]] = [
        (value(chart, drawn), "n"), (counts(chart, drawn), "counts"),
        ([w("span", each, cls="line") for each in sure(chart, drawn)], "sure")]
    told = [w("td", w("span", head, " ", cls="head") if said else None, said, cls=kind if said else f"{kind} empty", role="cell")
            for head, (said, kind) in zip(_HEADS, cells, strict=True)]
    return w("tr", w("th", name, scope="row", role="rowheader"),
             w("td", track(w, drawn, scale, fill_of(chart, drawn)), cls="track", aria_hidden="true"), told,
             role="row", cls="first" if first else "next")
