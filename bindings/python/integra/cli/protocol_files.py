"""Protocols and directories that commands name: built in, or in a file told by its content.

Spec: spec/03-command.md; ORI-12, ORI-16.  Layer: binding.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import io

from ..adapters import finess
from ..directory import Directory
from ..directory_csv import DirectoryError
from ..directory_csv import read as read_csv
from ..errors import IntegraError
from ..protocol import Protocol
from ..protocol_toml import ProtocolError
from ..protocol_toml import read as read_toml
from .console import UNREADABLE, Failure, note, problem
from .plan_files import named, read_bytes

#: The first byte of every message (WIRE-16).
_MESSAGE = b"\x83"
_BOM = b"\xef\xbb\xbf"


def protocol_of(name: str) -> Protocol:
    """The protocol of that name, else the one in the file: CBOR, or TOML."""
    if name in Protocol.builtins():
        return Protocol.builtin(name)
    data = read_bytes(name)
    try:
        return Protocol.from_cbor(data) if data.startswith(_MESSAGE) else read_toml(data)
    except (IntegraError, ProtocolError) as error:
        raise Failure(UNREADABLE, f"{named(name)}: is no protocol: {error}") from None


def proved(name: str) -> Protocol:
    """A protocol that may answer demands."""
    protocol = protocol_of(name)
    if protocol.prove():
        raise Failure(UNREADABLE, f"{named(name)}: is not proved, and answers no demand: integra protocol check shows "
                                  "what fails")
    return protocol


def directory_of(name: str) -> Directory:
    """The directory in a file: CBOR, an excerpt of FINESS in XML, or CSV."""
    data = read_bytes(name)
    try:
        if data.startswith(_MESSAGE):
            return Directory.from_cbor(data)
        if data.removeprefix(_BOM).lstrip().startswith(b"<"):
            return _finess(data, named(name))
        return Directory(read_csv(data))
    except (IntegraError, ValueError) as error:
        raise Failure(UNREADABLE, f"{named(name)}: is no directory: {error}") from None


def _finess(data: bytes, name: str) -> Directory:
    """The offers of an excerpt; what is refused or in no table is said."""
    found = finess.read(io.BytesIO(data), name)
    for each in found.problems:
        problem(each.place, each.reason)
    if found.unmapped:
        listed = ", ".join(f"{category} ({count})" for category, count in sorted(found.unmapped.items()))
        note(f"categories of FINESS in no table, passed over: {listed}")
    return Directory(found.offers)
