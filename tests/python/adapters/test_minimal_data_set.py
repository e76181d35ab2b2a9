"""What the chapter on the minimal data set tells vendors is what the tables and the readers do.

Spec: spec/11-minimal-data-set.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from integra.adapters.resources import READERS
from integra.adapters.tables import CHRONIC, Code, code, meaning, systems
from integra.words import Fact, Question

ROOT = Path(__file__).resolve().parents[3]
CHAPTER = (ROOT / "spec" / "11-minimal-data-set.md").read_text(encoding="utf-8")
SYSTEMS = {"CIM-10": "icd-10", "SNOMED CT": "snomed", "CISP-2": "icpc-2", "ATC": "atc"}
#: What the chapter calls a fact that the tables name after one disease.
NAMES = {"chronic_conditions": CHRONIC}


def section(title: str) -> str:
    """Give a section of the chapter."""
    (found,) = re.findall(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", CHAPTER, re.M | re.S)
    return str(found)


def table(title: str) -> list[dict[str, str]]:
    """Give the rows of a section's table, cells by the names of their columns."""
    lines = [line.strip("|").split("|") for line in section(title).splitlines() if line.startswith("|")]
    header = [each.strip() for each in lines[0]]
    return [dict(zip(header, (each.strip() for each in line), strict=True)) for line in lines[2:]]


def quoted(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def codes(row: dict[str, str]) -> list[Code]:
    """Give every code of a row, as a source would write it."""
    uris = {system: next(uri for uri, known in systems().items() if known == system) for system in SYSTEMS.values()}
    return [code(uris[system], each) for column, system in SYSTEMS.items() for each in quoted(row.get(column, ""))]


YES, NO = table("Codes that say yes"), table("Codes that do not")


@pytest.mark.parametrize("row", YES, ids=lambda row: row["fact"])
def test_each_code_says_the_fact_it_stands_beside(row: dict[str, str]) -> None:
    (name,) = quoted(row["fact"])
    met = codes(row)
    assert met
    for each in met:
        assert NAMES.get(name, name) in {line.fact for line in meaning(each)}, each


@pytest.mark.parametrize("row", NO, ids=lambda row: row["what"])
def test_each_code_that_does_not_count_is_judged_and_says_no_more(row: dict[str, str]) -> None:
    met = codes(row)
    assert met
    for each in met:
        told = {line.fact for line in meaning(each)}
        assert told == {"none"} if row["leaves the count open"] == "no" else told == {"maybe_chronic"}, each


def test_every_fact_is_shown_but_the_one_without_a_code() -> None:
    shown = {name for row in YES for name in quoted(row["fact"])}
    assert shown == {"chronic_conditions", *(fact.word for fact in Fact)} - {"entourage_in_difficulty"}
    assert "`entourage_in_difficulty` has no code" in section("Codes that do not")


def test_the_exception_named_in_a_cell_is_one() -> None:
    assert {line.family for line in meaning(Code("icd-10", "I252"))} == {"coronary_disease"}


def test_systems_are_those_the_tables_know() -> None:
    known = {"CIM-10": "icd-10", "CISP-2 (ICPC-2)": "icpc-2", "SNOMED CT": "snomed", "ATC": "atc", "LOINC": "loinc"}
    for row in table("Systems"):
        for uri in quoted(row["write in `Coding.system`"]):
            assert uri in systems()
            assert known.get(row["system"]) in (systems()[uri], None)


def test_the_six_items_are_shown_and_what_is_read_of_them() -> None:
    rows = table("The record, item by item")
    named = [name for row in rows for name in quoted(row["item"])]
    assert named == [question.word for question in list(Question)[:6]]
    for row in rows:
        kinds = [name for name in quoted(row["resource and fields"]) if name[0].isupper()]
        assert kinds and set(kinds) <= set(READERS)


def test_stays_and_lists_are_coded_as_the_tables_say() -> None:
    def facts(uri: str, *values: str) -> set[str]:
        return {line.fact for each in values for line in meaning(code(uri, each))}

    rows = {row["what"]: quoted(row["value"]) for row in table("Stays")}
    act, priority = (f"http://terminology.hl7.org/CodeSystem/v3-{name}" for name in ("ActCode", "ActPriority"))
    assert facts(act, *rows["a stay"][1:5]) == {"stay"}
    assert facts(priority, *rows["an emergency"][1:3]) == {"emergency_admission"}
    admit = "http://terminology.hl7.org/CodeSystem/admit-source"
    assert facts(admit, rows["an emergency"][4]) == {"emergency_admission"}
    assert facts(act, rows["an emergency"][5]) == {"emergency_room"}
    assert facts(priority, *rows["planned"][1:]) == {"planned_admission"}
    lists = {row["list"]: quoted(row["`List.code` (LOINC)"])[0] for row in table("Lists that declare themselves complete")}
    for told, value in (("problems", "conditions"), ("medicines", "medicines"), ("encounters", "encounters")):
        assert facts("http://loinc.org", lists[told]) == {value}


def test_our_own_names_are_those_of_the_schema() -> None:
    schema = json.loads((ROOT / "spec" / "schema" / "record.schema.json").read_text(encoding="utf-8"))
    known = set(re.findall(r'"([a-z_]+)": \{', json.dumps(schema))) | {"yes", "no", "unknown"}
    assert set(quoted(section("The same in our own form"))) <= known
