"""No code orders by a named word or counts on where one stands: a word added at the end of a group must change nothing.

Bounds, masks and marked sets of words are generated from spec/words.tsv (CONTRIBUTING.md, "A word, a parameter, a pack").
Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from common import report, root_argument, sources

COMMENT = re.compile(r"/\*.*?\*/", re.S)
C = ("libintegra", "include", "bindings", "fuzz", "bench")
PYTHON = ("bindings/python/integra", "script")
#: Reads that judge by a least and a greatest value.
RANGED = re.compile(r"\bintegra__read_(?:uint|int|number|known)\(([^;]*)\);")


def words(root: Path) -> list[dict[str, str]]:
    with open(root / "spec/words.tsv", encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def constant(row: dict[str, str]) -> str:
    return f"INTEGRA_{row['group']}_{row['name']}".upper().replace("-", "_")


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines of C without comments."""
    bare = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    return enumerate(bare.splitlines(), 1)


def c_faults(root: Path) -> Iterator[str]:
    """Words of words.tsv beside <, <=, >, >=, + or -, or as the bounds of a value that is read."""
    names = {constant(row) for row in words(root)}
    word = r"\b(INTEGRA_[A-Z0-9_]+)\b(?!\()"
    beside = re.compile(rf"(?<![<>-])(?:<=?|>=?|[+-])\s*{word}|{word}\s*(?:<=?(?!<)|>=?(?!>)|\+|-(?!>))")
    for path in sources(root, C, (".c", ".h", ".i")):
        if "generated" in path.parts:
            continue
        for number, line in lines(path.read_text(encoding="utf-8")):
            found = {name for match in beside.finditer(line) for name in match.groups() if name}
            found |= {name for match in RANGED.finditer(line) for name in re.findall(word, match[1])}
            for name in sorted(found & names):
                yield f"{path.relative_to(root)}:{number}: {name}: take a generated bound, a mask or a mark"


def python_faults(root: Path) -> Iterator[str]:
    """Members of an enumeration beside <, <=, >, >=, and the first or last of one by a slice."""
    groups = {row["group"] for row in words(root)}
    titles = "|".join(sorted("".join(part.capitalize() for part in group.split("_")) for group in groups))
    member = rf"\b(?:{titles})\.[A-Z][A-Z0-9_]*\b"
    faults = re.compile(rf"(?:[<>]=?)\s*{member}(?!\(|: ['\d])|{member}\s*(?:[<>]=?)|(?:tuple|list)\((?:{titles})\)\[-?\d*:|"
                        rf"(?:tuple|list)\((?:{titles})\)\[-?\d+\]")
    for path in sources(root, PYTHON, (".py",)):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            code = line.split("#")[0]
            for match in faults.finditer(code):
                yield f"{path.relative_to(root)}:{number}: {match[0]}: take a mark of words.tsv"


def problems(root: Path) -> Iterator[str]:
    """Every place where the order of words is made to mean something."""
    yield from c_faults(root)
    yield from python_faults(root)


if __name__ == "__main__":
    raise SystemExit(report(problems(root_argument())))
