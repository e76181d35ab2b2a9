"""Which format an input has, by its first bytes and what it is called.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..adapters import of_bytes
from ..adapters.detect import names
from ..documents import LINES
from ..opening import UTF8_MARK

if TYPE_CHECKING:
    from ..columns.mapping import Columns

__all__ = ["ENVELOPE", "FORMATS", "TABLE", "TELLS", "begun", "is_log", "is_manifest", "tell", "tell_named"]

#: A table of people: CSV, and xlsx and Parquet as well.
TABLE = "csv"
FORMATS = ("ndjson", "cbor", TABLE, "fhir", "synthea")
_CBOR = (".cbor", ".cborseq")
#: The first byte of every message: an array of three, the envelope (WIRE-16).
ENVELOPE = b"\x83"


def begun(head: bytes) -> bytes:
    """Where an input begins, behind a byte order mark and what is blank."""
    return head.removeprefix(UTF8_MARK).lstrip()


def is_manifest(head: bytes) -> bool:
    """Whether JSON is the list of files that a server made for a bulk export."""
    return begun(head)[:1] == b"{" and b'"transactionTime"' in head and b'"output"' in head


def is_log(head: bytes) -> bool:
    """Whether lines of JSON are the log that a client of a bulk export kept."""
    return begun(head)[:1] == b"{" and b'"exportId"' in head and {b"exportId", b"eventId"} <= set(names(begun(head)))


def _fhir(head: bytes, _: str) -> bool:
    return of_bytes(head) == "fhir"


def _cbor(head: bytes, suffix: str) -> bool:
    return head.startswith(ENVELOPE) or (suffix in _CBOR and head != b"" and of_bytes(head) is None)


def _ours(head: bytes, suffix: str) -> bool:
    return of_bytes(head) == "integra" or (suffix in LINES and begun(head) != b"" and b"\0" not in head and not is_log(head))


#: Formats in the order in which they are asked for; Synthea is told by its folder.
TELLS: tuple[tuple[str, Callable[[bytes, str], bool]], ...] = (("fhir", _fhir), ("cbor", _cbor), ("ndjson", _ours))


def _tells(head: bytes, columns: Columns | None = None, slips: bool = False) -> bool:
    from ..columns.people import tells  # what reads tables is loaded where nothing else tells an input

    return tells(head, columns, slips)


def tell(head: bytes, suffix: str, columns: Columns | None = None) -> str | None:
    """The format of what was found in a folder; None where nothing says that there are records in it."""
    told = next((name for name, told in TELLS if told(head, suffix)), None)
    return told or (TABLE if _tells(head, columns) else None)


def tell_named(head: bytes, suffix: str, columns: Columns | None = None) -> str | None:
    """As :func:`tell`, for an input that was asked for by name: any JSON is looked at, and nothing is nobody; where a
    mapping of columns is given, all else is a table."""
    told = tell(head, suffix, columns) or (
        "ndjson" if begun(head)[:1] in (b"", b"{", b"[") and not is_manifest(head) and not is_log(head) else None)
    return told or (TABLE if columns is not None or _tells(head, slips=True) else None)
