"""The log of a shared plan that its benchmark is measured on: always the same for the same arguments.

Sites write offline and exchange with one another through what they last sent or fetched, as summaries and deltas would
have it; every event names as parents all the last events that its site knew. A half-year is a round: who writes, when,
and who is out of reach is drawn anew in each from the same seed, so that twice the events repeat the branching pattern,
over twice the time.

    python bench/plan_log.py [--events 10000] [--writers 24] [--heavy] [--seed 2014] -o LOG

writes a CBOR sequence of events (RFC 8742), made with cbor2 and hashlib alone.
Spec: bench/README.md; spec/31-history.md.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import itertools
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from plan_log_acts import HALF_YEAR, START  # noqa: E402
from plan_log_care import Care  # noqa: E402
from plan_log_sites import Log  # noqa: E402

ROUND = 2_380  # events a half-year beside those of a review: 10,000 in two years


@dataclass(frozen=True)
class Pattern:
    """How likely a site is to exchange before and after it writes, and how many events it writes in a row."""

    before: float
    after: float
    burst: tuple[int, ...]


REGULAR = Pattern(before=0.93, after=0.80, burst=(1, 1, 1, 2, 2, 3))
HEAVY = Pattern(before=0.55, after=0.45, burst=(1, 2, 3, 5, 8))


def turns(pattern: Pattern, writers: int, seed: int) -> Iterator[tuple[int, int, int, bool, bool]]:
    """Site, minute, how many events, and whether it exchanges before and after: each half-year the same."""
    for half in itertools.count():
        rng = random.Random(f"{seed} {writers}")
        weights = [1 + 3 * rng.random() for _ in range(writers)]
        weights[0] = writers / 4  # the case manager writes most
        clock = 0.0
        while clock < HALF_YEAR:
            burst = rng.choice(pattern.burst)
            site = rng.choices(range(writers), weights)[0]
            yield (site, START + half * HALF_YEAR + int(clock), burst,
                   rng.random() < pattern.before, rng.random() < pattern.after)
            clock += rng.expovariate(1) * burst * HALF_YEAR / ROUND


def make(events: int = 10_000, writers: int = 24, heavy: bool = False, seed: int = 2014) -> Log:
    """The whole log."""
    log = Log()
    care = Care(log, writers, random.Random(seed + 1))
    care.open(START - 3 * 1440)
    for number, minute, burst, before, after in turns(HEAVY if heavy else REGULAR, writers, seed):
        site = care.sites[number]
        if before:
            log.exchange(site)
        for step in range(burst):
            care.write(site, minute + 3 * step)
        if after:
            log.exchange(site)
        if len(log.messages) >= events:
            break
    log.cut(events)
    return log


def main() -> int:
    parser = argparse.ArgumentParser(description="the log that the shared plan is measured on")
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--writers", type=int, default=24)
    parser.add_argument("--heavy", action="store_true", help="sites exchange less and write more in a row")
    parser.add_argument("--seed", type=int, default=2014)
    parser.add_argument("-o", type=Path, required=True, metavar="LOG")
    options = parser.parse_args()
    log = make(options.events, options.writers, options.heavy, options.seed)
    options.o.write_bytes(b"".join(log.messages))
    print(f"{len(log.messages)} events, {sum(map(len, log.messages))} bytes; by number of parents {log.parents()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
