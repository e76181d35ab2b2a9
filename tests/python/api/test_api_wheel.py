"""What is installed carries all it needs: one stable-ABI module that exports nothing else and needs nothing else.

Spec: spec/00-conventions.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib.metadata
import pathlib
import shutil
import subprocess
import sys

import pytest

import integra
from integra._low import core as _low

PACKAGE = pathlib.Path(integra.__file__).parent


def native() -> pathlib.Path:
    (path,) = PACKAGE.glob("_native*")
    return path


def test_one_module_for_every_python():
    assert ".abi3." in native().name or sys.platform == "win32"
    tag = importlib.metadata.distribution("libintegra").read_text("WHEEL")
    assert tag is not None and "Tag: cp311-abi3-" in tag


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("nm") is None, reason="needs Linux and nm")
def test_the_module_exports_its_entry_alone():
    done = subprocess.run(["nm", "-D", "--defined-only", native()], capture_output=True, text=True, check=True)
    assert [line.split()[-1] for line in done.stdout.splitlines()] == ["PyInit__native"]


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("readelf") is None, reason="needs Linux and readelf")
def test_the_module_needs_the_c_library_alone():
    done = subprocess.run(["readelf", "-d", native()], capture_output=True, text=True, check=True)
    needed = {line.split("[")[1].rstrip("]") for line in done.stdout.splitlines() if "(NEEDED)" in line}
    assert needed <= {"libc.so.6"}
    assert _low.cbor_backend() == "own"


def test_the_distribution_needs_no_other():
    metadata = importlib.metadata.metadata("libintegra")
    required = metadata.get_all("Requires-Dist") or []
    assert all("extra ==" in line for line in required) and any(line.startswith("numpy") for line in required)
    (command,) = importlib.metadata.distribution("libintegra").entry_points
    assert (command.name, command.value) == ("integra", "integra.cli:main")


def test_importing_does_not_load_numpy():
    code = "import sys, integra, integra.cli; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_data_files_came_along():
    assert (PACKAGE / "py.typed").is_file() and (PACKAGE / "_swig.pyi").is_file()
    assert list((PACKAGE / "adapters" / "codes").glob("*.tsv"))


def test_what_messages_and_json_are_checked_against_came_along():
    spec, data = pathlib.Path(__file__).resolve().parents[3] / "spec", PACKAGE / "data"
    published = [spec / "integra.cddl", *sorted((spec / "schema").glob("*.json"))]
    assert len(published) > 10
    for path in published:
        assert (data / path.relative_to(spec)).read_bytes() == path.read_bytes()
