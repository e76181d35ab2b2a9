"""Hides the small counts of drawn tables a second time, by another program, tau-Argus (PyPI ``pytauargus``), and compares.

What it hides is given to the attacker of the oracle as well: it takes whoever tries to know less (that a hidden count is 0 or
more, and not 1), so some of it can be worked out by the rule here.
Spec: tests/long/README.md, "A second opinion"; spec/51-publishing.md (IND-6).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "conformance")]

from integra.indicator.publish import publish  # noqa: E402
from oracle.indicator.attacker import attack  # noqa: E402
from publication_cases import EDGES, Case, case, plain  # noqa: E402
from pytauargus import protect  # type: ignore[import-untyped]  # noqa: E402

SEED, TABLES, MOST = 20251130, 200, 60
#: The small counts are those below 11, with no wider a range to be kept from than two values; the fewest others.
RULE, FEWEST = "FREQ(11,1)", "OPT(1)"
_NAMES = {"Y": "numerator", "N": "complement", "Total": "denominator"}


def drawn(random: Random) -> Case:
    """Two to four territories, their counts at the edges of what is small and beyond."""
    return case([(random.choice((*EDGES, random.randint(13, MOST))), random.choice((*EDGES, random.randint(13, MOST))))
                 for _ in range(random.randint(2, 4))])


def hidden_by(given: Case) -> set[tuple[int, str]]:
    """What tau-Argus hides, given a row a person."""
    rows: dict[str, list[Any]] = {"Region": [], "Ans": [], "One": []}
    names = [name for name in given.figures if name is not None]
    for name in names:
        each = given.figures[name]
        for answer, count in (("Y", each.numerator), ("N", each.denominator - each.numerator)):
            rows["Region"] += [name] * count
            rows["Ans"] += [answer] * count
            rows["One"] += [1.0] * count
    with tempfile.TemporaryDirectory() as folder:
        table = protect(rows, ["Region", "Ans"], response="One", safety_rules=RULE, suppress=FEWEST, workdir=folder).tables[0]
        places = {name: place for place, name in enumerate(names)} | {"Total": len(names)}
        return {(places[row["Region"]], _NAMES[row["Ans"]]) for row, status in zip(table.rows, table.status(), strict=True)
                if status in ("U", "M")}


def main() -> None:
    """Prints how the two compare."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tables", type=int, default=TABLES, help="tables drawn (%(default)s)")
    random, told, tables = Random(SEED), Counter[str](), parser.parse_args().tables
    ours = theirs = 0
    os.chdir(tempfile.mkdtemp())  # tau-Argus writes its logs where it stands
    for _ in range(tables):
        given = drawn(random)
        if all(each.numerator and each.numerator < each.denominator for each in given.figures.values()):
            made, other = publish(given.figures), hidden_by(given)
            ours, theirs = ours + made.hidden, theirs + len(other)
            told["as many" if made.hidden == len(other) else "fewer" if made.hidden < len(other) else "more"] += 1
            whole = plain(made)
            for place, line in enumerate(whole["lines"]):
                each = given.figures[list(given.figures)[place]]
                counts = {"numerator": each.numerator, "complement": each.denominator - each.numerator, "denominator": each.denominator}
                line |= {name: None if (place, name) in other else count for name, count in counts.items()}
            told["theirs worked out"] += any(len(found) < 2 for found in attack(whole).values())
    print(f"counts hidden: {ours} here, {theirs} by tau-Argus; tables in which fewer, as many, more are hidden here: "
          f"{told['fewer']}, {told['as many']}, {told['more']}; of theirs can be worked out by the rule here: {told['theirs worked out']}")


if __name__ == "__main__":
    main()
