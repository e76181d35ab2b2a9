"""How sheets say people, days, words and values: in both languages, a conflict as every value held.

Spec: spec/37-form.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from ...text import Text, joined, verbatim
from ...tour.markup import day, label
from ...words import FindingState, Role, Slot, Word
from .facts import Facts, Held, Item, Who

__all__ = ["NOTHING", "Teller", "day", "days", "each", "held", "label", "late", "short_day", "stopped", "texts", "words"]

NOTHING = verbatim("")
_NOT_EQUAL, _COMMA, _DASH = verbatim(" ≠ "), verbatim(", "), verbatim(" – ")
_PERSON = Text("the person", "la personne")
_NOBODY = Text("nobody named", "non désigné")
_NAMED = Text("named", "désigné")
_SOMEBODY = Text("somebody else", "quelqu'un d'autre")
_OFFICES = (Slot.REFERENT, Slot.MT, Slot.REFERENT_DEPUTY, Slot.MT_DEPUTY)
T = TypeVar("T")
W = TypeVar("W", bound=Word)


def each(values: Iterable[T], told: Callable[[T], Text]) -> Text:
    """Every value that is held, with a sign between those that people do not agree on; nothing for none."""
    return joined(dict.fromkeys(map(told, values)), _NOT_EQUAL)


def words(values: Iterable[Word]) -> Text:
    """Words by their labels, those left out whose number 0 says that nothing was said."""
    return each((value for value in values if value.code), label)


def held(values: Iterable[Held[W]]) -> Text:
    """States with their effects and reasons."""
    return each(values, _one)


def _one(value: Held[W]) -> Text:
    told = label(value.value).within(*([label(value.detail)] if value.detail else []))
    return joined((told, verbatim(value.note)), _DASH) if value.note else told


def short_day(date: datetime.date) -> Text:
    """A day that takes little room, and cannot be read as another one."""
    number, month, year = day(date).en.split()
    return Text(f"{number} {month[:3]} {year}", f"{date.day:02}/{date.month:02}/{date.year}")


def days(values: Iterable[datetime.date], told: Callable[[datetime.date], Text] = short_day) -> Text:
    """Days that are held."""
    return each(values, told)


def late(told: Text) -> Text:
    """Something that is late, with a sign that no colour is needed for."""
    return joined((told, verbatim("⚠"), label(FindingState.OVERDUE)), " ")


def texts(item: Item) -> Text:
    """The words of an item."""
    return each(item.texts, verbatim)


def stopped(text: Text) -> Text:
    """A text with a point at its end."""
    return Text(*(told if told.endswith((".", "?", "!", "…")) else told + "." for told in text))


class Teller:
    """Says who somebody is, to one viewer."""

    def __init__(self, facts: Facts) -> None:
        """Counts the roles, so that those who share one are told apart."""
        self.facts = facts
        alike = Counter(facts.roles.values())
        seen: Counter[Role] = Counter()
        self._said: dict[Who, Text] = {}
        for who, role in facts.roles.items():
            seen[role] += 1
            number = f" {seen[role]}" if alike[role] > 1 else ""
            self._said[who] = joined((label(role), verbatim(number)), "")

    def who(self, who: Who | None) -> Text:
        """Somebody by their role, or by the office they hold, with the host's name where there is one."""
        if who is None:
            return _NOBODY
        name = self.facts.names.get(who)
        said = _PERSON if who == self.facts.person else self._said.get(who) or self._office(who) or _SOMEBODY
        return verbatim(name).within(said) if name else said

    def people(self, people: Iterable[Who]) -> Text:
        """Everybody of a conflict."""
        return each(people, self.who)

    def office(self, slot: Slot) -> Text:
        """Who holds an office; that somebody does, where the view has no more of them."""
        held = self.facts.offices.get(slot, ())
        return each(held, lambda who: self.who(who) if self._knows(who) else _NAMED) if held else _NOBODY

    def having(self, *roles: Role) -> Text:
        """Everybody of some roles; nothing where nobody has one."""
        return joined((self.who(who) for who, role in self.facts.roles.items() if role in roles), _COMMA)

    def _knows(self, who: Who) -> bool:
        return who in self._said or who in self.facts.names or who == self.facts.person

    def _office(self, who: Who) -> Text | None:
        return next((label(slot) for slot in _OFFICES if who in self.facts.offices.get(slot, ())), None)
