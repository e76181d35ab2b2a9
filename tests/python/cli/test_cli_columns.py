"""Tables at the command: screened as records are, their columns named by a file that the command proposes.

Spec: spec/03-command.md ("Columns of our own", "The mapping of columns").  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_inputs import Run, lines, ndjson

from integra.columns.mapping import read

TABLE = "N° dossier;Nom;Difficultés à se déplacer;Isolement;Médicaments;Vu le\r\n12;SECRET;1;0;11,0;31/12/2024\r\n"
MAPPED = '''[columns]
ref = "N° dossier"
date = "Vu le"
mobility = "Difficultés à se déplacer"
isolation = "Isolement"
medicines = "Médicaments"

[values]
"1" = "yes"
"0" = "no"
'''
OURS = "ref;date;mobility;isolation;medicines\r\n12;2024-12-31;yes;no;11\r\n"
SAME = {"ref": "12", "date": "2024-12-31", "answers": {"mobility": "yes"}, "facts": {"isolation": "no", "medicines": 11}}


@pytest.mark.parametrize("encoding, note", [("utf-8", ""), ("cp1252", "read as Windows-1252"), ("utf-16", "")])
def test_a_mapped_table_gives_what_the_records_give(call: Run, tmp_path: Path, encoding: str, note: str) -> None:
    (tmp_path / "people.csv").write_bytes(TABLE.encode(encoding))
    (tmp_path / "map.toml").write_text(MAPPED, encoding="utf-8")
    (tmp_path / "same.ndjson").write_bytes(ndjson(SAME))
    wanted = call("screen", "--format", "ndjson", "same.ndjson")
    done = call("screen", "--format", "ndjson", "--columns", "map.toml", "people.csv")
    assert (done.status, done.out) == (0, wanted.out) and "1 screened, 0 refused" in done.errors
    assert (note in done.errors) if note else done.errors.count("\n") == 1
    assert call("-q", "screen", "--format", "csv", "--columns", "map.toml", "people.csv").errors == ""
    assert call("screen", "--format", "ndjson", "--columns", "map.toml", "-", stdin=TABLE.encode(encoding)).out == wanted.out
    assert call("screen", "--format", "ndjson", "--columns", "-", "people.csv", stdin=MAPPED.encode()).out == wanted.out
    told, explained = (json.loads(call("explain", "--format", "ndjson", *arguments).out) for arguments in (
        ("same.ndjson",), ("--columns", "map.toml", "people.csv", "--person", "12")))
    assert explained == told | {"place": "people.csv:2"}
    for name, arguments in (("a", ("same.ndjson",)), ("b", ("--columns", "map.toml", "people.csv"))):
        assert call("receipt", *arguments, "-o", name).status == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_proposal_is_corrected_and_used(call: Run, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(TABLE.encode("cp1252"))
    assert call("columns", "people.csv", "-o", "map.toml").status == 0
    text = (tmp_path / "map.toml").read_text(encoding="utf-8")
    assert read(text.encode()).theirs == {"mobility": "Difficultés à se déplacer", "isolation": "Isolement",
                                          "medicines_at_least": "Médicaments"}
    assert "SECRET" not in text and '# "Vu le"' in text
    refused = call("screen", "--columns", "map.toml", "people.csv")
    assert refused.status == 1 and "people.csv:2: column 'Difficultés à se déplacer': a number is no answer" in refused.errors
    for ours, theirs in (("ref", "N° dossier"), ("date", "Vu le")):
        text = text.replace(f'# {ours} = ""', f'{ours} = "{theirs}"')
    text = text.replace('# [values]\n# "1" = "yes"\n# "0"', '[values]\n"1" = "yes"\n"0"').replace("medicines_at_least", "medicines", 1)
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    (tmp_path / "same.ndjson").write_bytes(ndjson(SAME))
    done = call("screen", "--format", "ndjson", "--columns", "map.toml", "people.csv")
    assert done.status == 0 and done.out == call("screen", "--format", "ndjson", "same.ndjson").out


def test_the_others_are_screened_where_one_is_refused(call: Run) -> None:
    table = "ref;mobility\na;oui\nb;ouii\nc;non\nd;non;x\n".encode()
    done = call("screen", "--format", "ndjson", "-", stdin=table)
    assert done.status == 1 and [each["ref"] for each in lines(done.out)] == ["a", "c"]
    assert done.errors.split("\n")[:3] == [
        "stdin:3: column 'mobility', word 'ouii': expected yes, no or ? (oui, non); the nearest name is 'oui' (rule GEN-1)",
        "stdin:5: 3 cells where the header has 2", "integra: 2 screened, 2 refused"]
    assert "colonne 'mobility', mot 'ouii' : attendu : oui, non ou ? (yes, no)" in call("--lang", "fr", "screen", "-", stdin=table).errors


@pytest.mark.parametrize("table, status, said", [
    ("mobilty\noui\n", 1, "column 'mobilty': is it 'mobility'?"), ("Nom;Mob\nx;oui\n", 3, "integra columns proposes"),
    ("mobilty;isolation\noui;non\n", 1, "column 'mobilty': is it 'mobility'?"),
    ("id,structure,services,level\n", 3, "a directory of offers"), ("mobility\n", 1, "nobody is in it"),
    ("START,STOP,PATIENT,CODE\nx,x,x,x\n", 3, "one table of Synthea")])
def test_a_table_that_is_none_of_ours_is_said(call: Run, tmp_path: Path, table: str, status: int, said: str) -> None:
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    done = call("screen", "t.csv")
    assert done.status == status and said in done.errors and "t.csv" in done.errors


@pytest.mark.parametrize("write", [lambda text: text, lambda text: text.replace(b",", b";"), lambda text: text.replace(b"derived", b"Derives")],
                         ids=["as it is", "semicolons", "a name changed"])
def test_an_outcome_of_ours_is_never_read_as_people(call: Run, tmp_path: Path, write: Callable[[bytes], bytes]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "people.csv").write_text(OURS, encoding="utf-8")
    outcome = write(call("screen", "--format", "csv", "in/people.csv").out)
    (tmp_path / "in" / "found.csv").write_bytes(outcome)
    done = call("screen", "--format", "ndjson", "in")
    assert [each["ref"] for each in lines(done.out)] == ["12"] and done.status == 1
    assert "found.csv:1: this is a line of integra screen, not a record: it leaves out part" in done.errors
    assert call("screen", "-", stdin=outcome).status == 1
    assert call("screen", "--format", "ndjson", "--input-format", "csv", "in/found.csv").out == b""


def test_one_name_of_an_outcome_may_be_the_callers(call: Run) -> None:
    done = call("screen", "--format", "ndjson", "-", stdin=b"ref;mobility;derived;stage\na;oui;x;3\n")
    assert (done.status, [each["ref"] for each in lines(done.out)]) == (0, ["a"])


def test_one_bad_table_of_a_folder_takes_nobody_else_with_it(call: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name, text in (("a.csv", "ref,mobility\na,yes\n"), ("b.csv", "ref,mobility,mobilty\nb,yes,no\n"), ("c.csv", "ref,Mob\nc,1\n"),
                       ("deep/d.tsv", "ref\tisolation\nd\toui\n"), ("prices.csv", "item,price\nx,1\n")):
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    done = call("screen", "--format", "ndjson", "in")
    assert [each["ref"] for each in lines(done.out)] == ["a", "d"] and done.status == 1
    assert "b.csv:1: column 'mobilty': is it 'mobility'?" in done.errors and "c.csv" in done.errors and "prices.csv" in done.errors
    (tmp_path / "map.toml").write_text('others = ["mobilty"]\n[columns]\nmobility = "Mob"\n[values]\n"1" = "yes"\n')
    done = call("screen", "--format", "ndjson", "--columns", "map.toml", "in/c.csv")
    assert [each["ref"] for each in lines(done.out)] == ["c"] and done.status == 0


@pytest.mark.parametrize("text, said", [
    ("[columns]\nmobilty = \"x\"\n", "map.toml: line 2, word 'mobilty': unknown name; the nearest name is 'mobility'"),
    ("[columns]\nmobility = \"Moblité\"\n", "t.csv:1: column 'Moblité': no column has this name; the nearest name is 'Mobilité'"),
    ("x", "map.toml: line 1: not valid TOML")])
def test_a_wrong_mapping_is_said(call: Run, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "t.csv").write_text("Mobilité\noui\n", encoding="utf-8")
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    done = call("screen", "--columns", "map.toml", "t.csv")
    assert done.status in (1, 3) and said in done.errors
    assert call("screen", "--columns", "absent.toml", "t.csv").status == 3


@pytest.mark.parametrize("table, said", [
    ("Dupont;oui\n", "t.csv:1: the first row holds values, and no names of columns"), ("", "t.csv: an empty table"),
    ("a;\0\n", "t.csv:1: a byte 0 stands here")])
def test_a_table_without_names_is_given_no_proposal(call: Run, tmp_path: Path, table: str, said: str) -> None:
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    done = call("columns", "t.csv")
    assert (done.status, done.out) == (3, b"") and said in done.errors and "Dupont" not in done.errors


def test_tables_of_synthea_that_are_empty_or_western_are_said(call: Run, tmp_path: Path) -> None:
    folder = tmp_path / "s"
    folder.mkdir()
    person = "aaaaaaaa-0000-4000-8000-000000000001"
    (folder / "patients.csv").write_bytes(f'"Id";"FIRST"\r\n"{person}";"Zoé\r\nMarie"\r\n'.encode("cp1252"))
    (folder / "conditions.csv").write_text(f"Start;Stop;Patient;Code\n2020-01-01;;{person};44054006\n")
    (folder / "devices.csv").write_bytes(b"")
    done = call("screen", "--format", "ndjson", "s")
    assert done.status == 0 and len(lines(done.out)) == 1
    assert "s/devices.csv: an empty table, which tells nothing" in done.errors
    assert "s/patients.csv: not UTF-8: read as Windows-1252" in done.errors


@pytest.mark.parametrize("at, said", [("2025-06-01", "yes"), ("2025-05-29", "unknown"), ("2025-11-30", "unknown"), ("2025-12-01", "no")])
def test_a_stay_whose_day_is_open_is_held_against_the_day_of_at(call: Run, at: str, said: str) -> None:
    row = b"ref,admissions_known_from,admissions_known_to,admissions\na,2024-01-01,2025-12-31,2025-05-29T23:30Z/yes\n"
    done = call("screen", "--format", "ndjson", "--at", at, "-", stdin=row)
    assert json.loads(done.out)["items"]["emergency_admission"] == said and done.status == 0
