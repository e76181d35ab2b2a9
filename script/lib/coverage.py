"""Prints what llvm-cov exported: a row a file, and of the files that are named each branch and condition that is missed.

Spec: CONTRIBUTING.md.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import pathlib
import sys
from typing import Any

#: llvm-cov's fields of a branch (line, column, ..., times true, times false, ...) and of a decision (line, column, ...).
TRUE, FALSE = 4, 5
KINDS = ("lines", "branches", "mcdc")


def share(part: dict[str, Any]) -> str:
    """How much of one kind is covered, and in per cent."""
    count, covered = part["count"], part["covered"]
    return "-" if count == 0 else f"{covered}/{count} {100 * covered / count:.1f}%"


def missed_branches(file: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Each branch that was reached one way alone, or not at all."""
    rows = []
    for branch in file["branches"]:
        ways = [word for word, times in (("true", branch[TRUE]), ("false", branch[FALSE])) if times == 0]
        if ways:
            rows.append((branch[0], branch[1], "never " + " nor ".join(ways)))
    return rows


def missed_conditions(file: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Each condition that decided nothing by itself."""
    rows = []
    for record in file.get("mcdc_records", []):
        conditions = next(field for field in reversed(record) if isinstance(field, list))
        for number, decides in enumerate(conditions, 1):
            if not decides:
                rows.append((record[0], record[1], f"condition {number} of {len(conditions)} decides nothing"))
    return rows


def print_missed(file: dict[str, Any], path: pathlib.Path) -> None:
    """The lines of a file at which something is missed."""
    source = path.read_text(encoding="utf-8").splitlines()
    for line, column, what in sorted(missed_branches(file) + missed_conditions(file)):
        print(f"    {line}:{column} {what}: {source[line - 1].strip()}")


def main(export: str, root: str, names: list[str]) -> None:
    """Prints the rows of all files under root, in order, and what they come to together."""
    files = json.loads(pathlib.Path(export).read_text(encoding="utf-8"))["data"][0]["files"]
    total = {kind: {"count": 0, "covered": 0} for kind in KINDS}
    print(f"{'file':44} {'lines':>18} {'branches':>18} {'MC/DC':>18}")
    for file in sorted(files, key=lambda each: str(each["filename"])):
        path = pathlib.Path(file["filename"])
        if not path.is_relative_to(root) or file["summary"]["lines"]["count"] == 0:
            continue
        shares = []
        for kind in KINDS:
            part = file["summary"][kind]
            shares.append(share(part))
            for word in ("count", "covered"):
                total[kind][word] += part[word]
        name = str(path.relative_to(root))
        print(f"{name:44} {shares[0]:>18} {shares[1]:>18} {shares[2]:>18}")
        if any(each in name for each in names):
            print_missed(file, path)
    print(f"{'all':44} {share(total['lines']):>18} {share(total['branches']):>18} {share(total['mcdc']):>18}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
