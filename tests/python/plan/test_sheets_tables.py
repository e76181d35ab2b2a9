"""The tables of the form and of FHIR: every group of fields has a row, every word a code, every code is one of FHIR R4.

Spec: spec/37-form.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from pathlib import Path

import pytest

from integra.words import (
    Answer, Effect, ExpressedBy, InterventionState, NeedState, ObjectiveState, Phase, Priority, ViewGroup, Word,
)

SPEC = Path(__file__).resolve().parents[3] / "spec"
#: HL7 FHIR R4: request-status, goal-status, goal-achievement, goal-priority, task-status, consent-state-codes.
REQUEST = {"draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"}
GOAL = {"proposed", "planned", "accepted", "active", "on-hold", "completed", "cancelled", "entered-in-error", "rejected"}
ACHIEVED = {"in-progress", "improving", "worsening", "no-change", "achieved", "sustaining", "not-achieved", "no-progress",
            "not-attainable"}
TASK = {"draft", "requested", "received", "accepted", "rejected", "ready", "cancelled", "in-progress", "on-hold", "failed",
        "completed", "entered-in-error"}
CONSENT = {"draft", "proposed", "active", "rejected", "inactive", "entered-in-error"}
MAPS: dict[tuple[str, str], tuple[type[Word], set[str]]] = {
    ("CarePlan", "status"): (Phase, REQUEST), ("Goal", "lifecycleStatus"): (ObjectiveState, GOAL),
    ("Goal", "achievementStatus"): (ObjectiveState, ACHIEVED),
    ("Goal", "priority"): (Priority, {"high-priority", "medium-priority", "low-priority"}),
    ("Goal", "expressedBy"): (ExpressedBy, {"Patient", "RelatedPerson", "PractitionerRole"}),
    ("Task", "status"): (InterventionState, TASK), ("Task", "output"): (Effect, {each.word for each in Effect}),
    ("ServiceRequest", "status"): (NeedState, REQUEST), ("Consent", "status"): (Answer, CONSENT),
}
#: What the national guide says of its own states.
GUIDE = {("CarePlan", "status"): {"draft", "active", "on-hold", "completed"},
         ("Goal", "lifecycleStatus"): {"planned", "active", "completed", "cancelled"},
         ("Task", "status"): {"draft", "in-progress", "completed", "cancelled"}}


def rows(name: str) -> list[dict[str, str]]:
    head, *lines = (line.split("\t") for line in (SPEC / name).read_text("utf-8").splitlines())
    return [dict(zip(head, line, strict=True)) for line in lines]


def mapped(place: tuple[str, str]) -> dict[str, str]:
    (row,) = [row for row in rows("fhir_careplan.tsv") if (row["resource"], row["element"]) == place and row["map"] != "-"]
    return row


@pytest.mark.parametrize("name", ["plan_form.tsv", "fhir_careplan.tsv"])
def test_every_group_of_fields_has_a_row(name: str) -> None:
    named = {group for row in rows(name) for group in row["groups"].split(",")} - {"-"}
    assert named == {group.word for group in ViewGroup}


def test_a_form_has_its_four_parts_in_order_and_each_field_once() -> None:
    form = rows("plan_form.tsv")
    assert list(dict.fromkeys(row["section"] for row in form)) == ["general", "problems", "actions", "not_pursued", "-"]
    places = [(row["section"], row["field"]) for row in form]
    assert len(set(places)) == len(places)


def test_what_is_lost_is_said_both_ways() -> None:
    for row in rows("plan_form.tsv"):
        on_form, ours = row["section"] != "-", row["groups"] != "-"
        assert (row["lost_there"] != "-") == ours and (row["lost_here"] != "-") == on_form, row
        assert (row["label_en"] != "-") == (row["label_fr"] != "-") == on_form, row


def test_a_direction_says_what_is_lost_by_it() -> None:
    for row in rows("fhir_careplan.tsv"):
        assert row["direction"] in {"both", "out", "in", "none"}
        if row["direction"] == "none":
            assert row["lost_out"] != "-" or row["lost_in"] != "-", row
        if row["direction"] == "in":
            assert row["lost_in"] != "-", row


def test_every_map_is_one_that_is_looked_at() -> None:
    assert {(row["resource"], row["element"]) for row in rows("fhir_careplan.tsv") if row["map"] != "-"} == set(MAPS)


@pytest.mark.parametrize("place", MAPS, ids=".".join)
def test_every_word_has_one_code_and_every_code_is_one_of_fhir(place: tuple[str, str]) -> None:
    words, codes = MAPS[place]
    row = mapped(place)
    pairs = [pair.split("=") for pair in row["map"].split(" ")]
    assert [word for word, _ in pairs] == [word.word for word in words]
    assert {code for _, code in pairs} - {"-"} <= codes


@pytest.mark.parametrize("place", GUIDE, ids=".".join)
def test_the_states_of_the_guide_are_all_reached(place: tuple[str, str]) -> None:
    row = mapped(place)
    assert GUIDE[place] <= {pair.split("=")[1] for pair in row["map"].split(" ")}
