"""A frame of which some rows are refused: the others are answered, and each refused one has its field and its reason.

Spec: spec/02-json.md, spec/20-orientation.md; ORI-16, GEN-1, GEN-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import importlib
import sys
from pathlib import Path
from typing import Any

import pytest
from frame_kinds import ARROW, KINDS, PANDAS, POLARS, Columns, Kind, every_kind, main_kinds, need

sys.path.append(str(Path(__file__).resolve().parents[1] / "api"))

from test_demand_settled import GROUND, MT, PPS, REQUESTER, STAGE, every  # noqa: E402

from integra import Demand, IntegraError, Masked, UsageError, orient  # noqa: E402
from integra.words import DemandField, Motive, Precondition, Requester  # noqa: E402

SECRET = "z3crt"
MANY = 6
OUTPUTS = ("orient_services", "orient_waits", "orient_first_answer_due")


def columns(**given: Any) -> Columns:
    return {"motives": ["home_help"] * MANY, "requester": ["carer"] * MANY, "mine": list(range(MANY))} | given


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_rows_are_settled_answered_and_refused_as_one_demand_is(kind: Kind) -> None:
    need(kind)
    ways = every()[::7]
    frame = {field.word: [said[field].word if field in said else None for said in ways]
             for field in (REQUESTER, GROUND, MT, PPS, STAGE)} | {"motives": ["information"] * len(ways)}
    out: Masked[Any] = orient(kind.make(frame), errors="mask")
    read, told = kind.read(out.made), {each.row: each for each in out.refused}
    for row, said in enumerate(ways):
        fields: dict[str, Any] = {field.word: word for field, word in said.items()}
        try:
            answer = orient(Demand(motives={Motive.INFORMATION}, **fields))
        except IntegraError as error:
            assert not out.valid[row] and [read[name][row] for name in OUTPUTS] == [None] * 3
            assert (told[row].field, told[row].sentence("fr")) == (DemandField(error.index).word, error.sentence("fr"))
        else:
            waits = {each for route in answer.routes for each in route.waits_for}
            assert out.valid[row] and read["orient_services"][row] == " ".join(each.word for each in answer.services)
            assert read["orient_waits"][row] == " ".join(each.word for each in Precondition if each in waits)
    assert 0 < len(told) < len(ways)


@every_kind
@pytest.mark.parametrize("places", [[0], [MANY - 1], [1, 3], list(range(MANY)), []], ids=str)
@pytest.mark.parametrize(("name", "good", "bad"), [
    ("motives", "etp", SECRET), ("motives", "etp", None), ("requester", "carer", None), ("requester", "mt", SECRET),
    ("urgency", "urgent", SECRET), ("isolated", "yes", SECRET), ("pps", "yes", SECRET), ("ground", None, "missing_skill")])
def test_bad_rows_wherever_they_are(kind: Kind, name: str, good: Any, bad: Any, places: list[int]) -> None:
    need(kind)
    if len(places) == MANY and bad is None:
        pytest.skip("a column of nothing has no type that is read as text")
    given = columns(**{name: [bad if row in places else good for row in range(MANY)]})
    out: Masked[Any] = orient(kind.make(given), errors="mask")
    assert [each.row for each in out.refused] == places == [row for row in range(MANY) if not out.valid[row]]
    assert {each.field for each in out.refused} == ({name} if places else set())
    read = kind.read(out.made)
    assert read["mine"] == list(range(MANY))
    for each in ("orient_services", "orient_waits"):
        assert [row for row in range(MANY) if read[each][row] is None] == places
    told = [each.sentence(language) for each in out.refused for language in ("en", "fr")]
    assert not any(SECRET in each for each in told) and all(name in each for each in told)
    if places:
        with pytest.raises(IntegraError) as caught:
            orient(kind.make(given))
        assert caught.value.index == places[0]


@every_kind
def test_days_that_are_none_are_masked(kind: Kind) -> None:
    need(kind)
    if kind.name not in ("pandas", "pandas objects"):
        pytest.skip("this library has no days beyond the year 9999, or none before 1")
    np = importlib.import_module("numpy")
    frame = PANDAS.make(columns())
    frame["date"] = np.array(["2025-06-02", "12000-01-01", "NaT"] * 2, "datetime64[s]")
    out: Masked[Any] = orient(frame, errors="mask")
    assert [(each.row, each.field, each.rule) for each in out.refused] == [(1, "date", "GEN-7"), (4, "date", "GEN-7")]
    due = PANDAS.read(out.made)["orient_first_answer_due"]
    assert [each and each.date() for each in due] == [datetime.date(2025, 6, 2), None, None] * 2


@main_kinds
def test_the_outputs_asked_for_and_nothing_else(kind: Kind) -> None:
    need(kind)
    frame = kind.make(columns(requester=["carer"] * 5 + [SECRET]))
    out: Masked[Any] = orient(frame, outputs=["waits"], prefix="a_", errors="mask")
    assert list(kind.read(out.made)) == ["motives", "requester", "mine", "a_waits"]
    assert kind.read(out.made)["a_waits"][5] is None
    with pytest.raises(UsageError, match="no column"):
        orient(frame, outputs=["wait"])


@main_kinds
def test_what_is_wrong_with_the_frame_itself_is_raised(kind: Kind) -> None:
    need(kind)
    with pytest.raises(TypeError, match="column 'urgency' takes text"):
        orient(kind.make(columns(urgency=[1] * MANY)), errors="mask")
    with pytest.raises(UsageError, match="^errors takes"):
        orient(kind.make(columns()), errors="ignore")  # type: ignore[call-overload]
    one = Demand(requester=Requester.CARER, motives={Motive.ETP})
    with pytest.raises(TypeError, match="^errors: for a data frame"):
        orient(one, errors="mask")  # type: ignore[call-overload]


@pytest.mark.parametrize("kind", [PANDAS, POLARS, ARROW], ids=str)
def test_reasons_make_a_frame_of_the_same_library(kind: Kind) -> None:
    need(kind)
    out: Masked[Any] = orient(kind.make(columns(requester=["carer", SECRET] * 3)), errors="mask")
    library: Any = importlib.import_module(kind.name)
    made = library.table(out.refused.columns("fr")) if kind is ARROW else library.DataFrame(out.refused.columns("fr"))
    assert kind.read(made)["row"] == [1, 3, 5] and kind.read(made)["rule"] == ["ORI-5"] * 3
