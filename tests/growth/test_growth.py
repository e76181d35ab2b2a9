"""The tables can grow: what was published stays as it is, and what is added is read, written and used at once.

Spec: spec/00-conventions.md, "Tables" (GEN-9).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import scratch

pytest.importorskip("scikit_build_core", reason="the package is built with scikit-build-core, which is not installed")

#: Vectors that refuse the very code that the copy gives to a word: a tenth component, an eleventh domain of needs, a
#: fourth who puts an objective in words.
TAKEN = ("test_vectors.py::test_refused[PLN-17.2]", "test_vectors.py::test_refused[PLN-12.40]",
         "test_vectors.py::test_refused[PLN-24.7]")
#: The test that lists parameters and packs, whose row comes with each.
LISTED = "unit.domain.pack$"
SUITES = ("tests/conformance/test_vectors.py", "tests/conformance/test_receipts.py")
PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("grown")
    scratch.make(target)
    return target


def passed(told: str) -> int:
    """How many tests pytest says have passed, in its last line."""
    found = re.search(r"^(\d+) passed", told.strip().splitlines()[-1])
    assert found, told
    return int(found[1])


def run(copy: Path, *command: str) -> str:
    """Runs Python in the copy, where `integra` is the copy's."""
    environment = os.environ | {"PYTHONPATH": str(copy / "site")}
    done = subprocess.run([sys.executable, *command], cwd=copy, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-3000:]
    return done.stdout


def test_every_vector_holds(copy: Path) -> None:
    deselected = [f"--deselect=tests/conformance/{name}" for name in TAKEN]
    assert passed(run(copy, *PYTEST, "--one-in=4", *SUITES, *deselected)) >= 600


@pytest.mark.skipif(shutil.which("cmake") is None, reason="cmake is not installed")
def test_the_tests_in_c_hold(copy: Path) -> None:
    """They name no word that may be added as one that is unknown."""
    build = ("cmake", "-S", ".", "-B", "c", "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", "-DINTEGRA_TESTS=ON",
             "-DINTEGRA_MEASURE=OFF", "-DINTEGRA_LIBCBOR=OFF")
    for command in (build, ("cmake", "--build", "c"),
                    ("ctest", "--test-dir", "c", "-R", "unit|property", "-E", LISTED, "-LE", "memcheck|walks", "-j2")):
        scratch.run(*command, cwd=copy)


def test_what_was_added_is_used(copy: Path) -> None:
    assert passed(run(copy, *PYTEST, "tests/growth/added.py")) >= 39


