"""Indicators as one who knows pandas would write them, with nothing missing: rules IND-3, IND-10 and IND-12.

Spec: bench/README.md.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa
from indicators_data import AT, EARLIER, RECENT, YEAR_BEFORE

NAME = "pandas"
MONTH, DAY = pd.Timedelta(days=30), pd.Timedelta(days=1)
LAST, BEFORE = pd.Timestamp(AT), pd.Timestamp(YEAR_BEFORE)


def hold(rows: pa.Table) -> Any:
    """Days of numpy; identifiers of sixteen bytes as objects, which is what pandas joins and groups by."""
    return rows.to_pandas(date_as_object=False)


def b3(held: Any) -> tuple[int, int]:
    counts = []
    for first, last in ((pd.Timestamp(a), pd.Timestamp(b)) for a, b in (RECENT, EARLIER)):
        index = held.loc[held.mco & held.discharge.between(first - MONTH, last - DAY), ["person", "discharge"]]
        found = held.loc[held.mco & held.on_list & held.admission.between(first, last), ["person", "admission"]]
        found = found.merge(index, on="person")
        found = found[(found.admission - found.discharge).dt.days.between(1, 30)]
        born = held[held.person.isin(found.person)].groupby("person").birth_date.max()
        aged = found.person.map(born) <= found.admission - pd.DateOffset(months=900)
        counts.append(found.person[aged].nunique())
    return counts[0], counts[1]


def a3(held: Any) -> tuple[int, int]:
    initial = held[(held.kind == "initial") & (held.date > BEFORE) & (held.date <= LAST)]
    each = initial.groupby(["person", "assessment"], sort=False).agg(
        date=("date", "first"), actors=("actor", "nunique"), birth_date=("birth_date", "max")).reset_index()
    each["older"] = each.birth_date <= each.date - pd.DateOffset(months=720)
    people = each.groupby("person", sort=False).agg(assessments=("date", "size"), actors=("actors", "max"), older=("older", "any"))
    people = people[people.older]
    return int(((people.assessments == 1) & (people.actors >= 2)).sum()), len(people)


def a4(held: Any) -> tuple[int, int]:
    read = held.loc[held.date <= LAST, ["call", "date"]].assign(answered=held.answered & (held.answered_on <= LAST))
    each = read.groupby("call", sort=False).agg({"date": "min", "answered": "any"})
    each = each[each.date > BEFORE]
    return int(each.answered.sum()), len(each)


def caseload(held: Any) -> tuple[int, int]:
    met = held[(held.begins <= LAST) & (held.ends.isna() | (held.ends > BEFORE))]
    return met.person.nunique(), met.assistant.nunique()


COUNTS = {"B3": b3, "A3": a3, "A4": a4, "caseload": caseload}


def count(case: str, held: Any) -> tuple[int, int]:
    return COUNTS[case](held)
