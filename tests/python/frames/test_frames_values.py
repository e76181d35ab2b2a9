"""What a column may hold, how it is read, and that a refusal names column and row and never the value.

Spec: README.md ("Data frames"), GEN-1, GEN-6, GEN-7, SCR-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import importlib
from typing import Any

import pytest
from frame_kinds import ARROW, PANDAS, POLARS, Kind, every_kind, main_kinds, need

from integra import IntegraError, Status, UsageError, screen

DAY = datetime.date(2025, 6, 1)
PARIS = "Europe/Paris"
SECRET = "z3crt"


def item(kind: Kind, frame: Any, name: str, **options: Any) -> list[Any]:
    values: list[Any] = kind.read(screen(frame, outputs=[name], **options))[f"screen_{name}"]
    return values


@every_kind
def test_booleans_are_yes_and_no(kind: Kind) -> None:
    need(kind)
    assert item(kind, kind.make({"mobility": [True, None, False, True]}), "mobility") == ["yes", "unknown", "no", "yes"]
    assert item(kind, kind.make({"mobility": [False, True, True, False]}), "mobility") == ["no", "yes", "yes", "no"]


@every_kind
def test_a_column_of_nothing_is_unknown(kind: Kind) -> None:
    need(kind)
    nothing = {name: [None, None] for name in (
        "mobility", "medicines", "medicines_at_least", "date", "admissions_known_from", "admissions", "judgement")}
    assert kind.read(screen(kind.make(nothing)))["screen_unknown_count"] == [6, 6]


def test_pandas_types_of_missing() -> None:
    pd = need(PANDAS) and importlib.import_module("pandas")
    missing = {
        "mobility": pd.Series(["no", pd.NA, "yes"], dtype="string[python]"),
        "judgement": pd.array([True, None, False], dtype="boolean"),
        "isolation": pd.Categorical(["yes", None, "no"], categories=["no", "maybe", "yes"]),
        "housing_problem": [False, False, False], "low_resources": pd.Series(["no", float("nan"), None], dtype=object),
        "medicines": [float("nan"), 11.0, 9.0], "date": pd.to_datetime(["2025-06-01", None, "2025-06-01"]),
    }
    out = PANDAS.read(screen(pd.DataFrame(missing)))
    assert out["screen_mobility"] == ["no", "unknown", "yes"]
    assert out["screen_socio_economic"] == ["yes", "unknown", "unknown"]
    assert out["screen_polypathology"] == ["unknown", "yes", "unknown"]


@pytest.mark.parametrize("words", [["unknown", "no", "yes"], ["no", "yes"]])
def test_dictionaries_of_arrow_with_nothing_in_between(words: list[str]) -> None:
    pa = need(ARROW) and importlib.import_module("pyarrow")
    given = ["yes", None, "no", None]
    places = pa.array([None if word is None else words.index(word) for word in given], pa.int8())
    column = pa.DictionaryArray.from_arrays(places, pa.array(words))
    for table in (pa.table({"mobility": column}), pa.table({"mobility": pa.chunked_array([column[:2], column[2:]])})):
        assert item(ARROW, table, "mobility") == ["yes", "unknown", "no", "unknown"]


def test_other_texts_of_arrow() -> None:
    pa = need(ARROW) and importlib.import_module("pyarrow")
    for kind in (pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.uint8(), pa.string())):
        column = pa.array(["yes", None, "no"]).cast(kind)
        assert item(ARROW, pa.table({"mobility": column}), "mobility") == ["yes", "unknown", "no"]
        assert item(ARROW, pa.table({"mobility": column.slice(1)}), "mobility") == ["unknown", "no"]
    within = pa.DictionaryArray.from_arrays(pa.array([0, 1, None, 2], pa.int8()), pa.array(["no", None, SECRET]))
    assert item(ARROW, pa.table({"mobility": within.slice(0, 3)}), "mobility") == ["no", "unknown", "unknown"]
    with pytest.raises(UsageError) as caught:
        screen(pa.table({"mobility": within}))
    assert caught.value.index == 3


def refused(frame: Any, column: str, row: int, status: Status, **options: Any) -> None:
    with pytest.raises(IntegraError) as caught:
        screen(frame, **options)
    assert (caught.value.status, caught.value.index) == (status, row)
    assert f"column '{column}' takes" in str(caught.value) and SECRET not in str(caught.value)
    assert caught.value.__cause__ is None and caught.value.__suppress_context__ is (caught.value.__context__ is not None)


@every_kind
@pytest.mark.parametrize("word", [SECRET, "Yes", "oui", "", "yes "])
def test_another_word_is_refused_by_column_and_row(kind: Kind, word: str) -> None:
    need(kind)
    frame = kind.make({"mobility": ["no", None, "yes", "no", "yes"], "isolation": ["yes", None, "no", word, word]})
    refused(frame, "isolation", 3, Status.INVALID_VALUE)


@main_kinds
def test_another_code_is_refused_by_column_and_row(kind: Kind) -> None:
    need(kind)
    for values in ([2, 1, 3], [0, 1, -1], [0, 1, 256], [0.0, None, 1.5]):
        refused(kind.make({"mobility": values}), "mobility", 2, Status.INVALID_VALUE, codes=True)
    assert item(kind, kind.make({"mobility": [2, None, 1]}), "mobility", codes=True) == [2, 0, 1]


@main_kinds
@pytest.mark.parametrize(("values", "row"), [([1, -1, 3], 1), ([1, 2, 2**32], 2), ([1.0, None, 2.5], 2),
                                             ([None, float("inf"), 1.0], 1)])
def test_a_count_is_a_whole_number(kind: Kind, values: list[Any], row: int) -> None:
    need(kind)
    make = {"pandas": "pandas.DataFrame", "polars": "polars.DataFrame", "pyarrow": "pyarrow.table"}[kind.name]
    library, maker = make.split(".")
    frame = getattr(importlib.import_module(library), maker)({"medicines": values})
    refused(frame, "medicines", row, Status.INVALID_VALUE)


@every_kind
def test_a_count_is_complete_or_a_floor_row_by_row(kind: Kind) -> None:
    need(kind)
    columns = {"professions": [1, None, 2, None, None], "professions_at_least": [None, 1, None, 2, None]}
    assert item(kind, kind.make(columns), "legal_complexity") == ["no", "unknown", "yes", "yes", "unknown"]
    alone = {"professions_at_least": columns["professions_at_least"]}
    assert item(kind, kind.make(alone), "legal_complexity") == ["unknown", "unknown", "unknown", "yes", "unknown"]
    with pytest.raises(UsageError, match="^row 2: .* are both given: keep one") as caught:
        screen(kind.make(columns | {"professions_at_least": [None, 1, 1, 2, None]}))
    assert (caught.value.status, caught.value.index) == (Status.MISMATCH, 2)


@main_kinds
@pytest.mark.parametrize(("column", "values"), [
    ("mobility", [1.0, 2.0]), ("mobility", [DAY, DAY]), ("medicines", ["9", "10"]), ("medicines", [True, False]),
    ("date", ["2025-06-01", "2025-06-02"]), ("date", [20240, 20241]), ("date", [True, False]),
    ("admissions", [1, 2]), ("admissions", ["a", "b"]), ("mobility", [["yes"], ["no"]]),
    ("admissions", [["2025-01-02"], []]),
])
def test_a_column_of_another_type_is_refused(kind: Kind, column: str, values: list[Any]) -> None:
    need(kind)
    library = importlib.import_module(kind.name)
    frame = (library.table if kind is ARROW else library.DataFrame)({column: values, "judgement": ["yes", "no"]})
    with pytest.raises(TypeError, match=f"^column '{column}' takes"):
        screen(frame)


def test_a_column_of_mixed_objects_is_refused_at_its_first_bad_row() -> None:
    pd = need(PANDAS) and importlib.import_module("pandas")
    refused(pd.DataFrame({"mobility": pd.Series(["no", None, True], dtype=object)}), "mobility", 2, Status.INVALID_VALUE)
    refused(pd.DataFrame({"mobility": pd.Series(["no", 2], dtype=object)}), "mobility", 1, Status.INVALID_VALUE)
    for kind in (object, "str"):
        with pytest.raises(TypeError, match=r"pandas\.to_datetime"):
            screen(pd.DataFrame({"date": pd.Series(["2025-06-01"], dtype=kind)}))


# An emergency stay of 1 December at 00:30 in Paris, which is 30 November in UTC: within six months of 1 June or not.
NIGHT = datetime.datetime(2024, 12, 1, 0, 30)
BEFORE = datetime.datetime(2024, 11, 30, 23, 59)
KNOWN = {"admissions_known_from": datetime.date(2020, 1, 1)}


def frames_with_time(library: str, zone: str | None, times: list[Any]) -> tuple[Any, Any]:
    """People and admissions of that library, the admissions with times of that zone's clock."""
    columns = {"ref": [1, 2, 3], "date": [DAY] * 3, **{name: [day] * 3 for name, day in KNOWN.items()}}
    if library == "pandas":
        pd = importlib.import_module("pandas")
        stamps = pd.Series(pd.to_datetime(times)).dt.tz_localize(zone)
        return pd.DataFrame(columns), pd.DataFrame({"ref": [1, 2, 3], "date": stamps, "emergency": [True] * 3})
    if library == "polars":
        pl = importlib.import_module("polars")
        stamps = pl.Series(times, dtype=pl.Datetime("us")).dt.replace_time_zone(zone)
        return pl.DataFrame(columns), pl.DataFrame({"ref": [1, 2, 3], "date": stamps, "emergency": [True] * 3})
    pa, pc = importlib.import_module("pyarrow"), importlib.import_module("pyarrow.compute")
    stamps = pa.array(times, pa.timestamp("us"))
    stamps = pc.assume_timezone(stamps, zone) if zone else stamps
    return pa.table(columns), pa.table({"ref": [1, 2, 3], "date": stamps, "emergency": [True] * 3})


@main_kinds
@pytest.mark.parametrize("zone", [None, PARIS, "America/Cayenne"])
def test_the_day_of_a_time_is_that_of_its_own_clock(kind: Kind, zone: str | None) -> None:
    need(kind)
    people, stays = frames_with_time(kind.name, zone, [NIGHT, BEFORE, None])
    assert item(kind, people, "emergency_admission", admissions=stays) == ["yes", "no", "unknown"]


@main_kinds
def test_times_before_1970_fall_on_their_own_day(kind: Kind) -> None:
    need(kind)
    people, stays = frames_with_time(kind.name, None, [
        datetime.datetime(1969, 6, 30, 23, 59), datetime.datetime(1969, 7, 1, 0, 0), datetime.datetime(1970, 1, 1, 0, 0)])
    at = datetime.date(1970, 1, 1)
    drop = people.drop_columns if kind is ARROW else people.drop
    people = drop(columns=["date"]) if kind is PANDAS else drop(["date"])
    assert item(kind, people, "emergency_admission", admissions=stays, at=at)[1:] == ["yes", "yes"]
    assert item(kind, people, "emergency_admission", admissions=stays, at=at)[0] == "unknown"


@every_kind
def test_known_up_to_the_rows_own_date_by_default(kind: Kind) -> None:
    need(kind)
    columns: dict[str, list[Any]] = {
        "date": [DAY, DAY, None, DAY], "admissions_known_from": [datetime.date(2020, 1, 1)] * 3 + [None],
        "admissions_known_to": [None, datetime.date(2025, 5, 31), None, None], "admissions": [[]] * 4}
    assert item(kind, kind.make(columns), "emergency_admission") == ["no", "unknown", "unknown", "unknown"]
    del columns["admissions_known_to"], columns["date"]
    assert item(kind, kind.make(columns), "emergency_admission") == ["unknown"] * 4
    assert item(kind, kind.make(columns), "emergency_admission", at=DAY) == ["no", "no", "no", "unknown"]


@main_kinds
def test_at_is_a_date_and_only_where_there_is_no_column(kind: Kind) -> None:
    need(kind)
    wrong: Any
    for columns, wrong in (({}, "2025-06-01"), ({}, NIGHT), ({"date": [DAY]}, DAY)):
        with pytest.raises(UsageError) as caught:
            screen(kind.make({"mobility": ["yes"]} | columns), at=wrong)
        assert caught.value.status is Status.INVALID_DATE


def test_a_date_out_of_the_calendar_is_refused_by_column_and_row() -> None:
    np, pd = (importlib.import_module(name) for name in ("numpy", need(PANDAS).name))
    dates = pd.Series(np.array(["2025-06-01", "NaT", "12025-06-01"], "datetime64[s]"))
    refused(pd.DataFrame({"date": dates, "mobility": [True] * 3}), "date", 2, Status.INVALID_DATE)
    pl = need(POLARS) and importlib.import_module("polars")
    far = pl.Series([0, None, 2932897], dtype=pl.Int32).cast(pl.Date)
    refused(pl.DataFrame({"date": far, "mobility": [True] * 3}), "date", 2, Status.INVALID_DATE)
    pa = need(ARROW) and importlib.import_module("pyarrow")
    refused(pa.table({"date": pa.array([0, None, 2932897], pa.int32()).cast("date32"), "mobility": [True] * 3}),
            "date", 2, Status.INVALID_DATE)
    exact = pa.table({"date": pa.array([DAY], pa.date64()), **{n: pa.array([d]) for n, d in KNOWN.items()},
                      "admissions": pa.array([[]], pa.list_(pa.struct([])))})
    assert item(ARROW, exact, "emergency_admission") == ["no"]
