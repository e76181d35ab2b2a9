"""The proof of the oracle against every demand: few values of each field for many protocols, all values where
INTEGRA_EVERY is set. Needs numpy.

Spec: 21-protocol, ORI-16.  Layer: tests.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import math
import os
import random
from typing import Any

import pytest

pytest.importorskip("numpy", reason="numpy is not installed: not every demand is tried")

from .everything import Everything, prove_everything  # noqa: E402
from .generate import BUILT_IN, FAULTS, Plot, cut, document, generate, random_document  # noqa: E402
from .grid import Grid, demand_of  # noqa: E402
from .prove import demand_key, prove  # noqa: E402
from .table import Protocol, read_protocol  # noqa: E402
from .vocabulary import MOTIVES, NOT_KNOWN, OPEN, VALUES, demands  # noqa: E402

needs_time = pytest.mark.skipif(not os.environ.get("INTEGRA_EVERY"), reason="every value, in minutes: INTEGRA_EVERY=1")
Vocabulary = dict[str, tuple[str, ...]]
# Laws that a motive without a row breaks.
OWED = ("complete", "answered_now", "refusal_answered")


def some_values(chance: random.Random, protocol: Protocol) -> Vocabulary:
    """Of what is not known always, of `isolated` all, else mostly of fields that rows or tables read."""
    read = [field for row in protocol.rows for field in row.conditions] or ["place"]
    tables = ["requester", "urgency", "pps", "stage", *(field for field, _ in OPEN.values())]
    allowed = {field: {NOT_KNOWN.get(field, "person")} for field in VALUES}
    allowed["isolated"] = set(VALUES["isolated"])
    while math.prod(map(len, allowed.values())) < 600:
        field = chance.choice(chance.choice((read, list(VALUES), tables)))
        allowed[field].add(chance.choice(VALUES[field]))
    return {field: tuple(v for v in VALUES[field] if v in some) for field, some in allowed.items()}


def made_up(seed: int) -> dict[str, Any]:
    """Every other one a random table."""
    return random_document(random.Random(seed)) if seed % 2 else generate(seed)[0]


def test_a_grid_is_what_is_possible() -> None:
    """Its size is the chapter's, and its demands are those told possible one by one."""
    assert len(MOTIVES) * Grid().nowhere.size == 259_329_600
    for seed in range(10):
        allowed = some_values(random.Random(seed), read_protocol(BUILT_IN))
        grid = Grid(allowed)
        for motives in (("etp",), ("home_help", "unclear")):
            cells = [int(key) for key in grid.keys(motives).flat]
            told = [demand_of(key) for key in sorted(cells)]
            assert sorted(demand_key(motives, values) for values in demands(allowed)) == [
                demand_key(*one) for one in told
            ]


@pytest.mark.parametrize("first", range(0, 120 if os.environ.get("INTEGRA_EVERY") else 40, 20))
def test_every_demand_of_few_values(first: int) -> None:
    for seed in range(first, first + 20):
        protocol = read_protocol(made_up(seed))
        allowed = some_values(random.Random(seed), protocol)
        assert prove(protocol, allowed) == prove_everything(protocol, Grid(allowed)), seed


@needs_time
def test_the_built_in_protocol_over_every_demand() -> None:
    """Motive by motive, over all 259,329,600: nothing is broken, and each row speaks."""
    grid = Grid()
    for motive in MOTIVES:
        every = Everything(read_protocol(document(cut(BUILT_IN["row"], [motive]))), grid)
        every.one(motive)
        assert {law for law, _ in every.found} <= {"dead_row"}
        assert every.spoken == set(range(len(every.rows)))


@needs_time
@pytest.mark.parametrize("fault", ["nothing_now", "refusal_unanswered", "put_off"])
@pytest.mark.parametrize("motive", ["etp", "planning"])
def test_every_demand_of_what_is_owed(motive: str, fault: str) -> None:
    """Laws 14 to 16, each broken, over every demand of a motive."""
    plot = Plot(random.Random(len(fault)), [motive], cut(BUILT_IN["row"], [motive]))
    planted = FAULTS[fault](plot)
    protocol = read_protocol(document(plot.rows))
    every = Everything(protocol, Grid())
    every.one(motive)
    ours = [one for one in prove(protocol) if one.law not in OWED or one.subject == motive]
    assert every.failures() == ours
    assert planted is not None and (planted.law, planted.subject) in {(one.law, one.subject) for one in ours}


@needs_time
@pytest.mark.parametrize("seed", range(0, 24, 2))
def test_every_demand_of_every_value(seed: int) -> None:
    """Protocols cut to two motives, and these alone: the others are not answered in the smallest demand there is."""
    grid = Grid()
    rows = made_up(seed)["row"]
    motives = sorted({motive for row in rows for motive in row["motives"]}, key=MOTIVES.index)[:2]
    protocol = read_protocol(document(cut(rows, motives)))
    every = Everything(protocol, grid)
    for motive in motives:
        every.one(motive)
    if len(motives) > 1:
        every.two(motives[0], motives[1])
    ours = [one for one in prove(protocol) if one.law not in OWED or one.subject in motives]
    assert every.failures() == ours
