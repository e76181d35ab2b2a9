"""B3 as one who knows DuckDB or polars would write it: rule IND-3 with nothing missing, both windows, people once.

Spec: bench/README.md.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa

#: The windows of AT (bench/indicators_data.py), both days included: the recent one, and the earlier one.
RECENT = (datetime.date(2026, 3, 31), datetime.date(2026, 6, 30))
EARLIER = (datetime.date(2025, 7, 1), datetime.date(2025, 9, 30))
MONTH = datetime.timedelta(days=30)
DAY = datetime.timedelta(days=1)

SQL = f"""
with readmitted as (
    select distinct person, admission from stays as r
    where mco and on_list
      and (admission between date '{RECENT[0]}' and date '{RECENT[1]}'
           or admission between date '{EARLIER[0]}' and date '{EARLIER[1]}')
      and exists (select 1 from stays as i
                  where i.person = r.person and i.mco
                    and (i.discharge between date '{RECENT[0] - MONTH}' and date '{RECENT[1] - DAY}'
                         or i.discharge between date '{EARLIER[0] - MONTH}' and date '{EARLIER[1] - DAY}')
                    and r.admission - i.discharge between 1 and 30)),
born as (
    select person, max(birth_date) as birth_date from stays
    where person in (select person from readmitted) group by person)
select count(distinct person) filter (where admission >= date '{RECENT[0]}'),
       count(distinct person) filter (where admission <= date '{EARLIER[1]}')
from readmitted join born using (person)
where birth_date <= admission - interval 900 month
"""


class DuckDB:
    """A table of its own types: people as UUID, sixteen bytes that it compares as one number."""

    name = "duckdb"

    def hold(self, stays: pa.Table) -> Any:
        connection = duckdb.connect(config={"threads": 1})
        connection.register("given", stays)
        connection.sql("create table stays as select * replace (hex(person)::uuid as person) from given")
        connection.unregister("given")
        return connection

    def count(self, held: Any) -> tuple[int, int]:
        found: tuple[int, int] = held.sql(SQL).fetchall()[0]
        return found


class Polars:
    """A frame of its own types; POLARS_MAX_THREADS is set to 1 by bench/indicators.py."""

    name = "polars"

    def hold(self, stays: pa.Table) -> Any:
        return pl.from_arrow(stays)

    def count(self, held: Any) -> tuple[int, int]:
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
            aged = found.join(born, on="person").filter(
                pl.col("birth_date") <= pl.col("admission").dt.offset_by("-900mo"))
            counts.append(aged.select(pl.col("person").n_unique()))
        recent, earlier = pl.collect_all(counts)
        return recent.item(), earlier.item()
