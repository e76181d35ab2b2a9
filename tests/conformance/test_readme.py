"""The Python of the README says what it says there.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0"""
from __future__ import annotations

import doctest

import pytest

from vectors import ROOT

pytest.importorskip("integra", reason="the package integra is not installed")


def test_python_example() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert (failed, tried > 3) == (0, True)
