"""What a folder holds is found to its depth; what may hold people and is not read is a problem, and the rest is named.

Spec: spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_inputs import DIFFERS, MOBILITY_YES, TWO, Ran, Run, bundle, ndjson, synthea

from integra.records import Inputs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")


def refs(done: Ran) -> list[str]:
    """Who was screened."""
    return [str(json.loads(line)["ref"]) for line in done.out.splitlines()]


def screened(call: Run, folder: Path, *options: str) -> Ran:
    return call("screen", "--format", "ndjson", *options, folder)


def test_a_synthea_folder_is_found_wherever_it_lies(call: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "run 1").mkdir(parents=True)
    synthea(tmp_path / "in" / "run 1" / "csv", "p1", "2024-05-09")
    synthea(tmp_path / "in" / "run 2", "p2", "2024-05-10")
    (tmp_path / "in" / "run 2" / "organizations.csv").write_text("Id,NAME\no,x\n")
    (tmp_path / "in" / "run 2" / "patient_expenses.csv").write_text("PATIENT_ID,YEAR\nx,2020\n")
    (tmp_path / "in" / "run 2" / "own.ndjson").write_bytes(ndjson(TWO))
    (tmp_path / "in" / "run 2" / "fhir").mkdir()
    (tmp_path / "in" / "run 2" / "fhir" / "a.json").write_bytes(bundle("p3", "2024-05-11"))
    done = screened(call, tmp_path / "in")
    assert (done.status, refs(done)) == (0, ["p1", "p3", "patient 12", "p2"])
    assert "passed over" not in done.errors, "Synthea's other tables are its own"


def test_a_folder_that_is_synthea_is_searched_too(call: Run, tmp_path: Path) -> None:
    folder = synthea(tmp_path / "csv", "p1", "2024-05-09")
    (folder / "later").mkdir()
    (folder / "later" / "more.cbor.gz").write_bytes(gzip.compress(MOBILITY_YES * 2))
    done = screened(call, folder)
    assert (done.status, len(done.out.splitlines())) == (0, 3)
    alone = screened(call, folder / "patients.csv")
    assert (alone.status, refs(alone)) == (0, ["p1"])


@pytest.mark.parametrize("name", [str.title, str.upper, "{}.gz".format])
def test_a_synthea_folder_is_found_whatever_its_files_are_called(call: Run, tmp_path: Path, name: Callable[[str], str]) -> None:
    (tmp_path / "in").mkdir()
    folder = synthea(tmp_path / "in" / "csv", "p1", "2024-05-09")
    for path in list(folder.iterdir()):
        data = path.read_bytes()
        path.unlink()
        (folder / name(path.name)).write_bytes(gzip.compress(data) if name("").endswith(".gz") else data)
    for given in (tmp_path / "in", folder, folder / name("patients.csv")):
        done = screened(call, given)
        assert (done.status, refs(done)) == (0, ["p1"]) and "passed over" not in done.errors


def test_links_are_followed_and_nobody_is_read_twice(call: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.ndjson").write_bytes(ndjson(TWO))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "in" / "back").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "latest.ndjson").symlink_to(tmp_path / "elsewhere" / "a.ndjson")
    os.link(tmp_path / "elsewhere" / "a.ndjson", tmp_path / "in" / "z.ndjson")
    done = screened(call, tmp_path / "in")
    assert (done.status, refs(done)) == (0, ["patient 12"])


def test_people_behind_a_link_alone_are_found(call: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    synthea(tmp_path / "elsewhere" / "deep" / "csv", "p1", "2024-05-09")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path / "elsewhere")
    done = screened(call, tmp_path / "in")
    assert (done.status, refs(done)) == (0, ["p1"])


def test_files_that_hold_nobody_together_are_said_to(call: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(2):
        (tmp_path / "in" / f"{number}.json").write_text(json.dumps({
            "resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Organization", "id": str(number)}}]}))
    done = screened(call, tmp_path / "in", "-q")
    assert (done.status, done.out) == (1, b"") and done.errors


def test_success_is_somebody_read_whatever_a_reader_says(call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("integra.records.open_inputs", lambda *_: Inputs())
    done = call("screen", "-q", "anything")
    assert (done.status, done.errors) == (1, "integra: nobody is in the input: no record was read\n")


def test_more_files_than_may_be_open_are_all_read(call: Run, tmp_path: Path) -> None:
    import resource
    (tmp_path / "in").mkdir()
    for number in range(300):
        (tmp_path / "in" / f"{number:03}.ndjson").write_bytes(ndjson(TWO | {"ref": str(number)}))
        (tmp_path / "in" / f"{number:03}.json").write_bytes(bundle(f"p{number}", "2024-05-09"))
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (200, before[1]))
    try:
        done = screened(call, tmp_path / "in")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert (done.status, len(done.out.splitlines())) == (0, 600)


#: What may stand beside people: a file, whether it may hold some, and what is said of it.
BESIDE = (
    ("people.ods", b"PK\x03\x04" + b"\0" * 30 + b"opendocument.spreadsheet", True, "looks like a spreadsheet"),
    ("people.xlsx", b"PK\x03\x04" + b"\0" * 30 + b"xl/workbook.xml", True, "or a damaged one"),
    ("people.zip", b"PK\x03\x04" + b"\0" * 30 + b"people.ndjson", True, "looks like a ZIP archive"),
    ("people.xml", b'<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir">', True, "looks like FHIR in XML"),
    ("cda.xml", b'\xef\xbb\xbf<ClinicalDocument xmlns="urn:hl7-org:v3">', True, "looks like a clinical document (CDA)"),
    ("a.hl7", b"MSH|^~\\&|A|B", True, "looks like messages of HL7 v2"),
    ("twice.ndjson.gz", gzip.compress(gzip.compress(ndjson(TWO))), True, "packed by gzip more than once"),
    ("utf16.txt", "{}".encode("utf-16"), True, "looks like text in UTF-16"),
    ("conditions.csv", b"START,STOP,PATIENT,ENCOUNTER,CODE\n", True, "looks like one table of Synthea"),
    ("conditions-1.csv", b"START,STOP,PATIENT,ENCOUNTER,CODE\n", True, "called as Synthea calls it, as conditions.csv"),
    ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), True, "or one with a password"),
    ("cut.xlsx", b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", True, "a workbook cut short"),
    ("broken.json", b'{"id": "x", "facts": {', True, "not valid JSON"),
    ("wrong.json", b'{\n "date": 3,\n "answers": {}\n}\n', True, "date: expected a date"),
    ("bundle.json", b'{"resourceType": "Bundle", "entry": [', True, "not JSON, or cut short"),
    ("LICENSE", b"Free as the wind", False, ""), ("notes.pdf", b"%PDF-1.7", False, ""), ("face.png", b"\x89PNG\r\n", False, ""),
    ("package.json", b'{\n "name": "x",\n "private": true,\n "config": {"id": 1, "date": 2}\n}\n', False, ""),
    ("work.ipynb", b'{\n "cells": [\n  {"id": "a", "cell_type": "code"}\n ],\n "metadata": {}\n}\n', False, ""),
    ("numbers.json", b"[1, 2, 3]", True, "JSON without any name of a record"),
    ("codes.csv", b"code;label\n1;x\n", True, "looks like a table"), ("none.ndjson", b"", False, ""),
    ("offers.csv", b"id;structure;services;level\n", False, ""), ("finess.xml", b"<?xml version='1.0'?><fluxfiness>", False, ""))


@pytest.mark.parametrize("name, data, people, said", BESIDE, ids=[row[0] for row in BESIDE])
def test_what_may_hold_people_is_a_problem_and_the_rest_is_named(call: Run, tmp_path: Path, name: str, data: bytes, people: bool,
                                                                 said: str) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / name).write_bytes(data)
    (tmp_path / "in" / "own.ndjson").write_bytes(ndjson(TWO))
    for options in ((), ("-q",)):
        done = screened(call, tmp_path / "in", *options)
        assert (done.status, refs(done)) == (int(people), ["patient 12"])
        about = [line for line in done.errors.splitlines() if name in line]
        assert len(about) == (1 if people or not options else 0)
        assert said in "".join(about) and ("passed over" in done.errors) == (not people and not options)


def test_what_looks_like_data_is_named_before_a_licence(call: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, data in (("LICENSE", b"free"), ("a.md", b"text"), ("codes.csv", b"system,code,atc\n"), ("own.ndjson", ndjson(TWO))):
        (tmp_path / "in" / name).write_bytes(data)
    assert "passed over, no records: " + str(tmp_path / "in" / "codes.csv") + " and 2 more" in screened(call, tmp_path / "in").errors


def test_what_is_no_file_is_not_opened_and_is_said(call: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "own.ndjson").write_bytes(ndjson(TWO))
    os.mkfifo(tmp_path / "in" / "pipe")
    (tmp_path / "in" / "gone.ndjson").symlink_to(tmp_path / "nowhere")
    (tmp_path / "in" / ".#own.ndjson").symlink_to("somebody@host.1:2")
    done = screened(call, tmp_path / "in")
    assert (done.status, refs(done)) == (1, ["patient 12"])
    assert "pipe: a pipe in a folder is not opened" in done.errors and "gone.ndjson: a link to nothing" in done.errors
    assert "1 screened, 2 refused" in done.errors and ".#own" not in done.errors


def test_of_another_format_than_the_one_asked_for_is_a_problem(call: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_bytes(bundle("p1", "2024-05-09"))
    (tmp_path / "in" / "b.ndjson").write_bytes(ndjson(DIFFERS, TWO))
    synthea(tmp_path / "in" / "csv", "p2", "2024-05-09")
    done = screened(call, tmp_path / "in", "--input-format", "ndjson")
    assert (done.status, len(done.out.splitlines())) == (1, 2)
    assert "a.json: is fhir, and --input-format says ndjson" in done.errors
    assert "csv: is synthea, and --input-format says ndjson" in done.errors
    asked = screened(call, tmp_path / "in", "--input-format", "synthea")
    assert (asked.status, refs(asked)) == (1, ["p2"])


@pytest.mark.parametrize("name, data", [("empty.ndjson", b""), ("LICENSE", b"free"), ("package.json", b'{"a": 1}')])
def test_a_folder_without_records_cannot_be_read(call: Run, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(data)
    done = screened(call, tmp_path / "in")
    assert (done.status, done.out) == (3, b"") and "no file of records in this folder" in done.errors


def test_a_folder_of_unreadable_people_alone_says_which(call: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "people.zip").write_bytes(b"PK\x03\x04")
    done = screened(call, tmp_path / "in")
    assert (done.status, done.out) == (1, b"") and "people.zip: looks like a ZIP archive" in done.errors


#: Formats that may hold people, by their first bytes or how their name ends, and what is said to do.
FOREIGN = (
    ("a.rar", b"Rar!\x1a\x07\x01\0", "unpack it"), ("people.bin", b"7z\xbc\xaf\x27\x1c", "unpack it"), ("a.xz", b"\xfd7zXZ\0", "unpack it"),
    ("a.ndjson.bz2", b"BZh91AY&SY", "unpack it"), ("a.zst", b"\x28\xb5\x2f\xfd\0", "unpack it"), ("a.Z", b"\x1f\x9d\x90", "unpack it"),
    ("a.zz", b"x\x9c\x01", "unpack it"), ("a.ndjson.gpg", b"\x85\x01\x0c", "decrypt it"), ("a", b"age-encryption.org/v1\n", "decrypt it"),
    ("a.txt", b"-----BEGIN PGP MESSAGE-----\n", "decrypt it"), ("a.mdb", b"\0\1\0\0Standard Jet DB\0", "export its tables as CSV"),
    ("base", b"\0\1\0\0Standard ACE DB\0", "export its tables as CSV"), ("A.DBF", b"\x03\x7c", "export its tables as CSV"),
    ("a.sql", b"INSERT INTO p VALUES (1);", "export its tables as CSV"), ("a", b"$FL2@(#) SPSS", "data of SPSS"),
    ("a.zsav", b"x", "data of SPSS"), ("a.dta", b"<stata_dta><header>", "data of Stata"), ("b.dta", b"r\2\1\0", "data of Stata"),
    ("a.sas7bdat", b"\0" * 12, "data of SAS"), ("a.xpt", b"HEADER RECORD*******LIBRARY", "data of SAS"), ("a.rds", b"X\n\0\0\0\2", "data of R"),
    ("a.gz", gzip.compress(b"RDX3\nX\n"), "data of R"), ("a.pkl", b"\x80\4\x95", "data of a program"), ("a.avro", b"Obj\1", "Avro"),
    ("a.feather", b"FEA1", "Arrow"), ("b", b"ARROW1\0\0", "Arrow"), ("a.orc", b"ORC", "ORC"), ("a.ttl", b"<x> a <y> .", "Turtle"),
    ("b", b"@prefix fhir: <http://hl7.org/fhir/> .", "Turtle"), ("a.yaml", b"ref: a\nmobility: yes\n", "YAML"), ("b.yml", b"- ref: a\n", "YAML"),
    ("c", b"---\nref: a\n", "YAML"), ("config.yaml", b"resourceType: Patient\nid: a\n", "YAML"), ("settings.yml", b"- x: 1\n  mobility: yes\n", "YAML"),
    ("app.yaml", b"{a: 1, 'ref': x}\n", "YAML"), ("people.yaml", b"a: 1\n", "YAML"), ("config.yaml", b"a: 1\n" * 1000, "YAML"),
    ("seed.json", b'{"seed": 1, "people": []}', "JSON without"), ("x.json", b'{"kind": "need", "writer": "1"}', "JSON without"),
    ("need.json", b'{"kind": "need", "writer": "1", "recorded": "x", "fields": {}}', "an event of a plan, and is not read: integra plan reads it"),
 ("a.xml", b'<Patient xmlns="http://hl7.org/fhir"/>', "FHIR in XML"), ("b.xml", b"<people/>", "like XML"),
    ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 20, "without a password"), ("a.xls", b"\xd0\xcf\x11\xe0", "without a password"),
    ("a.dcm", b"\0" * 128 + b"DICM", "DICOM"), ("a.seq", b'\x1e{"a": 1}\n', "write the objects alone"),
    ("a.js_", b'people=[{"a": 1}]', "write the objects alone"), ("a.dat", b"Dupont 1950 yes", "people may be in it"),
    ("a", b"Dupont 1950 yes", "people may be in it"), ("people", b"nom;mobilite\nx;oui\n", "looks like a table"), ("a.b", b"\0\1\2", "people may be"))
#: What is told to hold nobody.
HARMLESS = (
    ("a.docx", b"PK\x03\x04\0\0word/document.xml"), ("b.doc", b"\xd0\xcf\x11\xe0"), ("notes.txt", b"Nothing, of note.\nHere it ends.\n"),
    ("run.py", b"a, b = 1, 2\n"), ("run", b"#!/bin/sh\n"), ("a.R", b"x <- c(1, 2)\n"), ("screen.log", b"a, b, c\nd, e, f\n"),
    ("README", b"One, two, three\n"), ("COPYING.md", b"x"), ("Makefile", b"all: x\n\techo\n"), ("page.html", b"<html>"), ("x.svg", b"<svg/>"),
    ("a.jpg", b"\xff\xd8\xff"), ("none.json", b"[]\n"), ("less.json", b"\xef\xbb\xbf{ }"[:-3] + b"{}"), ("empty.dat", b""), ("blank", b" \n\n"), ("~$people.xlsx", b"\7Somebody\0"), ("Thumbs.db", b"\xd0\xcf\x11\xe0"),
    ("log.ndjson", b'{"exportId": "1", "timestamp": "x", "eventId": "kickoff", "eventDetail": {"id": 1}}\n{"exportId": "1"}\n'),
    ("2025_06_01.json", b'{"runID": "x", "seed": 1, "startTime": 1, "config": {"id": 2}}'), ("r.json", b'{"seed": 1, "populationSize": 2}'),
    ("config.yaml", b"a: 1\nlist:\n  - name: x\n"), (".travis.yml", b"language: c\n"), ("settings.local.yml", b"url: http://x\n"),
    ("a.toml", b"[a]\nb = 1\n"), ("b.conf", b"x 1\n"),
    ("codes.csv", b"system;code;atc\n"), ("export.json", b'{"transactionTime": "x", "request": "y", "output": []}'))


@pytest.mark.parametrize("name, data, said", FOREIGN, ids=[f"{row[0]} {at}" for at, row in enumerate(FOREIGN)])
def test_what_cannot_be_told_to_hold_nobody_is_refused_with_what_to_do(call: Run, tmp_path: Path, name: str, data: bytes,
                                                                       said: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(data)
    (tmp_path / "in" / "own.ndjson").write_bytes(ndjson(TWO))
    done = screened(call, tmp_path / "in")
    assert (done.status, refs(done)) == (1, ["patient 12"])
    assert [said in line for line in done.errors.splitlines() if f"in/{name}: " in line] == [True]


@pytest.mark.parametrize("name, data", HARMLESS, ids=[row[0] for row in HARMLESS])
def test_what_holds_nobody_may_lie_beside_people(call: Run, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(data)
    (tmp_path / "in" / "own.ndjson").write_bytes(ndjson(TWO))
    done = screened(call, tmp_path / "in")
    assert (done.status, refs(done)) == (0, ["patient 12"]) and name in done.errors


@pytest.mark.parametrize("name, kept", [(".git", "HEAD"), (".svn", "wc.db"), (".hg", "requires")])
def test_versions_of_files_are_not_gone_into_and_are_named(call: Run, tmp_path: Path, name: str, kept: str) -> None:
    (tmp_path / "in" / "deep" / name / "objects").mkdir(parents=True)
    (tmp_path / "in" / "deep" / name / "objects" / "old").write_bytes(ndjson(TWO | {"ref": "again"}))
    (tmp_path / "in" / "own.ndjson").write_bytes(ndjson(TWO))
    assert sorted(refs(screened(call, tmp_path / "in"))) == ["again", "patient 12"], "called so, and none"
    (tmp_path / "in" / "deep" / name / kept).write_bytes(b"\0\1")
    done = screened(call, tmp_path / "in")
    assert (done.status, refs(done)) == (0, ["patient 12"])
    assert f"passed over, no records: {tmp_path / 'in' / 'deep' / name}" in done.errors


DAMAGED = {"cut.ndjson.gz": gzip.compress(ndjson(TWO) * 200)[:-20], "bad.gz": b"\x1f\x8b" + b"\xff" * 30,
           "sum.json.gz": gzip.compress(bundle("p9", "2024-05-09"))[:-8] + b"\0" * 8}


@pytest.mark.parametrize("name", DAMAGED)
def test_one_that_is_damaged_is_one_refusal_and_the_others_are_read(call: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(DAMAGED[name])
    (tmp_path / "in" / "own.ndjson").write_bytes(ndjson(TWO))
    (tmp_path / "in" / "p1.json").write_bytes(bundle("p1", "2024-05-09"))
    for names in (["in"], [f"in/{each}" for each in sorted(os.listdir(tmp_path / "in"))]):
        done = screened(call, *names)
        assert done.status == 1 and {"patient 12", "p1"} <= set(refs(done))
        assert done.errors.count("cut short or damaged") == 1 and ", 1 refused" in done.errors
    alone = screened(call, f"in/{name}")
    assert alone.status == 3 and "cut short or damaged" in alone.errors


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="whoever may read everything cannot be refused")
def test_a_folder_that_is_closed_is_one_refusal(call: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "closed").mkdir(parents=True)
    (tmp_path / "in" / "own.ndjson").write_bytes(ndjson(TWO))
    (tmp_path / "in" / "closed").chmod(0)
    try:
        done = screened(call, tmp_path / "in")
    finally:
        (tmp_path / "in" / "closed").chmod(0o700)
    assert (done.status, refs(done)) == (1, ["patient 12"]) and "in/closed: cannot be read" in done.errors
