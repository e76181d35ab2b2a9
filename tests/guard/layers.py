"""Every #include keeps to the table of layers.

Spec: CONTRIBUTING.md, "Layers".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from common import report, root_argument, sources

INCLUDE = re.compile(r'^\s*[#%]\s*(?:include|import)\s*([<"])([^>"]+)[>"]', re.M)

LAYERS = {
    "core": {"core"},
    "cbor": {"core", "cbor"},
    "domain": {"core", "domain"},
    "codec": {"core", "cbor", "domain", "codec"},
}
# Between domains; what crosses all of them (need, finding) is public, in base.h.
DOMAINS = {
    "screening": {"screening"},
    "inclusion": {"inclusion", "screening"},
    "orientation": {"orientation", "protocol", "screening"},
    "protocol": {"protocol", "orientation"},
    "plan": {"plan"},
    "directory": {"directory", "orientation"},
    "territory": {"territory"},
    "concertation": {"concertation", "territory"},
    "indicator": {"indicator"},
}
# No file, clock, locale, thread or errno: only what needs nothing of the system but memory.
STANDARD = {"limits.h", "stdalign.h", "stdbool.h", "stddef.h", "stdint.h", "stdlib.h", "string.h"}
HEADER_STANDARD = {"stddef.h", "stdint.h"}
LIBCBOR_FILE = "libintegra/cbor/head_libcbor.c"
OUTSIDE = ("bindings", "examples", "fuzz", "bench", "tests/conformance", "tests/consumer")


def included(root: Path, path: Path) -> Iterator[tuple[str, Path | None]]:
    """Each name a file includes, and the file of this repository it means, if it is one."""
    for quote, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
        places = [root / "include", root / "libintegra"]
        if quote == '"':
            places.insert(0, path.parent)
        target = next((place / name for place in places if (place / name).is_file()), None)
        yield name, target.resolve().relative_to(root.resolve()) if target else None


def word(name: str) -> str | None:
    """The domain a file of libintegra/domain belongs to, None for what they share."""
    return next((domain for domain in DOMAINS if re.match(rf"{domain}(_|\.|/|$)", name)), None)


def library_fault(path: Path, name: str, target: Path | None) -> str | None:
    """What is wrong with one #include inside libintegra/."""
    if target is None:
        if name in STANDARD or (path.as_posix() == LIBCBOR_FILE and name.startswith("cbor")):
            return None
        return "is neither a file of ours nor an allowed header of the C library"
    if target.parts[:2] == ("include", "integra"):
        return None
    layer, other = path.parts[1], target.parts[1]
    if other not in LAYERS.get(layer, set()):
        return f"{layer} may not include {other}"
    if layer == other == "domain":
        here, there = word("/".join(path.parts[2:])), word("/".join(target.parts[2:]))
        if here and there and there not in DOMAINS[here]:
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


def problems(root: Path) -> Iterator[str]:
    """Every #include that the table does not allow."""
    code = {".c", ".h", ".cpp", ".i"}
    for path in sources(root, ("libintegra", "include", *OUTSIDE), code):
        place = path.relative_to(root)
        for name, target in included(root, path):
            if place.parts[0] == "libintegra":
                fault = library_fault(place, name, target)
            elif place.parts[0] == "include":
                fault = header_fault(name, target)
            else:
                fault = outside_fault(name, target)
            if fault:
                yield f"{place}: {name}: {fault}"


if __name__ == "__main__":
    raise SystemExit(report(problems(root_argument())))
