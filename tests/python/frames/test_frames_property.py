"""A frame of random people says of each row what screening that person alone says.

Spec: spec/02-json.md, spec/10-screening.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import random
from typing import Any

import pytest
from frame_kinds import KINDS, Columns, Kind, need
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle.screening.strategies import records

from integra import Count, Fact, Question, Rules, Tri, record_from_json, screen
from integra.screening.columns import OUTPUTS

QUESTIONS = [question.word for question in Question]
FLAT = [
    *QUESTIONS, *(fact.word for fact in Fact), "date", "admissions_known_from", "admissions_known_to",
    *(name for count in Count for name in (count.word, f"{count.word}_at_least")),
]
DUBIOUS = ("undated_admission", "admissions_left_out", "empty_coverage", "no_date", "first_years")


def flat(record: dict[str, Any], name: str) -> Any:
    value = next((part.get(name) for part in (record, record.get("answers") or {}, record["facts"]) if name in part),
                 None)
    return datetime.date.fromisoformat(value) if value and (name == "date" or "known" in name) else value


def stay(admission: dict[str, Any]) -> dict[str, Any]:
    date = admission["date"]
    return {"date": date and datetime.date.fromisoformat(date), "emergency": admission.get("emergency")}


def columns_of(people: list[dict[str, Any]]) -> Columns:
    return {name: [flat(record, name) for record in people] for name in FLAT}


def expected(record: dict[str, Any], rules: Rules) -> dict[str, Any]:
    """The outputs for one person, as words."""
    one = screen(record_from_json({name: value for name, value in record.items() if name != "ref"})[0], rules=rules)
    words = {item.word: value.word for item, value in one.items.items()}
    words |= {name: getattr(one, name).word for name in ("pps", "assistance_threshold", "legal_complexity", "stage")}
    return words | {
        "derived": " ".join(item.word for item in one.items if one.stated[item] is Tri.UNKNOWN),
        "ask": " ".join(question.word for question in one.ask), "findings": len(one.findings),
        **{name: getattr(one, name) for name in ("yes_count", "unknown_count", "least_to_settle")},
    }


people_of_few = st.lists(records(dubious=DUBIOUS), min_size=1, max_size=5)


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("second", [False, True], ids=["a list column", "a second frame"])
def test_each_row_is_screened_as_one_person_is(kind: Kind, second: bool) -> None:
    need(kind)

    @given(people_of_few, st.sampled_from([Rules(), Rules(emergency_admission_months=1)]), st.randoms())
    @settings(max_examples=25, deadline=None)
    def holds(people: list[dict[str, Any]], rules: Rules, chance: random.Random) -> None:
        for record in people:
            record["facts"] = record.get("facts") or {}  # a frame with columns of facts has them for each row
        columns = columns_of(people)
        stays = [[stay(each) for each in record["facts"].get("admissions") or []] for record in people]
        options: dict[str, Any] = {"rules": rules}
        if second:
            for record in people:  # who is in no row of it had no admission: the frame is everybody's list
                record["facts"].setdefault("admissions", [])
            columns["ref"] = [f"p{row}" for row in range(len(people))]
            told = [(f"p{row}", *each.values()) for row, some in enumerate(stays) for each in some]
            chance.shuffle(told)
            options["admissions"] = kind.make({
                name: [each[place] for each in told] for place, name in enumerate(("ref", "date", "emergency"))})
        else:
            columns["admissions"] = [
                None if record["facts"].get("admissions") is None else some
                for record, some in zip(people, stays, strict=True)]
        out = kind.read(screen(kind.make(columns), **options))
        for row, record in enumerate(people):
            assert {name: out[f"screen_{name}"][row] for name in OUTPUTS} == expected(record, rules)

    holds()
