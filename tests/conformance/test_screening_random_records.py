"""The library against the oracle of tests/oracle, which was written from the rules and annexe 3 without the code.

Every state of six items, judgement and consent, through the array call and one by one; records of random facts, under
random thresholds, through the whole way of a line of NDJSON; reasons and robustness of every set of items.
Spec: SCR-1 to SCR-8, SCR-10 to SCR-12.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import itertools
import pathlib
import sys
from typing import Any

import numpy
import pytest
from hypothesis import HealthCheck, given, settings

import integra
from integra import Answers, Question, Record, Rules, Tri, Verdict
from integra.forms import record_from_json, to_json
from integra.forms.screening import screening_to_json

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from oracle.screening import screening as oracle  # noqa: E402
from oracle.screening import strategies  # noqa: E402

ITEMS = oracle.ITEMS
#: What the text leaves open, and the project reads as the oracle does (spec/02-json.md): all of it is compared.
SETTLED = sorted(strategies.DUBIOUS)
SETS = list(itertools.product(Tri, repeat=len(ITEMS)))


def record_of(items: tuple[Tri, ...], judgement: Tri = Tri.UNKNOWN, consent: Tri = Tri.UNKNOWN) -> dict[str, Any]:
    return {"answers": {name: value.word for name, value in zip(ITEMS, items, strict=True)},
            "judgement": judgement.word, "assistance_consent": consent.word}


def answers_of(items: tuple[Tri, ...], **rest: Tri) -> Answers:
    return Answers(**dict(zip(ITEMS, items, strict=True)), **rest)


def without_weights(line: dict[str, Any]) -> dict[str, Any]:
    """The oracle knows which findings there are, not how much they weigh."""
    told = [{"rule": each["rule"], "item": each["item"]} for each in line["findings"]]
    return line | {"findings": told}


def legal(thresholds: dict[str, int]) -> dict[str, int]:
    """The same, within what a pack accepts: SCR-11 is about several, and assistance asks no less than a plan."""
    limits = {"pps_threshold": 1, "assistance_threshold": 2, "legal_complexity_professions": 2} | thresholds
    limits["legal_complexity_professions"] = max(2, limits["legal_complexity_professions"])
    limits["pps_threshold"] = min(limits["pps_threshold"], limits["assistance_threshold"])
    return limits


def test_every_state_in_columns() -> None:
    states = list(itertools.product(Tri, repeat=len(Question)))
    columns = {question.word: numpy.array([state[question] for state in states], dtype=numpy.uint8)
               for question in Question}
    out = integra.screen_columns(columns)
    for row, state in enumerate(states):
        *items, judgement, consent = state
        expected = oracle.screen(record_of(tuple(items), judgement, consent))
        asked = sum(1 << int(Question[name.upper()]) for name in expected["ask"])
        found = {name: int(out[name][row]) for name in ("yes_count", "unknown_count", "least_to_settle")}
        assert found == {name: expected[name] for name in found}, state
        for name, group in (("pps", Tri), ("assistance_threshold", Tri), ("stage", integra.Stage)):
            assert group(int(out[name][row])).word == expected[name], state
        assert int(out["ask"][row]) == asked and int(out["findings"][row]) == len(expected["findings"]), state


@pytest.mark.parametrize("judgement, consent", list(itertools.product(Tri, Tri)))
def test_every_state_one_by_one(judgement: Tri, consent: Tri) -> None:
    for items in SETS:
        screening = integra.screen(Record(answers=answers_of(items, judgement=judgement, assistance_consent=consent)))
        expected = oracle.screen(record_of(items, judgement, consent))
        assert without_weights(screening_to_json(screening)) == expected, (items, judgement, consent)


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.records(dubious=SETTLED), strategies.thresholds())
def test_random_records(record: dict[str, Any], thresholds: dict[str, int]) -> None:
    thresholds = legal(thresholds)
    read, ref = record_from_json(record)
    screening = integra.screen(read, rules=Rules(**thresholds))
    assert without_weights(screening_to_json(screening, ref)) == oracle.screen(record, thresholds)


def test_reasons_and_robustness_of_every_set_of_items() -> None:
    for items in SETS:
        screening = integra.screen(Record(answers=answers_of(items)))
        words = dict(zip(ITEMS, (item.word for item in items), strict=True))
        for verdict, robustness in ((Verdict.PPS, screening.pps_robustness),
                                    (Verdict.ASSISTANCE_THRESHOLD, screening.threshold_robustness)):
            assert robustness == oracle.robustness(words, verdict.word)
            found = {frozenset(question.word for question in one) for one in integra.smallest_sets(screening, verdict)}
            expected = {frozenset(name for name, _ in one) for one in oracle.reasons(words, verdict.word)}
            assert found == expected, (items, verdict)


def test_a_record_of_every_kind_is_compared() -> None:
    """The forms used above do read what they are given: one record by hand, end to end."""
    record, _ = record_from_json({"facts": {"medicines": 10}})
    assert to_json(record)["facts"] == {"medicines": 10}
    assert integra.screen(record).items[Question.POLYPATHOLOGY] is Tri.YES
