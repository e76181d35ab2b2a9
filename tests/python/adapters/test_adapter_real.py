"""The adapters on data nobody in this project wrote; skipped, saying so, where it is absent.

Spec: spec/10-screening.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from integra.adapters import Dataset, PlacedRecord, detect, fhir, synthea

DATA = Path(os.environ.get("INTEGRA_DATA", Path(__file__).resolve().parents[4] / "shared" / "data"))
CSV, FHIR = DATA / "patients" / "synthea-csv-2025", DATA / "patients" / "synthea-fhir-r4"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data is absent (set INTEGRA_DATA)")


def people(data: Dataset) -> dict[str, dict[str, object]]:
    """Give the facts of everyone at the latest date, by reference; all must be records."""
    assert data.latest is not None
    found = list(data.records(data.latest))
    assert all(isinstance(each, PlacedRecord) for each in found)
    return {each.record["ref"]: each.record["facts"] for each in found if isinstance(each, PlacedRecord)}


def test_all_of_the_synthea_tables() -> None:
    assert detect(CSV) == "synthea"
    data = synthea.open(CSV)
    assert data.latest == datetime.date(2025, 6, 10)
    assert len(people(data)) == 105
    assert not data.unmapped


def test_all_of_the_fhir_bundles() -> None:
    assert detect(FHIR) == "fhir"
    data = fhir.open([FHIR])
    assert data.latest == datetime.date(2021, 3, 5)
    assert len(people(data)) == 24
    assert not data.unmapped


def test_no_synthetic_person_is_said_to_lack_anything() -> None:
    for data in (synthea.open(CSV), fhir.open([FHIR])):
        for facts in people(data).values():
            assert "no" not in facts.values()
            assert "medicines" not in facts and "chronic_conditions" not in facts
