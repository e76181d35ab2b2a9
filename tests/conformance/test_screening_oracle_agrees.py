"""The vectors of screening hold against the oracle of tests/oracle, which was written from the rules alone.

Two readings of one text, by two hands: where they differ the text is read again before either is changed.
Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import pathlib
import sys
from typing import Any

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from oracle.screening import screening as oracle  # noqa: E402

VECTORS = json.loads((ROOT / "spec" / "vectors.json").read_text(encoding="utf-8"))["vectors"]
SAME = ("items", "yes_count", "unknown_count", "pps", "assistance_threshold", "stage", "ask", "least_to_settle",
        "legal_complexity")


def chosen(*operations: str) -> list[Any]:
    rows = [row for row in VECTORS if row["operation"] in operations and "refused" not in row]
    return [pytest.param(row, id=row["id"]) for row in rows]


@pytest.mark.parametrize("vector", chosen("screen", "receipt"))
def test_screening(vector: dict[str, Any]) -> None:
    given, expected = vector["input"], vector["expected"]
    record = {name: value for name, value in given["record"].items() if value is not None}
    found = oracle.screen(record, given["overrides"], pack=given["pack"])
    assert {name: found[name] for name in SAME} == {name: expected[name] for name in SAME}
    told = [{"rule": each["rule"], "item": each["item"]} for each in expected["findings"]]
    assert found["findings"] == told
    for verdict, name in (("pps", "pps_robustness"), ("assistance_threshold", "threshold_robustness")):
        most = oracle.robustness(found["items"], verdict, given["overrides"])
        assert (255 if most is None else most) == expected[name]


@pytest.mark.parametrize("vector", chosen("screen", "receipt"))
def test_derived(vector: dict[str, Any]) -> None:
    """What the record alone says: the same record with nothing answered."""
    given, derived = vector["input"], vector["expected"]["derived"]
    if derived is None:
        assert "facts" not in given["record"]
        return
    alone = {name: value for name, value in given["record"].items() if name in ("date", "facts") and value is not None}
    assert oracle.screen(alone, given["overrides"])["items"] == derived


@pytest.mark.parametrize("vector", chosen("sets", "receipt"))
def test_sets(vector: dict[str, Any]) -> None:
    given, expected = vector["input"], vector["expected"]
    record = {name: value for name, value in given["record"].items() if value is not None}
    items = oracle.screen(record, given["overrides"])["items"]
    listed = {given["verdict"]: expected["sets"]} if "verdict" in given else {
        "pps": expected["pps_sets"], "assistance_threshold": expected["threshold_sets"]}
    for verdict, sets in listed.items():
        found = oracle.reasons(items, verdict, given["overrides"])
        assert sorted([name for name, _ in one] for one in found) == sorted(sets)


@pytest.mark.parametrize("vector", chosen("compare"))
def test_comparison(vector: dict[str, Any]) -> None:
    given = vector["input"]
    both = []
    for name in ("earlier", "later"):
        record = {key: value for key, value in given[name].items() if value is not None}
        both.append(oracle.screen(record, given["overrides"])["items"])
    found = oracle.compare(*both, given["overrides"])
    told = [(each["settled_by"], each["item"]) for each in vector["expected"]["findings"]]
    assert [item for settled_by, item in told if settled_by == "review"] == [
        name for name, old, new in found["changed"] if (old, new) == ("yes", "no")]  # type: ignore[attr-defined]
    assert (("surveillance", None) in told) == found["adapt_or_suspend"]
    assert (("questionnaire", None) in told) == found["complete_questionnaire"]
