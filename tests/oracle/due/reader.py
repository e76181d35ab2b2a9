"""Events as the oracle takes them, out of their JSON form.

Spec: spec/02-json.md (Events).  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from typing import Any

from .civil import minute
from .history import Event


def event_of(form: Mapping[str, Any], place: int, verdict: str) -> Event:
    """One event with its place in the plan's order and the verdict that it has there."""
    fields: Mapping[str, Any] = form.get("fields") or {}
    return Event(
        digest=bytes.fromhex(form["digest"]),
        place=place,
        kind=str(form["kind"]),
        writer=_bytes(form["writer"]) or b"",
        sequence=form["sequence"],
        parents=tuple(bytes.fromhex(parent) for parent in form.get("parents") or ()),
        recorded=minute(form["recorded"]),
        effective=datetime.date.fromisoformat(form["effective"]),
        author=_bytes(form["author"]) or b"",
        due=_day(fields.get("due")),
        until=_day(fields.get("until")),
        person=_bytes(fields.get("person")),
        giver=_bytes(fields.get("giver")),
        code=None if fields.get("code") is None else str(fields["code"]),
        detail=fields.get("detail"),
        target=_bytes(fields.get("target")),
        reference=_bytes(fields.get("reference")),
        text=_text(fields),
        verdict=verdict,
    )


def _bytes(text: str | None) -> bytes | None:
    return bytes.fromhex(text.replace("-", "")) if text else None


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _text(fields: Mapping[str, Any]) -> bytes | None:
    """What two texts are told apart by: the salted digest where it is given, else one of salt and text."""
    if fields.get("text_digest"):
        return bytes.fromhex(fields["text_digest"])
    if fields.get("text") is None:
        return None
    return hashlib.sha256(f"{fields.get('salt')}{fields['text']}".encode()).digest()
