"""Adapters: from FHIR R4 and Synthea to records to screen, from FINESS to offers of a directory.

Spec: spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

What a record cannot tell is left out, so unknown, never no: a code says yes, its absence nothing.
Which codes say what is in codes/*.tsv, one line a code and fact, with the reason for it. Counts are
floors unless a list of the record declares itself complete (see `resources`). Nothing here knows
the day: a record is read as of the date it is asked for.
"""

from __future__ import annotations

from . import fhir, finess, host_codes, synthea
from .detect import Source, detect, of_bytes
from .evidence import Evidence
from .records import Dataset, InputError, Problem, PlacedRecord

__all__ = [
    "Dataset", "Evidence", "InputError", "Problem", "PlacedRecord", "Source", "detect", "fhir", "finess", "host_codes", "of_bytes", "synthea",
]  # fmt: skip
