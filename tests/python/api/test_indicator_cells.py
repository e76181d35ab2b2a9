"""Cells as they lie in arrays: pieces that begin anywhere, cells missing here and there, and whole numbers as identifiers.

What is compared with is the same rows as lists, which are read cell by cell, and SHA-256 of Python's own.
Spec: spec/50-indicators.md (IND-5); GEN-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import hashlib
import random
import uuid
from typing import Any

import pytest
from indicator_samples import AT

from integra.indicator import FrameError, Tally, figures, identifier, named, part, parts_of
from integra.indicator.named import Named
from integra.words import Status

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")

INT64, UINT64 = (-(2**63), 2**63 - 1), (0, 2**64 - 1)
EDGES = (0, 1, 9, 10, 2**31, 2**32, 2**63 - 1)


def id_of(number: int | None) -> bytes:
    return bytes(16) if number is None else hashlib.sha256(str(number).encode()).digest()[:16]


def tally(frame: Any, indicator: str = "B3") -> bytes:
    with Tally(indicator, at=AT) as made:
        made.add(frame)
        return made.to_cbor()


def numbers(draw: random.Random, count: int, bounds: tuple[int, int]) -> list[int]:
    """Of every length, edges among them."""
    found = [draw.choice([draw.randint(*bounds) >> draw.randrange(64), draw.choice(EDGES)]) for _ in range(count)]
    return [*found, *bounds, *(EDGES if bounds[0] else (2**63, 10**19)), *([-1] if bounds[0] else [])]


# ---- numbers


@pytest.mark.parametrize("kind, bounds", [(np.int64, INT64), (np.uint64, UINT64)])
def test_numbers_are_named_as_their_texts(kind: Any, bounds: tuple[int, int]) -> None:
    """The first time, and once they are known."""
    draw, whom = random.Random(5), Named()
    given = numbers(draw, 3000, bounds)
    missing = [draw.random() < 0.1 for _ in given]
    wanted = [id_of(None if gone else each) for each, gone in zip(given, missing, strict=True)]
    for _ in range(3):
        found = whom.ids(np.array(given, kind), np.array(missing))
        assert [each.tobytes() for each in found] == wanted
        assert [each.tobytes() for each in whom.ids(np.array(given, kind), None)] == [id_of(each) for each in given]
    assert identifier(-1).bytes == id_of(-1) and identifier(2**64 - 1).bytes == id_of(2**64 - 1)


def test_numbers_that_find_no_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is known, forgotten or overwritten, the identifiers are the same."""
    monkeypatch.setattr(named, "_FEWEST", 2)
    monkeypatch.setattr(named, "_MOST", 32)
    whom = Named()
    for start in range(0, 3000, 37):
        given = np.arange(start, start + 100) % 700
        assert [each.tobytes() for each in whom.ids(given, None)] == [id_of(int(each)) for each in given]


def test_numbers_of_one_column_are_known_once() -> None:
    """However many batches: what C works out again is what costs."""
    whom = Named()
    for start in range(0, 200_000, 10_000):
        whom.ids(np.arange(start, start + 10_000), None)
    made = whom._made
    whom.ids(np.arange(200_000), None)
    assert made == 200_000 and whom._made - made < 10_000


def test_the_same_bits_of_another_type_are_another_number() -> None:
    whom = Named()
    for _ in range(2):
        assert whom.ids(np.array([-1]), None)[0].tobytes() == id_of(-1)
        assert whom.ids(np.array([2**64 - 1], np.uint64), None)[0].tobytes() == id_of(2**64 - 1)


@pytest.mark.parametrize("kind", ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", ">i4", ">u8"])
def test_numbers_of_every_width_in_every_library(kind: str) -> None:
    limits = np.iinfo(kind)
    given = [limits.min, limits.max, 0, 1, 7, 7, limits.max - 1]
    rows = {"person": given, "admission": [datetime.date(2025, 4, 1)] * len(given), "mco": [True] * len(given)}
    wanted, array = tally(rows), np.array(given, kind)
    days = {name: rows[name] for name in ("admission", "mco")}
    assert tally(pd.DataFrame({"person": array, **days})) == wanted
    assert tally(pd.DataFrame({"person": np.repeat(array, 2)[::2], **days})) == wanted
    if kind[0] != ">":
        assert tally(pa.table({"person": pa.array(array), **days})) == wanted
        assert tally(pl.DataFrame({"person": array, **days})) == wanted
        assert tally(pd.DataFrame({"person": pd.array(given, kind.replace("i", "I").replace("uI", "UI")), **days})) == wanted


# ---- pieces


def stays(draw: random.Random, count: int, some_missing: float) -> dict[str, list[Any]]:
    def maybe(value: Any) -> Any:
        return None if draw.random() < some_missing else value

    begin = datetime.date(2025, 4, 1)
    admitted = [begin + datetime.timedelta(draw.randrange(60)) for _ in range(count)]
    return {
        "person": [draw.randrange(-9, 9) for _ in range(count)], "admission": [maybe(each) for each in admitted],
        "discharge": [maybe(each + datetime.timedelta(draw.randrange(9))) for each in admitted],
        "mco": [maybe(draw.random() < 0.5) for _ in range(count)], "on_list": [maybe(draw.random() < 0.5) for _ in range(count)],
        "birth_date": [maybe(datetime.date(1930 + draw.randrange(3), 1, 1)) for _ in range(count)]}


@pytest.mark.parametrize("some_missing", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("start", [0, 1, 7, 8, 13])
@pytest.mark.parametrize("count", [1, 2, 9, 70])
def test_a_piece_of_a_table_begins_anywhere(start: int, count: int, some_missing: float) -> None:
    """Bits of answers and of what is missing lie eight in a byte."""
    rows = stays(random.Random(start * 100 + count), start + count + 5, some_missing)
    piece = {name: values[start:start + count] for name, values in rows.items()}
    assert tally(pa.table(rows).slice(start, count)) == tally(piece)
    assert tally(pl.DataFrame(rows, strict=False, infer_schema_length=None)[start:start + count]) == tally(piece)


def test_somebody_missing_in_a_piece() -> None:
    """Who is not required: an actor, as number or as sixteen bytes."""
    given = [5, None, 5, None, -5]
    rows = {"person": [1] * 5, "assessment": [1, 2, 3, 4, 5], "date": [datetime.date(2025, 1, 1)] * 5}
    wanted = tally(rows | {"actor": given}, "A3")
    sixteen = pa.array([each and id_of(each) for each in given], pa.binary(16))
    for actor in (pa.array([9, *given, None], pa.int32()).slice(1, 5), sixteen, pa.array(given).dictionary_encode()):
        assert tally(pa.table(rows | {"actor": actor}), "A3") == wanted


@pytest.mark.parametrize("kind", [pa.string(), pa.int64(), pa.binary(16)], ids=str)
@pytest.mark.parametrize("many", [3, 50])
def test_a_dictionary_of_more_than_a_piece_has(kind: Any, many: int) -> None:
    """Whom nobody names is not read, and whoever is named is the same."""
    names = pa.array([id_of(number) if kind == pa.binary(16) else number for number in range(many)]).cast(kind)
    rows = {"person": [1] * 4, "assessment": [1, 2, 3, 4], "date": [datetime.date(2025, 1, 1)] * 4}
    wanted = tally(rows | {"actor": [names[2].as_py(), None, names[0].as_py(), names[2].as_py()]}, "A3")
    assert tally(pa.table(rows | {"actor": pa.DictionaryArray.from_arrays([2, None, 0, 2], names)}), "A3") == wanted


# ---- territories


#: The third is the first in other digits.
WHOSE = ["00000000000000000000000000abcdef", "north", "00000000-0000-0000-0000-000000ABCDEF", None, "south", "north", None, "south"]


def by_territory(whose: Any) -> list[Any]:
    """Figures a territory, and what each is called."""
    calls = {"call": list(range(8)), "date": [datetime.date(2025, 1, 15)] * 8, "answered": [True, False] * 4}
    made = figures(pa.table(calls | {"territory": whose}) if isinstance(whose, pa.Array) else calls | {"territory": whose},
                   at=AT, by="territory")
    return made.to_pylist() if isinstance(made, pa.Table) else made


@pytest.mark.parametrize("make", [
    pa.array, lambda values: pa.array(["x", *values]).slice(1), lambda values: pa.array(values).dictionary_encode(),
    lambda values: pa.array(values, pa.large_string()),
    lambda values: pa.DictionaryArray.from_arrays([3, 1, 2, None, 0, 1, None, 0], ["south", "north", WHOSE[2], WHOSE[0], "nobody"])],
    ids=["texts", "a piece", "encoded", "large", "in another order"])
def test_the_rows_of_a_territory(make: Any) -> None:
    listed = by_territory(WHOSE)
    wanted = [dict(zip(listed, row, strict=True)) for row in zip(*listed.values(), strict=True)]
    assert by_territory(make(WHOSE)) == wanted
    assert len(wanted) == 4 and wanted[0]["territory"] == WHOSE[2]


@pytest.mark.parametrize("array, row, says", [
    (pa.array([bytes(15)] * 2, pa.binary(15)), 0, "an identifier"), (pa.array([None, 1.5]), 1, "whole numbers"),
    (pa.array([b"\1" * 16, bytes(16)], pa.binary(16)), 1, "all zero"),
    (pa.DictionaryArray.from_arrays([1, 0], ["0" * 32, "north"]), 1, "all zero"),
    (pa.DictionaryArray.from_arrays([1, 0], ["0" * 32, "0" * 32]), 0, "all zero")])
def test_a_territory_is_refused_where_it_stands_first(array: Any, row: int, says: str) -> None:
    with pytest.raises(FrameError, match=says) as raised:
        tally(pa.table({"call": [1, 2], "territory": array}), "A4")
    assert (raised.value.row, raised.value.column) == (row, "territory")


def test_a_row_of_a_territory_is_told_by_its_place_in_the_frame() -> None:
    """What C refuses among the rows of one territory."""
    admission, discharge = ([datetime.date(2025, 4, day) for day in days] for days in ((1, 1, 1, 2), (2, 2, 2, 1)))
    rows = pa.table({"person": [1, 2, 3, 4], "admission": admission, "discharge": discharge, "territory": [7, 8, 7, 8]})
    with Tally("B3", at=AT, territory=identifier(8)) as made, pytest.raises(FrameError) as raised:
        made.add(rows)
    assert raised.value.row == 3
    with Tally("B3", at=AT, territory=identifier(7)) as made:
        made.add(rows)
        assert len(made) == 2


# ---- parts


IDS = [uuid.UUID(int=number * 0x1234567890ABCDEF1234567) for number in range(1, 40)]
BLOCK = b"".join(each.bytes for each in IDS)


@pytest.mark.parametrize("parts", [1, 2, 64])
@pytest.mark.parametrize("ids", [
    IDS, tuple(IDS), [each.bytes for each in IDS], BLOCK, bytearray(BLOCK), memoryview(BLOCK + BLOCK[::-1])[:len(BLOCK)],
    np.frombuffer(BLOCK, "V16"), np.frombuffer(BLOCK, np.uint8), np.frombuffer(BLOCK, np.uint8).reshape(-1, 16),
    np.repeat(np.frombuffer(BLOCK, "V16"), 2)[::2],
    pa.array([each.bytes for each in (IDS[5], *IDS)], pa.binary(16)).slice(1),
    pa.chunked_array([[each.bytes for each in IDS[:9]], [each.bytes for each in IDS[9:]]], pa.binary(16))],
    ids=lambda ids: type(ids).__name__)
def test_the_parts_of_many_are_those_of_each(ids: Any, parts: int) -> None:
    found = parts_of(ids, parts)
    assert found.dtype == np.uint8 and found.tolist() == [part(each, parts) for each in IDS]


@pytest.mark.parametrize("ids", [
    "x" * 16, 7, None, b"short", [b"short"], ["x" * 16], [None], np.array(IDS), np.arange(4), np.zeros(17, np.uint8),
    pa.array([b"x" * 16]), pa.array([1, 2]), pa.array([b"x" * 16, None], pa.binary(16)), {IDS[0]: 1}], ids=str)
def test_what_has_no_parts(ids: Any) -> None:
    with pytest.raises(TypeError, match="^ids takes identifiers of sixteen bytes"):
        parts_of(ids, 2)


@pytest.mark.parametrize("nobody", [[], b"", np.zeros(0, "V16"), pa.array([], pa.binary(16))], ids=lambda ids: type(ids).__name__)
def test_nobody_has_no_part(nobody: Any) -> None:
    assert parts_of(nobody, 2).tolist() == []


# ---- what is refused


@pytest.mark.parametrize("number", [2**31 - 1, -(2**31), -(2**31) + 1, 2932897, -719163])
@pytest.mark.parametrize("missing", [False, True])
def test_a_day_that_stands_for_none_is_no_day(number: int, missing: bool) -> None:
    """What C takes for "open" or "unknown" is out of the calendar for a frame."""
    days = pa.array([20000, None if missing else 20000, number], pa.int32()).cast(pa.date32())
    with pytest.raises(FrameError) as raised:
        tally(pa.table({"person": [1, 2, 3], "discharge": days}))
    assert (raised.value.row, raised.value.column, raised.value.status) == (2, "discharge", Status.INVALID_DATE)


@pytest.mark.parametrize("column, row", [("person", 1), ("actor", 2)])
def test_sixteen_zeros_are_nobody_and_refused(column: str, row: int) -> None:
    """Half of them zero is somebody; and missing ones are no zeros."""
    half = [bytes(8) + b"\1" * 8, b"\1" * 8 + bytes(8), b"\2" * 16]
    ids = {"person": half, "assessment": half, "actor": [half[0], None, half[1]]}
    arrays = {name: pa.array(values, pa.binary(16)) for name, values in ids.items()}
    tally(pa.table(arrays), "A3")
    arrays[column] = pa.array([bytes(16) if at == row else each for at, each in enumerate(ids[column])], pa.binary(16))
    with pytest.raises(FrameError) as raised:
        tally(pa.table(arrays), "A3")
    assert (raised.value.row, raised.value.column, raised.value.rule) == (row, column, "IND-5")
