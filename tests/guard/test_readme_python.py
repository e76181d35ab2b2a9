"""The Python in the README runs, and prints what stands there.

Spec: README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

README = Path(__file__).resolve().parents[2] / "README.md"
FRAMES = re.compile(r"^## Data frames\n.*?(?=^## )", re.S | re.M)


def runs(text: str) -> None:
    examples = doctest.DocTestParser().get_doctest(text, {}, "README", str(README), 0)
    outcome = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples)
    assert outcome.attempted and not outcome.failed


def test_python_in_the_readme_runs() -> None:
    text = README.read_text(encoding="utf-8")
    assert FRAMES.search(text)
    runs(FRAMES.sub("", text))


def test_data_frames_in_the_readme_run() -> None:
    pytest.importorskip("pandas", reason="pandas is not installed: the data frames of the README are not run")
    runs(README.read_text(encoding="utf-8"))
