"""What is refused: once, in no more than a screenful, with advice that works; and never what is read for what is written.

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
from cli_inputs import MOBILITY_YES, NOT_SHORTEST, TWO, Run, ndjson, synthea
from test_cli_plan import OPENING, data, event

DEMAND = {"requester": "carer", "motives": ["carer_respite"], "date": "2025-06-01"}
OFFERS = b"id,structure,services,level\n" + f"{'aa' * 16},{'bb' * 16},home_help,territory\n".encode()
TOML = b'name = "ours"\n[[row]]\nid = "a"\n'


# ---- a screenful

MANY = 3000
FLOODS = (
    ("screen x", ndjson({"a": 1}) * MANY, "a: unknown name"), ("screen x", b"{'id': 1}\n" * MANY, "not valid JSON"),
    ("screen x", NOT_SHORTEST * MANY, "deterministic"), ("receipt x -o out", ndjson({"a": 1}, TWO) * MANY, "unknown name"),
    ("orient x", ndjson(TWO) * MANY, "integra screen reads it"), ("encode x -o out", ndjson({"a": 1}) * MANY, "unknown name"),
    ("inspect x", NOT_SHORTEST * MANY, "deterministic"), ("replay x", MOBILITY_YES * MANY, "receipt"))


@pytest.mark.parametrize("arguments, flood, reason", FLOODS, ids=[row[0] + str(at) for at, row in enumerate(FLOODS)])
@pytest.mark.parametrize("quiet", [(), ("-q",)])
def test_no_input_makes_more_than_a_screenful(call: Run, tmp_path: Path, arguments: str, flood: bytes, reason: str,
                                              quiet: tuple[str, ...]) -> None:
    (tmp_path / "x").write_bytes(flood)
    done = call(*quiet, *arguments.split())
    rows = done.errors.splitlines()
    assert done.status == 1 and 20 < len(rows) <= 28
    rest = next(row for row in rows if "refused as well, and not shown: " in row)
    assert int(rest.split("not shown: ")[1].split()[0]) >= MANY - 20 and reason in rows[rows.index(rest) + 1]
    counted = [int(row.split("×")[0]) for row in rows if row.startswith("  ") and " × " in row]
    assert sum(counted) == int(rest.split("not shown: ")[1].split()[0])


def test_all_are_shown_where_that_is_asked_for_and_the_count_is_true(call: Run, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(ndjson({"a": 1}, TWO) * 50)
    capped, whole = call("screen", "x"), call("screen", "--all-errors", "x")
    assert (capped.status, whole.status, len(whole.errors.splitlines())) == (1, 1, 51)
    assert capped.errors.splitlines()[-1] == whole.errors.splitlines()[-1] == "integra: 50 screened, 50 refused"
    assert "integra: refusés aussi, et non montrés : 30 (--all-errors les montre)\n  30 × a : nom inconnu\n" in call(
        "screen", "--lang", "fr", "x").errors


def test_a_screenful_is_shown_whole(call: Run, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(ndjson({"a": 1}) * 20)
    assert len(call("screen", "x").errors.splitlines()) == 21


@pytest.mark.parametrize("indent", [0, 2, "\t"])
@pytest.mark.parametrize("document", [
    {"id": "run 1", "seed": 2, "config": {"a": [1, 2, {"b": {}}]}}, {"name": "x", "scripts": {"id": "y"}, "files": [{}]},
    {"cells": [{"id": "a", "source": ["{\n", "}\n"]}], "nbformat": 4}, {"date": "2025", "answers": {"mobility": "oui"}}])
def test_json_that_is_no_record_is_one_refusal(call: Run, tmp_path: Path, document: object, indent: int | str) -> None:
    (tmp_path / "x.json").write_text(json.dumps(document, indent=indent))
    done = call("screen", "--format", "ndjson", "x.json")
    assert (done.status, done.out, len(done.errors.splitlines())) == (1, b"", 2)
    assert "integra: 0 screened, 1 refused" in done.errors


# ---- advice

LOOKS = (
    ("screen", "a.csv", OFFERS, "a directory of offers (CSV), and is not read: integra orient --directory reads it"),
    ("screen", "a.xml", b"<?xml?>\n<fluxfiness>", "an excerpt of FINESS, and is not read: integra orient --directory reads it"),
    ("screen", "a.toml", TOML, "an orientation protocol, and is not read: integra protocol reads it"),
    ("screen", "a.pdf", b"%PDF-1.4", "a PDF, and is not read: it is a document, not data"),
    ("screen", "a.zip", b"PK\x03\x04", "a ZIP archive, and is not read: unpack it"),
    ("explain", "a.tar", b"\0" * 257 + b"ustar", "an archive (tar), and is not read: unpack it"),
    ("receipt", "a.xml", b'<Patient xmlns="http://hl7.org/fhir">', "FHIR in XML, and is not read: export it as FHIR in JSON"),
    ("orient", "a.csv", OFFERS, "a directory of offers (CSV), and is not read: integra orient --directory reads it"),
    ("orient", "a.ndjson", ndjson(TWO), "this is a record, not a demand: integra screen reads it"),
    ("screen", "a.ndjson", ndjson(DEMAND), "this is a demand, not a record: integra orient reads it"),
    ("orient", "a.ndjson", b'{"resourceType": "Patient"}', "this is a FHIR resource, not a demand: integra screen reads it"),
    ("screen --input-format cbor", "a.json", json.dumps([TWO], indent=1).encode(), "these bytes are JSON or other text, not CBOR"),
    ("screen --input-format ndjson", "a.json", MOBILITY_YES, "is cbor, and --input-format says ndjson"),
    ("screen --input-format fhir", "a.json", MOBILITY_YES, "is cbor, and --input-format says fhir"),
    ("screen --input-format synthea", "a.json", ndjson(TWO), "Synthea is a folder of CSV files: name the folder"),
    ("screen", "a.txt", b"what is this", "and nothing else is read"))


@pytest.mark.parametrize("command, name, held, advice", LOOKS, ids=[f"{row[0]} {row[1]} {at}" for at, row in enumerate(LOOKS)])
def test_what_is_no_input_is_named_with_what_reads_it(call: Run, tmp_path: Path, command: str, name: str, held: bytes,
                                                      advice: str) -> None:
    (tmp_path / name).write_bytes(held)
    done = call(*command.split(), name)
    assert done.status in (1, 3) and name in done.errors and advice in done.errors


def test_a_plan_is_told_too(call: Run, tmp_path: Path) -> None:
    assert call("plan", "new", "plan.cbor", "-", stdin=data(OPENING)).status == 0
    done = call("screen", "plan.cbor")
    assert (done.status, "this is a plan, not a record: integra plan reads it" in done.errors) == (1, True)


@pytest.mark.parametrize("arguments", ["screen -", "receipt - -o out", "explain -", "orient -", "inspect -", "replay -", "encode -o out",
                                       "demo -o out --count 3 -"])
@pytest.mark.parametrize("nothing", [b"", b"\n \n"])
def test_nothing_is_said_to_be_nothing(call: Run, arguments: str, nothing: bytes) -> None:
    done = call("-q", *arguments.split(), stdin=nothing)
    assert done.status == 1 and done.errors.strip()


# ---- what is read is not written over

#: Commands that write, with what they read in ``people.ndjson`` and the like.
WRITE = ("screen people.ndjson -o X", "screen people.ndjson --unmapped X", "screen --format csv in/a.ndjson -o X",
         "explain people.ndjson -o X", "receipt people.ndjson -o X", "encode people.ndjson -o X", "inspect people.ndjson -o X",
         "replay people.ndjson -o X", "demo people.ndjson -o X", "orient people.ndjson -o X",
         "orient demands.ndjson --directory people.ndjson -o X", "orient demands.ndjson --protocol people.ndjson -o X",
         "explain demands.ndjson --directory people.ndjson -o X",
         "protocol show people.ndjson -o X", "protocol check people.ndjson -o X", "protocol check has-2014 --base people.ndjson -o X",
         "protocol encode people.ndjson -o X", "protocol diff has-2014 people.ndjson -o X", "territory show people.ndjson -o X",
         "territory check people.ndjson -o X", "territory encode people.ndjson -o X", "plan show people.ndjson -o X",
         "plan log people.ndjson -o X", "plan verify people.ndjson -o X", "plan verify plan.cbor --summary people.ndjson -o X",
         "plan diff plan.cbor people.ndjson -o X", "plan append plan.cbor people.ndjson -o X", "plan append people.ndjson event -o X",
         "plan new other people.ndjson -o X")


def _same(folder: Path) -> str:
    return "people.ndjson"


def _roundabout(folder: Path) -> str:
    return str(folder / "in" / ".." / "people.ndjson")


def _symbolic(folder: Path) -> str:
    (folder / "link").symlink_to(folder / "people.ndjson")
    return "link"


def _hard(folder: Path) -> str:
    os.link(folder / "people.ndjson", folder / "hard")
    return "hard"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("other_name", [_same, _roundabout, _symbolic, _hard], ids=lambda name: name.__name__)
@pytest.mark.parametrize("arguments", WRITE)
def test_an_output_that_is_read_is_refused_before_anything_is_read(call: Run, tmp_path: Path, arguments: str,
                                                                   other_name: Callable[[Path], str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "people.ndjson").write_bytes(ndjson(TWO))
    os.link(tmp_path / "people.ndjson", tmp_path / "in" / "a.ndjson")
    done = call(*(other_name(tmp_path) if each == "X" else each for each in arguments.split()))
    assert (done.status, done.out) == (2, b"") and "is read by this command" in done.errors and done.errors.count("\n") == 1
    assert (tmp_path / "people.ndjson").read_bytes() == ndjson(TWO) and not (tmp_path / "other").exists()


def test_an_output_in_a_folder_that_is_read_may_be_new_alone(call: Run, tmp_path: Path) -> None:
    folder = synthea(tmp_path / "in", "p1", "2024-05-09")
    for target in ("in/conditions.csv", "in/patients.csv"):
        for named in ("in", "in/patients.csv"):
            done = call("screen", named, "-o", target)
            assert done.status == 2 and "is read by this command" in done.errors, (target, named)
    assert (folder / "patients.csv").read_text().startswith("Id,")
    assert call("screen", "in", "--format", "csv", "-o", "in/out.txt").status == 0
    assert call("screen", "in", "--format", "csv", "-o", "in/out.txt").status == 2


def test_two_outputs_are_two_files(call: Run, tmp_path: Path) -> None:
    (tmp_path / "people.ndjson").write_bytes(ndjson(TWO))
    done = call("screen", "people.ndjson", "-o", "out", "--unmapped", "./out")
    assert (done.status, os.listdir(tmp_path)) == (2, ["people.ndjson"]) and "would overwrite each other" in done.errors
    if os.path.exists(os.devnull):
        assert call("screen", "people.ndjson", "-o", os.devnull, "--unmapped", os.devnull).status == 0


def test_a_plan_is_still_replaced_by_what_it_becomes(call: Run, tmp_path: Path) -> None:
    assert call("plan", "new", "plan.cbor", "-", stdin=data(OPENING)).status == 0
    before = (tmp_path / "plan.cbor").read_bytes()
    assert call("plan", "append", "plan.cbor", "-", "-o", "digests", stdin=data(event("need", code="social"))).status == 0
    assert (tmp_path / "plan.cbor").read_bytes() != before


#: Not CBOR, but for a byte here and there: text, and what is no message.
STRETCHES = (b"a line of text and nothing else\n" * 500, bytes(range(0x00, 0x18)) * 300, b"\xa0" * 5000, "é".encode() * 400)


@pytest.mark.parametrize("command", ["inspect", "replay", "screen --input-format cbor"])
@pytest.mark.parametrize("at", range(len(STRETCHES)))
def test_a_damaged_stretch_is_one_refusal(call: Run, tmp_path: Path, command: str, at: int) -> None:
    (tmp_path / "x").write_bytes(STRETCHES[at])
    done = call(*command.split(), "--all-errors", "x")
    assert done.status == 1
    refused = [line for line in done.errors.splitlines() if line.startswith(("x:", "WIRE-"))]
    assert len(refused) == 1, done.errors[:500]


def test_what_follows_a_damaged_stretch_is_read(call: Run, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(MOBILITY_YES + b"\x00" * 300 + MOBILITY_YES + b"\xf6\xf6" + MOBILITY_YES)
    done = call("screen", "--format", "ndjson", "x")
    assert (done.status, len(done.out.splitlines())) == (1, 3) and "3 screened, 2 refused" in done.errors


@pytest.mark.parametrize("command", ["inspect", "replay", "orient"])
@pytest.mark.parametrize("held", [b"\x1f\x8b" + b"\xff" * 20, gzip.compress(MOBILITY_YES * 2000)[:-12]])
def test_one_damaged_file_does_not_stop_the_others(call: Run, tmp_path: Path, command: str, held: bytes) -> None:
    (tmp_path / "bad.gz").write_bytes(held)
    (tmp_path / "good").write_bytes(b"{}\n" if command == "orient" else MOBILITY_YES)
    done = call(command, "bad.gz", "good")
    assert done.status == 1 and done.errors.count("cut short or damaged") == 1
    assert "good" in done.errors or done.out.count(b"mobility")
    assert call(command, "bad.gz").status == 3
