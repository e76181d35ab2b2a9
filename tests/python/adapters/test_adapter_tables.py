"""The code tables: form, order, uniqueness, a reason on every line, and codes however they are spelled.

Spec: spec/10-screening.md (SCR-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import functools
import re
from importlib import resources

import pytest

from integra.adapters import tables
from integra.adapters.families import families
from integra.adapters.tables import Code, code, meaning

#: Tables of another form: each has a test of its own.
OTHERS = {
    "families.tsv", "finess.tsv", "systems.tsv", "substances.tsv", "combinations.tsv", "courses.tsv", "label_words.tsv",
    "visit_words.tsv",
}  # fmt: skip
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


def test_families_are_sorted_labelled_and_reasoned_and_each_is_used() -> None:
    header, *lines = rows("families.tsv")
    assert header == ["family", "may_be", "label_en", "label_fr", "why"]
    assert lines == sorted(lines)
    assert all(len(line) == 5 and line[0] and all(line[2:]) for line in lines)
    assert len(families()) == len(lines)
    used = {line.family for told in tables.lines().values() for line in told if line.fact == "chronic_condition"}
    assert used == set(families())


def test_a_family_may_be_others_that_are_known_and_never_round_about() -> None:
    for each in families().values():
        assert list(each.may_be) == sorted(set(each.may_be)) and set(each.may_be) <= set(families()), each.name
        above = set(each.may_be)
        while above:
            assert each.name not in above
            above = {other for name in above for other in families()[name].may_be}


#: Verhoeff's permutation, and the group of ten it works in: turns are 0 to 4, flips 5 to 9.
TURNED = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


def product(one: int, other: int) -> int:
    if one < 5:
        return (one + other) % 5 + 5 * (other >= 5)
    return (one - other) % 5 + 5 * (other < 5)


def checks(identifier: str) -> bool:
    """Say whether the last digit of a SNOMED CT identifier is its check digit."""

    def turned(digit: int, times: int) -> int:
        return functools.reduce(lambda found, _: TURNED[found], range(times % 8), digit)

    digits = enumerate(int(each) for each in reversed(identifier))
    return functools.reduce(product, (turned(digit, place) for place, digit in digits), 0) == 0


@pytest.mark.parametrize(("identifier", "right"), [("73211009", True), ("73211008", False), ("37211009", False)])
def test_the_check_digit_finds_a_slip_and_a_swap(identifier: str, right: bool) -> None:
    assert checks(identifier) is right


def test_every_snomed_code_is_a_concept_with_its_check_digit() -> None:
    for met in tables.lines():
        if met.system == "snomed":
            assert re.fullmatch(r"[1-9][0-9]{2,14}(00|10)[0-9]", met.code) and checks(met.code), met


def test_every_prefixed_code_can_be_met() -> None:
    """A line of ICD-10 or ICPC-2 begins a code of that system: letter, digit, digit, then what is finer."""
    for met in tables.lines():
        if met.system in ("icd-10", "icpc-2"):
            assert re.fullmatch(r"[A-Z]([0-9]([0-9A]([0-9]{0,3}))?)?", met.code), met


@pytest.mark.parametrize("alone", ["none", "maybe_chronic"])
def test_no_code_says_none_or_perhaps_and_something_else(alone: str) -> None:
    for met, lines in tables.lines().items():
        told = {line.fact for line in lines}
        assert told == {alone} or alone not in told, met


def test_a_code_that_may_be_a_lasting_disease_says_so() -> None:
    """What does not say whether it lasts, or is malignant, is not judged away: it leaves a count open."""
    doubt = re.compile(r"does not say that it lasts|not known to be malignant|one rubric")
    for met, lines in tables.lines().items():
        if any(doubt.search(line.why) for line in lines):
            assert {line.fact for line in lines} == {"maybe_chronic"}, met


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
DIABETES = {("chronic_condition", "diabetes")}
DEMENTIA = {("chronic_condition", "dementia"), ("cognitive_trouble", "")}


@pytest.mark.parametrize(
    "value",
    ["E11", "E11.9", "E119", "e11.90", "E11.2+", "E11.3†", " E11.9 ", "E11.20", "E11.-", "E11-", "E11.x0", "E11.x8",
     "E11+8", "E11.9\u00a0", "E11.2†N08.3*", "E11.2+ N08.3*", "E11.00X0"],
)  # fmt: skip
def test_cim10_matches_by_prefix_however_it_is_spelled(value: str) -> None:
    assert told(CIM, value) == DIABETES


@pytest.mark.parametrize("value", ["F00.0*", "F00*", "g30.1†F00.1*", "F03", "F0300"])
def test_a_dagger_and_its_asterisk_are_one_disease(value: str) -> None:
    assert told(CIM, value) == DEMENTIA


@pytest.mark.parametrize("value", ["N08.3*", "G63.2*", "H36.0*", "I79.2*", "M14.2*", "H28.0*"])
def test_the_asterisk_of_diabetes_is_diabetes(value: str) -> None:
    assert told(CIM, value) == DIABETES


def test_the_longest_prefix_decides() -> None:
    assert told(CIM, "N18.3") == {("chronic_condition", "chronic_kidney_disease")}
    assert told(CIM, "N18.4") == {("chronic_condition", "chronic_kidney_disease"), ("severe_renal_failure", "")}
    assert told(CIM, "R05") == {("none", "")}
    assert told(CIM, "R26.3") == {("restricted_mobility", "")}
    assert told(CIM, "I11.0") == {("chronic_condition", "hypertension"), ("chronic_condition", "heart_failure")}
    assert told(CIM, "D57.3") == told(CIM, "D56.3") == told(CIM, "D07.5") == {("none", "")}
    assert told(CIM, "I70.9") == told(CIM, "D40.0") == told(CIM, "N19") == {("maybe_chronic", "")}
    assert told(CIM, "Z63.6") == told(CIM, "Z74.1") == told(CIM, "Z73.6") == {("none", "")}


@pytest.mark.parametrize("value", ["I50.0", "I50.1", "I50.9", "I500+0", "I50.01"])
def test_plain_heart_failure_is_chronic_and_not_known_to_be_severe(value: str) -> None:
    assert told(CIM, value) == {("chronic_condition", "heart_failure")}
    assert told("http://snomed.info/sct", "88805009") == {("chronic_condition", "heart_failure")}


@pytest.mark.parametrize(
    "value",
    ["", "E", "E1", "11", "E11 9 and more text", "é11", "F00-F09", "E10-E14", "F00 excluded", "F00EXCLU", "pas de F00",
     "F00F09", "E11-9", "1A00", "5A11"],
)  # fmt: skip
def test_what_is_no_cim10_code_means_nothing(value: str) -> None:
    """A range, words, a code of ICD-11: none is a code of ICD-10."""
    assert meaning(code(CIM, value)) == ()


@pytest.mark.parametrize(
    "uri",
    ["http://hl7.org/fhir/sid/icd-10", "http://hl7.org/fhir/sid/icd-10/", "http://hl7.org/fhir/sid/icd-10|2019",
     "http://hl7.org/fhir/sid/icd-10-cm", "http://hl7.org/fhir/sid/icd-10-fr", CIM + "/",
     "http://id.who.int/icd/release/10", "http://id.who.int/icd/release/10/2019",
     "urn:oid:2.16.840.1.113883.6.3", "2.16.840.1.113883.6.3", "URN:OID:2.16.840.1.113883.6.3",
     "urn:oid:1.2.250.1.213.2.67", "1.2.250.1.213.2.67",
     "https://mos.esante.gouv.fr/NOS/TRE_R310-CIM10/FHIR/TRE-R310-CIM10",
     "https://mos.esante.gouv.fr/NOS/TRE_R311-CIM10Atih/FHIR/TRE-R311-CIM10Atih"],
)  # fmt: skip
def test_cim10_is_known_by_every_name_it_goes_by(uri: str) -> None:
    assert code(uri, "E11.9") == Code("icd-10", "E119")


@pytest.mark.parametrize(
    "uri",
    ["http://hl7.org/fhir/sid/icpc-2", "https://smt.esante.gouv.fr/terminologie-cisp", "urn:oid:2.16.840.1.113883.6.139"],
)
@pytest.mark.parametrize("value", ["T90", "t90", " T90 ", "T90.02"])
def test_cisp2_is_read_by_rubric(uri: str, value: str) -> None:
    assert told(uri, value) == DIABETES


@pytest.mark.parametrize("value", ["", "T", "T9", "-30", "T900", "T90 sucre", "1T90"])
def test_what_is_no_cisp2_code_means_nothing(value: str) -> None:
    assert meaning(code("http://hl7.org/fhir/sid/icpc-2", value)) == ()


def test_systems_are_known_by_several_names() -> None:
    assert code("http://snomed.info/sct/900000000000207008/version/20250101", "44054006") == Code("snomed", "44054006")
    assert code("2.16.840.1.113883.6.96", "44054006") == Code("snomed", "44054006")
    assert code("urn:oid:2.16.840.1.113883.6.73", "n06da02") == Code("atc", "N06DA02")
    assert code("https://example.org/x", "a.b") == Code("https://example.org/x", "a.b")
    assert code("http://snomed.info/sctid", "44054006").system == "http://snomed.info/sctid"
