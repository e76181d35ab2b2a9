"""What is due on a day, as a sheet tells it: only what belongs to groups and items that the viewer sees.

Spec: spec/37-form.md, "What a sheet may say"; spec/34-due.md (PLN-13).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from ...text import Text, capital, joined, verbatim
from ...words import Component, Entitled, FindingState, Office, SettledBy, Slot
from .document import Table
from .facts import Who
from .items import Items
from .telling import NOTHING, label, short_day

__all__ = ["Obligation", "obligations", "undated", "unmet", "what"]

#: Late first, then what has a day, then the rest.
_ORDER = (FindingState.OVERDUE, FindingState.DUE, FindingState.OPEN)
_COMMA = verbatim(", ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A row of what is due that the viewer may see.

    Attributes:
        settled_by: what settles it.
        state: late, due, or without a day.
        due: its day.
        acts: who is expected to act; None where nobody is named.
        to: whom it is owed to.
        who: who may.
        item: the place in the view of the need, objective or intervention it is about.
        value: the office, component or slot it is about.
    """

    settled_by: SettledBy
    state: FindingState
    due: datetime.date | None = None
    acts: Who | None = None
    to: Who | None = None
    who: frozenset[Entitled] = frozenset()
    item: int | None = None
    value: Office | Component | Slot | None = None


def unmet(rows: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """What is still to be done, what is late first, then by day; of one day in the order of the rules."""
    return tuple(sorted((row for row in rows if row.state in _ORDER),
                        key=lambda row: (_ORDER.index(row.state), row.due or datetime.date.max)))


def obligations(rows: Iterable[Obligation], items: Items, caption: Text) -> Table:
    """What is to be done, a row each."""
    heads = (Text("To do", "À faire"), Text("Whose turn", "À qui d'agir"), Text("By when", "Échéance"),
             Text("State", "État"))
    told = tuple((what((row,), items), turn(row, items), short_day(row.due) if row.due else NOTHING, _state(row))
                 for row in rows)
    return Table(heads, told, caption, quiet=True)


def undated(rows: Iterable[Obligation], items: Items) -> tuple[Text, ...]:
    """What has no day, a line for each thing to be done with everything that it is to be done about."""
    alike: dict[SettledBy, list[Obligation]] = {}
    for row in rows:
        alike.setdefault(row.settled_by, []).append(row)
    return tuple(what(own, items) for own in alike.values())


def what(rows: Iterable[Obligation], items: Items) -> Text:
    """What is to be done, and about what: obligations of one sort."""
    held = tuple(rows)
    about = (each for row in held for each in (
        items.number(row.item), label(row.value) if row.value is not None else NOTHING,
        items.teller.who(row.to) if row.to is not None else NOTHING))
    return capital(label(held[0].settled_by)).within(*dict.fromkeys(filter(any, about)))


def turn(row: Obligation, items: Items) -> Text:
    """Who is expected to act, else who may."""
    if row.acts is not None:
        return items.teller.who(row.acts)
    return joined((label(each) for each in Entitled if each in row.who), _COMMA)


def _state(row: Obligation) -> Text:
    """The state, late with a sign that no colour is needed for."""
    said = label(row.state)
    return joined((verbatim("⚠"), said), " ") if row.state is FindingState.OVERDUE else said
