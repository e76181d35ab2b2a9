"""Synthea CSV folders: what is read, and what is wrong with them.

Spec: spec/10-screening.md (SCR-7).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import datetime
import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from integra.adapters import InputError, PlacedRecord, Problem, detect, synthea
from integra.text import Text, verbatim

AT = datetime.date(2025, 6, 1)
A, B = "1111aaaa-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
HEADS = {
    "patients.csv": "Id,BIRTHDATE,FIRST",
    "conditions.csv": "START,STOP,PATIENT,ENCOUNTER,SYSTEM,CODE,DESCRIPTION",
    "devices.csv": "START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION,UDI",
    "encounters.csv": "Id,START,STOP,PATIENT,ENCOUNTERCLASS,CODE",
    "medications.csv": "START,STOP,PATIENT,CODE,DESCRIPTION",
}
SCT = "http://snomed.info/sct"


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Give a writer of tables: by name, their rows."""

    def make(**tables: list[str]) -> Path:
        people = {"patients": [f"{A},1950-01-01,Ann", f"{B},1960-01-01,Bob"]}
        for name, rows in {**people, **tables}.items():
            text = "\n".join([HEADS[f"{name}.csv"], *rows]) + "\n"
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return make


def results(folder: Path) -> list[PlacedRecord | Problem]:
    return list(synthea.open(folder).records(AT))


def facts(folder: Path) -> dict[str, Any]:
    """Give the facts of the first person, all being well."""
    found = results(folder)
    assert [type(each) for each in found] == [PlacedRecord, PlacedRecord], found
    first = found[0]
    assert isinstance(first, PlacedRecord)
    made: dict[str, Any] = first.record["facts"]
    return made


def test_patients_alone_are_people_of_whom_nothing_is_known(write: Any) -> None:
    folder = write()
    made = results(folder)
    assert made[0] == PlacedRecord(verbatim(f"{folder}/patients.csv:2"), {"id": A, "ref": A, "date": "2025-06-01", "facts": {}})
    assert synthea.open(folder).latest is None
    assert results(folder / "patients.csv") == made


def test_findings_devices_and_medicines_active_on_the_day(write: Any) -> None:
    made = facts(
        write(
            conditions=[
                f"2010-01-01,,{A},e,{SCT},44054006,Diabetes",
                f"2010-01-01,,{A},e,{SCT},431857002,CKD 4",
                f"2010-01-01,2025-05-31,{A},e,{SCT},59621000,over the day before",
                f"2010-01-01,2025-06-01,{A},e,{SCT},422650009,over on the day: open on both (GEN-7)",
                f"2025-06-02,,{A},e,{SCT},32911000,after the day",
                f"2010-01-01,,{B},e,{SCT},32911000,somebody else",
            ],
            devices=[f"2020-01-01T00:00:00Z,,{A},e,1255320005,Walker,u"],
            medications=[
                f"2020-01-01T00:00:00Z,,{A},314076,Lisinopril 10",
                f"2020-01-01T00:00:00Z,,{A},314077,Lisinopril 20",
                f"2020-01-01T00:00:00Z,2025-05-31T00:00:00Z,{A},310798,over the day before",
            ],
        )
    )
    assert made == {
        "chronic_conditions_at_least": 2,
        "medicines_at_least": 1,
        "severe_renal_failure": "yes",
        "restricted_mobility": "yes",
        "isolation": "yes",
    }


@pytest.mark.parametrize(
    ("of_class", "code", "emergency"),
    [
        ("inpatient", "305342007", "unknown"),
        ("inpatient", "183452005", "yes"),
        ("inpatient", "183495009", "no"),
        ("emergency", "50849002", None),
        ("emergency", "183478001", "unknown"),
        ("ambulatory", "185347001", None),
        ("ambulatory", "32485007", "unknown"),
        ("snf", "32485007", "unknown"),
        ("snf", "185347001", None),
        ("hospice", "305336008", None),
        ("novel", "185347001", "unknown"),
    ],
)
def test_a_stay_is_an_emergency_where_the_code_says_so(write: Any, of_class: str, code: str, emergency: str) -> None:
    made = facts(write(encounters=[f"x,2025-02-03T04:05:06Z,,{A},{of_class},{code}"]))
    assert made == ({"admissions": [{"date": "2025-02-03", "emergency": emergency}]} if emergency else {})


def test_latest_is_the_latest_start(write: Any) -> None:
    folder = write(
        conditions=[f"2024-01-01,2031-01-01,{A},e,{SCT},44054006,x"],
        encounters=[f"x,2024-03-02T12:59:59Z,2030-01-01T00:00:00Z,{A},wellness,162673000"],
    )
    assert synthea.open(folder).latest == datetime.date(2024, 3, 2)


def test_unmapped_codes_are_counted_once(write: Any) -> None:
    data = synthea.open(write(conditions=[f"2024-01-01,,{A},e,{SCT},1,x"] * 2, devices=[f"2024-01-01,,{A},e,2,x,u"]))
    list(data.records(AT)), list(data.records(AT))
    assert dict(data.unmapped) == {("snomed", "1"): 2, ("snomed", "2"): 1}


@pytest.mark.parametrize(
    ("row", "reason", "raison"),
    [
        (f"soon,,{A},e,{SCT},44054006,x", "START is not a date", "START n'est pas une date"),
        (f",,{A},e,{SCT},44054006,x", "START is not a date", "START n'est pas une date"),
        (f"2020-01-01,later,{A},e,{SCT},44054006,x", "STOP is not a date", "STOP n'est pas une date"),
        (f"2020-01-01,,{A},e,{SCT},,x", "CODE is absent or not printable", "CODE est absent ou non imprimable"),
        (f"2020-01-01,,{A},e,{SCT},44054006", "6 cells where the header has 7", "6 cellules là où l'en-tête en a 7"),
        (f'2020-01-01,,{A},e,{SCT},44054006,"x', "not a row of CSV", "pas une ligne de CSV"),
        (f"2020-01-01,,{A},e,{SCT},44054006,\udc81", "neither UTF-8 nor Windows-1252: save it as CSV UTF-8",
         "ni de l'UTF-8, ni du Windows-1252 : l'enregistrer en CSV UTF-8"),
    ],
)
def test_an_unreadable_row_refuses_its_person_and_no_other(
    write: Any, row: str, reason: str, raison: str
) -> None:
    folder = write(conditions=[f"2020-01-01,,{B},e,{SCT},44054006,x"])
    with (folder / "conditions.csv").open("ab") as table:
        table.write(row.encode("utf-8", "surrogateescape") + b"\r\n")
        table.write(f"2020-01-01,,{B},e,{SCT},59621000,x\n".encode())
    first, second = results(folder)
    assert first == Problem(verbatim(f"{folder}/conditions.csv:3"), Text(reason, raison))
    assert isinstance(second, PlacedRecord) and second.record["facts"] == {"chronic_conditions_at_least": 2}


@pytest.mark.parametrize("row", [f"2020-01-01,,nobody,e,{SCT},44054006,x", "what is this"])
def test_a_row_of_nobody_is_reported_alone(write: Any, row: str) -> None:
    folder = write(conditions=[row])
    assert [type(each) for each in results(folder)] == [PlacedRecord, PlacedRecord, Problem]
    found = results(folder)[2]
    assert isinstance(found, Problem) and found.place == verbatim(f"{folder}/conditions.csv:2")
    if "," in row:
        assert found.reason == Text(
            "the row is about somebody who is not in patients.csv",
            "la ligne concerne quelqu'un qui n'est pas dans patients.csv",
        )
    assert "nobody," not in str(found) and "what" not in str(found)


def test_a_patient_twice_is_refused(write: Any) -> None:
    found = results(write(patients=[f"{A},1950-01-01,", f"{A},,", f"{B},,", ",1950-01-01,"]))
    assert [type(each) for each in found] == [Problem, PlacedRecord, Problem]
    assert [each.reason for each in found if isinstance(each, Problem)] == [
        Text("a patient with this Id is met more than once", "cet Id de patient se rencontre plus d'une fois"),
        Text("Id is absent or not printable", "Id est absent ou non imprimable"),
    ]


@pytest.mark.parametrize("again", [f"{A},1950-01-01,Ann", f"{A.upper()},1950-01-01,Ann"])
def test_a_row_of_a_patient_twice_alike_is_one_person(write: Any, again: str) -> None:
    folder = write(patients=[f"{A},1950-01-01,Ann", again, f"{B},1960-01-01,Bob"],
                   conditions=[f"2010-01-01,,{A},e,{SCT},44054006,x"])
    assert facts(folder) == {"chronic_conditions_at_least": 1}
    found = results(write(patients=[f"{A},1950-01-01,Ann", again.replace("Ann", "Anne"), f"{B},1960-01-01,Bob"]))
    assert [type(each) for each in found] == [Problem, PlacedRecord]


@pytest.mark.parametrize("of_patients, of_rows", [(A, A.upper()), (A.upper(), A)])
def test_identifiers_have_no_case(write: Any, of_patients: str, of_rows: str) -> None:
    folder = write(patients=[f"{of_patients},1950-01-01,Ann", f"{B},1960-01-01,Bob"],
                   conditions=[f"2010-01-01,,{of_rows},e,{SCT},44054006,x"])
    assert facts(folder) == {"chronic_conditions_at_least": 1}


@pytest.mark.parametrize("nothing", ["NA", "NaN", "nan", "NULL", "null", "None", "n/a", "NaT", "<NA>"])
def test_what_programs_write_for_an_empty_cell_is_empty(write: Any, monkeypatch: pytest.MonkeyPatch, nothing: str) -> None:
    monkeypatch.setitem(HEADS, "patients.csv", "Id,DEATHDATE,FIRST")
    folder = write(
        patients=[f"{A},{nothing},{nothing}", f"{B},{nothing},Bob"],
        conditions=[f"2010-01-01,{nothing},{A},{nothing},{nothing},44054006,{nothing}"],
        encounters=[f"x,2025-02-03T04:05:06Z,{nothing},{A},inpatient,183452005"],
        medications=[f"2020-01-01T00:00:00Z,{nothing},{A},314076,{nothing}"])
    assert facts(folder) == {"chronic_conditions_at_least": 1, "medicines_at_least": 1,
                             "admissions": [{"date": "2025-02-03", "emergency": "yes"}]}
    (problem, _) = results(write(conditions=[f"{nothing},,{A},e,{SCT},44054006,x"]))
    assert isinstance(problem, Problem) and problem.reason.en == "START is not a date"


@pytest.mark.parametrize("name", [str.title, str.upper, "{}.gz".format, lambda table: f"{table.upper()}.GZ"])
def test_a_folder_is_read_whatever_the_case_of_its_names_and_packed(write: Any, tmp_path: Path, name: Callable[[str], str]) -> None:
    folder = write(conditions=[f"2010-01-01,,{A},e,{SCT},44054006,x"])
    for path in list(folder.iterdir()):
        data = path.read_bytes()
        path.unlink()
        made = folder / name(path.name)
        made.write_bytes(gzip.compress(data) if made.suffix.lower() == ".gz" else data)
    assert facts(folder) == {"chronic_conditions_at_least": 1} and detect(folder) == "synthea"
    patients = next(each for each in folder.iterdir() if each.name.lower().startswith("patients"))
    assert detect(patients) == "synthea" and len(results(patients)) == 2


def test_of_a_table_that_is_there_twice_the_one_as_it_is_counts_and_two_alike_are_refused(write: Any) -> None:
    folder = write(conditions=[f"2010-01-01,,{A},e,{SCT},44054006,x"])
    (folder / "conditions.csv.gz").write_bytes(gzip.compress(b"damaged"))
    assert facts(folder) == {"chronic_conditions_at_least": 1}
    assert synthea.open(folder).notes == [Text(f"{folder}/conditions.csv.gz: passed over, since conditions.csv is there",
                                               f"{folder}/conditions.csv.gz : non lu, puisque conditions.csv est là")]
    (folder / "Conditions.csv").write_text(HEADS["conditions.csv"] + "\n")
    if len(list(folder.iterdir())) == 4:  # a disk on which names have case
        with pytest.raises(InputError, match=r"conditions\.csv: the same table as Conditions\.csv: keep one"):
            synthea.open(folder)


def test_a_broken_row_that_goes_on_over_others_refuses_whoever_is_in_it(write: Any) -> None:
    folder = write(conditions=[f'2010-01-01,,{A},e,{SCT},44054006,"x', f'2010-01-01,,{B},e,{SCT},"44054006,x,y'])
    assert [type(each) for each in results(folder)] == [Problem, Problem]


def test_what_is_no_synthea_folder_is_said(write: Any, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"patients\.csv"):
        synthea.open(tmp_path)
    folder = write()
    (folder / "conditions.csv").write_text("START,STOP,PATIENT\n")
    table = folder / "conditions.csv"
    with pytest.raises(InputError) as refusal:
        synthea.open(folder)
    assert refusal.value.text == Text(f"{table}: column CODE is missing", f"{table} : la colonne CODE manque")
    (folder / "conditions.csv").write_text("START,STOP,PATIENT,CODE,CODE\n")
    with pytest.raises(InputError) as refusal:
        synthea.open(folder)
    assert refusal.value.text == Text(f"{table}: a column is there twice", f"{table} : une colonne y est deux fois")
    (folder / "conditions.csv").write_text("Started,STOP,PATIENT,CODE\n")
    with pytest.raises(InputError, match="column START is missing; the nearest name is 'Started'"):
        synthea.open(folder)


#: Folders as other programs write them again: each makes the text of every table from that of Synthea.
REWRITTEN: dict[str, Callable[[str], bytes]] = {
    "every cell in quotes": lambda text: "\r\n".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) for line in text.splitlines()).encode(),
    "semicolons": lambda text: text.replace(",", ";").encode("utf-8-sig"),
    "sep=": lambda text: b"sep=;\r\n" + text.replace(",", ";").encode(),
    "tabs in UTF-16": lambda text: text.replace(",", "\t").encode("utf-16"),
    "Windows-1252": lambda text: text.encode("cp1252"),
    "dates of a French spreadsheet": lambda text: re.sub(
        r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d):\d\dZ)?", r"\3/\2/\1 \4", text).replace(",", ";").encode("utf-8-sig"),
    "capitals first": lambda text: "\n".join(
        [text.split("\n")[0].title(), *text.split("\n")[1:]]).encode(),
    "blank rows": lambda text: (text + "\n,,,\n").encode(),
    "CR alone": lambda text: text.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("how", REWRITTEN)
def test_a_folder_is_the_same_whatever_program_wrote_it_again(write: Any, how: str) -> None:
    folder = write(
        patients=[f"{A},1950-01-01,Zoé", f"{B},1960-01-01,Bob"],
        conditions=[f"2010-01-01,,{A},e,{SCT},44054006,Diabète"],
        encounters=[f"x,2025-02-03T04:05:06Z,,{A},inpatient,183452005"],
        medications=[f"2020-01-01T00:00:00Z,,{A},314076,Lisinopril"],
    )
    before = results(folder)
    first = before[0]
    assert isinstance(first, PlacedRecord) and set(first.record["facts"]) == {
        "admissions", "chronic_conditions_at_least", "medicines_at_least"}
    for table in folder.iterdir():
        table.write_bytes(REWRITTEN[how](table.read_text(encoding="utf-8")))
    assert [each.record for each in results(folder) if isinstance(each, PlacedRecord)] == [
        each.record for each in before if isinstance(each, PlacedRecord)]
    notes = [each.en for each in synthea.open(folder).notes]
    assert [each.partition(": ")[2][:20] for each in notes] == (
        ["not UTF-8: read as W"] * 2 if how == "Windows-1252" else [])


def test_where_commas_part_cells_nobody_can_tell_a_day_from_a_month(write: Any) -> None:
    found = results(write(conditions=[f"03/02/2010,,{A},e,{SCT},44054006,x"]))
    assert isinstance(found[0], Problem) and found[0].reason.en == "START is not a date"


@pytest.mark.parametrize("of_class", ["INPATIENT", "Inpatient"])
def test_the_case_of_a_class_is_no_other_class(write: Any, of_class: str) -> None:
    made = facts(write(encounters=[f"x,2025-02-03,,{A},{of_class},183452005"]))
    assert made == {"admissions": [{"date": "2025-02-03", "emergency": "yes"}]}


@pytest.mark.parametrize("content", ["", "\n", "\r\n\r\n", "\ufeff"])
def test_an_empty_table_tells_nothing_and_is_said(write: Any, content: str) -> None:
    folder = write(conditions=[f"2010-01-01,,{A},e,{SCT},44054006,Diabetes"])
    (folder / "devices.csv").write_text(content, encoding="utf-8")
    assert facts(folder) == {"chronic_conditions_at_least": 1}
    place = f"{folder}/devices.csv"
    assert synthea.open(folder).notes == [Text(f"{place}: an empty table, which tells nothing",
                                               f"{place} : une table vide, qui n'apprend rien")]


def test_a_line_break_in_quotes_is_in_its_cell(write: Any) -> None:
    folder = write(patients=[f'{A},1950-01-01,"Ann\r\nof the second line"', f"{B},1960-01-01,Bob"],
                   conditions=[f'2010-01-01,,{A},e,{SCT},44054006,"Diabetes\n\nof ""old"" age"'])
    assert facts(folder) == {"chronic_conditions_at_least": 1}
    assert [str(each.place.en).rpartition(":")[2] for each in results(folder)] == ["2", "4"]


@pytest.mark.parametrize("broken", [
    f'{A},1950-01-01,"Ann', f'{A},1950-01-01,"Ann" Mary', f'{A},1950-01-01,"Ann\nMary" Jane', f"{A},1950-01-01",
    f"{A},1950-01-01,Ann,Mary", f"{A},1950-01-01,\0"])
def test_a_broken_row_of_a_patient_refuses_that_patient_once(write: Any, broken: str) -> None:
    folder = write(patients=[broken, f"{B},1960-01-01,Bob"],
                   conditions=[f"2010-01-01,,{each},e,{SCT},44054006,x" for each in (A, A, B, A)])
    found = results(folder)
    assert [type(each) for each in found] == [PlacedRecord, Problem]
    assert found[1].place == verbatim(f"{folder}/patients.csv:2")
    assert isinstance(found[0], PlacedRecord) and found[0].record["facts"] == {"chronic_conditions_at_least": 1}


def test_somebody_unknown_is_told_once_and_may_be_in_a_row_that_cannot_be_read(write: Any) -> None:
    rows = [f"2010-01-01,,{each},e,{SCT},44054006,x" for each in ("c1", "c1", "c2")]
    assert [each.reason.en for each in results(write(conditions=rows)) if isinstance(each, Problem)] == [
        "the row is about somebody who is not in patients.csv"] * 2
    found = results(write(patients=[f"{B},1960-01-01,Bob", "\0"], conditions=rows[:2]))
    assert [each.reason.en[:60] for each in found if isinstance(each, Problem)] == [
        "a byte 0 stands here: no text, or UTF-16 without its mark; s",
        "the row is about somebody whom patients.csv has not, or in a"]
