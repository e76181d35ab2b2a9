"""The plans of examples/data/plans, and who is who in them.

Spec: spec/03-command.md, "What is due".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from integra import Plan
from integra.forms.event import event_from_json

PLANS = Path(__file__).resolve().parents[3] / "examples" / "data" / "plans"
NAMES = ("one", "two", "three")


def events(name: str) -> list[dict[str, Any]]:
    """The events of a plan, as its file has them."""
    return [json.loads(line) for line in (PLANS / f"{name}.ndjson").read_bytes().splitlines()]


def plan(name: str) -> Plan:
    """A plan of which every event is accepted."""
    made = Plan()
    for each in events(name):
        made.apply(event_from_json(each))
    assert not made.refused and not made.waiting
    return made


def member(name: str, role: str) -> str:
    """Who has a role in a plan."""
    return next(each.hex for each, held in plan(name).state.roles.items() if held.value is not None and held.value.word == role)


def identifier(name: str) -> str:
    """A plan's identifier."""
    found: str = events(name)[0]["plan"]
    return found
