"""Made-up people in columns of codes, always the same for a number of rows.

Spec: bench/README.md.  Layer: bench.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

import numpy as np

TRI = ("unknown", "no", "yes")
STAGES = ("not_indicated", "undetermined", "awaiting_judgement", "not_needed", "awaiting_consent", "declined", "to_refer")
ITEMS = ("emergency_admission", "polypathology", "mobility", "cognition_mood_behaviour", "socio_economic",
         "access_to_care")
STATED = (*ITEMS, "judgement", "assistance_consent")
FACTS = ("severe_heart_failure", "restricted_mobility", "cognitive_trouble", "cannot_manage_pathway", "isolation",
         "low_resources", "access_problem")
COUNTS = ("chronic_conditions", "medicines", "professions")
#: What every way has to come to.
OUTPUTS = (*ITEMS, "yes_count", "unknown_count", "pps", "assistance_threshold", "stage", "legal_complexity")
VERDICTS = ("pps", "assistance_threshold", "legal_complexity")


def make(rows: int) -> dict[str, Any]:
    """Codes (0 unknown, 1 no, 2 yes) and counts, whose missing ones are told by ``<name>_complete``."""
    chance = np.random.default_rng(2014)
    columns: dict[str, Any] = {}
    for name in (*STATED, *FACTS):
        sure = chance.integers(0, 256, rows, dtype=np.uint8)
        columns[name] = (sure > 110).astype(np.uint8) + (sure > 200)
    for name, most in zip(COUNTS, (6, 16, 4), strict=True):
        complete = chance.integers(0, 256, rows, dtype=np.uint8) > 60
        columns[name] = chance.integers(0, most, rows, dtype=np.uint32) * complete
        columns[f"{name}_complete"] = complete
    return columns


def read(column: Any, words: tuple[str, ...], first: int = 0) -> Any:
    """The codes of a column of words, as pandas or pyarrow holds one in a dictionary."""
    dictionary, places = column
    table = np.array([words.index(word) + first for word in dictionary], np.uint8)
    return table[places]
