"""Twice the rows take at most 2.3 times the instructions, wherever many hang on one: reading a territory, and reviewing it.

    territory_growth.py VALGRIND PROGRAM

The program is growth.territory (territory_growth.c); callgrind counts what the one call takes, making the territory apart. Ends
1 where a ratio is greater: a loop over rows in a loop over rows gives 4.
Spec: spec/41-territory.md (TER-16), spec/01-wire.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys

from callgrind import instructions

BOUND = 2.3
CALLS = {"decode": "integra_territory_decode", "review": "integra_territory_review_create"}
#: Pattern, call, and the smaller of the two sizes.
RUNS = (("one_matter", "decode", 1000), ("one_matter", "review", 1000), ("one_kind", "review", 1000), ("one_body", "review", 1000),
        ("nothing_known", "review", 500), ("all_effective", "review", 5_000))


def main() -> int:
    valgrind, program = sys.argv[1:]
    beyond = 0
    for pattern, call, count in RUNS:
        once, twice = (instructions(valgrind, (CALLS[call],), program, pattern, str(size), call) for size in (count, 2 * count))
        beyond += twice / once > BOUND
        print(f"{pattern:14} {call:7} {count:7,} rows {once:14,} instructions, twice as many {twice:14,}: {twice / once:.2f}", flush=True)
    print(f"{len(RUNS)} ratios, {beyond} above {BOUND}")
    return 1 if beyond else 0


if __name__ == "__main__":
    raise SystemExit(main())
