"""What gave a fact: codes, systems, dates, and nothing where none was asked for.

Spec: spec/10-screening.md (SCR-7), spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from adapter_build import AT, URI, bundle, condition, encounter, listing, opened, request

from integra.adapters import Evidence, PlacedRecord, synthea
from integra.adapters.dates import Span
from integra.adapters.evidence import written


def evidence(*resources: dict[str, Any], at: datetime.date = AT) -> tuple[dict[str, Any], list[Evidence]]:
    """Give the facts of the one person of a bundle, and what gave them."""
    (only,) = opened(bundle(*resources)).records(at, True)
    assert isinstance(only, PlacedRecord), only
    return only.record["facts"], list(only.evidence)


def told(found: list[Evidence]) -> set[tuple[str, str, str, str | None, str]]:
    return {(each.fact, each.system, each.code, each.date, each.says) for each in found}


def test_nothing_is_told_unasked() -> None:
    (only,) = opened(bundle(condition("cim|E11.9"))).records(AT)
    assert isinstance(only, PlacedRecord) and only.evidence == ()


def test_a_code_tells_each_fact_it_gives_with_its_date_as_written() -> None:
    facts, found = evidence(condition("cim|E11.2", onsetDateTime="2014"), condition("sct|105502003"),
                            condition("sct|10509002"))
    assert told(found) == {
        ("chronic_conditions", "icd-10", "E112", "2014", "yes"),
        ("chronic_conditions", "snomed", "105502003", "2020-01-01", "yes"),
        ("severe_renal_failure", "snomed", "105502003", "2020-01-01", "yes"),
    }, "an acute disease gives nothing"
    groups = {each.group for each in found if each.fact == "chronic_conditions"}
    assert facts["chronic_conditions_at_least"] == len(groups) == 2
    assert all(each.label_en and each.label_fr for each in found)


def test_what_is_over_gives_nothing() -> None:
    assert evidence(condition("cim|E11.9", abatementDateTime="2024-01-01"))[1] == []


def test_two_strengths_of_one_medicine_are_one_group_and_a_code_no_table_names_has_no_label() -> None:
    both = request("cip|34009", "rx|308136", authoredOn="2025-02-01")
    facts, found = evidence(request("rx|197361"), both, request("cip|34010"))
    assert facts["medicines_at_least"] == len({each.group for each in found}) == 1
    (unnamed,) = [each for each in found if each.system == URI["cip"]]
    assert (unnamed.code, unnamed.label_en, unnamed.label_fr) == ("34009", "", "")
    assert {each.date for each in found if each.system == "rxnorm"} == {"2025-01-01", "2025-02-01"}


def test_two_systems_of_one_substance_are_one_group_under_the_name_of_the_substance() -> None:
    facts, found = evidence(request("atc|C08CA01"), request("rx|308136"), request("atc|C09DB01"))
    assert facts["medicines_at_least"] == len({each.group for each in found}) == 2
    groups = {each.code: each.group for each in found}
    assert groups["C08CA01"] == groups["308136"] == "amlodipine" and groups["C09DB01"] == "valsartan"
    assert {each.label_fr for each in found if each.code == "C08CA01"} == {"Amlodipine"}


def test_a_stay_shows_its_codes_and_those_of_what_made_it_an_emergency() -> None:
    stay = encounter("IMP", "2025-03-02T11:00:00Z", id="s")
    room = encounter("EMER", "2025-03-02T08:00:00Z", id="r", partOf={"reference": "Encounter/s"})
    facts, found = evidence(stay, room)
    assert facts["admissions"] == [{"date": "2025-03-02", "emergency": "yes"}]
    assert told(found) == {("admissions", "v3-act-code", code, "2025-03-02", "yes") for code in ("IMP", "EMER")}
    assert evidence(room)[1] == [], "a visit without admission is no stay"


def test_a_list_that_completes_a_count_is_told_and_only_then() -> None:
    whole = condition("cim|E11.9", id="c")
    facts, found = evidence(whole, listing("11450-4", "Condition/c"))
    assert facts["chronic_conditions"] == 1
    assert ("chronic_conditions", "loinc", "11450-4", "2025-06-01", "complete") in told(found)
    facts, found = evidence(whole, listing("11450-4", "Condition/other"))
    assert facts["chronic_conditions_at_least"] == 1 and "complete" not in {each.says for each in found}


def test_synthea_rows_tell_theirs(tmp_path: Path) -> None:
    (tmp_path / "patients.csv").write_text("Id\na\n")
    (tmp_path / "conditions.csv").write_text("START,STOP,PATIENT,CODE\n2020-05-06,,a,44054006\n")
    (tmp_path / "encounters.csv").write_text("START,PATIENT,ENCOUNTERCLASS,CODE\n2025-03-02,a,inpatient,185347001\n")
    (tmp_path / "medications.csv").write_text("START,STOP,PATIENT,CODE\n2025-03-02,,a,197361\n")
    (only,) = synthea.open(tmp_path).records(AT, True)
    assert isinstance(only, PlacedRecord)
    assert {(each.fact, each.system, each.code, each.date) for each in only.evidence} == {
        ("chronic_conditions", "snomed", "44054006", "2020-05-06"), ("medicines", "rxnorm", "197361", "2025-03-02"),
        ("admissions", "synthea-encounter-class", "inpatient", "2025-03-02"),
        ("admissions", "snomed", "185347001", "2025-03-02")}


@pytest.mark.parametrize("first, last, said", [
    ("2025-03-02", "2025-03-02", "2025-03-02"), ("2024-02-01", "2024-02-29", "2024-02"),
    ("2025-01-01", "2025-12-31", "2025"), ("2025-01-01", "2025-02-28", "2025-01-01/2025-02-28"),
    ("2025-01-01", "2025-01-30", "2025-01-01/2025-01-30"), ("9999-12-01", "9999-12-31", "9999-12")])
def test_a_date_is_told_no_finer_than_it_is(first: str, last: str, said: str) -> None:
    assert written(Span(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))) == said
    assert written(None) is None
