"""What the guards share: the sources of the repository, its headers' declarations, its rules.

Spec: CONTRIBUTING.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

RULE = re.compile(r"\b(?P<domain>[A-Z]{3,5})-(?P<number>[0-9]+)\b")
INCLUDE = re.compile(r'^\s*[#%]\s*(?:include|import)\s*([<"])([^>"]+)[>"]', re.M)
DECLARATION = re.compile(r"(?:/\*\*(?P<comment>(?:(?!\*/).)*)\*/\s*)?^INTEGRA_API\s(?P<text>[^;]*);", re.S | re.M)


class Declaration(NamedTuple):
    """One INTEGRA_API declaration and the /** comment */ right above it."""

    header: str
    name: str
    comment: str


def report(problems: Iterable[str]) -> int:
    """Prints each problem; the exit status says whether there was one."""
    found = list(problems)
    for problem in found:
        print(problem)
    return 1 if found else 0


def root_argument() -> Path:
    """The repository that the guard is told to look at."""
    return Path(sys.argv[1])


def sources(root: Path, folders: Iterable[str], suffixes: Iterable[str]) -> list[Path]:
    """All files of these folders with these suffixes, in a fixed order."""
    wanted = set(suffixes)
    return sorted(
        path for folder in folders for path in (root / folder).rglob("*") if path.suffix in wanted and path.is_file()
    )


def included(root: Path, path: Path) -> Iterator[tuple[str, Path | None]]:
    """Each name a file includes, and the file of this repository it means, if it is one."""
    for quote, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
        places = [root / "include", root / "libintegra"]
        if quote == '"':
            places.insert(0, path.parent)
        target = next((place / name for place in places if (place / name).is_file()), None)
        yield name, target.resolve().relative_to(root.resolve()) if target else None


def table(text: str, first: str) -> list[dict[str, str]]:
    """The rows of the table in Markdown whose first column is called so, by the names of its columns."""
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    start = next((place for place, line in enumerate(lines) if line[0] == first), None)
    if start is None:
        raise ValueError(f"no table whose first column is {first}")
    rows = lines[start + 2:]
    end = next((place for place, line in enumerate(rows) if set(line[0]) <= set("-: ")), len(rows) + 1)
    return [dict(zip(lines[start], row, strict=True)) for row in rows[:end - 1 if end <= len(rows) else end]]


def headers(root: Path) -> list[Path]:
    """The installed headers."""
    return sorted((root / "include/integra").glob("*.h"))


def declarations(root: Path) -> list[Declaration]:
    """Every public function."""
    found = []
    for header in headers(root):
        for match in DECLARATION.finditer(header.read_text(encoding="utf-8")):
            name = re.search(r"\b(\w+)\s*\(", match["text"])
            if name is None:
                raise ValueError(f"{header.name}: no function in INTEGRA_API {match['text']!r}")
            found.append(Declaration(header.name, name[1], match["comment"] or ""))
    return found


def marks(root: Path) -> dict[str, str]:
    """The rule ids of spec/rules.tsv, in its order, and what marks each: a source, or a choice of ours."""
    with open(root / "spec/rules.tsv", encoding="utf-8", newline="") as table:
        return {row["name"]: row["mark"] for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)}


def rules(root: Path) -> list[str]:
    """The rule ids of spec/rules.tsv, in its order."""
    return list(marks(root))
