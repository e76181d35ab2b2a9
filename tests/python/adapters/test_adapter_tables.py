"""The code tables: form, order, uniqueness, and a reason on every line.

Spec: spec/10-screening.md (SCR-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

from importlib import resources

import pytest

from integra.adapters import tables
from integra.adapters.tables import Code, code, meaning

#: Tables of another form: each has a test of its own.
OTHERS = {"families.tsv", "finess.tsv", "systems.tsv", "substances.tsv", "combinations.tsv", "courses.tsv", "label_words.tsv"}
CODES = resources.files("integra.adapters").joinpath("codes")


def rows(name: str) -> list[list[str]]:
    """Give every row of a table, header included."""
    text = CODES.joinpath(name).read_text(encoding="utf-8")
    assert text.endswith("\n") and "\r" not in text
    return [line.split("\t") for line in text[:-1].split("\n")]


def test_every_table_is_loaded() -> None:
    assert {each.name for each in CODES.iterdir()} == {*tables.FILES, *OTHERS}


@pytest.mark.parametrize("name", tables.FILES)
def test_lines_are_whole_sorted_and_unique(name: str) -> None:
    header, *lines = rows(name)
    assert tuple(header) == tables.COLUMNS
    assert lines == sorted(lines)
    known = set(tables.systems().values())
    for line in lines:
        assert len(line) == len(tables.COLUMNS), line
        assert all(cell == cell.strip() for cell in line), line
        system, met, fact, family, english, french, why = line
        assert system in known and met and english and french and why, line
        assert fact in tables.FACTS, line
        assert bool(family) == (fact in ("chronic_condition", "ingredient")), line
    keys = [(*line[:3], line[3]) for line in lines]
    assert len(set(keys)) == len(keys)


def test_no_code_says_none_and_something_else() -> None:
    for met, lines in tables.lines().items():
        told = {line.fact for line in lines}
        assert told == {"none"} or "none" not in told, met


def test_systems_are_sorted_and_unique() -> None:
    header, *lines = rows("systems.tsv")
    assert header == ["uri", "system", "why"]
    assert lines == sorted(lines)
    assert len({line[0] for line in lines}) == len(lines)
    assert all(len(line) == 3 and all(line) for line in lines)


def test_prefixed_codes_are_written_as_they_are_matched() -> None:
    for met in tables.lines():
        if met.system in ("icd-10", "atc"):
            assert met.code == met.code.upper().replace(".", "")


def told(uri: str, value: str) -> set[tuple[str, str]]:
    return {(line.fact, line.family) for line in meaning(code(uri, value))}


CIM = "https://smt.esante.gouv.fr/terminologie-cim-10"


@pytest.mark.parametrize("value", ["E11", "E11.9", "E119", "e11.90", "E11.2+", "E11.3†"])
def test_cim10_matches_by_prefix_with_or_without_dot(value: str) -> None:
    assert told(CIM, value) == {("chronic_condition", "diabetes")}


def test_the_longest_prefix_decides() -> None:
    assert told(CIM, "N18.3") == {("chronic_condition", "chronic_kidney_disease")}
    assert told(CIM, "N18.4") == {("chronic_condition", "chronic_kidney_disease"), ("severe_renal_failure", "")}
    assert told(CIM, "R05") == {("none", "")}
    assert told(CIM, "R26.3") == {("restricted_mobility", "")}
    assert told(CIM, "I11.0") == {("chronic_condition", "hypertension"), ("chronic_condition", "heart_failure")}


def test_plain_heart_failure_is_chronic_and_not_known_to_be_severe() -> None:
    assert told(CIM, "I50.9") == {("chronic_condition", "heart_failure")}
    assert told("http://snomed.info/sct", "88805009") == {("chronic_condition", "heart_failure")}


@pytest.mark.parametrize("value", ["", "E", "E1", "11", "E11 9 and more text", "é11"])
def test_what_is_no_cim10_code_means_nothing(value: str) -> None:
    assert meaning(code(CIM, value)) == ()


def test_systems_are_known_by_several_names() -> None:
    assert code("http://snomed.info/sct/900000000000207008/version/20250101", "44054006") == Code("snomed", "44054006")
    assert code("urn:oid:2.16.840.1.113883.6.73", "n06da02") == Code("atc", "N06DA02")
    assert code("https://example.org/x", "a.b") == Code("https://example.org/x", "a.b")
