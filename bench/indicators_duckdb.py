"""Indicators as one who knows DuckDB would write them, with nothing missing: rules IND-3, IND-10 and IND-12 in SQL.

Spec: bench/README.md.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa
from indicators_data import AT, EARLIER, RECENT, YEAR_BEFORE

NAME = "duckdb"

B3 = f"""
with readmitted as (
    select distinct person, admission from given as r
    where mco and on_list
      and (admission between date '{RECENT[0]}' and date '{RECENT[1]}'
           or admission between date '{EARLIER[0]}' and date '{EARLIER[1]}')
      and exists (select 1 from given as i
                  where i.person = r.person and i.mco
                    and (i.discharge between date '{RECENT[0]}' - 30 and date '{RECENT[1]}' - 1
                         or i.discharge between date '{EARLIER[0]}' - 30 and date '{EARLIER[1]}' - 1)
                    and r.admission - i.discharge between 1 and 30)),
born as (
    select person, max(birth_date) as birth_date from given
    where person in (select person from readmitted) group by person)
select count(distinct person) filter (where admission >= date '{RECENT[0]}'),
       count(distinct person) filter (where admission <= date '{EARLIER[1]}')
from readmitted join born using (person)
where birth_date <= admission - interval 900 month
"""
A3 = f"""
with assessed as (
    select person, assessment, any_value(date) as date, count(distinct actor) as actors, max(birth_date) as birth_date
    from given where kind = 'initial' and date > date '{YEAR_BEFORE}' and date <= date '{AT}'
    group by person, assessment),
people as (
    select count(*) as assessments, max(actors) as actors, bool_or(birth_date <= date - interval 720 month) as older
    from assessed group by person)
select count(*) filter (where assessments = 1 and actors >= 2), count(*) from people where older
"""
A4 = f"""
with each as (
    select min(date) as date, bool_or(answered and answered_on <= date '{AT}') as answered
    from given where date <= date '{AT}' group by call)
select count(*) filter (where answered), count(*) from each where date > date '{YEAR_BEFORE}'
"""
CASELOAD = f"""
select count(distinct person), count(distinct assistant) from given
where begins <= date '{AT}' and (ends is null or ends > date '{YEAR_BEFORE}')
"""
QUERIES = {"B3": B3, "A3": A3, "A4": A4, "caseload": CASELOAD}


def hold(rows: pa.Table) -> Any:
    """A table of its own types: identifiers as UUID, sixteen bytes that it compares as one number."""
    connection = duckdb.connect(config={"threads": 1})
    connection.register("arrow", rows)
    names = [each.name for each in rows.schema if pa.types.is_fixed_size_binary(each.type)]
    changed = f" replace ({', '.join(f'hex({name})::uuid as {name}' for name in names)})" if names else ""
    connection.sql(f"create table given as select *{changed} from arrow")
    connection.unregister("arrow")
    return connection


def count(case: str, held: Any) -> tuple[int, int]:
    found: tuple[int, int] = held.sql(QUERIES[case]).fetchall()[0]
    return found
