"""Every wrong reading that is planted is told by some drawn life; every switch in the oracle is listed.

Spec: none.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import pathlib
import random
import re

import pytest

from oracle.due.drawing import draw, interesting
from oracle.due.fold import State
from oracle.due.history import History
from oracle.due.look import held_values, look
from oracle.due.planted import ALL
from oracle.due.pretend import judged, play
from oracle.due.tables import kinds
from oracle.due.witnesses import Witness, read, told

PLAYED = pathlib.Path(__file__).parents[2] / "conformance" / "due_witnesses.tsv"
WAITING = {"hidden_by_what_is_to_come"}
"""Told by no life yet, a difference from the library that waits for a decision."""
SWITCH = re.compile(r'"([a-z0-9_]+)"(?= (?:not )?in (?:\w+\.)*wrong\b)')


def test_every_switch_is_listed_and_every_one_listed_is_a_switch() -> None:
    found: set[str] = set()
    for path in pathlib.Path(__file__).parent.glob("*.py"):
        if not path.name.startswith("test_"):
            found |= set(SWITCH.findall(path.read_text(encoding="utf-8")))
    assert found == set(ALL)


def test_every_planted_reading_has_a_witness() -> None:
    """Here, or in a life that the package played: verdicts and values read are rough here."""
    played = PLAYED.read_text(encoding="utf-8").splitlines()[1:]
    assert {witness.wrong for witness in read()} | {line.split("\t")[0] for line in played} == set(ALL) - WAITING


def by_seed(witness: Witness) -> int:
    return witness.seed


WITNESSES: list[Witness] = sorted(read(), key=by_seed)


@pytest.mark.parametrize("witness", WITNESSES, ids=[witness.wrong for witness in WITNESSES])
def test_a_wrong_reading_is_told(witness: Witness) -> None:
    assert told(witness)


def test_a_drawing_is_the_same_each_time_and_of_known_kinds() -> None:
    for seed in range(12):
        steps = draw(seed)
        assert steps == draw(seed)
        for step in steps:
            if "draft" in step:
                row = kinds()[step["draft"]["kind"]]
                fields = step["draft"]["fields"]
                assert all(row[field] != "-" for field in fields)
                asked = [field for field in fields if row[field].startswith("R")]
                needed = [field for field in ("due", "until", "person", "target", "code", "detail", "giver", "text")
                          if row[field].startswith("R")]
                assert sorted(asked) == sorted(set(needed) | ({"reference"} & set(asked)))


def test_the_order_in_which_events_are_given_does_not_matter() -> None:
    for seed in range(4):
        history = judged(play(draw(seed)), reading=True)
        given = list(history.order)
        random.Random(seed).shuffle(given)
        other = History(given, history.reads[::-1])
        for day in interesting(history)[::25]:
            assert look(history, day) == look(other, day)


def test_what_is_counted_on_the_last_day_is_the_plan_as_it_is() -> None:
    for seed in range(4):
        history = judged(play(draw(seed)), reading=True)
        assert held_values(State(history, interesting(history)[-1])) == held_values(State(history, datetime.date.max))
