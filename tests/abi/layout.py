"""Sizes and offsets of every public struct, compared with layout.txt; with --write, layout.txt is made anew.

    layout.py ROOT [--write]

The structs and their members are read from the headers, the numbers come from the compiler. A changed line breaks
programs compiled earlier: only lines added after a struct's last member are harmless (its struct_size grows).
layout.txt holds for data models with 64-bit pointers, where every size is a multiple of 8.

Spec: spec/00-conventions.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import difflib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

COMMENT = re.compile(r"/\*.*?\*/", re.S)
STRUCT = re.compile(r"^typedef struct (\w+) \{(.*?)^\} (\w+);", re.S | re.M)
POINTER_TO_FUNCTION = re.compile(r"\(\*(\w+)\)")
MEMBER = re.compile(r"(\w+)\s*(?:\[[^\]]*\]\s*)*$")
FROZEN = {"integra_error": 64, "integra_finding": 64, "integra_need": 64}


def members(body: str) -> list[str]:
    """The member names of one struct, in order."""
    names = []
    for declaration in filter(None, (part.strip() for part in body.split(";"))):
        pointer = POINTER_TO_FUNCTION.search(declaration)
        parts = [declaration] if pointer else declaration.split(",")
        for part in parts:
            match = pointer or MEMBER.search(part)
            if match is None:
                raise ValueError(f"no member name in {declaration!r}")
            names.append(match[1])
    return names


def structs(root: Path) -> dict[str, list[str]]:
    """Every public struct whose members are shown, by name."""
    found = {}
    for header in sorted((root / "include/integra").glob("*.h")):
        text = COMMENT.sub("", header.read_text(encoding="utf-8"))
        found.update({match[3]: members(match[2]) for match in STRUCT.finditer(text)})
        shown = len(re.findall(r"\bstruct\s+\w+\s*\{", text))
        if shown != len(STRUCT.findall(text)):
            raise ValueError(f"{header.name}: a struct is not written as typedef struct name {{ ... }} name;")
    return found


def program(found: dict[str, list[str]]) -> str:
    """A C program that prints one line a struct and one a member: offset, size, name."""
    lines = ["#include <integra/integra.h>", "#include <stdio.h>", "int main(void) {"]
    for name, fields in sorted(found.items()):
        lines.append(f'printf("{name} %zu\\n", sizeof({name}));')
        for field in fields:
            where = f"offsetof({name}, {field}), sizeof((({name} *)0)->{field})"
            lines.append(f'printf("    %zu %zu {field}\\n", {where});')
    return "\n".join([*lines, "return 0;", "}"])


def measured(root: Path) -> str:
    """What the compiler says of the headers as they are."""
    with tempfile.TemporaryDirectory() as folder:
        output = str(Path(folder) / "layout")
        command = ["gcc", "-std=c11", "-I", str(root / "include"), "-x", "c", "-", "-o", output]
        subprocess.run(command, input=program(structs(root)), text=True, check=True)
        return subprocess.run([output], text=True, capture_output=True, check=True).stdout


def problems(layout: str, checked_in: str) -> Iterator[str]:
    """Where the layout differs from the one checked in, and where it breaks the interface's own rules."""
    yield from difflib.unified_diff(
        checked_in.splitlines(), layout.splitlines(), "layout.txt", "the headers", lineterm="", n=1
    )
    end = 0
    for line in layout.splitlines():
        first, second, *name = line.split()
        if name and int(first) != end:
            yield f"{name[0]}: {int(first) - end} bytes without a name stand before it"
        end = int(first) + int(second) if name else 0
    for name, size in re.findall(r"^(\w+) (\d+)$", layout, re.M):
        if int(size) % 8:
            yield f"{name}: {size} bytes are no multiple of 8"
        if int(size) != FROZEN.get(name, int(size)):
            yield f"{name}: {size} bytes, frozen at {FROZEN[name]}"


def main() -> int:
    """Compares, or writes."""
    root = Path(sys.argv[1])
    checked_in = root / "tests/abi/layout.txt"
    layout = measured(root)
    if sys.argv[2:] == ["--write"]:
        checked_in.write_text(layout, encoding="ascii")
        return 0
    found = list(problems(layout, checked_in.read_text(encoding="ascii")))
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
