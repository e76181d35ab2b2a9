"""Links between encounters: believed where the dates allow it, else neither an emergency nor none.

Spec: spec/10-screening.md (SCR-7, item 1).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import Any

import pytest
from adapter_build import bundle, concept, covered, encounter, part, results, said

from integra.adapters import PlacedRecord

URGENT, PLANNED = {"priority": concept("priority|EM")}, {"priority": concept("priority|EL")}
EMER_STAY = {"type": [concept("sct|183452005")]}


def stay(start: str | None, end: str | None = None, **members: Any) -> dict[str, Any]:
    """Give a planned stay with its end, named s."""
    period = {name: day for name, day in (("start", start), ("end", end)) if day}
    return encounter("IMP", None, **{"id": "s", "period": period or None, **PLANNED, **members})


@pytest.mark.parametrize(
    ("parent", "start", "emergency"),
    [
        (("2024-01-01", "2024-01-10"), "2025-03-01", "yes"),
        (("2025-02-01", "2025-02-10"), "2025-02-12", "yes"),
        (("2025-02-10", "2025-02-20"), "2025-02-01", "yes"),
        (("2024-02", "2024-03"), "2025-02-01", "yes"),
        (("2025-02-01", "2025-02-10"), "2025-02-01", None),
        (("2025-02-01", "2025-02-10"), "2025-02-10", None),
        (("2025-02-01", "2025-02-10"), "2025-02-11", None),
        (("2025-02-01", "2025-02-10"), "2025-01-31", None),
        (("2025-02-01", None), "2025-02-02", None),
        (("2025-02-01", None), "2025-02-03", "unknown"),
        (("2024-01-01", None), "2025-03-01", "unknown"),
        (("2025-02-20", "2025-02-10"), "2025-03-01", "unknown"),
        ((None, "2024-02-10"), "2025-03-01", "yes"),
        ((None, "2025-04-10"), "2025-03-01", "unknown"),
        ((None, None), "2025-03-01", "unknown"),
    ],
)
def test_a_movement_begins_within_its_stay(
    parent: tuple[str | None, str | None], start: str, emergency: str | None
) -> None:
    child = encounter("IMP", start, id="c", **part("s", **URGENT))
    assert dict(said(stay(*parent), child)).get(start) == emergency or parent[0] == start


def test_a_part_date_leaves_the_link_open() -> None:
    assert said(stay("2025-02-01", "2025-02"), encounter("IMP", "2025-02-15", **part("s", **URGENT))) == [
        ("2025-02-01", "no"), ("2025-02-15", "unknown")
    ]  # fmt: skip
    undated = covered(stay("2025-02-01", "2025-02-10"), encounter("IMP", None, **part("e1", **URGENT)))
    assert "admissions_known_from" not in undated


@pytest.mark.parametrize("how", [{"reference": "Encounter/gone"}, {"reference": "#c"}, {"display": "a stay"}])
def test_a_part_of_what_is_not_in_the_input_is_in_doubt(how: dict[str, str]) -> None:
    assert said(encounter("IMP", "2025-03-01", partOf=how, **EMER_STAY)) == [("2025-03-01", "unknown")]
    assert said(encounter("IMP", "2025-03-01", partOf=how, **PLANNED)) == [("2025-03-01", "no")]


def test_a_stay_that_was_called_off_is_no_parent() -> None:
    for status in ("cancelled", "entered-in-error"):
        made = said(stay("2025-03-01", "2025-03-20", status=status), encounter("IMP", "2025-03-02", **part("s", **URGENT)))
        assert made == [("2025-03-02", "unknown")]


def test_a_parent_without_a_bed_takes_no_stay_away() -> None:
    assert said(encounter("AMB", "2025-03-01", id="a"), encounter("IMP", "2025-03-01", **part("a", **URGENT))) == [
        ("2025-03-01", "yes")
    ]
    assert said(encounter("IMP", "2025-03-01", id="x", **part("x", **URGENT))) == [("2025-03-01", "yes")]


def test_two_parents_of_one_name_are_followed_to_neither() -> None:
    two = [stay("2025-02-01", "2025-02-20"), stay("2024-01-01", "2024-01-10")]
    record = bundle(*two, encounter("IMP", "2025-02-02", **part("s", **URGENT)))
    for name, entry in zip("ab", record["entry"][1:], strict=False):
        entry["fullUrl"] = f"https://{name}.example/Encounter/s"
    (only,) = results(record)
    assert isinstance(only, PlacedRecord)
    assert {"date": "2025-02-02", "emergency": "unknown"} in only.record["facts"]["admissions"]
    same = [stay("2025-02-01", "2025-02-20")] * 2
    assert said(*same, encounter("IMP", "2025-02-02", **part("s"))) == [("2025-02-01", "no")]


def test_a_chain_is_climbed_as_far_as_the_dates_allow() -> None:
    ward = encounter("IMP", None, id="w", period={"start": "2025-02-05", "end": "2025-02-09"}, **part("s"))
    bed = encounter("IMP", "2025-02-07", id="b", **part("w", **URGENT))
    room = encounter("EMER", "2025-02-05", id="w", **part("s"))
    late = encounter("AMB", "2025-03-05", id="w", **part("s"))
    assert said(stay("2025-02-01", "2025-02-10"), ward, bed) == [("2025-02-01", "no")]
    assert said(stay("2025-02-01", "2025-02-10"), room, bed) == [("2025-02-01", "no"), ("2025-02-07", "unknown")]
    assert said(stay("2025-02-01", "2025-02-10"), late, bed) == [("2025-02-01", "no"), ("2025-02-07", "unknown")]
    assert said(stay("2024-02-01", "2024-02-10"), ward, bed) == [("2024-02-01", "no"), ("2025-02-05", "unknown")]


@pytest.mark.parametrize(
    ("earlier", "emergency"),
    [
        ({"start": "2025-01-20", "end": "2025-02-07"}, "unknown"),
        ({"start": "2025-01-20", "end": "2025-03-01"}, "unknown"),
        ({"start": "2025-01-20", "end": "2025-02"}, "unknown"),
        ({"end": "2025-02-07"}, "unknown"),
        ({"start": "2025-01-20", "end": "2025-02-06"}, "yes"),
        ({"start": "2025-02-07", "end": "2025-02-20"}, "yes"),
        ({"start": "2025-01-20"}, "yes"),
    ],
)
def test_a_ward_entered_from_a_bed_without_a_link_may_be_no_admission(earlier: dict[str, str], emergency: str) -> None:
    ward = encounter("IMP", None, id="w", period={"start": "2025-02-07", "end": "2025-02-12"}, **URGENT)
    assert ("2025-02-07", emergency) in said(encounter("IMP", None, id="s", period=earlier), ward)


def test_a_stay_that_is_going_on_may_be_the_one_a_ward_belongs_to() -> None:
    ward = encounter("IMP", "2025-02-07", id="w", **URGENT)
    going = encounter("IMP", None, id="s", period={"start": "2025-02-05"}, status="in-progress")
    old = encounter("IMP", None, id="s", period={"start": "2023-02-05"}, status="in-progress")
    assert ("2025-02-07", "unknown") in said(going, ward) and ("2025-02-07", "yes") in said(old, ward)


def test_wards_one_after_the_other_are_one_admission_at_most() -> None:
    days = [f"2025-02-{day:02}" for day in range(1, 20, 3)]
    wards = [encounter("IMP", None, id=one, period={"start": one, "end": next_one}, **URGENT)
             for one, next_one in zip(days, days[1:], strict=False)]
    assert said(*wards) == [(days[0], "yes"), *((one, "unknown") for one in days[1:-1])]


@pytest.mark.parametrize(("begun", "status", "emergency"), [
    ("2025-02-01", "in-progress", None), ("2024-03-01", "in-progress", None), ("2024-01-01", "in-progress", "unknown"),
    ("2025-02-01", "finished", "unknown"),
])
def test_what_is_going_on_holds_its_movements_for_a_year(begun: str, status: str, emergency: str | None) -> None:
    made = said(stay(begun, status=status), encounter("IMP", "2025-02-20", **part("s", **URGENT)))
    assert dict(made).get("2025-02-20") == emergency


@pytest.mark.parametrize("period", [{"start": "2025-02-01", "end": "2025-02-02T01:30:00+01:00"},
                                    {"start": "2025-02-01T23:30:00+01:00", "end": "2025-02-02T07:00:00+01:00"}])
def test_an_emergency_room_that_may_have_had_a_bed_still_opens_its_stay(period: dict[str, str]) -> None:
    room = encounter("EMER", None, id="r", period=period)
    bed = stay("2025-02-02", "2025-02-20", priority=None)
    assert ("2025-02-02", "yes") in said({**room, **part("s")}, bed)
    assert ("2025-02-02", "yes") in said(room, {**bed, **part("r")})


def test_a_circle_says_nothing_and_loses_no_stay() -> None:
    one, other = encounter("IMP", "2025-02-01", id="1", **part("2")), encounter("IMP", "2025-02-02", id="2", **part("1", **URGENT))
    assert said(one, other, encounter("IMP", "2025-02-02", **part("2"))) == [
        ("2025-02-01", "unknown"), ("2025-02-02", "unknown")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "said_before", "emergency"),
    [
        ("2025-02-10", {}, "yes"),
        ("2025-02-09", {}, "yes"),
        ("2025-02-08", {}, "unknown"),
        ("2025-02-11", {}, "unknown"),
        ("2025-01-10", {}, "unknown"),
        ("2024-11-10", {}, "unknown"),
        ("2025-02", {}, "unknown"),
        (None, {}, "unknown"),
        ("2025-02-10", PLANNED, "unknown"),
        ("2025-02-08", PLANNED, "unknown"),
        ("2025-02", PLANNED, "unknown"),
        (None, PLANNED, "unknown"),
        ("2025-02-11", PLANNED, "no"),
        ("2025-01-10", PLANNED, "no"),
        ("2025-01-10", URGENT, "yes"),
        (None, URGENT, "yes"),
    ],
)
@pytest.mark.parametrize("within", [True, False])
def test_an_emergency_room_opens_a_stay_on_its_day_or_the_day_before(
    start: str | None, said_before: dict[str, Any], emergency: str, within: bool
) -> None:
    room = encounter("EMER", start, id="r", **(part("s") if within else {}))
    whole = encounter("IMP", "2025-02-10", id="s", **said_before, **({} if within else part("r")))
    assert said(room, whole) == [("2025-02-10", emergency)]


def test_an_urgent_part_opens_its_stay_and_a_stay_beside_it_opens_none() -> None:
    whole = stay("2025-02-10", "2025-02-20", priority=None)
    assert said(whole, encounter("IMP", "2025-02-10", **part("s", **URGENT))) == [("2025-02-10", "yes")]
    assert said(whole, encounter("IMP", "2025-01-20", **part("s", **URGENT))) == [
        ("2025-01-20", "yes"), ("2025-02-10", "unknown")
    ]  # fmt: skip
    assert said(stay("2025-02-10", "2025-02-20"), encounter("IMP", "2025-02", **part("s", **URGENT))) == [
        ("2025-02-10", "unknown")
    ]


@pytest.mark.parametrize("possible", [("AMB", {"hospitalization": {"admitSource": concept("admit|emd")}}), ("XYZ", {}), ("OBSENC", {}),
                                      ("IMP", {"status": "unknown"}), ("IMP", {"class": [concept("act|IMP")]})])
def test_what_may_be_no_stay_becomes_no_emergency_and_hides_none(possible: tuple[str, dict[str, Any]]) -> None:
    of_class, members = possible
    maybe = encounter(of_class, None, id="s", period={"start": "2024-06-01", "end": "2025-04-01"}, **members)
    assert said(maybe, encounter("EMER", "2024-06-01", **part("s"))) == [("2024-06-01", "unknown")]
    assert ("2025-03-01", "unknown") in said(maybe, encounter("IMP", "2025-03-01", **part("s", **URGENT)))
    assert said(maybe, encounter("IMP", "2025-03-01", **URGENT)) == [("2024-06-01", "unknown"), ("2025-03-01", "yes")]
