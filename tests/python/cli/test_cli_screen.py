"""``integra screen``: what it reads, which day it screens for, what it writes, how it ends.

Spec: spec/03-command.md; SCR-1 to SCR-8.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
from pathlib import Path

import pytest
from cli_inputs import DIFFERS, ITEMS, MOBILITY_YES, NOT_SHORTEST, PERSON, TWO, Run, bundle, lines, ndjson, synthea

OTHER = "11111111-2222-4333-8444-555555555555"


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_record_is_screened(call: Run, tmp_path: Path) -> None:
    done = call("screen", "--format", "ndjson", write(tmp_path / "people.ndjson", ndjson(TWO)))
    assert done.status == 0
    [line] = lines(done.out)
    assert (line["id"], line["ref"], line["date"]) == (PERSON, "patient 12", "2025-06-01")
    assert (line["yes_count"], line["stage"], line["ask"]) == (2, "awaiting_judgement", ["judgement"])
    assert done.errors == "integra: 1 screened, 0 refused\n"


def test_a_bad_record_is_reported_and_the_others_are_screened(call: Run, tmp_path: Path) -> None:
    secret = "Dupont"
    data = ndjson(TWO, {"date": secret}) + b"\n" + ndjson({"medicin": 3}) + b"{\n" + ndjson(DIFFERS)
    done = call("screen", "--format", "ndjson", write(tmp_path / "people.ndjson", data))
    assert done.status == 1
    assert [line["ref"] for line in lines(done.out)] == ["patient 12", None]
    reports = done.errors.splitlines()
    assert [re.sub(r".*/", "", report).split(": ")[0] for report in reports] == [
        "people.ndjson:2", "people.ndjson:4", "people.ndjson:5", "integra"]
    assert ": date: expected a date" in reports[0] and secret not in done.errors
    assert "'facts.medicines'" in reports[1] and "not valid JSON" in reports[2]
    assert reports[3] == "integra: 2 screened, 3 refused"


def test_a_mark_windows_line_ends_and_accents(call: Run, tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + ndjson(TWO | {"ref": "Léa"}, DIFFERS).replace(b"\n", b"\r\n")
    done = call("screen", "--format", "ndjson", write(tmp_path / "données été.ndjson", data))
    assert (done.status, [line["ref"] for line in lines(done.out)]) == (0, ["Léa", None])
    bad = call("screen", write(tmp_path / "mauvaise clé.ndjson", b'{"date":1}'))
    assert (bad.status, "mauvaise clé.ndjson:1: date:" in bad.errors) == (1, True)


@pytest.mark.parametrize("data", [b"", b"\n\r\n", b"\xef\xbb\xbf", b"[]", gzip.compress(b"")])
def test_an_empty_input_is_nobody_and_that_is_said(call: Run, data: bytes) -> None:
    done = call("screen", "--format", "ndjson", "-", stdin=data)
    assert (done.status, done.out, done.errors) == (
        1, b"", "stdin: nobody is in it: no record\nintegra: 0 screened, 1 refused\n")


def test_a_line_too_long_is_refused_alone(call: Run) -> None:
    long = b'{"ref":"' + b"x" * 20_000_000 + b'"}\n'
    done = call("screen", "--format", "ndjson", "-", stdin=ndjson(TWO) + long + ndjson(TWO))
    assert (done.status, len(lines(done.out))) == (1, 2)
    assert done.errors.startswith("stdin:2: longer than 8388608 bytes")


def test_the_last_line_needs_no_end(call: Run) -> None:
    done = call("screen", "--format", "ndjson", "-", stdin=ndjson(TWO, TWO).rstrip())
    assert (done.status, len(lines(done.out))) == (0, 2)


# ---- CBOR sequences

def test_a_sequence_goes_on_after_a_message_that_is_refused(call: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "people.cbor", MOBILITY_YES + NOT_SHORTEST + MOBILITY_YES)
    done = call("screen", "--format", "ndjson", path)
    assert (done.status, len(lines(done.out))) == (1, 2)
    assert "people.cbor: byte 14: " in done.errors and "(rule WIRE-3)\n" in done.errors


def test_a_sequence_ends_where_the_bytes_are_no_cbor(call: Run) -> None:
    done = call("screen", "--format", "ndjson", "-", stdin=MOBILITY_YES + b"\x83\x01\xff" + MOBILITY_YES)
    assert (done.status, len(lines(done.out))) == (1, 1)
    assert "what follows cannot be read" in done.errors


def test_messages_go_out_and_are_no_records(call: Run, tmp_path: Path) -> None:
    done = call("screen", "--format", "cbor", "-", stdin=ndjson(TWO, DIFFERS))
    assert (done.status, done.out[:3]) == (0, bytes.fromhex("830104"))
    assert PERSON in done.out.hex() and b"patient 12" not in done.out, "ref is never put into a message"
    again = call("screen", write(tmp_path / "outcome.cbor", done.out))
    assert again.status == 1 and "this is a message: outcome of a screening, not a record: integra inspect" in again.errors


# ---- which day

def test_our_records_keep_their_date_unless_told(call: Run) -> None:
    stay = {"date": "2025-06-01", "facts": {"admissions": [{"date": "2024-11-30", "emergency": "yes"}]}}
    kept = call("screen", "--format", "ndjson", "-", stdin=ndjson(stay))
    told = call("screen", "--format", "ndjson", "--at", "2025-05-30", "-", stdin=ndjson(stay))
    assert [(line["date"], line["items"]["emergency_admission"]) for run_ in (kept, told) for line in lines(run_.out)] \
        == [("2025-06-01", "unknown"), ("2025-05-30", "yes")]
    assert "latest date" not in kept.errors


def test_fhir_is_screened_for_its_latest_date_and_says_so(call: Run, tmp_path: Path) -> None:
    first = write(tmp_path / "a.json", bundle(PERSON, "2024-03-01"))
    second = write(tmp_path / "b.json", bundle(OTHER, "2024-05-09"))
    done = call("screen", "--format", "ndjson", first, second)
    assert (done.status, [line["date"] for line in lines(done.out)]) == (0, ["2024-05-09"] * 2)
    assert "screened for 2024-05-09" in done.errors
    told = call("screen", "--format", "ndjson", "--at", "2024-04-01", first)
    assert [line["date"] for line in lines(told.out)] == ["2024-04-01"]
    assert "latest date" not in told.errors


def test_fhir_without_a_date_asks_for_one(call: Run) -> None:
    alone = json.dumps({"resourceType": "Bundle", "type": "collection",
                        "entry": [{"resource": {"resourceType": "Patient", "id": PERSON}}]}).encode()
    done = call("screen", "-", stdin=alone)
    assert (done.status, "--at" in done.errors) == (3, True)
    assert call("screen", "--at", "2025-01-01", "-", stdin=alone).status == 0


# ---- which input

def test_a_folder_of_many_kinds(call: Run, tmp_path: Path) -> None:
    folder = tmp_path / "entrées mêlées"
    folder.mkdir()
    write(folder / "1.ndjson", ndjson(TWO))
    write(folder / "2.cbor", MOBILITY_YES)
    write(folder / "3.json", bundle(OTHER, "2024-05-09"))
    write(folder / "LICENSE", b"not a record")
    os.mkfifo(folder / "pipe")
    (folder / "deeper").mkdir()
    write(folder / "deeper" / "4.jsonl", ndjson(DIFFERS))
    done = call("screen", "--format", "ndjson", folder)
    assert [line["ref"] for line in lines(done.out)] == ["patient 12", None, OTHER, None]
    assert "passed over, no records: " in done.errors and "/LICENSE\n" in done.errors
    assert (done.status, "4 screened, 1 refused" in done.errors) == (1, True), "who is in the pipe is not known"
    assert "/pipe: a pipe in a folder is not opened" in done.errors


def test_a_synthea_folder(call: Run, tmp_path: Path) -> None:
    done = call("screen", "--format", "ndjson", synthea(tmp_path / "csv", OTHER, "2024-05-09"))
    assert (done.status, [(line["ref"], line["date"]) for line in lines(done.out)]) == (0, [(OTHER, "2024-05-09")])


@pytest.mark.parametrize("data, told", [
    (ndjson(TWO), "ndjson"), (MOBILITY_YES, "cbor"), (bundle(OTHER, "2024-05-09"), "fhir")])
def test_stdin_is_told_by_its_content_or_by_option(call: Run, data: bytes, told: str) -> None:
    for option in ([], ["--input-format", told]):
        done = call("screen", "--format", "ndjson", *option, "-", stdin=data)
        assert (done.status, len(lines(done.out))) == (0, 1), told


def test_codes_in_no_table_are_listed(call: Run, tmp_path: Path) -> None:
    text = bundle(OTHER, "2024-05-09").replace(b'"AMB"', b'"made-up"')
    path = write(tmp_path / "a.json", text)
    assert "codes in no table: 1 (--unmapped" in call("screen", path).errors
    done = call("screen", "--unmapped", "codes.tsv", path)
    rows = (tmp_path / "codes.tsv").read_text("utf-8").splitlines()
    assert (done.status, rows[0]) == (0, "count\tsystem\tcode\tnot_read")
    assert rows[1] == "1\tv3-act-code\tmade-up\t"
    assert rows[1] in call("screen", "--unmapped", "-", path).errors
    nowhere = call("screen", "--unmapped", "absent/codes.tsv", "--lang", "fr", path)
    assert nowhere.status == 2 and nowhere.errors.endswith(" : donner un autre dossier de fichiers avec --unmapped\n")


# ---- formats

def test_csv_has_flat_names_and_quotes_what_needs_it(call: Run) -> None:
    done = call("screen", "--format", "csv", "-", stdin=ndjson(TWO | {"ref": 'a,"é"'}, DIFFERS))
    rows = list(csv.DictReader(io.StringIO(done.text, newline="")))
    assert list(rows[0]) == ["id", "ref", "date", "pack", *ITEMS, "derived", "yes_count", "unknown_count", "pps",
                             "assistance_threshold", "stage", "ask", "least_to_settle", "legal_complexity", "findings"]
    assert (rows[0]["ref"], rows[0]["ask"], rows[0]["findings"]) == ('a,"é"', "judgement", "")
    assert (rows[1]["ref"], rows[1]["findings"], rows[1]["mobility"]) == ("", "SCR-8:mobility", "no")
    assert rows[1]["derived"].split() == [item for item in ITEMS if item != "mobility"]


@pytest.mark.parametrize("language, yes, stage", [
    ("en", "●Y", "awaits judgement"), ("fr", "●O", "attend le jugement")])
def test_the_table_fits_80_columns(call: Run, language: str, yes: str, stage: str) -> None:
    wide = TWO | {"ref": "日本 " * 20}
    done = call("screen", "--lang", language, "--findings", "-", stdin=ndjson(TWO, DIFFERS, wide, {}))
    assert done.status == 0
    rows = done.text.splitlines()
    assert max(len(row) + sum(0x2E80 <= ord(char) <= 0xFFEF for char in row) for row in rows) <= 80
    assert rows[1].startswith("patient 12        2025-06-01 ·N ·N " + yes)
    assert stage in rows[1] and rows[1].endswith(" J")
    assert rows[2].startswith(PERSON[:16] + "…")
    assert rows[3].startswith("    SCR-8 3  ")
    after = rows[rows.index(next(row for row in rows if "日本" in row)) + 1]
    assert after.startswith("stdin:4") and after.endswith(" 123456")


def test_the_table_totals_what_it_showed(call: Run) -> None:
    done = call("screen", "-", stdin=ndjson(TWO, TWO, DIFFERS))
    assert "\n3 people, rules has-2014\n" in done.text
    assert "\n        1  undetermined\n        2  awaiting the professional's judgement\n" in done.text
    assert "personalised health plan (PPS): yes 2, no 0, ? 1" in done.text
    assert "findings: SCR-8 1 (--findings shows them)" in done.text


def test_a_ref_cannot_command_the_terminal(call: Run) -> None:
    done = call("screen", "-", stdin=ndjson(TWO | {"ref": "\x1b[2Jx"}))
    assert "\x1b" not in done.text and "�[2Jx" in done.text


def test_a_terminal_without_unicode_gets_plain_signs(run: Run) -> None:
    done = run("screen", "-", stdin=ndjson(TWO), PYTHONIOENCODING="ascii")
    assert done.status == 0 and "*Y" in done.text and done.out.isascii()


# ---- rules

def test_pack_and_parameters(call: Run) -> None:
    done = call("screen", "--format", "ndjson", "--pack", "dac-2022", "--set", "assistance_threshold=3", "-",
               stdin=ndjson(TWO))
    [line] = lines(done.out)
    assert (line["pack"], line["assistance_threshold"], line["stage"]) == ("dac-2022", "no", "not_indicated")
    assert "has-2014, with overrides" in call("screen", "--set", "medicines_threshold=5", "-", stdin=ndjson(TWO)).text


USAGE = [
    (["--set", "medicine_threshold=5"], "the nearest name is 'medicines_threshold'"),
    (["--set", "medicines_threshold=0"], "from 1 to 100"),
    (["--set", "medicines_threshold=five"], "from 1 to 100"),
    (["--set", "medicines_threshold"], "from 1 to 100"),
    (["--set", "medicines_threshold=5", "--set", "medicines_threshold=6"], "given twice"),
    (["--set", "assistance_threshold=1", "--set", "pps_threshold=2"], "SCR-3"),
    (["--pack", "has-2015"], "has-2014"), (["--at", "2025-02-30"], "a day that exists"),
    (["--at", "today"], "2025-06-01"),
    (["--format", "xml"], "ndjson"), (["--lang", "de"], "fr"), (["-"], "read once"),
    (["-o", "no/such/folder/x"], "another folder"),
]


@pytest.mark.parametrize("options, hint", USAGE, ids=[" ".join(row[0]) for row in USAGE])
def test_a_wrong_use_ends_2_and_says_what_to_do(call: Run, options: list[str], hint: str) -> None:
    done = call("screen", *options, "-", stdin=ndjson(TWO))
    assert (done.status, done.out) == (2, b"")
    assert hint in done.errors.splitlines()[0]


def test_an_input_that_cannot_be_read_ends_3(call: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path / "prose.txt", b"Il neige.")
    for name, hint in (("absent.ndjson", "check the path"), ("empty", "no file of records"),
                       ("prose.txt", "--input-format")):
        done = call("screen", "-o", "out.txt", name)
        assert (done.status, done.out) == (3, b""), name
        assert name in done.errors and hint in done.errors and len(done.errors.splitlines()) == 1
        assert not (tmp_path / "out.txt").exists()
