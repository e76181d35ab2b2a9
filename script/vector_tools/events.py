"""The messages `event` of the vectors, built by cbor2 and hashlib from a step's words; the library is not asked.

Spec: spec/31-history.md, PLN-11, PLN-22.  Layer: tooling.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from generators.tables import Tables, days

from .grammar import GrammarError
from .messages import message

Body = dict[int, Any]
#: Keys that an event's digest does not cover: its text, its signatures.
BESIDE = (0, 1)
DATES = {"effective": 10, "due": 11, "until": 12}
IDS = {"person": 13, "reference": 14, "giver": 19}
#: Keys whose words are of one group, whatever the kind.
WORDS = {"heard": (20, "heard"), "vouched": (21, "tri")}
#: The last key that an event of this version has; one more makes it raw.
LAST_KEY = 21
#: Every event of the vectors takes effect, unless it says otherwise, on the day it is recorded.
DAY = "2026-01-05"
FIRST_MINUTE = days(DAY) * 1440 + 8 * 60


def minute(said: int | str) -> int:
    """Minutes since 1970: a number as it is, "2026-01-05T08:03", or a date, which stands for its 08:00."""
    if isinstance(said, int):
        return said
    day, _, clock = said.partition("T")
    hours, minutes = (clock or "08:00").split(":")
    return days(day) * 1440 + int(hours) * 60 + int(minutes)


def identifier(name: str) -> bytes:
    """A person, writer or reference of the vectors: its name, filled up with dots to sixteen bytes."""
    return name.encode("ascii").ljust(16, b".")


def writer(site: str) -> bytes:
    """The writer of a site: its letter, sixteen times; of one of several sites its letter and its number."""
    return site.encode("ascii") * 16 if len(site) == 1 else identifier(site)


def nowhere(name: str) -> bytes:
    """What stands for the digest of an event that nobody recorded."""
    return hashlib.sha256(name.encode("ascii")).digest()


def salt(name: str) -> bytes:
    """The salt of the text of the event of that name; a real one is random."""
    return ("salt of " + name).encode("ascii").ljust(16, b".")[:16]


def digest(body: Body) -> bytes:
    """What names an event: SHA-256 of its message without text and signatures."""
    return hashlib.sha256(message(7, {key: value for key, value in body.items() if key not in BESIDE})).digest()


@dataclass
class Event:
    """One event of a vector, under the name its step gave it."""

    name: str
    step: str
    kind: str
    body: Body
    digest: bytes = field(init=False)
    message: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.digest, self.message = digest(self.body), message(7, self.body)

    @property
    def parents(self) -> list[bytes]:
        joined = self.body.get(8) or b""
        return [joined[at : at + 32] for at in range(0, len(joined), 32)]

    @property
    def writer(self) -> bytes:
        return bytes(self.body[3])

    @property
    def sequence(self) -> int:
        return int(self.body[4])


class Fields:
    """Turns the words of a step into the keys of a body, with kinds.tsv and words.tsv."""

    def __init__(self, tables: Tables, place: str) -> None:
        self.tables, self.place = tables, place
        self.rows = {row["kind"]: row for row in tables.kinds}

    def number(self, kind: str) -> int:
        return int(kind) if kind.isdigit() else self.tables.code("event", kind)

    def coded(self, kind: str, name: str, word: Any, target: Event | None) -> int:
        """A code or detail by its word; the detail of a correction is in the words of the field it corrects."""
        if isinstance(word, int):
            return word
        group = self.rows[kind][name + "_words"]
        if kind == "correction" and name == "detail" and target is not None:
            row = self.rows[target.kind]
            both = (row["code_words"], row["detail_words"])
            group = next(one for one in both if any(w.name == word for w in self.tables.group(one)))
        return self.tables.code(group, word)

    def fill(self, kind: str, name: str, found: dict[str, Any], known: dict[str, Event]) -> Body:
        """The keys that the words of one step give; writer, sequence and parents are the site's."""
        body: Body = {}
        target = found.pop("target", None)
        goal = known.get(target) if target else None
        if target:
            body[15] = goal.digest if goal else nowhere(target)
        dates = {"effective": DAY, **{key: found.pop(key) for key in DATES if key in found}}
        for key, value in dates.items():
            if value != "-":
                body[DATES[key]] = days(value)
        for key in [key for key in IDS if key in found]:
            body[IDS[key]] = identifier(found.pop(key))
        for number, key in ((16, "code"), (17, "detail")):
            if key in found:
                body[number] = self.coded(kind, key, found.pop(key), goal)
        for key in [key for key in WORDS if key in found]:
            number, group = WORDS[key]
            word = found.pop(key)
            body[number] = word if isinstance(word, int) else self.tables.code(group, word)
        self.text(body, name, found)
        for number, key in ((1, "signatures"), (9, "edition"), (LAST_KEY + 1, "later")):
            if key in found:
                body[number] = found.pop(key)
        if found:
            raise GrammarError(f"{self.place}: {name}: no field {', '.join(found)}")
        return body

    @staticmethod
    def text(body: Body, name: str, found: dict[str, Any]) -> None:
        """text="…", its salted digest beside it; sent=no leaves the text out, sent="…" sends another one."""
        if "text" not in found:
            return
        text, sent = found.pop("text"), found.pop("sent", None)
        body[18] = hashlib.sha256(salt(name) + text.encode()).digest()
        if sent != "no":
            body[0] = [salt(name), sent or text]
