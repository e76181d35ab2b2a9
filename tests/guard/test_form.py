"""All C has the one form that .clang-format says, whoever wrote it; public headers are laid out by hand for reading.

Spec: CONTRIBUTING.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("libintegra", "tests", "bench", "fuzz", "examples", "bindings")
TOOL = shutil.which("clang-format", path=str(Path(sys.executable).parent))

pytestmark = pytest.mark.skipif(TOOL is None, reason="clang-format is not installed beside this Python")


def sources() -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.[ch]")
                  if not {"generated", "build"} & set(path.relative_to(ROOT).parts))


def strays(paths: list[Path]) -> str:
    assert TOOL is not None
    style = f"--style=file:{ROOT / '.clang-format'}"
    run = subprocess.run([TOOL, "--dry-run", style, *map(str, paths)], capture_output=True, text=True, check=True)
    return run.stderr


def test_every_source_has_the_form() -> None:
    paths = sources()
    assert len(paths) > 50 and not strays(paths)


def test_another_form_is_seen(tmp_path: Path) -> None:
    stray = tmp_path / "stray.c"
    stray.write_text("int main(void) { if (1)\n return 0; }\n", encoding="utf-8")
    assert "clang-format" in strays([stray])
