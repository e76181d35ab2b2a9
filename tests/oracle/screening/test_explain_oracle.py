"""Reasons, robustness, comparison and inclusion, against the rules' own words.

Spec: SCR-9, SCR-10, SCR-12.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import itertools
from math import comb

import pytest

from ..inclusion.inclusion import FUNCTIONS, REASONS
from .screening import ITEMS, compare, inclusion, reasons, robustness

TRI = ("yes", "no", "unknown")


def answered(letters: str) -> dict[str, str]:
    """Six answers from six letters: y, n or ?."""
    words = {"y": "yes", "n": "no", "?": "unknown"}
    return {name: words[letter] for name, letter in zip(ITEMS, letters, strict=True)}


def test_reasons_by_hand() -> None:
    """SCR-12: one yes, a pair of yes, all no, five no."""
    items = answered("y?n?y?")
    first, fifth = (ITEMS[0], "yes"), (ITEMS[4], "yes")
    assert reasons(items, "pps") == [[first], [fifth]]
    assert reasons(items, "assistance_threshold") == [[first, fifth]]
    items = answered("nn?nnn")
    noes = [(name, "no") for name in ITEMS if name != ITEMS[2]]
    assert reasons(items, "pps") == []
    assert reasons(items, "assistance_threshold") == [noes]
    assert reasons(answered("nnnnnn"), "pps") == [[(name, "no") for name in ITEMS]]


@pytest.mark.parametrize(
    ("letters", "verdict", "expected"),
    [
        ("nnnnnn", "pps", 1),
        ("nnnnnn", "assistance_threshold", 2),
        ("ynnnnn", "pps", 1),
        ("ynnnnn", "assistance_threshold", 1),
        ("yyynnn", "assistance_threshold", 2),
        ("yyyyyy", "pps", 6),
        ("yyyyyy", "assistance_threshold", 5),
        ("??????", "pps", 1),
        ("??????", "assistance_threshold", 2),
        ("y?????", "assistance_threshold", 1),
        ("nnnn??", "assistance_threshold", 1),
    ],
)
def test_robustness_by_hand(letters: str, verdict: str, expected: int) -> None:
    """SCR-12: the nearest answers that give another verdict."""
    assert robustness(answered(letters), verdict) == expected


def test_reasons_counted() -> None:
    """A yes verdict rests on any `t` yes, a no verdict on any `7 - t` no."""
    for answers in itertools.product(TRI, repeat=6):
        items = dict(zip(ITEMS, answers, strict=True))
        for name, t in (("pps", 1), ("assistance_threshold", 2)):
            expected = comb(answers.count("yes"), t) or comb(answers.count("no"), 7 - t)
            found = reasons(items, name)
            assert len(found) == expected
            assert {len(each) for each in found} <= {t, 7 - t}


def test_a_threshold_out_of_reach() -> None:
    """Seven of six: no for every answer, for no reason, and nothing changes it."""
    beyond = {"pps_threshold": 7}
    assert reasons(answered("yyyyyy"), "pps", beyond) == [[]]
    assert robustness(answered("yyyyyy"), "pps", beyond) is None


@pytest.mark.parametrize(
    ("earlier", "later", "review", "adapt", "complete"),
    [
        ("yynnnn", "yynnnn", False, False, False),
        ("yynnnn", "ynnnnn", True, True, False),
        ("yynnnn", "y?nnnn", False, False, True),
        ("yyynnn", "yynnnn", True, False, False),
        ("yyynnn", "yn?nnn", True, False, True),  # never suspend on an open question
        ("y?nnnn", "ynnnnn", False, False, False),
        ("nnnnnn", "yynnnn", False, False, False),
    ],
)
def test_compare(earlier: str, later: str, review: bool, adapt: bool, complete: bool) -> None:
    """SCR-10: what each move advises."""
    result = compare(answered(earlier), answered(later))
    moved = [n for n in range(6) if earlier[n] != later[n]]
    assert [name for name, _, _ in result["changed"]] == [ITEMS[n] for n in moved]  # type: ignore[attr-defined]
    assert result["review"] is review
    assert result["adapt_or_suspend"] is adapt
    assert result["complete_questionnaire"] is complete


def test_inclusion_reasons_are_those_of_the_annex() -> None:
    """SCR-9: 3 + 4 + 3 + 3 + 3."""
    assert [len(codes) for codes in REASONS.values()] == [3, 4, 3, 3, 3]


def test_inclusion() -> None:
    """SCR-9: grounds, extent, and the refusals."""
    ground = [("isolation", "lives_alone")]
    assert inclusion("confirmed", ground, FUNCTIONS)["provision"] == "pathway_assistance"
    assert inclusion("confirmed", ground, ["F1", "F5"])["provision"] == "point_support"
    assert inclusion("confirmed", ground, FUNCTIONS[:4])["provision"] == "point_support"
    refused = inclusion("confirmed", [], FUNCTIONS)
    assert (refused["refused"], refused["why"]) == ("SCR-9", "no_reason")
    assert inclusion("confirmed", [], FUNCTIONS, {"health": " "})["why"] == "no_reason"
    assert inclusion("confirmed", ground, [])["why"] == "no_extent"
    assert inclusion("confirmed", ground, ["F6"])["why"] == "extent"
    assert inclusion("confirmed", [("health", "lives_alone")], FUNCTIONS)["why"] == "reason"
    assert inclusion("perhaps", ground, FUNCTIONS)["why"] == "outcome"
    by_text = inclusion("confirmed", [], FUNCTIONS, {"health": "pain"})
    assert by_text["reasons"] == [("health", "other")]
    for outcome in ("not_confirmed", "more_information"):
        assert inclusion(outcome, [], [])["provision"] is None
