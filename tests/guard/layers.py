"""Every #include keeps to the tables of layers and rooms, and nothing includes itself round about.

The tables are those that people read, in CONTRIBUTING.md: this guard has none of its own.
Spec: CONTRIBUTING.md, "Layers and rooms".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from common import included, report, root_argument, sources, table

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "script"))

from generators.graph import Edges, circles  # noqa: E402

# No file, clock, locale, thread or errno: only what needs nothing of the system but memory.
STANDARD = {"limits.h", "stdalign.h", "stdbool.h", "stddef.h", "stdint.h", "stdlib.h", "string.h"}
HEADER_STANDARD = {"stddef.h", "stdint.h"}
LIBCBOR_FILE = "libintegra/cbor/head_libcbor.c"
OUTSIDE = ("bindings", "examples", "fuzz", "bench", "tests/conformance", "tests/consumer")
#: The most files of one room that may lead to one another.
CIRCLE = 2


class House(NamedTuple):
    """What CONTRIBUTING.md says: what each layer and each room may include, and in which layers a room is."""

    layers: dict[str, set[str]]
    rooms: dict[str, set[str]]
    within: dict[str, set[str]]


def words(cell: str) -> set[str]:
    """The words in backquotes of a cell."""
    return set(re.findall(r"`([a-z]+)`", cell))


def house(root: Path) -> House:
    """The two tables, arrows between rooms followed to their ends."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    layers = {row["layer"]: words(row["may include"]) for row in table(text, "layer")}
    rows = {row["room"]: row for row in table(text, "room")}
    rooms = {name: words(row["asks"]) for name, row in rows.items()}
    for _ in rooms:
        rooms = {name: asked | {far for each in asked for far in rooms[each]} for name, asked in rooms.items()}
    return House(layers, rooms, {name: words(row["in"]) for name, row in rows.items()})


def room(path: Path) -> str | None:
    """The room of a file of the library; None in a layer without rooms."""
    return path.parts[2] if path.parts[1] in ("domain", "codec") and len(path.parts) > 3 else None


def place_fault(path: Path, house: House) -> str | None:
    """What is wrong with where a file of libintegra/ stands."""
    if path.parts[1] not in ("domain", "codec"):
        return None
    here = room(path)
    if here is None or path.parts[1] not in house.within.get(here, set()):
        return f"stands in no room of {path.parts[1]} that CONTRIBUTING.md names"
    return None


def library_fault(path: Path, name: str, target: Path | None, house: House) -> str | None:
    """What is wrong with one #include inside libintegra/."""
    if target is None:
        if name in STANDARD or (path.as_posix() == LIBCBOR_FILE and name.startswith("cbor")):
            return None
        return "is neither a file of ours nor an allowed header of the C library"
    if target.parts[:2] == ("include", "integra"):
        return None
    layer, other = path.parts[1], target.parts[1]
    if other not in house.layers.get(layer, set()):
        return f"{layer} may not include {other}"
    here, there = room(path), room(target)
    if here and there and here != there and there not in house.rooms.get(here, set()):
        return f"{here} may not include {there}"
    return None


def outside_fault(name: str, target: Path | None) -> str | None:
    """What is wrong with one #include outside libintegra/: only public headers are met there."""
    if target is not None and target.parts[0] == "libintegra":
        return "only public headers may be included here"
    if target is None and re.match(r"cbor(/|\.h|_)", name):
        return "libcbor is met in one file of libintegra/cbor only"
    return None


def header_fault(name: str, target: Path | None) -> str | None:
    """What is wrong with one #include of an installed header: it must stand alone."""
    public = target is not None and target.parts[:2] == ("include", "integra")
    return None if public or name in HEADER_STANDARD else "an installed header includes only its neighbours"


def circle_faults(root: Path, house: House) -> Iterator[str]:
    """Rooms that lead to one another, in the table or in the files; files of one room, more than two."""
    for found in circles(house.rooms):
        yield f"CONTRIBUTING.md: rooms that ask one another: {', '.join(found)}"
    files: Edges = {}
    for path in sources(root, ("libintegra",), (".c", ".h")):
        place = path.relative_to(root).with_suffix("")
        others = (target for _, target in included(root, path) if target and target.parts[0] == "libintegra")
        files.setdefault(str(place), set()).update(str(other.with_suffix("")) for other in others)
    for found in circles(files):
        if len(found) > CIRCLE:
            yield f"files that include one another round about: {', '.join(found)}"


def problems(root: Path) -> Iterator[str]:
    """Every #include that the tables do not allow, every file out of place, every circle."""
    known = house(root)
    for path in sources(root, ("libintegra", "include", *OUTSIDE), {".c", ".h", ".cpp", ".i"}):
        place = path.relative_to(root)
        if place.parts[0] == "libintegra" and (stray := place_fault(place, known)):
            yield f"{place}: {stray}"
        for name, target in included(root, path):
            if place.parts[0] == "libintegra":
                fault = library_fault(place, name, target, known)
            elif place.parts[0] == "include":
                fault = header_fault(name, target)
            else:
                fault = outside_fault(name, target)
            if fault:
                yield f"{place}: {name}: {fault}"
    yield from circle_faults(root, known)


if __name__ == "__main__":
    raise SystemExit(report(problems(root_argument())))
