"""The sheet, folded by group: what is known of each line, and what is not folded once more.

Spec: spec/44-territory-pages.md, "The sheet"; GEN-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ...text import Text, capital, plural
from ...tour.markup import Child, Html, Writer, label
from ...tour.plot import badge
from ...tour.terms import ANSWERS, FILLS, SAID
from ...words import Basis, Line, LineGroup, Tri
from ..reports.model import Reader, Report, SheetFact
from .telling import folded

__all__ = ["sheet"]

#: Groups in which yes is the bad answer (GEN-12).
_BAD = frozenset({LineGroup.OBSTACLE, LineGroup.PITFALL, LineGroup.WARNING})
_YES_IS_BAD = Text("yes is the bad answer", "oui est la mauvaise réponse")
_UNKNOWN = Text("{n} line not known", "{n} ligne inconnue"), Text("{n} lines not known", "{n} lignes inconnues")
#: What the ARS is told nothing of, whatever a report holds: one person's care.
_MICRO = frozenset({Line.LEVEL_MICRO, Line.EXCHANGE_MESO_MICRO})
_HOW = Text("A group opens at a press. Filled is yes, empty is no, hatched is not known; a square is a line.",
            "Un groupe s'ouvre d'une pression. Plein : oui ; vide : non ; hachuré : inconnu ; un carré par ligne.")


def sheet(w: Writer, report: Report) -> Child:
    """Every group with how its lines stand, its lines within; nothing for a reader who is shown none."""
    facts = [fact for fact in report.sheet if report.reader is not Reader.ARS or fact.line not in _MICRO]
    if not facts:
        return None
    groups = [_group(w, group, list(held)) for group, held in groupby(facts, key=lambda fact: fact.group)]
    return (w("p", _HOW, cls="note"), w("div", groups, cls="sheet"))


def _group(w: Writer, group: LineGroup, held: Sequence[SheetFact]) -> Html:
    counts = {tri: sum(fact.value is tri for fact in held) for tri in ANSWERS}
    said = [w("span", w("b", str(counts[tri])), " ", SAID[tri], cls="count") for tri in ANSWERS if counts[tri]]
    squares = _squares(w, [counts[tri] for tri in ANSWERS])
    head = w("span", w("span", capital(label(group)), cls="what"), squares, w("span", said), cls="line")
    known = [fact for fact in held if fact.value is not Tri.UNKNOWN]
    rest = [fact for fact in held if fact.value is Tri.UNKNOWN]
    return folded(w, head, (
        w("p", capital(_YES_IS_BAD), ".", cls="note") if group in _BAD else None,
        w("ul", [_line(w, fact) for fact in known], cls="told") if known else None,
        folded(w, plural(len(rest), *_UNKNOWN), w("ul", [_line(w, fact) for fact in rest], cls="told")) if rest else None))


def _squares(w: Writer, counts: Sequence[int]) -> Html:
    """A square a line, as its answer is filled."""
    fills = [FILLS[tri] for tri, count in zip(ANSWERS, counts, strict=True) for _ in range(count)]
    squares = [w("rect", x=f"{9 * at}.5", y="0.5", width="7", height="7", cls=fill) for at, fill in enumerate(fills)]
    wide = 9 * len(fills)
    return w("svg", squares, cls="squares", viewBox=f"0 0 {wide} 8", width=str(wide), height="8", aria_hidden="true",
             focusable="false")


def _line(w: Writer, fact: SheetFact) -> Html:
    """A line: yes, no or not known, what it says, and whether somebody said so."""
    more = [] if fact.said is None else [w("li", capital(fact.said))]
    if fact.basis is Basis.STATED:
        more.append(w("li", capital(label(fact.basis))))
    return w("li", w("div", badge(w, FILLS[fact.value], SAID[fact.value]), cls="side"),
             w("div", w("p", capital(fact.label)), w("ul", more, cls="more") if more else None))
