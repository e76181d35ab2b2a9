"""How the counts of a group of territories, and of all, go together with those of the lines within it.

Spec: spec/51-publishing.md, "Sums".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from enum import Enum

__all__ = ["Relation"]


class Relation(Enum):
    """How the counts of a line go together with those of the lines within it."""

    #: Each of its counts is the sum of theirs.
    SUM = "sum"
    #: Each is no less than any of theirs, and no more than their sum: who counts in two territories counts once.
    UNION = "union"
    #: Neither: nothing is said.
    APART = "apart"
