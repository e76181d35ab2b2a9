"""Indicators as one who knows polars would write them, with nothing missing: rules IND-3, IND-10 and IND-12.

Spec: bench/README.md.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from typing import Any

import polars as pl
import pyarrow as pa
from indicators_data import AT, EARLIER, RECENT, YEAR_BEFORE

NAME = "polars"
MONTH = datetime.timedelta(days=30)
DAY = datetime.timedelta(days=1)


def hold(rows: pa.Table) -> Any:
    """A frame of its own types; POLARS_MAX_THREADS is set to 1 by bench/indicators.py."""
    return pl.from_arrow(rows)


def b3(held: Any) -> tuple[int, int]:
    mco = held.lazy().filter(pl.col("mco"))
    counts = []
    for first, last in (RECENT, EARLIER):
        index = mco.filter(pl.col("discharge").is_between(first - MONTH, last - DAY)).select("person", "discharge")
        found = (mco.filter(pl.col("on_list") & pl.col("admission").is_between(first, last))
                 .select("person", "admission").join(index, on="person")
                 .filter((pl.col("admission") - pl.col("discharge")).dt.total_days().is_between(1, 30))
                 .select("person", "admission").unique())
        born = (held.lazy().join(found.select("person").unique(), on="person", how="semi")
                .group_by("person").agg(pl.col("birth_date").max()))
        aged = found.join(born, on="person").filter(pl.col("birth_date") <= pl.col("admission").dt.offset_by("-900mo"))
        counts.append(aged.select(pl.col("person").n_unique()))
    recent, earlier = pl.collect_all(counts)
    return recent.item(), earlier.item()


def a3(held: Any) -> tuple[int, int]:
    people = (held.lazy().filter((pl.col("kind") == "initial") & (pl.col("date") > YEAR_BEFORE) & (pl.col("date") <= AT))
              .group_by("person", "assessment")
              .agg(pl.col("date").first(), pl.col("actor").n_unique(), pl.col("birth_date").max())
              .group_by("person")
              .agg(pl.len(), pl.col("actor").max(), (pl.col("birth_date") <= pl.col("date").dt.offset_by("-720mo")).any().alias("older"))
              .filter("older"))
    found = people.select(((pl.col("len") == 1) & (pl.col("actor") >= 2)).sum().alias("once"), pl.len()).collect()
    return found.row(0)


def a4(held: Any) -> tuple[int, int]:
    found = (held.lazy().filter(pl.col("date") <= AT).group_by("call")
             .agg(pl.col("date").min(), (pl.col("answered") & (pl.col("answered_on") <= AT)).any().alias("answered"))
             .filter(pl.col("date") > YEAR_BEFORE).select(pl.col("answered").sum(), pl.len()).collect())
    return found.row(0)


def caseload(held: Any) -> tuple[int, int]:
    met = held.lazy().filter((pl.col("begins") <= AT) & (pl.col("ends").is_null() | (pl.col("ends") > YEAR_BEFORE)))
    return met.select(pl.col("person").n_unique(), pl.col("assistant").n_unique()).collect().row(0)


COUNTS = {"B3": b3, "A3": a3, "A4": a4, "caseload": caseload}


def count(case: str, held: Any) -> tuple[int, int]:
    return COUNTS[case](held)
