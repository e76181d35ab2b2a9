"""Properties of the oracle on random records, which also try the strategies.

Spec: SCR-6, SCR-7, SCR-8, GEN-1, GEN-7.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import copy
import datetime
import itertools
from typing import Any

import pytest

pytest.importorskip("hypothesis", reason="hypothesis makes the random records")

from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from ..dates import months_before  # noqa: E402
from .screening import ITEMS, screen  # noqa: E402
from .strategies import DUBIOUS, TRI_FACTS, days, facts, records, thresholds  # noqa: E402

steady = settings(deadline=None, derandomize=True, database=None, max_examples=100)


@steady
@given(records(dubious=DUBIOUS), thresholds(), st.data())
def test_a_fact_more_never_turns_an_answer(
    record: dict[str, Any], limits: dict[str, int], data: st.DataObject
) -> None:
    """GEN-1: what is settled stays so once an unknown fact becomes known."""
    before = screen(record, limits)
    after_record = copy.deepcopy(record)
    facts = after_record.get("facts") or {}
    for name in TRI_FACTS:
        if facts.get(name) in (None, "unknown"):
            facts[name] = data.draw(st.sampled_from(("yes", "no", "unknown")))
    for stay in facts.get("admissions") or []:
        if stay.get("emergency") in (None, "unknown"):
            stay["emergency"] = data.draw(st.sampled_from(("yes", "no")))
    after = screen(after_record, limits)
    if record.get("facts") is not None:
        for name in ITEMS:
            assert before["items"][name] in ("unknown", after["items"][name])
        for name in ("pps", "assistance_threshold"):
            assert before[name] in ("unknown", after[name])


@steady
@given(records(dubious=DUBIOUS))
def test_stated_answers_stand(record: dict[str, Any]) -> None:
    """SCR-8: a yes or no that was stated is the item, and is not derived."""
    result = screen(record)
    stated = {k: v for k, v in (record.get("answers") or {}).items() if v in ("yes", "no")}
    assert stated.items() <= result["items"].items()
    assert not set(stated) & set(result["derived"])
    told = {f["item"] for f in result["findings"] if f["rule"] == "SCR-8"}
    assert told <= set(stated)
    unstated = screen({**record, "answers": None})
    for name, answer in stated.items():
        differs = {answer, unstated["items"][name]} == {"yes", "no"}
        assert (name in told) is differs


@steady
@given(records(), thresholds())
def test_asked_means_open(record: dict[str, Any], limits: dict[str, int]) -> None:
    """SCR-6: items are asked exactly while a verdict is open, and then all open ones."""
    result = screen(record, limits)
    open_items = [name for name in ITEMS if result["items"][name] == "unknown"]
    is_open = "unknown" in (result["pps"], result["assistance_threshold"])
    assert (result["least_to_settle"] > 0) is is_open
    assert result["least_to_settle"] <= len(open_items)
    if is_open:
        assert result["ask"] == open_items
    else:
        assert len(result["ask"]) <= 1


def test_strategies_reach_the_edges() -> None:
    """Every answer of every item is derived, and stays fall on both ends of the window."""
    seen: set[tuple[str, str]] = set()

    @settings(steady, max_examples=400)
    @given(st.data(), days())
    def collect(data: st.DataObject, day: datetime.date) -> None:
        told = data.draw(facts(day))
        record = {"date": day.isoformat(), "facts": told}
        seen.update(screen(record)["items"].items())
        ends = {"first": months_before(day, 6), "last": day}
        for stay in told.get("admissions") or []:
            when = datetime.date.fromisoformat(stay["date"])
            seen.update(("end", name) for name, end in ends.items() if when == end)

    collect()
    assert set(itertools.product(ITEMS, ("yes", "no", "unknown"))) <= seen
    assert {("end", "first"), ("end", "last")} <= seen
