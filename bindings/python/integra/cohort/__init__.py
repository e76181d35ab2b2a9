"""Made-up people from a seed: as records in the NDJSON form, and as a data frame to screen and to orient.

Spec: spec/03-command.md ("The cohort").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

Nobody in it exists, and it says nothing of how often anything occurs. It is the same on every platform and version of
Python: its numbers are SHA-256 of a counter, not a generator that may change. Person n is the same in every cohort
of one seed, however many are asked for, and in the frame the same as in the records.
"""
from __future__ import annotations

from .columns import COMMUNES
from .as_frame import frame
from .records import COUNT, SEED, cohort

__all__ = ["COMMUNES", "COUNT", "SEED", "cohort", "frame"]
