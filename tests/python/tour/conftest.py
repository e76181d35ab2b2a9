"""The report of the default cohort, in every choice of languages, made once; and a browser to show it in.

Spec: spec/90-report.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from integra.cohort import COUNT, SEED, cohort
from integra.tour import Tour, report, tour
from tour_browser import Browser, find_browser
from tour_tree import Node, tree

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


@pytest.fixture(scope="session")
def shown() -> Tour:
    """The tour of the default cohort."""
    return tour(SEED, cohort(SEED, COUNT))


@pytest.fixture(scope="session")
def both(shown: Tour) -> Node:
    """Its report in both languages."""
    return tree(report(shown))


@pytest.fixture(scope="session")
def english(shown: Tour) -> Node:
    """Its report in English alone."""
    return tree(report(shown, ("en",)))


@pytest.fixture(scope="session")
def french(shown: Tour) -> Node:
    """Its report in French alone."""
    return tree(report(shown, ("fr",)))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all."""
    command = find_browser()
    if command is None:
        pytest.skip("Chromium is not installed")
    started = Browser(command, tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, shown: Tour) -> Path:
    """The report in both languages, with a page of records given."""
    shown.given, shown.refused = shown.cohort, 2
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_bytes(report(shown))
    shown.given = None
    return file
