"""All the figures of a frame: which frame it is, the total and its territories, two days, every library given back.

Spec: spec/50-indicators.md (IND-1, IND-7, IND-10).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from typing import Any

import pytest
from indicator_samples import AT, CALLS, STAYS

import integra
from integra import Rules, UsageError
from integra.indicator import FrameError, Tally, figures, identifier
from integra.words import Indicator, Requester

pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")

#: The columns that any frame of figures has, in order.
COLUMNS = ["indicator", "at", "territory", "numerator", "numerator_highest", "denominator", "denominator_highest", "value", "lowest",
           "highest", "interval_lowest", "interval_highest", "state", "covered", "change", "overlap", "pairs", "pairs_highest",
           "pairs_before", "pairs_before_highest", "requester", "conformity", "parts", "parts_held"]
BEFORE = AT.replace(year=2024)


def rows(made: dict[str, list[Any]], *names: str) -> list[Any]:
    return list(zip(*(made[name] for name in names), strict=True))


def test_the_total_and_its_territories() -> None:
    """The call of two territories counts in each, and once in the total; that of none in the total alone."""
    made = figures(CALLS, at=AT, by="territory")
    assert list(made) == COLUMNS
    assert rows(made, "territory", "numerator", "denominator", "value") == [
        ("north", 2, 3, 666667), ("south", 1, 1, 1000000), (None, 2, 4, 500000)]
    assert set(rows(made, "indicator", "at", "state", "covered", "parts")) == {("A4", AT, "defined", "unknown", 1)}
    empty = CALLS | {"territory": ["north", "north", "north", "south", ""]}
    assert figures(empty, at=AT, by="territory") == made == figures(CALLS, at=AT, by="territory")
    assert rows(figures(CALLS, at=AT), "territory", "numerator", "denominator") == [(None, 2, 4)]


def test_it_is_what_a_tally_comes_to() -> None:
    made, figure = figures(STAYS, at=AT), Tally("B3", at=AT)
    figure.add(STAYS)
    for name in set(COLUMNS) - {"indicator", "state", "covered", "change", "overlap"}:
        assert made[name] == [getattr(figure.figure(), name)], name
    assert rows(made, "indicator", "state", "covered") == [("B3", "bounded", "unknown")]


@pytest.mark.parametrize(("columns", "indicators"), [
    ({"structure": ["s"]}, ["A1"]), ({"structure": ["s"], "opens": [None], "closes": [None]}, ["A1"]), ({"body": ["s"]}, ["A2"]),
    ({"person": ["p"], "assessment": ["a"]}, ["A3"]), ({"call": ["s"], "date": [None]}, ["A4"]),
    ({"structure": ["s"], "offer": ["o"], "opens": [None]}, ["B1", "B2"]), ({"person": ["p"], "birth_date": [None]}, ["B3"]),
    ({"person": ["p"], "assistant": ["a"]}, ["caseload"] + ["share"] * 7)])
def test_which_frame_it_is(columns: dict[str, list[Any]], indicators: list[str]) -> None:
    assert figures(columns, at=AT)["indicator"] == indicators


@pytest.mark.parametrize(("columns", "column", "says"), [
    ({"call": ["a"], "anwered": ["yes"]}, "anwered", "the nearest name is 'answered'"),
    ({"admission": [None], "discharge": [None]}, "person", "every row needs it"),
    ({"offer": ["o"], "functions": [None]}, "structure", "every row needs it"),
    ({"name": ["a"]}, None, "of no frame"), ({}, None, "of no frame"), ({"opens": [None]}, "structure", "every row needs it"), ({7: ["a"]}, None, "of no frame")])
def test_columns_of_no_frame(columns: dict[Any, list[Any]], column: str | None, says: str) -> None:
    with pytest.raises(FrameError, match=says) as caught:
        figures(columns, at=AT)
    assert caught.value.column == column and caught.value.sentence("fr") != str(caught.value)


def test_indicators_asked_for_say_which_frame() -> None:
    assert figures({"structure": ["s"], "offer": ["o"]}, at=AT, indicators=["B2"])["indicator"] == ["B2"]
    assert figures({"call": ["a"]}, at=AT, indicators=[Indicator.B3, "A4"])["indicator"] == ["A4"]
    with pytest.raises(FrameError) as caught:
        figures({"call": ["a"]}, at=AT, indicators=["B3"])
    assert "stays (person" in str(caught.value)
    with pytest.raises(UsageError):
        figures({"call": ["a"]}, at=AT, indicators=[])
    for wrong in ("A4", ["A5"], [4.0], 7):
        with pytest.raises((TypeError, ValueError), match="indicators"):
            figures({"call": ["a"]}, at=AT, indicators=wrong)  # type: ignore[arg-type]


def test_two_days_are_compared() -> None:
    """On the earlier day none of the calls was received: nothing to divide by, and no change."""
    made = figures(CALLS, at=AT, compare=BEFORE)
    assert rows(made, "at", "numerator", "state", "change", "overlap") == [
        (BEFORE, 0, "undefined", None, None), (AT, 2, "defined", None, None)]
    assert figures(CALLS, at=BEFORE, compare=AT) == made
    later = AT + datetime.timedelta(1)
    calls = {"call": list("abcdefgh"), "date": ["2025-01-01"] * 4 + [str(later)] * 4, "answered": ["no"] * 3 + ["yes"] * 5,
             "answered_on": [None] * 3 + [str(AT)] + [str(later)] * 4}
    made = figures(calls, at=later, compare=AT)
    assert rows(made, "at", "value", "change", "overlap") == [(AT, 250000, None, None), (later, 625000, 375000, "yes")]
    assert figures(calls, at=AT, compare=AT)["at"] == [AT]


def test_a_share_of_each_requester() -> None:
    followed = {"person": list("pqr"), "assistant": ["x", "x", "y"], "requester": ["mt", "mt", "carer"]}
    made = figures(followed, at=AT)
    assert rows(made, "indicator", "requester", "numerator", "denominator")[:4] == [
        ("caseload", None, 3, 2), ("share", "person", 0, 3), ("share", "carer", 1, 3), ("share", "mt", 2, 3)]
    assert made["requester"][1:] == [each.word for each in Requester]
    assert figures(followed, at=AT, requester="mt")["requester"] == [None, "mt"]


def test_what_structures_conform_to() -> None:
    structures = {"structure": ["s", "t"], "on_territory": ["yes"] * 2, "digest": ["ab" * 32] * 2, "conforms": ["yes", "no"]}
    for conformity, numerator in ((None, 2), ("largest_class", 2), ("adopted", 1), ("imposes_nothing", 0)):
        made = figures(structures, at=AT, conformity=conformity)
        assert rows(made, "numerator", "denominator", "conformity") == [(numerator, 2, conformity or "largest_class")]


def test_an_option_of_another_indicator_is_refused() -> None:
    for more, rule in (({"conformity": "adopted"}, "IND-11"), ({"requester": "mt"}, "IND-10")):
        with pytest.raises(UsageError) as caught:
            figures(CALLS, at=AT, **more)
        assert caught.value.rule == rule


def test_the_days_covered_and_the_rules() -> None:
    made = figures(CALLS, at=AT, covers=(BEFORE, AT))
    assert rows(made, "covered", "highest") == [("yes", 500000)]
    uses = {"person": ["p"] * 2, "assessment": ["a"] * 2, "actor": ["x", "y"], "kind": ["initial"] * 2, "date": ["2025-06-01"] * 2,
            "birth_date": ["1963-01-01"] * 2}
    assert figures(uses, at=AT)["denominator"] == [1]
    assert figures(uses, at=AT, rules=Rules(older_person_age_months=780))["denominator"] == [0]


@pytest.mark.parametrize(("make", "kind"), [
    (pd.DataFrame, pd.DataFrame), (pl.DataFrame, pl.DataFrame), (pa.table, pa.Table), (pa.RecordBatch.from_pydict, pa.Table),
    (lambda columns: pa.table(columns).to_reader(), pa.Table), (dict, dict)])
def test_a_frame_of_the_same_library(make: Any, kind: type) -> None:
    made = figures(make(CALLS), at=AT, by="territory")
    assert type(made) is kind
    plain = made if isinstance(made, dict) else made.to_pydict() if kind is pa.Table else made.to_dict(
        as_series=False) if kind is pl.DataFrame else {name: [None if pd.isna(each) else each for each in column]
                                                       for name, column in made.items()}
    want = figures(CALLS, at=AT, by="territory")
    assert {name: plain[name] for name in COLUMNS if name != "at"} == {name: want[name] for name in COLUMNS if name != "at"}
    assert [str(each)[:10] for each in plain["at"]] == ["2025-06-30"] * 3


def test_ratios_are_whole_numbers_that_may_be_missing() -> None:
    names = ["value", "lowest", "interval_lowest", "pairs", "change", "numerator"]
    made = figures(pd.DataFrame({"person": ["p"]}), at=AT)
    assert [str(made[name].dtype) for name in names] == ["Int64"] * 6 and made["value"].isna().all()
    made = figures(pl.DataFrame({"person": ["p"]}), at=AT)
    assert [made[name].dtype for name in names] == [pl.Int64] * 6
    table = figures(pa.table({"person": ["p"]}), at=AT)
    assert [table[name].type for name in names] == [pa.int64()] * 6 and table["at"].type == pa.date32()


@pytest.mark.parametrize("column", [
    ["37", "37", None, "45"], [37, 37, None, 45], pa.array(["37", "37", None, "45"]).dictionary_encode()], ids=type)
def test_a_territory_is_called_as_the_frame_calls_it(column: Any) -> None:
    for make in (pa.table, lambda columns: pl.DataFrame(pa.table(columns)), lambda columns: pa.table(columns).to_pandas(types_mapper=pd.ArrowDtype)):
        made = figures(make({"call": list("abcd"), "territory": column}), at=AT, by="territory")
        assert list(made["territory"].to_pylist() if isinstance(made, pa.Table) else made["territory"].fillna("total")
                    if isinstance(made, pd.DataFrame) else made["territory"])[:2] == ["37", "45"]


def test_a_territory_has_one_name_whichever_row_comes_first() -> None:
    whole = uuid.uuid5(uuid.NAMESPACE_URL, "north")
    for order in ([str(whole), whole.hex], [whole.hex, str(whole)], [whole, str(whole)]):
        made = figures({"call": ["a", "b"], "territory": order}, at=AT, by="territory")
        assert rows(made, "territory", "denominator") == [(min(whole.hex, str(whole)), 0), (None, 0)]
        assert made["denominator_highest"] == [2, 2]
    for order in ([str(whole), whole.hex], [whole.hex, str(whole)]):
        stream = pa.table({"call": ["a", "b"], "territory": order}).to_reader(1)
        assert figures(stream, at=AT, by="territory")["territory"].to_pylist() == [str(whole), None]


@pytest.mark.parametrize(("territory", "row", "says"), [
    (["north", 3.5, None], 1, "floats"), (["0" * 32] * 3, 0, "all zero"), ([[1], None, None], 0, "an identifier")])
def test_a_territory_that_is_none(territory: list[Any], row: int, says: str) -> None:
    with pytest.raises(FrameError, match=says) as caught:
        figures({"call": list("abc"), "territory": territory}, at=AT, by="territory")
    assert (caught.value.row, caught.value.column, caught.value.rule) == (row, "territory", "IND-5")


def test_by_territory_needs_its_column() -> None:
    with pytest.raises(FrameError) as caught:
        figures({"call": ["a"]}, at=AT, by="territory")
    assert caught.value.column == "territory"
    with pytest.raises(TypeError, match="^by takes"):
        figures(CALLS, at=AT, by="call")


def test_territories_as_tallies_have_them() -> None:
    for name in ("north", "south"):
        held = Tally("A4", at=AT, territory=identifier(name))
        held.add(CALLS)
        made = figures(CALLS, at=AT, by="territory")
        place = made["territory"].index(name)
        assert made["numerator"][place] == held.figure().numerator


def test_a_refused_row_gives_no_figure() -> None:
    with pytest.raises(FrameError) as caught:
        figures({"person": ["a", "b"], "admission": ["2025-01-01"] * 2, "discharge": ["2025-01-02", "2024-12-31"]}, at=AT)
    assert (caught.value.row, caught.value.rule) == (1, "IND-3")
    assert caught.value.status is integra.Status.INVALID_DATE


def test_a_stream_of_many_batches() -> None:
    table = pa.table({"call": list(range(1000)), "territory": ["north", "south"] * 500, "date": [AT] * 1000,
                      "answered": [True, False, True, True] * 250, "answered_on": [AT, None, AT, AT] * 250})
    want = figures(table, at=AT, by="territory")
    assert figures(table.to_reader(7), at=AT, by="territory") == want
    assert want["numerator"].to_pylist() == [500, 250, 750]
