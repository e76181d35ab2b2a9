"""One event of a plan's history, as it comes in.

Spec: PLN-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """An immutable event (PLN-11); `digest` is its name."""

    digest: bytes
    kind: str | int
    writer: bytes
    sequence: int
    author: bytes
    recorded: int
    parents: tuple[bytes, ...] = ()
    edition: int | None = None
    effective: int | None = None
    due: int | None = None
    until: int | None = None
    person: bytes | None = None
    reference: bytes | None = None
    giver: bytes | None = None
    target: bytes | None = None
    code: str | int | None = None
    detail: str | int | None = None
    heard: str | None = None
    vouched: str | None = None
    text_digest: bytes | None = None


CONSENTS = ("assistance_consent", "sharing_consent")


def is_withdrawal(event: Event) -> bool:
    """A consent withdrawn (PLN-6)."""
    return event.kind in CONSENTS and event.code == "withdrawn"


def is_at_once(event: Event) -> bool:
    """Consent withdrawn and death act at once (PLN-11)."""
    return is_withdrawal(event) or (event.kind == "closing" and event.code == "died")


def is_closing(event: Event) -> bool:
    """The kinds that close a plan by themselves (PLN-5), withdrawals apart."""
    return event.kind in ("closing", "review_closing")


def word_of(event: Event) -> bytes | None:
    """Whose word it is: of a consent `person`, else `giver`, else (settlement, mt, annulment) the author's own."""
    if event.kind in CONSENTS:
        return event.person
    if event.giver is None and event.kind in ("settlement", "mt", "annulment"):
        return event.author
    return event.giver
