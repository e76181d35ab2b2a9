"""Two sites of a plan, whose programs are killed by signal 9 wherever they stand: in an append, a merge, an opening.

    python store_killing.py SEED LIVES SITE SITE

Each of eight places has a program at work, four a site: it appends events, and exchanges with the other site. It is killed
a moment after it has said some records, LIVES programs in all, and another takes its place. What it was told to be recorded it says before it goes on.
At the end: nothing that was said is missing at its site, nothing has forked, and after one more exchange both sites
have the same plan, byte for byte. A program is a fork of this one, so that a life costs little.

Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import math
import os
import random
import select
import signal
import sys
import time
import uuid
from dataclasses import dataclass

from plan_scene import NURSE, draft, opening

from integra import EventKind
from integra.plan.store import PlanStore
from integra.words import NeedDomain

#: So many programs at a time; each says so many records at most, and is killed so many seconds later at most.
PLACES, MOST, LONGEST = 8, 4, 0.05
RECORD = 33  # a site, and the digest of an event: written at once, since it is shorter than what a pipe may tear


def work(sites: list[str], site: int, plan: uuid.UUID, seed: int, said: int) -> None:
    """What a program does until it is killed."""
    chance = random.Random(seed)
    with PlanStore(sites[site]) as here, PlanStore(sites[1 - site]) as there:
        for number in range(1 << 30):
            if chance.random() < 0.7:
                event = here.append(draft(EventKind.NEED, NURSE, number, code=NeedDomain.SOCIAL, text=f"{seed} {number}"), plan)
                os.write(said, bytes([site]) + event.digest)
            else:
                exchange(there, here, plan)


def exchange(one: PlanStore, other: PlanStore, plan: uuid.UUID) -> None:
    """What one site has and the other lacks goes there."""
    with other.plan(plan) as known:
        summary = known.summary()
    other.merge(one.delta(plan, summary))


@dataclass
class Life:
    """A program at work: it is killed a moment after it has said so many records, wherever it stands then."""

    place: int
    process: int
    heard: int
    records: int
    moment: float
    until: float = math.inf
    said: bytes = b""

    def hear(self) -> None:
        """Takes in what it has said meanwhile; it is over where it fails."""
        more = os.read(self.heard, 1 << 16)
        self.said += more
        self.settle()
        if not more:
            self.until = 0.0

    def settle(self) -> None:
        """Says when it is killed, once it has said enough."""
        if len(self.said) >= RECORD * self.records and self.until == math.inf:
            self.until = time.monotonic() + self.moment

    def end(self) -> bool:
        """Kills it; whether that is how it ended."""
        os.kill(self.process, signal.SIGKILL)
        status = os.waitpid(self.process, 0)[1]
        with open(self.heard, "rb") as rest:
            self.said += rest.read()
        return os.WIFSIGNALED(status)


def begun(sites: list[str], plan: uuid.UUID, place: int, seed: int) -> Life:
    heard, said = os.pipe()
    process = os.fork()
    if not process:
        os.close(heard)
        try:
            work(sites, place % 2, plan, seed, said)
        except BaseException as error:  # the parent tells it from a program that was killed
            print(f"program {seed}: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
        os._exit(1)
    os.close(said)
    chance = random.Random(-seed)
    life = Life(place, process, heard, chance.randrange(MOST + 1), LONGEST * chance.random())
    life.settle()
    return life


def lives(sites: list[str], plan: uuid.UUID, seed: int, count: int) -> tuple[list[bytes], int]:
    """Lets programs live and die; what they said was recorded, and how many ended otherwise than by being killed."""
    said, failed, seeds = list[bytes](), 0, iter(range(seed, seed + count))
    alive = {life.heard: life for life in (begun(sites, plan, place, next(seeds)) for place in range(PLACES))}
    while alive:
        first = min(alive.values(), key=lambda each: each.until)
        wait = None if first.until == math.inf else max(0.0, first.until - time.monotonic())
        working = [heard for heard, life in alive.items() if life.until == math.inf]
        for heard in select.select(working, [], [], wait)[0]:
            alive[heard].hear()
        ended = [each for each in alive.values() if each.until <= time.monotonic()]
        for life in ended:
            del alive[life.heard]
            failed += not life.end()
            said += [life.said[at:at + RECORD] for at in range(0, len(life.said), RECORD)]
            follows = next(seeds, None)
            if follows is not None:
                born = begun(sites, plan, life.place, follows)
                alive[born.heard] = born
    return said, failed


def main() -> None:
    seed, count, *sites = int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]
    with PlanStore(sites[0]) as one:
        plan = one.append(opening()).plan
        assert plan is not None
        with one.plan(plan) as begun_with, PlanStore(sites[1]) as other:
            other.merge(begun_with.to_cbor())
    said, failed = lives(sites, plan, seed, count)
    assert not failed, f"{failed} programs failed"
    with PlanStore(sites[0]) as one, PlanStore(sites[1]) as other:
        for site, store in enumerate((one, other)):
            with store.plan(plan) as whole:
                assert all(each[1:] in whole for each in said if each[0] == site), "what was recorded is lost"
        exchange(one, other, plan)
        exchange(other, one, plan)
        with one.plan(plan) as here, other.plan(plan) as there:
            assert here.check() == (), here.check()
            assert here.to_cbor() == there.to_cbor(), "the sites have not come to one plan"
            assert all(each[1:] in here for each in said)
            writers = {each.writer for each in here.events}
            print(f"{len(said)} recorded, {len(here)} events, {len(writers)} writers")
            assert len(said) > count // 2, "hardly anything was recorded"


if __name__ == "__main__":
    main()
