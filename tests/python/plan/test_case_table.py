"""The table of what is due of many plans: its rows in any order, and its columns.

Spec: spec/34-due.md (PLN-13).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import pickle
from collections.abc import Callable
from dataclasses import replace

import pytest
import view_story
from caseload_scene import LATER, plans  # noqa: F401
from plan_scene import DAY, GP

from integra import Plan, UsageError
from integra._low.core import DATE_UNKNOWN
from integra._low.due import NO_INDEX, due_of
from integra._low.rules import rule_number
from integra.plan import caseload
from integra.plan.caseload import Caseload
from integra.words import Entitled, FindingState, SettledBy


def test_by_day_what_is_met_comes_last_and_what_has_no_term_before_it(plans: list[Plan]) -> None:  # noqa: F811
    rows = [row.due for row in caseload.due(plans, LATER).sorted("day")]
    keys = [(due.state is FindingState.MET, due.due or datetime.date.max, -due.weight.code) for due in rows]
    assert keys == sorted(keys) and any(due.due for due in rows)


def test_by_person_and_by_who_acts(plans: list[Plan]) -> None:  # noqa: F811
    table = caseload.due(plans, LATER)
    persons = [row.person for row in table.sorted("person")]
    assert persons == sorted(persons, key=lambda each: each.bytes if each else b"")
    acts = [row.due.acts for row in table.sorted("acts")]
    named = [each for each in acts if each]
    assert acts == [*sorted(named, key=lambda each: each.bytes), *[None] * (len(acts) - len(named))] and None in acts
    assert sorted(map(hash, table)) == sorted(map(hash, table.sorted("acts")))
    with pytest.raises(UsageError, match="by"):
        table.sorted("weight")


#: Of what the chapter says (34-due) that its subject is to receive.
OWED = {("PLN-8", "feedback"), ("PLN-18", "synthesis"), ("PLN-18", "referent_informed")}


def test_whom_a_row_names_acts_but_of_what_is_owed_who_receives_it() -> None:
    for each in (row for row in view_story.table("findings.tsv") if row["rule"].startswith("PLN-")):
        owed = (each["rule"], each["settled_by"]) in OWED
        due = due_of(rule_number(each["rule"]), 1, FindingState.OPEN.code, SettledBy[each["settled_by"].upper()].code, GP.bytes,
                     NO_INDEX, DATE_UNKNOWN, int(each["says"] != "-"), 0)
        assert (due.acts, due.owed_to) == ((None, GP) if owed else (GP, None)), each
        assert due.text("en") == replace(due, acts=due.owed_to, owed_to=due.acts).text("en")


def test_who_receives_is_a_column_of_its_own_and_sorts_nothing(plans: list[Plan]) -> None:  # noqa: F811
    rows = caseload.due(plans, LATER).sorted("acts")
    owed = [row for row in rows if row.due.owed_to]
    assert {(row.due.rule, row.due.settled_by.word) for row in owed} & OWED and all(row.due.acts is None for row in owed)
    first = next(number for number, row in enumerate(rows) if row.due.acts is None)
    assert all(list(rows).index(row) >= first for row in owed)
    arrays = rows.arrays()
    assert [bytes(each) for each in arrays["to"]] == [row.due.owed_to.bytes if row.due.owed_to else bytes(16) for row in rows]


def test_unmet_leaves_out_what_is_met_and_keeps_the_order(plans: list[Plan]) -> None:  # noqa: F811
    table = caseload.due(plans, LATER).sorted("acts")
    assert list(table.unmet()) == [row for row in table if row.due.state is not FindingState.MET]
    assert 0 < len(table.unmet()) < len(table)


def test_states_are_picked_and_counted(plans: list[Plan]) -> None:  # noqa: F811
    table = caseload.due(plans, LATER).sorted("day")
    for state in FindingState:
        assert list(table.of([state])) == [row for row in table if row.due.state is state]
    assert table.counts() == {state: len(table.of([state])) for state in table.counts()}
    assert sum(table.counts().values()) == len(table) and table.of([]).counts()[FindingState.OPEN] == 0
    assert set(table.counts()) == {row.due.state for row in table} | set(table.counts())


def test_a_row_says_which_it_is_of_its_plan_and_about_which_event(plans: list[Plan]) -> None:  # noqa: F811
    rows = list(caseload.due(plans, LATER).sorted("acts"))
    for plan in plans:
        own = plan.due(LATER)
        mine = [row for row in rows if row.plan == plan.id]
        assert sorted(row.number for row in mine) == list(range(len(own)))
        assert all(row.due == own[row.number] for row in mine)
    about = [row for row in rows if row.due.event]
    assert about and all(row.due.place is not None for row in about)


def test_it_is_a_sequence_that_is_compared_and_pickled(plans: list[Plan]) -> None:  # noqa: F811
    table = caseload.due(plans, LATER)
    rows = list(table)
    assert (table[0], table[-1], list(table[2:5])) == (rows[0], rows[-1], rows[2:5])
    assert table == caseload.due(plans, LATER) != table.sorted("acts") and table != caseload.due(plans, DAY)
    assert pickle.loads(pickle.dumps(table.unmet())) == table.unmet()
    with pytest.raises(IndexError):
        table[len(table)]
    with pytest.raises(TypeError, match="made by"):
        Caseload()
    assert "3 plans" in repr(table)


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_frame_has_the_rows_in_their_order(library: str, plans: list[Plan]) -> None:  # noqa: F811
    pytest.importorskip(library)
    table = caseload.due(plans, LATER).sorted("day")
    frame = table.frame(library, language="fr")
    columns: Callable[[str], list[object]] = lambda name: (
        frame[name].to_pylist() if library == "pyarrow" else frame[name].to_list())
    assert columns("plan") == [row.plan.hex for row in table]
    assert columns("text") == [row.due.text("fr") for row in table]
    for name in ("rule", "state", "settled_by", "weight"):
        assert columns(name) == [str(getattr(getattr(row.due, name), "word", getattr(row.due, name))) for row in table], name
    if library == "pandas":
        return  # what is missing there is of each type's own kind
    assert columns("acts") == [row.due.acts and row.due.acts.hex for row in table]
    assert columns("to") == [row.due.owed_to and row.due.owed_to.hex for row in table] and any(columns("to"))
    assert columns("reference") == [row.reference and row.reference.hex for row in table]
    assert columns("due") == [row.due.due for row in table] and set(columns("at")) == {LATER}
    assert columns("who") == [" ".join(each.word for each in Entitled if each in row.due.who) for row in table]
    assert columns("value") == [row.due.value and row.due.value.word for row in table]
    assert columns("event") == [row.due.event and row.due.event.hex() for row in table]
    assert columns("place") == [row.due.place for row in table]


def test_arrays_have_the_same_as_codes(plans: list[Plan]) -> None:  # noqa: F811
    np = pytest.importorskip("numpy")
    table = caseload.due(plans, LATER).sorted("acts")
    arrays = table.arrays()
    assert {len(column) for column in arrays.values()} == {len(table)}
    assert [bytes(each) for each in arrays["person"]] == [row.person.bytes for row in table if row.person]
    assert [bytes(each) for each in arrays["acts"]] == [row.due.acts.bytes if row.due.acts else bytes(16) for row in table]
    assert [bytes(each) for each in arrays["event"]] == [row.due.event or bytes(32) for row in table]
    assert arrays["state"].tolist() == [row.due.state.code for row in table]
    assert [None if np.isnat(each) else each.item() for each in arrays["due"]] == [row.due.due for row in table]
    assert arrays["rule"].tolist() == [row.due.rule for row in table]
    assert arrays["place"].tolist() == [-1 if row.due.place is None else row.due.place for row in table]


def test_a_table_without_rows_has_its_columns() -> None:
    pytest.importorskip("pyarrow")
    empty = caseload.due([], DAY)
    assert empty.to_arrow().num_rows == 0 and list(empty.sorted("day")) == [] and empty.unmet() == empty
    assert "due" in empty.to_arrow().column_names and "text" not in empty.to_arrow().column_names and len(empty.arrays()["due"]) == 0
