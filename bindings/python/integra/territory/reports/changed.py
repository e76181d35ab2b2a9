"""What changed since an earlier report: what is new, what is settled, which lines turned round.

Spec: spec/43-territory-reports.md; TER-16, "Two reviews of one territory are compared".  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from ...text import Text, capital
from ...words import Line, LineGroup, Tri
from ..found import SheetLine, TerritoryFinding
from .known import Known
from .model import Item
from .phrases import capped, of_word
from .sentences import finding_items

__all__ = ["changed", "lines_changed"]

_NEW = Text("New: {what}", "Nouveau : {what}")
_SETTLED = Text("No longer: {what}", "Ne se constate plus : {what}")
_LINE = Text("{line}: {before}, now {after}.", "{line} : {before}, désormais {after}.")
_SAID = {Tri.YES: Text("yes", "oui"), Tri.NO: Text("no", "non"), Tri.UNKNOWN: Text("not known", "non connu")}
_STEP = _SAID | {Tri.YES: Text("done", "faite"), Tri.NO: Text("not done yet", "pas encore faite")}


def changed(known: Known, earlier: Known, most: int) -> tuple[Item, ...]:
    """What changed, what is wrong first, then what no longer is, then the lines.

    Raises:
        UsageError: the two are of two territories.
    """
    found = known.review.compare(earlier.review)
    return (*capped(_items(_NEW, known, found.appeared, most), most),
            *capped([replace(each, weight=None) for each in _items(_SETTLED, earlier, found.settled, most)], most),
            *lines_changed(known, earlier, (), most))


def lines_changed(known: Known, earlier: Known, hidden: Collection[Line], most: int) -> tuple[Item, ...]:
    """The lines that turned round, those left out that a reader is not shown."""
    found = known.review.compare(earlier.review).changed
    return capped([_line(before, after) for line, (before, after) in found.items() if line not in hidden], most)


def _items(template: Text, known: Known, found: Iterable[TerritoryFinding], most: int) -> list[Item]:
    """Items of findings; whether they are late is told elsewhere, or is no longer so."""
    return [replace(each, text=template.of(what=each.text), state=None) for each in finding_items(known, found, most)]


def _line(before: SheetLine, after: SheetLine) -> Item:
    """A line that turned round; of a pitfall or an obstacle yes is the bad answer, and its label says so."""
    said, rule = (_STEP, "TER-2") if after.group is LineGroup.STEP else (_SAID, "GEN-12")
    text = _LINE.of(line=of_word(after.line), before=said[before.value], after=said[after.value])
    return Item(text=capital(text), rules=(rule,))
