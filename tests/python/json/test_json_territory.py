"""The JSON form of territories: what it holds, what it refuses and where, and its schema.

Spec: spec/02-json.md ("Territories"), spec/schema/.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copy
import datetime
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integra import JsonError, MalformedError, Rules, Territory, decode, from_json, to_json
from integra.forms.territory import review_to_json, territory_from_json, territory_to_json
from integra.territory import Rise, Risen
from integra.territory.columns import CHILDREN, COLUMNS, DATED
from integra.territory.column import Column
from integra.words import ColumnKind, DifficultyKind, Line, TerritoryTable, Tri

jsonschema = pytest.importorskip("jsonschema")

SCHEMAS = Path(__file__).resolve().parents[3] / "spec" / "schema"
VALIDATORS = {
    name: jsonschema.Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))
    for name in ("territory", "territory_review")}
ID, OTHER, THIRD = (f"{n:032x}" for n in (1, 2, 3))
DAY = datetime.date(2025, 6, 1)

#: One of everything that the form can say.
EVERYTHING: dict[str, Any] = {
    "id": ID,
    "claims": {"body": {"from": None, "to": None}, "flow": {"from": "2024-06-01", "to": None}},
    "structure": [{"id": OTHER, "kind": "association", "grouped": "no", "carrier": "unknown", "opens": "unknown"}],
    "body": [{"id": THIRD, "tier": "meso", "opens": "0001-01-01", "closes": "9999-12-31", "seats_complete": True,
              "rhythm_days": 4294967294}],
    "seat": [{"body": 0, "structure": 0, "person": ID, "category": "users"}, {"body": 0, "structure": "unknown"}],
    "clinical_month": [{"month": "2025-05-01", "held": 0}],
    "flow": [{"from": "macro", "to": "meso", "content": "decision", "date": "2025-01-31"}],
    "statement": [{"line": "level_macro", "value": "yes"}],
}


def test_a_territory_is_its_form_again() -> None:
    territory = Territory.from_dict(EVERYTHING)
    assert territory.to_dict() == EVERYTHING
    assert Territory.from_dict(json.loads(json.dumps(territory.to_dict()))) == territory
    assert territory_to_json(territory_from_json(EVERYTHING)) == {"message": "territory"} | EVERYTHING
    assert from_json(to_json(territory)) == territory == Territory.from_dict({"message": "territory"} | EVERYTHING)


def test_a_territory_that_leaves_out_what_it_is_is_known_by_its_claims_and_tables() -> None:
    structures = [{"id": ID}]
    for document in (EVERYTHING, {"id": ID, "claims": {}}, {"id": ID, "structure": structures}):
        assert from_json(document) == Territory.from_dict(document)
    # What may be a record or a row stays one: a cell under the name of a table, and a list beside a name that no territory has.
    for other in ({"id": ID, "structure": ID}, {"id": ID, "structure": structures, "mobility": "yes"}):
        with pytest.raises(JsonError) as caught:
            from_json(other)
        assert "territory" not in str(caught.value)
    assert not isinstance(from_json({"id": ID}), Territory)


def test_what_is_left_out_null_or_unknown_is_blank() -> None:
    bare = {"id": ID, "claims": {}, "body": [{"id": OTHER, "tier": "micro"}]}
    said = {"id": ID, "claims": None, "seat": [], "meeting": None,
            "body": [{"id": OTHER, "tier": "micro", "kind": None, "elected_convene": "unknown", "seats_complete": False}]}
    assert Territory.from_dict(said).to_dict() == bare == Territory.from_dict(bare).to_dict()


def changed(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    document = copy.deepcopy(EVERYTHING)
    at: Any = document
    for step in path[:-1]:
        at = at.setdefault(step, {}) if isinstance(at, dict) else at[step]
    if value is LEFT_OUT:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return document


LEFT_OUT = object()


#: What is wrong, the path that the error has, and whether the structure shows it.
WRONG: list[tuple[tuple[Any, ...], Any, str, bool]] = [
    (("id",), LEFT_OUT, "id", True),
    (("id",), "0" * 32, "id", True),
    (("id",), "f" * 32, "id", False),
    (("message",), "plan", "message", True),
    (("boddy",), [], "boddy", True),
    (("body",), {}, "body", True),
    (("body", 0), [], "body[0]", True),
    (("body", 0, "teir"), "meso", "body[0].teir", True),
    (("body", 0, "id"), LEFT_OUT, "body[0].id", True),
    (("body", 0, "id"), "unknown", "body[0].id", True),
    (("body", 0, "tier"), LEFT_OUT, "body[0].tier", True),
    (("body", 0, "tier"), "mesa", "body[0].tier", True),
    (("body", 0, "opens"), "2025-02-30", "body[0].opens", False),
    (("body", 0, "meetings_from"), "unknown", "body[0].meetings_from", True),
    (("body", 0, "seats_complete"), "yes", "body[0].seats_complete", True),
    (("body", 0, "rhythm_days"), 4294967295, "body[0].rhythm_days", True),
    (("body", 0, "rhythm_days"), 1.5, "body[0].rhythm_days", True),
    (("body", 0, "elected_convene"), True, "body[0].elected_convene", True),
    (("body", 0, "closes"), "0001-01-01", "", False),
    (("body", 0, "opens"), "9999-12-31", "", False),
    (("seat", 1, "body"), 1, "seat[1].body", False),
    (("seat", 1, "body"), "unknown", "seat[1].body", True),
    (("seat", 1, "body"), True, "seat[1].body", True),
    (("seat", 0, "structure"), OTHER, "seat[0].structure", True),
    (("seat", 0, "person"), "f" * 32, "seat[0].person", False),
    (("clinical_month", 0, "month"), "2025-05-02", "clinical_month[0]", True),
    (("clinical_month", 0, "month"), LEFT_OUT, "clinical_month[0].month", True),
    (("claims", "seat"), {}, "claims.seat", True),
    (("claims", "body"), None, "claims.body", True),
    (("claims", "flow"), None, "claims.flow", True),
    (("claims", "body", "from"), "2025-01-01", "claims.body", True),
    (("claims", "flow", "to"), "2024-05-31", "claims.flow", False),
    (("claims", "flow", "until"), None, "claims.flow.until", True),
]


@pytest.mark.parametrize(("path", "value", "where", "structural"), WRONG)
def test_what_is_wrong_is_refused_where_it_stands(path: tuple[Any, ...], value: Any, where: str, structural: bool) -> None:
    document = changed(path, value)
    if not where:  # the greatest span there is, which no day breaks
        assert Territory.from_dict(document)
        return
    with pytest.raises(JsonError) as raised:
        Territory.from_dict(document)
    assert raised.value.path == where
    assert raised.value.sentence("fr") != raised.value.sentence("en")
    assert VALIDATORS["territory"].is_valid(document) is not structural


@pytest.mark.parametrize(("path", "value", "said"), [
    (("seat", 1, "body"), 1, "seat[1].body: no such row in table body (it has 1 row, counted from 0): add it"),
    (("seat", 1, "body"), -1, "seat[1].body: no such row in table body (it has 1 row, counted from 0): add it"),
    (("seat", 0, "structure"), 2**40,
     'seat[0].structure: no such row in table structure (it has 1 row, counted from 0): add it, or say "unknown"'),
    (("present",), [{"meeting": 0}], "present[0].meeting: no such row in table meeting (it has no row): add it"),
    (("seat", 1, "body"), True, "seat[1].body: expected the place of a row of table body (it has 1 row, counted from 0)"),
    (("seat", 1, "body"), "unknown", "seat[1].body: expected the place of a row of table body (it has 1 row, counted from 0)"),
    (("seat", 0, "structure"), OTHER,
     'seat[0].structure: expected the place of a row of table structure (it has 1 row, counted from 0), or "unknown"'),
    (("seat", 0, "structure"), "", "seat[0].structure: an empty text: give null (None), or leave it out"),
    (("body", 0, "opens"), "", "body[0].opens: an empty text: give null (None), or leave it out"),
    (("body", 0, "kind"), "", "body[0].kind: an empty text: give null (None), or leave it out"),
    (("body", 0, "tier"), "", "body[0].tier: an empty text, and every row needs a value here"),
    (("body", 0, "opens"), "soon", 'body[0].opens: expected a date, year-month-day as in 2025-06-01, or "unknown"'),
    (("body", 0, "host"), 3, 'body[0].host: expected 32 hexadecimal digits or a hyphenated UUID, or "unknown"'),
    (("body", 0, "meetings_from"), "soon", "body[0].meetings_from: expected a date, year-month-day as in 2025-06-01"),
])
def test_a_cell_is_told_what_belongs_there_and_unknown_where_it_may_stand(path: tuple[Any, ...], value: Any, said: str) -> None:
    with pytest.raises(JsonError) as raised:
        Territory.from_dict(changed(path, value))
    assert str(raised.value) == said and raised.value.sentence("fr") != said


def test_a_claim_that_is_null_is_refused_with_both_things_it_may_mean() -> None:
    with pytest.raises(JsonError) as raised:
        Territory.from_dict({"id": ID, "claims": {"body": None}})
    assert '{"from": null, "to": null}' in str(raised.value) and "leave the name out" in str(raised.value)
    assert '{"from": null, "to": null}' in raised.value.sentence("fr") and "omettre" in raised.value.sentence("fr")
    with pytest.raises(JsonError, match="claims.boddy: unknown name"):
        Territory.from_dict({"id": ID, "claims": {"boddy": None}})
    assert not Territory.from_dict({"id": ID, "claims": None}).claims


def test_a_row_that_closes_before_it_opens_or_has_the_identifier_of_another_is_refused_by_its_place() -> None:
    rows = [{"id": OTHER, "tier": "meso"}, {"id": THIRD, "tier": "meso", "opens": "2025-01-02", "closes": "2025-01-01"}]
    with pytest.raises(JsonError) as raised:
        Territory.from_dict({"id": ID, "body": rows})
    assert raised.value.path == "body[1]"
    rows[1] = {"id": OTHER, "tier": "macro"}
    with pytest.raises(JsonError) as raised:
        Territory.from_dict({"id": ID, "body": rows})
    assert raised.value.path == "body[1]"


def cells(column: Column, rows: dict[TerritoryTable, int]) -> st.SearchStrategy[Any]:
    """What a column of a table may hold in the form."""
    days = st.dates().map(str)
    unknown = st.just("unknown")
    identifiers = st.uuids(allow_nil=False).map(lambda each: each.hex)
    match column.kind:
        case ColumnKind.OWN:
            return identifiers
        case ColumnKind.ID:
            return identifiers | unknown
        case ColumnKind.REF:
            assert isinstance(column.target, TerritoryTable)
            many = rows.get(column.target, 0)
            places = st.integers(0, many - 1) if many else st.nothing()
            return places if column.required else places | unknown
        case ColumnKind.DATE:
            return unknown | (st.nothing() if column.name in ("opens", "closes") else days)
        case ColumnKind.DAY:
            return days
        case ColumnKind.MONTH:
            return st.dates().map(lambda day: str(day.replace(day=1)))
        case ColumnKind.TRI:
            return st.sampled_from(["yes", "no"])
        case ColumnKind.WORD:
            assert isinstance(column.target, type)
            return st.sampled_from([word.word for word in column.target if word.code])
        case ColumnKind.FLAG:
            return st.just(True)
    return st.integers(0, 2**32 - 2)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Any territory: each table in turn, its rows naming those of the tables before."""
    rows: dict[TerritoryTable, int] = {}
    document: dict[str, Any] = {"id": ID, "claims": {}}
    for table, columns in COLUMNS.items():
        parents = [column.target for column in columns if column.kind is ColumnKind.REF and column.required]
        if any(not rows.get(parent) for parent in parents if isinstance(parent, TerritoryTable)):
            continue
        made = draw(st.lists(st.fixed_dictionaries(
            {column.name: cells(column, rows) for column in columns if column.required},
            optional={column.name: cells(column, rows) for column in columns if not column.required}),
            max_size=2, unique_by=(lambda row: row["id"]) if columns[0].kind is ColumnKind.OWN else None))
        if made:
            document[table.word], rows[table] = made, len(made)
        if table not in CHILDREN and draw(st.booleans()):
            day = draw(st.none() | st.dates().map(str)) if table in DATED else None
            document["claims"][table.word] = {"from": day, "to": None}
    return document


@settings(max_examples=60, deadline=None)
@given(documents())
def test_any_territory_is_its_form_again_and_its_review_has_its_own(document: dict[str, Any]) -> None:
    VALIDATORS["territory"].validate(document)
    territory = Territory.from_dict(document)
    assert territory.to_dict() == document
    review = json.loads(json.dumps(review_to_json(territory.review(at=DAY))))
    VALIDATORS["territory_review"].validate(review)
    assert list(review["lines"]) == [line.word for line in Line]


def rising() -> Territory:
    """Three difficulties of one kind within the time that recurrence looks back, on no agenda."""
    territory = Territory.from_dict({
        "id": ID, "claims": {"matter": {}, "difficulty": {}}, "difficulty": [
            {"id": f"{n:032x}", "kind": "service", "topic": 7, "date": f"2025-0{n}-15"} for n in (3, 4, 5)]})
    assert Rules().value("recurrence_count") == 3
    return territory


def test_what_rises_says_kind_topic_and_month_and_no_more() -> None:
    rise = rising().rises(at=DAY)
    assert rise.territory.hex == ID and rise == decode(rise.data) == pickle.loads(pickle.dumps(rise))
    assert rise.risen == (Risen(kind=DifficultyKind.SERVICE, topic=7, month=datetime.date(2025, 5, 1), recurs=True, count=None),)
    form = to_json(rise)
    assert form == {"message": "rise", "territory": ID, "data": rise.data.hex(), "risen": [
        {"kind": "service", "topic": 7, "month": "2025-05-01", "recurs": True, "count": None}]}
    assert from_json(form) == rise
    with pytest.raises(JsonError, match="risen: differs"):
        from_json(form | {"risen": []})
    with pytest.raises(JsonError, match="data: "):
        from_json(form | {"data": rising().to_cbor().hex()})


@pytest.mark.parametrize("body", [
    "a0", "a1 00 40", f"a1 00 50{'00' * 16}", f"a2 00 50{ID} 01 80", f"a2 00 50{ID} 01 81 85 01 07 f6 01 0a",
    f"a2 00 50{ID} 01 81 85 09 07 f6 01 f6", f"a2 00 50{ID} 01 81 85 01 07 f6 02 f6", f"a2 00 50{ID} 01 81 85 01 07 01 01 f6",
    f"a2 00 50{ID} 01 82 85 01 07 f6 01 f6 85 01 07 f6 01 f6", f"a2 00 50{ID} 01 81 84 01 07 f6 01"])
def test_a_body_that_is_none_of_what_rises_is_refused(body: str) -> None:
    with pytest.raises(MalformedError) as raised:
        decode(bytes.fromhex("83 01 11" + body))
    assert raised.value.rule == "WIRE-20"
    whole = decode(bytes.fromhex(f"83 01 11 a2 00 50{ID} 01 81 85 01 07 f6 01 0b"))
    assert isinstance(whole, Rise) and whole.risen[0].count == 11


def test_a_review_says_by_name_what_it_holds() -> None:
    document = {"id": ID, "claims": {"pilote": {}}, "statement": [
        {"line": "level_macro", "value": "yes", "date": "2025-01-01", "since": "2024-01-01", "evidence": OTHER}]}
    review = Territory.from_dict(document).review(at=DAY).to_dict()
    assert review["findings"] == [
        {"rule": "TER-1", "settled_by": "designation", "weight": "high", "state": "open", "subject": None, "second": None,
         "index": None, "value": 0, "other": 0, "due": None}]
    assert review["lines"]["level_macro"] == {
        "value": "yes", "stated": "yes", "computed": "unknown", "basis": "stated", "count": 0, "of": 0,
        "least": "unknown", "most": "unknown", "detail": 0, "since": "2024-01-01", "evidence": OTHER}
    assert review["lines"]["action_2_designated"]["computed"] == Tri.NO.word
    first = next(each for each in review["questions"] if each["table"] == "body")
    assert first["kind"] == "claim" and first["row"] is first["column"] is first["line"] is None
