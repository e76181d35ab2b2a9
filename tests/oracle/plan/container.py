"""The container: events as columns, holding no digest that can be computed again.

Spec: PLN-12, WIRE-3, WIRE-20.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import cbor2

from .event import OPENING, Event, encode
from .table import Table

KIND_PLAN = 8
CHECK_KEY, CHECK_SIZE = 11, 16
MINUTES_PER_DAY = 1440
COLUMNS = (
    "shape", "writer", "sequence", "refs", "author", "recorded", "effective", "due", "until",
    "person", "target", "code", "detail", "giver", "heard", "vouched",
)  # fmt: skip
BITS = (
    "author", "effective", "due", "until", "person", "reference", "target", "code", "detail",
    "erased", "text", "signatures", "edition", "giver", "heard", "vouched",
)  # fmt: skip


def unsigned(number: int) -> bytes:
    """LEB128 in its shortest form."""
    assert number >= 0
    out = bytearray()
    while True:
        number, low = number >> 7, number & 0x7F
        out.append(low | (0x80 if number else 0))
        if not number:
            return bytes(out)


def zigzag(number: int) -> int:
    return 2 * number if number >= 0 else -2 * number - 1


def listed(events: Iterable[Event]) -> list[Event]:
    """In the order of a container: depth among these, writer, sequence, digest."""
    here = {event.digest: event for event in events}
    depths: dict[bytes, int] = {}
    while len(depths) < len(here):
        for digest, event in here.items():
            parents = [parent for parent in event.parents if parent in here]
            if digest not in depths and all(parent in depths for parent in parents):
                depths[digest] = 1 + max((depths[parent] for parent in parents), default=0)
    return sorted(here.values(), key=lambda e: (depths[e.digest], e.writer, e.sequence, e.digest))


class Index:
    """Things by first use."""

    def __init__(self) -> None:
        self.items: list[Any] = []

    def of(self, item: Any) -> int:
        if item not in self.items:
            self.items.append(item)
        return self.items.index(item)


class Container:
    """Events listed one by one into columns."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.columns = {name: bytearray() for name in COLUMNS}
        self.writers, self.people, self.shapes, self.digests = Index(), Index(), Index(), Index()
        self.references: list[bytes] = []
        self.texts: list[list[Any]] = []
        self.erased: list[bytes] = []
        self.signatures: list[list[bytes]] = []
        self.raw: list[bytes] = []
        self.positions: dict[bytes, int] = {}
        self.latest: dict[bytes, Event] = {}  # of each writer, raw ones too
        self.authors: dict[bytes, bytes] = {}  # of each writer's latest event that is not raw
        self.recorded = 0

    def put(self, column: str, number: int) -> None:
        self.columns[column] += unsigned(number)

    def add(self, event: Event) -> None:
        if event.kind not in self.table.kinds or event.later:
            self.put("shape", 0)
            self.raw.append(encode(event))
        else:
            self._add_columns(event)
        self.positions[event.digest] = len(self.positions)
        self.latest[event.writer] = event

    def regular(self, event: Event) -> bool:
        """Whether its sequence and own previous event can be told from what is listed before it."""
        latest = self.latest.get(event.writer)
        if latest is None:
            return event.sequence == 1
        follows = event.parents[:1] == (latest.digest,)
        return follows and latest.sequence == event.sequence - 1

    def _add_columns(self, event: Event) -> None:
        regular = self.regular(event)
        others = event.parents[1:] if regular and event.sequence > 1 else event.parents
        present = self._present(event)
        bits = sum(1 << at for at, name in enumerate(BITS) if name in present)
        shape = [event.kind, 2 * len(others) + (0 if regular else 1), bits]
        self.put("shape", self.shapes.of(shape) + 1)
        self.put("writer", self.writers.of(event.writer))
        if not regular:
            self.put("sequence", event.sequence)
        for parent in others:
            self._refer("refs", parent)
        if "author" in present:
            self.put("author", self.people.of(event.author))
        self.put("recorded", zigzag(event.recorded - self.recorded))
        self.authors[event.writer], self.recorded = event.author, event.recorded
        self._add_fields(event, present)

    def _present(self, event: Event) -> set[str]:
        """What the shape says is written."""
        fields = ("due", "until", "person", "reference", "target", "code", "detail", "giver", "heard", "vouched")
        found = {name for name in fields if event.has(name)}
        if event.signatures:
            found.add("signatures")
        if self.authors.get(event.writer) != event.author:
            found.add("author")
        if event.effective != event.recorded // MINUTES_PER_DAY:
            found.add("effective")
        if event.text_digest is not None:
            found.add("erased" if event.prose is None else "text")
        return found | ({"edition"} if event.edition != 1 else set())

    def _add_fields(self, event: Event, present: set[str]) -> None:
        assert event.effective is not None, "every kind of the table has an effective date"
        if "effective" in present:
            self.put("effective", zigzag(event.effective - event.recorded // MINUTES_PER_DAY))
        for name in ("due", "until"):
            if name in present:
                self.put(name, zigzag(getattr(event, name) - event.effective))
        if event.person is not None:
            self.put("person", self.people.of(event.person))
        if event.reference is not None:
            self.references.append(event.reference)
        if event.target is not None:
            self._refer("target", event.target)
        if event.giver is not None:
            self.put("giver", self.people.of(event.giver))
        for name in ("code", "detail", "heard", "vouched"):
            if name in present:
                self.put(name, getattr(event, name))
        if "edition" in present:
            self.put("detail", event.edition)
        if event.prose is not None:
            self.texts.append(list(event.prose))
        elif event.text_digest is not None:
            self.erased.append(event.text_digest)
        if event.signatures:
            self.signatures.append(list(event.signatures))

    def _refer(self, column: str, digest: bytes) -> None:
        """How far back an event is listed, or which of the digests it is."""
        if digest in self.positions:
            self.put(column, len(self.positions) - self.positions[digest])
        else:
            self.put(column, 0)
            self.put(column, self.digests.of(digest))

    def body(self) -> dict[int, Any]:
        def joined(index: Index) -> bytes | None:
            return b"".join(index.items) or None

        columns = [bytes(self.columns[name]) for name in COLUMNS]
        return {
            1: joined(self.writers), 2: joined(self.people),
            3: self.shapes.items if self.positions else None,
            4: columns if self.positions else None,
            5: b"".join(self.references) or None, 6: joined(self.digests), 7: self.texts or None,
            8: b"".join(self.erased) or None, 9: self.signatures or None, 10: self.raw or None,
        }  # fmt: skip


def container(plan: bytes | None, events: Iterable[Event], table: Table) -> bytes:
    """The message of these events of a plan."""
    rows = listed(events)
    built = Container(table)
    for event in rows:
        built.add(event)
    opening_here = any(event.kind == OPENING for event in rows)
    pairs = {0: None if opening_here else plan, **built.body()}
    return checked({k: v for k, v in pairs.items() if v is not None})


def checked(pairs: dict[int, Any]) -> bytes:
    """The message of these pairs and its check, which covers all that stands before it."""
    blank = cbor2.dumps([1, KIND_PLAN, {**pairs, CHECK_KEY: bytes(CHECK_SIZE)}], canonical=True)
    covered = blank[: -len(cbor2.dumps(CHECK_KEY) + cbor2.dumps(bytes(CHECK_SIZE)))]
    return blank[:-CHECK_SIZE] + hashlib.sha256(covered).digest()[:CHECK_SIZE]
