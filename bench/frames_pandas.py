"""The screening in pandas: categories in, categories out, nullable counts.

Spec: bench/README.md, spec/10-screening.md (SCR-1 to SCR-8, SCR-11).  Layer: bench.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from frames_data import COUNTS, FACTS, ITEMS, OUTPUTS, STAGES, STATED, TRI, read

import integra

WORDS, STAGE = pd.CategoricalDtype(TRI), pd.CategoricalDtype(STAGES)


def hold(people: dict[str, Any]) -> pd.DataFrame:
    words = {name: pd.Categorical.from_codes(people[name].view(np.int8), dtype=WORDS) for name in (*STATED, *FACTS)}
    counts = {name: pd.arrays.IntegerArray(people[name], ~people[f"{name}_complete"]) for name in COUNTS}
    return pd.DataFrame(words | counts)


def tri(yes: Any, no: Any) -> pd.Series:
    """Words where they are yes, where no, else unknown."""
    codes = np.where(yes, np.int8(2), np.where(no, np.int8(1), np.int8(0)))
    return pd.Series(pd.Categorical.from_codes(codes, dtype=WORDS), index=yes.index)


def either(*columns: pd.Series) -> pd.Series:
    yes, no = columns[0] == "yes", columns[0] == "no"
    for column in columns[1:]:
        yes, no = yes | (column == "yes"), no & (column == "no")
    return tri(yes, no)


def reaches(count: pd.Series, threshold: int) -> pd.Series:
    return tri((count >= threshold).fillna(False).astype(bool), (count < threshold).fillna(False).astype(bool))


def own(people: pd.DataFrame) -> pd.DataFrame:
    p, never = people, pd.Series(False, index=people.index)
    unknown = tri(never, never)
    # A fact nobody recorded leaves a "no" open: "or" with unknown.
    trouble, burden = (either(p[name], unknown) for name in ("cognitive_trouble", "cannot_manage_pathway"))
    derived = {
        "emergency_admission": unknown,
        "polypathology": either(reaches(p["chronic_conditions"], 3), p["severe_heart_failure"], unknown,
                                reaches(p["medicines"], 10)),
        "mobility": p["restricted_mobility"],
        "cognition_mood_behaviour": tri((trouble == "yes") & (burden == "yes"), (trouble == "no") | (burden == "no")),
        "socio_economic": either(p["isolation"], p["low_resources"], unknown),
        "access_to_care": either(p["access_problem"], unknown),
    }
    out = {name: p[name].where(p[name] != "unknown", derived[name]) for name in ITEMS}
    yes = sum(((out[name] == "yes").astype("uint8") for name in ITEMS), start=np.uint8(0))
    open_items = sum(((out[name] == "unknown").astype("uint8") for name in ITEMS), start=np.uint8(0))
    threshold = tri(yes >= 2, yes + open_items < 2)
    judged, agreed = p["judgement"], p["assistance_consent"]
    waits = [threshold == "no", threshold == "unknown", judged == "unknown", judged == "no", agreed == "unknown",
             agreed == "no"]
    stage = np.select([each.to_numpy() for each in waits], [np.int8(code) for code in range(6)], np.int8(6))
    return p.assign(**{f"screen_{name}": column for name, column in (out | {
        "yes_count": yes, "unknown_count": open_items, "pps": tri(yes >= 1, yes + open_items < 1),
        "assistance_threshold": threshold, "stage": pd.Categorical.from_codes(stage, dtype=STAGE),
        "legal_complexity": reaches(p["professions"], 2)}).items()})


def through_integra(people: pd.DataFrame) -> pd.DataFrame:
    return integra.screen(people, outputs=OUTPUTS)


def codes(made: pd.DataFrame) -> dict[str, Any]:
    def of(name: str, column: Any) -> Any:
        if column.dtype == np.uint8:
            return column.to_numpy()
        words, first = (STAGES, 1) if name == "stage" else (TRI, 0)
        return read((column.cat.categories, column.cat.codes.to_numpy()), words, first)

    return {name: of(name, made[f"screen_{name}"]) for name in OUTPUTS}
