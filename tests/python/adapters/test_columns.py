"""Tables of our own columns: each cell in every writing, a wrong one refused with its column alone, names told or refused.

Spec: spec/03-command.md ("Columns of our own"); GEN-1, GEN-6, GEN-7, SCR-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import io
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_writing import ACCENT, DIALECTS, ENGLISH, FRENCH, LETTERS, TRUTH, Dialect, flat, table

from integra.adapters import InputError, PlacedRecord, Problem
from integra.cohort import cohort
from integra.columns.cells import READERS, Habits
from integra.columns.days import CellError
from integra.columns.mapping import Columns
from integra.columns.people import read, tells
from integra.forms import record_from_json
from integra.screening.record import Record
from integra.text import Text

PEOPLE = 1000


def people(data: bytes, columns: Columns | None = None) -> list[PlacedRecord | Problem]:
    return list(read(io.BytesIO(data), "p.csv", columns))


def records(data: bytes, columns: Columns | None = None) -> list[tuple[Record, str | None]]:
    """The records of a table in which nobody is refused."""
    found = people(data, columns)
    assert [each for each in found if isinstance(each, Problem)] == []
    return [record_from_json(each.record) for each in found if isinstance(each, PlacedRecord)]


def refused(data: bytes, columns: Columns | None = None) -> list[tuple[str, str]]:
    return [(each.place.en, each.reason.en) for each in people(data, columns) if isinstance(each, Problem)]


@pytest.mark.parametrize("how", DIALECTS)
def test_a_thousand_people_are_the_same_in_every_writing(how: str) -> None:
    wanted = [record_from_json({**each, "ref": each["ref"].replace("person", ACCENT)}) for each in cohort(11, PEOPLE)]
    assert records(table(flat(11, PEOPLE), DIALECTS[how])) == wanted


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32), st.builds(
    Dialect, separator=st.sampled_from(",;\t"), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]), every_quote=st.booleans(),
    words=st.sampled_from([ENGLISH, FRENCH, LETTERS, TRUTH]), day=st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%Y/%m/%d", "%d.%m.%Y"]),
    number=st.sampled_from(["{}", "{},0", "{}.00", " {} "]), none=st.sampled_from(["none", "aucune", "AUCUN"]),
    capitals=st.booleans()))
def test_any_writing_gives_the_same_people(seed: int, how: Dialect) -> None:
    rows = flat(seed, 8, accent=False)
    order = list(rows[0])
    random.Random(seed).shuffle(order)
    found = records(table([{name: row[name] for name in order} for row in rows], how))
    assert found == list(map(record_from_json, cohort(seed, 8)))


@pytest.mark.parametrize("name, cells, value", [
    ("mobility", "yes YES y Oui OUI o O true True Vrai", "yes"), ("mobility", "no N non NON false FAUX faux", "no"),
    ("mobility", "? ?? unknown Inconnu inconnue NSP", "unknown"), ("mobility", "NA n/a NaN null", None),
    ("medicines", "3 3,0 3.0 03 3,", 3), ("medicines", "? NA inconnu", None), ("medicines", "4294967295", 4294967295),
    ("date", "2024-12-31 31/12/2024 31-12-2024 31.12.2024 2024/12/31 2024-12-31T21:59:59Z 2024-12-31T23:59:59.5+02:00 "
     "2024-12-31T23:59+01",
     "2024-12-31"), ("date", "1/2/2025 01/2/2025 2025-2-1", "2025-02-01"), ("date", "? NA", None),
    ("admissions_known_to", "? inconnu", "unknown"), ("admissions_known_to", "NA null", None),
    ("id", "6F1C2A9E-4b7d-40f8-a1b2-c3d4e5f60718 6f1c2a9e4b7d40f8a1b2c3d4e5f60718", "6f1c2a9e4b7d40f8a1b2c3d4e5f60718"),
    ("ref", "12,0", "12,0"), ("admissions", "none aucune Aucun", [])])
def test_a_cell_in_every_writing(name: str, cells: str, value: Any) -> None:
    for cell in cells.split():
        assert READERS[name](f" {cell}\u00a0", "dd/mm/yyyy") == value, cell


@pytest.mark.parametrize("name, cell, value", [
    ("mobility", "ne sait pas", "unknown"), ("mobility", "Ne  Sait Pas", "unknown"), ("mobility", "", None),
    ("date", "31/12/2024 23:59", "2024-12-31"), ("date", "31/12/2024 à 8h05", "2024-12-31"),
    ("date", datetime.datetime(2024, 12, 31, 23, 59), "2024-12-31"), ("date", datetime.date(2024, 12, 31), "2024-12-31"),
    ("mobility", True, "yes"), ("mobility", False, "no"), ("mobility", None, None), ("mobility", float("nan"), None),
    ("medicines", 3, 3), ("medicines", 3.0, 3), ("ref", 12, "12"), ("ref", 12.0, "12"), ("ref", " ", None),
    ("id", bytes(15) + b"\1", "00000000000000000000000000000001"),
    ("admissions", "2025-01-02/yes 2025-03-01/?",
     [{"date": "2025-01-02", "emergency": "yes"}, {"date": "2025-03-01", "emergency": "unknown"}]),
    ("admissions", "02/01/2025/oui, 01/03/2025 | ?/non",
     [{"date": "2025-01-02", "emergency": "yes"}, {"date": "2025-03-01"}, {"emergency": "no"}]),
    ("admissions", [{"date": datetime.date(2025, 1, 2), "emergency": "yes"}, {}],
     [{"date": "2025-01-02", "emergency": "yes"}, {}]),
    ("admissions", "2025-01-02 /yes", [{"date": "2025-01-02", "emergency": "yes"}]),
    ("admissions", "02/01/2025 / oui, 2025-03-01/ non", [{"date": "2025-01-02", "emergency": "yes"},
                                                          {"date": "2025-03-01", "emergency": "no"}]),
    ("admissions", "2025-01-02 / ? | ? /no", [{"date": "2025-01-02", "emergency": "unknown"}, {"emergency": "no"}]),
    ("admissions", "2025-01-02/ 2025-03-01/yes", [{"date": "2025-01-02"}, {"date": "2025-03-01", "emergency": "yes"}]),
    ("admissions", "", None), ("admissions", "?", None), ("admissions", [], [])])
def test_a_cell_of_its_own(name: str, cell: object, value: Any) -> None:
    assert READERS[name](cell, "dd/mm/yyyy") == value


def test_the_month_stands_first_where_that_is_said() -> None:
    assert READERS["date"]("12/31/2024", "mm/dd/yyyy") == "2024-12-31"
    assert READERS["admissions"]("2/3/2025/yes", "mm/dd/yyyy") == [{"date": "2025-02-03", "emergency": "yes"}]
    with pytest.raises(CellError, match="day that exists"):
        READERS["date"]("31/12/2024", "mm/dd/yyyy")


@pytest.mark.parametrize("name, cell, rule, said", [
    ("mobility", "1", "GEN-1", "a number is no answer"), ("mobility", 0, "GEN-1", "a number is no answer"),
    ("mobility", "0,0", "GEN-1", "a number is no answer"), ("mobility", "x", "GEN-1", "yes, no or ?"),
    ("mobility", "-", "GEN-1", "yes, no or ?"), ("mobility", "oui non", "GEN-1", "yes, no or ?"),
    ("medicines", "3,5", "SCR-7", "a whole number"), ("medicines", "-1", "SCR-7", "a whole number"),
    ("medicines", "4294967296", "SCR-7", "a whole number"), ("medicines", 3.5, "SCR-7", "a whole number"),
    ("medicines", True, "SCR-7", "a whole number"), ("medicines", "1 000", "SCR-7", "a whole number"),
    ("medicines", "1,000,000", "SCR-7", "a whole number"), ("medicines", "oui", "SCR-7", "a whole number"),
    ("date", "31/12/24", "GEN-7", "four digits"), ("date", "24-12-31", "GEN-7", "four digits"),
    ("date", "12/31/2024", "GEN-7", "where the month stands first, say so"), ("date", "30/02/2025", "GEN-7", "day that exists"),
    ("date", "45658", "GEN-7", "a date, as in"), ("date", "20241231", "GEN-7", "a date, as in"),
    ("date", "01/2025", "GEN-7", "a date, as in"), ("date", "0000-01-01", "GEN-7", "day that exists"),
    ("date", "2024-12-31 25", "GEN-7", "a date, as in"), ("date", "01-02/2025", "GEN-7", "a date, as in"),
    ("id", "12", "GEN-6", "a key of your own belongs into a column ref"), ("ref", "é" * 129, "GEN-6", "256 bytes"),
    ("admissions", "oui", "GEN-7", "a date"), ("admissions", "2025-01-02/maybe", "GEN-1", "yes, no or ?"),
    ("admissions", "2025-01-02/yes/no", "GEN-7", "a date"), ("admissions", [{"day": 1}], "SCR-7", "stays with spaces"),
    ("admissions", [3], "SCR-7", "stays with spaces")])
def test_a_cell_that_says_nothing_of_the_kind_is_refused_by_its_rule(name: str, cell: object, rule: str, said: str) -> None:
    with pytest.raises(CellError) as refusal:
        READERS[name](cell, "dd/mm/yyyy")
    assert said in refusal.value.reason.en and refusal.value.rule == rule
    assert refusal.value.reason.fr != refusal.value.reason.en


@pytest.mark.parametrize("cell, word", [
    ("ouii", "ouii"), ("inconu", "inconu"), ("Nonn", "Nonn"), ("Jeanne", None), ("Dupont", None), ("12/03/1940", None),
    ("6f1c2a9e4b7d40f8a1b2c3d4e5f60718", None), ("o" * 300, None)])
def test_a_word_is_told_where_it_is_nearly_ours_and_no_other(cell: str, word: str | None) -> None:
    (place, reason), = refused(f"ref,mobility\nJeanne Dupont,{cell}\n".encode())
    assert place == "p.csv:2" and reason.startswith("column 'mobility'") and "Jeanne" not in reason
    assert (f"word {cell!r}" in reason and "the nearest name is" in reason) if word else cell not in reason


def test_a_wrong_cell_refuses_its_person_alone_and_once() -> None:
    data = b"ref;Mobility;Medicines;date\na;ouii;3,5;x\nb;oui;3;\nc;non;x;\nd;?;;;\ne\nf;non;4;01/01/2025\n"
    assert [place for place, _ in refused(data)] == ["p.csv:2", "p.csv:4", "p.csv:5", "p.csv:6"]
    assert "column 'Medicines'" in refused(data)[1][1] and "5 cells where the header has 4" in refused(data)[2][1]
    assert [each.record["ref"] for each in people(data) if isinstance(each, PlacedRecord)] == ["b", "f"]


def test_a_count_and_its_floor_are_one_or_the_other() -> None:
    assert records(b"medicines,medicines_at_least,x\n3,,\n,4,\n,,x\n") == [
        record_from_json(each) for each in ({"facts": {"medicines": 3}}, {"facts": {"medicines_at_least": 4}}, {})]
    assert refused(b"Medicines,medicines at least\n3,4\n") == [
        ("p.csv:2", "columns 'Medicines' and 'medicines at least' both have a number: keep one (rule SCR-7)")]


def test_a_list_left_out_is_not_known_and_an_empty_one_is() -> None:
    (out, _), (none, _) = records(
        b"date,admissions_known_from,admissions\n2025-06-01,2024-01-01,\n2025-06-01,2024-01-01,none\n")
    assert out.facts is not None and out.facts.admissions_known_from is None
    assert none.facts is not None and none.facts.admissions_known_from == datetime.date(2024, 1, 1)


@pytest.mark.parametrize("head", ["Accès to care", "ACCESS_TO_CARE", "Access to care ", '"access-to-care"', "access.to.care"])
def test_names_are_ours_however_they_are_written(head: str) -> None:
    (found, _), = records(f"Réf;{head}\n1;oui\n".encode().replace(b"Acc\xc3\xa8s", b"Acc\xc3\xa9ss"))
    assert found.answers is not None and found.answers.access_to_care.word == "yes"


@pytest.mark.parametrize("head, said", [
    ("mobilty", "p.csv:1: column 'mobilty': is it 'mobility'? Then name it so; if not, keep it by others = [\"mobilty\"]"),
    ("isolation;profesions", "column 'profesions': is it 'professions'?"), ("medicnes", "is it 'medicines'?"),
    ("mobility;isolaton", "is it 'isolation'?"), ("isolation;admisisons", "is it 'admissions'?"), ("isolation;ISOLATION", "column 'isolation' is there twice"),
    ("nom;prenom", "p.csv:1: no column is named as a question, a fact, a count or admissions: integra columns proposes"),
    ("id;ref;date", "no column is named as"), ("", "p.csv: an empty table: nobody is in it")])
def test_a_table_without_our_names_or_with_a_slip_is_refused(head: str, said: str) -> None:
    with pytest.raises(InputError) as refusal:
        people(f"{head}\n;\n".encode() if head else b"")
    assert said in str(refusal.value) and refusal.value.text.fr != refusal.value.text.en


@pytest.mark.parametrize("name", ["medecins", "médecine", "Médecins", "dates", "profession", "Admission", "missions", "professional"])
def test_an_ordinary_word_is_no_slip_of_ours(name: str) -> None:
    assert records(f"ref;{name};mobility\na;x;oui\n".encode()) == [(record_from_json({"answers": {"mobility": "yes"}})[0], "a")]


def test_columns_of_the_caller_are_left_alone() -> None:
    assert records(b"Nom;mobility;;Age\nx;oui;y;1\n") == [record_from_json({"answers": {"mobility": "yes"}})]
    assert records(b"profesions;mobility\nx;oui\n", Columns(others=frozenset({"Profesions"}))) == [
        record_from_json({"answers": {"mobility": "yes"}})]


def test_their_names_and_words_are_read_by_a_mapping() -> None:
    columns = Columns({"mobility": "Mobilité ?", "ref": "N°", "medicines": "Méd."}, frozenset(), Habits(
        "mm/dd/yyyy", {"": {"1": "yes", "0": "no"}, "isolation": {"1": "no"}, "medicines": {"aucun": "0"}}))
    data = "N°;MOBILITE;Méd.;Isolation;date\nx;1;Aucun;1;12/31/2024\ny;0,0;2;0;\n".encode()
    assert refused(data, columns) == [("p.csv:3", refused(b"mobility;x\n0,0;\n")[0][1].replace("'mobility'", "'MOBILITE'"))]
    (found, ref), = records(data.replace(b"0,0", b"0"), columns)[:1]
    assert ref == "x" and found == record_from_json({
        "date": "2024-12-31", "answers": {"mobility": "yes"}, "facts": {"medicines": 0, "isolation": "no"}})[0]


@pytest.mark.parametrize("theirs, head, said", [
    ("Mobilté", "Mobilité;isolation", "column 'Mobilté': no column has this name; the nearest name is 'Mobilité'"),
    ("Nom", "Nom;NOM;isolation", "column 'Nom' is there twice")])
def test_a_mapping_that_does_not_fit_is_refused(theirs: str, head: str, said: str) -> None:
    columns = Columns({"mobility": theirs})
    if theirs == "Nom":
        head = head.replace("Nom;NOM", "NOM;nom")
    with pytest.raises(InputError, match=said.replace("?", r"\?")):
        people(f"{head}\n;;\n".encode(), columns)


@pytest.mark.parametrize("head, ours", [
    (b"ref,mobility\n", True), (b"\xef\xbb\xbfREF;Mobility\n", True), ("x\tisolation\n".encode("utf-16"), True),
    (b"sep=;\nx;medicines\n", True), (b"PK\x03\x04 xl/workbook.xml", True), (b"PK\x03\x04 word/", False), (b"PAR1", True), (b"", False), (b"ref,date\n", False),
    (b"{\"mobility\": 1}\n", False), (b"\x83\x01", False), (b"<mobility>", False), (b"\0", False),
    (b"START,STOP,PATIENT,CODE\n", False), (b"id,structure,services,level\n", False)])
def test_a_table_of_ours_is_told_by_its_head(head: bytes, ours: bool) -> None:
    assert tells(head) is ours


def test_with_a_mapping_a_table_is_told_by_their_names() -> None:
    assert tells(b"Mob;x\n", Columns({"mobility": "mob"})) and not tells(b"Mob;x\n")


def test_what_is_windows_1252_is_said_once() -> None:
    notes: list[Text] = []
    found = list(read(io.BytesIO("ref;mobility\nZoé;oui\n".encode("cp1252")), "p.csv", note=notes.append))
    assert [each.record["ref"] for each in found if isinstance(each, PlacedRecord)] == ["Zoé"]
    assert [each.en[:30] for each in notes] == ["p.csv: not UTF-8: read as Wind"]
