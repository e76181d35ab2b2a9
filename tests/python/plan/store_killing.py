"""Two sites of a plan, whose programs are killed by signal 9 wherever they stand: in an append, a merge, an opening.

    python store_killing.py SEED LIVES SITE SITE

Each of eight places has a program at work, four a site: it appends events, and exchanges with the other site. It is killed
after a random while, LIVES times in all, and another takes its place. What it was told to be recorded it says before it goes on.
At the end: nothing that was said is missing at its site, nothing has forked, and after one more exchange both sites
have the same plan, byte for byte. A program is a fork of this one, so that a life costs little.

Spec: spec/31-history.md (PLN-11), spec/32-exchange.md (PLN-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import random
import selectors
import signal
import sys
import time
import uuid
from dataclasses import dataclass

from plan_scene import NURSE, draft, opening

from integra import EventKind
from integra.plan.store import PlanStore
from integra.words import NeedDomain

PLACES, LONGEST = 8, 0.8
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
    """A program at work."""

    place: int
    process: int
    heard: int
    until: float


def begun(sites: list[str], plan: uuid.UUID, place: int, seed: int) -> Life:
    heard, said = os.pipe()
    process = os.fork()
    if not process:
        os.close(heard)
        status = 1
        try:
            work(sites, place % 2, plan, seed, said)
        except BaseException as error:  # the parent tells it from a program that was killed
            print(f"program {seed}: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
        os._exit(status)
    os.close(said)
    return Life(place, process, heard, time.monotonic() + LONGEST * random.Random(seed).random())


def heard_all(life: Life) -> bytes:
    """What a program has said, once it is gone."""
    with open(life.heard, "rb") as said:
        return said.read()


def lives(sites: list[str], plan: uuid.UUID, seed: int, count: int) -> tuple[list[bytes], int]:
    """Lets programs live and die; what they said was recorded, and how many ended otherwise than by being killed."""
    said, failed, seeds = list[bytes](), 0, iter(range(seed, seed + count + PLACES))
    alive = [begun(sites, plan, place, next(seeds)) for place in range(PLACES)]
    while alive:
        life = min(alive, key=lambda each: each.until)
        with selectors.DefaultSelector() as nothing:
            nothing.select(max(0.0, life.until - time.monotonic()))
        os.kill(life.process, signal.SIGKILL)
        alive.remove(life)
        status = os.waitpid(life.process, 0)[1]
        failed += not os.WIFSIGNALED(status)
        records = heard_all(life)
        said += [records[at:at + RECORD] for at in range(0, len(records), RECORD)]
        follows = next(seeds, None)
        if follows is not None and len(alive) < PLACES:
            alive.append(begun(sites, plan, life.place, follows))
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
            assert said


if __name__ == "__main__":
    main()
