"""Slots, the values they hold, and how a model shows them.

Spec: PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from dataclasses import dataclass

Slot = tuple[str, "bytes | None", "str | None"]

PHASE: Slot = ("phase", None, None)
OFFICES = ("referent", "mt", "referent_deputy", "mt_deputy")
OWN_WORD = (
    "assistance_consent",
    "sharing_consent",
    "holder_assistance_consent",
    "holder_sharing_consent",
    "opinion",
)


@dataclass(frozen=True)
class Value:
    """A value of a slot; `origin` is the event (its number) that first gave it, through any settlements."""

    word: str | None = None
    detail: str | None = None
    person: bytes | None = None
    date: int | None = None
    payload: int | bytes | None = None
    origin: int | None = None


@dataclass(frozen=True)
class Entry:
    """A value in a slot with its setter's number; `read` where only a broken event had read it (PLN-11)."""

    value: Value
    setter: int | None
    read: bool = False


@dataclass(frozen=True)
class Held:
    """What the model shows of an entry."""

    word: str | None
    detail: str | None
    person: bytes | None
    date: int | None
    setter: bytes | None
    read: bool
    vacant: bool


Identity = tuple["str | None", "str | None", "bytes | None", "int | None", "int | bytes | None"]


def identity(slot: Slot, value: Value) -> Identity:
    """What makes two values of a slot the same; the phase's value is its word alone (PLN-11)."""
    if slot[0] == "phase":
        return (value.word, None, None, None, None)
    return (value.word, value.detail, value.person, value.date, value.payload)


def is_own_word(slot: Slot) -> bool:
    """Slots that hold the person's own word: consents and opinions (PLN-11)."""
    return slot[0] in OWN_WORD
