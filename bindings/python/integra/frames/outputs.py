"""The columns that a screening adds to a frame: words in a dictionary, or the codes themselves.

Spec: spec/02-json.md ("CSV": how lists are written), spec/10-screening.md.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .._low.screening import ITEMS
from ..screening.columns import OUTPUTS
from ..words import Question, Stage, marked
from .reader import WORDS, Array

_ITEM_SETS = tuple(
    " ".join(item.word for item in ITEMS if mask >> item.code & 1) for mask in range(1 << len(ITEMS)))
#: What is asked next is a set of items, or one of the two questions behind them (SCR-6).
_BEHIND = marked(Question, "decision")
_ASKED = (*_ITEM_SETS, *(question.word for question in _BEHIND))
_NUMBERS = ("yes_count", "unknown_count", "least_to_settle", "findings")
_DICTIONARIES: dict[str, tuple[str, ...]] = {
    name: WORDS for name in OUTPUTS if name not in _NUMBERS
} | {"derived": _ITEM_SETS, "stage": tuple(stage.word for stage in Stage), "ask": _ASKED}


def worded(made: Mapping[str, Array], prefix: str) -> tuple[dict[str, Array], dict[str, tuple[str, ...]]]:
    """The columns under their names in the frame, and the dictionaries of those that hold words."""
    columns, words = {}, {}
    for name, codes in made.items():
        columns[prefix + name] = _places(name, codes)
        if name in _DICTIONARIES:
            words[prefix + name] = _DICTIONARIES[name]
    return columns, words


def _places(name: str, codes: Array) -> Array:
    """Codes as places in the dictionary of their words: Stage begins at 1, and two questions follow the sets."""
    if name == "stage":
        return codes - np.uint8(min(map(int, Stage)))
    if name == "ask":
        table = np.arange(256, dtype=np.uint8)
        for place, question in enumerate(_BEHIND, len(_ITEM_SETS)):
            table[1 << question.code] = place
        taken: Array = table[codes]
        return taken
    return codes
