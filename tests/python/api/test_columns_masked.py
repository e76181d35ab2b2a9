"""Of columns of demands some rows are refused and the rest is answered: which, for which field, and in whose words.

Each row is held against the same demand alone: refused with the same sentence, or answered the same.

Spec: spec/20-orientation.md, "The demand"; ORI-16, GEN-1.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from typing import Any

import pytest
from test_demand_settled import GROUND, MT, PPS, REQUESTER, STAGE, every

np = pytest.importorskip("numpy")

from integra import Demand, IntegraError, Masked, UsageError, orient, orient_columns, route_columns  # noqa: E402
from integra.word_tables import FIELDS, UNKNOWN  # noqa: E402
from integra.words import DemandField, Motive, Requester, Service, Stage, Tri  # noqa: E402

INFORMATION = np.uint32(1 << Motive.INFORMATION.code)
DAY = datetime.date(2025, 6, 2)
MANY = 9


def columns(n: int = MANY, **given: Any) -> dict[str, Any]:
    return {"motives": np.full(n, INFORMATION), "requester": np.full(n, Requester.CARER, np.uint8)} | given


def bits(words: Any) -> int:
    return sum(1 << int(word) for word in words)


def masked_columns() -> tuple[dict[str, Any], list[Demand]]:
    """Every way to say the fields that impossible combinations are about, as masked columns and as demands."""
    ways = every()
    made = columns(len(ways), requester=np.array([int(said[REQUESTER]) for said in ways], np.uint8))
    for field in (GROUND, MT, PPS, STAGE):
        codes = [int(said.get(field, list(FIELDS[field])[-1])) for said in ways]  # what is masked is not read
        made[field.word] = np.ma.array(codes, mask=[field not in said for said in ways], dtype=np.uint8)
    fields: list[dict[str, Any]] = [{field.word: word for field, word in said.items()} for said in ways]
    return made, [Demand(motives={Motive.INFORMATION}, **each) for each in fields]


def test_rows_are_settled_answered_and_refused_as_one_demand_is() -> None:
    given, demands = masked_columns()
    out, routes = orient_columns(given, errors="mask"), route_columns(given, errors="mask")
    told = {each.row: each for each in out.refused}
    where = {row: routes.made["demand"] == row for row in range(0, len(demands), 97)}
    for row, demand in enumerate(demands):
        try:
            answer = orient(demand)
        except IntegraError as error:
            assert not out.valid[row] and out.made["services"][row] is np.ma.masked
            assert (told[row].field, told[row].rule) == (DemandField(error.index).word, error.rule)
            assert [told[row].sentence(language) for language in ("en", "fr")] == [
                error.sentence(language) for language in ("en", "fr")]
        else:
            assert out.valid[row] and row not in told and int(out.made["services"][row]) == bits(answer.services)
            if row in where:
                assert [Service(int(each)) for each in routes.made["service"][where[row]]] == list(answer.services)
    assert 0 < len(told) < len(demands) and len(out.refused.reasons) == 4
    assert np.array_equal(routes.valid, out.valid) and not np.isin(routes.made["demand"], out.refused.rows).any()


def test_a_field_of_which_no_row_says_anything_is_settled_too() -> None:
    given = columns(3, requester=np.array([Requester.MT, Requester.HEALTH, Requester.MT], np.uint8))
    assert orient_columns(given, errors="mask").valid.all()
    said = orient_columns(given | {"mt": np.zeros(3, np.uint8)}, errors="mask")
    assert said.valid.tolist() == [False, True, False] and {each.field for each in said.refused} == {"mt"}


@pytest.mark.parametrize("places", [[0], [MANY - 1], [0, 4, 8], list(range(MANY)), []], ids=str)
@pytest.mark.parametrize(("name", "bad"), [
    ("motives", 0), ("motives", 1 << 23), ("motives", 1 << 31), ("requester", 0), ("requester", 8), ("stage", 0),
    ("urgency", 255), ("isolated", 3), ("stage", 5), ("date", 2932897), ("date", -719163)])
def test_bad_rows_wherever_they_are(name: str, bad: int, places: list[int]) -> None:
    dtype = {"motives": np.uint32, "date": np.int32}.get(name, np.uint8)
    good = {"motives": 1 << Motive.INFORMATION.code, "requester": Requester.CARER, "stage": 1, "date": 0}.get(name, 0)
    if name == "stage":
        good = int(UNKNOWN[DemandField.STAGE])
    column = np.full(MANY, int(good), dtype)
    column[places] = bad
    given = columns(**{"pps": np.zeros(MANY, np.uint8), name: column})
    before = {each: values.copy() for each, values in given.items()}
    out, routes = orient_columns(given, errors="mask"), route_columns(given, errors="mask")
    assert all(np.array_equal(given[each], before[each]) for each in given)
    assert [each.row for each in out.refused] == places == [row for row in range(MANY) if not out.valid[row]]
    assert {each.field for each in out.refused} == ({name} if places else set())
    assert all(np.ma.getmaskarray(column).tolist() == (~out.valid).tolist() for column in out.made.values())
    assert routes.made["demand"].tolist() == out.valid.nonzero()[0].tolist()
    if places:
        with pytest.raises(IntegraError) as caught:
            orient_columns(given)
        assert caught.value.index == places[0]
        assert (caught.value.told, caught.value.rule) == (out.refused[0].reason.text, out.refused[0].rule)


def test_the_first_thing_wrong_is_told_and_rows_may_differ() -> None:
    fields = ("pps", "mt", "stage", "requester", "ground")
    rows = [(Tri.NO, 0, Stage.TO_REFER, Requester.MT, 0), (9, 9, 9, 9, 9), (Tri.YES, 0, Stage.TO_REFER, Requester.MT, 9),
            (Tri.YES, 0, Stage.TO_REFER, Requester.MT, 0), (Tri.NO, 0, Stage.TO_REFER, Requester.CARER, 1),
            (Tri.YES, 0, Stage.TO_REFER, Requester.CARER, 0)]
    given = columns(6, date=np.full(6, 2932897, np.int32), **{
        name: np.array([int(row[place]) for row in rows], np.uint8) for place, name in enumerate(fields)})
    told = orient_columns(given, errors="mask").refused
    for row in range(6):
        with pytest.raises(IntegraError) as caught:
            orient_columns({name: column[row:row + 1] for name, column in given.items()})
        assert caught.value.told == told[row].reason.text
    assert [each.field for each in told] == ["stage", "requester", "ground", "mt", "ground", "date"]


def test_times_out_of_range_and_masked_days() -> None:
    days = np.array(["2025-06-02", "30000-01-01", "NaT"], "datetime64[D]")
    out = orient_columns(columns(3, date=days), errors="mask")
    assert out.valid.tolist() == [True, False, True]
    assert (out.refused[0].field, out.refused[0].rule) == ("date", "GEN-7")
    hidden = orient_columns(columns(3, date=np.ma.array(days, mask=[True, True, False])), errors="mask")
    assert hidden.valid.all() and np.isnat(hidden.made["first_answer_due"].data).all()


def test_only_what_is_asked_for_is_given() -> None:
    given = columns(date=np.zeros(MANY, np.int32))
    whole = orient_columns(given, motive=Motive.INFORMATION)
    for names in (["waits"], ["rows", "waits"], ["first_answer_due"], ["services", "rows"], ["waits", "services"], []):
        some = orient_columns(given, motive=Motive.INFORMATION, outputs=names)
        assert list(some) == names and all(np.array_equal(some[name], whole[name]) for name in names)
    for wrong, error in ((["rows"], UsageError), (["service"], UsageError), ("waits", TypeError), ([1], TypeError)):
        with pytest.raises(error):
            orient_columns(given, outputs=wrong)


def test_refused_rows_are_columns_too() -> None:
    out = orient_columns(columns(4, requester=np.array([2, 0, 2, 9], np.uint8)), errors="mask")
    assert isinstance(out, Masked) and repr(out.refused) == "<2 rows refused, for 2 reasons>"
    table = out.refused.columns("fr")
    assert table["row"].tolist() == [1, 3] and table["field"].tolist() == ["requester", "requester"]
    assert [len(out.refused), [each.row for each in out.refused[1:]], out.refused[-1].row] == [2, [3], 3]
    assert list(table["sentence"]) == [each.sentence("fr") for each in out.refused]
    assert table["sentence"][0] != out.refused[0].sentence("en")
    none = orient_columns(columns(), errors="mask").refused.columns()
    assert {name: len(column) for name, column in none.items()} == {"row": 0, "field": 0, "rule": 0, "sentence": 0}


def test_no_row_is_none_refused_and_the_call_itself_is_still_checked() -> None:
    assert len(orient_columns(columns(0), errors="mask").valid) == 0
    assert route_columns(columns(0), errors="mask").made["demand"].size == 0
    for call in (orient_columns, route_columns):
        with pytest.raises(UsageError, match="^errors takes"):
            call(columns(), errors="coerce")
        with pytest.raises(TypeError, match="^errors takes"):
            call(columns(), errors=None)
        with pytest.raises(TypeError, match="^pps takes "):
            call(columns(pps=np.zeros(MANY)), errors="mask")
