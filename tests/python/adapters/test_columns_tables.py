"""Workbooks and Parquet: typed cells are read as text is, every sheet with our columns, and what is missing is said.

Spec: spec/03-command.md ("Columns of our own").  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import io
import sys
import zipfile
from typing import Any

import pytest
from table_writing import DIALECTS, cell, flat

from integra.adapters import InputError, PlacedRecord, Problem
from integra.cohort import cohort
from integra.columns import tables
from integra.columns.mapping import Columns
from integra.columns.people import read
from integra.columns.propose import propose
from integra.forms import record_from_json
from integra.text import Text

PEOPLE = 250
HOW = DIALECTS["plain"]


def workbook(*sheets: list[list[Any]]) -> bytes:
    """An xlsx of some sheets, each of its rows."""
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: workbooks are not tested")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def parquet(table: Any) -> bytes:
    """A Parquet file of a table of Arrow."""
    data = io.BytesIO()
    pytest.importorskip("pyarrow.parquet").write_table(table, data)
    return data.getvalue()


def everybody(data: bytes) -> list[PlacedRecord | Problem]:
    return list(read(io.BytesIO(data), "p"))


def refusal_of(data: bytes) -> str:
    with pytest.raises(InputError) as refusal:
        everybody(data)
    assert refusal.value.text.fr != refusal.value.text.en
    return str(refusal.value)


def same_as_cohort(found: list[PlacedRecord | Problem]) -> None:
    assert [record_from_json(each.record) for each in found if isinstance(each, PlacedRecord)] == [
        record_from_json(each) for each in cohort(5, PEOPLE)]
    assert len(found) == PEOPLE


@pytest.mark.parametrize("typed", [True, False])
def test_a_workbook_gives_the_people_of_the_cohort(typed: bool) -> None:
    rows = flat(5, PEOPLE, accent=False)
    made = [[value if typed and not isinstance(value, list) else cell(value, HOW) for value in row.values()] for row in rows]
    if typed:
        made = [[{"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value for value in row]
                for row in made]
    same_as_cohort(everybody(workbook([list(rows[0]), *made])))


@pytest.mark.parametrize("lists", [True, False])
def test_parquet_gives_the_people_of_the_cohort(lists: bool) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: Parquet is not tested")
    rows = flat(5, PEOPLE, accent=False)
    columns = {name: [row[name] if lists or name != "admissions" else cell(row[name], HOW) for row in rows] for name in rows[0]}
    table = pa.table(columns)
    same_as_cohort(everybody(parquet(table)))
    encoded = {name: pa.array(held).dictionary_encode() for name, held in columns.items() if name == "mobility"}
    same_as_cohort(everybody(parquet(table.set_column(table.column_names.index("mobility"), "mobility", encoded["mobility"]))))


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_a_time_of_parquet_is_the_day_on_its_own_clock(unit: str) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: Parquet is not tested")
    noon = datetime.datetime(2025, 3, 2, 23, 30)
    for zone in (None, "Europe/Paris"):
        times = pa.array([noon], pa.timestamp(unit, zone)) if zone is None else pa.array(
            [noon - datetime.timedelta(hours=1)], pa.timestamp(unit)).cast(pa.timestamp(unit, "UTC")).cast(pa.timestamp(unit, zone))
        (found,) = everybody(parquet(pa.table({"date": times, "mobility": [True], "medicines": [3.0]})))
        assert isinstance(found, PlacedRecord)
        assert found.record == {"date": "2025-03-02", "answers": {"mobility": "yes"}, "facts": {"medicines": 3}}


def test_a_wrong_cell_of_a_typed_table_refuses_its_person_alone() -> None:
    day = datetime.datetime(2025, 6, 1, 12)
    first, second, third, fourth, fifth = everybody(workbook(
        [["ref", "mobility", "medicines", "date"], [12, "Oui", 3.0, day], [13, 1, 3, None], [None] * 4, [14, True, 3.5, day],
         [15, False, None, 45000], [16, None, 0, "01/06/2025", "beyond"]]))
    assert isinstance(first, PlacedRecord) and first.record == {
        "ref": "12", "date": "2025-06-01", "answers": {"mobility": "yes"}, "facts": {"medicines": 3}}
    said = [(each.place.en, each.reason.en) for each in (second, third, fourth, fifth) if isinstance(each, Problem)]
    assert [place for place, _ in said] == ["p:3", "p:5", "p:6", "p:7"]
    assert [part in reason for part, (_, reason) in zip(
        ("a number is no answer", "a whole number", "a date", "cells beyond the last column"), said, strict=True)] == [True] * 4


def test_a_formula_that_was_never_worked_out_is_no_empty_cell() -> None:
    found = everybody(workbook([["ref", "mobility", "age"], ["a", '="o"&"ui"', "=1+1"], ["b", "oui", "=1+1"], ["c", None, None]]))
    assert [each.place.en for each in found if isinstance(each, Problem)] == ["p:2"]
    assert isinstance(found[0], Problem) and found[0].reason.en.startswith("column 'mobility': a formula whose value was never saved")
    assert [each.record["ref"] for each in found if isinstance(each, PlacedRecord)] == ["b", "c"]


def test_every_sheet_with_a_column_of_ours_is_read_and_the_others_are_said() -> None:
    data = workbook([["Légende"], ["oui = yes"]], [], [["", None], ["ref", "isolation"], ["a", "oui"]], [["ref", "mobility"], ["b", "x"]])
    notes: list[Text] = []
    found = list(read(io.BytesIO(data), "p", note=notes.append))
    assert isinstance(found[0], PlacedRecord) and found[0].record == {"ref": "a", "facts": {"isolation": "yes"}}
    assert [each.place for each in found] == [Text("p, sheet 3:3", "p, feuille 3:3"), Text("p, sheet 4:2", "p, feuille 4:2")]
    assert notes == [Text("p, sheet 1:1: passed over, no column of ours", "p, feuille 1:1 : sans colonne de notre format, non lu")]
    assert 'isolation = "isolation"' in propose(io.BytesIO(data), "p", "en")


@pytest.mark.parametrize("sheet, place, said", [
    ([["ref", "date", "mobilty"], ["d", "2025-06-01", "oui"]], "p, sheet 2:1", "column 'mobilty': is it 'mobility'?"),
    ([["ref", "Medecines"], ["d", 3]], "p, sheet 2:1", "column 'Medecines': is it 'medicines'?"),
    ([["ref", "mobility", "isolaton"], ["d", "oui", "oui"]], "p, sheet 2:1", "column 'isolaton': is it 'isolation'?"),
    ([["ref", "mobility", "Mobility"], ["d", "oui", "oui"]], "p, sheet 2:1", "column 'mobility' is there twice"),
    ([["Patients de 2025"], [], ["ref", "mobility"], ["d", "oui"]], "p, sheet 2:3", "take away what is above")])
def test_a_sheet_of_people_that_cannot_be_read_is_refused_and_the_others_are_read(sheet: list[list[Any]], place: str, said: str) -> None:
    for sheets in ([[["ref", "mobility"], ["a", "oui"]], sheet], [[["Légende", "x"]], sheet, [["ref", "mobility"], ["a", "oui"]]]):
        found = everybody(workbook(*sheets))
        assert [each.record["ref"] for each in found if isinstance(each, PlacedRecord)] == ["a"]
        (problem,) = [each for each in found if isinstance(each, Problem)]
        shown = f"{problem.place.en}: {problem.reason.en}".removeprefix(": ")
        assert shown.startswith(f"{place}: ") and said in shown


def test_a_sheet_that_explains_columns_holds_nobody() -> None:
    data = workbook([["ref", "mobility"], ["a", "oui"]], [["Colonnes"], ["mobility", "difficultés"], ["isolation", "seul"]],
                    [["profession"], ["x"]])
    found = list(read(io.BytesIO(data), "p", Columns(others=frozenset({"Profession"}))))
    assert [type(each) for each in found] == [PlacedRecord]


def test_a_workbook_without_our_columns_is_refused() -> None:
    assert "p:1: no column is named as a question" in refusal_of(workbook([["Nom"], ["x"]]))
    assert "column 'mobilty': is it 'mobility'?" in refusal_of(workbook([["mobilty"], ["x"]]))
    assert "p: an empty table" in refusal_of(workbook([[]]))


def test_a_pipe_is_taken_into_memory_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError("a pipe")

    data = workbook([["mobility"], *([["oui"]] * 3)])
    assert len(list(read(Pipe(data), "p"))) == 3
    monkeypatch.setattr(tables, "SPOOL_LIMIT", len(data) - 1)
    with pytest.raises(InputError, match="save it as CSV"):
        list(read(Pipe(data), "p"))


def test_what_is_no_workbook_or_damaged_is_said() -> None:
    whole = workbook([["mobility"], ["oui"]])
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as held:
        held.writestr("a.txt", "x")
    assert "no xlsx workbook" in refusal_of(other.getvalue())
    assert "no xlsx workbook" in refusal_of(whole[:len(whole) // 2])
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as held, zipfile.ZipFile(broken, "w") as out:
        for name in held.namelist():
            out.writestr(name, held.read(name)[:-20] if "sheet1" in name else held.read(name))
    assert "no xlsx workbook" in refusal_of(broken.getvalue())
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: Parquet is not tested")
    assert "Parquet that cannot be read" in refusal_of(b"PAR1" + b"x" * 100)


def test_a_workbook_that_would_unpack_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "UNPACKED_LIMIT", 100)
    assert "no xlsx workbook" in refusal_of(workbook([["mobility"], ["oui"]]))


@pytest.mark.parametrize("module, data, said", [
    ("openpyxl", None, "p: xlsx needs openpyxl: pip install openpyxl, or save the file as CSV"),
    ("pyarrow.parquet", b"PAR1", "p: Parquet needs pyarrow: pip install pyarrow, or save the file as CSV")])
def test_a_library_that_is_not_there_is_asked_for(monkeypatch: pytest.MonkeyPatch, module: str, data: bytes | None,
                                                  said: str) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("xl/workbook.xml", "")
    monkeypatch.setitem(sys.modules, module, None)
    assert refusal_of(data or held.getvalue()) == said
