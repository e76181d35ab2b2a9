"""Admissions in a second frame are those of the person with that ref, however they lie; in a list, of the row.

Spec: README.md ("Data frames"), SCR-7.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import importlib
import warnings
from typing import Any

import pytest
from frame_kinds import ARROW, KINDS, PANDAS, POLARS, Columns, Kind, every_kind, main_kinds, need

from integra import ResourceError, Status, UsageError, screen

DAY = datetime.date(2025, 6, 1)
WITHIN, OLD = datetime.date(2025, 1, 2), datetime.date(2024, 1, 2)
PEOPLE: Columns = {"ref": ["c", "a", "b", "d"], "date": [DAY] * 4,
                   "admissions_known_from": [datetime.date(2020, 1, 1)] * 4}
STAYS: Columns = {  # unordered, two of one person, one of nobody here
    "ref": ["b", "a", "x", "b", "c"], "date": [OLD, WITHIN, WITHIN, WITHIN, WITHIN],
    "emergency": ["yes", "yes", "yes", "no", None]}
ITEMS = ["unknown", "yes", "no", "no"]


def first_item(kind: Kind, people: Any, stays: Any = None, **options: Any) -> list[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        out = kind.read(screen(people, admissions=stays, outputs=["emergency_admission"], **options))
    values: list[Any] = out["screen_emergency_admission"]
    return values


@every_kind
def test_a_second_frame_is_joined_on_ref(kind: Kind) -> None:
    need(kind)
    assert first_item(kind, kind.make(PEOPLE), kind.make(STAYS)) == ITEMS
    numbered = {letter: number for number, letter in enumerate("abcdx", 40)}
    people, stays = ({**table, "ref": [numbered[ref] for ref in table["ref"]]} for table in (PEOPLE, STAYS))
    assert first_item(kind, kind.make(people), kind.make(stays)) == ITEMS


@every_kind
def test_a_ref_on_several_rows_brings_its_admissions_to_each(kind: Kind) -> None:
    need(kind)
    people = {"ref": ["a", "b", "a"], "date": [DAY, DAY, datetime.date(2025, 8, 1)],
              "admissions_known_from": PEOPLE["admissions_known_from"][:3]}
    assert first_item(kind, kind.make(people), kind.make(STAYS)) == ["yes", "no", "no"]


@every_kind
def test_empty_frames_join(kind: Kind) -> None:
    need(kind)
    nobody, nothing = ({name: [] for name in table} for table in (PEOPLE, STAYS))
    assert first_item(kind, kind.make(PEOPLE), kind.make(nothing)) == ["no"] * 4
    assert first_item(kind, kind.make(nobody), kind.make(STAYS)) == []
    assert first_item(kind, kind.make(nobody), kind.make(nothing)) == []


@every_kind
@pytest.mark.parametrize("where", ["the frame", "admissions"])
def test_a_row_without_ref_is_refused(kind: Kind, where: str) -> None:
    need(kind)
    people, stays = ({**table, "ref": [*table["ref"][:2], None, *table["ref"][3:]]} if name == where else table
                     for name, table in (("the frame", PEOPLE), ("admissions", STAYS)))
    with pytest.raises(UsageError, match=f"^{where}: row 2: column 'ref' is empty") as caught:
        screen(kind.make(people), admissions=kind.make(stays))
    assert caught.value.index == 2


@main_kinds
def test_refs_of_another_type_are_refused(kind: Kind) -> None:
    need(kind)
    for refs, why in (([1, 2, 3, 4, 5], "the same in the frame and in admissions"), ([DAY] * 5, "whole numbers"),
                      ([1.5] * 5, "whole numbers")):
        with pytest.raises(TypeError, match=f"ref' takes text, or whole numbers.*|{why}"):
            screen(kind.make(PEOPLE), admissions=kind.make(STAYS | {"ref": refs}))


@main_kinds
def test_admissions_of_nobody_here_are_told(kind: Kind) -> None:
    need(kind)
    strangers = kind.make(STAYS | {"ref": [ref.upper() for ref in STAYS["ref"]]})
    with pytest.warns(UserWarning, match="no admission is of a person in the frame") as told:
        screen(kind.make(PEOPLE), admissions=strangers)
    assert told[0].filename == __file__


@main_kinds
def test_frames_that_cannot_be_joined_are_refused(kind: Kind) -> None:
    need(kind)

    def without(table: Columns, name: str) -> Columns:
        return {other: values for other, values in table.items() if other != name}

    for people, stays, why in (
        (without(PEOPLE, "ref"), STAYS, "the frame: no column 'ref'"),
        (PEOPLE, without(STAYS, "ref"), "admissions: no column 'ref'"),
        (PEOPLE, without(STAYS, "date"), "admissions has no column 'date'"),
        (PEOPLE, STAYS | {"emergancy": STAYS["emergency"]}, "admissions: column 'emergancy': is it 'emergency'"),
        (PEOPLE | {"admissions": [None] * 4}, STAYS, "admissions are given twice"),
    ):
        with pytest.raises(UsageError, match=why):
            screen(kind.make(people), admissions=kind.make(stays))
    other = need(POLARS if kind is not POLARS else ARROW)
    with pytest.raises(TypeError, match="a frame of the same library"):
        screen(kind.make(PEOPLE), admissions=other.make(STAYS))


@main_kinds
def test_other_columns_of_admissions_are_passed_over(kind: Kind) -> None:
    need(kind)
    assert first_item(kind, kind.make(PEOPLE), kind.make(STAYS | {"ward": list("abcde")})) == ITEMS
    said_nothing = kind.make({name: STAYS[name] for name in ("ref", "date")})
    assert first_item(kind, kind.make(PEOPLE), said_nothing) == ["unknown", "unknown", "unknown", "no"]


@main_kinds
def test_a_bad_admission_is_refused_by_its_own_row(kind: Kind) -> None:
    need(kind)
    with pytest.raises(UsageError, match="column 'admissions.emergency' takes") as caught:
        screen(kind.make(PEOPLE), admissions=kind.make(STAYS | {"emergency": ["yes", "no", None, "z3crt", "z3crt"]}))
    assert caught.value.index == 3 and "z3crt" not in str(caught.value)


LISTS: list[Any] = [
    [{"date": WITHIN, "emergency": None}], [{"date": OLD, "emergency": "no"}, {"date": WITHIN, "emergency": "yes"}],
    None, []]


@every_kind
def test_a_list_column_holds_the_admissions_of_its_row(kind: Kind) -> None:
    need(kind)
    people = {name: values for name, values in PEOPLE.items() if name != "ref"} | {"admissions": LISTS}
    assert first_item(kind, kind.make(people)) == ["unknown", "yes", "unknown", "no"]
    bad = [[], LISTS[1], [{"date": OLD, "emergency": "z3crt"}], []]
    with pytest.raises(UsageError, match="column 'admissions.emergency' takes") as caught:
        screen(kind.make(people | {"admissions": bad}))
    assert caught.value.index == 2 and "z3crt" not in str(caught.value)


def test_lists_of_arrow_of_every_make() -> None:
    pa = need(ARROW) and importlib.import_module("pyarrow")
    stay = pa.struct([("emergency", pa.bool_()), ("ward", pa.string()), ("date", pa.date32())])
    rest = {name: pa.array(values) for name, values in PEOPLE.items() if name != "ref"}
    lists = [[{"date": WITHIN, "emergency": None}], [{"date": WITHIN, "emergency": True}],
             [{"date": OLD, "emergency": True}], [{"date": WITHIN, "emergency": False}]]
    for kind in (pa.list_(stay), pa.large_list(stay), pa.list_(stay, 1)):
        column = pa.array(lists, kind)
        assert first_item(ARROW, pa.table(rest | {"admissions": column})) == ITEMS
        assert first_item(ARROW, pa.table(rest | {"admissions": column}).slice(1, 2)) == ITEMS[1:3]
        hidden = pa.chunked_array([column.slice(0, 1), pa.array([None], kind), column.slice(2)])
        assert first_item(ARROW, pa.table(rest | {"admissions": hidden})) == ["unknown", "unknown", "no", "no"]
    nothing_known = pa.array([[None], [], None, []], pa.list_(pa.null()))
    assert first_item(ARROW, pa.table(rest | {"admissions": nothing_known})) == ["unknown", "no", "unknown", "no"]
    masked = pa.ListArray.from_arrays(  # a null list with elements behind it
        pa.array([0, 1, 2, 3, 4]), pa.array([each[0] for each in lists], stay), mask=pa.array([False, True] * 2))
    assert first_item(ARROW, pa.table(rest | {"admissions": masked})) == ["unknown", "unknown", "no", "unknown"]


def test_null_elements_of_polars_lists() -> None:
    pl = need(POLARS) and importlib.import_module("polars")
    rest = {name: values for name, values in PEOPLE.items() if name != "ref"}
    frame = pl.DataFrame(rest | {"admissions": [[None], [], None, []]})
    assert frame.schema["admissions"] == pl.List(pl.Null)
    assert first_item(POLARS, frame) == ["unknown", "no", "unknown", "no"]


def test_pandas_refs_in_categories() -> None:
    pd = need(PANDAS) and importlib.import_module("pandas")
    people, stays = PANDAS.make(PEOPLE), PANDAS.make(STAYS)
    assert first_item(PANDAS, people.astype({"ref": "category"}), stays) == ITEMS
    assert first_item(PANDAS, people, stays.astype({"ref": pd.CategoricalDtype(list("xcba"))})) == ITEMS


@pytest.mark.parametrize("kind", KINDS[:1], ids=str)
def test_more_admissions_than_a_message_holds_are_refused(kind: Kind) -> None:
    need(kind)
    stays = {"ref": ["a"] * 4097, "date": [OLD] * 4097}
    with pytest.raises(ResourceError) as caught:
        screen(kind.make(PEOPLE), admissions=kind.make(stays))
    assert (caught.value.status, caught.value.index) == (Status.LIMIT, 1)
