"""How often each finding and each answer of each line comes up among made-up territories.

Run: ``python -m oracle.territory.cover 5000`` with ``tests/`` as the directory.
Spec: CON-1 to CON-14, TER-1 to TER-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from .findings import KINDS, name_of
from .generate import generate
from .tables import LINES
from .territory import review


def count(seeds: Iterable[int]) -> tuple[Counter[str], Counter[tuple[str, str, str]]]:
    """How many territories have each finding, and each (line, stated or computed, answer)."""
    findings: Counter[str] = Counter()
    answers: Counter[tuple[str, str, str]] = Counter()
    for seed in seeds:
        found = review(*generate(seed))
        findings.update({name_of(one) for one in found["findings"]})
        for line, one in found["lines"].items():
            answers.update([(line, "stated", one["stated"]), (line, "computed", one["computed"])])
            answers.update([(line, "detail", str(one["detail"])), (line, "most", one["least"] + ".." + one["most"])])
    return findings, answers


def main(seeds: int) -> None:
    findings, answers = count(range(seeds))
    for name in KINDS:
        print(f"{name:36} {findings[name]:6}")
    for line in LINES:
        cells = "".join(f"{answers[line, kind, answer]:7}" for kind in ("stated", "computed")
                        for answer in ("yes", "no"))
        print(f"{line:36} {cells}")
    for line in LINES:
        for kind in ("detail", "most"):
            found = {key[2]: number for key, number in answers.items() if key[:2] == (line, kind)}
            if len(found) > 1:
                print(line, kind, dict(sorted(found.items())))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
