"""Telling which adapter reads a path, by what it holds.

Spec: issue form of records; FHIR R4.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from .fhir import LINES, SUFFIXES, files
from .records import InputError
from .synthea import PATIENTS

Source = Literal["fhir", "synthea", "integra"]

_HEAD = 65536
_RESOURCE = re.compile(rb'"resourceType"\s*:')
_OURS = re.compile(rb'"(id|ref|date|facts|answers|judgement|assistance_consent)"\s*:')
_ENVELOPE = 0x83


def detect(path: Path) -> Source | None:
    """Tell FHIR, a Synthea folder (or its patients.csv) and our own records apart; None is none of them.

    A folder without patients.csv is what the first of its documents that can be told is. An
    unreadable path raises OSError.
    """
    path = Path(path)
    if path.is_dir():
        if (path / PATIENTS).is_file():
            return "synthea"
        try:
            held = files(path)
        except InputError:
            return None
        return next((kind for kind in map(detect, held) if kind), None)
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if path.name == PATIENTS and head.removeprefix(b"\xef\xbb\xbf").startswith(b"Id,"):
        return "synthea"
    return of_bytes(head)


def of_bytes(head: bytes) -> Source | None:
    """Tell FHIR from our own records by the first bytes of a file or stream."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"{"):
        if _RESOURCE.search(text):
            return "fhir"
        return "integra" if _OURS.search(text) else None
    return "integra" if head[:1] == bytes([_ENVELOPE]) else None


__all__ = ["LINES", "SUFFIXES", "Source", "detect", "of_bytes"]
