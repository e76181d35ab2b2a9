"""The adapters on data nobody in this project wrote; skipped, saying so, where it is absent.

Spec: spec/10-screening.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import collections
import datetime
import os
import re
from pathlib import Path

import pytest

from integra.adapters import Dataset, PlacedRecord, Problem, detect, fhir, synthea
from integra.adapters.tables import code, meaning

DATA = Path(os.environ.get("INTEGRA_DATA", Path(__file__).resolve().parents[4] / "shared" / "data"))
CSV, FHIR = DATA / "patients" / "synthea-csv-2025", DATA / "patients" / "synthea-fhir-r4"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data is absent (set INTEGRA_DATA)")


def people(data: Dataset) -> dict[str, dict[str, object]]:
    """Give the facts of everyone at the latest date, by reference; all must be records."""
    assert data.latest is not None
    found = list(data.records(data.latest, include_deceased=True))
    assert all(isinstance(each, PlacedRecord) for each in found)
    return {each.record["ref"]: each.record["facts"] for each in found if isinstance(each, PlacedRecord)}


def test_all_of_the_synthea_tables() -> None:
    assert detect(CSV) == "synthea"
    data = synthea.open(CSV)
    assert data.latest == datetime.date(2025, 6, 10)
    assert len(people(data)) == 105
    assert sum(isinstance(each, Problem) for each in data.records(data.latest)) == 5
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


#: A coding of a condition in FHIR shorthand, and a code in CDA with its OID.
SHORTHAND = re.compile(r"^\* code\.coding\[.\] = \$(sct|icd-10-cm)#(\S+)", re.M)
CDA = re.compile(r'<code code="([^"]+)"[^>]*codeSystem="([0-9.]+)"')
URI = {"sct": "http://snomed.info/sct", "icd-10-cm": "http://hl7.org/fhir/sid/icd-10-cm"}
CIM = "2.16.840.1.113883.6.3"


def written_codes() -> collections.Counter[tuple[str, str]]:
    """Count the codes of conditions in the files that no adapter reads: examples of care plans, a French CDA."""
    found: collections.Counter[tuple[str, str]] = collections.Counter()
    for path in sorted((DATA / "careplan").rglob("SDOHCC-Condition*.fsh")):
        found.update((URI[name], value) for name, value in SHORTHAND.findall(path.read_text(encoding="utf-8")))
    for path in sorted((DATA / "french").rglob("*.xml")):
        found.update((uri, value) for value, uri in CDA.findall(path.read_text(encoding="utf-8")) if uri == CIM)
    return found


def test_every_code_of_a_condition_in_the_data_at_hand_is_judged() -> None:
    """The report of what no table knows: empty, or what fails says which codes, and how often each is met."""
    found = written_codes()
    assert len(found) >= 10
    found.update(synthea.open(CSV).unmapped)
    found.update(fhir.open([FHIR]).unmapped)
    assert {met: times for met, times in found.items() if not meaning(code(*met))} == {}
