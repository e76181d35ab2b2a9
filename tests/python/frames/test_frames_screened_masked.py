"""A frame of people of which some rows are refused: the others are screened, and each refused one has its column.

Spec: spec/02-json.md, spec/10-screening.md (SCR-7); GEN-1, GEN-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from typing import Any

import pytest
from frame_kinds import Columns, Kind, every_kind, main_kinds, need

from integra import Masked, UsageError, screen

DAY = datetime.date(2025, 6, 1)
SECRET = "z3crt"
MANY = 5
PLACES = pytest.mark.parametrize("places", [[0], [MANY - 1], [1, 3], list(range(MANY)), []], ids=str)


def columns(**given: Any) -> Columns:
    return {"ref": list("abcde"), "mobility": ["yes", "no", "yes", None, "unknown"], "medicines": [1, 20, 3, 4, 5],
            "date": [DAY] * MANY} | given


def holds(kind: Kind, frame: Any, out: Masked[Any], places: list[int], field: str, whole: Columns) -> None:
    read = kind.read(out.made)
    assert [each.row for each in out.refused] == places == [row for row in range(MANY) if not out.valid[row]]
    assert {each.field for each in out.refused} == ({field} if places else set())
    assert not any(SECRET in each.sentence(language) for each in out.refused for language in ("en", "fr"))
    added = [name for name in read if name.startswith("screen_")]
    assert len(added) > 10
    for name in added:
        assert [read[name][row] for row in places] == [None] * len(places), name
        kept = [row for row in range(MANY) if row not in places]
        assert [read[name][row] for row in kept] == [whole[name][row] for row in kept], name


@every_kind
@PLACES
@pytest.mark.parametrize(("name", "bad"), [("mobility", SECRET), ("medicines", -1), ("medicines", 2**33)])
def test_bad_rows_wherever_they_are(kind: Kind, name: str, bad: Any, places: list[int]) -> None:
    need(kind)
    good = columns()
    frame = kind.make(good | {name: [bad if row in places else value for row, value in enumerate(good[name])]})
    whole = kind.read(screen(kind.make(good)))
    holds(kind, frame, screen(frame, errors="mask"), places, name, whole)
    if places:
        with pytest.raises(UsageError) as caught:
            screen(frame)
        assert caught.value.index == places[0]


@main_kinds
@PLACES
def test_a_count_and_its_floor_in_one_row(kind: Kind, places: list[int]) -> None:
    need(kind)
    good = columns(medicines=[None] * MANY, medicines_at_least=[3, 4, 5, 6, 7])
    bad = good | {"medicines": [9 if row in places else None for row in range(MANY)]}
    holds(kind, bad, screen(kind.make(bad), errors="mask"), places, "medicines", kind.read(screen(kind.make(good))))


@every_kind
@PLACES
def test_an_admission_in_a_list_refuses_its_row(kind: Kind, places: list[int]) -> None:
    need(kind)
    stay = {"date": datetime.date(2025, 3, 1), "emergency": "yes"}
    good = columns(admissions=[[stay], [], None, [stay, stay], [stay]], admissions_known_from=[datetime.date(2024, 1, 1)] * MANY)
    lists = [[*(value or []), {**stay, "emergency": SECRET}] if row in places else value
             for row, value in enumerate(good["admissions"])]
    frame = kind.make(good | {"admissions": lists})
    holds(kind, frame, screen(frame, errors="mask"), places, "admissions.emergency", kind.read(screen(kind.make(good))))


@main_kinds
def test_an_admission_in_a_second_frame_refuses_every_row_of_its_person(kind: Kind) -> None:
    need(kind)
    people = columns(ref=["a", "b", "a", None, "e"], admissions_known_from=[datetime.date(2024, 1, 1)] * MANY)
    stays: Columns = {"ref": ["a", "e", "b"], "date": [datetime.date(2025, 3, 1)] * 3, "emergency": [SECRET, "yes", "no"]}
    out: Masked[Any] = screen(kind.make(people), admissions=kind.make(stays), errors="mask")
    assert [(each.row, each.field) for each in out.refused] == [
        (0, "admissions.emergency"), (2, "admissions.emergency"), (3, "ref")]
    named = columns(ref=["a", "b", "a", "d", "e"], admissions_known_from=[datetime.date(2024, 1, 1)] * MANY)
    whole = kind.read(screen(kind.make(named), admissions=kind.make(stays | {"emergency": ["yes", "yes", "no"]})))
    read = kind.read(out.made)
    for name in (each for each in read if each.startswith("screen_")):
        assert [read[name][row] for row in (1, 4)] == [whole[name][row] for row in (1, 4)]
    with pytest.raises(UsageError, match="ref"):
        screen(kind.make(people), admissions=kind.make(stays | {"ref": ["a", None, "b"]}), errors="mask")


@main_kinds
def test_codes_hold_nothing_where_a_row_is_refused(kind: Kind) -> None:
    need(kind)
    frame = kind.make(columns(mobility=[2, 1, 7, None, 0]))
    out: Masked[Any] = screen(frame, codes=True, outputs=["pps", "yes_count"], errors="mask")
    read = kind.read(out.made)
    assert [value is None for value in read["screen_pps"]] == [False, False, True, False, False]
    assert [value is None for value in read["screen_yes_count"]] == [False, False, True, False, False]
    assert int(read["screen_pps"][0]) == 2
