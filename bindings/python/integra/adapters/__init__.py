"""Adapters: from FHIR R4 and Synthea to records to screen, from FINESS to offers of a directory.

Spec: spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

What a record cannot tell is left out, so unknown, never no: a code says yes, its absence nothing.
Which codes say what is in codes/*.tsv, one line a code and fact, with the reason for it. Counts are
floors unless a list of the record declares itself complete (see `resources`). Nothing here knows
the day: a record is read as of the date it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .detect import Source, detect, of_bytes
from .records import Dataset, InputError, Problem, PlacedRecord

if TYPE_CHECKING:
    from . import fhir, finess, host_codes, synthea
    from .evidence import Evidence
else:

    def __getattr__(name):
        """What reads FHIR, Synthea and FINESS: it takes memory, and is imported when somebody asks for it."""
        if name not in ("Evidence", "fhir", "finess", "host_codes", "synthea"):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return import_module(f"{__name__}.evidence").Evidence if name == "Evidence" else import_module(f"{__name__}.{name}")

__all__ = [
    "Dataset", "Evidence", "InputError", "Problem", "PlacedRecord", "Source", "detect", "fhir", "finess", "host_codes", "of_bytes", "synthea",
]  # fmt: skip
