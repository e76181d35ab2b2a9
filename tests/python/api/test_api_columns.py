"""Columns of many people agree with one person at a time, and a wrong column is refused before the call.

Spec: spec/10-screening.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import sys

import pytest
from api_samples import records
from hypothesis import given, settings
from hypothesis import strategies as st

np = pytest.importorskip("numpy")

from integra import AtLeast, Count, Fact, Facts, Question, Record, Rules, Status, Tri, UsageError, screen  # noqa: E402
from integra.screening.columns import OUTPUTS, screen_columns  # noqa: E402

UNKNOWN_DAY = -(2**31)
EPOCH = datetime.date(1970, 1, 1)


def days(dates):
    return np.array([UNKNOWN_DAY if day is None else (day - EPOCH).days for day in dates], np.int32)


def columns_of(people):
    """The columns of records, by hand."""
    answers = [record.answers for record in people]
    facts = [record.facts or Facts() for record in people]
    columns = {
        question.word: np.array([0 if a is None else getattr(a, question.word) for a in answers], np.uint8)
        for question in Question
    }
    columns |= {fact.word: np.array([getattr(f, fact.word) for f in facts], np.uint8) for fact in Fact}
    for count in Count:
        values = [getattr(f, count.word) for f in facts]
        columns[count.word] = np.array([v.n if isinstance(v, AtLeast) else v or 0 for v in values], np.uint32)
        columns[f"{count.word}_complete"] = np.array([isinstance(v, int) for v in values], bool)
    columns["date"] = days([record.date for record in people])
    for name in ("admissions_known_from", "admissions_known_to"):
        columns[name] = days([getattr(f, name) for f in facts])
    stays = [stay for f in facts for stay in f.admissions]
    columns["admissions"] = (
        np.cumsum([0] + [len(f.admissions) for f in facts], dtype=np.int64),
        days([stay.date for stay in stays]),
        np.array([stay.emergency for stay in stays], np.uint8),
    )
    return columns


@given(st.lists(records(), min_size=1, max_size=6), st.sampled_from([Rules(), Rules(medicines_threshold=2)]))
@settings(max_examples=150, deadline=None)
def test_each_row_is_screened_as_one_person_is(people, rules):
    out = screen_columns(columns_of(people), rules=rules)
    assert set(out) == set(OUTPUTS)
    for row, record in enumerate(people):
        one = screen(Record(record.answers, record.facts or Facts(person=record.person, date=record.date)), rules=rules)
        for item, value in one.items.items():
            assert out[item.word][row] == int(value)
        for name in ("yes_count", "unknown_count", "pps", "assistance_threshold", "stage", "least_to_settle",
                     "legal_complexity"):
            assert out[name][row] == int(getattr(one, name)), name
        assert out["ask"][row] == sum(1 << int(question) for question in one.ask)
        assert out["derived"][row] == sum(1 << int(item) for item in one.items if one.stated[item] is Tri.UNKNOWN)
        assert out["findings"][row] == len(one.findings)


def test_dates_are_days_or_datetime64():
    base = {"medicines": np.zeros(3, np.uint32)}
    stays = np.array([0, 1, 2, 3]), np.array(["2025-01-02", "NaT", "2024-01-01"], "datetime64[h]")
    known = {"date": np.array(["2025-06-01T23", "2025-06-01", "NaT"], "datetime64[ns]")}
    yes = np.full(3, 2, np.uint8)
    out = screen_columns(base | known | {"admissions": (*stays, yes)}, outputs=["emergency_admission"])
    assert out["emergency_admission"].tolist() == [2, 0, 0] and list(out) == ["emergency_admission"]
    as_days = {"date": days([datetime.date(2025, 6, 1)] * 2 + [None])}
    stays_in_days = stays[0], days([datetime.date(2025, 1, 2), None, datetime.date(2024, 1, 1)])
    again = screen_columns(base | as_days | {"admissions": (*stays_in_days, yes)})
    assert (again["emergency_admission"] == out["emergency_admission"]).all()


def test_what_is_left_out_is_unknown_for_everybody():
    alone = screen_columns({"mobility": np.array([2, 0], np.uint8)})
    assert alone["unknown_count"].tolist() == [5, 6] and alone["derived"].tolist() == [0, 0]
    stays = {"admissions": (np.array([0, 1]), np.array(["2025-01-02"], "datetime64[D]"), None)}
    covered = {name: np.array([f"20{y}-06-01"], "datetime64[D]")
               for name, y in (("admissions_known_from", 20), ("admissions_known_to", 25))}
    at = datetime.date(2025, 6, 1)
    assert screen_columns(stays | covered, at=at)["emergency_admission"].tolist() == [0]
    none = {"admissions": (np.array([0, 0]), np.array([], "datetime64[D]"), None)}
    assert screen_columns(none | covered, at=at)["emergency_admission"].tolist() == [1]
    assert screen_columns({"mobility": np.array([], np.uint8)})["pps"].tolist() == []


def test_slices_and_read_only_columns_are_read():
    wide = np.arange(12, dtype=np.uint8) % 3
    strided = wide[::3]
    fixed = wide[:4].copy()
    fixed.flags.writeable = False
    out = screen_columns({"mobility": strided, "socio_economic": fixed, "judgement": wide[4:8]})
    assert out["mobility"].tolist() == strided.tolist() and out["socio_economic"].tolist() == fixed.tolist()
    unaligned = np.frombuffer(b"\0" + np.array([4, 5], np.uint32).tobytes(), np.uint32, offset=1)
    assert screen_columns({"medicines": unaligned})["polypathology"].tolist() == [0, 0]


U8 = np.zeros(2, np.uint8)


@pytest.mark.parametrize(
    "column",
    [
        {"mobility": np.zeros(2, bool)}, {"mobility": np.zeros(2, np.int64)}, {"mobility": [1, 2]},
        {"mobility": np.zeros((2, 2), np.uint8)}, {"mobility": np.uint8(1)}, {"mobility": None}, {"mobility": "no"},
        {"medicines": np.zeros(2, np.int32)}, {"medicines": np.zeros(2, ">u4")}, {"date": np.zeros(2, np.int64)},
        {"date": np.zeros(2, "timedelta64[D]")}, {"date": np.array([datetime.date(2025, 1, 1)] * 2)},
        {"medicines_complete": np.zeros(2, np.int8)}, {"admissions": (np.array([0, 0, 0]), np.zeros(0, np.int32))},
        {"admissions": (np.zeros(3), np.zeros(0, np.int32), None)}, {"admissions": [1, 2, 3]},
        {"admissions": (np.zeros(3, int), np.zeros(1, np.int32), np.zeros(1, bool))},
        {"admissions": (np.zeros(3, np.uint64), np.zeros(0, np.int32), None)},
    ],
)
def test_a_column_of_another_type_is_refused(column):
    with pytest.raises(TypeError, match="takes|are integers"):
        screen_columns({"judgement": U8} | column)


@pytest.mark.parametrize(
    ("column", "status", "index"),
    [
        ({"mobilty": U8}, Status.UNKNOWN_NAME, None),
        ({"mobility": np.zeros(3, np.uint8)}, Status.OUT_OF_RANGE, None),
        ({"mobility": np.array([0, 3], np.uint8)}, Status.INVALID_VALUE, 1),
        ({"date": np.array(["2025-01-01", "12025-01-01"], "datetime64[D]")}, Status.INVALID_DATE, 1),
        ({"date": np.array([0, 2932897], np.int32)}, Status.INVALID_DATE, 1),
        ({"date": np.array([2**40, 0], "datetime64[D]")}, Status.INVALID_DATE, 0),
        ({"medicines_complete": np.array([1, 2], np.uint8)}, Status.INVALID_VALUE, 1),
        ({"admissions": (np.zeros(0, int), np.zeros(0, np.int32), None)}, Status.OUT_OF_RANGE, None),
        ({"admissions": (np.zeros(5, int), np.zeros(0, np.int32), None)}, Status.OUT_OF_RANGE, None),
        ({"admissions": (np.array([0, 1, 2]), np.zeros(1, np.int32), None)}, Status.OUT_OF_RANGE, 1),
        ({"admissions": (np.array([0, 1, 0]), np.zeros(1, np.int32), None)}, Status.OUT_OF_RANGE, 1),
        ({"admissions": (np.array([-1, 0, 0]), np.zeros(1, np.int32), None)}, Status.OUT_OF_RANGE, 0),
        ({"admissions": (np.array([0, 2**62, 2**62]), np.zeros(1, np.int32), None)}, Status.OUT_OF_RANGE, 0),
        ({"admissions": (np.zeros(3, int), np.zeros(2, np.int32), np.zeros(1, np.uint8))}, Status.OUT_OF_RANGE, None),
    ],
)
def test_a_bad_column_is_refused_with_its_row(column, status, index):
    with pytest.raises(UsageError) as caught:
        screen_columns({"judgement": U8} | column)
    assert (caught.value.status, caught.value.index) == (status, index)


def test_bad_arguments_beside_the_columns():
    for arguments in ({"outputs": ["mobillity"]}, {"at": datetime.datetime(2025, 1, 1)}, {"at": "2025-01-01"}):
        with pytest.raises(UsageError):
            screen_columns({"mobility": U8}, **arguments)
    with pytest.raises(UsageError):
        screen_columns({"date": np.zeros(2, np.int32)}, at=EPOCH)
    with pytest.raises(UsageError, match="no column is given"):
        screen_columns({})
    with pytest.raises(TypeError):
        screen_columns({"mobility": U8}, rules="has-2014")


def test_without_numpy_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(ImportError, match=r"pip install numpy, or .* '\.\[numpy\]'"):
        screen_columns({})
