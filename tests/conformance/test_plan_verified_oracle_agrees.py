"""What a plan keeps of what its host's verifier was asked about, against the model of the events that were kept: the vectors.

The model knows no verifier: it is told what the answers leave, and writes the plan, its order and what is missing.
Spec: PLN-12, "The verifier".  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys
from dataclasses import replace

import pytest

pytest.importorskip("cbor2", reason="cbor2 is not installed")

from plan_vectors import given, signed  # noqa: E402
from vectors import ROOT, Vector, chosen, raw  # noqa: E402

sys.path.insert(0, str(ROOT / "tests"))

from oracle.plan.event import Event, decode  # noqa: E402
from oracle.plan.folded import Folded  # noqa: E402
from oracle.plan.messages import plan_message  # noqa: E402


class Kept:
    """Events and signatures that are here, as answer after answer comes."""

    def __init__(self, before: list[Event]) -> None:
        self.events = {event.digest: event for event in before}
        self.left_out = self.unverified = 0

    def take(self, event: Event, said: object) -> bool:
        """Takes in one event as the verifier says; whether it had to be asked."""
        old = self.events.get(event.digest)
        had = set() if old is None else set(old.signatures)
        fresh = set(event.signatures) - had
        if old is not None and not fresh:
            return False
        if said == "leave_out":
            self.left_out += old is None
            return True
        worth = fresh if said == "keep" else {each for each in fresh if each.hex() in list(said)}  # type: ignore[call-overload]
        self.unverified += len(fresh - worth)
        self.events[event.digest] = replace(event, signatures=tuple(sorted(had | worth)))
        return True


def brought(vector: Vector) -> dict[bytes, Event]:
    """All that comes, each event once with all its signatures."""
    events: dict[bytes, Event] = {}
    for message in signed(vector):
        event = decode(message)
        had = events[event.digest].signatures if event.digest in events else ()
        events[event.digest] = replace(event, signatures=tuple(sorted({*had, *event.signatures})))
    return events


@pytest.mark.parametrize("vector", chosen(lambda vector: vector["operation"] == "verified" and "refused" not in vector))
def test_verified(vector: Vector) -> None:
    named = given(vector)
    names = {bytes.fromhex(event["digest"]): name for name, event in named.items()}
    kept = Kept([decode(raw(named[name]["message"])) for name in vector["input"]["here"]])
    asked = {names[event.digest] for event in brought(vector).values()
             if kept.take(event, vector["input"]["verifier"].get(names[event.digest], "keep"))}
    folded, expected = Folded(kept.events.values()), vector["expected"]
    assert asked == set(expected["asked"])
    assert (kept.left_out, kept.unverified) == (expected["left_out"], expected["unverified"])
    assert plan_message(folded) == raw(vector["expected_hex"])
    assert [names[event.digest] for event in folded.listed] == expected["order"]
