"""Needs, objectives and actions as the lists that more than one sheet has, numbered so that one names the other.

Spec: spec/37-form.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable

from ...text import COLON, Text, joined, verbatim
from .document import Lines, Table
from .facts import Intervention, Item, Need, Objective
from .telling import NOTHING, Teller, days, held, late, short_day, texts, words

__all__ = ["Items", "numbered"]

_NEED, _OBJECTIVE, _ACTION = Text("N", "B"), Text("O", "O"), Text("A", "A")
_DASH = verbatim(" – ")
_FOR = Text("For", "Pour")
_UNTIL = Text("{due}, until {until}", "{due}, jusqu'au {until}")
_ONLY_UNTIL = Text("until {until}", "jusqu'au {until}")


def numbered(letter: Text, items: Iterable[Item]) -> dict[int, Text]:
    """The number of each item, from 1, by its place."""
    return {item.place: joined((letter, verbatim(number)), "") for number, item in enumerate(items, 1)}


def _dated(day: datetime.date, is_late: bool) -> Text:
    return late(short_day(day)) if is_late else short_day(day)


class Items:
    """The items of one view."""

    def __init__(self, teller: Teller) -> None:
        """Numbers them."""
        self.teller: Teller = teller
        facts = teller.facts
        self._numbers = (numbered(_NEED, facts.needs) | numbered(_OBJECTIVE, facts.objectives)
                         | numbered(_ACTION, facts.interventions))

    def number(self, place: int | None) -> Text:
        """The number of an item, nothing for one that is not in the view."""
        return NOTHING if place is None else self._numbers.get(place, NOTHING)

    def named(self, item: Item, otherwise: Text = NOTHING) -> Text:
        """An item by its number and its words, or by what stands in for them."""
        said = texts(item) if item.texts else otherwise
        return joined(filter(any, (self.number(item.place), said)), " ")

    # ---- needs

    def need(self, need: Need) -> Text:
        """A need in a line: number, domain, words, state."""
        about = joined(filter(any, (words(need.domains), texts(need))), COLON)
        return joined((self.number(need.place), about), " ").within(*filter(any, [held(need.states)]))

    def needs(self) -> Lines:
        """All needs."""
        return Lines(tuple(map(self.need, self.teller.facts.needs)))

    def next_review(self) -> Text:
        """The day that the last review fixed for the next one, and whether that is past."""
        facts = self.teller.facts
        return days(facts.next_review, lambda day: _dated(day, facts.late_review(day)))

    # ---- objectives

    def objectives(self, objectives: Iterable[Objective], caption: Text) -> Table:
        """Objectives, a row each."""
        heads = (Text("Objective", "Objectif"), Text("Need", "Besoin"), Text("Priority", "Priorité"),
                 Text("For when", "Pour quand"), Text("State", "État"), Text("The person says", "La personne dit"))
        rows = tuple((self.named(each), self.number(each.need), words(each.priorities), self.aimed(each),
                      held(each.states), self.word_on(each)) for each in objectives)
        return Table(heads, rows, caption).without_blanks()

    def aimed(self, objective: Objective) -> Text:
        """By when an objective is to be reached, and whether that is past."""
        return days(objective.due, lambda day: _dated(day, self.teller.facts.late(objective, day)))

    def word_on(self, item: Item) -> Text:
        """What the person thinks of an item, and does for it."""
        return joined(filter(any, (self.opinion(item), *map(verbatim, item.contributions))), _DASH)

    def opinion(self, item: Item) -> Text:
        """What the person thinks of an item."""
        return joined(filter(any, (words(item.opinions), *map(verbatim, item.remarks))), COLON)

    # ---- actions

    def actions(self, actions: Iterable[Intervention], caption: Text) -> Table:
        """Actions, a row each."""
        heads = (verbatim("Action"), _FOR, Text("By whom", "Par qui"), Text("By when", "Échéance"),
                 Text("State", "État"), Text("The person says", "La personne dit"))
        rows = tuple((self.action(each), self.aim(each), self.teller.people(each.people), self.when(each),
                      held(each.states), self.word_on(each)) for each in actions)
        return Table(heads, rows, caption).without_blanks()

    def action(self, action: Intervention) -> Text:
        """An action by its number and words, or its sector."""
        return self.named(action, words(action.sectors))

    def aim(self, action: Intervention) -> Text:
        """The objective of an action, else its need."""
        return self.number(action.objective) if any(self.number(action.objective)) else self.number(action.need)

    def when(self, action: Intervention) -> Text:
        """By when, and until when, and whether that is past."""
        facts = self.teller.facts
        due = days(action.due, lambda day: _dated(day, facts.late(action, day)))
        until = days(action.until, lambda day: _dated(day, facts.past_end(action, day)))
        if not any(until):
            return due
        return _UNTIL.of(due=due, until=until) if any(due) else _ONLY_UNTIL.of(until=until)
