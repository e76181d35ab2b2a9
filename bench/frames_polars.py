"""The screening in polars: one query of expressions, Enum in, Enum out. polars uses every processor.

Spec: bench/README.md, spec/10-screening.md (SCR-1 to SCR-8, SCR-11).  Layer: bench.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

import polars as pl
from frames_data import COUNTS, FACTS, ITEMS, OUTPUTS, STAGES, STATED, TRI, read

import integra

WORDS, STAGE = pl.Enum(TRI), pl.Enum(STAGES)
UNKNOWN, NO, YES = (pl.lit(word, WORDS) for word in TRI)
NEVER = pl.lit(value=False)


def hold(people: dict[str, Any]) -> pl.DataFrame:
    dictionary = pl.Series(TRI, dtype=WORDS)
    words = [dictionary.gather(people[name]).alias(name) for name in (*STATED, *FACTS)]
    counts = pl.DataFrame({name: people[name] for name in COUNTS} | {
        f"{name}_complete": people[f"{name}_complete"] for name in COUNTS})
    return pl.DataFrame(words).hstack(counts.select(
        pl.when(pl.col(f"{name}_complete")).then(pl.col(name)).alias(name) for name in COUNTS))


def tri(yes: pl.Expr, no: pl.Expr) -> pl.Expr:
    return pl.when(yes).then(YES).when(no).then(NO).otherwise(UNKNOWN)


def either(*columns: pl.Expr) -> pl.Expr:
    return tri(pl.any_horizontal(column == YES for column in columns),
               pl.all_horizontal(column == NO for column in columns))


def reaches(name: str, threshold: int) -> pl.Expr:
    return tri(pl.col(name) >= threshold, pl.col(name) < threshold)


def verdict(threshold: int) -> pl.Expr:
    yes, unknown = pl.col("screen_yes_count"), pl.col("screen_unknown_count")
    return tri(yes >= threshold, yes + unknown < threshold)


def own(people: pl.DataFrame) -> pl.DataFrame:
    # A fact nobody recorded leaves a "no" open: only yes counts of such an "or".
    trouble, burden = pl.col("cognitive_trouble") == YES, pl.col("cannot_manage_pathway") == YES
    derived = {
        "emergency_admission": UNKNOWN,
        "polypathology": either(reaches("chronic_conditions", 3), pl.col("severe_heart_failure"), UNKNOWN,
                                reaches("medicines", 10)),
        "mobility": pl.col("restricted_mobility"),
        "cognition_mood_behaviour": tri(trouble & burden, NEVER),
        "socio_economic": either(pl.col("isolation"), pl.col("low_resources"), UNKNOWN),
        "access_to_care": either(pl.col("access_problem"), UNKNOWN),
    }
    items = [f"screen_{name}" for name in ITEMS]
    judged, agreed, threshold = pl.col("judgement"), pl.col("assistance_consent"), pl.col("screen_assistance_threshold")
    waits = [threshold == NO, threshold == UNKNOWN, judged == UNKNOWN, judged == NO, agreed == UNKNOWN, agreed == NO]
    stage = pl.lit(STAGES[6], STAGE)
    for wait, word in reversed(list(zip(waits, STAGES, strict=False))):
        stage = pl.when(wait).then(pl.lit(word, STAGE)).otherwise(stage)
    return (
        people.lazy()
        .with_columns(pl.when(pl.col(name) != UNKNOWN).then(pl.col(name)).otherwise(derived[name])
                      .alias(f"screen_{name}") for name in ITEMS)
        .with_columns(
            pl.sum_horizontal((pl.col(name) == YES).cast(pl.UInt8) for name in items).alias("screen_yes_count"),
            pl.sum_horizontal((pl.col(name) == UNKNOWN).cast(pl.UInt8) for name in items).alias("screen_unknown_count"))
        .with_columns(verdict(1).alias("screen_pps"), verdict(2).alias("screen_assistance_threshold"))
        .with_columns(stage.alias("screen_stage"), reaches("professions", 2).alias("screen_legal_complexity"))
        .collect())


def through_integra(people: pl.DataFrame) -> pl.DataFrame:
    return integra.screen(people, outputs=OUTPUTS)


def codes(made: pl.DataFrame) -> dict[str, Any]:
    def of(name: str, column: pl.Series) -> Any:
        if column.dtype != pl.Enum:
            return column.to_numpy()
        words, first = (STAGES, 1) if name == "stage" else (TRI, 0)
        return read((column.dtype.categories, column.to_physical().to_numpy()), words, first)

    return {name: of(name, made.get_column(f"screen_{name}")) for name in OUTPUTS}
