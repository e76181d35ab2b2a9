"""Telling which adapter reads a path, by what it holds.

Spec: issue form of records; FHIR R4.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from .. import spreadsheet
from ..documents import LINES, SUFFIXES
from ..opening import UTF8_MARK, InputError, open_file
from .synthea_files import is_of_patients

Source = Literal["fhir", "synthea", "integra"]

_RESOURCE = re.compile(rb'"resourceType"\s*:')
#: The names that a record of ours has at its top.
_OURS = frozenset((b"id", b"ref", b"date", b"facts", b"answers", b"judgement", b"assistance_consent"))
_TOKEN = re.compile(rb'"((?:[^"\\]++|\\.)*+)"(\s*:)?|[\[\]{}]', re.S)
_ENVELOPE = b"\x83"


def detect(path: Path) -> Source | None:
    """Tell FHIR, a Synthea folder (or its patients.csv) and our own records apart; None is none of them.

    A folder without patients.csv is what the first of its documents that can be told is. An
    unreadable path raises OSError or InputError.
    """
    path = Path(path)
    try:
        opened = open_file(path)
    except IsADirectoryError:
        return _of_folder(path)
    opened.close()
    if is_of_patients(path) and is_patients(opened.head):
        return "synthea"
    return of_bytes(opened.head)


def _of_folder(path: Path) -> Source | None:
    from .fhir import files  # what reads FHIR is not loaded to tell our own records

    if any(is_of_patients(each) and each.is_file() for each in path.iterdir()):
        return "synthea"
    try:
        held = files(path)
    except InputError:
        return None
    return next((kind for kind in map(detect, held) if kind), None)


def is_patients(head: bytes) -> bool:
    """Tell Synthea's table of patients by its header, however it is written."""
    try:
        names = spreadsheet.read(io.BytesIO(head)).names
    except spreadsheet.SpreadsheetError:
        return False
    return "Id" in names or {"id", "birthdate"} <= set(map(spreadsheet.plain, names))


def of_bytes(head: bytes) -> Source | None:
    """Tell FHIR from our own records by the first bytes of a file or stream."""
    text = head.removeprefix(UTF8_MARK).lstrip()
    if text[:1] in (b"{", b"["):
        if _RESOURCE.search(text):
            return "fhir"
        return "integra" if any(name in _OURS for name in names(text)) else None
    return "integra" if head[:1] == _ENVELOPE else None


def names(text: bytes) -> Iterator[bytes]:
    """Give the names of the first object, in an array or not, as far as it is there."""
    depth, top = 0, 2 if text.startswith(b"[") else 1
    for token in _TOKEN.finditer(text):
        if token[1] is not None:
            if depth == top and token[2]:
                yield token[1]
            continue
        depth += 1 if token[0] in b"{[" else -1
        if depth < top and token[0] in b"}]":
            return


__all__ = ["LINES", "SUFFIXES", "Source", "detect", "is_patients", "names", "of_bytes"]
