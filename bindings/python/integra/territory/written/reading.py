"""A territory in whatever form it comes: TOML, a folder of CSV, the JSON form or the message; told by its content.

Spec: spec/42-territory-forms.md, spec/02-json.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ..._discreet import alone
from ..._model import argument_text
from ...forms import strict
from ...opening import UTF8_MARK, InputError, open_named, shown
from ...text import Text
from ..names import NamedTerritory
from ..territory import Territory
from .errors import Faults, WrittenError
from .folder import document_of
from .resolve import resolved
from .toml_form import SIZE_LIMIT, read_toml

__all__ = ["Reading", "read", "reading_of", "reading_of_folder"]

#: The first byte of every message (WIRE-16), and the first ones of what is packed in one file, as workbooks are.
_MESSAGE, _PACKED = b"\x83", b"PK\x03\x04"
_ZIP = Text("a packed folder or a workbook is not read: unpack it, or save each of its sheets as CSV in a folder",
            "un dossier compressé ou un classeur n'est pas lu : le décompresser, ou enregistrer chacune de ses feuilles en CSV "
            "dans un dossier")
_EMPTY = Text("nothing is in it: integra territory template writes one to start from",
              "il n'y a rien dedans : integra territory template en écrit un dont partir")


@dataclass(frozen=True, slots=True)
class Reading:
    """A territory that was read, and what was passed over in reading it."""

    named: NamedTerritory
    notes: tuple[Text, ...] = ()


def read(source: bytes | str | os.PathLike[str], name: str | None = None) -> NamedTerritory:
    """The territory of a file, of a folder of CSV, or of bytes that were read already.

    Args:
        source: a path, or the bytes of a text in TOML, of the JSON form or of a message ``territory``.
        name: what it is called in what is said of it; None for its path.

    Raises:
        WrittenError: with every fault that was found; then nothing of it is taken.
        IntegraError: bytes that are no message ``territory``.
        JsonError: JSON that is no territory.
        InputError: a file that cannot be read.
    """
    called = None if name is None else argument_text(name, "name")
    if isinstance(source, bytes):
        return reading_of(source, called or "").named
    if not isinstance(source, (str, os.PathLike)):
        raise TypeError("source takes bytes, a str or an os.PathLike")
    path = Path(source)
    label = shown(path) if called is None else called
    if path.is_dir():
        return reading_of_folder(path, label).named
    try:
        opened = open_named(path)
    except InputError as error:
        alone(error)
    with opened.reading() as stream:
        return reading_of(stream.read(SIZE_LIMIT + 1), label).named


def reading_of(data: bytes, name: str) -> Reading:
    """The territory of bytes. Raises as :func:`read`."""
    text = data.removeprefix(UTF8_MARK).lstrip()
    if data.startswith(_MESSAGE):
        return Reading(NamedTerritory(Territory.from_cbor(data)))
    if text.startswith(b"{"):
        return Reading(NamedTerritory(Territory.from_dict(strict.loads(data))))
    if data.startswith(_PACKED) or not text:
        raise WrittenError(_ZIP if text else _EMPTY, name)
    return Reading(read_toml(data, name))


def reading_of_folder(path: Path, name: str) -> Reading:
    """The territory of a folder of CSV. Raises :class:`WrittenError`."""
    faults = Faults()
    document = document_of(path, name, faults)
    return Reading(resolved(document, faults), tuple(document.notes))
