"""Frames of indicators: every library says the same rows, a stream is read a batch at a time, and what is refused has its
place and quotes nobody.

Spec: spec/50-indicators.md (IND-5); GEN-1, GEN-6, GEN-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import sys
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from indicator_samples import AT, CALLS, STAYS

from integra.indicator import FrameError, Tally
from integra.indicator.columns import COLUMNS
from integra.indicator.source import ROWS
from integra.words import Frame, Function, Indicator, Status, StructureKind, Tri

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")

#: An indicator of each frame.
OF = {Frame.STRUCTURES: "A1", Frame.BODIES: "A2", Frame.USES: "A3", Frame.CALLS: "A4", Frame.OFFERS: "B1", Frame.STAYS: "B3",
      Frame.ACCOMPANIMENTS: "caseload"}
DAY = datetime.date(2025, 1, 15)


def tally(frame: Any, indicator: str = "B3", **more: Any) -> Tally:
    made = Tally(indicator, at=AT)
    made.add(frame, **more)
    return made


def pandas_of(columns: dict[str, list[Any]]) -> Any:
    frame = pd.DataFrame(columns)
    return frame.astype({"age_at_admission": "Int64"}) if "age_at_admission" in frame else frame


def typed(columns: dict[str, list[Any]]) -> Any:
    """Of pandas, every column of the type that suits it."""
    frame = pandas_of(columns)
    frame["on_list"], frame["mco"] = frame.on_list.astype("boolean"), frame.mco.astype("category")
    frame["person"] = frame.person.astype("category")
    frame["admission"] = pd.to_datetime(frame.admission)
    frame["birth_date"] = pd.to_datetime(frame.birth_date).dt.tz_localize("Europe/Paris")
    return frame


def polars_typed(columns: dict[str, list[Any]]) -> Any:
    return pl.DataFrame(columns).with_columns(
        pl.col("mco").cast(pl.Categorical), pl.col("admission").cast(pl.Datetime("ns")), pl.col("age_at_admission").cast(pl.UInt8),
        pl.col("birth_date").cast(pl.Datetime("us")).dt.replace_time_zone("Europe/Paris"))


def arrow(**types: Any) -> Callable[[dict[str, list[Any]]], Any]:
    def make(columns: dict[str, list[Any]]) -> Any:
        table = pa.table(columns)
        for name, kind in types.items():
            table = table.set_column(table.column_names.index(name), name, table[name].cast(kind))
        return table
    return make


def duck(columns: dict[str, list[Any]]) -> Any:
    return pytest.importorskip("duckdb").from_arrow(pa.table(columns))


class Foreign:
    """A stream of nobody's."""

    def __init__(self, columns: dict[str, list[Any]]) -> None:
        self._table = pa.table(columns)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._table.__arrow_c_stream__(requested_schema)


FRAMES: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "pandas": pandas_of, "pandas typed": typed, "pandas objects": lambda columns: pd.DataFrame(columns, dtype=object),
    "pandas arrow": lambda columns: pandas_of(columns).convert_dtypes(dtype_backend="pyarrow"),
    "polars": pl.DataFrame, "polars typed": polars_typed, "table": pa.table, "batch": pa.RecordBatch.from_pydict,
    "reader": lambda columns: pa.table(columns).to_reader(3), "duckdb": duck, "stream": Foreign,
    "large": arrow(person=pa.large_string(), mco=pa.large_string()), "views": arrow(person=pa.string_view(), mco=pa.string_view()),
    "dictionary": arrow(person=pa.dictionary(pa.int8(), pa.string()), mco=pa.dictionary(pa.uint8(), pa.string())),
    "times": arrow(admission=pa.timestamp("ns"), birth_date=pa.timestamp("s", "UTC")), "date64": arrow(admission=pa.date64()),
    "arrays": lambda columns: {name: pa.array(values) for name, values in columns.items()},
    "series": lambda columns: dict(pandas_of(columns).set_axis([each + 100.5 for each in range(8)]).items()),
    "tuples": lambda columns: {name: tuple(values) for name, values in columns.items()},
    "numpy": lambda columns: {name: np.array(values, "datetime64[ns]" if name == "birth_date" else object)
                              for name, values in columns.items()},
}


@pytest.mark.parametrize("make", FRAMES.values(), ids=FRAMES)
def test_every_library_says_the_same(make: Callable[[dict[str, list[Any]]], Any]) -> None:
    assert tally(make(STAYS)) == tally(STAYS)


@pytest.mark.parametrize("make", [pa.table, pl.DataFrame, pd.DataFrame, dict])
def test_nothing_known_is_a_column_all_the_same(make: Callable[..., Any]) -> None:
    """Of on_list, a column that says nothing is not known; without the column everybody is on it (IND-3)."""
    stays = STAYS | {"on_list": [None] * 8, "age_at_admission": [None] * 8}
    held = tally(make(stays))
    assert held == tally(stays)
    assert (held.figure().numerator, held.figure().numerator_highest) == (0, 2)
    less = {name: values for name, values in STAYS.items() if name != "on_list"}
    assert tally(make(less) if make is not pd.DataFrame else pandas_of(less)).figure().numerator == 1


SIXTEEN = [bytes([each]) * 16 for each in (1, 2, 3)]
IDS: dict[str, Any] = {
    "fixed": pa.array(SIXTEEN, pa.binary(16)), "binary": pa.array(SIXTEEN), "large": pa.array(SIXTEEN, pa.large_binary()),
    "view": pa.array(SIXTEEN, pa.binary_view()), "digits": pa.array([each.hex() for each in SIXTEEN]),
    "capitals": pa.array([each.hex().upper() for each in SIXTEEN]),
    "uuid": pa.array([uuid.UUID(bytes=each).bytes for each in SIXTEEN], pa.uuid()),
    "hyphens": pa.array([str(uuid.UUID(bytes=each)) for each in SIXTEEN]),
    "sliced": pa.array([b"\x09" * 16, *SIXTEEN], pa.binary(16))[1:],
    "sliced large": pa.array(["x" * 40, *(each.hex() for each in SIXTEEN)], pa.large_string())[1:],
    "sliced texts": pa.array(["x" * 40, *(each.hex() for each in SIXTEEN)])[1:],
}


@pytest.mark.parametrize("array", IDS.values(), ids=IDS)
def test_identifiers_of_arrow(array: Any) -> None:
    want = tally({"call": SIXTEEN}, "A4")
    assert tally(pa.table({"call": array}), "A4") == want
    assert tally(pd.DataFrame({"call": pd.Series(array.to_pylist(), dtype=object)}), "A4") == want


@pytest.mark.parametrize("frame", [
    {"call": [1, 20]}, {"call": np.array([1, 20])}, pd.DataFrame({"call": [1, 20]}), pd.DataFrame({"call": [1, 20]}, dtype="UInt8"),
    pl.DataFrame({"call": [1, 20]}), pl.DataFrame({"call": [1, 20]}, schema={"call": pl.Int128}), pa.table({"call": [1, 20]}),
    pd.DataFrame({"call": pd.Categorical([1, 20])})], ids=str)
def test_a_whole_number_is_its_decimal_text(frame: Any) -> None:
    assert tally(frame, "A4") == tally({"call": ["1", "20"]}, "A4")


def test_somebody_missing_is_blank_where_that_may_be() -> None:
    """An actor may be not known; a person may not, wherever the column comes from."""
    uses = {"person": ["p"] * 3, "assessment": ["a"] * 3, "actor": ["x", None, "y"]}
    want = tally(uses, "A3")
    for frame in (pa.table(uses), pl.DataFrame(uses), pd.DataFrame(uses), pd.DataFrame(uses).astype("category"),
                  pa.table(uses | {"actor": pa.array(["x", None, "y"]).dictionary_encode()})):
        assert tally(frame, "A3") == want
    empty = uses | {"actor": ["x", "", "y"]}
    assert tally(empty, "A3") == tally(pa.table(empty), "A3") == tally(pl.DataFrame(empty), "A3") == want
    sixteen = [SIXTEEN[0], None, SIXTEEN[2]]
    assert tally(pa.table(uses | {"actor": pa.array(sixteen, pa.binary(16))}), "A3") == tally(uses | {"actor": sixteen}, "A3")
    gone = uses | {"person": ["p", None, "p"]}
    for frame in (gone, pa.table(gone), pl.DataFrame(gone), pd.DataFrame(gone), pd.DataFrame(gone).astype("category"),
                  pa.table(gone | {"person": pa.array(sixteen, pa.binary(16))}), pd.DataFrame(gone | {"person": pd.array([1, None, 2])}),
                  pa.table(gone | {"person": pa.array([1, None, 2])})):
        refused(frame, "A3", "person", 1, "IND-5", "every row needs it")
    refused(pa.table(gone | {"person": pa.nulls(3)}), "A3", "person", 0, "IND-5", "every row needs it")


def test_what_lies_under_a_missing_text_is_nobodys_name() -> None:
    """Arrow may keep a text where there is none: rows that a filter or a join has blanked."""
    whole = pa.array(["x", "hidden", "y"])
    _, offsets, data = whole.buffers()
    hidden = pa.Array.from_buffers(pa.string(), 3, [pa.py_buffer(b"\x05"), offsets, data])
    assert hidden.to_pylist() == ["x", None, "y"]
    uses = {"person": ["p"] * 3, "assessment": ["a"] * 3}
    assert tally(pa.table(uses | {"actor": hidden}), "A3") == tally(uses | {"actor": ["x", None, "y"]}, "A3")


OFFERS: dict[str, list[Any]] = {
    "structure": ["s"] * 4, "offer": [1, 2, 3, 4], "kind": ["msp", None, "unknown", StructureKind.PSP],
    "functions": ["F1|F3", "none", None, [Function.F2]], "opens": ["unknown", None, "2020-01-01", DAY], "closes": [None] * 4}


@pytest.mark.parametrize("frame", [
    pl.DataFrame(OFFERS | {"kind": ["msp", None, "unknown", "psp"], "functions": [["F1", "F3"], [], None, ["F2"]],
                           "opens": [None, None, datetime.date(2020, 1, 1), DAY], "opens_unknown": [True, False, None, False]}),
    pa.table(OFFERS | {"kind": ["msp", None, "unknown", "psp"], "functions": [["F3", "F1"], [], None, ["F2"]],
                       "opens": ["unknown", None, "2020-01-01", "2025-01-15"]}),
    pd.DataFrame(OFFERS), OFFERS | {"opens": [None, None, "2020-01-01", DAY], "opens_unknown": ["yes", None, "no", "unknown"]},
    OFFERS | {"kind": [StructureKind.MSP, StructureKind.UNKNOWN, None, "psp"], "functions": [{"F1", "F3"}, (), None, "F2"]}],
    ids=["polars", "arrow", "pandas", "lists", "words"])
def test_functions_kinds_and_openings(frame: Any) -> None:
    """F1 and F3 perhaps, F2 surely, and of the third offer any."""
    want = tally(OFFERS, "B1")
    assert tally(frame, "B1") == want
    figure = want.figure()
    assert (figure.numerator, figure.numerator_highest, figure.denominator, figure.denominator_highest) == (1, 6, 0, 6)


def test_a_category_that_nobody_has_is_not_read() -> None:
    calls = pd.DataFrame({"call": ["a", "b"], "answered": pd.Categorical(["yes", None], ["z3crt", "no", "yes"])})
    assert tally(calls, "A4") == tally({"call": ["a", "b"], "answered": ["yes", None]}, "A4")
    assert tally(pl.DataFrame(calls), "A4") == tally(calls, "A4")


def test_a_stay_that_has_not_ended() -> None:
    """The text, or a flag beside a column of days; without either its end is not known."""
    dates = [None if each in ("open", None) else datetime.date.fromisoformat(each) for each in STAYS["discharge"]]
    flags = [each == "open" for each in STAYS["discharge"]]
    for make in (pl.DataFrame, pa.table, pandas_of, dict):
        assert tally(make(STAYS | {"discharge": dates, "discharge_open": flags})) == tally(STAYS)
        assert tally(make(STAYS | {"discharge": dates})) != tally(STAYS)
    refused(STAYS | {"discharge": dates, "discharge_open": [True] * 8}, "B3", "discharge_open", 0, "GEN-7", "discharge has a day")


def test_digests_are_digits_or_bytes() -> None:
    digits = ["ab" * 32, None, "01" * 32]
    want = tally({"structure": ["s", "t", "u"], "digest": digits}, "A1")
    held = [None if each is None else bytes.fromhex(each) for each in digits]
    for column in (held, pa.array(held, pa.binary(32)), pa.array(held), pa.array(digits)):
        assert tally(pa.table({"structure": ["s", "t", "u"], "digest": column}), "A1") == want
    refused(pa.table({"structure": ["s"], "digest": pa.array([b"\1" * 16], pa.binary(16))}), "A1", "digest", 0, "IND-11", "64")


def test_answers_may_be_codes_where_that_is_said() -> None:
    want = tally({"call": ["a", "b", "c"], "answered": ["yes", "no", None]}, "A4")
    for column in ([2, 1, 0], pd.array([2, 1, None]), np.array([2, 1, 0], np.uint8)):
        calls = pd.DataFrame({"call": ["a", "b", "c"], "answered": column})
        assert tally(calls, "A4", codes=True) == want
        refused(calls, "A4", "answered", 0, "GEN-1", "codes=True")
    assert tally({"call": ["a", "b", "c"], "answered": [2, Tri.NO, "unknown"]}, "A4", codes=True) == want
    refused({"call": ["a"], "answered": [3]}, "A4", "answered", 0, "GEN-1", "code", codes=True)
    refused(pl.DataFrame({"call": ["a"], "answered": [3]}), "A4", "answered", 0, "GEN-1", "code", codes=True)


# ---- what is refused


def refused(frame: Any, indicator: str, column: str | None, row: int | None, rule: str | None, says: str, **more: Any) -> FrameError:
    held = Tally(indicator, at=AT)
    with pytest.raises(FrameError) as caught:
        held.add(frame, **more)
    error = caught.value
    assert (error.column, error.row, error.index, error.rule) == (column, row, row, rule)
    assert says in str(error) == error.sentence("en") != error.sentence("fr")
    assert "z3crt" not in str(error) + error.sentence("fr") + repr(error), "it quotes what is in a cell"
    assert len(held) == 0
    return error


def calls(**columns: Any) -> dict[str, Any]:
    return {"call": ["a", "b", "c"]} | columns


@pytest.mark.parametrize(("columns", "column", "row", "rule", "says"), [
    (calls(call=["a", "", "c"]), "call", 1, "IND-5", "empty text"),
    (calls(call=["a", "b", "0" * 32]), "call", 2, "IND-5", "all zero"),
    (calls(call=["a", b"z3crt", "c"]), "call", 1, "IND-5", "an identifier"),
    (calls(call=["a", bytes(16), "c"]), "call", 1, "IND-5", "all zero"),
    (calls(call=["a", "\ud800", "c"]), "call", 1, "IND-5", "surrogate"),
    (calls(call=[True, False, None]), "call", 0, "IND-5", "an identifier"),
    (calls(call=[1, 2.0, 3]), "call", 1, "IND-5", "floats"),
    (calls(answered=["yes", "z3crt", "no"]), "answered", 1, "GEN-1", "yes, no, unknown"),
    (calls(answered=["yes", "", "no"]), "answered", 1, "GEN-1", "empty text"),
    (calls(answered=["yes", 1, "no"]), "answered", 1, "GEN-1", "codes=True"),
    (calls(date=[None, "01/02/2025", None]), "date", 1, "GEN-7", "2025-06-01"),
    (calls(date=[None, "2025-02-29", None]), "date", 1, "GEN-7", "2025-06-01"),
    (calls(date=[None, None, datetime.datetime(2025, 1, 1, 12)]), "date", 2, "GEN-7", "time of day"),
    (calls(date=[None, 20000, None]), "date", 1, "GEN-7", "a date"),
    (calls(date=[None, "open", None]), "date", 1, "GEN-7", "a date"),
], ids=str)
def test_a_cell_is_refused_where_it_stands(columns: Any, column: str, row: int, rule: str, says: str) -> None:
    refused(columns, "A4", column, row, rule, says)


def test_nothing_behind_an_error_holds_the_text() -> None:
    with pytest.raises(FrameError) as caught:
        tally(calls(call=["a", "z3crt\ud800", "c"]), "A4")
    error: BaseException | None = caught.value
    while error is not None:
        assert "z3crt" not in str(getattr(error, "object", "")) + str(error)
        error = error.__context__


def test_a_whole_number_that_python_does_not_write() -> None:
    refused(calls(call=["a", 10**5000, "c"]), "A4", "call", 1, "IND-5", "more digits")


@pytest.mark.parametrize(("frame", "column", "row", "rule", "says"), [
    (pd.DataFrame(calls(call=[1, 2, None])), "call", 0, "IND-5", 'astype("Int64")'),
    (pl.DataFrame(calls(call=[1.0, 2.0, None])), "call", 0, "IND-5", "cast(polars.Int64)"),
    (pa.table(calls(call=[None, 1.0, 2.0])), "call", 1, "IND-5", 'cast("int64")'),
    (pa.table(calls(call=["a", "", "c"])), "call", 1, "IND-5", "empty text"),
    (pa.table(calls(call=["a", "b", "0" * 32])), "call", 2, "IND-5", "all zero"),
    (pa.table(calls(call=pa.array([SIXTEEN[0], SIXTEEN[1], bytes(16)], pa.binary(16)))), "call", 2, "IND-5", "all zero"),
    (pa.table(calls(call=pa.array([b"z3crt", b"z3cru", b"z3crv"], pa.binary(5)))), "call", 0, "IND-5", "an identifier"),
    (pa.table(calls(call=[DAY] * 3)), "call", 0, "IND-5", "an identifier"),
    (pa.table(calls(answered=["yes", None, "z3crt"])), "answered", 2, "GEN-1", "yes, no, unknown"),
    (pd.DataFrame(calls(answered=pd.Categorical(["yes", None, "z3crt"]))), "answered", 2, "GEN-1", "yes, no, unknown"),
    (pa.table(calls(answered=[0.5, None, None])), "answered", 0, "GEN-1", "codes=True"),
    (pa.table(calls(date=[None, 20000, None])), "date", 1, "GEN-7", "a date"),
    (pa.table(calls(date=[None, 0.5, None])), "date", 1, "GEN-7", "a date"),
    (pa.table(calls(date=pa.array([0, 10**9, 0], pa.int32()).cast(pa.date32()))), "date", 1, "GEN-7", "a date"),
    (pl.DataFrame(calls(date=[None, datetime.datetime(2025, 1, 1, 12), None])), "date", 1, "GEN-7", "time of day"),
    (pd.DataFrame(calls(date=pd.to_datetime([None, "2025-01-01T00:00:00", "2025-01-01T00:00:01"]))), "date", 2, "GEN-7", "time of day"),
    (pa.table(calls(date=[True, None, None])), "date", 0, "GEN-7", "a date"),
], ids=str)
def test_a_cell_of_a_library_is_refused_where_it_stands(frame: Any, column: str, row: int, rule: str, says: str) -> None:
    refused(frame, "A4", column, row, rule, says)


@pytest.mark.parametrize(("column", "value", "rule", "says"), [
    ("age_at_admission", 151, "IND-8", "from 0 to 150"), ("age_at_admission", -1, "IND-8", "from 0 to 150"),
    ("age_at_admission", "old", "IND-8", "from 0 to 150"), ("age_at_admission", 80.0, "IND-8", "floats"),
    ("discharge", "unknown", "GEN-7", "or open"), ("discharge", "ouvert", "GEN-7", "or open")])
def test_a_cell_of_a_stay(column: str, value: Any, rule: str, says: str) -> None:
    refused({"person": ["a", "b"], column: [None, value]}, "B3", column, 1, rule, says)


@pytest.mark.parametrize("frame", [
    pa.table({"person": ["a", "b"], "age_at_admission": [80, 151]}), pl.DataFrame({"person": ["a", "b"], "age_at_admission": [80, 151]}),
    pd.DataFrame({"person": ["a", "b"], "age_at_admission": [80, 151]})], ids=["arrow", "polars", "pandas"])
def test_an_age_of_nobody(frame: Any) -> None:
    assert refused(frame, "B3", "age_at_admission", 1, "IND-8", "from 0 to 150").status is Status.OUT_OF_RANGE


@pytest.mark.parametrize(("column", "value", "says"), [
    ("functions", "F1,F3", "F1|F2"), ("functions", "F7", "F1|F2"), ("functions", 3, "none"),
    ("functions", [None], "F1|F2"), ("kind", "MSP", "one of unknown, msp"), ("kind", 1, "one of"), ("opens", "soon", "or unknown")])
def test_a_cell_of_an_offer(column: str, value: Any, says: str) -> None:
    refused({"structure": ["s", "s"], "offer": [1, 2], column: [None, value]}, "B2", column, 1, "GEN-7" if column == "opens" else "GEN-1",
            says)


def test_an_accompaniment_begins_and_ends_or_goes_on() -> None:
    followed = {"person": ["p", "q"], "assistant": ["a", "a"]}
    error = refused(followed | {"ends": [None, "unknown"]}, "caseload", None, 1, "IND-10", "row 1")
    assert error.status is Status.INVALID_DATE
    assert "unknown" not in str(refused(followed | {"ends": [None, "soon"]}, "caseload", "ends", 1, "GEN-7", "a date"))
    refused(followed | {"ends_unknown": ["yes", None]}, "caseload", "ends_unknown", None, None, "unknown name")


def test_a_row_is_counted_in_the_whole_stream() -> None:
    """Batches of three rows: the eighth is the second of the third."""
    table = pa.table({"call": [str(each) for each in range(9)], "answered": ["yes"] * 7 + ["z3crt", "no"]})
    refused(table.to_reader(3), "A4", "answered", 7, "GEN-1", "row 7, column answered")
    many = pa.table({"call": pa.array(range(2 * ROWS)), "date": pa.array([None] * (2 * ROWS - 1) + ["z3crt"])})
    refused(many, "A4", "date", 2 * ROWS - 1, "GEN-7", f"row {2 * ROWS - 1}")


def test_columns_that_are_none() -> None:
    error = refused(calls(anwered=["yes"] * 3), "A4", "anwered", None, None, "unknown name")
    assert error.nearest == "answered"
    hidden = refused(calls() | {"Jean z3crt Dupont": ["yes"] * 3}, "A4", None, None, None, "its column 2 of 2")
    assert "Jean" not in str(hidden)
    refused({"date": [DAY]}, "A4", "call", None, "IND-5", "every row needs it")
    assert tally(calls(ref=[1, 2, 3], note=["x"] * 3), "A4", others=["ref", "note"]) == tally(calls(), "A4")
    refused(pa.table([["a"], ["b"]], names=["call", "call"]), "A4", None, None, None, "one name")


def test_every_column_of_every_frame_may_be_blank_where_it_may_be() -> None:
    for frame, columns in COLUMNS.items():
        blank = {each.name: ["a"] if each.required else [None] for each in columns}
        needed = {each.name: ["a"] for each in columns if each.required}
        assert len(tally(blank, OF[frame])) <= 1 and set(needed) < set(blank)
        if frame is not Frame.STAYS:  # without on_list everybody is on the list
            assert tally(blank, OF[frame]) == tally(needed, OF[frame]) == tally(pa.table(blank), OF[frame])
    assert set(OF) == set(Frame) and {Indicator(each) for each in OF.values()} < set(Indicator)


@pytest.mark.parametrize("frame", [None, 7, "call", ["a"], [{"call": "a"}], {"call": "abc"}, {"call": 7}, pd.Series(["a"], name="call"),
                                   pl.Series("call", ["a"]), pa.array(["a"]), pl.DataFrame(calls()).lazy()], ids=type)
def test_what_is_no_frame(frame: Any) -> None:
    with pytest.raises(TypeError, match="^frame "):
        Tally("A4", at=AT).add(frame)


def test_columns_of_two_lengths() -> None:
    with pytest.raises(FrameError, match="one length"):
        Tally("A4", at=AT).add({"call": ["a"], "answered": []})


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table, dict])
def test_nobody_is_no_row(make: Callable[..., Any]) -> None:
    held = Tally("A4", at=AT)
    assert held.add(make({"call": [], "answered": []})) == 0 and len(held) == 0


def test_a_stream_is_read_a_batch_at_a_time() -> None:
    """Of a million rows no more than a few batches are there at once."""
    schema, there, most = pa.schema({"call": pa.int64()}), 0, 0

    def stream() -> Iterator[Any]:
        nonlocal there, most
        for start in range(0, 20):
            there = pa.total_allocated_bytes()
            most = max(most, there)
            yield pa.record_batch([pa.array(range(start * 50000, (start + 1) * 50000))], schema=schema)

    before = pa.total_allocated_bytes()
    held = Tally("A4", at=AT)
    assert held.add(pa.RecordBatchReader.from_batches(schema, stream())) == 10**6 == len(held)
    assert most - before < 5 * 50000 * 8


def test_a_stream_that_breaks_off_leaves_nothing() -> None:
    def stream() -> Iterator[Any]:
        yield pa.record_batch({"call": ["a"]})
        raise RuntimeError("gone")

    held = Tally("A4", at=AT)
    with pytest.raises(RuntimeError):
        held.add(pa.RecordBatchReader.from_batches(pa.schema({"call": pa.string()}), stream()))
    assert len(held) == 0


@pytest.mark.parametrize("make", [pandas_of, pl.DataFrame, dict])
def test_without_pyarrow(make: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    if make is pandas_of:
        frame = pd.DataFrame(STAYS, dtype=object)
    else:
        frame = make(STAYS)
    want = tally(STAYS)
    for name in [each for each in sys.modules if each.split(".")[0] == "pyarrow"]:
        monkeypatch.setitem(sys.modules, name, None)
    assert tally(frame) == want
    with pytest.raises(ImportError, match="pip install pyarrow"):
        tally(Foreign.__new__(Foreign), "A4")


def test_lists_need_no_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    want = tally(CALLS, "A4")
    for name in [each for each in sys.modules if each.split(".")[0] in ("numpy", "pandas", "polars", "pyarrow")]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, "integra.indicator.arrays", raising=False)
    assert tally(CALLS, "A4") == want
