"""The Python in the README runs, and prints what stands there.

Spec: README.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import doctest
from pathlib import Path

README = Path(__file__).resolve().parents[2] / "README.md"


def test_python_in_the_readme_runs() -> None:
    outcome = doctest.testfile(str(README), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert outcome.attempted and not outcome.failed
