"""What is said to be typed for an installation works before there is a release: no package of ours is on an index.

Spec: README.md, "Install".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ADVICE = re.compile(r"pip install (?:--?\S+ )*(?P<what>[^\s,;`:)]+)")
FILES = ("*.md", "*.py", "*.toml", "*.html", "*.c", "*.h", "*.txt", "*.cmake")


def faults(text: str, extras: set[str]) -> Iterator[str]:
    """Every advice that cannot work: our package by its name, an extra that a shell takes for a pattern, one that is none."""
    for found in ADVICE.finditer(text):
        what = found["what"]
        asked = re.fullmatch(r"(['\"]?)(.*?)\[(.*)\]\1\.?", what)
        if re.match(r"['\"]?(lib)?integra\b", what):
            yield f"{what}: is on no index"
        elif asked and not asked[1]:
            yield f"{what}: quote it, since a shell takes it for a pattern"
        elif asked and asked[3] not in extras | {"{extra}"}:
            yield f"{what}: pyproject.toml has no such extra"


def test_every_advice_works() -> None:
    extras = set(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"])
    listed = subprocess.run(["git", "ls-files", *FILES], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    files = [ROOT / name for name in listed.splitlines() if Path(name).name != Path(__file__).name]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    assert sum(len(ADVICE.findall(text)) for text in texts.values()) > 5
    assert [f"{path.relative_to(ROOT)}: {fault}" for path, text in texts.items() for fault in faults(text, extras)] == []


@pytest.mark.parametrize("text, said", [
    ("pip install libintegra[numpy]", "no index"), ("`pip install -q 'integra'`", "no index"),
    ("pip install .[numpy]", "quote"), ("pip install '.[nympy]'.", "no such extra")])
def test_advice_that_cannot_work_is_seen(text: str, said: str) -> None:
    assert [said in fault for fault in faults(text, {"numpy"})] == [True]


@pytest.mark.parametrize("text", ["pip install .", "pip install '.[numpy]'", "pip install numpy, or", "`pip install rich`"])
def test_advice_that_works_is_left_alone(text: str) -> None:
    assert list(faults(text, {"numpy"})) == []
