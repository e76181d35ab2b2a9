"""Columns of many demands agree with one demand at a time, and a wrong column is refused before anything is written.

Spec: spec/20-orientation.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from orientation_samples import DAY, demands

np = pytest.importorskip("numpy")

from integra import (  # noqa: E402
    Demand, Protocol, RefusedError, Rules, Status, UsageError, orient, orient_columns, route_columns, rule,
)
from integra.orientation.evaluate import trace  # noqa: E402
from integra.word_tables import FIELDS  # noqa: E402
from integra.words import Level, Miss, Motive, Precondition, Requester, Service, Stage, Tri  # noqa: E402

UNKNOWN_DAY = -(2**31)
EPOCH = datetime.date(1970, 1, 1)
WEEKLY = Rules(first_answer_prompt_days=1)


def bits(words: Any) -> int:
    return sum(1 << int(word) for word in words)


def columns_of(some: list[Demand]) -> dict[str, Any]:
    """The columns of demands, by hand."""
    columns: dict[str, Any] = {"motives": np.array([bits(each.motives) for each in some], np.uint32)}
    columns["date"] = np.array(
        [UNKNOWN_DAY if each.date is None else (each.date - EPOCH).days for each in some], np.int32)
    return columns | {field.word: np.array([int(each.value(field)) for each in some], np.uint8) for field in FIELDS}


def plain(date: Any) -> datetime.date | None:
    found: datetime.date | None = date.item()
    return found


@given(st.lists(demands(), max_size=6), st.sampled_from(Motive), st.sampled_from([None, WEEKLY]))
@settings(max_examples=150, deadline=None)
def test_each_row_is_answered_as_one_demand_is(some: list[Demand], motive: Motive, rules: Rules | None) -> None:
    columns = columns_of(some)
    out = orient_columns(columns, rules=rules, motive=motive)
    routes = route_columns(columns, rules=rules)
    assert set(out) == {"services", "waits", "first_answer_due", "rows"}
    places = Protocol.builtin().places(motive)
    start = 0
    for row, demand in enumerate(some):
        answer = orient(demand, rules=rules)
        assert int(out["services"][row]) == bits(answer.services)
        assert int(out["waits"][row]) == bits({each for route in answer.routes for each in route.waits_for})
        assert plain(out["first_answer_due"][row]) == answer.first_answer_due
        speak = {Protocol.builtin().ids[place] for at, place in enumerate(places) if int(out["rows"][row]) >> at & 1}
        assert speak == ({each.id for each in Protocol.builtin().rows if motive in each.motives and trace(
            demand, motive, each.id).miss is Miss.SPEAKS} if motive in demand.motives else set())
        for at, route in enumerate(answer.routes, start):
            assert [int(routes[name][at]) for name in ("demand", "service", "level", "waits", "motives", "row")] == [
                row, int(route.service), int(route.level), bits(route.waits_for), bits(route.motives),
                -1 if route.row is None else route.row]
            assert plain(routes["due"][at]) == route.due and int(routes["rule"][at]) == rule(route.rule).number
        start += len(answer.routes)
    assert all(len(column) == start for column in routes.values())


def test_a_column_left_out_is_not_known() -> None:
    two = {"motives": np.array([1 << int(Motive.HOME_HELP)] * 2, np.uint32),
           "requester": np.array([Requester.CARER, Requester.HEALTH], np.uint8)}
    out = orient_columns(two, at=DAY)
    for row, who in enumerate((Requester.CARER, Requester.HEALTH)):
        one = orient(Demand(requester=who, motives={Motive.HOME_HELP}, date=DAY))
        assert int(out["services"][row]) == bits(one.services)
        assert plain(out["first_answer_due"][row]) == one.first_answer_due == DAY  # not known how urgent: as soon as urgent (ORI-13)
    assert out["waits"].tolist() == [1 << int(Precondition.SHARING_CONSENT)] * 2
    assert np.isnat(orient_columns(two)["first_answer_due"]).all()
    dated = orient_columns(two | {"date": np.array(["2025-06-02", "NaT"], "datetime64[s]")})["first_answer_due"]
    assert [plain(each) for each in dated] == [DAY, None]


def test_no_demand_gets_no_answer() -> None:
    none = {"motives": np.zeros(0, np.uint32), "requester": np.zeros(0, np.uint8)}
    assert all(len(column) == 0 for made in (orient_columns(none), route_columns(none)) for column in made.values())


def demand_columns(**given: Any) -> dict[str, Any]:
    columns = {"motives": np.full(3, 1, np.uint32), "requester": np.full(3, Requester.CARER, np.uint8)} | given
    return {name: column for name, column in columns.items() if column is not None}


@pytest.mark.parametrize(("given_", "error", "status", "index"), [
    ({"door": np.zeros(3, np.uint8)}, UsageError, Status.UNKNOWN_NAME, None),
    ({"motives": None}, UsageError, Status.INVALID_VALUE, None),
    ({"requester": None}, UsageError, Status.INVALID_VALUE, None),
    ({"pps": np.zeros(2, np.uint8)}, UsageError, Status.OUT_OF_RANGE, None),
    ({"motives": np.array([1, 0, 1], np.uint32)}, UsageError, Status.INVALID_VALUE, 1),
    ({"motives": np.array([1, 1, 1 << 23], np.uint32)}, UsageError, Status.INVALID_VALUE, 2),
    ({"requester": np.array([2, 2, 0], np.uint8)}, UsageError, Status.INVALID_VALUE, 2),
    ({"isolated": np.array([2, 255, 2], np.uint8)}, UsageError, Status.INVALID_VALUE, 1),
    ({"stage": np.array([Stage.UNDETERMINED, Stage.UNDETERMINED, Stage.TO_REFER], np.uint8),
      "pps": np.zeros(3, np.uint8)}, RefusedError, Status.REFUSED, 2),
    ({"date": np.array([0, 2932897, 0], np.int32)}, UsageError, Status.INVALID_DATE, 1),
])
def test_a_column_is_refused_by_name_or_row(given_: dict[str, Any], error: type, status: Status, index: int | None) -> None:
    for call in (orient_columns, route_columns):
        with pytest.raises(error) as caught:
            call(demand_columns(**given_))
        assert (caught.value.status, caught.value.index) == (status, index)


@pytest.mark.parametrize(("given_", "name"), [
    ({"motives": np.ones(3, np.int64)}, "motives"), ({"pps": np.zeros(3, bool)}, "pps"),
    ({"pps": np.zeros((3, 1), np.uint8)}, "pps"), ({"date": ["2025-06-02"] * 3}, "date"),
])
def test_a_column_of_another_type_is_refused_by_name(given_: dict[str, Any], name: str) -> None:
    with pytest.raises(TypeError, match=rf"^{name} takes "):
        orient_columns(demand_columns(**given_))


def test_the_rest_of_what_is_asked_is_typed() -> None:
    with pytest.raises(TypeError, match="motive takes"):
        orient_columns(demand_columns(), motive=2)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="^at takes a datetime.date"):
        orient_columns(demand_columns(date=np.zeros(3, np.int32)), at=DAY)
    with pytest.raises(RefusedError) as caught:
        orient_columns(demand_columns(), protocol=Protocol("mine", Protocol.builtin().rows))
    assert (caught.value.rule, caught.value.index) == ("ORI-16", None)


def test_eight_threads_get_what_one_gets() -> None:
    draw = np.random.default_rng(2014)
    columns = {"motives": np.uint32(1) << draw.integers(0, 23, 20_000, dtype=np.uint32),
               "requester": draw.choice(np.array([1, 2, 4, 5], np.uint8), 20_000),
               "sharing_consent": draw.integers(0, 3, 20_000, dtype=np.uint8)}
    expected, routes = orient_columns(columns), route_columns(columns)
    with ThreadPoolExecutor(8) as pool:
        for out in pool.map(lambda number: route_columns(columns) if number % 2 else orient_columns(columns), range(8)):
            wanted = routes if "service" in out else expected
            assert all(np.array_equal(out[name], wanted[name], equal_nan=out[name].dtype.kind == "M") for name in wanted)


def test_without_numpy_it_says_what_to_install() -> None:
    code = ("import sys; sys.modules['numpy'] = None\nimport integra\ntry:\n    integra.orient_columns({})\n"
            "except ImportError as error:\n    print(error)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "orient_columns needs numpy: pip install numpy, or in a clone of libintegra pip install '.[numpy]'\n"


def test_codes_are_the_words() -> None:
    routes = route_columns(demand_columns(sharing_consent=np.full(3, Tri.YES, np.uint8)))
    assert {(Service(int(one)), Level(int(two))) for one, two in zip(
        routes["service"], routes["level"], strict=True)} == {(Service.INFORMATION, Level.TERRITORY)}
