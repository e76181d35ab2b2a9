"""Every guard says what it asks and what to do, in both languages, as spec/guards.tsv has it.

Spec: spec/31-history.md (PLN-11).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
from pathlib import Path

import pytest

from integra import _swig
from integra.plan import Refusal
from integra.words import Guard, Language

TABLE = Path(__file__).resolve().parents[3] / "spec/guards.tsv"
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
NEITHER = 3


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["guard"])
def test_a_guard_says_what_it_asks_and_what_to_do(row):
    guard = next(each for each in Guard if each.word == row["guard"])
    refusal = Refusal(guard=guard, rule=row["rule"])
    for language in ("en", "fr"):
        assert refusal.sentence(language) == row[f"sentence_{language}"]
        assert refusal.remedy(language) == row[f"remedy_{language}"]
        assert _swig.integra_guard_remedy(guard.code, Language(language).code) == row[f"remedy_{language}"]
    assert _swig.integra_guard_rule(guard.code) != 0


def test_what_is_no_guard_has_no_remedy():
    assert {row["guard"] for row in ROWS} == {each.word for each in Guard}
    assert _swig.integra_guard_remedy(len(ROWS) + 1, 1) is None
    assert _swig.integra_guard_remedy(0, 1) is None
    assert _swig.integra_guard_remedy(1, NEITHER) is None
