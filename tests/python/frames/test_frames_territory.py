"""Territories out of data frames and back, whichever library they come from.

Spec: spec/41-territory.md; GEN-1, GEN-6.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import pickle
import re
import uuid
from typing import Any

import pytest

from integra import Territory, Tri, UsageError
from integra.territory import UNKNOWN, Body, ClinicalMonth, CommonPlan, Flow, Meeting, Partner, Seat, Structure, TerritoryError
from integra.words import BodyKind, SeatCategory, TerritoryTable, Tier

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")
numpy = pytest.importorskip("numpy")

ID = uuid.UUID(int=1)
FIRST, SECOND, THIRD = (uuid.UUID(int=n) for n in (2, 3, 4))
DAY = datetime.date(2025, 6, 1)
LIBRARIES = {"lists": dict, "pandas": pandas.DataFrame, "polars": polars.DataFrame, "pyarrow": pyarrow.table}


class Foreign:
    """A frame of a library that nobody has heard of."""

    def __init__(self, columns: dict[str, Any]) -> None:
        self._table = pyarrow.table(columns)

    def __arrow_c_stream__(self, schema: object = None) -> object:
        return self._table.__arrow_c_stream__(schema)


def sample() -> Territory:
    territory = Territory(ID)
    territory.add([
        Structure(id=THIRD, carrier=UNKNOWN, opens=UNKNOWN), Structure(id=FIRST, opens=DAY, grouped=Tri.YES),
        Body(id=SECOND, tier=Tier.MESO, kind=BodyKind.TABLE, seats_complete=True, rhythm_days=30),
        Body(id=FIRST, tier=Tier.MACRO, opens=datetime.date(1900, 1, 1)), Seat(body=1, structure=UNKNOWN), Seat(body=0),
        Seat(body=0, structure=1, category=SeatCategory.USERS), ClinicalMonth(month=DAY, held=0), CommonPlan(adopted=DAY),
        Partner(common_plan=0, structure=0), Flow(from_=Tier.MACRO, to=Tier.MESO, date=DAY)])
    territory.claim("body")
    territory.claim("flow", DAY)
    return territory


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_territory_comes_back_from_the_frames_it_gives(library: str) -> None:
    frames = sample().frames(library)
    assert list(frames) == ["structure", "body", "seat", "clinical_month", "flow", "common_plan", "partner"]
    assert Territory.from_frames(frames, id=ID, claims=sample().claims) == sample()


@pytest.mark.parametrize("library", LIBRARIES)
def test_each_library_is_read_alike(library: str) -> None:
    make = LIBRARIES[library]
    frames = {
        "meeting": make({"body": [SECOND.hex, str(FIRST)], "id": [THIRD.hex, SECOND.hex],
                         "date": [datetime.datetime(2025, 6, 1), None], "users_spoke": ["yes", "unknown"],
                         "present_complete": [True, False]}),
        "body": make({"id": [FIRST.bytes, SECOND.bytes], "tier": ["macro", "meso"], "opens": ["2020-01-31", "unknown"],
                      "elected_convene": [True, None]}),
    }
    territory = Territory.from_frames(frames, id=ID)
    assert territory.table("body") == (
        Body(id=FIRST, tier=Tier.MACRO, opens=datetime.date(2020, 1, 31), elected_convene=Tri.YES),
        Body(id=SECOND, tier=Tier.MESO, opens=UNKNOWN))
    assert territory.table("meeting") == (
        Meeting(id=THIRD, body=1, date=DAY, users_spoke=Tri.YES, present_complete=True), Meeting(id=SECOND, body=0))


def test_values_of_the_package_and_columns_of_other_kinds_are_read() -> None:
    frames = {
        "body": {"id": [FIRST], "tier": [Tier.MESO], "opens": numpy.array(["2020-01-31"], "datetime64[ns]"),
                 "rhythm_days": numpy.array([30])},
        "seat": {"body": pandas.Series([0], dtype="Int64"), "structure": [UNKNOWN], "opens": polars.Series([DAY])},
        "clinical_month": pandas.DataFrame({"month": [pandas.Timestamp(2025, 6, 1)], "held": pandas.array([None], "Int64")}),
        "merger": {"wanted": pyarrow.array(["no", None])},
        "matter": {},
    }
    territory = Territory.from_frames(frames, id=ID)
    assert territory.table("body") == (Body(id=FIRST, tier=Tier.MESO, opens=datetime.date(2020, 1, 31), rhythm_days=30),)
    assert territory.table("seat") == (Seat(body=0, structure=UNKNOWN, opens=DAY),)
    assert territory.table("clinical_month") == (ClinicalMonth(month=DAY),)
    assert len(territory.table("merger")) == 2 and territory.table("matter") == ()


def test_whole_numbers_with_a_hole_that_pandas_made_floats_of_are_refused_with_what_helps() -> None:
    body = pandas.DataFrame({"id": [FIRST, SECOND], "tier": ["meso", "meso"], "rhythm_days": [30, None]})
    with pytest.raises(UsageError, match=r'table body, row 0, column rhythm_days: .*astype\("Int64"\)') as raised:
        Territory.from_frames({"body": body}, id=ID)
    assert 'astype("Int64")' in raised.value.sentence("fr") and raised.value.index == 0
    mended = body.assign(rhythm_days=body.rhythm_days.astype("Int64"))
    assert Territory.from_frames({"body": mended}, id=ID).table("body")[1] == Body(id=SECOND, tier=Tier.MESO)
    with pytest.raises(UsageError, match=r'column body: .*astype\("Int64"\)'):
        Territory.from_frames({"body": mended, "seat": pandas.DataFrame({"body": [0.0]})}, id=ID)


@pytest.mark.parametrize(("make", "said"), [
    (polars.DataFrame, r"cast\(polars.Int64\)"), (pyarrow.table, r'cast\("int64"\)'), (dict, "and None where one is missing"),
    (lambda columns: Foreign(columns), "to an integer type"),
    (lambda columns: columns | {"rhythm_days": polars.Series([30.0, None])}, r"cast\(polars.Int64\)"),
    (lambda columns: columns | {"rhythm_days": pandas.Series([30.0, None])}, "astype")])
def test_what_helps_where_a_column_holds_floats_is_told_as_its_library_has_it(make: Any, said: str) -> None:
    columns = {"id": [FIRST.hex, SECOND.hex], "tier": ["meso", "meso"], "rhythm_days": [30.0, None]}
    with pytest.raises(UsageError, match=f"row 0, column rhythm_days: .*holds floats: .*{said}") as raised:
        Territory.from_frames({"body": make(columns)}, id=ID)
    assert ("astype" in str(raised.value)) is (said == "astype")


@pytest.mark.parametrize("missing", [None, float("nan"), pandas.NA, pandas.NaT, numpy.nan, numpy.float32("nan"),
                                     numpy.datetime64("NaT")], ids=repr)
def test_what_is_missing_in_a_list_is_blank_as_in_a_frame(missing: Any) -> None:
    columns = {name: [missing] for name in ("opens", "kind", "host", "rhythm_days", "elected_convene", "meetings_from")}
    frames = {"body": {"id": [FIRST], "tier": ["meso"], **columns}, "seat": {"body": [0], "structure": [missing]}}
    territory = Territory.from_frames(frames, id=ID)
    assert territory.table("body") == (Body(id=FIRST, tier=Tier.MESO),) and territory.table("seat") == (Seat(body=0),)
    with pytest.raises(UsageError, match="column tier: nothing here"):
        Territory.from_frames({"body": {"id": [FIRST], "tier": [missing]}}, id=ID)


def test_frames_are_named_by_words_too_and_each_once() -> None:
    frames = {TerritoryTable.BODY: BODY, "seat": {"body": [0]}}
    assert len(Territory.from_frames(frames, id=ID)) == 2
    with pytest.raises(UsageError, match="table body: its frame is given twice"):
        Territory.from_frames({TerritoryTable.BODY: BODY, "body": BODY}, id=ID)


@pytest.mark.parametrize(("frames", "claims", "place"), [
    ({"seat": {"body": [0]}}, (), (TerritoryTable.SEAT, 0, "body", None)),
    ({"body": {"id": [FIRST]}}, (), (TerritoryTable.BODY, None, "tier", None)),
    ({"body": {"id": [FIRST], "teir": ["meso"]}}, (), (TerritoryTable.BODY, None, "teir", "tier")),
    ({"boddy": {}}, (), (None, None, None, "body")),
    ({"body": {"id": [FIRST] * 2, "tier": ["meso"] * 2}}, (), (TerritoryTable.BODY, 1, None, None)),
    ({"body": {"id": [FIRST], "tier": []}}, (), (TerritoryTable.BODY, None, None, None)),
    ({}, ["seat"], (TerritoryTable.SEAT, None, None, None)),
])
def test_an_error_has_its_table_row_and_column(frames: Any, claims: Any, place: tuple[Any, ...]) -> None:
    with pytest.raises(TerritoryError) as raised:
        Territory.from_frames(frames, id=ID, claims=claims)
    error = raised.value
    assert (error.table, error.row, error.column, error.nearest) == place and error.index == error.row
    again = pickle.loads(pickle.dumps(error))
    assert (again.table, again.row, again.column, again.nearest, str(again)) == (*place, str(error))


BODY = {"id": [FIRST], "tier": ["meso"]}


@pytest.mark.parametrize(("frames", "said"), [
    ({"boddy": {}}, "table boddy: unknown name; the nearest name is 'body'"),
    ({"body": {"idd": []}}, "table body, column idd: unknown name; the nearest name is 'id'"),
    ({"body": {"id": [FIRST]}}, "table body, column tier: this column is missing"),
    ({"body": {"id": [FIRST], "tier": []}}, "table body: its columns are not of one length"),
    ({"body": {"id": [None], "tier": ["meso"]}}, "table body, row 0, column id: nothing here"),
    ({"body": {"id": ["x"], "tier": ["meso"]}}, "table body, row 0, column id: it takes an identifier"),
    ({"body": {"id": [uuid.UUID(int=2**128 - 1)], "tier": ["meso"]}}, "table body, row 0, column id: it takes an identifier"),
    ({"body": {"id": ["unknown"], "tier": ["meso"]}}, "table body, row 0, column id: it takes an identifier"),
    ({"body": {**BODY, "tier": ["mesa"]}}, "row 0, column tier: it takes one of macro, meso, micro"),
    ({"body": {**BODY, "tier": [2]}}, "row 0, column tier: it takes one of macro, meso, micro"),
    ({"body": {**BODY, "opens": ["yesterday"]}}, "column opens: it takes a date"),
    ({"body": {**BODY, "opens": ["2025-02-30"]}}, "column opens: it takes a date"),
    ({"body": {**BODY, "opens": [datetime.datetime(2025, 6, 1, 12)]}}, "column opens: it takes a date.* at midnight"),
    ({"body": {**BODY, "meetings_from": ["unknown"]}}, "column meetings_from: it takes a date"),
    ({"body": {**BODY, "elected_convene": [1]}}, "column elected_convene: it takes yes, no, unknown, or a boolean"),
    ({"body": {**BODY, "seats_complete": ["yes"]}}, "column seats_complete: it takes true or false"),
    ({"body": {**BODY, "rhythm_days": [-1]}}, "column rhythm_days: it takes a whole number"),
    ({"body": {**BODY, "rhythm_days": [True]}}, "column rhythm_days: it takes a whole number"),
    ({"body": BODY, "seat": {"body": [1]}}, "table seat, row 0, column body: no such row in table body .it has 1 row, counted from 0.: add it$"),
    ({"body": BODY, "seat": {"body": [SECOND]}}, "column body: no such row in table body .it has 1 row, counted from 0.: add it$"),
    ({"seat": {"body": [SECOND]}}, "column body: no such row in table body .it has no row.: add it$"),
    ({"seat": {"body": [0]}}, "column body: no such row in table body .it has no row.: add it$"),
    ({"body": BODY, "seat": {"body": ["unknown"]}}, "column body: it takes the place of a row of table body .*or its identifier .*digits.$"),
    ({"body": BODY, "seat": {"body": [-1]}}, "column body: no such row in table body .it has 1 row"),
    ({"body": BODY, "seat": {"body": [2**40]}}, "column body: no such row in table body .it has 1 row"),
    ({"body": BODY, "seat": {"body": [True]}}, "column body: it takes the place of a row of table body .it has 1 row, counted"),
    ({"body": BODY, "seat": {"body": [0], "structure": ["x"]}}, 'column structure: it takes the place of .*, or "unknown"$'),
    ({"body": {**BODY, "host": [3]}}, 'column host: it takes an identifier.*, or "unknown"$'),
    ({"body": {**BODY, "opens": [""]}}, "column opens: an empty text: give null .None., or leave it out$"),
    ({"body": {**BODY, "kind": [""]}}, "column kind: an empty text: give null .None., or leave it out$"),
    ({"body": {**BODY, "tier": [""]}}, "column tier: an empty text, and every row needs a value here$"),
    ({"body": BODY, "seat": {"body": [""]}}, "column body: an empty text, and every row needs a value here$"),
    ({"body": {**BODY, "zzz": [1]}}, "table body, column zzz: unknown name; expected one of id, tier, kind, opens"),
    ({"body": {**BODY, "Nom usuel": [1]}}, "table body: its column 3 of 3: unknown name; expected one of id, tier"),
    ({"zzz": {}}, "table zzz: unknown name; expected one of structure, body"),
    ({"body": {**BODY, "rhythm_days": [1.0]}}, "it takes whole numbers, and this column holds floats: give whole numbers, and None"),
    ({"body": BODY, "seat": {"body": [0], "structure": [THIRD.hex]}}, "column structure: .*or say \"unknown\""),
    ({"partner": {"common_plan": [FIRST]}}, "column common_plan: it takes the place of a row of table common_plan .it has no row.$"),
    ({"body": {"id": [FIRST] * 2, "tier": ["meso"] * 2}}, "table body, row 1: .*identifier"),
    ({"clinical_month": {"month": ["2025-06-02"]}}, "table clinical_month, row 0: "),
])
def test_what_is_wrong_is_refused_by_its_place_and_never_quoted(frames: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as raised:
        Territory.from_frames(frames, id=ID)
    text = str(raised.value).rsplit(" (rule", 1)[0]
    assert re.search(said, text), text
    assert THIRD.hex not in str(raised.value) and raised.value.sentence("fr") != str(raised.value)


def test_frames_claims_and_libraries_of_other_kinds_are_refused() -> None:
    for given in (None, [], 3):
        with pytest.raises(TypeError, match="frames takes a mapping"):
            Territory.from_frames(given, id=ID)  # type: ignore[arg-type]
    for frame in (None, 3, [1], pandas.Series([1]), {"id": 3}):
        with pytest.raises(TypeError, match=r"frames\['body'\] takes a pandas"):
            Territory.from_frames({"body": frame}, id=ID)
    with pytest.raises(TypeError, match="collect"):
        Territory.from_frames({"body": polars.LazyFrame(BODY)}, id=ID)
    with pytest.raises(UsageError, match="two of its columns"):
        Territory.from_frames({"body": pandas.DataFrame([[1, 2]], columns=["id", "id"])}, id=ID)
    for claims in ("body", 3, {"body": DAY}, {"body": (DAY,)}):
        with pytest.raises(TypeError, match="claims takes"):
            Territory.from_frames({}, id=ID, claims=claims)
    with pytest.raises(UsageError, match="library"):
        sample().frames("excel")


def test_claims_are_names_or_spans() -> None:
    spans = Territory.from_frames({}, id=ID, claims={"body": True, "need": None, "flow": (DAY, None)}).claims
    assert spans == {TerritoryTable.BODY: (None, None), TerritoryTable.NEED: (None, None), TerritoryTable.FLOW: (DAY, None)}


def test_the_texts_of_a_review_are_in_the_language_asked_for() -> None:
    review = sample().review(at=DAY)
    for language in ("en", "fr"):
        frames = review.frames("pyarrow", language=language)
        assert frames["findings"].column("text").to_pylist() == [each.text(language) for each in review.findings]
        assert frames["lines"].column("label").to_pylist() == [each.label(language) for each in review.sheet.values()]
        assert frames["questions"].column("text").to_pylist() == [each.text(language) for each in review.ask]
    with pytest.raises(UsageError, match="no language"):
        review.frames(language="de")


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_review_is_three_frames(library: str) -> None:
    review = sample().review(at=DAY)
    frames = {name: frame if library == "pyarrow" else pyarrow.Table.from_pandas(frame) if library == "pandas" else frame.to_arrow()
              for name, frame in review.frames(library).items()}
    assert list(frames) == ["findings", "lines", "questions"]
    assert frames["findings"].column("text").to_pylist() == [each.text() for each in review.findings]
    assert frames["lines"].column("value").to_pylist() == [each.value.word for each in review.sheet.values()]
    assert frames["questions"].column("score").to_pylist() == [each.score for each in review.ask]
    assert frames["questions"].column("row").to_pylist() == [each.row for each in review.ask]


def test_a_foreign_stream_of_arrow_is_read() -> None:
    assert Territory.from_frames({"body": Foreign({"id": [FIRST.hex], "tier": ["meso"]})}, id=ID).table("body") == (Body(id=FIRST, tier=Tier.MESO),)
