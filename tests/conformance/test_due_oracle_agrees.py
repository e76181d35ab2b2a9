"""The package's plan on a day against the second reading of tests/oracle/due: drawn lives, and spoiled random histories.

Every row, every value held, both answers, who covered each day, what was known when, what was told later. The verdicts and
the breaks come from tests/oracle/shared_plan. INTEGRA_EVERY=1 takes ten times as many seeds.
Spec: PLN-13, PLN-14, PLN-15, PLN-16.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import os
import pathlib
import random
import sys

import pytest

integra = pytest.importorskip("integra", reason="the package integra is not installed")

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1]), str(pathlib.Path(__file__).resolve().parent)]

from due_cases import OTHERWISE, history, play, unlike, unlike_cover, unlike_known, unlike_told, wild  # noqa: E402
from due_witnesses import Witness, agrees, read, told  # noqa: E402
from integra.plan import Plan  # noqa: E402

from oracle.due.basis import Screened  # noqa: E402
from oracle.due.drawing import draw, interesting  # noqa: E402
from oracle.due.planted import ALL  # noqa: E402

MANY = 10 if os.environ.get("INTEGRA_EVERY") == "1" else 1
LIVES, WILD, BLOCK = 50 * MANY, 80 * MANY, 10
#: Days looked at in one life, and the longest life whose cover the second reading walks day by day.
DAYS, LONG = 10, 5000
ANSWERS = ("yes", "no", "unknown")
#: Periods other than the pack's, for a life in three.
OVERRIDES = {"plan_review_months": 4, "mt_feedback_months": 1, "first_contact_days": 3, "second_contact_days": 20,
             "return_window_days": 60, "readmission_days": 15, "hospital_contact_days": 5}


def blocks(seeds: int) -> list[range]:
    return [range(first, first + BLOCK) for first in range(0, seeds, BLOCK)]


def screened(rng: random.Random, day: datetime.date) -> Screened | None:
    """None, or a screening around that day."""
    when = day + datetime.timedelta(days=rng.choice([-40, -5, -1, 0, 0, 1]))
    return rng.choice([None, Screened(when, rng.choice(ANSWERS), rng.choice(ANSWERS))])


def compare(plan: Plan, seed: int) -> None:
    second, rng = history(plan), random.Random(seed)
    days = [day for day in interesting(second) if datetime.date(1900, 1, 1) < day < datetime.date(9990, 1, 1)]
    if not days:
        return
    overrides = OVERRIDES if seed % 3 == 0 else None
    for day in rng.sample(days, min(DAYS, len(days))):
        assert not list(unlike(plan, second, day, screened(rng, day), overrides)), f"seed {seed} on {day}"
    if (days[-1] - days[0]).days < LONG:
        assert not list(unlike_cover(plan, second, rng.choice(days[-20:]))), f"seed {seed}"
    for asked in (unlike_known, unlike_told):
        day = rng.choice(days)
        assert not list(asked(plan, second, day)), f"seed {seed} on {day}"


@pytest.mark.parametrize("seeds", blocks(LIVES), ids=lambda seeds: f"{seeds.start}")
def test_drawn_lives_agree(seeds: range) -> None:
    for seed in seeds:
        compare(play(draw(seed)), seed)


@pytest.mark.parametrize("seeds", blocks(WILD), ids=lambda seeds: f"{seeds.start}")
def test_random_histories_agree(seeds: range) -> None:
    for seed in seeds:
        compare(wild(seed), seed)


def where(witness: Witness) -> tuple[str, int]:
    return witness.life, witness.seed


WITNESSES = sorted(read(), key=where)


#: Told by no life played so far; tests/oracle/due/witnesses.tsv has one that is not played.
UNPLAYED = frozenset({"conclusion_alone_reviews"})


def test_every_wrong_reading_has_a_witness() -> None:
    assert sorted(witness.wrong for witness in WITNESSES) == sorted(set(ALL) - OTHERWISE - UNPLAYED)


@pytest.mark.one_in(4)
@pytest.mark.parametrize("witness", WITNESSES, ids=[witness.wrong for witness in WITNESSES])
def test_a_wrong_reading_is_told(witness: Witness) -> None:
    """Where the package agrees with the right reading, and the wrong one says something else."""
    assert agrees(witness)
    assert told(witness)
