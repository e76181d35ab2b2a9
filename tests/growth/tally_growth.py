"""Twice the rows take at most 2.5 times the instructions, however identifiers are alike; and those that begin alike little more.

    tally_growth.py VALGRIND PROGRAM

The program is growth.tally (tally_growth.c); callgrind counts what adding and settling take, making the rows apart. Ends 1 where
a ratio is greater: identifiers that share fifteen bytes must not make a sort compare each with each, which gives 4.
Spec: spec/50-indicators.md (IND-5).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys

from callgrind import instructions

BOUND = 2.5
COUNT = 10_000
#: How identifiers are alike (tally_growth.c), the first not at all, and how much more than that one each may take.
PATTERNS = {"random": 1.0, "alike": 1.5, "groups": 1.5, "ascending": 1.5, "one_person": 2.0, "zeros": 4.0}
CALLS = ("integra_tally_add", "integra_tally_count")


def main() -> int:
    valgrind, program = sys.argv[1:]
    beyond, random = 0, 0
    for pattern, more in PATTERNS.items():
        once, twice = (instructions(valgrind, CALLS, program, pattern, str(size)) for size in (COUNT, 2 * COUNT))
        random = random or twice
        beyond += (twice / once > BOUND) + (twice / random > more)
        print(f"{pattern:10} {COUNT:7,} rows {once:12,} instructions, twice as many {twice:12,}: {twice / once:.2f}, "
              f"{twice / random:.2f} of random ones", flush=True)
    print(f"{2 * len(PATTERNS)} ratios, {beyond} too great")
    return 1 if beyond else 0


if __name__ == "__main__":
    raise SystemExit(main())
