"""Each item derived from facts, one fact changed at a time, by hand.

Spec: SCR-7.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from typing import Any

import pytest

from .screening import ITEMS, screen

Record = dict[str, Any]

CALM = dict.fromkeys(
    (
        "severe_heart_failure severe_respiratory_failure severe_renal_failure"
        " restricted_mobility cognitive_trouble mood_trouble behavioural_trouble"
        " addiction cannot_manage_pathway entourage_in_difficulty isolation"
        " housing_problem low_resources access_problem organisation_problem"
    ).split(),
    "no",
)
COVERED = {"admissions": [], "admissions_known_from": "2020-01-01"}
ALL_NO = {**CALM, **COVERED, "chronic_conditions": 2, "medicines": 9, "professions": 1}


def of_facts(**changes: Any) -> Record:
    """A record of facts, every one of them no unless changed."""
    return {"id": "1" * 32, "date": "2025-08-31", "facts": {**ALL_NO, **changes}}


def stay(date: str, emergency: str = "yes") -> Record:
    """One admission, as the form writes it."""
    return {"date": date, "emergency": emergency}


# The window of 31 August 2025 is [28 February, 31 August].
@pytest.mark.parametrize(
    ("item", "changes", "expected"),
    [
        (0, {}, "no"),
        (0, {"admissions": [stay("2025-02-28")]}, "yes"),
        (0, {"admissions": [stay("2025-02-27")]}, "no"),
        (0, {"admissions": [stay("2025-08-31")]}, "yes"),
        (0, {"admissions": [stay("2025-09-01")]}, "no"),
        (0, {"admissions": [stay("2025-05-01", "no")]}, "no"),
        (0, {"admissions": [stay("2025-05-01", "unknown")]}, "unknown"),
        (0, {"admissions": [{"date": "2025-05-01"}]}, "unknown"),
        (0, {"admissions": [stay("2025-05-01", "unknown"), stay("2025-06-01")]}, "yes"),
        (0, {"admissions": [stay("2025-02-27", "unknown")]}, "no"),
        (0, {"admissions_known_from": "2025-02-28"}, "no"),
        (0, {"admissions_known_from": "2025-03-01"}, "unknown"),
        (0, {"admissions_known_from": None}, "unknown"),
        (0, {"admissions_known_to": "2025-08-30"}, "unknown"),
        (0, {"admissions_known_to": "2025-09-30"}, "no"),
        (0, {"admissions_known_from": None, "admissions": [stay("2025-05-01")]}, "yes"),
        (0, {"admissions": None}, "unknown"),
        (0, {"admissions": [{"emergency": "yes"}]}, "unknown"),
        (0, {"admissions": [{"emergency": "no"}]}, "no"),
        (1, {}, "no"),
        (1, {"chronic_conditions": 3}, "yes"),
        (1, {"medicines": 10}, "yes"),
        (1, {"medicines": None, "medicines_at_least": 9}, "unknown"),
        (1, {"medicines": None, "medicines_at_least": 10}, "yes"),
        (1, {"chronic_conditions": None}, "unknown"),
        (1, {"severe_renal_failure": "unknown"}, "unknown"),
        (1, {"severe_renal_failure": "unknown", "severe_heart_failure": "yes"}, "yes"),
        (1, {"severe_respiratory_failure": "yes"}, "yes"),
        (2, {}, "no"),
        (2, {"restricted_mobility": "yes"}, "yes"),
        (2, {"restricted_mobility": None}, "unknown"),
        (3, {}, "no"),
        (3, {"addiction": "yes"}, "no"),
        (3, {"cannot_manage_pathway": "yes"}, "no"),
        (3, {"mood_trouble": "yes", "entourage_in_difficulty": "yes"}, "yes"),
        (3, {"mood_trouble": "yes", "entourage_in_difficulty": "unknown"}, "unknown"),
        (3, {"mood_trouble": "unknown", "cannot_manage_pathway": "yes"}, "unknown"),
        (3, {"mood_trouble": "unknown"}, "no"),
        (4, {}, "no"),
        (4, {"housing_problem": "yes", "isolation": "unknown"}, "yes"),
        (4, {"low_resources": "unknown"}, "unknown"),
        (5, {}, "no"),
        (5, {"organisation_problem": "yes"}, "yes"),
        (5, {"access_problem": "unknown"}, "unknown"),
    ],
)
def test_derived_item(item: int, changes: Record, expected: str) -> None:
    """SCR-7 at 31 August 2025, everything else being no."""
    result = screen(of_facts(**changes))
    assert result["items"][ITEMS[item]] == expected
    others = [answer for n, answer in enumerate(result["items"].values()) if n != item]
    assert others == ["no"] * 5
    assert result["derived"] == list(ITEMS)


def test_coverage_ends_at_the_record_when_screened_later() -> None:
    """What was known on its own date says nothing of the days after."""
    record = of_facts(admissions=[stay("2025-08-31")])
    assert screen(record, at="2026-02-28")["items"][ITEMS[0]] == "yes"
    assert screen(record, at="2026-03-01")["items"][ITEMS[0]] == "unknown"
