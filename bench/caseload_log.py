"""The plans of a caseload that its benchmark is measured on: always the same for the same arguments.

Each is the life of plan_log.py, of another person and on other days, drawn out over some eighteen months: a plan of a few
hundred events as it stands in daily use, not the two years of ten thousand that one plan is measured on.
Spec: bench/README.md.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from plan_log import REGULAR, turns  # noqa: E402
from plan_log_acts import START, identifier  # noqa: E402
from plan_log_care import Care  # noqa: E402
from plan_log_sites import Log  # noqa: E402

WRITERS = 6
#: How many days the life of a plan is drawn out over.
DAYS = 540


def life(number: int, events: int) -> list[bytes]:
    """The messages of one plan, parents before those that name them."""
    log = Log()
    care = Care(log, WRITERS, random.Random(f"caseload {number}"))
    care.person = identifier("caseload", number)
    begins = START + number * 37
    clock = care.open(begins)
    steps = turns(REGULAR, WRITERS, number)
    while len(log.messages) < events:
        place, _, burst, before, after = next(steps)
        site = care.sites[place]
        if before:
            log.exchange(site)
        for step in range(burst):
            clock = max(clock, begins + len(log.messages) * DAYS * 1440 // events) + 3
            care.write(site, clock)
        if after:
            log.exchange(site)
    log.cut(events)
    return log.messages
