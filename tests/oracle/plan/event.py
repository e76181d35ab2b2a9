"""One event of a plan: its fields, its message, its digest, and whether it is well formed.

Spec: PLN-11, PLN-12, PLN-22, WIRE-20, WIRE-21.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import cbor2

from .table import FIELDS, Table

KIND_EVENT = 7
OPENING = 1
PARENTS_LIMIT, SIGNATURES_LIMIT = 1024, 8
PROSE, SIGNATURES, PARENTS, TEXT_DIGEST = 0, 1, 8, 18
KEYS = {
    "plan": 2, "writer": 3, "sequence": 4, "author": 5, "recorded": 6, "kind": 7, "edition": 9,
    "effective": 10, "due": 11, "until": 12, "person": 13, "reference": 14, "target": 15,
    "code": 16, "detail": 17, "text_digest": 18, "giver": 19, "heard": 20, "vouched": 21,
}  # fmt: skip
FIRST_LATER_KEY = 22


class Malformed(ValueError):
    """Not an event: names the rule and never the value."""

    def __init__(self, rule: str, field: str) -> None:
        super().__init__(f"{rule}: {field}")
        self.rule, self.field = rule, field


@dataclass(frozen=True)
class Event:
    """An event; `None` is a field left out. `later` holds keys that this edition does not know."""

    writer: bytes
    sequence: int
    author: bytes
    recorded: int
    kind: int
    plan: bytes | None = None
    parents: tuple[bytes, ...] = ()
    edition: int = 1
    effective: int | None = None
    due: int | None = None
    until: int | None = None
    person: bytes | None = None
    reference: bytes | None = None
    target: bytes | None = None
    code: int | None = None
    detail: int | None = None
    text_digest: bytes | None = None
    giver: bytes | None = None
    heard: int | None = None
    vouched: int | None = None
    prose: tuple[bytes, str] | None = None
    signatures: tuple[bytes, ...] = ()
    later: tuple[tuple[int, Any], ...] = ()

    @cached_property
    def digest(self) -> bytes:
        return hashlib.sha256(encode(self.bare())).digest()

    def bare(self) -> Event:
        """Without what does not enter the digest: the text itself and the signatures."""
        return replace(self, prose=None, signatures=())

    def without_text(self) -> Event:
        return replace(self, prose=None)

    def has(self, field: str) -> bool:
        return getattr(self, "text_digest" if field == "text" else field) is not None

    def own_previous(self) -> bytes | None:
        """The parent that comes first where there is one before it of this writer."""
        return self.parents[0] if self.sequence > 1 and self.parents else None


def text_digest(salt: bytes, text: str) -> bytes:
    return hashlib.sha256(salt + text.encode("utf-8")).digest()


def body(event: Event) -> dict[int, Any]:
    """The map of the message, fields left out where absent."""
    pairs: dict[int, Any] = {key: getattr(event, name) for name, key in KEYS.items()}
    pairs[KEYS["edition"]] = None if event.edition == 1 else event.edition
    pairs[PROSE] = None if event.prose is None else list(event.prose)
    pairs[SIGNATURES] = list(event.signatures) or None
    pairs[PARENTS] = b"".join(event.parents) or None
    pairs = {key: value for key, value in pairs.items() if value is not None}
    return {**pairs, **dict(event.later)}


def encode(event: Event) -> bytes:
    return cbor2.dumps([1, KIND_EVENT, body(event)], canonical=True)


def decode(message: bytes) -> Event:
    """The event of a message; anything that `encode` would not have written is refused."""
    version, kind, pairs = cbor2.loads(message)
    if (version, kind) != (1, KIND_EVENT):
        raise Malformed("WIRE-17", "kind")
    known: dict[str, Any] = {name: pairs[key] for name, key in KEYS.items() if key in pairs}
    joined = pairs.get(PARENTS, b"")
    prose = pairs.get(PROSE)
    event = Event(
        **known,
        parents=tuple(joined[at : at + 32] for at in range(0, len(joined), 32)),
        prose=None if prose is None else (prose[0], prose[1]),
        signatures=tuple(pairs.get(SIGNATURES, ())),
        later=tuple(sorted((key, value) for key, value in pairs.items() if key >= FIRST_LATER_KEY)),
    )
    if event.prose is not None and text_digest(*event.prose) != event.text_digest:
        raise Malformed("PLN-22", "text")
    if encode(event) != message:
        raise Malformed("WIRE-3", "message")
    return event


def faults(event: Event, table: Table) -> list[Malformed]:
    """All that makes it no event. A kind that is not in the table has no field checks of its own."""
    found = _faults_of_head(event)
    kind = table.kinds.get(event.kind)
    if kind is None:
        return found
    for field in FIELDS:
        presence = kind.presence[field][0]
        if presence == "R" and not event.has(field):
            found.append(Malformed("WIRE-21", field))
        if presence == "-" and event.has(field):
            found.append(Malformed("WIRE-20", field))
    for field in ("code", "detail", "heard", "vouched"):
        value, group = getattr(event, field), kind.words_of(field)
        if value is not None and group is not None and not table.is_word(group, value):
            found.append(Malformed("WIRE-20", field))
    return found


def _faults_of_head(event: Event) -> list[Malformed]:
    found = []
    opening = event.kind == OPENING
    if opening == (event.plan is not None):
        found.append(Malformed("WIRE-20" if opening else "WIRE-21", "plan"))
    if (opening and event.parents) or not in_order(event):
        found.append(Malformed("WIRE-20", "parents"))
    if not opening and event.edition != 1:
        found.append(Malformed("WIRE-20", "edition"))
    if list(event.signatures) != sorted(set(event.signatures)):
        found.append(Malformed("WIRE-20", "signatures"))
    return found


def in_order(event: Event) -> bool:
    """The own previous event first where there is one, the others ascending, none twice."""
    others = event.parents if event.sequence == 1 else event.parents[1:]
    ascending = list(others) == sorted(set(others))
    return ascending and len(set(event.parents)) == len(event.parents) <= PARENTS_LIMIT


def plan_of(event: Event) -> bytes:
    """The plan an event belongs to: an opening makes its own."""
    if event.kind == OPENING:
        return event.digest[:16]
    assert event.plan is not None
    return event.plan


def both(one: Event, other: Event) -> Event:
    """Two copies of one event: the text of the one that has it, and the signatures of both while there is place."""
    signatures = list(one.signatures)
    for signature in other.signatures:
        if signature not in signatures and len(signatures) < SIGNATURES_LIMIT:
            signatures.append(signature)
    return replace(one, prose=one.prose or other.prose, signatures=tuple(sorted(signatures)))


def union(*sets: Mapping[bytes, Event]) -> dict[bytes, Event]:
    """Merging: all events of all sites, each with what the copies of it have beside it."""
    merged: dict[bytes, Event] = {}
    for events in sets:
        for digest, event in events.items():
            merged[digest] = both(merged[digest], event) if digest in merged else event
    return merged
