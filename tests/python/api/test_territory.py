"""Territories in Python: rows, who names whom, what is refused, claims.

Spec: spec/41-territory.md; GEN-1.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copy
import dataclasses
import datetime
import pickle
import typing
import uuid
from typing import Any

import pytest

from integra import IntegraError, MalformedError, Territory, Tri, UsageError, decode, encode, to_json, words
from integra._low import territory as _low
from integra.territory import (
    UNKNOWN, Body, ClinicalMonth, CommonPlan, Concerned, Decision, Flow, Function, InclusionMonth, InclusionOutcome, Matter,
    Meeting, Merger, Partner, Present, Row, Seat, Statement, Structure, TerritoryError, Unknown,
)
from integra.territory.columns import CHILDREN, COLUMNS, DATED
from integra.territory.rows import ROWS
from integra.territory.tabled import Tabled
from integra.words import BodyKind, ColumnKind, Status, TerritoryTable, Tier

DAY = datetime.date(2025, 6, 1)


def number(n: int) -> uuid.UUID:
    return uuid.UUID(int=n)


def territory() -> Territory:
    return Territory(number(1))


# ---- rows


def test_every_table_has_a_class_whose_fields_are_its_columns() -> None:
    assert set(ROWS) == set(COLUMNS) == set(TerritoryTable)
    for table, kind in ROWS.items():
        assert kind.table is table
        assert tuple(field.name for field in dataclasses.fields(kind)) == tuple(column.attribute for column in COLUMNS[table])
        for column in COLUMNS[table]:
            assert f"{column.attribute}: " in (kind.__doc__ or "")
            assert column.label.en and column.label.fr and column.label.en != column.label.fr


def test_what_is_said_unknown_is_one_value_and_no_truth() -> None:
    assert repr(UNKNOWN) == "UNKNOWN" and str(UNKNOWN) == "unknown" and Unknown("unknown") is UNKNOWN
    assert pickle.loads(pickle.dumps(UNKNOWN)) is UNKNOWN and copy.deepcopy(UNKNOWN) is UNKNOWN
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(UNKNOWN)


def test_a_row_takes_words_by_text_and_code_and_cannot_change() -> None:
    row = Body(id=number(2), tier="meso", kind=BodyKind.TABLE.code)  # type: ignore[arg-type]
    assert row.tier is Tier.MESO and row.kind is BodyKind.TABLE and row == Body(id=number(2), tier=Tier.MESO, kind=BodyKind.TABLE)
    with pytest.raises(AttributeError):
        row.tier = Tier.MACRO  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(row)) == row and hash(row) == hash(copy.copy(row))


def test_an_identifier_of_zeros_is_none() -> None:
    assert Body(id=number(2), tier=Tier.MESO, host=number(0)).host is None


@pytest.mark.parametrize(("table", "fields", "error", "said"), [
    (Body, {"id": None, "tier": Tier.MESO}, TypeError, "Body.id takes a uuid.UUID$"),
    (Body, {"id": UNKNOWN, "tier": Tier.MESO}, TypeError, "Body.id takes a uuid.UUID$"),
    (Body, {"id": number(2), "tier": None}, TypeError, "Body.tier"),
    (Body, {"id": number(2), "tier": BodyKind.TABLE}, TypeError, "Body.tier takes a word of Tier, its text or its code"),
    (Body, {"id": number(2), "tier": "mesa"}, ValueError, "Body.tier.*nearest: meso"),
    (Body, {"id": number(2), "tier": Tier.MESO, "host": "x"}, TypeError, "Body.host takes a uuid.UUID, UNKNOWN, or None"),
    (Body, {"id": number(2), "tier": Tier.MESO, "host": number(2**128 - 1)}, UsageError, "Body.host.*say UNKNOWN"),
    (Body, {"id": number(2), "tier": Tier.MESO, "opens": datetime.datetime(2025, 6, 1)}, TypeError, "not a datetime"),
    (Body, {"id": number(2), "tier": Tier.MESO, "meetings_from": UNKNOWN}, TypeError, "Body.meetings_from takes"),
    (Body, {"id": number(2), "tier": Tier.MESO, "elected_convene": True}, TypeError, "takes a Tri"),
    (Body, {"id": number(2), "tier": Tier.MESO, "seats_complete": Tri.YES}, TypeError, "takes True or False"),
    (Body, {"id": number(2), "tier": Tier.MESO, "rhythm_days": 2**32 - 1}, UsageError, "from 0 to 4294967294"),
    (Body, {"id": number(2), "tier": Tier.MESO, "rhythm_days": True}, TypeError, "takes an int"),
    (Seat, {"body": None}, TypeError, "Seat.body takes a row of body, its identifier, or its place in its table$"),
    (Seat, {"body": Structure(id=number(3))}, TypeError, "Seat.body takes a row of body"),
    (Seat, {"body": -1}, UsageError, "Seat.body: no such row in table body"),
    (Partner, {"common_plan": number(3)}, TypeError, "Partner.common_plan takes a row of common_plan, or its place"),
    (ClinicalMonth, {"month": None}, TypeError, "ClinicalMonth.month takes"),
])
def test_a_field_of_another_type_is_refused_by_its_name(table: Any, fields: dict[str, Any], error: type[Exception],
                                                       said: str) -> None:
    with pytest.raises(error, match=said):
        table(**fields)


# ---- adding


def test_rows_come_in_any_order_and_name_each_other_by_row_identifier_or_place() -> None:
    body, structure = Body(id=number(2), tier=Tier.MESO), Structure(id=number(3))
    meeting = Meeting(id=number(4), body=number(2), date=DAY)
    held = territory()
    places = held.add([Present(meeting=meeting, structure=structure), Seat(body=body, structure=number(3)), meeting,
                       Seat(body=0, structure=UNKNOWN), structure, body])
    assert places == (0, 0, 0, 1, 0, 0) and len(held) == 6
    assert held.table("seat") == (Seat(body=0, structure=0), Seat(body=0, structure=UNKNOWN))
    assert held.table("present") == (Present(meeting=0, structure=0),)
    assert held.table(TerritoryTable.MEETING) == (Meeting(id=number(4), body=0, date=DAY),)
    assert held.add(Seat(body=each, structure=structure) for each in (body, number(2), 0)) == (2, 3, 4)
    assert held.table("seat")[2:] == (Seat(body=0, structure=0),) * 3


def test_the_second_of_two_rows_is_named_as_such() -> None:
    first, second = Body(id=number(2), tier=Tier.MESO), Body(id=number(3), tier=Tier.MACRO)
    held = territory()
    held.add([first, second])
    held.add([Seat(body=second), Seat(body=number(2))])
    assert held.table("seat") == (Seat(body=1), Seat(body=0))


def test_a_row_without_identifier_is_named_by_itself_in_its_call_and_by_its_place_ever_after() -> None:
    plans = [CommonPlan(adopted=DAY), CommonPlan(adopted=DAY)]  # alike, and two
    held = territory()
    held.add([Partner(common_plan=plans[1]), *plans])
    assert held.table("partner") == (Partner(common_plan=1),)
    with pytest.raises(UsageError, match="table partner, row 0, column common_plan: .*by its place"):
        held.add([Partner(common_plan=plans[0])])
    held.add([Partner(common_plan=0)])
    assert len(held.table("partner")) == 2


def test_every_kind_of_cell_comes_back() -> None:
    rows: list[Row] = [
        Structure(id=number(3), carrier=UNKNOWN, opens=UNKNOWN, closes=datetime.date.max, grouped=Tri.NO),
        Body(id=number(2), tier=Tier.MICRO, opens=datetime.date.min, meetings_from=DAY, seats_complete=True,
             rhythm_days=0, meetings_stated=2**32 - 2),
        ClinicalMonth(month=datetime.date(2025, 6, 1), held=3), Flow(from_=Tier.MACRO, to=Tier.MESO), Merger(by_law=Tri.YES),
        Statement(line=words.Line.LEVEL_MACRO, value=Tri.NO, date=DAY), Function(structure=0, support=words.Support.GUICHET),
    ]
    held = territory()
    held.add(rows)
    for row in rows:
        assert held.table(row.table) == (row,)


def test_a_row_that_names_none_is_refused_with_its_table_row_and_column_and_nothing_is_added() -> None:
    held = territory()
    for missing, column in ((Seat(body=number(9)), "body"), (Seat(body=1), "body"),
                            (Seat(body=Body(id=number(9), tier=Tier.MESO)), "body"),
                            (Seat(body=number(2), structure=number(2)), "structure")):
        with pytest.raises(UsageError) as raised:
            held.add([Body(id=number(2), tier=Tier.MESO), Seat(body=number(2)), missing])
        there = "it has 1 row, counted from 0" if column == "body" else "it has no row"
        assert str(raised.value).startswith(f"table seat, row 1, column {column}: no such row in table {column} ({there}): add it")
        assert ("say UNKNOWN" in str(raised.value)) is (column == "structure")
        assert raised.value.status is Status.OUT_OF_RANGE and raised.value.index == 1
        assert isinstance(raised.value, TerritoryError)
        assert (raised.value.table, raised.value.row, raised.value.column) == (TerritoryTable.SEAT, 1, column)
        again = pickle.loads(pickle.dumps(raised.value))
        assert str(again) == str(raised.value) and again.rule == "GEN-1" and again.column == column
        assert raised.value.sentence("fr").startswith(f"table seat, ligne 1, colonne {column} : ")
    assert len(held) == 0


def test_what_the_library_refuses_in_a_later_table_leaves_all_as_it_was() -> None:
    held = territory()
    held.add([Structure(id=number(3)), Body(id=number(2), tier=Tier.MESO)])
    held.claim("body")
    held.claim("flow", DAY)
    before = held.to_dict()
    for wrong, said in (
        ([Meeting(id=number(4), body=0), Meeting(id=number(4), body=0)], "table meeting, row 1: .*identifier"),
        ([Decision(id=number(5)), InclusionMonth(body=0, month=DAY.replace(day=2))], "table inclusion_month, row 0: "),
        ([Body(id=number(7), tier=Tier.MESO, opens=DAY, closes=DAY - datetime.timedelta(1))], "table body, row 0: .*opens"),
        ([Body(id=number(2), tier=Tier.MESO)], "table body, row 0: .*identifier"),
    ):
        with pytest.raises(IntegraError, match=said):
            held.add([Structure(id=number(8)), *wrong])
        assert held.to_dict() == before
    held.add([Structure(id=number(8)), Seat(body=number(2), structure=number(8))])
    assert held.table("seat") == (Seat(body=0, structure=1),)


def test_what_is_no_row_is_refused() -> None:
    for given in (None, 1, "rows", [None], [1, Merger()], {"a": 1}):
        with pytest.raises(TypeError, match="^rows takes rows"):
            territory().add(given)  # type: ignore[arg-type]


def test_an_outcome_stands_under_its_month() -> None:
    body = Body(id=number(2), tier=Tier.MESO, kind=BodyKind.INCLUSION)
    month = InclusionMonth(body=body, month=DAY)
    held = territory()
    held.add([InclusionOutcome(inclusion_month=month, count=2), month, body])
    assert held.table("inclusion_outcome") == (InclusionOutcome(inclusion_month=0, count=2),)


# ---- claims


def test_claims_come_go_and_take_the_place_of_one_another() -> None:
    held = territory()
    held.claim("body")
    held.claim(TerritoryTable.FLOW, DAY)
    assert held.claims == {TerritoryTable.BODY: (None, None), TerritoryTable.FLOW: (DAY, None)}
    held.claim("flow", to=DAY)
    assert held.claims[TerritoryTable.FLOW] == (None, DAY)
    held.withdraw("body")
    held.withdraw("body")
    assert list(held.claims) == [TerritoryTable.FLOW]


@pytest.mark.parametrize("table", TerritoryTable)
def test_which_tables_are_claimed_and_over_a_span(table: TerritoryTable) -> None:
    held = territory()
    if table in CHILDREN:
        with pytest.raises(UsageError, match="parent"):
            held.claim(table)
        return
    held.claim(table)
    if table in DATED:
        held.claim(table, DAY, DAY)
    else:
        with pytest.raises(UsageError):
            held.claim(table, DAY, DAY)
    assert held.claims == {table: (DAY, DAY) if table in DATED else (None, None)}


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UsageError):
        territory().claim("flow", DAY, DAY - datetime.timedelta(1))


# ---- the object


def test_a_territory_is_equal_to_one_of_the_same_rows_claims_and_identifier() -> None:
    held, other = territory(), territory()
    assert held == other and held != Territory(number(2)) and held != "territory"
    held.add([Merger()])
    assert held != other
    other.add([Merger()])
    assert held == other
    other.claim("merger")
    assert held != other and bool(territory()) and repr(held) == "<Territory: 1 rows>"
    with pytest.raises(TypeError):
        hash(held)


def test_a_territory_needs_an_identifier() -> None:
    for given in (None, "x", 1):
        with pytest.raises(TypeError, match="id takes"):
            Territory(given)  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        Territory(number(0))


def test_a_territory_goes_by_its_message() -> None:
    held = territory()
    held.add([Body(id=number(2), tier=Tier.MESO, opens=UNKNOWN), Seat(body=0, structure=UNKNOWN), Merger(by_law=Tri.NO)])
    held.claim("body")
    held.claim("flow", DAY)
    assert Territory.from_cbor(held.to_cbor()) == held == pickle.loads(pickle.dumps(held)) == copy.deepcopy(held)
    assert decode(encode(held)) == held and encode(held) == held.to_cbor() == Territory.from_dict(held.to_dict()).to_cbor()
    with pytest.raises(MalformedError):
        Territory.from_cbor(held.to_cbor()[:-1])


def test_a_large_territory_is_a_message_larger_than_others_may_be() -> None:
    held = territory()
    held.add(Structure(id=number(n + 2)) for n in range(100_000))
    assert len(held.to_cbor()) > 1 << 20 and Territory.from_cbor(held.to_cbor()) == held


def closed() -> Territory:
    with territory() as held:
        held.add([Merger()])
    return held


@pytest.mark.parametrize("use", [
    lambda held: held.add([Merger()]), lambda held: held.add([]), lambda held: held.add([Seat(body=number(2))]),
    lambda held: held.table("body"), lambda held: held.claim("body"), lambda held: held.withdraw("body"),
    lambda held: held.claims, lambda held: held.id, lambda held: len(held), lambda held: held == territory(),
    lambda held: territory() == held, lambda held: held == held, lambda held: held != territory(),
    lambda held: held.review(at=DAY), lambda held: held.rises(at=DAY), lambda held: held.to_cbor(), lambda held: encode(held),
    lambda held: held.to_dict(), lambda held: to_json(held), lambda held: held.frames(), pickle.dumps, copy.copy, copy.deepcopy])
def test_every_use_of_a_closed_territory_says_that_it_is_closed(use: Any) -> None:
    held = closed()
    with pytest.raises(UsageError) as raised:
        use(held)
    assert str(raised.value) == "this territory is closed" and raised.value.sentence("fr") == "ce territoire est fermé"


def test_a_closed_territory_is_shown_as_such_and_may_be_closed_again() -> None:
    held = closed()
    held.close()
    assert repr(held) == "<Territory: closed>" and held != "territory"


def test_many_rows_are_added_at_once() -> None:
    matters = [Matter(id=number(n + 10), raised=DAY) for n in range(3000)]
    held = territory()
    held.add([*(Concerned(matter=each) for each in reversed(matters)), *matters])
    assert [row.matter for row in held.table("concerned")] == list(range(2999, -1, -1))


def test_the_rows_of_a_table_have_the_type_of_its_class() -> None:
    """The signatures that a checker reads: what is shown of them in the docstring is checked with the rest."""
    told = [typing.get_type_hints(each) for each in typing.get_overloads(Tabled.table)]
    assert [(typing.get_args(each["name"]), each["return"]) for each in told[:-1]] == [
        ((table.word, table), tuple[kind, ...]) for table, kind in ROWS.items()]  # type: ignore[valid-type]
    assert told[-1]["return"] == tuple[Row, ...]
    for table in TerritoryTable:
        assert territory().table(table) == territory().table(table.word) == ()


def test_rows_added_one_by_one_do_not_read_all_that_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    held, cells, column = territory(), 0, _low.column

    def counted(*arguments: Any) -> Any:
        nonlocal cells
        found = column(*arguments)
        cells += len(found)
        return found

    monkeypatch.setattr(_low, "column", counted)
    for n in range(1, 101):
        held.add([Body(id=number(n), tier=Tier.MESO)])
        assert held.add([Meeting(id=number(n), body=number(n)), Meeting(id=number(1000 + n), body=number(1))]) == (2 * n - 2, 2 * n - 1)
    assert cells <= 1  # the one body that was there when somebody was first named by an identifier
    rows: Any = held.table("meeting")
    assert [row.body for row in rows[-2:]] == [99, 0]


def test_a_rows_own_identifier_is_its_first_column() -> None:
    assert all(column.kind is not ColumnKind.OWN for columns in COLUMNS.values() for column in columns[1:])
