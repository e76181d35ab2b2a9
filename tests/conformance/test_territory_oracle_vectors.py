"""The vectors of territories hold against the oracle of tests/oracle/territory, written from the rules alone.

Two readings of one text: where they differ the text is read again before either is changed.
Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import sys
from typing import Any

import pytest

from vectors import ROOT, Vector, chosen

sys.path.insert(0, str(ROOT / "tests"))

from oracle.territory.questions import ask  # noqa: E402
from oracle.territory.territory import review  # noqa: E402

Json = dict[str, Any]


def of(operation: str) -> list[object]:
    return chosen(lambda vector: vector["operation"] == operation)


def given(reviewed: Json) -> tuple[Json, datetime.date, Json]:
    return reviewed["territory"], datetime.date.fromisoformat(reviewed["at"]), reviewed["overrides"]


@pytest.mark.parametrize("vector", of("territory"))
def test_review(vector: Vector) -> None:
    expected, seen = vector["expected"], review(*given(vector["input"]))
    assert seen["findings"] == expected["findings"]
    for name, wanted in expected["lines"].items():
        assert {field: seen["lines"][name][field] for field in wanted} == wanted, name


@pytest.mark.parametrize("vector", of("territory"))
def test_questions(vector: Vector) -> None:
    expected, seen = vector["expected"], ask(*given(vector["input"]))
    assert [each for each in seen if expected["whole"] or each in expected["ask"]] == expected["ask"]
    asked = [{name: value for name, value in each.items() if name != "score"} for each in seen]
    assert [each for each in expected["not_asked"] if each in asked] == []


def same(one: Json, other: Json) -> bool:
    """Whether two findings are one, in two reviews: what names nobody is told apart by what was counted."""
    names = ("rule", "settled_by", "subject", "second")
    counted = () if one["subject"] or one["second"] else ("value", "other")
    return all(one[name] == other[name] for name in (*names, *counted))


def without(findings: list[Json], others: list[Json]) -> list[Json]:
    return [each for each in findings if not any(same(each, other) for other in others)]


@pytest.mark.parametrize("vector", of("territories"))
def test_comparison(vector: Vector) -> None:
    expected = vector["expected"]
    earlier, later = (review(*given(vector["input"][name])) for name in ("earlier", "later"))
    assert without(later["findings"], earlier["findings"]) == expected["appeared"]
    assert without(earlier["findings"], later["findings"]) == expected["settled"]
    values = {name: [earlier["lines"][name]["value"], later["lines"][name]["value"]] for name in later["lines"]}
    assert {name: both for name, both in values.items() if both[0] != both[1]} == expected["changed"]
