"""Seeds of lives written as FHIR R4, read by the package, and all that is read untruly.

    python -m tests.conformance.records_truth --seeds FIRST LAST [--kind WORD] [--each COUNT] [--into FOLDER]

Prints each violation with its seed, the smallest documents of each kind, and a summary with how often item 1 is unknown.
Spec: GEN-1, SCR-7.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from .document import Document, a_document, text_of
from .measure import measured
from .reading import Violation, violations
from .shrink import smallest


def arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="records_truth", description="Lives written as FHIR R4, and what is read of them.")
    parser.add_argument("--seeds", nargs=2, type=int, default=(0, 1000), metavar=("FIRST", "LAST"))
    parser.add_argument("--kind", default="", help="only kinds that hold this word")
    parser.add_argument("--each", type=int, default=1, help="so many smallest documents of each kind (default: 1)")
    parser.add_argument("--into", type=Path, help="write the smallest documents there, not to stdout")
    return parser.parse_args(given)


def show(document: Document, found: Violation, seed: int, number: int, into: Path | None) -> None:
    """One smallest document: printed, or written as KIND-N.json (.ndjson) with why beside it."""
    small = smallest(document, found.kind)
    why = next(one.why for one in violations(small) if one.kind == found.kind)
    heading = f"{found.kind}, seed {seed}, at {small.records[0].life.day}: {why}"
    if into is None:
        print(heading, text_of(small), sep="\n", end="\n\n")
        return
    into.mkdir(parents=True, exist_ok=True)
    name = f"{found.kind}-{number}.{'ndjson' if small.form == 'bulk' else 'json'}"
    (into / name).write_text(text_of(small), encoding="utf-8")
    with (into / "list.txt").open("a", encoding="utf-8") as listing:
        listing.write(f"{name}: {heading}\n")


def examples(rows: list[tuple[int, Violation]], each: int) -> list[tuple[int, Violation]]:
    """So many of a kind for each reason that is given, numbers apart."""
    groups: dict[str, list[tuple[int, Violation]]] = defaultdict(list)
    for seed, found in rows:
        groups[re.sub(r"\d+", "0", found.why)].append((seed, found))
    return [row for group in groups.values() for row in group[:each]]


def main(given: list[str] | None = None) -> int:
    """Exit status 1 where anything is read untruly."""
    chosen = arguments(sys.argv[1:] if given is None else given)
    first, last = chosen.seeds
    kinds: dict[str, list[tuple[int, Violation]]] = defaultdict(list)
    for seed in range(first, last + 1):
        for found in violations(a_document(seed)):
            if chosen.kind in found.kind:
                print(f"seed {seed}: {found.kind}: {found.why}")
                kinds[found.kind].append((seed, found))
    for rows in kinds.values():
        for number, (seed, found) in enumerate(examples(rows, chosen.each), 1):
            show(a_document(seed), found, seed, number, chosen.into)
    print(f"{last - first + 1} seeds; violations:", dict(Counter({kind: len(rows) for kind, rows in kinds.items()})) or "none")
    for line in measured(range(first, last + 1)):
        print(line)
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
