"""The tables against one another: where a disease counts in one system, its usual codes in the others do.

Spec: spec/10-screening.md (SCR-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import re

import pytest

from integra.adapters import tables
from integra.adapters.tables import CHRONIC, Code, meaning
from integra.words import Fact

Told = tuple[str, str]

#: What one of ICD-10 and SNOMED CT says alone, and why.
ALONE = {
    ("severe_heart_failure", ""): "no edition of ICD-10 gives a heart failure its severity",
    ("organisation_problem", ""): "no concept of SNOMED CT is known for care that is not arranged",
}
#: What only CISP-2 says, and why.
RUBRICS = {(CHRONIC, "inflammatory_arthritis"): "a rubric that holds several diseases of joints"}
#: What no table says, and why.
NOWHERE = {
    "entourage_in_difficulty": "the codes there are speak of the one who cares (Z63.6), not of who is cared for",
}
#: What the systems name alike: ICD-10, SNOMED CT, and CISP-2 where it has a rubric of its own.
PAIRS = (
    ("A16.9", "700272008", "A70"),
    ("B18.2", "128302006", ""),
    ("B24", "86406008", "B90"),
    ("C18.9", "363406005", "D75"),
    ("C20", "363351006", "D75"),
    ("C34.9", "363358000", "R84"),
    ("C50.9", "254837009", "X76"),
    ("C61", "399068003", "Y77"),
    ("C67.9", "399326009", "U76"),
    ("C71.9", "428061005", "N74"),
    ("C78.7", "94381002", ""),
    ("C90.0", "109989006", "B74"),
    ("C95.9", "93143009", "B73"),
    ("D07.5", "92691004", ""),
    ("D40.0", "126906006", ""),
    ("D57.1", "127040003", ""),
    ("D57.3", "16402000", ""),
    ("D66", "28293008", ""),
    ("D68.0", "128105004", ""),
    ("D86.9", "31541009", ""),
    ("E03.9", "40930008", "T86"),
    ("E05.0", "353295004", "T85"),
    ("E10.9", "46635009", "T89"),
    ("E11.9", "44054006", "T90"),
    ("E11.3", "422034002", "T90"),
    ("E27.1", "363732003", ""),
    ("E66.9", "414916001", "T82"),
    ("E83.1", "399187006", ""),
    ("E84.9", "190905008", ""),
    ("F00.9", "26929004", "P70"),
    ("F01.9", "429998004", "P70"),
    ("F03", "52448006", "P70"),
    ("F06.7", "386805003", ""),
    ("F10.1", "15167005", ""),
    ("F10.2", "7200002", "P15"),
    ("F10.6", "69482004", ""),
    ("F11.2", "75544000", ""),
    ("F12.2", "85005007", ""),
    ("F14.2", "31956009", ""),
    ("F17.2", "56294008", ""),
    ("F20.0", "64905009", "P72"),
    ("F22.0", "48500005", "P72"),
    ("F25.9", "68890003", "P72"),
    ("F31.9", "13746004", ""),
    ("F32.9", "35489007", "P76"),
    ("F33.9", "66344007", ""),
    ("F34.1", "78667006", ""),
    ("F40.1", "25501002", "P79"),
    ("F41.1", "21897009", ""),
    ("F41.9", "197480006", "P74"),
    ("F42.9", "191736004", ""),
    ("F43.1", "47505003", "P82"),
    ("F50.0", "56882008", "P86"),
    ("F60.3", "20010003", "P80"),
    ("F63.0", "18085000", ""),
    ("F70.9", "86765009", "P85"),
    ("F72.9", "40700009", ""),
    ("F73.9", "31216003", ""),
    ("F79.9", "110359009", "P85"),
    ("F84.0", "408856003", ""),
    ("F90.0", "406506008", "P81"),
    ("G12.2", "86044005", ""),
    ("G20", "49049000", "N87"),
    ("G35", "24700007", "N86"),
    ("G40.9", "84757009", "N88"),
    ("G43.9", "37796009", "N89"),
    ("G45.9", "266257000", "K89"),
    ("G47.3", "78275009", ""),
    ("G70.0", "91637004", ""),
    ("G80.9", "128188000", ""),
    ("G81.9", "50582007", ""),
    ("G82.2", "60389000", ""),
    ("G82.5", "11538006", ""),
    ("H35.3", "267718000", "F84"),
    ("H40.1", "77075001", "F93"),
    ("H54.0", "193699007", "F94"),
    ("H91.9", "15188001", "H86"),
    ("I10", "59621000", "K86"),
    ("I11.0", "46113002", ""),
    ("I20.9", "194828000", "K74"),
    ("I21.9", "57054005", "K75"),
    ("I25.2", "1755008", "K76"),
    ("I34.0", "48724000", "K83"),
    ("I42.0", "399020009", ""),
    ("I48.9", "49436004", "K78"),
    ("I50.9", "84114007", "K77"),
    ("I63.9", "432504007", "K90"),
    ("I67.9", "62914000", "K91"),
    ("I73.9", "400047006", "K92"),
    ("J42", "63480004", "R79"),
    ("J44.9", "13645005", "R95"),
    ("J45.9", "195967001", "R96"),
    ("J47", "12295008", ""),
    ("J84.1", "51615001", ""),
    ("J96.0", "65710008", ""),
    ("J96.1", "39871006", ""),
    ("K50.9", "34000006", "D94"),
    ("K58.9", "10743008", "D93"),
    ("K74.6", "19943007", ""),
    ("K86.1", "235494005", ""),
    ("K90.0", "23829007", ""),
    ("L40.0", "200965009", "S91"),
    ("L40.5", "33339001", "S91"),
    ("M05.9", "239791005", ""),
    ("M10.9", "90560007", "T92"),
    ("M16.9", "239872002", "L89"),
    ("M17.9", "239873007", "L90"),
    ("M32.9", "55464009", ""),
    ("M45", "9631008", ""),
    ("M47.9", "8847002", ""),
    ("M48.0", "76107001", ""),
    ("M79.7", "95417003", ""),
    ("M81.0", "102447009", "L95"),
    ("N18.3", "700378005", ""),
    ("N18.4", "431857002", ""),
    ("N18.5", "433146000", ""),
    ("N40", "266569009", "Y85"),
    ("N80.9", "129103003", ""),
    ("Q21.3", "86299006", ""),
    ("Q90.9", "41040004", ""),
    ("R26.2", "719232003", ""),
    ("R52.2", "82423001", ""),
    ("Z21", "91947003", ""),
    ("Z56.0", "73438004", "Z06"),
    ("Z59.0", "32911000", ""),
    ("Z59.4", "733423003", ""),
    ("Z59.6", "424860001", "Z01"),
    ("Z60.2", "105529008", ""),
    ("Z94.0", "737295003", ""),
    ("Z95.0", "14106009", ""),
    ("Z99.1", "444932008", ""),
    ("Z99.2", "105502003", ""),
    ("Z99.3", "105503008", ""),
)
#: Severe hypertension, no longer insured as a long-term disease: it counts by the lists of multimorbidity.
NO_LONGER = 12
#: The thirty long-term diseases of the French insurance (ALD): their families, or why none.
ALD: dict[int, tuple[str, ...] | str] = {
    1: ("stroke",),
    2: ("bone_marrow_failure",),
    3: ("artery_disease",),
    4: "no code says that a schistosomiasis has complications",
    5: ("arrhythmia", "cardiomyopathy", "congenital_heart_disease", "heart_failure", "valve_disease"),
    6: ("chronic_hepatitis", "chronic_liver_disease"),
    7: ("hiv", "immune_deficiency"),
    8: ("diabetes",),
    9: ("epilepsy", "motor_neuron_disease", "neuromuscular_disease"),
    10: ("haemoglobin_disease",),
    11: ("bleeding_disease",),
    12: ("hypertension",),
    13: ("coronary_disease",),
    14: ("chronic_respiratory_failure", "copd", "interstitial_lung_disease"),
    15: ("dementia",),
    16: ("parkinson_disease",),
    17: ("inherited_metabolic_disease",),
    18: ("cystic_fibrosis",),
    19: ("chronic_kidney_disease",),
    20: ("paralysis",),
    21: ("connective_tissue_disease",),
    22: ("rheumatoid_arthritis",),
    23: ("anxiety_disorder", "eating_disorder", "mood_disorder", "personality_disorder", "psychosis"),
    24: ("inflammatory_bowel_disease",),
    25: ("multiple_sclerosis",),
    26: "no code says that a scoliosis progresses",
    27: ("spondyloarthritis",),
    28: ("organ_graft",),
    29: ("leprosy", "tuberculosis"),
    30: ("cancer",),
}


def said(system: str) -> set[Told]:
    """Give every fact of findings, and family of diseases, that a system says."""
    of_findings = {CHRONIC, *tables.FLAGS}
    return {
        (line.fact, line.family)
        for met, lines in tables.lines().items()
        if met.system == system
        for line in lines
        if line.fact in of_findings
    }


def told(system: str, value: str) -> set[Told]:
    return {(line.fact, line.family) for line in meaning(Code(system, value.replace(".", "")))}


def test_icd10_and_snomed_say_the_same_but_for_what_one_says_alone() -> None:
    assert said("icd-10") ^ said("snomed") == set(ALONE)


def test_primary_care_says_nothing_that_neither_of_them_says() -> None:
    assert said("icpc-2") - (said("icd-10") & said("snomed")) == set(RUBRICS)


def test_a_class_of_medicines_says_only_what_both_say_of_findings() -> None:
    assert {("cognitive_trouble", ""), ("addiction", "")} == said("atc") <= said("icd-10") & said("snomed")


def test_every_fact_is_in_some_table_but_for_what_is_nowhere() -> None:
    everywhere = {fact for system in ("icd-10", "snomed", "icpc-2", "atc") for fact, _ in said(system)}
    assert {fact.word for fact in Fact} - everywhere == set(NOWHERE)


@pytest.mark.parametrize(("icd", "snomed", "icpc"), PAIRS)
def test_what_systems_name_alike_says_the_same(icd: str, snomed: str, icpc: str) -> None:
    expected = told("icd-10", icd)
    assert expected and told("snomed", snomed) == expected
    assert not icpc or told("icpc-2", icpc) == expected


def test_the_pairs_reach_every_family_of_primary_care() -> None:
    paired = {line for _, _, icpc in PAIRS if icpc for line in told("icpc-2", icpc)}
    assert said("icpc-2") - paired == set(RUBRICS)


@pytest.mark.parametrize("number", range(1, 31))
def test_the_thirty_long_term_diseases_count_or_say_why_not(number: int) -> None:
    held = ALD[number]
    families = held if isinstance(held, tuple) else ()
    for family in families:
        assert (CHRONIC, family) in said("icd-10") & said("snomed"), family
        reasons = {line.why for lines in tables.lines().values() for line in lines if line.family == family}
        assert number == NO_LONGER or any(re.search(rf"ALD ([0-9]+ and )?{number}\b", why) for why in reasons), family
    assert families or held


@pytest.mark.parametrize(
    ("system", "value"),
    [("icd-10", "I50"), ("icd-10", "J44"), ("icd-10", "N18"), ("snomed", "313299006"), ("snomed", "421704003"),
     ("snomed", "709044004"), ("snomed", "433144002"), ("icpc-2", "K77"), ("icpc-2", "R95")],
)  # fmt: skip
def test_no_code_is_severe_whose_name_does_not_say_so(system: str, value: str) -> None:
    assert not {fact for fact, _ in told(system, value) if fact.startswith("severe_")}


@pytest.mark.parametrize(
    ("value", "fact"),
    [("363753007", "restricted_mobility"), ("705406009", "restricted_mobility"), ("705404007", "restricted_mobility"),
     ("466317003", "restricted_mobility"), ("58938008", "restricted_mobility"), ("36965003", "severe_renal_failure"),
     ("360006004", "none"), ("87405001", "none"), ("261323006", "none")],
)  # fmt: skip
def test_a_device_in_use_says_what_only_its_wearer_has(value: str, fact: str) -> None:
    """A walker says that walking is hard; a stick or a bottle of oxygen does not say enough."""
    assert fact in {each for each, _ in told("snomed", value)}
