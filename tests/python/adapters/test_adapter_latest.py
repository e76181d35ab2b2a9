"""The latest day of an input, and one that lies long after all others.

Spec: spec/10-screening.md (SCR-7), spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from adapter_build import bundle, condition, encounter, facts, listing, opened, request

from integra.adapters.dates import parse
from integra.adapters.latest import Apart, Latest
from integra.text import verbatim


def seen(*dates: str) -> Latest:
    """Give the latest of some dates, each at a place of its name."""
    found = Latest()
    for each in dates:
        found.saw(parse(each, "x"), verbatim(each))
    return found


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ([], None),
        (["2024"], "2024-12-31"),
        (["2024-02", "2023"], "2024-02-29"),
        (["2024", "2024-06-10"], "2024-06-10"),
        (["2024-06", "2024-05-10"], "2024-06-30"),
        (["2024", "2023-12-31"], "2024-12-31"),
        (["2024", "2024-01-01"], "2024-01-01"),
        (["2024", "2024-08", "2024-06-10"], "2024-08-31"),
        (["2024", "2025-01-01"], "2025-01-01"),
        (["2024-06-10T23:30:00Z", "2024-06-10"], "2024-06-11"),
        (["9999", "9999-12-31"], "9999-12-31"),
        (["2024-01-02", "2024-01-04", "2024-01-03", "2024-01-01"], "2024-01-04"),
    ],
)
def test_a_part_date_is_its_last_day_unless_a_known_day_follows(dates: list[str], day: str | None) -> None:
    expected = datetime.date.fromisoformat(day) if day else None
    assert seen(*dates).day == seen(*reversed(dates)).day == expected
    whole = Latest()
    for each in dates:
        whole.add(seen(each))
    assert whole.day == expected


@pytest.mark.parametrize(
    ("dates", "apart"),
    [
        (["2102-01-01", "2025-05-01", "2025-05-02"], ("2102-01-01", "2025-05-02")),
        (["2102-01-01", "2102-01-01", "2025-05-01"], ("2102-01-01", "2025-05-01")),
        (["2102", "2025-05-01"], ("2102", "2025-05-01")),
        (["2035-05-03", "2025-05-01"], ("2035-05-03", "2025-05-01")),
        (["2035-05-02", "2025-05-01"], None),
        (["2025-05-01", "2022-01-01", "2021-12-31"], None),
        (["2102-01-01"], None),
        (["2102-01-01", "2101-01-01", "2025-05-01"], None),
        ([], None),
    ],
)
def test_a_latest_day_long_after_the_others_is_told_with_its_place(
    dates: list[str], apart: tuple[str, str] | None
) -> None:
    found = seen(*dates).apart
    if apart is None:
        assert found is None
        return
    assert found == Apart(verbatim(apart[0]), parse(apart[0], "x").last, datetime.date.fromisoformat(apart[1]))


def test_the_entry_with_the_latest_day_is_named() -> None:
    late = request("atc|N02BE01", authoredOn="2102-01-01")
    data = opened(bundle(encounter("IMP", "2025-05-01"), late), bundle(patient={"resourceType": "Patient", "id": "p2"}))
    assert data.dates.apart is not None
    assert (data.dates.apart.place.en, data.dates.apart.day.year, data.dates.apart.before.isoformat()) == ("made:1: entry[2]", 2102, "2025-05-01")
    assert opened(bundle(encounter("IMP", "2025-05-01"))).dates.apart is None


def test_refused_people_move_no_day() -> None:
    late = request("atc|N02BE01", authoredOn="2102-01-01")
    spoilt = bundle(late, condition("cim|E11", recordedDate="x"), patient={"resourceType": "Patient", "id": "p2"})
    data = opened(bundle(encounter("IMP", "2025-05-01")), spoilt)
    assert data.latest == datetime.date(2025, 5, 1) and data.dates.apart is None


@pytest.mark.parametrize("onset", ["2024", "2024-12"])
def test_a_record_dated_by_the_year_does_not_hide_itself(onset: str) -> None:
    codes = ("cim|E11", "cim|I10", "cim|J44")
    data = opened(bundle(*(condition(code, onsetDateTime=onset) for code in codes)))
    assert data.latest == datetime.date(2024, 12, 31)
    (only,) = data.records(data.latest)
    assert getattr(only, "record", {})["facts"] == {"chronic_conditions_at_least": 3}


def test_the_years_farthest_off_are_no_trouble() -> None:
    far: dict[str, Any] = {"onsetDateTime": "9999-12-31", "abatementDateTime": "9999"}
    made = facts(condition("cim|E11", **far), listing("46240-8", date="9999-12"), at=datetime.date(9999, 12, 31))
    assert made == {}
    assert opened(bundle(encounter("EMER", "9999-12-31", partOf={"reference": "Encounter/s"}),
                         encounter("IMP", "0001-01-01", id="s"))).latest == datetime.date.max  # fmt: skip
