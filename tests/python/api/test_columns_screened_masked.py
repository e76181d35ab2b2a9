"""Of columns of people some rows are refused and the rest is screened: as if the refused ones were not there.

Spec: spec/10-screening.md; GEN-1, GEN-7, WIRE-15.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

import pytest

np = pytest.importorskip("numpy")

from integra import IntegraError, UsageError, screen_columns  # noqa: E402
from integra.screening.columns import OUTPUTS  # noqa: E402
from integra.screening.record import ADMISSION_LIMIT  # noqa: E402

MANY, LAST_DAY = 7, 2932896
PLACES = pytest.mark.parametrize("places", [[0], [MANY - 1], [0, 3, 6], list(range(MANY)), []], ids=str)


def columns() -> dict[str, Any]:
    """Good rows, each with two admissions."""
    return {"mobility": np.array([0, 1, 2, 2, 1, 0, 2], np.uint8), "severe_heart_failure": np.full(MANY, 2, np.uint8),
            "medicines": np.arange(MANY, dtype=np.uint32), "medicines_complete": np.ones(MANY, np.uint8),
            "date": np.full(MANY, 20000, np.int32), "admissions_known_from": np.full(MANY, 19000, np.int32),
            "admissions_known_to": np.full(MANY, 20000, np.int32),
            "admissions": (np.arange(0, 2 * MANY + 1, 2, dtype=np.int64), np.full(2 * MANY, 19900, np.int32),
                           np.full(2 * MANY, 2, np.uint8))}


def rows(given: dict[str, Any], some: Any) -> dict[str, Any]:
    """Some of the rows."""
    offsets, days, emergencies = given["admissions"]
    elements = [place for row in some for place in range(offsets[row], offsets[row + 1])]
    counts = [0, *(int(offsets[row + 1] - offsets[row]) for row in some)]
    return {name: column[some] for name, column in given.items() if name != "admissions"} | {
        "admissions": (np.cumsum(counts), days[elements], emergencies[elements])}


def holds(given: dict[str, Any], places: list[int], field: str) -> None:
    """Rows at those places are refused for a field, as each alone is, and the others screened as if they were alone."""
    before = {name: [each.copy() for each in (column if isinstance(column, tuple) else (column,))]
              for name, column in given.items()}
    out = screen_columns(given, errors="mask")
    for name, copies in before.items():
        now = given[name] if isinstance(given[name], tuple) else (given[name],)
        assert all(np.array_equal(one, two) for one, two in zip(copies, now, strict=True)), name
    assert [each.row for each in out.refused] == places == np.flatnonzero(~out.valid).tolist()
    good = np.flatnonzero(out.valid)
    alone = screen_columns(rows(given, good.tolist())) if len(good) else {name: [] for name in OUTPUTS}
    for name, column in out.made.items():
        assert np.ma.getmaskarray(column).tolist() == (~out.valid).tolist()
        assert column.compressed().tolist() == list(alone[name])
    for each in out.refused:
        with pytest.raises(IntegraError) as caught:
            screen_columns(rows(given, [each.row]))
        assert (each.field, each.rule, each.reason.text) == (field, caught.value.rule, caught.value.told)
    if places:
        with pytest.raises(IntegraError) as caught:
            screen_columns(given)
        assert caught.value.index == places[0]


@PLACES
@pytest.mark.parametrize(("name", "bad"), [
    ("mobility", 3), ("severe_heart_failure", 255), ("medicines_complete", 2), ("date", LAST_DAY + 1),
    ("admissions_known_from", -719163), ("admissions_known_to", LAST_DAY + 1)])
def test_bad_rows_wherever_they_are(name: str, bad: int, places: list[int]) -> None:
    given = columns()
    given[name][places] = bad
    holds(given, places, name)


@PLACES
@pytest.mark.parametrize(("part", "bad", "second"), [(1, LAST_DAY + 1, 0), (1, LAST_DAY + 1, 1), (2, 3, 0), (2, 9, 1)])
def test_an_admission_refuses_the_row_of_whom_it_is(part: int, bad: int, second: int, places: list[int]) -> None:
    given = columns()
    given["admissions"][part][[2 * row + second for row in places]] = bad
    holds(given, places, "admissions")


@PLACES
def test_too_many_admissions_refuse_their_row(places: list[int]) -> None:
    given = columns()
    counts = [ADMISSION_LIMIT + 1 if row in places else 3 for row in range(MANY)]
    total = sum(counts)
    given["admissions"] = (np.cumsum([0, *counts]), np.full(total, 19900, np.int32), np.full(total, 2, np.uint8))
    holds(given, places, "admissions")


def test_admissions_that_nobody_has_are_not_looked_at() -> None:
    given = columns()
    offsets, days, emergencies = given["admissions"]
    days[[0, -1]] = LAST_DAY + 1
    given["admissions"] = (np.concatenate(([1], offsets[1:-1], [offsets[-1] - 1])), days, emergencies)
    holds(given, [], "")


def test_rows_may_be_refused_for_different_things_and_one_is_told() -> None:
    given = columns()
    given["mobility"][1], given["date"][[1, 2]], given["admissions"][2][8] = 9, LAST_DAY + 1, 7
    out = screen_columns(given, errors="mask", outputs=["pps"])
    assert [(each.row, each.field) for each in out.refused] == [(1, "mobility"), (2, "date"), (4, "admissions")]
    assert list(out.made) == ["pps"]


def test_times_out_of_range_are_masked() -> None:
    days = np.array(["2025-06-01", "30000-01-01"], "datetime64[D]")
    out = screen_columns({"date": days, "mobility": np.zeros(2, np.uint8)}, errors="mask")
    assert out.valid.tolist() == [True, False] and (out.refused[0].field, out.refused[0].rule) == ("date", "GEN-7")


def test_the_call_itself_is_still_checked() -> None:
    given = columns()
    offsets, days, emergencies = given["admissions"]
    for wrong in (offsets[::-1].copy(), offsets + 100):
        with pytest.raises(UsageError):
            screen_columns(given | {"admissions": (wrong, days, emergencies)}, errors="mask")
    with pytest.raises(UsageError, match="^errors takes"):
        screen_columns(given, errors="ignore")
    with pytest.raises(UsageError):
        screen_columns(given | {"mobility": np.zeros(2, np.uint8)}, errors="mask")
    with pytest.raises(TypeError, match="^mobility takes"):
        screen_columns(given | {"mobility": np.zeros(MANY)}, errors="mask")
    assert screen_columns({"mobility": np.zeros(0, np.uint8)}, errors="mask").valid.size == 0
    only = screen_columns({"admissions": given["admissions"]}, errors="mask")
    assert only.valid.tolist() == [True] * MANY
