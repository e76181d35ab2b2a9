"""An event as JSON: the form that others write too, and what is refused of it.

Spec: spec/02-json.md; PLN-11, PLN-22.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from plan_scene import GP, HERE, NURSE, THERE, active, copy, draft, exchange, opened, opening

from integra import Event, EventKind, JsonError, Plan, decode, encode, from_json, to_json
from integra.forms.event import check_filled, draft_from_json, event_from_json, event_to_json
from integra.forms.plan import place_to_json, state_to_json
from integra.words import NeedDomain

jsonschema = pytest.importorskip("jsonschema")
referencing = pytest.importorskip("referencing")

SCHEMAS = Path(__file__).resolve().parents[3] / "spec" / "schema"
DOCUMENTS = {name: json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")) for name in ("event", "draft")}
REGISTRY = referencing.Registry().with_resources(
    (each["$id"], referencing.Resource.from_contents(each)) for each in DOCUMENTS.values())
VALID = {name: jsonschema.Draft202012Validator(each, registry=REGISTRY).is_valid for name, each in DOCUMENTS.items()}


def need(**changes: Any) -> dict[str, Any]:
    plan = opened()
    event = plan.append(draft(EventKind.NEED, NURSE, 6, code=NeedDomain.SOCIAL, text="alone at home"))
    return event_to_json(event) | changes


def test_the_form_is_the_one_that_is_fixed() -> None:
    plan = Plan(writer=HERE)
    first = plan.append(opening())
    assert first.plan is not None
    assert event_to_json(first) == {
        "plan": first.digest.hex()[:32], "writer": HERE.hex, "sequence": 1, "author": NURSE.hex,
        "recorded": "2025-06-01T08:00Z", "effective": "2025-06-01", "kind": "opening",
        "fields": {"person": "5a000000000000000000000000000001", "code": "pps", "detail": "nurse", "edition": 1},
        "parents": [], "digest": first.digest.hex()}
    event = plan.append(draft(EventKind.NEED, NURSE, 1, code=NeedDomain.SOCIAL, text="alone", salt=bytes(16)))
    assert list(event_to_json(event)) == ["plan", "writer", "sequence", "author", "recorded", "effective", "kind",
                                          "fields", "parents", "digest"]
    assert event.text_digest is not None
    assert event_to_json(event)["fields"] == {"code": "social", "text": "alone", "salt": "00" * 16,
                                              "text_digest": event.text_digest.hex()}


def test_every_event_comes_back_and_is_valid() -> None:
    events = list(active().events)
    events += [dataclasses.replace(events[9], kind=64, code=9, effective=None, signatures=(b"s",), text="x", salt=bytes(16)),
               dataclasses.replace(events[3], recorded=events[3].recorded.replace(year=33))]
    for event in events:
        document = json.loads(json.dumps(event_to_json(event)))
        assert event_from_json(document) == event and VALID["event"](document), event.kind


def test_an_event_is_a_message_like_any_other() -> None:
    event = active().events[9]
    assert decode(encode(event)) == event == from_json(to_json(event)) and to_json(event) == event_to_json(event)


def test_an_erased_text_leaves_its_digest() -> None:
    document = need()
    del document["fields"]["text"], document["fields"]["salt"]
    event = event_from_json(document)
    assert event.text is None and event_to_json(event) == document and VALID["event"](document)


def test_a_draft_may_leave_out_what_the_plan_fills_in() -> None:
    plan = opened()
    wanted = draft(EventKind.NEED, NURSE, 6, code=NeedDomain.SOCIAL, writer=HERE)
    document = event_to_json(wanted)
    assert not {"plan", "sequence", "parents", "digest"} & set(document) and VALID["draft"](document)
    assert not VALID["event"](document) and draft_from_json(document) == wanted
    del document["recorded"], document["writer"]
    assert draft_from_json(document, recorded=wanted.recorded, writer=HERE) == wanted and VALID["draft"](document)
    with pytest.raises(JsonError, match="recorded: this name is required"):
        draft_from_json(document)
    event = plan.append(wanted)
    check_filled(document | {"sequence": 7, "plan": event.plan and event.plan.hex}, event)
    with pytest.raises(JsonError, match="sequence: differs from what the plan fills in"):
        check_filled(document | {"sequence": 8}, event)


CHANGES: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda e: e.update(digest="00" * 32), "digest: is not the digest"), (lambda e: e.update(sequence=8), "digest: is"),
    (lambda e: e["fields"].update(code="housing"), "digest: is"), (lambda e: e.pop("writer"), "writer: this name"),
    (lambda e: e["fields"].update(code="pps"), "fields.code: expected one of health"),
    (lambda e: e["fields"].update(code=4), "fields.code: expected one of"),
    (lambda e: e["fields"].update(perso="x"), "fields.perso: unknown name; the nearest name is 'person'"),
    (lambda e: e.update(code="social"), "code: this name does not belong here but at 'fields.code'"),
    (lambda e: e.update(kind=16), "kind: expected the word"), (lambda e: e.update(kind="nead"), "nearest name is 'need'"),
    (lambda e: e.update(recorded="2025-06-01T08:00:00Z"), "recorded: expected a time in UTC"),
    (lambda e: e.update(recorded="2025-06-01T24:00Z"), "recorded: expected a time that exists"),
    (lambda e: e.update(recorded="2025-06-01T10:00+02:00"), "recorded: expected a time in UTC"),
    (lambda e: e.update(parents=["00"]), r"parents\[0\]: expected the 64 hexadecimal digits"),
    (lambda e: e["fields"].update(text_digest="AB" * 32), "fields.text_digest: expected an even number of lower-case"),
    (lambda e: e["fields"].update(target="ab" * 32), "fields.target: this kind has no such field: leave it out"),
    (lambda e: e["fields"].pop("code"), "fields.code: this kind requires this name"),
    (lambda e: e["fields"].update(text="x" * 4097), "fields.text: expected at most 4096 bytes"),
    (lambda e: e.update(effective=None), "effective: this name is required"), (lambda e: e.pop("fields"), "fields: this"),
    (lambda e: e.update(author="0" * 32), "author: expected an identifier that is not all zero")]


@pytest.mark.parametrize("change, said", CHANGES)
def test_what_is_no_event_is_refused_with_its_place(change: Callable[[dict[str, Any]], object], said: str) -> None:
    document = need()
    change(document)
    with pytest.raises(JsonError, match=said) as refused:
        event_from_json(document)
    assert "alone" not in str(refused.value)


@pytest.mark.parametrize("changes", [{"kind": "nead"}, {"recorded": "2025-06-01"}, {"fields": {"code": "pps"}},
                                     {"fields": {"code": "social", "person": GP.hex}}, {"effective": None}, {"x": 1}])
def test_the_schema_refuses_what_the_reader_does(changes: dict[str, Any]) -> None:
    assert VALID["event"](need()) and not VALID["event"](need(**changes)) and not VALID["draft"](need(**changes))


def test_states_and_places_are_json() -> None:
    plan = active()
    other = copy(plan, THERE)
    plan.append(draft(EventKind.REFERENT, GP, 20, person=GP))
    other.append(draft(EventKind.REFERENT, NURSE, 21, person=HERE))
    exchange(plan, other)
    state = json.loads(json.dumps(state_to_json(plan.state)))
    slot, = [each for each in state["slots"] if each["conflict"]]
    assert slot["slot"] == "referent" and {GP.hex, HERE.hex} <= {each["value"] for each in slot["held"]}
    assert state["digest"] == plan.state.digest.hex() and state["complete"] is True
    plan.apply(dataclasses.replace(plan.events[2], author=THERE))
    refused, = [place for place in map(lambda each: place_to_json(each, "fr"), plan.places) if place["refusals"]]
    assert refused["verdict"] == "refused" and refused["refusals"][0]["guard"] == "circle"
    assert refused["refusals"][0]["remedy"] == "faire d'abord entrer l'auteur dans le cercle"
    assert isinstance(event_from_json(refused["event"]), Event)
