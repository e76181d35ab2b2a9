"""CSV that no spreadsheet runs: texts of others begin with an apostrophe where they would be formulas, and are read back as they were.

Spec: spec/03-command.md, "Text of others"; OWASP, "CSV Injection".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_inputs import TWO, Run, lines, ndjson, whole
from hypothesis import given
from hypothesis import strategies as st
from indicator_inputs import AT, STAYS
from plan_examples import PLANS, identifier
from test_cli_orient import NEAR, demand

from integra import spreadsheet
from integra._signs import bare, sheltered
from integra.cli.formats import Rows

FORMULAS = ["=cmd|'/c calc'!A1", "@SUM(1+1)", '=HYPERLINK("http://x")', "+1", "-1+2", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠SUM(1)",
            "'=1", "''@x", "x;=1+1", 'x;"=1"', "x\n=1", "x\t=1", "x\r@y"]
HARMLESS = ["", "x", "1-2", "a=b", "a, -1", "l'âge", "'", "''", "'x", " =1", "x,=1", "…", "06 12 34", "37261"]


def cells(text: str, separator: str = ",") -> list[list[str]]:
    """The rows as a spreadsheet parts them."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_sheltered_and_told_again(text: str) -> None:
    assert sheltered(text) != text and bare(sheltered(text)) == text
    out = io.BytesIO()

    class Table(Rows):
        columns = ("ref", "more")

    Table(out).row((text, "x"))
    for separator in (",", ";", "\t"):  # as spreadsheets of other countries part them
        for row in cells(out.getvalue().decode(), separator):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")) for cell in row), row


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_formula_stays(text: str) -> None:
    assert sheltered(text) == text and bare(text) == text


@given(st.text(alphabet="='+-@;\t\r\n\"x,＝ ", max_size=12))
def test_any_text_is_told_again(text: str) -> None:
    assert bare(sheltered(text)) == text


@given(st.lists(st.text(alphabet="='-@;\"x, ", max_size=8), min_size=2, max_size=2).filter(lambda row: any(map(str.strip, row))))
def test_the_one_reader_reads_what_the_one_writer_wrote(row: list[str]) -> None:
    class Table(Rows):
        columns = ("ref", "more")

    Table(out := io.BytesIO()).row(row)
    (read,) = spreadsheet.read(io.BytesIO(out.getvalue()), {"ref", "more"}.__contains__).rows()
    assert isinstance(read, spreadsheet.Row) and read.cells == row


def test_numbers_of_our_own_stay_numbers() -> None:
    class Table(Rows):
        columns = ("a", "b", "c", "d")

    Table(out := io.BytesIO()).row((-3, -0.5, None, "-3"))
    assert out.getvalue() == b"a,b,c,d\r\n-3,-0.5,,'-3\r\n"


#: Commands whose CSV holds words of ours, days and keys alone: no text of others could stand in it (chapter 45).
WORDLESS = {"territory observe"}


def test_every_command_that_writes_csv_shelters_and_has_raw(call: Run, tmp_path: Path) -> None:
    text = FORMULAS[0]
    offers = tmp_path / "offers.csv"
    offers.write_text("id,structure,kind,services,motives,level,areas,capacity,nom\n"
                      f"{NEAR},{NEAR},medico_social,carer_respite,carer_respite,territory,75101,1,{text}\n", encoding="utf-8")
    (tmp_path / "references.csv").write_text(f"plan,reference\n{identifier('one')},{text}\n", encoding="utf-8")
    for name, more in (("named.toml", ""), ("other.toml", "[complete]\npilote = {}\n")):
        (tmp_path / name).write_text(f"territory = {json.dumps(text)}\n{more}", encoding="utf-8")
    stays = STAYS.replace(b"birth_date\n", b"birth_date,territory\n").replace(b",yes,yes,1940-01-01\n", b",yes,yes,1940-01-01,\n").replace(
        b",yes,yes,\n", b",yes,yes,,\n").replace(b",\n", f",{text}\n".encode())
    calls = {
        "screen": (["-"], ndjson(TWO | {"ref": text}), 1),
        "orient": (["--directory", str(offers), "-"], ndjson(demand(ref=text)), 2),
        "indicators": (["--stays", "-", "--at", AT, "--by", "territory", "--no-suppress"], stays, 1),
        "territory show": (["--table", "pilote", "-"], f'territory = "x"\n[[pilote]]\nperson = {json.dumps(text)}\n'.encode(), 1),
        "territory review": (["--at", AT, "-"], f'territory = {json.dumps(text)}\n'.encode(), 1),
        "territory compare": (["--at", AT, "named.toml", "other.toml"], b"", 1),
        "plan due": (["--at", "2025-09-01", "--references", "references.csv", str(PLANS / "one.ndjson")], b"", 1),
    }
    written = {each.path.removeprefix("integra ") for each in whole().all()
               for option in each.options if "--format" in option.names and "csv" in dict(option.words)}
    written -= WORDLESS
    assert written == set(calls) == {each.path.removeprefix("integra ") for each in whole().all()
                                     if any("--raw" in option.names for option in each.options)}
    for command, (arguments, stdin, columns) in calls.items():
        for raw, said in (((), f"'{text}"), (("--raw",), text)):
            done = call(*command.split(), "--format", "csv", *raw, *arguments, stdin=stdin)
            assert done.status == 0, done.errors
            _, *rows = cells(done.text)
            assert rows and any(row.count(said) == columns for row in rows), done.text
            assert raw or not any(cell.startswith("=") for row in rows for cell in row)


def test_a_table_with_sheltered_cells_is_read_as_what_it_says(call: Run) -> None:
    table = "ref,date,mobility\n'=1+1,2025-06-01,yes\n'x,2025-06-01,no\n".encode()
    assert [each["ref"] for each in lines(call("screen", "--format", "ndjson", "-", stdin=table).out)] == ["=1+1", "'x"]


def test_codes_that_nobody_knows_are_sheltered_in_their_list(call: Run, tmp_path: Path) -> None:
    condition = b'{"resourceType": "Condition", "id": "c", "subject": {"reference": "Patient/p"}, "code": {"coding": [%s]}}' % (
        b'{"system": "http://made.up", "code": "=1+1"}')
    for raw, said in (((), "1\thttp://made.up\t'=1+1\t"), (("--raw",), "1\thttp://made.up\t=1+1\t")):
        call("screen", "--at", "2025-06-01", "--unmapped", "list", *raw, "-", stdin=b'{"resourceType": "Patient", "id": "p"}\n' + condition)
        assert (tmp_path / "list").read_text(encoding="utf-8").splitlines()[1] == said
