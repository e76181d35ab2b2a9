"""A function of the library is declared in the header of the file that defines it, and its name says whose it is.

Spec: CONTRIBUTING.md, "Layers and rooms".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from common import headers, report, root_argument, sources, table

COMMENT = re.compile(r"/\*.*?\*/", re.S)
#: A heading that says which file defines what stands under it, for the few headers that are about several.
HEADING = re.compile(r"^/\* ---- (\w+)\.c ---- \*/$", re.M)
START = r"^(?!static\b|typedef\b|extern\b|return\b|#)(?:const |unsigned |struct )*\w[\w \*]*?\b(integra__\w+)\([^;{]*\)"
DEFINED, DECLARED = re.compile(START + r"\s*\{", re.M), re.compile(START + r";", re.M)
NAME = re.compile(r"^#define (INTEGRA__\w+)|^\}\s*(integra__\w+)\s*;|" + START.removeprefix("^") + ";", re.M)
INTERNAL = re.compile(r"\b(?:integra|INTEGRA)__\w+")
PUBLIC = re.compile(r"\b(?:integra|INTEGRA)_[A-Za-z0-9]\w*")


def bare(path: Path) -> str:
    """A file without its comments, but for headings."""
    return COMMENT.sub(lambda match: match[0] if HEADING.match(match[0]) else "", path.read_text(encoding="utf-8"))


def definitions(root: Path) -> dict[str, set[Path]]:
    """Which files define a function: two where they are alternatives."""
    found: dict[str, set[Path]] = {}
    for path in sources(root, ("libintegra",), (".c",)):
        for name in DEFINED.findall(bare(path)):
            found.setdefault(name, set()).add(path.relative_to(root))
    return found


def declared(path: Path) -> Iterator[tuple[str, str]]:
    """Each function a header declares, and the file it says it is in, without its ending."""
    text, stem, at = bare(path), path.stem, 0
    for part in [*HEADING.finditer(text), None]:
        end = part.start() if part else len(text)
        for name in DECLARED.findall(text[at:end]):
            yield name, stem
        if part:
            stem, at = part[1], part.end()


def misplaced(root: Path) -> Iterator[str]:
    """Functions that are declared in the header of another file."""
    known = definitions(root)
    for path in sources(root, ("libintegra",), (".h",)):
        place = path.relative_to(root)
        for name, stem in declared(path):
            files = known.get(name, set())
            if place.parent / f"{stem}.c" not in files:
                told = ", ".join(sorted(map(str, files))) or "no file"
                yield f"{place}: {name}: is defined in {told}: declare it in the header of that file"


def names_of(path: Path) -> set[str]:
    """What a header of a room names: functions, types, macros."""
    return {name for groups in NAME.findall(bare(path)) for name in groups if name and not name.endswith("_H")}


def misnamed(root: Path) -> Iterator[str]:
    """Internal names that do not begin with a word of their room."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    begins = {row["room"]: re.findall(r"`(\w+)`", row["names begin"]) for row in table(text, "room")}
    for path in sources(root, ("libintegra/domain", "libintegra/codec"), (".h",)):
        place = path.relative_to(root)
        if "generated" in place.parts or place.parts[2] not in begins:
            continue
        for name in sorted(names_of(path)):
            rest = name.split("__", 1)[1].lower()
            if not any(rest == word or rest.startswith(f"{word}_") for word in begins[place.parts[2]]):
                yield f"{place}: {name}: begins with no word of the room {place.parts[2]}"


def confusable(root: Path) -> Iterator[str]:
    """Internal names that a public one tells apart by one underscore alone."""
    public = {name for path in headers(root) for name in PUBLIC.findall(path.read_text(encoding="utf-8"))}
    internal = {name for path in sources(root, ("libintegra",), (".c", ".h")) for name in INTERNAL.findall(bare(path))}
    for name in sorted(internal):
        if name.replace("__", "_", 1) in public:
            yield f"{name}: one underscore from a public name"


def problems(root: Path) -> Iterator[str]:
    """Every declaration out of place and every name that misleads."""
    yield from misplaced(root)
    yield from misnamed(root)
    yield from confusable(root)


if __name__ == "__main__":
    raise SystemExit(report(problems(root_argument())))
