"""The table of ``integra plan due``: two lines an obligation in 80 columns, then how many of each state.

Spec: spec/03-command.md, "What is due"; PLN-13.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from ..plan.event import Event
from ..plan.due import Due
from ..plan.plan import Plan
from ..plan.singly import Singly
from ..rules import label, sentence
from ..text import LANGUAGES, OR, SEMICOLON, Text, joined, plural, verbatim
from ..words import Event as EventKind
from ..words import FindingState
from .console import fit
from .page import FAINT, HEAD, Page
from .plan_due_rows import Row, Said
from .plan_said import Teller

__all__ = ["Table", "counted", "counted_states", "said_of", "sayer"]

#: How wide the columns are: term, how far off, plan; then who acts.
_WIDTHS = (10, 18, 10)
_HEADS = (Text("term", "échéance"), Text("when", "quand"), verbatim("plan"), Text("who acts", "qui agit"))
_LATE = Text("{n} day late", "{n} jour de retard"), Text("{n} days late", "{n} jours de retard")
_AHEAD = Text("in {n} day", "dans {n} jour"), Text("in {n} days", "dans {n} jours")
_TO = Text("owed to: {who}", "pour : {who}")
_TODAY = Text("today", "ce jour")
_STATES = {FindingState.OPEN: Text("no date", "sans échéance"), FindingState.MET: Text("met", "satisfait")}
_STYLES = {FindingState.OVERDUE: "bold yellow", FindingState.MET: FAINT}
_COUNTED = (FindingState.OVERDUE, FindingState.DUE, FindingState.OPEN, FindingState.MET)
_PLANS = (Text("{n} plan on {{at}}", "{n} plan au {{at}}"), Text("{n} plans on {{at}}", "{n} plans au {{at}}"))
_REFUSED = Text("refused: {n}", "refusé : {n}"), Text("refused: {n}", "refusés : {n}")


def _when(due: Due, at: datetime.date) -> Text:
    """How far off a term is; of what has none, or is met, that."""
    if due.state in _STATES or due.due is None:
        return _STATES.get(due.state, _STATES[FindingState.OPEN])
    days = (due.due - at).days
    return plural(-days, *_LATE) if days < 0 else plural(days, *_AHEAD) if days else _TODAY


def said_of(teller: Teller, due: Due) -> Said:
    """What the plan says of an obligation: who acts; to whom it is owed, and the event that it is about with its day and
    text."""
    to = () if due.owed_to is None else (teller.page.said(_TO, who=teller.short(due.owed_to)),)
    about = () if due.event is None else _about(teller, teller.plan.place(due.event).event)
    return Said(_who(teller, due), (*to, *about))


def sayer(language: str) -> Callable[[Plan, Mapping[int, Due]], Mapping[int, Said]]:
    """What says it of the obligations of a plan."""
    page = Page(io.BytesIO(), language)  # nothing is written on it

    def say(plan: Plan, found: Mapping[int, Due]) -> Mapping[int, Said]:
        teller = Teller(page, plan, Singly(plan._open))
        return {number: said_of(teller, due) for number, due in found.items()}
    return say


def _about(teller: Teller, event: Event) -> Iterator[str]:
    if event.kind == EventKind.OBJECTIVE:  # whose word is who expressed it
        yield teller.page.label(EventKind.OBJECTIVE)
    else:
        yield teller.named(event) + ("" if event.kind == EventKind.INTERVENTION else f", {teller.day(event)}")
    yield teller.text(event)


def _who(teller: Teller, due: Due) -> str:
    """Who is expected to act; where nobody is named, who may."""
    if due.acts is not None:
        return teller.short(due.acts)
    return teller.page.said(OR).join(teller.page.label(each) for each in sorted(due.who, key=lambda each: each.code))


def counted_states(states: Mapping[FindingState, int]) -> Text:
    """How many obligations there are of each state."""
    return joined((Text(*(f"{label(state, language)} {states[state]}" for language in LANGUAGES)) for state in _COUNTED),
                  SEMICOLON)


def counted(states: Mapping[FindingState, int], plans: int, at: datetime.date, refused: int) -> Text:
    """How many plans were read, how many obligations there are of each state, and how much was not read."""
    text = counted_states(states).at(plural(plans, *_PLANS).of(at=at))
    return text.then(plural(refused, *_REFUSED)) if refused else text


class Table:
    """Writes the table. Obligations of one plan that are alike but for what they are about (an office, a component of
    assistance) stand there once, with all that they are about."""

    def __init__(self, page: Page, at: datetime.date, alone: bool = False) -> None:
        """Writes to ``page``; where all is of one plan (``alone``) nothing says which."""
        self._page, self._at, self._alone = page, at, alone
        self._alike: list[Row] = []
        self._any = False

    def write(self, row: Row) -> None:
        """Takes an obligation, and writes those before it that it is not like."""
        if self._alike and _but_for_value(self._alike[0]) != _but_for_value(row):
            self._flush()
        self._alike.append(row)

    def end(self) -> None:
        """Writes the last ones."""
        self._flush()

    def _flush(self) -> None:
        """Writes obligations that are alike: their term, how far off, which plan, who acts; under it what is owed."""
        if not self._alike:
            return
        page, row = self._page, self._alike[0]
        if not self._any:
            self._line(tuple(map(page.said, _HEADS)), HEAD)
            self._any = True
        assert row.said is not None  # nothing else is written in a table
        term = "" if row.due.due is None else row.due.due.isoformat()
        self._line((term, page.said(_when(row.due, self._at)), row.reference, row.said.who),
                   _STYLES.get(row.due.state, ""))
        values = ", ".join(page.label(each.due.value) for each in self._alike if each.due.value)
        page.wrapped(page.within(sentence(row.due.rule, row.due.settled_by, page.language), row.due.rule, values,
                                 *row.said.about), 2, 4)
        self._alike.clear()

    def _line(self, cells: tuple[str, ...], style: str) -> None:
        *first, last = cells
        fitted = "  ".join(fit(cell, width) for cell, width in zip(first[:2 if self._alone else None], _WIDTHS))
        self._page.headed(f"{fitted}  ", last, style)


def _but_for_value(row: Row) -> tuple[object, ...]:
    return row.plan, replace(row.due, value=None)
