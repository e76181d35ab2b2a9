"""The library's version is the same wherever it has to be written; so are those of the tools that build the wheel.

Spec: CONTRIBUTING.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from common import report, root_argument

HEADER = "include/integra/base.h"
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([0-9][^\s;]*)$", re.M)


def plain(name: str) -> str:
    """A package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def problems(root: Path) -> Iterator[str]:
    """Every place that says another version than the header, and every two pins of one package that differ."""
    header = (root / HEADER).read_text(encoding="utf-8")
    number = int(re.findall(r"^#define INTEGRA_VERSION (\d+)$", header, re.M)[0])
    version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))

    if project["project"]["version"] != version:
        yield f"pyproject.toml: version {project['project']['version']}, {HEADER} says {version}"
    if f"\nINTEGRA_{number // 10000} {{\n" not in (root / "libintegra/libintegra.map").read_text(encoding="utf-8"):
        yield f"libintegra.map: no INTEGRA_{number // 10000}, the symbol version that goes with {version}"

    lines = (root / "script/requirements.txt").read_text(encoding="utf-8")
    pins = {plain(name): pin for name, pin in PINNED.findall(lines)}
    for line in lines.splitlines():
        if line and not line.startswith("#") and not PINNED.match(line):
            yield f"requirements.txt: {line!r} is not one package at one version"
    for name, pin in PINNED.findall("\n".join(project["build-system"]["requires"])):
        if pins.get(plain(name)) != pin:
            yield f"pyproject.toml: builds with {name} {pin}, requirements.txt has {pins.get(plain(name))}"


if __name__ == "__main__":
    raise SystemExit(report(problems(root_argument())))
