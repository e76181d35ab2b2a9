"""People through every way in: the same people, with the same answers, and none is lost.

Spec: spec/03-command.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import csv
import gzip
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_pipes import pipe, piped
from table_writing import DIALECTS, flat_of, table

from integra import encode, screen
from integra.cli.formats import Csv
from integra.cohort import cohort
from integra.forms import record_from_json
from integra.records import Person
from integra.text import verbatim

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
#: More than the first bytes that tell what an input is, and than a pipe holds at once.
COUNT = 1000
#: What a folder and the arguments behind the command are made of: a folder and the records as JSON.
Way = Callable[[Path, list[bytes]], tuple[list[str], bytes]]


def _file(name: str, make: Callable[[list[bytes]], bytes]) -> Way:
    def way(folder: Path, people: list[bytes]) -> tuple[list[str], bytes]:
        (folder / name).write_bytes(make(people))
        return [name], b""
    return way


def _fifo(make: Callable[[list[bytes]], bytes]) -> Way:
    def way(folder: Path, people: list[bytes]) -> tuple[list[str], bytes]:
        pipe(folder / "fifo", make(people))
        return ["fifo"], b""
    return way


def _stdin(name: str, make: Callable[[list[bytes]], bytes]) -> Way:
    return lambda folder, people: ([name], make(people))


def ndjson(people: list[bytes]) -> bytes:
    return b"".join(each + b"\n" for each in people)


def packed(people: list[bytes]) -> bytes:
    """Two members, as `cat a.gz b.gz` makes."""
    half = len(people) // 2
    return gzip.compress(ndjson(people[:half])) + gzip.compress(ndjson(people[half:]))


def array(people: list[bytes]) -> bytes:
    return b"[" + b",".join(people) + b"]"


def pretty(people: list[bytes]) -> bytes:
    return json.dumps(json.loads(array(people)), indent=2).encode()


def several(people: list[bytes]) -> bytes:
    """Objects over several lines, one after the other, as jq writes them."""
    return b"".join(json.dumps(json.loads(each), indent=2).encode() + b"\n" for each in people)


def windows(people: list[bytes]) -> bytes:
    return b"\xef\xbb\xbf" + b"\r\n".join(people)


def cbor(people: list[bytes]) -> bytes:
    return b"".join(encode(record_from_json(json.loads(each))[0]) for each in people)


def written(dialect: str) -> Callable[[list[bytes]], bytes]:
    """A table with columns of our names."""
    return lambda people: table(flat_of(map(json.loads, people)), DIALECTS[dialect])


def workbook(people: list[bytes]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: workbooks are not tested")
    book, data = openpyxl.Workbook(), io.BytesIO()
    text = written("plain")(people).decode()
    for row in csv.reader(io.StringIO(text, newline="")):
        book.active.append([cell or None for cell in row])
    book.save(data)
    return data.getvalue()


def parquet(people: list[bytes]) -> bytes:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed: Parquet is not tested")
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.Table.from_pylist(flat_of(map(json.loads, people))),
                                                       data := io.BytesIO())
    return data.getvalue()


def _folder(folder: Path, people: list[bytes]) -> tuple[list[str], bytes]:
    """Files of every form, in folders of folders, beside what holds nobody."""
    parts = [people[at::5] for at in range(5)]
    for name, part, make in zip(("a/b/c.ndjson", "a/d.json.gz", "e.cbor", "f/g.json", "f/h.csv"), parts,
                                (ndjson, packed, cbor, pretty, written("sep=")), strict=True):
        (folder / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "in" / name).write_bytes(make(part))
    (folder / "in" / "LICENSE").write_bytes(b"not a record")
    (folder / "in" / "a" / "round").symlink_to(folder / "in")
    return ["in"], b""


WAYS: dict[str, Way] = {
    "file": _file("people.ndjson", ndjson), "windows": _file("people.ndjson", windows), "gz": _file("people.gz", packed),
    "array": _file("people.json", array), "pretty array": _file("people.json", pretty),
    "objects over lines": _file("people.json", several), "cbor": _file("people.cbor", cbor),
    "cbor.gz": _file("people.cbor.gz", lambda people: gzip.compress(cbor(people))), "folder": _folder,
    "pipe by name": _fifo(ndjson), "pipe of gz": _fifo(packed), "pipe of an array": _fifo(array), "pipe of cbor": _fifo(cbor),
    "-": _stdin("-", ndjson), "- of gz": _stdin("-", packed), "/dev/stdin": _stdin("/dev/stdin", ndjson),
    "/dev/fd/0": _stdin("/dev/fd/0", array), "/dev/stdin of cbor": _stdin("/dev/stdin", cbor),
    "table": _file("people.csv", written("plain")), "table of no suffix": _file("people", written("a French spreadsheet")),
    "table.gz": _file("people.csv.gz", lambda people: gzip.compress(written("Unicode text")(people))),
    "pipe of a table": _fifo(written("CSV UTF-8 of a French spreadsheet")), "- of a table": _stdin("-", written("sep=")),
    "workbook": _file("people.xlsx", workbook), "pipe of a workbook": _fifo(workbook),
    "parquet": _file("people.parquet", parquet), "- of parquet": _stdin("-", parquet)}


@pytest.fixture(scope="module")
def people() -> list[bytes]:
    """Made-up people as JSON, one after the other."""
    return [json.dumps(record).encode() for record in cohort(2014, COUNT)]


def rows(text: str) -> list[dict[str, str]]:
    """What was found of each person; a message has no ref, and a folder has an order of its own."""
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    return sorted(({**row, "ref": ""} for row in found), key=lambda row: row["id"])


@pytest.fixture(scope="module")
def answers(people: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """What is found of them, worked out one by one in this process."""
    out = io.BytesIO()
    writer = Csv(out)
    for each in people:
        record, ref = record_from_json(json.loads(each))
        writer.write(Person(verbatim(""), record, ref), screen(record))
    writer.end()
    return rows(out.getvalue().decode())


@pytest.mark.parametrize("name", WAYS)
def test_everybody_comes_through_with_the_same_answers(name: str, people: list[bytes], answers: list[dict[str, str]],
                                                       tmp_path: Path) -> None:
    if name.startswith("/dev/") and not os.path.exists(name.split()[0]):
        pytest.skip("this system has no such name")
    arguments, stdin = WAYS[name](tmp_path, people)
    done = piped(tmp_path, "screen", "--format", "csv", *arguments, stdin=stdin)
    assert done.status == 0, done.errors
    assert f"integra: {COUNT} screened, 0 refused" in done.errors
    assert len(answers) == COUNT and rows(done.text) == answers
