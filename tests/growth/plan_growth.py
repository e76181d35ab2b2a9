"""What hostile histories of a shared plan take: at most some four times as much for twice the events, and of a message under 100 KB
no more than a bound, since the usual budget of steps ends what would take longer.

    plan_growth.py VALGRIND PROGRAM [PATTERN...]

The program is growth.plan (plan_growth.c); callgrind counts what merging the message into an empty plan and working out the state
takes. Usually a few patterns of few events are counted; with INTEGRA_EVERY=1, or the patterns named, each at three sizes, and once
more as large as 100 KB allow, within the usual budget (minutes; the bound is one of a library built with -O2). Ends 1 where a ratio
or a bound is broken: what grows with the third power of the events gives 8.
Spec: spec/31-history.md (PLN-11).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from callgrind import instructions

CALLS = ("integra_plan_merge", "integra_plan_held")
#: Of a message under 100 KB, its digests taken and all, where the library is optimised (-O2).
BYTES, MOST = 100_000, 1_000_000_000
#: Patterns of the usual run, and how much more twice the events may take: those in line with their number, and the square.
LINEAR, SQUARE = 2.3, 4.4
USUAL = {"closings": LINEAR, "reviews": LINEAR, "steps": LINEAR, "two_done": LINEAR, "two_referents": LINEAR, "each_refers": SQUARE,
         "each_ends_step": SQUARE, "closings_needs": SQUARE, "mts_agreements": SQUARE, "done_reviews": SQUARE}
#: Each is told with so many events first, beside those that open the plan; those that grow with the square with few.
OPENING, FIRST = 13, {LINEAR: 200, SQUARE: 50}


class Message(NamedTuple):
    """One history, written to a file."""

    path: str
    size: int


def write(program: str, folder: str, pattern: str, events: int) -> Message:
    path = str(Path(folder, f"{pattern}.{events}"))
    subprocess.run((program, pattern, str(events), path), check=True, capture_output=True)
    return Message(path, Path(path).stat().st_size)


def as_large(program: str, folder: str, pattern: str) -> Message:
    """The longest history, of a few tries, that 100 KB hold."""
    few, many = (write(program, folder, pattern, events) for events in (2000, 4000))
    events = 4000 if many.size <= few.size else int(4000 + (BYTES - 1000 - many.size) / ((many.size - few.size) / 2000))
    made = write(program, folder, pattern, events)
    return made if made.size < BYTES else few


def grows(valgrind: str, program: str, folder: str, pattern: str, first: int, doublings: int) -> list[float]:
    """The ratios, each printed."""
    took = []
    for events in (OPENING + (first << i) for i in range(doublings + 1)):
        message = write(program, folder, pattern, events)
        took.append(instructions(valgrind, CALLS, program, message.path))
        ratio = f"{took[-1] / took[-2]:6.2f}" if len(took) > 1 else "      "
        print(f"{pattern:22} {events:7,} events {message.size:8,} bytes {took[-1]:14,} instructions {ratio}", flush=True)
    return [more / less for less, more in zip(took, took[1:])]


def fits(valgrind: str, program: str, folder: str, pattern: str) -> bool:
    """Whether a message as large as may be, read as any host reads it, stays within the bound."""
    message = as_large(program, folder, pattern)
    took = instructions(valgrind, CALLS[:1], program, message.path, "bounded")
    print(f"{pattern:22} as large as may be {message.size:8,} bytes {took:14,} instructions", flush=True)
    return took <= MOST


def main() -> int:
    valgrind, program, *named = sys.argv[1:]
    every = named or (subprocess.run((program,), check=True, capture_output=True, text=True).stdout.split()
                      if os.environ.get("INTEGRA_EVERY") else [])
    beyond = 0
    with tempfile.TemporaryDirectory() as folder:
        for pattern in [each for each in every if each != "star"] or USUAL:
            bound = USUAL.get(pattern, SQUARE)
            first = 4 * FIRST[bound] if every else FIRST[bound]
            beyond += sum(ratio > bound for ratio in grows(valgrind, program, folder, pattern, first, 2 if every else 1))
            beyond += bool(every) and not fits(valgrind, program, folder, pattern)
    print(f"{beyond} beyond what they may take")
    return 1 if beyond else 0


if __name__ == "__main__":
    raise SystemExit(main())
