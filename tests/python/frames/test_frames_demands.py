"""A frame of random demands says of each row what that demand alone is answered, whatever library holds it.

Spec: spec/02-json.md, spec/20-orientation.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import importlib
import sys
from pathlib import Path
from typing import Any

import pytest
from frame_kinds import ARROW, KINDS, PANDAS, POLARS, Columns, Kind, every_kind, main_kinds, need
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).resolve().parents[1] / "api"))

from orientation_samples import demands  # noqa: E402

from integra import Demand, Protocol, RefusedError, Rules, Status, UsageError, orient  # noqa: E402
from integra.word_tables import FIELDS, UNKNOWN  # noqa: E402
from integra.words import Motive, MtState, Precondition, Requester, Tri, Urgency  # noqa: E402

DAY = datetime.date(2025, 6, 2)
SECRET = "z3crt"
TWO: Columns = {"motives": ["home_help", "etp home_help"], "requester": ["carer", "mt"], "mt": [None, "informed"],
                "own": [1, 2]}


def columns_of(some: list[Demand], gaps: bool) -> Columns:
    """Words; what is not known is missing, or said in a word."""
    columns: Columns = {"motives": [" ".join(motive.word for motive in sorted(each.motives, key=int)) for each in some],
                        "date": [each.date for each in some]}
    for field in FIELDS:
        columns[field.word] = [
            None if gaps and each.value(field) is UNKNOWN.get(field) else each.value(field).word for each in some]
    return columns


def told(value: Any) -> datetime.date | None:
    """A day, of whatever type the library has for one."""
    return value.date() if isinstance(value, datetime.datetime) else value


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_each_row_is_answered_as_one_demand_is(kind: Kind) -> None:
    need(kind)

    @given(st.lists(demands(), min_size=1, max_size=5), st.booleans(),
           st.sampled_from([None, Rules(first_answer_routine_days=1)]))
    @settings(max_examples=25, deadline=None)
    def holds(some: list[Demand], gaps: bool, rules: Rules | None) -> None:
        out = kind.read(orient(kind.make(columns_of(some, gaps)), rules=rules))
        for row, demand in enumerate(some):
            answer = orient(demand, rules=rules)
            assert out["orient_services"][row] == " ".join(each.word for each in answer.services)
            waits = {each for route in answer.routes for each in route.waits_for}
            assert out["orient_waits"][row] == " ".join(each.word for each in Precondition if each in waits)
            assert told(out["orient_first_answer_due"][row]) == answer.first_answer_due

    holds()


@every_kind
def test_the_columns_of_the_caller_stay_as_they_were(kind: Kind) -> None:
    need(kind)
    frame = kind.make(TWO)
    before = kind.read(frame)
    out = kind.read(orient(frame, at=DAY, prefix="a_"))
    assert {name: out[name] for name in before} == before == kind.read(frame)
    assert list(out)[len(before):] == ["a_services", "a_waits", "a_first_answer_due"]
    assert out["a_services"] == ["home_help", "home_help etp"]
    assert [told(each) for each in out["a_first_answer_due"]] == [DAY, DAY]


@every_kind
def test_three_valued_fields_may_be_booleans_and_nothing_is_not_known(kind: Kind) -> None:
    need(kind)
    some = TWO | {"sharing_consent": [True, False], "over_60": [None, None], "urgency": [None, None], "date": [None, None]}
    out = kind.read(orient(kind.make(some)))
    wanted = [
        Demand(requester=Requester.CARER, motives={Motive.HOME_HELP}, sharing_consent=Tri.YES, urgency=Urgency.UNKNOWN),
        Demand(requester=Requester.MT, motives={Motive.HOME_HELP, Motive.ETP}, sharing_consent=Tri.NO,
               mt=MtState.INFORMED)]
    assert out["orient_services"] == [" ".join(each.word for each in orient(one).services) for one in wanted]
    assert out["orient_first_answer_due"] == [None, None]


@main_kinds
def test_no_row_gets_no_answer(kind: Kind) -> None:
    need(kind)
    frame: Any = kind.make(TWO)
    out: Any = orient(frame.head(0) if kind is not ARROW else frame.slice(0, 0))
    assert kind.read(out)["orient_services"] == [] and len(kind.read(out)) == len(TWO) + 3


@pytest.mark.parametrize("kind", [POLARS, ARROW], ids=str)
def test_frames_answered_apart_go_together(kind: Kind) -> None:
    need(kind)
    one, none = kind.make(TWO), kind.make(TWO | {"motives": ["unclear", "social_aid"], "requester": ["person", "carer"]})
    parts = [orient(one), orient(none), orient(none.slice(0, 0))]
    whole: Any = importlib.import_module("polars" if kind is POLARS else "pyarrow")
    joined = kind.read(whole.concat(parts) if kind is POLARS else whole.concat_tables(parts))
    assert joined["orient_services"] == [
        each for part in parts for each in kind.read(part)["orient_services"]] and len(joined["orient_services"]) == 4


@every_kind
@pytest.mark.parametrize(("name", "values"), [
    ("motives", ["etp", SECRET]), ("motives", ["etp", "etp,home_help"]), ("motives", ["etp", None]),
    ("motives", ["etp", ""]), ("requester", ["carer", None]), ("requester", ["carer", SECRET]),
    ("urgency", ["urgent", SECRET]), ("isolated", ["yes", SECRET]), ("stage", [None, ""]),
])
def test_a_value_is_refused_by_column_and_row_and_never_quoted(kind: Kind, name: str, values: list[Any]) -> None:
    need(kind)
    with pytest.raises(UsageError) as caught:
        orient(kind.make(TWO | {"mt": [None, None], "requester": ["carer", "carer"]} | {name: values}))
    assert (caught.value.status, caught.value.index) == (Status.INVALID_VALUE, 1)
    assert name in str(caught.value) and SECRET not in str(caught.value)


@main_kinds
def test_impossible_demands_and_protocols_not_proved_are_refused(kind: Kind) -> None:
    need(kind)
    with pytest.raises(RefusedError) as caught:
        orient(kind.make(TWO | {"mt": [None, "known"]}))
    assert (caught.value.rule, caught.value.index) == ("ORI-16", 1)
    with pytest.raises(RefusedError):
        orient(kind.make(TWO), protocol=Protocol("mine", Protocol.builtin().rows))


@main_kinds
@pytest.mark.parametrize(("change", "words"), [
    ({"requester": None}, "no column 'requester'"), ({"motives": None}, "no column 'motives'"),
    ({"requestor": ["carer", "carer"]}, "is it 'requester'"), ({"orient_waits": [1, 2]}, "already"),
])
def test_columns_are_looked_at_by_name(kind: Kind, change: Columns, words: str) -> None:
    need(kind)
    columns = {name: values for name, values in (TWO | change).items() if values is not None}
    with pytest.raises(UsageError, match=words):
        orient(kind.make(columns))


@main_kinds
def test_a_column_of_another_type_is_refused(kind: Kind) -> None:
    need(kind)
    for name in ("motives", "requester", "urgency"):
        with pytest.raises(TypeError, match=f"column '{name}' takes text"):
            orient(kind.make(TWO | {name: [1, 2]}))
    with pytest.raises(TypeError, match="column 'pps' takes yes, no, unknown"):
        orient(kind.make(TWO | {"pps": [1, 2]}))


def test_what_is_no_frame_is_told_what_is_wanted() -> None:
    with pytest.raises(TypeError, match="^demand takes integra.Demand"):
        orient({"motives": ["etp"]})  # type: ignore[call-overload]
    one = Demand(requester=Requester.CARER, motives={Motive.HOME_HELP})
    with pytest.raises(TypeError, match="^prefix: for a data frame"):
        orient(one, prefix="a_")  # type: ignore[call-overload]
    with pytest.raises(UsageError, match="^at takes a datetime.date"):
        need(PANDAS) and orient(PANDAS.make(TWO), at=datetime.datetime(2025, 6, 2))


def test_categories_in_any_order_and_cells_of_many_types() -> None:
    pd = need(PANDAS) and importlib.import_module("pandas")
    frame = pd.DataFrame(TWO | {"urgency": pd.Categorical(["urgent", None], categories=["x", "urgent"])})
    assert PANDAS.read(orient(frame))["orient_services"][0] == "home_help emergency_numbers"
    for bad in (pd.Categorical([1, 2]), pd.Series([["etp"], "etp"], dtype=object)):
        with pytest.raises(TypeError, match="column 'urgency' takes text"):
            orient(pd.DataFrame(TWO | {"urgency": bad}))


def test_arrow_dictionaries_have_signed_places_as_others_read_them() -> None:
    pa: Any = need(ARROW) and importlib.import_module("pyarrow")
    schema: Any = orient(ARROW.make(TWO)).schema
    for name, places in (("orient_waits", pa.int8()), ("orient_services", pa.int32())):
        assert schema.field(name).type == pa.dictionary(places, pa.string())


def test_polars_lazy_frames_are_told_to_collect() -> None:
    need(POLARS)
    with pytest.raises(TypeError, match="collect"):
        orient(POLARS.make(TWO).lazy())
