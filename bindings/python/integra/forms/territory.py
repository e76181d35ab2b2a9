"""A territory as JSON, and what it comes to.

Spec: spec/02-json.md ("Territories"); TER-16.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from ..territory.review import Review
from ..territory.territory import Territory

__all__ = ["review_to_json", "territory_from_json", "territory_to_json"]


def territory_from_json(document: object) -> Territory:
    """Reads the JSON form; raises :class:`integra.JsonError`."""
    return Territory.from_dict(document)


def territory_to_json(territory: Territory) -> dict[str, Any]:
    """The JSON form: identifier, claims, and the tables that have rows; a blank column is left out."""
    return territory.to_dict()


def review_to_json(review: Review) -> dict[str, Any]:
    """What a territory comes to: written, never read back."""
    return review.to_dict()
