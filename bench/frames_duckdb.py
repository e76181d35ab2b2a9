"""The screening in DuckDB: one query from a table of ENUM into another, both in memory. DuckDB uses every processor.

integra reads the same table as the Arrow stream that DuckDB makes of it, and gives an Arrow table.

Spec: bench/README.md, spec/10-screening.md (SCR-1 to SCR-8, SCR-11).  Layer: bench.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from frames_data import COUNTS, FACTS, ITEMS, OUTPUTS, STAGES, STATED, TRI, read

import integra


def tri(yes: str, no: str) -> str:
    return f"CASE WHEN {yes} THEN 'yes'::tri WHEN {no} THEN 'no'::tri ELSE 'unknown'::tri END"


# A fact nobody recorded leaves a "no" open: only yes counts of such an "or".
DERIVED = {
    "emergency_admission": "'unknown'::tri",
    "polypathology": tri("chronic_conditions >= 3 OR severe_heart_failure = 'yes' OR medicines >= 10", "false"),
    "mobility": "restricted_mobility",
    "cognition_mood_behaviour": tri("cognitive_trouble = 'yes' AND cannot_manage_pathway = 'yes'", "false"),
    "socio_economic": tri("isolation = 'yes' OR low_resources = 'yes'", "false"),
    "access_to_care": tri("access_problem = 'yes'", "false"),
}


def verdict(threshold: int) -> str:
    return tri(f"screen_yes_count >= {threshold}", f"screen_yes_count + screen_unknown_count < {threshold}")


def counted(word: str) -> str:
    return "(" + " + ".join(f"(screen_{name} = '{word}')::UTINYINT" for name in ITEMS) + ")::UTINYINT"


WAITS = ("screen_assistance_threshold = 'no'", "screen_assistance_threshold = 'unknown'", "judgement = 'unknown'",
         "judgement = 'no'", "assistance_consent = 'unknown'", "assistance_consent = 'no'")
STAGE = "CASE {} ELSE 'to_refer'::stage END".format(
    " ".join(f"WHEN {wait} THEN '{word}'::stage" for wait, word in zip(WAITS, STAGES, strict=False)))
STATED_FIRST = ", ".join(
    f"CASE WHEN {name} <> 'unknown' THEN {name} ELSE {DERIVED[name]} END AS screen_{name}" for name in ITEMS)
QUERY = f"""
WITH items AS (SELECT *, {STATED_FIRST} FROM people),
counts AS (SELECT *, {counted('yes')} AS screen_yes_count, {counted('unknown')} AS screen_unknown_count FROM items),
verdicts AS (SELECT *, {verdict(1)} AS screen_pps, {verdict(2)} AS screen_assistance_threshold FROM counts)
SELECT *, {STAGE} AS screen_stage, {tri('professions >= 2', 'professions < 2')} AS screen_legal_complexity FROM verdicts
"""


def connection() -> Any:
    made = duckdb.connect()
    made.execute(f"CREATE TYPE tri AS ENUM {TRI}")
    made.execute(f"CREATE TYPE stage AS ENUM {STAGES}")
    return made


CONNECTION = connection()


def hold(people: dict[str, Any]) -> Any:
    words = {name: pa.DictionaryArray.from_arrays(pa.array(people[name].view(np.int8)), pa.array(TRI))
             for name in (*STATED, *FACTS)}
    counts = {name: pa.array(people[name], mask=~people[f"{name}_complete"]) for name in COUNTS}
    CONNECTION.register("given", pa.table(words | counts))
    CONNECTION.execute("CREATE OR REPLACE TABLE people AS SELECT " + ", ".join(
        [*(f"{name}::tri AS {name}" for name in words), *counts]) + " FROM given")
    CONNECTION.unregister("given")
    return CONNECTION.table("people")


def own(_people: Any) -> Any:
    CONNECTION.execute(f"CREATE OR REPLACE TABLE screened AS {QUERY}")
    return CONNECTION.table("screened")


def through_integra(people: Any) -> pa.Table:
    return integra.screen(people, outputs=OUTPUTS)


def codes(made: Any) -> dict[str, Any]:
    made = made if isinstance(made, pa.Table) else made.to_arrow_table()

    def of(name: str, column: pa.ChunkedArray) -> Any:
        if not pa.types.is_dictionary(column.type):
            return column.to_numpy()
        words, first = (STAGES, 1) if name == "stage" else (TRI, 0)
        return np.concatenate([
            read((chunk.dictionary.to_pylist(), chunk.indices.to_numpy()), words, first) for chunk in column.chunks])

    return {name: of(name, made.column(f"screen_{name}")) for name in OUTPUTS}
