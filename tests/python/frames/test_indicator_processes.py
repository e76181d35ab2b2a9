"""Tallies of pieces made in processes of their own and merged in a tree are those of one pass, to the byte.

It stands here for Spark, which script/spark runs: both send about what examples/indicator_pieces.py has.
Spec: spec/50-indicators.md (IND-5).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import importlib
import os
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest

import integra
from integra import Tally
from integra.indicator import part, parts_of

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
pytest.importorskip("pyarrow", reason="pyarrow is not installed: tallies are not made in other processes")


def example(name: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(os.fspath(EXAMPLES))
    return importlib.import_module(name)


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> Any:
    return example("indicator_pieces", monkeypatch)


def messages(pieces: Any, batches: Any) -> dict[tuple[int, int], bytes]:
    return {(of, piece): message for of, piece, message in pieces.cells(batches)}


def run(program: Path, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Without pandas, which pyarrow imports where it is, and which takes longer than all else here."""
    (folder / "pandas.py").write_text("raise ImportError\n", encoding="utf-8")
    return subprocess.run([sys.executable, program, *options], capture_output=True, text=True, check=False,
                          env=os.environ | {"PYTHONPATH": os.fspath(folder)})


def test_processes_come_to_the_bytes_of_one_pass(tmp_path: Path) -> None:
    """Seven pieces in three rounds, each in three parts, as one would run it."""
    done = run(EXAMPLES / "process_indicators.py", tmp_path, "--pieces", "7", "--rows", "2000", "--parts", "3")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("B3 at 2026-06-30: ") and done.stdout.endswith("; the bytes of one pass\n")


def test_a_process_that_is_killed_leaves_no_figure(tmp_path: Path) -> None:
    """It stops while it tallies a piece: the reader of that piece ends its own process."""
    (tmp_path / "fatal.py").write_text(
        f"import os, sys\nsys.path[:0] = [{os.fspath(EXAMPLES)!r}]\nimport process_indicators as example\n"
        "def tallied(file, piece, parts, made=example.tallied):\n"
        "    return os.kill(os.getpid(), 9) if piece == 2 else made(file, piece, parts)\n"
        "example.tallied = tallied\n"
        "if __name__ == '__main__':\n    raise SystemExit(example.main())\n", encoding="utf-8")
    done = run(tmp_path / "fatal.py", tmp_path, "--pieces", "4", "--rows", "100", "--processes", "1")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "a process ended before its time: there is no figure; run it again\n"


def test_a_tree_of_any_shape_is_one_pass(pieces: Any) -> None:
    batches = [pieces.stays(piece, 2000, 2500).combine_chunks().to_batches()[0] for piece in range(5)]
    (whole,) = messages(pieces, pieces.tallied(batches, 0)).values()
    for fan in (2, 3, 5):
        cells = [cell for piece, batch in enumerate(batches) for cell in pieces.tallied([batch], piece)]
        while len(cells) > 1:
            cells = list(pieces.merged(reversed(cells), fan))
        assert messages(pieces, cells) == {(0, 0): whole}


def test_parts_of_many_are_those_of_each(pieces: Any) -> None:
    """Whoever is told the wrong part is in no tally: beside the rule, each part's tally is held against the library's."""
    stays = pieces.stays(0, 500, 200)
    persons = stays.column("person").combine_chunks()
    for parts in (2, 64):
        assert parts_of(persons.slice(3), parts).tolist() == [
            part(uuid.UUID(bytes=each), parts) for each in persons.to_pylist()[3:]]
        for (of, _), message in messages(pieces, pieces.tallied(stays.to_batches(), 0, parts)).items():
            alone = Tally("B3", at=pieces.AT, part=of, parts=parts)
            alone.add(stays)
            assert alone.to_cbor() == message


def test_a_part_that_was_not_merged_is_told(pieces: Any) -> None:
    cells = [cell for piece in range(2) for cell in pieces.tallied(pieces.stays(piece, 10, 5).to_batches(), piece)]
    with pytest.raises(ValueError, match="part 0 has more than one tally: merge them first"):
        list(pieces.ended(cells))


@pytest.mark.parametrize("parts", [1, 3])
def test_every_reader_of_parquet_comes_to_the_same_bytes(
        parts: int, pieces: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for library in ("duckdb", "polars"):
        pytest.importorskip(library, reason=f"{library} is not installed: it reads no Parquet here")
    assert example("parquet_indicators", monkeypatch).compare(pieces.write(tmp_path, 3, 500), parts)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["pyarrow", "duckdb", "polars", "3 readers, the same bytes"]


def missing(stays: Any, name: str, rng: Any) -> Any:
    """A column of which one value in seven is not known."""
    pyarrow: Any = importlib.import_module("pyarrow")
    column = stays.column(name).combine_chunks()
    return pyarrow.compute.if_else(pyarrow.array(rng.random(len(column)) < 1 / 7), None, column)


@pytest.mark.parametrize("seed", range(6))
def test_whoever_cannot_count_may_be_left_out(seed: int, pieces: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The figure is the same to the byte, its bounds included, of fewer rows, where one cell in seven is not known and one
    birth date in seven is somebody else's."""
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed: no rows are left out by SQL")
    numpy, pyarrow = importlib.import_module("numpy"), importlib.import_module("pyarrow")
    importlib.import_module("pyarrow.compute")
    rng = numpy.random.default_rng(seed)
    stays = pieces.stays(seed, 3000, 900)
    born = stays.column("birth_date").combine_chunks()
    others = pyarrow.compute.if_else(pyarrow.array(rng.random(len(born)) < 1 / 7), born.take(rng.permutation(len(born))), born)
    stays = stays.set_column(stays.column_names.index("birth_date"), "birth_date", others)
    stays = pyarrow.table({name: stays.column(name) if name == "person" else missing(stays, name, rng)
                           for name in stays.column_names})
    with duckdb.connect() as connection:
        connection.register("stays", stays)
        left = connection.sql(example("indicator_selection", monkeypatch).selection("stays")).to_arrow_table()
    (whole,), (some,) = (pieces.ended(pieces.tallied(rows.to_batches(), 0)) for rows in (stays, left))
    assert whole.column("figure") == some.column("figure")
    assert 0 < left.num_rows < stays.num_rows
    figure = integra.decode(some.column("figure")[0].as_py())
    assert isinstance(figure, integra.Figure)
    assert figure.numerator < figure.numerator_highest and figure.denominator < figure.denominator_highest
