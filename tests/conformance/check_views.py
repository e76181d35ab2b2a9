"""The operation on views of plans, run through the package `integra`.

A view is the same whatever the order in which events came in.
Spec: spec/35-views.md.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import integra
from check_plans import copies
from integra.words import EventVerdict
from plan_vectors import here, messages
from vectors import Tries, Vector


def check_view(vector: Vector) -> None:
    given, expected = vector["input"], vector["expected"]
    names = {event["digest"]: event["name"] for event in here(vector)}
    for plan in copies(vector):
        refused = {names[place.event.digest.hex()] for place in plan.places if place.verdict is not EventVerdict.ACCEPTED}
        assert refused == set(expected["refused"])
        view = plan.view(given["viewer"], reference=given["reference"])
        shown = integra.to_json(view)
        assert {name: shown[name] for name in expected["view"]} == expected["view"]
        assert view.data.hex() == vector["expected_hex"] and integra.decode(view.data) == view


def try_view(vector: Vector) -> Tries:
    given = vector["input"]
    plan = integra.Plan()
    for event in messages(vector):
        plan.apply(event)
    yield lambda: plan.view(given["viewer"], reference=given["reference"])
