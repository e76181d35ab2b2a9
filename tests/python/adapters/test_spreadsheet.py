"""Tables as text: every form that spreadsheets write is read, and what is no row is told with its line.

Spec: spec/03-command.md ("Tables as text").  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import io
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integra import spreadsheet
from integra.spreadsheet import Broken, Row, SpreadsheetError, plain, read


class Pipe(io.RawIOBase):
    """Bytes that come a few at a time, and once."""

    def __init__(self, data: bytes, step: int = 7) -> None:
        self._data, self._step = data, step

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = min(len(buffer), self._step, len(self._data))
        buffer[:count], self._data = self._data[:count], self._data[count:]
        return count


def rows(data: bytes, *known: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The names and the rows of a text, each with its line, from a file and from a pipe."""
    sheet = read(io.BytesIO(data), known.__contains__)
    found = [(row.line, row.cells) for row in sheet.rows() if isinstance(row, Row)]
    piped = read(io.BufferedReader(Pipe(data)), known.__contains__)
    assert (piped.names, [(row.line, row.cells) for row in piped.rows() if isinstance(row, Row)]) == (sheet.names, found)
    return sheet.names, found


def broken(data: bytes) -> list[tuple[int, str]]:
    """The lines that are no rows, and why."""
    return [(row.line, row.reason.en) for row in read(io.BytesIO(data)).rows() if isinstance(row, Broken)]


TEXT = 'a;b\r\n1;"é ""x"" ;\r\ny"\r\n\r\n ;\r\n3;4\r\n'
CELLS = (["a", "b"], [(2, ["1", 'é "x" ;\r\ny']), (6, ["3", "4"])])


@pytest.mark.parametrize("data, line", [
    (TEXT.encode(), 0), (TEXT.encode("utf-8-sig"), 0), (TEXT.encode("cp1252"), 0), (TEXT.encode("utf-16"), 0),
    (("\ufeff" + TEXT).encode("utf-16-be"), 0), (("sep=;\r\n" + TEXT).encode(), 1), (("\ufeffSEP=;\r\n" + TEXT).encode(), 1),
    (('"sep=;"\r\n\r\n' + TEXT).encode("utf-16"), 2), (("\r\n" + TEXT).encode(), 1)])
def test_a_table_is_the_same_however_it_is_written(data: bytes, line: int) -> None:
    names, found = rows(data)
    assert (names, [(at - line, cells) for at, cells in found]) == CELLS


def test_lines_that_an_old_macintosh_ends_are_lines() -> None:
    assert rows(b"a,b\r1,2\r\r3,4\r") == (["a", "b"], [(2, ["1", "2"]), (4, ["3", "4"])])


@pytest.mark.parametrize("text, names", [
    ("a,b\n", ["a", "b"]), ("a;b\n", ["a", "b"]), ("a\tb\n", ["a", "b"]), ("a\n", ["a"]), ('"a, b";c\n', ["a, b", "c"]),
    ("a b, c d, e;ours\n", ["a b, c d, e", "ours"]), ("sep=|\nours|a,b,c\n", ["ours", "a,b,c"]),
    ("sep=\t\na,b\tours\n", ["a,b", "ours"]), ('"a\nb";c\n', ["a\nb", "c"]), (" a , b \n", ["a", "b"])])
def test_what_stands_between_cells_is_told_by_the_names(text: str, names: list[str]) -> None:
    assert rows(text.encode(), "ours")[0] == names


@pytest.mark.parametrize("data", [b"", b"\n", b"\r\n\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"sep=;\n"])
def test_an_empty_text_has_no_names_and_no_rows(data: bytes) -> None:
    assert rows(data) == ([], [])


@pytest.mark.parametrize("data, said", [
    (b"a,b\n1,2,3\nx,y\n", [(2, "3 cells where the header has 2")]), (b"a,b\n1\nx,y\n", [(2, "1 cells where the header has 2")]),
    (b'a,b\n1,"2" 3\nx,y\n', [(2, "not a row of CSV")]), (b"a,b\n1,\0\nx,y\n", [(2, "a byte 0 stands here: no text, or")]),
    ("é,b\n".encode() + b"1,\xe9\nx,y\n", [(2, "not written as the rest of the text is")]),
    (b"a,b\n1,\x81\nx,y\n", [(2, "neither UTF-8 nor Windows-1252")]),
    (b"a,b\n1," + b"2" * (1 << 20) + b"\nx,y\n", [(2, "a line of more than 1048576 bytes")]),
    (b'a,b\n1,"' + b"2\n" * 200_000 + b'"\nx,y\n', None),
    ("a,b\n1,\ud800\nx,y\n".encode("utf-16", "surrogatepass"), [(2, "not written as the rest")]),
])
def test_what_is_no_row_is_told_and_the_next_is_read(data: bytes, said: list[tuple[int, str]] | None) -> None:
    found = broken(data)
    if said is not None:
        assert [(line, reason[:len(expected)]) for (line, reason), (_, expected) in zip(found, said, strict=True)] == said
    assert rows(data)[1][-1][1] == ["x", "y"]


@pytest.mark.parametrize("data, lines, people", [
    (b'a,b\n"1,2\n3,4\n5,6\n', [2], "35"), (b'a,b\n"1,2\n3,"4"\n5,6\n', [2], "35"), (b'a,b\n0,0\n1,"2\n3,4\n5,6', [3], "035"),
    (b'a,b\n1,"2\nmore" x\n5,6\n', [2], "5"), (b'a,b\n1,"2\nmore",3\n5,6\n', [2], "5"),
    (b'a,b\n"1,2\n"3,4\n5,6\n', [2], "5")])
def test_a_quote_that_is_not_closed_takes_nobody_else_with_it(data: bytes, lines: list[int], people: str) -> None:
    assert [line for line, _ in broken(data)] == lines
    assert "".join(cells[0] for _, cells in rows(data)[1]) == people


@pytest.mark.parametrize("data, line", [(b"\0", 1), (b"\r\n\x81\n", 2), (b'"a" b,"c"d;"e" f\n', 1), (b'"a\n', 1)])
def test_names_that_cannot_be_read_are_refused_with_their_line(data: bytes, line: int) -> None:
    with pytest.raises(SpreadsheetError) as refusal:
        read(io.BytesIO(data))
    assert refusal.value.line == line and refusal.value.sentence("fr").startswith(f"ligne {line} : ")


def test_what_was_read_as_windows_1252_is_known() -> None:
    for data, western in ((b"a\n\xe9\n", True), ("a\né\n".encode(), False), (b"a\n\x81\n", False), ("a\né\n".encode("utf-16"), False)):
        sheet = read(io.BytesIO(data))
        list(sheet.rows())
        assert sheet.cp1252 == western


def test_names_are_alike_without_case_accents_and_signs() -> None:
    assert [plain(name) for name in ("Accès aux  soins", "ACCES_AUX_SOINS", " accès-aux-soins (?)")] == ["acces_aux_soins"] * 3


@given(st.lists(st.lists(st.text(st.characters(blacklist_characters="\0\r", blacklist_categories=("Cs",))), min_size=2,
                         max_size=2), max_size=8),
       st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_whatever_is_in_cells_comes_back(cells: list[list[str]], separator: str, encoding: str) -> None:
    text = io.StringIO(newline="")
    writer = spreadsheet.csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerows([["a", "b"], *cells])
    filled = [row for row in cells if any(each.strip() for each in row)]
    damaged = any("\ufffd" in each for row in cells for each in row) and encoding == "utf-16"
    assert damaged or [row for _, row in rows(text.getvalue().encode(encoding))[1]] == filled


@given(st.binary(max_size=200), st.sampled_from([b"", b"a,b\n", b"\xff\xfe", b"sep=;\n", b"a;b\r\n\""]))
def test_no_bytes_are_a_surprise(data: bytes, head: bytes) -> None:
    try:
        sheet = read(io.BytesIO(head + data))
    except SpreadsheetError:
        return
    assert all(row.line >= sheet.line for row in sheet.rows())


def test_a_text_is_read_in_bounded_memory() -> None:
    class Long(Pipe):
        left = 20_000

        def readinto(self, buffer: Any) -> int:
            if not self._data and self.left:
                self.left -= 1
                self._data = b'1,"' + b"x" * 1000 + b'"\n'
            return super().readinto(buffer)

    tracemalloc.start()
    count = sum(1 for _ in read(io.BufferedReader(Long(b"a,b\n", 2000))).rows())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 20_000 and peak < 2_000_000


def test_a_row_that_is_none_over_several_lines_says_up_to_where() -> None:
    assert broken(b'a,b\n1,"2\n\nmore" x\n5,6\n') == [(2, "not a row of CSV; it goes on to line 4")]


def test_a_cell_over_more_lines_than_any_row_is_refused_once() -> None:
    long = b"x\n" * 2500
    assert broken(b'a,b\n"' + long + b'",2\n5,6\n') == [(2, "not a row of CSV; it goes on to line 2502")]
    assert broken(b'a,b\n1,"' + b"note, taken at home, late\n" * 1500 + b'end"\n5,6\n') == [
        (2, "not a row of CSV; it goes on to line 1502")]
    assert broken(b'a,b\n1,"' + (b"y" * 1000 + b"\n") * 200 + b'end"\n5,6\n') == [(2, "not a row of CSV; it goes on to line 202")]
    _, found = rows(b'a,b\n"' + long + b"5,6\n7,8\n")
    assert found == [(2502, ["5", "6"]), (2503, ["7", "8"])]  # never closed: whole rows stand for themselves


def test_text_that_parts_nothing_belongs_to_the_cell_that_was_not_closed() -> None:
    assert broken(b'a,b\n1,"2\nmore\nand more\n') == [(2, "not a row of CSV; it goes on to line 4")]
    assert [line for line, _ in broken(b'a,b\n1,"2\nmore\n3,4,5\n6\n')] == [2, 4, 5]
