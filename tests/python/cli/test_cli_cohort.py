"""``integra cohort``: the same people everywhere, every pattern, and verdicts that the oracle shares.

Spec: spec/03-command.md; SCR-1 to SCR-8, SCR-11.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import collections
import hashlib
import json

import pytest
from cli_inputs import Run, lines
from oracle.screening.screening import screen

from integra.cohort import SEED, cohort
from integra.cohort.draw import Draw
from integra.cohort.records import DECISIONS, PATTERNS


def test_it_prints_500_people_and_the_same_each_time(run: Run) -> None:
    one, other = (run("cohort", PYTHONHASHSEED=seed) for seed in ("0", "7"))
    assert (one.status, one.errors, len(lines(one.out))) == (0, "", 500)
    assert one.out == other.out
    assert lines(one.out) == list(cohort(SEED, 500))


def test_a_person_depends_on_the_seed_and_its_number_only(call: Run) -> None:
    few = lines(call("cohort", "--seed", "7", "--count", "20").out)
    assert few == list(cohort(7, 500))[:20]
    assert few != list(cohort(8, 20))
    assert call("cohort", "--count", "0").out == b""


def test_its_numbers_are_sha256_of_a_counter() -> None:
    key = b"integra cohort" + (3).to_bytes(16, "big") + (41).to_bytes(8, "big")
    draw = Draw(3, 41)
    for counter in (1, 2):
        block = hashlib.sha256(key + counter.to_bytes(8, "big")).digest()
        assert draw.below(10 ** 6) == int.from_bytes(block[:8], "big") % 10 ** 6


def test_every_pattern_of_answers_occurs(call: Run) -> None:
    made = call("cohort")
    outcomes = lines(call("screen", "--format", "ndjson", "-", stdin=made.out).out)
    records = lines(made.out)
    met = {(out["yes_count"], out["unknown_count"], record.get("judgement", "unknown"),
            record.get("assistance_consent", "unknown")) for record, out in zip(records, outcomes, strict=True)}
    assert met == {(*pattern, *decision) for pattern in PATTERNS for decision in DECISIONS}
    assert len(met) == 252
    stages = collections.Counter(out["stage"] for out in outcomes)
    assert len(stages) == 7 and min(stages.values()) >= 20
    rules = {(finding["rule"], finding["settled_by"]) for out in outcomes for finding in out["findings"]}
    assert rules == {("SCR-5", None), ("SCR-5", "judgement"), ("SCR-5", "questionnaire"), ("SCR-8", None)}
    assert {out["legal_complexity"] for out in outcomes} == {"yes", "no", "unknown"}
    names = {name for record in records for name in record.get("facts", {})}
    for name in ("chronic_conditions", "medicines", "professions"):
        assert {name, name + "_at_least"} <= names
    assert {"admissions_known_from", "admissions_known_to"} <= names
    assert len({record["id"] for record in records}) == 500


@pytest.mark.parametrize("seed", [SEED, -3])
def test_the_oracle_gives_the_same_outcomes(call: Run, seed: int) -> None:
    made = call("cohort", "--seed", str(seed), "--count", "300")
    outcomes = lines(call("screen", "--format", "ndjson", "-", stdin=made.out).out)
    for record, outcome in zip(lines(made.out), outcomes, strict=True):
        expected = screen(record)
        found = collections.Counter((each["rule"], each["item"]) for each in outcome["findings"])
        oracle = collections.Counter((each["rule"], each["item"]) for each in expected.pop("findings"))
        assert found == oracle, record["ref"]
        assert {name: outcome[name] for name in expected if name in outcome} == {
            name: value for name, value in expected.items() if name in outcome}, json.dumps(record)


def test_a_seed_too_large_is_refused() -> None:
    with pytest.raises(ValueError, match="127 bits"):
        list(cohort(2 ** 127, 1))
