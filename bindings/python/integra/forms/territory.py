"""A territory as JSON, what it comes to, and what rises from it.

Spec: spec/02-json.md ("Territories"); TER-16, CON-7.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from ..messages import decode
from ..territory.review import Review
from ..territory.rise import Rise
from ..territory.territory import Territory
from ..words import Message
from . import strict
from .plain import plain
from .strict import IN_DATA, JsonError, agree, bytes_of

__all__ = ["review_to_json", "rise_from_json", "rise_to_json", "territory_from_json", "territory_to_json"]

_RISE = ("message", "territory", "risen", "data")


def territory_from_json(document: object) -> Territory:
    """Reads the JSON form; raises :class:`JsonError`."""
    return Territory.from_dict(document)


def territory_to_json(territory: Territory) -> dict[str, Any]:
    """The message: what it is, identifier, claims, and the tables that have rows; a blank column is left out."""
    return {"message": Message.TERRITORY.word} | territory.to_dict()


def review_to_json(review: Review) -> dict[str, Any]:
    """What a territory comes to: written, never read back."""
    return review.to_dict()


def rise_to_json(rise: Rise) -> dict[str, Any]:
    """What rises: what it says, and in ``data`` the bytes that say it."""
    risen = [{"kind": each.kind.word, "topic": each.topic, "month": plain(each.month), "recurs": each.recurs,
              "count": each.count} for each in rise.risen]
    return {"message": Message.RISE.word, "territory": rise.territory.hex, "risen": risen, "data": rise.data.hex()}


def rise_from_json(document: object) -> Rise:
    """Reads what rises from its ``data``; whatever else is given must agree with it."""
    given = strict.fields(document, "", _RISE)
    if "data" not in given:
        raise JsonError(strict.REQUIRED, "data")
    rise = decode(strict.octets(given["data"], "data"))
    if not isinstance(rise, Rise):
        strict.refuse(bytes_of(Message.RISE.word), "data")
    agree(given, rise_to_json(rise), "", IN_DATA)
    return rise
