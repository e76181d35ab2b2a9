"""The Java module, built once for all tests of it.

Spec: spec/00-conventions.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOLS = ("cmake", "swig", "javac", "java")


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The folder in which the Java module is built."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    build = tmp_path_factory.mktemp("java")
    for command in (["cmake", "-S", ROOT / "bindings" / "java", "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug"],
                    ["cmake", "--build", build]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return build
