"""Records from wherever they are: our NDJSON, JSON and CBOR, FHIR R4 and Synthea, told apart by content.

Spec: spec/02-json.md, spec/03-command.md; SCR-7.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

Ours stream in bounded memory. FHIR and Synthea are read whole, because a person's facts are spread over their files.
"""
from __future__ import annotations

from ..adapters import Problem
from ..opening import STDIN, InputError
from .inputs import Inputs, open_inputs
from .person import Person
from .readers import documents, read_ndjson, read_sequence
from .telling import FORMATS, tell

__all__ = ["FORMATS", "STDIN", "InputError", "Inputs", "Person", "Problem", "documents", "open_inputs", "read_ndjson",
           "read_sequence", "tell"]
