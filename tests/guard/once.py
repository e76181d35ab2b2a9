"""What is one thing is written once: numbers that several files need, and the layer that a file says it is of.

Spec: CONTRIBUTING.md, "Keeping the house".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from common import report, root_argument, sources

#: Numbers of the product's own code, and the one file that has each; others take it from there.
HOMES = {
    "2932896": "libintegra/core/date.h",  # the last day (GEN-7)
    "719162": "libintegra/core/date.h",  # the first
    "1048576": "include/integra/base.h",  # the greatest message (WIRE-14)
    "67108864": "include/integra/base.h",  # the greatest that grows
}
PRODUCT = ("include", "libintegra", "bindings", "script")
#: What a file says it is of, by where it stands; the longest beginning counts.
LAYERS = {
    "include/integra": "public", "libintegra/core": "core", "libintegra/cbor": "cbor", "libintegra/domain": "domain",
    "libintegra/codec": "codec", "bindings": "bindings", "tests": "tests", "tests/conformance": "conformance",
    "script": "tooling", "fuzz": "fuzz", "bench": "bench", "examples": "examples",
}
SAID = re.compile(r"Layer: ([a-z ]+?)(?:\.| *SPDX|\n| *\*/|$)")
FILES = (".c", ".h", ".i", ".py", ".java", ".txt", ".sh")


def layer(place: Path) -> str:
    """The layer of a file, by its folder."""
    ahead = [folder for folder in LAYERS if place.as_posix().startswith(folder + "/")]
    return LAYERS[max(ahead, key=len)]


def numbers(root: Path) -> Iterator[str]:
    """Numbers that stand elsewhere than at home."""
    for path in sources(root, PRODUCT, (".c", ".h", ".i", ".py")):
        place = path.relative_to(root).as_posix()
        found = set(re.findall(r"\d+", path.read_text(encoding="utf-8").replace("_", "")))
        for number in sorted(found & set(HOMES)):
            if place != HOMES[number]:
                yield f"{place}: {number}: take it from {HOMES[number]}"


def layers(root: Path) -> Iterator[str]:
    """Files that say they are of another layer than their folder is."""
    for path in sources(root, {folder.split("/")[0] for folder in LAYERS}, FILES):
        place = path.relative_to(root)
        said = SAID.search(path.read_text(encoding="utf-8")[:1200])
        if said and said[1].strip() != layer(place):
            yield f"{place}: says Layer: {said[1].strip()}, is of {layer(place)}"


def problems(root: Path) -> Iterator[str]:
    """Everything that is written twice, or not so."""
    yield from numbers(root)
    yield from layers(root)


if __name__ == "__main__":
    raise SystemExit(report(problems(root_argument())))
