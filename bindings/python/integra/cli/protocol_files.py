"""Protocols and directories that commands name: built in, or in a file told by its content.

Spec: spec/03-command.md; ORI-12, ORI-16.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
from typing import BinaryIO

from ..adapters import finess
from ..directory.directory import Directory
from ..directory.csv_form import SIZE_LIMIT as DIRECTORY_LIMIT
from ..directory.csv_form import listed
from ..errors import IntegraError, ResourceError, text_of
from ..nearest import with_nearest
from ..opening import UTF8_MARK
from ..protocol.model import Failure
from ..protocol.protocol import Protocol
from ..protocol.lines import SIZE_LIMIT as PROTOCOL_LIMIT
from ..protocol.toml_form import ProtocolError
from ..protocol.toml_form import read as read_toml
from ..spreadsheet import CP1252
from ..text import Text
from .console import UNREADABLE, Stop, note, problem
from .files import STDIN, named, open_one
from .progress import waiting
from .usage import Offers

#: What a PROTOCOL may be: one that is built in, or a file.
PROTOCOLS = Offers(lambda: ((name, Text("built-in protocol", "protocole intégré")) for name in Protocol.builtins()), True)
#: The first byte of every message (WIRE-16).
_MESSAGE = b"\x83"
_NO_ROW = Text("a row of names and no offer under it", "une ligne de noms et aucune offre dessous")
_EMPTY = Text("the file is empty", "le fichier est vide")
_NO_RECORD = Text("a directory without offers", "un répertoire sans offres")


def protocol_of(name: str) -> Protocol:
    """The protocol of that name, else the one in the file: CBOR, or TOML."""
    if name in Protocol.builtins():
        return Protocol.builtin(name)
    if name != STDIN and not os.path.lexists(name):
        known = ", ".join(Protocol.builtins())
        raise Stop(UNREADABLE, with_nearest(Text(
            f"neither a file nor a built-in protocol ({known})", f"ni un fichier, ni un protocole intégré ({known})"
        ).at(named(name)), name, Protocol.builtins()))
    with open_one(name).reading() as stream:
        data = stream.read(PROTOCOL_LIMIT + 1)
    try:
        return Protocol.from_cbor(data) if data.startswith(_MESSAGE) else read_toml(data)
    except (IntegraError, ProtocolError) as error:
        raise Stop(UNREADABLE, text_of(error).at(
            Text("is no protocol", "n'est pas un protocole").at(named(name)))) from None


def prove(protocol: Protocol, name: str, limit: int | None = None) -> tuple[Failure, ...]:
    """What its proof finds, in so many steps at the most."""
    try:
        with waiting(Text("proving over every possible demand", "preuve sur toute demande possible").at(named(name))):
            return protocol.prove(limit)
    except ResourceError as error:
        raise Stop(UNREADABLE, text_of(error).at(named(name))) from None


def proved(name: str) -> Protocol:
    """A protocol that may answer demands."""
    protocol = protocol_of(name)
    if not protocol.proved and prove(protocol, name):
        raise Stop(UNREADABLE, Text(
            "is not proved, and answers no demand: integra protocol check shows what fails",
            "n'est pas prouvé, et ne répond à aucune demande : integra protocol check montre ce qui échoue"
        ).at(named(name)))
    return protocol


def directory_of(name: str) -> Directory:
    """The directory in a file: CBOR, an excerpt of FINESS in XML, or CSV. One without offers answers nothing."""
    opened = open_one(name)
    head = opened.head
    if not head.removeprefix(UTF8_MARK).strip():
        raise _offerless(named(name), _EMPTY)
    try:
        with opened.reading() as stream:
            if head.removeprefix(UTF8_MARK).lstrip().startswith(b"<"):
                return _finess(stream, named(name))
            data = stream.read(DIRECTORY_LIMIT + 1)
        message = head.startswith(_MESSAGE)
        found = Directory.from_cbor(data) if message else _csv(data, named(name))
    except (IntegraError, ValueError) as error:
        raise Stop(UNREADABLE, text_of(error).at(
            Text("is no directory", "n'est pas un répertoire").at(named(name)))) from None
    if not found.offers:
        raise _offerless(named(name), _NO_RECORD if message else _NO_ROW)
    return found


def _csv(data: bytes, name: str) -> Directory:
    told = listed(data)
    if told.cp1252:
        note(CP1252.at(name))
    return told.directory()


def _offerless(name: str, what: Text) -> Stop:
    """ORI-12: without an offer read nothing is known of the territory, and its needs would be unmet falsely."""
    return Stop(UNREADABLE, Text(
        f"holds no offer ({what.en}), and says nothing of who serves: give one that has offers, or none",
        f"ne contient aucune offre ({what.fr}) et ne dit rien de qui assure quoi : en donner un qui a des offres, ou "
        "n'en donner aucun").at(name))


def _finess(stream: BinaryIO, name: str) -> Directory:
    """The offers of an excerpt; what is refused or in no table is said."""
    found = finess.read(stream, name)
    for each in found.problems:
        problem(each.place, each.reason)
    if found.unmapped:
        unmapped = ", ".join(f"{category} ({count})" for category, count in sorted(found.unmapped.items()))
        note(Text(f"categories of FINESS in no table, passed over: {unmapped}",
                  f"catégories FINESS absentes de la table, non lues : {unmapped}"))
    if found.empty is not None:
        raise _offerless(name, found.empty)
    return found.directory()
