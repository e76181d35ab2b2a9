"""A book to write small histories by hand, site by site.

Spec: PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import hashlib

from .model import Model
from .model_event import Event
from .values import Held, Slot


def who(letter: str) -> bytes:
    """The identifier of somebody named by a letter."""
    return letter.encode() * 16


class Book:
    """Sites are letters; `see` merges; each `write` gives the new event's digest."""

    def __init__(self) -> None:
        self.events: dict[bytes, Event] = {}
        self.known: dict[str, set[bytes]] = {}
        self.last: dict[str, bytes] = {}

    def write(self, site: str, kind: str | int, author: str = "R", **fields: object) -> bytes:
        """Append an event at a site; letters stand for people, a `day` for the effective date."""
        fields = {k: who(v) if k in ("person", "giver") and isinstance(v, str) else v for k, v in fields.items()}
        fields["effective"] = fields.pop("day", 10)
        own = self.last.get(site)
        before = self.events[own].sequence if own is not None else 0
        digest = hashlib.sha256(f"{len(self.events)}".encode()).digest()
        given: dict[str, object] = {
            "digest": digest, "kind": kind, "writer": who(site), "sequence": before + 1, "author": who(author),
            "recorded": 1440 * len(self.events), "parents": self.parents(site), **fields,
        }  # fmt: skip
        self.events[digest] = Event(**given)  # type: ignore[arg-type]
        self.known.setdefault(site, set()).add(digest)
        self.last[site] = digest
        return digest

    def parents(self, site: str) -> tuple[bytes, ...]:
        """Own last first, the other latest ones ascending (PLN-11)."""
        seen = self.known.setdefault(site, set())
        older: set[bytes] = set()
        for digest in seen:
            older |= self.above(digest)
        own = self.last.get(site)
        others = tuple(sorted(d for d in seen - older if d != own))
        return others if own is None else (own, *others)

    def above(self, digest: bytes) -> set[bytes]:
        """All ancestors of an event."""
        found: set[bytes] = set()
        left = list(self.events[digest].parents)
        while left:
            one = left.pop()
            if one not in found:
                found.add(one)
                left += self.events[one].parents
        return found

    def see(self, site: str, *others: str) -> None:
        """A site learns all that others know."""
        for other in others:
            self.known.setdefault(site, set()).update(self.known[other])

    def meet(self, *sites: str) -> None:
        """These sites come to know the same."""
        for site in sites:
            self.see(site, *sites)

    def model(self, site: str | None = None) -> Model:
        """The model of all, or of what one site knows."""
        return Model(self.events.values() if site is None else [self.events[d] for d in self.known[site]])

    def verdict(self, digest: bytes) -> str:
        """An event's verdict."""
        return self.model().verdicts[digest]

    def refusal(self, digest: bytes) -> tuple[tuple[str, bool], ...]:
        """Why an event is refused; nothing where it is not."""
        return self.model().refusals.get(digest, ())


def slot(name: str, subject: bytes | None = None, field: str | None = None) -> Slot:
    """A slot's name."""
    return (name, subject, field)


def words(model: Model, name: str, subject: bytes | None = None) -> list[tuple[str | None, bool]]:
    """What a slot holds: each word, and whether it was only read."""
    return [(h.word, h.read) for h in model.slots[slot(name, subject)]]


def people(model: Model, name: str) -> list[tuple[str | None, bool]]:
    """Whom an office's slot holds, by letter, and whether they were only read."""
    return [(h.person[:1].decode() if h.person else None, h.read) for h in model.slots[slot(name)]]


def only(model: Model, name: str, subject: bytes | None = None) -> Held:
    """The only entry of a slot."""
    (held,) = model.slots[slot(name, subject)]
    return held


def refused_by(book: Book, event: bytes) -> list[str]:
    """The guards that fail an event."""
    return [guard for guard, _ in book.refusal(event)]


def draft(book: Book, kind: str = "pps") -> None:
    """Opened by R (nurse); M (gp), N (nurse) join; R is referent, M the MT, informed; both consents given."""
    book.write("a", "opening", person="P", code=kind, detail="case_manager" if kind == "psi" else "nurse", day=0)
    book.write("a", "join", person="M", code="gp")
    book.write("a", "join", person="N", code="nurse")
    book.write("a", "referent", person="R")
    book.write("a", "mt", person="M")
    book.write("a", "mt_informed", person="M")
    book.write("a", "assistance_consent", person="P", code="given")
    book.write("a", "sharing_consent", person="P", code="given")


def active(book: Book, kind: str = "pps") -> dict[str, bytes]:
    """A draft brought to activation; the events by kind."""
    draft(book, kind)
    made = {"assessment": book.write("a", "assessment", person="M", code="geva", detail="yes")}
    made["need"] = book.write("a", "need", code="health")
    made["intervention"] = book.write("a", "intervention", target=made["need"], code="health", person="N", due=100)
    made["proposal"] = book.write("a", "proposal")
    made["activation"] = book.write("a", "activation")
    for site in "bc":
        book.see(site, "a")
    return made
