"""The histories of spec/vectors.json: which messages go in, and what they should come to.

Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from typing import Any

import cbor2

from vectors import ROOT, Vector

HISTORIES: dict[str, list[dict[str, str]]] = json.loads(
    (ROOT / "spec" / "vectors.json").read_text(encoding="utf-8"))["histories"]


def given(vector: Vector) -> dict[str, dict[str, str]]:
    """Every event of a vector by its name, those left out included."""
    said = vector["input"]
    shared = HISTORIES[said["from"]] if said["from"] else []
    return {event["name"]: event for event in [*shared, *said["events"]]}


def here(vector: Vector) -> list[dict[str, str]]:
    """The events that go in, in the order they were written."""
    return [event for name, event in given(vector).items() if name not in vector["input"]["without"]]


def messages(vector: Vector) -> list[bytes]:
    return [bytes.fromhex(event["message"]) for event in here(vector)]


def signed(vector: Vector) -> list[bytes]:
    """The same, and those that come in again with other signatures."""
    return messages(vector) + [bytes.fromhex(event["message"]) for event in vector["input"].get("again", [])]


def refusals(vector: Vector) -> dict[str, list[tuple[str, bool]]]:
    """Of every event that is refused, the guards in their order, each with whether it is unsettled."""
    refused = vector["expected"]["refused"]
    return {name: [(one["guard"], one["unsettled"]) for one in guards] for name, guards in refused.items()}


def verdicts(vector: Vector) -> dict[str, str]:
    """Of every event that goes in; those of a named history are accepted."""
    expected: dict[str, str] = vector["expected"]["verdicts"]
    return {event["name"]: expected.get(event["name"], "accepted") for event in here(vector)}


def about_slots(vector: Vector, state: bytes) -> tuple[list[Any], list[Any]]:
    """The slots the vector is about, expected and as the state message has them."""
    found = {(slot, None if subject is None else subject.hex(), field): (held, rest)
             for slot, subject, field, held, *rest in cbor2.loads(state)[2][4]}
    expected, seen = [], []
    for slot in vector["expected"]["slots"] or []:
        key = (slot["slot"], slot["subject"], slot["field"])
        expected.append([slot["name"], slot["held"], [slot["of"]] if "of" in slot else []])
        values, rest = found.get(key, ([], []))
        seen.append([slot["name"], [hexed(held) for held in values], rest])
    return expected, seen


def hexed(held: list[Any]) -> list[Any]:
    return [value.hex() if isinstance(value, bytes) else value for value in held]


def concurrent(state: bytes) -> list[dict[str, Any]]:
    return [{"event": event.hex(), "other": other.hex(), "slot": slot} for event, other, slot in cbor2.loads(state)[2][5]]


def conflicts(vector: Vector) -> list[tuple[int, str | None, int]]:
    """Every slot that is in conflict: a vector tells them all."""
    return [(one["slot"], one["subject"], one["field"]) for one in vector["expected"]["slots"] if one["conflict"]]
