"""Sites that write events of a shared plan offline and exchange them, for the log it is measured on.

Spec: bench/README.md; spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: bench.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import cbor2

KEYS = {"effective": 10, "due": 11, "until": 12, "person": 13, "reference": 14, "target": 15, "code": 16, "detail": 17}


@dataclass(eq=False)
class Site:
    """One installation: what it wrote, what it knows, and what it has not sent yet."""

    writer: bytes
    authors: tuple[bytes, ...]
    sequence: int = 0
    last: bytes = b""
    heads: set[bytes] = field(default_factory=set)
    covered: set[bytes] = field(default_factory=set)  # heads that its events since it last sent stand on
    fetched: int = 0  # how much of what was sent, in order, it knows
    unsent: int = 0


class Log:
    """Events as their sites write them, and what all have sent so far."""

    def __init__(self) -> None:
        self.messages: list[bytes] = []
        self.plan = b""
        self.sent = 0
        self.heads: set[bytes] = set()
        self.shapes: list[tuple[int, bool]] = []  # of each message, how many parents, and whether it has a reference
        self.references = 0

    def exchange(self, site: Site) -> None:
        """The site sends what it wrote, and fetches what others have sent."""
        if site.unsent:
            self.heads = (self.heads - site.covered) | {site.last}
            self.sent += site.unsent
        site.heads, site.covered, site.unsent = set(self.heads), set(), 0
        site.fetched = self.sent

    def write(self, site: Site, clock: int, kind: int, author: bytes, **fields: Any) -> bytes:
        """One event, by its digest; parents are every head the site knows, its own previous event first."""
        site.sequence += 1
        own = [site.last] if site.sequence > 1 else []
        parents = own + sorted(site.heads - {site.last})
        body: dict[int, Any] = {} if kind == 1 else {2: self.plan}
        body.update({3: site.writer, 4: site.sequence, 5: author, 6: clock, 7: kind})
        if parents:
            body[8] = b"".join(parents)
        body.update({key: fields[name] for name, key in KEYS.items() if fields.get(name) is not None})
        message = cbor2.dumps([1, 7, body])
        digest = hashlib.sha256(message).digest()
        self.plan = self.plan or digest[:16]
        self.shapes.append((len(parents), "reference" in fields))
        self.references += "reference" in fields
        self.messages.append(message)
        site.covered |= site.heads
        site.last, site.heads = digest, {digest}
        site.unsent += 1
        return digest

    def cut(self, events: int) -> None:
        """Keeps so many events."""
        del self.messages[events:], self.shapes[events:]
        self.references = sum(refers for _, refers in self.shapes)

    def parents(self) -> str:
        """How many events have how many parents."""
        return ", ".join(f"{count}: {of}" for count, of in sorted(Counter(count for count, _ in self.shapes).items()))
