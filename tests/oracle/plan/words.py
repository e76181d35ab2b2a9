"""Events of the messages in words, as the shared plan is folded from, and events in words as messages.

Spec: PLN-11, WIRE-20.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .. import shared_plan

from .event import OPENING, Event, plan_of
from .table import Table

SAME = ("writer", "sequence", "author", "recorded", "effective", "due", "until", "person", "reference", "giver")
CODED = ("code", "detail", "heard", "vouched")
UNKNOWN_PLAN = b"plan" * 4


def in_words(event: Event, table: Table) -> shared_plan.Event:
    """What the fold is told of an event; of a kind that the table does not have, its number and no word."""
    row = table.kinds.get(event.kind)
    fields: dict[str, Any] = {name: getattr(event, name) for name in SAME}
    for name in CODED:
        number, group = getattr(event, name), None if row is None else row.words_of(name)
        fields[name] = number if group is None or number is None else table.name(group, number)
    return shared_plan.Event(
        **fields,
        digest=event.digest,
        kind=event.kind if row is None else row.name,
        parents=event.parents,
        edition=event.edition if event.kind == OPENING else None,
        target=event.target,
        text_digest=event.text_digest,
    )


def as_it_is(event: Event) -> Event:
    return event


def in_numbers(
    events: Iterable[shared_plan.Event], table: Table, dressed: Callable[[Event], Event] = as_it_is
) -> dict[bytes, Event]:
    """The messages of events in words, each under the name it had: their digests, and so what they name, are made anew.

    What none of these events is, is named by a digest that no event has. `dressed` adds what the fold does not read.
    """
    left = {event.digest: event for event in events}
    made: dict[bytes, Event] = {}
    while left:
        ready = [event for event in left.values() if not any(parent in left for parent in event.parents)]
        for event in sorted(ready, key=lambda one: one.kind != "opening"):
            made[event.digest] = dressed(_message(event, table, made))
            del left[event.digest]
    return made


def _message(event: shared_plan.Event, table: Table, made: Mapping[bytes, Event]) -> Event:
    def named(digest: bytes) -> bytes:
        return made[digest].digest if digest in made else hashlib.sha256(b"elsewhere" + digest).digest()

    number = event.kind if isinstance(event.kind, int) else table.number(event.kind)
    parents = [named(parent) for parent in event.parents]
    own = 1 if event.sequence > 1 else 0
    fields: dict[str, Any] = {name: getattr(event, name) for name in SAME}
    for name in CODED:
        fields[name] = _number(getattr(event, name), table, number, name)
    return Event(
        **fields,
        kind=number,
        plan=None if number == OPENING else next((plan_of(one) for one in made.values()), UNKNOWN_PLAN),
        parents=(*parents[:own], *sorted(parents[own:])),
        edition=event.edition or 1,
        target=None if event.target is None else named(event.target),
        text_digest=event.text_digest,
    )


def _number(word: str | int | None, table: Table, kind: int, field: str) -> int | None:
    """A field as a message has it: the word of number 0 is left out."""
    if not isinstance(word, str):
        return word
    return table.code(table.kinds[kind].words_of(field) or "", word) or None
