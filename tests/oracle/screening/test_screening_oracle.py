"""The oracle against examples worked out by hand and counts known beforehand.

Spec: SCR-1 to SCR-8, SCR-11.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import itertools
from collections import Counter
from math import comb
from typing import Any

import pytest

from .screening import DEFAULTS, ITEMS, legal_complexity, screen
from .test_facts_oracle import ALL_NO, of_facts

TRI = ("yes", "no", "unknown")
Record = dict[str, Any]


def of_answers(answers: tuple[str, ...], **others: str) -> Record:
    """A record of answers only."""
    stated = dict(zip(ITEMS, answers, strict=True))
    return {"id": "1" * 32, "date": "2025-06-01", "answers": stated, **others}


def test_example_of_the_form() -> None:
    """Two yes, one open: past the threshold, the judgement is awaited."""
    facts = {
        **ALL_NO,
        "admissions": [{"date": "2025-01-02", "emergency": "yes"}],
        "admissions_known_to": "2025-06-01",
        "severe_renal_failure": "unknown",
        "restricted_mobility": "yes",
        "professions": None,
        "chronic_conditions": None,
        "chronic_conditions_at_least": 2,
        "professions_at_least": 2,
    }
    result = screen(
        {
            "id": "6f1c2a9e-4b7d-40f8-a1b2-c3d4e5f60718",
            "ref": "patient 12",
            "date": "2025-06-01",
            "answers": {"mobility": "no", "socio_economic": "yes"},
            "facts": facts,
            "judgement": "unknown",
        }
    )
    items = ("yes", "unknown", "no", "no", "yes", "no")
    assert result == {
        "id": "6f1c2a9e4b7d40f8a1b2c3d4e5f60718",
        "ref": "patient 12",
        "date": "2025-06-01",
        "pack": "has-2014",
        "items": dict(zip(ITEMS, items, strict=True)),
        "derived": [ITEMS[0], ITEMS[1], ITEMS[3], ITEMS[5]],
        "yes_count": 2,
        "unknown_count": 1,
        "pps": "yes",
        "assistance_threshold": "yes",
        "stage": "awaiting_judgement",
        "ask": ["judgement"],
        "least_to_settle": 0,
        "legal_complexity": "yes",
        # Mobility stated no, derived yes; socio-economic stated yes, derived no.
        "findings": [
            {"rule": "SCR-8", "item": "mobility"},
            {"rule": "SCR-8", "item": "socio_economic"},
        ],
    }


def test_stated_and_derived() -> None:
    """SCR-8: stated wins with a finding, a "?" is filled, agreement says nothing."""
    record = of_facts(restricted_mobility="yes", isolation=None)
    record["answers"] = {
        "mobility": "unknown",
        "polypathology": "no",
        "access_to_care": "yes",
        "socio_economic": "yes",
    }
    result = screen(record)
    assert result["items"]["mobility"] == "yes"
    assert result["items"]["access_to_care"] == "yes"
    assert result["derived"] == [ITEMS[0], ITEMS[2], ITEMS[3]]
    assert result["findings"] == [{"rule": "SCR-8", "item": "access_to_care"}]


def test_without_facts_nothing_is_derived() -> None:
    """An empty `facts` is facts all unknown; none at all derives nothing."""
    record: Record = {"id": "1" * 32, "date": "2025-06-01"}
    bare, empty = screen(record), screen({**record, "facts": {}})
    assert (bare["derived"], empty["derived"]) == ([], list(ITEMS))
    assert bare["items"] == empty["items"] == dict.fromkeys(ITEMS, "unknown")
    assert bare["ask"] == list(ITEMS)
    assert (bare["least_to_settle"], bare["legal_complexity"]) == (2, "unknown")


def test_legal_complexity() -> None:
    """SCR-11: two categories; a floor of one leaves it open."""
    cases = {(2, True): "yes", (1, True): "no", (2, False): "yes", (1, False): "unknown"}
    for (floor, complete), expected in cases.items():
        assert legal_complexity(floor, complete) == expected
    assert legal_complexity(None, True) == "unknown"
    assert legal_complexity(2, True, {"legal_complexity_professions": 3}) == "no"


def every_state() -> list[tuple[Record, Record]]:
    """All answers, judgements and consents, with what the oracle says."""
    records = [
        of_answers(answers, judgement=judgement, assistance_consent=consent)
        for answers in itertools.product(TRI, repeat=len(ITEMS))
        for judgement in TRI
        for consent in TRI
    ]
    return [(record, screen(record)) for record in records]


STATES = every_state()
# How many of the 729 answers: no yes at all, and exactly one.
NO_YES, ONE_YES = 2**6, 6 * 2**5
INDICATED = 3**6 - NO_YES - ONE_YES
NOT_INDICATED = 1 + 6 * 2  # at most one answer is yes or unknown, it is either
UNDETERMINED = 3**6 - INDICATED - NOT_INDICATED


def tally(name: str) -> Counter[Any]:
    """How often each value of a name comes over all states."""
    return Counter(
        tuple(value) if isinstance(value, list) else value
        for value in (result[name] for _, result in STATES)
    )


def test_verdicts_counted() -> None:
    """SCR-2 and SCR-3 over 729 answers, nine times each."""
    assert len(STATES) == 3**6 * 9
    assert tally("pps") == {
        "yes": 9 * (3**6 - 2**6),
        "no": 9,
        "unknown": 9 * (2**6 - 1),
    }
    assert tally("assistance_threshold") == {
        "yes": 9 * INDICATED,
        "no": 9 * NOT_INDICATED,
        "unknown": 9 * UNDETERMINED,
    }


def test_stages_counted() -> None:
    """SCR-5: past the threshold, judgement and consent fan out."""
    assert tally("stage") == {
        "not_indicated": 9 * NOT_INDICATED,
        "undetermined": 9 * UNDETERMINED,
        "awaiting_judgement": 3 * INDICATED,
        "not_needed": 3 * INDICATED,
        "awaiting_consent": INDICATED,
        "declined": INDICATED,
        "to_refer": INDICATED,
    }


def test_findings_counted() -> None:
    """SCR-5: a judgement or consent stated (two values of three) out of turn."""
    found = Counter(f["item"] for _, result in STATES for f in result["findings"])
    early = NOT_INDICATED + UNDETERMINED
    assert found == {
        "judgement": early * 2 * 3,
        "assistance_consent": early * 3 * 2 + INDICATED * 2 * 2,
    }
    assert {f["rule"] for _, result in STATES for f in result["findings"]} == {"SCR-5"}


def test_questions_counted() -> None:
    """SCR-6: items while a verdict is open (one open and the rest no: PPS only)."""
    asked = tally("ask")
    assert asked.pop(("judgement",)) == 3 * INDICATED
    assert asked.pop(("assistance_consent",)) == INDICATED
    assert asked.pop(()) == 9 * (NOT_INDICATED - 6) + 5 * INDICATED
    assert asked.total() == 9 * (UNDETERMINED + 6)
    for size in range(1, 7):
        # No yes, `size` open, the rest no; or one yes beside them.
        expected = comb(6, size) + (6 - size) * comb(6, size)
        assert sum(n for names, n in asked.items() if len(names) == size) == 9 * expected


def test_formulas_of_the_rules() -> None:
    """What the oracle finds by trying is what SCR-2, SCR-3 and SCR-6 write down."""
    for record, result in STATES:
        answers = list(record["answers"].values())
        yes, unknown = answers.count("yes"), answers.count("unknown")
        assert (result["yes_count"], result["unknown_count"]) == (yes, unknown)
        for name, least in (("pps", 1), ("assistance_threshold", 2)):
            expected = "yes" if yes >= least else "no" if yes + unknown < least else "unknown"
            assert result[name] == expected
        assert result["least_to_settle"] == max(0, min(2 - yes, unknown))


def test_an_answer_more_never_turns_a_verdict() -> None:
    """GEN-1: an unknown answered leaves a settled verdict as it is."""
    verdicts = {tuple(r["answers"].values()): result for r, result in STATES}
    for answers, result in verdicts.items():
        for place, new in itertools.product(range(6), ("yes", "no")):
            if answers[place] != "unknown":
                continue
            after = verdicts[(*answers[:place], new, *answers[place + 1 :])]
            for name in ("pps", "assistance_threshold"):
                assert result[name] in ("unknown", after[name])


def test_an_override_by_name() -> None:
    """GEN-9: one threshold moves, the others stay; a wrong name is refused."""
    record = of_facts(chronic_conditions=2)
    assert screen(record, {"chronic_conditions_threshold": 2})["pps"] == "yes"
    assert screen(record, {"medicines_threshold": 10})["pps"] == "no"
    assert DEFAULTS["chronic_conditions_threshold"] == 3
    with pytest.raises(KeyError):
        screen(record, {"chronic": 2})
