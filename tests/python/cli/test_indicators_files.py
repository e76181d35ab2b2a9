"""Tables of indicators come to the same figure however they are written, in however many pieces, with pyarrow and without.

Spec: spec/03-command.md, "Its tables"; IND-5.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import gzip
import io
import json
import random
from pathlib import Path
from typing import Any

import pytest
from cli_inputs import Run
from indicator_inputs import AT, HEAD, ROWS, STAYS, counts, figures, stays, text

from integra.cli import indicators_arrow, indicators_files

NAMES = HEAD.split(",")
OBJECTS = [{name: cell for name, cell in zip(NAMES, row.split(","), strict=True) if cell} for row in ROWS]


def french(cell: str) -> str:
    """A cell as French software writes it."""
    if cell[:1].isdigit():
        return "/".join(reversed(cell.split("-")))
    return {"yes": "oui", "no": "non"}.get(cell, cell)


WRITTEN = {
    "commas": STAYS, "a mark": b"\xef\xbb\xbf" + STAYS, "CRLF": STAYS.replace(b"\n", b"\r\n"), "CR": STAYS.replace(b"\n", b"\r"),
    "semicolons": STAYS.replace(b",", b";"), "tabs": STAYS.replace(b",", b"\t"), "sep": b"sep=;\n" + STAYS.replace(b",", b";"),
    "quotes": b"\n".join(b",".join(b'"%s"' % cell for cell in row.split(b",")) for row in STAYS.splitlines()) + b"\n",
    "some quotes": STAYS.replace(b"p,2024-07-20", b'"p",2024-07-20'), "gzip": gzip.compress(STAYS), "no last line end": STAYS[:-1],
    "French": "\n".join([HEAD.replace(",", ";"), *(";".join(map(french, row.split(","))) for row in ROWS)]).encode(),
    "UTF-16": STAYS.decode().encode("utf-16"), "blank lines": STAYS.replace(b"\n", b"\n\n"),
    "empty rows": STAYS + b",,,,,\n" * 3, "other columns": b"\n".join(b"x," + row for row in STAYS.splitlines()).replace(b"x,", b"doctor,", 1),
    "a cell of two lines": b"note," + b"\n".join(STAYS.splitlines()[:1]) + b"\n" + b"".join(
        b'"a\nb",' + row + b"\n" for row in STAYS.splitlines()[1:]),
    "names otherwise": STAYS.replace(b"person,admission", b"Person, ADMISSION "),
    "repeated": STAYS + b"\n".join(STAYS.splitlines()[1:]), "times": STAYS.replace(b"2025-05-05", b"2025-05-05 23:10"),
    "objects": b"".join(json.dumps(each).encode() + b"\n" for each in OBJECTS), "an array": json.dumps(OBJECTS).encode(),
    "objects over lines": b"\n".join(json.dumps(each, indent=1).encode() for each in OBJECTS),
}


@pytest.fixture(params=["pyarrow", "no pyarrow"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With pyarrow, where it is, and without."""
    if request.param == "pyarrow":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: the quick way is not tried")
    else:
        monkeypatch.setattr(indicators_arrow, "_libraries", lambda: None)
    return str(request.param)


@pytest.mark.parametrize("written", WRITTEN.values(), ids=list(WRITTEN))
def test_any_writing_comes_to_the_same(call: Run, library: str, written: bytes) -> None:
    assert counts(figures(stays(call, stdin=written))[0]) == (2, 2, 1, 1)


def test_accents_in_windows_1252_are_read_and_said(call: Run, library: str) -> None:
    written = text([row.replace("p,", "Renée,") for row in ROWS]).decode().encode("cp1252")
    done = stays(call, stdin=written)
    assert counts(figures(done)[0]) == (2, 2, 1, 1) and "Windows-1252" in done.errors


@pytest.mark.parametrize("block", [1, 60, 200])
def test_blocks_end_wherever_they_like(call: Run, library: str, monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(indicators_files, "_BLOCK", block)
    for written in ("commas", "some quotes", "empty rows", "a cell of two lines", "CRLF", "no last line end"):
        assert counts(figures(stays(call, stdin=WRITTEN[written]))[0]) == (2, 2, 1, 1)


@pytest.mark.parametrize("block", [*range(40, 80)])
def test_no_identifier_is_cut_by_a_block(call: Run, monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    """The identifier stands last: the beginning of one is one as well, of somebody else."""
    monkeypatch.setattr(indicators_files, "_BLOCK", block)
    last = text((f"{row[2:]},{row[0] * 12}" for row in ROWS), f"{HEAD.removeprefix('person,')},person")
    done = figures(stays(call, "-", "--identifiers", stdin=last))[0]
    assert counts(done) == (2, 2, 1, 1) and sorted(done["certain"]) == ["p" * 12, "q" * 12]


def test_the_quick_way_says_what_the_slow_one_does(call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of every sort, at random: the same refusals in the same places, or the same figure."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: there is no quick way")
    rng = random.Random(15)
    odd = (",2025-01-01,,yes,yes,", "p,2025-13-01,,yes,yes,", '"p",2025-01-01,open,yes,yes,', 'p"q,2025-01-01,open,yes,yes,', "p,x",
           '"p"q,2025-01-01,,yes,yes,', "NA,2025-01-01,,yes,yes,", ",,,,,", "", '"p\nq",2025-01-01,,yes,yes,', "p,2025-02-01,2025-01-01,,,",
           "00000000000000000000000000000000,2025-01-01,,yes,yes,", '"open,2025-01-01,,yes,yes,', "é,2025-01-01,?,yes,yes,1950-01-01",
           " p,2025-01-01,,yes,yes,", "A3F0C1D25B7E49468C0D1E2F3A4B5C6D,2025-04-01,2025-04-02,yes,yes,", '"",2025-01-01,,yes,yes,')
    monkeypatch.setattr(indicators_files, "_BLOCK", 150)
    for _ in range(60):
        written = text(rng.choice(odd) if rng.random() < 0.15 else rng.choice(ROWS) for _ in range(rng.randrange(1, 25)))
        monkeypatch.undo()
        monkeypatch.setattr(indicators_files, "_BLOCK", 150)
        quick = stays(call, stdin=written)
        monkeypatch.setattr(indicators_arrow, "_libraries", lambda: None)
        slow = stays(call, stdin=written)
        assert (quick.status, quick.out, sorted(quick.errors.splitlines())) == (slow.status, slow.out, sorted(slow.errors.splitlines()))


def frame() -> dict[str, list[Any]]:
    """The stays as typed columns."""
    def cell(name: str, value: str | None) -> Any:
        if value is None:
            return None
        if name in ("mco", "on_list"):
            return value == "yes"
        return value if name == "person" else datetime.date.fromisoformat(value)

    return {name: [cell(name, each.get(name)) for each in OBJECTS] for name in NAMES}


def files(folder: Path) -> list[Path]:
    """The stays in each form that pyarrow writes."""
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: neither Parquet nor Arrow is read")
    import pyarrow.parquet

    table = pa.table(frame())
    typed = table.set_column(0, "person", table.column("person").dictionary_encode())
    strings = pa.table({name: [each.get(name) for each in OBJECTS] for name in NAMES})
    paths = [folder / name for name in ("a.parquet", "b.parquet", "c.arrow", "d.arrows", "e.arrow")]
    pyarrow.parquet.write_table(table, paths[0])
    pyarrow.parquet.write_table(strings, paths[1], row_group_size=2)
    for path, make, held in ((paths[2], pa.ipc.new_file, typed), (paths[3], pa.ipc.new_stream, table), (paths[4], pa.ipc.new_file, strings)):
        with open(path, "wb") as out, make(out, held.schema) as writer:
            writer.write_table(held, 2)
    return paths


def test_parquet_and_arrow(call: Run, tmp_path: Path) -> None:
    for path in files(tmp_path):
        for given, stdin in ((path, b""), ("-", path.read_bytes()), ("-", gzip.compress(path.read_bytes()))):
            assert counts(figures(stays(call, given, stdin=stdin))[0]) == (2, 2, 1, 1), path.name


def test_a_row_of_parquet_that_is_refused_is_told_by_its_number(call: Run, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: Parquet is not read")
    import pyarrow.parquet

    pyarrow.parquet.write_table(pa.table({"person": ["p", None, "q"], "admission": ["2025-01-01", "2025-01-01", "soon"]}), tmp_path / "x")
    done = stays(call, "x")
    assert (done.status, done.out) == (1, b"")
    assert "x: row 2: column 'person': nothing here" in done.errors and "x: row 3: column 'admission': expected a date" in done.errors
    pyarrow.parquet.write_table(pa.table({"person": [1.5], "admission": ["2025-01-01"]}), tmp_path / "y")
    assert "y: row 1: column 'person': not an identifier" in stays(call, "y").errors


def test_parquet_without_what_reads_it_says_what_to_install(call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indicators_arrow, "_libraries", lambda: None)
    done = stays(call, stdin=b"PAR1 and more")
    assert done.status == 3 and "pip install pyarrow" in done.errors


def test_damaged_parquet_is_no_internal_error(call: Run, tmp_path: Path) -> None:
    whole = files(tmp_path)
    for path in whole:
        done = stays(call, stdin=path.read_bytes()[:-20])
        assert done.status == 3 or counts(figures(done)[0]), path.name
        assert "internal" not in done.errors


def test_a_workbook(call: Run, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: workbooks are not read")
    book = openpyxl.Workbook()
    book.active.append(["nothing", "of ours"])
    sheet = book.create_sheet("stays")
    columns = frame()
    sheet.append(NAMES)
    for row in zip(*columns.values(), strict=True):
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    done = stays(call, stdin=out.getvalue())
    assert counts(figures(done)[0]) == (2, 2, 1, 1) and "sheet 1:1: passed over" in done.errors


def test_pieces_in_any_order_and_overlapping(call: Run, tmp_path: Path) -> None:
    """Stays of one person lie in different pieces: none of them alone comes to a readmission."""
    (tmp_path / "a.csv").write_bytes(text(ROWS[::2]))
    (tmp_path / "b.csv").write_bytes(text(ROWS[1::2]))
    (tmp_path / "c.ndjson").write_bytes(WRITTEN["objects"])
    assert counts(figures(stays(call, "a.csv"))[0]) == (0, 0, 0, 0)
    whole = stays(call, "a.csv", "b.csv").out
    assert counts(figures(stays(call, "a.csv", "b.csv"))[0]) == (2, 2, 1, 1)
    for pieces in (("b.csv", "a.csv"), ("a.csv", "--stays", "b.csv"), ("c.ndjson", "a.csv", "b.csv", "a.csv")):
        assert stays(call, *pieces).out == whole


def test_a_table_without_the_list_and_a_row_without_it(call: Run) -> None:
    """Without the column everybody is on the list; with it, a blank is not known."""
    without = text((row.replace(",yes,yes,", ",yes,") for row in ROWS), HEAD.replace(",on_list", ""))
    done = stays(call, stdin=without)
    assert counts(figures(done)[0]) == (2, 2, 1, 1) and "everybody is taken to be on the list" in done.errors
    assert counts(figures(stays(call, stdin=STAYS.replace(b",yes,yes,", b",yes,,")))[0]) == (0, 2, 0, 1)


def test_of_objects_the_first_says_whether_there_is_a_list(call: Run) -> None:
    bare = [{name: value for name, value in each.items() if name != "on_list"} for each in OBJECTS]
    def write(objects: list[dict[str, Any]]) -> bytes:
        return b"".join(json.dumps(each).encode() + b"\n" for each in objects)

    assert counts(figures(stays(call, stdin=write(bare)))[0]) == (2, 2, 1, 1)
    assert counts(figures(stays(call, stdin=write([*OBJECTS[:1], *bare[1:]])))[0]) == (0, 2, 0, 1)
    done = stays(call, stdin=write([*bare[:1], *OBJECTS[1:]]))
    assert done.status == 1 and "stdin:2: column 'on_list': the first object has none" in done.errors


def test_columns_that_are_not_there_are_said(call: Run) -> None:
    done = stays(call, stdin=b"person,admission\np,2025-01-01\n")
    assert "no column 'discharge', 'mco', 'birth_date', 'age_at_admission': not known of any row" in done.errors
    done = call("indicators", "--bodies", "-", "--at", AT, stdin=b"body,signed\nb,yes\n")
    assert "no column 'signed_on': a yes of 'signed' may be of a day after the one looked at" in done.errors
    assert "no column 'on_territory': not known of any row" in done.errors
    assert "no column" not in call("indicators", "-q", "--at", AT, "--no-suppress", "--stays", "-", stdin=b"person\np\n").errors
