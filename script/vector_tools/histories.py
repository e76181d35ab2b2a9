"""Short histories in the notation of spec/00-conventions.md: sites, what each records, what they exchange.

A site holds events; what it records has every last event it holds among the parents, as PLN-11 asks.
Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
import re
from collections.abc import Iterable
from typing import Any

from generators.tables import Tables

from .events import FIRST_MINUTE, Event, Fields, identifier, minute, nowhere, writer
from .grammar import GrammarError, words

TOKEN = re.compile(r'(?:"(?:[^"\\]|\\.)*"|\S)+')
EXCHANGE = re.compile(r"([a-z])([+>])([a-z])")
STEP = re.compile(r"([a-z])\.([a-z][a-z0-9_]*)(?:\*([1-9][0-9]*))?")
SEVERAL = re.compile(r"([a-z][a-z_]*)\*([1-9][0-9]*)")
OPENING = re.compile(r"^```history ([a-z]+)$")


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


def several(word: str) -> list[str]:
    """The names that NAME*TIMES stands for, NAME1 to the last; of any other word itself."""
    match = SEVERAL.fullmatch(word)
    return [f"{match[1]}{number}" for number in range(1, int(match[2]) + 1)] if match else [word]


def named_histories(paths: Iterable[pathlib.Path]) -> dict[str, str]:
    """The histories that chapters define for all vectors: a block ```history NAME."""
    found: dict[str, str] = {}
    for path in paths:
        name = None
        for line in path.read_text(encoding="utf-8").split("\n"):
            opening = OPENING.match(line)
            if opening:
                name = opening[1]
                found[name] = ""
            elif line == "```":
                name = None
            elif name:
                found[name] += " " + line.strip()
    return found


class History:
    """The events of one vector, in the order they are written, and who holds which."""

    def __init__(self, tables: Tables, named: dict[str, str], text: str, place: str) -> None:
        self.tables, self.named, self.place = tables, named, place
        self.fields = Fields(tables, place)
        self.events: dict[str, Event] = {}
        self.sites: dict[str, list[Event]] = {}
        self.options: dict[str, Any] = {}
        #: How many events the named history gave, which every site has seen; which name it has, and what it leaves out.
        self.shared = 0
        self.origin: str | None = None
        self.skip: list[str] = []
        self.plan = b""
        self.run(text)

    def run(self, text: str) -> None:
        """Options first (from, skip and the operation's own), then steps and exchanges."""
        parts = self.parts(text)
        self.options.update(words(" ".join(parts.pop(0)), self.place))
        self.skip = self.options.pop("skip", [])
        self.origin = self.options.pop("from", None)
        if self.origin:
            self.base(self.origin)
            self.shared = len(self.events)
        for part in parts:
            self.one(part)

    @staticmethod
    def parts(text: str) -> list[list[str]]:
        """The options, then one list of tokens a step or exchange."""
        found: list[list[str]] = [[]]
        for token in tokens(text):
            if STEP.fullmatch(token) or EXCHANGE.fullmatch(token):
                found.append([])
            found[-1].append(token)
        return found

    def base(self, name: str) -> None:
        """The steps of a named history, and of the one it goes on from."""
        parts = self.parts(self.named[name])
        before = words(" ".join(parts.pop(0)), self.place).get("from")
        if before:
            self.base(before)
        for part in parts:
            if part[0].partition(".")[2] not in self.skip:
                self.one(part)

    def held(self, site: str) -> list[Event]:
        """What a site holds; a site that comes late has seen the named history."""
        if site not in self.sites:
            self.sites[site] = list(self.events.values())[: self.shared]
        return self.sites[site]

    def one(self, part: list[str]) -> None:
        exchange = EXCHANGE.fullmatch(part[0])
        if exchange:
            left, how, right = exchange.groups()
            both = list(dict.fromkeys([*map(id, self.held(left)), *map(id, self.held(right))]))
            union = [event for event in self.events.values() if id(event) in both]
            if how == "+":
                self.sites[left] = list(union)
            self.sites[right] = union
            return
        site, name, times = STEP.fullmatch(part[0]).groups()  # type: ignore[union-attr]
        step, rest = " ".join(part[1:]), " ".join(part[2:])
        if times is None:
            self.record(site, name, part[1], step, words(rest, self.place))
            return
        for number, each in enumerate(several(f"{name}*{times}"), start=1):
            other = f"{site}{number:04}"
            self.sites[other] = list(self.held(site))
            self.record(other, each, part[1], step, words(rest, self.place))

    def parent(self, name: str) -> list[bytes]:
        """The digest of an event; of NAME*TIMES those of events that nobody recorded, ascending."""
        if SEVERAL.fullmatch(name):
            return sorted(nowhere(each) for each in several(name))
        return [self.events[name].digest]

    def record(self, site: str, name: str, kind: str, step: str, found: dict[str, Any]) -> None:
        """One event of a site, after all it holds."""
        if name in self.events:
            raise GrammarError(f"{self.place}: {name} occurs twice")
        held = self.held(site)
        by = found.pop("by", "cm")
        who = writer(found.pop("writer", site))
        own = [event for event in held if event.writer == who]
        last = max(own, key=lambda event: event.sequence, default=None)
        recorded = minute(found.pop("recorded", FIRST_MINUTE + len(self.events)))
        sequence = found.pop("sequence", last.sequence + 1 if last else 1)
        named = found.pop("parents", None)
        parents = self.last_ones(held, last) if named is None else [digest for one in named for digest in self.parent(one)]
        body = self.fields.fill(kind, name, found, self.events)
        body |= {3: who, 4: sequence, 5: identifier(by), 6: recorded, 7: self.fields.number(kind)}
        if kind != "opening":
            body[2] = self.plan
            if parents:
                body[8] = b"".join(parents)
        event = Event(name, f"{site}.{name} {step}", kind, dict(sorted(body.items())))
        if kind == "opening" and not self.plan:
            self.plan = event.digest[:16]
        self.events[name] = event
        held.append(event)

    @staticmethod
    def last_ones(held: list[Event], own: Event | None) -> list[bytes]:
        """The writer's own previous event, then every other event that no other one here follows, ascending."""
        followed = {parent for event in held for parent in event.parents}
        rest = sorted(event.digest for event in held if event.digest not in followed and event is not own)
        return [own.digest, *rest] if own else rest

    def name_of(self, digest: bytes) -> str:
        return next(event.name for event in self.events.values() if event.digest == digest)
