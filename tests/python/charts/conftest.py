"""Pages of charts as trees, and a browser to show them in.

Spec: spec/52-charts.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "tour"))
from tour_browser import Browser, find_browser  # noqa: E402


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all."""
    command = find_browser()
    if command is None:
        pytest.skip("Chromium is not installed")
    started = Browser(command, tmp_path_factory.mktemp("profile"))
    yield started
    started.close()
