"""Thirty-two times the offers take no more instructions to change one, and to find one those of a few halvings more.

    directory_growth.py VALGRIND PROGRAM

The program is growth.directory (directory_growth.c); callgrind counts what the one call takes, making the directory apart. Ends 1
where a ratio is greater: a loop over the offers gives 32.
Spec: spec/22-directory.md (ORI-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys

from callgrind import instructions

COUNT = 2000
#: What each call may take of many offers for one of few: 2,000 are halved eleven times, 64,000 sixteen times.
BOUNDS = {"integra_directory_change": 1.01, "integra_directory_offer_of": 2.0}


def main() -> int:
    valgrind, program = sys.argv[1:]
    beyond = 0
    for call, bound in BOUNDS.items():
        few, many = (instructions(valgrind, (call,), program, call, str(size)) for size in (COUNT, 32 * COUNT))
        beyond += many / few > bound
        print(f"{call:30} {COUNT:7,} offers {few:12,} instructions, thirty-two times as many {many:12,}: {many / few:.2f}", flush=True)
    print(f"{len(BOUNDS)} ratios, {beyond} too great")
    return 1 if beyond else 0


if __name__ == "__main__":
    raise SystemExit(main())
