"""The tables of substances, combinations, courses and label words: form, order, and that they agree.

Spec: spec/10-screening.md (SCR-7, item 2).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import re

import pytest

from integra.adapters import substances, tables
from integra.adapters.labels import held_by_label, names
from integra.adapters.substances import ACUTE, LASTING, Held, course_of, held_by, together
from integra.adapters.tables import Code, meaning, rows

ATC = re.compile(r"[A-Z][0-9]{2}[A-Z]{2}[0-9]{2}")
CLASS = re.compile(r"[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?")
ALL = {"substances.tsv": substances.SUBSTANCES, "combinations.tsv": substances.COMBINATIONS,
       "courses.tsv": substances.COURSES, "label_words.tsv": ("word", "why")}


def whole(*parts: str) -> Held:
    return Held(frozenset(parts), True)


@pytest.mark.parametrize("name", ALL)
def test_lines_are_whole_sorted_unique_and_have_a_reason(name: str) -> None:
    text = tables.resources.files("integra.adapters").joinpath("codes", name).read_text(encoding="utf-8")
    header, *lines = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    assert tuple(header) == ALL[name] and lines == sorted(lines)
    assert len({line[0] for line in lines}) == len(lines)
    for line in lines:
        assert len(line) == len(header) and all(cell == cell.strip() for cell in line) and line[-1], line


def test_every_code_is_of_one_substance_and_of_the_form_of_atc_and_counts() -> None:
    met = [code for codes in substances.substances().values() for code in codes]
    assert len(set(met)) == len(met)
    for code in met:
        assert ATC.fullmatch(code), code
        assert {line.fact for line in meaning(Code("atc", code))} & {"medicine", "none"}, code


def test_a_combination_is_made_of_substances_and_is_none_itself() -> None:
    for code, parts, rest, _ in rows("combinations.tsv"):
        assert CLASS.fullmatch(code) and rest in ("none", "unnamed"), code
        named = [each for each in parts.split("+") if each]
        assert named == sorted(set(named)) and set(named) <= substances.substances().keys(), code
        assert rest == "unnamed" or len(named) > 1, code
        assert held_by(Code("atc", code)).parts == set(named) or len(code) < 7
    listed = {code for codes in substances.substances().values() for code in codes}
    assert not listed & {row[0] for row in rows("combinations.tsv")}


def test_a_combination_names_what_is_sold_of_it_or_no_part_where_it_would_stand_for_itself() -> None:
    """So each line rests on what can be said of a product, and not on a copy of the index."""
    classes = {row[0] for row in rows("combinations.tsv") if len(row[0]) < 7}
    for code, parts, _, why in rows("combinations.tsv"):
        if parts:
            assert re.search("; sold in France as [A-Z]", why), code
        elif len(code) == 7:
            assert re.fullmatch("[0-4][0-9]", code[5:]) and code[5:] not in ("20", "30"), code
            assert not any(code.startswith(each) for each in classes), code


@pytest.mark.parametrize("code", ["B01AF51", "N03AB52", "G04CA53", "J01DD63", "C09BX03", "A10BD27", "A10AD06", "H02BX01"])
def test_a_combination_that_no_line_tells_adds_nothing(code: str) -> None:
    assert held_by(Code("atc", code)) == Held()


def test_every_family_of_rxnorm_is_of_substances() -> None:
    for met, lines in tables.lines().items():
        families = [line.family for line in lines if line.fact == "ingredient"]
        assert len(families) <= 1, met
        for family in families:
            assert family.split("+") == sorted(set(family.split("+"))), met
            assert set(family.split("+")) <= substances.substances().keys(), met


def test_no_name_is_of_two_substances() -> None:
    owners: dict[str, str] = {}
    for substance, _, english, french, others, _ in rows("substances.tsv"):
        for name in {english.casefold(), french.casefold(), *(each.strip() for each in others.split(";") if each)}:
            assert owners.setdefault(name, substance) == substance, name


def test_a_course_is_acute_or_lasting_and_what_ends_neither_is_open() -> None:
    assert {row[1] for row in rows("courses.tsv")} == {ACUTE, LASTING}
    assert all(CLASS.fullmatch(row[0]) for row in rows("courses.tsv"))
    assert course_of([Code("atc", "J01CA04")], whole("amoxicillin")) == ACUTE
    assert course_of([Code("rxnorm", "308182")], whole("amoxicillin")) == ACUTE
    assert course_of([Code("atc", "M03BX01")], whole("baclofen")) == LASTING, "the longest prefix decides"
    assert course_of([Code("rxnorm", "243670")], whole("acetylsalicylic_acid")) is None, "for pain, or for the heart"
    assert course_of([Code("atc", "B01AC06")], whole("acetylsalicylic_acid")) == LASTING
    assert course_of([Code("atc", "H02AB07")], whole("prednisone")) is None


@pytest.mark.parametrize("code, held", [
    ("B01AC06", whole("acetylsalicylic_acid")), ("N02BA01", whole("acetylsalicylic_acid")),
    ("C09DB01", whole("amlodipine", "valsartan")), ("N02BE51", Held(frozenset({"paracetamol"}))),
    ("C09DX99", Held()), ("C09AA", Held()), ("L99AX01", whole("L99AX01")), ("L99AX51", Held()), ("L99AX30", Held()),
    ("E01AA01", Held())])
def test_what_a_code_of_atc_holds(code: str, held: Held) -> None:
    assert held_by(Code("atc", code)) == held


def test_what_one_concept_says_twice_is_sure_only_where_both_agree() -> None:
    assert together([whole("lisinopril"), whole("lisinopril"), Held()]) == whole("lisinopril")
    assert together([Held(frozenset({"ramipril"})), whole("hydrochlorothiazide", "ramipril")]) \
        == whole("hydrochlorothiazide", "ramipril")
    assert together([whole("ramipril"), whole("hydrochlorothiazide", "ramipril")]) == Held(frozenset({"ramipril"}))
    assert together([whole("ramipril"), whole("lisinopril")]) == together([]) == Held()


@pytest.mark.parametrize("label, parts", [
    ("FUROSEMIDE 40 mg cp", "furosemide"), ("Furosémide Biogaran 40 mg, comprimé sécable", "furosemide"),
    ("24 HR metoprolol succinate 25 MG Extended Release Oral Tablet", "metoprolol"),
    ("Atorvastatin 40 MG Oral Tablet [Lipitor]", "atorvastatin"), ("losartan potassium 50 MG Oral Tablet", "losartan"),
    ("amoxicilline/acide clavulanique 1 g/125 mg", "amoxicillin+clavulanic_acid"),
    ("Acetaminophen 325 MG / HYDROcodone Bitartrate 7.5 MG Oral Tablet", "hydrocodone+paracetamol"),
    ("paracétamol (acetaminophen) 500 mg", "paracetamol"), ("acide acétylsalicylique 75 mg", "acetylsalicylic_acid"),
    ("potassium chloride 600 MG", "potassium"),
    ("OMEPRAZOLE BIOGARAN 20 mg, gélule gastro-résistante", "omeprazole"), ("Paracétamol 1 g, si besoin", "paracetamol"),
    ("METFORMINE 1 000 mg", "metformin"), ("Metformine 1\u202f000 mg, comprimé", "metformin"), ("Colécalciférol 100 000 UI", "colecalciferol"),
    ("ramipril 5 mg le matin", "ramipril"), ("ramipril 5 mg, 1 cp le soir", "ramipril"), ("paracétamol 1 g en cas de douleur", "paracetamol"),
    ("Paracétamol 1 g x2/j", "paracetamol"), ("metformine 850 mg 3 fois par jour avant les repas", "metformin")])
def test_a_label_all_of_whose_words_are_understood_is_believed(label: str, parts: str) -> None:
    assert held_by_label(label) == whole(*parts.split("+"))


@pytest.mark.parametrize("label, parts", [
    ("esomeprazole magnesium 20 MG", "esomeprazole"), ("insulin lispro protamine 75 UNT/ML", "insulin_lispro"),
    ("colécalciférol 400 UI calcium 500 mg", "colecalciferol")])
def test_a_metal_is_a_salt_or_a_substance_so_that_the_label_says_a_part(label: str, parts: str) -> None:
    assert held_by_label(label) == Held(frozenset(parts.split("+")))


@pytest.mark.parametrize("label", [
    "Lasilix 40 mg", "arrêt du furosémide", "furosémide ou bumétanide", "pas de metformine", "stop metformin",
    "paracetamol 500 mg / caffeine 65 mg", "metforminoid", "magnesium 20 mg", "40 mg cp", "", "furosemide " * 200,
    "aspirin for Mr Doe", "metformine 000 mg", "metformine 1 000 mg 0-0-0", "metformine 1 0 000 mg", "Lasilix 40 mg le matin", "le soir si besoin",
    "metformine 1 000 mg, arrêt", "gastro-résistant"])
def test_one_word_that_is_not_understood_and_a_label_says_nothing(label: str) -> None:
    assert held_by_label(label) == Held()


def test_every_name_is_read_as_its_own_substance() -> None:
    alone = {words for words in names() if held_by_label(" ".join(words)) == whole(names()[words])}
    assert names().keys() - alone == {("calcium",), ("magnesium",), ("potassium",), ("protamine",)}
