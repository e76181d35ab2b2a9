"""Telling sources apart by content.  Layer: tests.  SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from pathlib import Path

import pytest

from integra.adapters import detect


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (b'{"resourceType":"Bundle"}', "fhir"),
        (b'\xef\xbb\xbf\n {\n  "id": "x",\n  "resourceType" : "Patient"}', "fhir"),
        (b'{"id":"6f1c2a9e4b7d40f8a1b2c3d4e5f60718","date":"2025-06-01"}\n', "integra"),
        (b'\xef\xbb\xbf{"facts":{}}\r\n', "integra"),
        (b"\x83\x01\x02\xa0", "integra"),
        (b'{"a":1}', None),
        (b"[]", None),
        (b"", None),
        (b"Id,BIRTHDATE\n", None),
    ],
)
def test_a_file_is_told_by_its_first_bytes(tmp_path: Path, text: bytes, kind: str | None) -> None:
    (tmp_path / "any.json").write_bytes(text)
    assert detect(tmp_path / "any.json") == kind
    assert detect(tmp_path) == kind


def test_a_synthea_folder_is_told_by_its_patients(tmp_path: Path) -> None:
    assert detect(tmp_path) is None
    (tmp_path / "patients.csv").write_text("Id,BIRTHDATE\n")
    assert detect(tmp_path) == detect(tmp_path / "patients.csv") == "synthea"


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        detect(tmp_path / "missing")
