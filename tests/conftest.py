"""What all Python tests run under: hypothesis measures no time, for a slow machine is no failure; and of tests that are many
and alike the usual run takes some.

A test marked ``one_in(n)`` is one of a family of which one in n is taken, by its name: the same everywhere, and all of them
where INTEGRA_EVERY is set. ``--one-in n`` takes as many of all that a run has.
Spec: CONTRIBUTING.md, "Keeping the house".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import zlib

import pytest

from postgres_server import postgres, postgres_server  # noqa: F401

try:
    from hypothesis import settings
except ImportError:  # the tests that need it say that they are skipped
    pass
else:
    settings.register_profile("integra", deadline=None)
    settings.load_profile("integra")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--one-in", type=int, default=1, help="take one in so many tests, by their names")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "one_in(n): of this family one test in n is taken, all where INTEGRA_EVERY is set")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    whole, every = config.getoption("--one-in"), bool(os.environ.get("INTEGRA_EVERY"))

    def taken(item: pytest.Item) -> bool:
        family = next((mark.args[0] for mark in item.iter_markers("one_in")), 1)
        return zlib.crc32(item.name.encode()) % (whole * (1 if every else family)) == 0

    left = [item for item in items if not taken(item)]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if taken(item)]
