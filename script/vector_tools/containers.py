"""The message `plan`: events laid out in columns, as spec/32-exchange.md says; the library is not asked.

Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from .events import LAST_KEY, Event
from .messages import item

COLUMNS = ("shape", "writer", "sequence", "refs", "author", "recorded", "effective", "due", "until", "person", "target",
           "code", "detail", "giver", "heard", "vouched")
#: The last key of every container, and how many bytes of a digest are its value.
CHECK, CHECK_SIZE = 11, 16


def leb128(value: int) -> bytes:
    """The shortest unsigned LEB128."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def zigzag(value: int) -> int:
    return 2 * value if value >= 0 else -2 * value - 1


def depths(events: Iterable[Event]) -> dict[bytes, int]:
    """1 + the deepest parent's among these events, a parent elsewhere counting 0."""
    known = {event.digest: event for event in events}
    found: dict[bytes, int] = {}
    while len(found) < len(known):
        for event in known.values():
            here = [parent for parent in event.parents if parent in known]
            if event.digest not in found and all(parent in found for parent in here):
                found[event.digest] = 1 + max((found[parent] for parent in here), default=0)
    return found


def ordered(events: Iterable[Event]) -> list[Event]:
    """Depth, writer, sequence, digest."""
    events = list(events)
    depth = depths(events)
    return sorted(events, key=lambda event: (depth[event.digest], event.writer, event.sequence, event.digest))


def checked(coded: bytes, behind: int = 0) -> bytes:
    """The message with its check made: the first bytes of SHA-256 over what stands before the key of the check, whose
    value ends so many bytes before the end."""
    end = len(coded) - behind
    start = end - len(item(CHECK)) - len(item(bytes(CHECK_SIZE)))
    return coded[: end - CHECK_SIZE] + hashlib.sha256(coded[:start]).digest()[:CHECK_SIZE] + coded[end:]


def checked_item(value: list[Any]) -> bytes:
    """An item [version, kind, body] with the check at its place among the keys of the body."""
    version, kind, body = value
    behind = sum(len(item(key)) + len(item(each)) for key, each in body.items() if key > CHECK)
    return checked(item([version, kind, {**body, CHECK: bytes(CHECK_SIZE)}]), behind)


class Seen(list[Any]):
    """Things by first use, each once."""

    def place(self, thing: Any) -> int:
        if thing not in self:
            self.append(thing)
        return self.index(thing)


class Container:
    """Writes events one after the other; `message` puts the parts together."""

    def __init__(self, events: Iterable[Event], unknown: Callable[[Event], bool]) -> None:
        self.events, self.unknown = ordered(events), unknown
        self.at = {event.digest: place for place, event in enumerate(self.events)}
        self.writers, self.people, self.shapes, self.digests = Seen(), Seen(), Seen(), Seen()
        self.columns = {name: bytearray() for name in COLUMNS}
        self.references, self.texts, self.erased = bytearray(), list[Any](), bytearray()
        self.signatures, self.raw = list[list[bytes]](), list[bytes]()
        self.latest: dict[bytes, Event] = {}
        self.author: dict[bytes, bytes] = {}
        self.recorded = 0
        for place, event in enumerate(self.events):
            self.write(place, event)
            self.latest[event.writer] = event

    def put(self, column: str, value: int) -> None:
        self.columns[column] += leb128(value)

    def regular(self, event: Event) -> bool:
        """Whether sequence and own parent follow from what is listed before."""
        before = self.latest.get(event.writer)
        if before is None:
            return event.sequence == 1
        return event.parents[:1] == [before.digest] and before.sequence == event.sequence - 1

    def refer(self, column: str, place: int, digest: bytes) -> None:
        """How far back it stands here, or 0 and its index among the digests of elsewhere."""
        if self.at.get(digest, place) < place:
            self.put(column, place - self.at[digest])
        else:
            self.put(column, 0)
            self.put(column, self.digests.place(digest))

    def write(self, place: int, event: Event) -> None:
        body = event.body
        if self.unknown(event) or max(body) > LAST_KEY:
            self.raw.append(event.message)
            self.put("shape", 0)
            return
        regular = self.regular(event)
        others = event.parents[1:] if regular and event.sequence > 1 else event.parents
        day = body[6] // 1440
        marks = (
            self.author.get(event.writer) != body[5], body[10] != day, 11 in body, 12 in body, 13 in body, 14 in body,
            15 in body, 16 in body, 17 in body, 18 in body and 0 not in body, 0 in body, 1 in body, 9 in body, 19 in body,
            20 in body, 21 in body)
        present = sum(1 << bit for bit, mark in enumerate(marks) if mark)
        parents = 2 * len(others) if regular else 2 * len(others) + 1
        self.put("shape", 1 + self.shapes.place([body[7], parents, present]))
        self.put("writer", self.writers.place(event.writer))
        if not regular:
            self.put("sequence", event.sequence)
        for digest in others:
            self.refer("refs", place, digest)
        self.values(place, body, marks)
        self.author[event.writer] = body[5]

    def values(self, place: int, body: dict[int, Any], marks: tuple[bool, ...]) -> None:
        if marks[0]:
            self.put("author", self.people.place(body[5]))
        self.put("recorded", zigzag(body[6] - self.recorded))
        self.recorded = body[6]
        if marks[1]:
            self.put("effective", zigzag(body[10] - body[6] // 1440))
        for key, column in ((11, "due"), (12, "until")):
            if key in body:
                self.put(column, zigzag(body[key] - body[10]))
        if 13 in body:
            self.put("person", self.people.place(body[13]))
        self.references += body.get(14, b"")
        if 15 in body:
            self.refer("target", place, body[15])
        if 19 in body:
            self.put("giver", self.people.place(body[19]))
        for key, column in ((16, "code"), (17, "detail"), (9, "detail"), (20, "heard"), (21, "vouched")):
            if key in body:
                self.put(column, body[key])
        if marks[9]:
            self.erased += body[18]
        if marks[10]:
            self.texts.append(body[0])
        if marks[11]:
            self.signatures.append(body[1])

    def message(self, plan: bytes) -> bytes:
        """The whole, its check last; empty parts are left out."""
        opened = any(event.kind == "opening" for event in self.events)
        parts: dict[int, Any] = {
            0: None if opened else plan, 1: b"".join(self.writers), 2: b"".join(self.people), 3: list(self.shapes),
            4: [bytes(self.columns[name]) for name in COLUMNS] if self.events else [], 5: bytes(self.references), 6: b"".join(self.digests),
            7: self.texts, 8: bytes(self.erased), 9: self.signatures, 10: self.raw,
        }
        required = (3, 4) if self.events else ()
        return checked_item([1, 8, {key: value for key, value in parts.items() if value or key in required}])
