"""FHIR R4 records: bundles and bulk exports, from files, folders or a stream.

Spec: spec/10-screening.md (SCR-7).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0

A document is one bundle or resource; or NDJSON, one bundle or resource a line. A bundle is dropped
as soon as its facts are drawn; single resources are gathered by patient across the whole input. A
person met twice, in two bundles or as two Patient resources, is one where both say the same of who
they are, or the one was written after the other; else refused, once.
"""

from __future__ import annotations

import collections
import datetime
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from .._discreet import alone
from ..documents import LINES, SUFFIXES, documents
from ..errors import TextError
from ..opening import DamagedError, Opened, of_stream, open_file
from ..text import NUMBER_TOO_LONG, TOO_DEEP, Text, verbatim
from . import bundles, modifiers
from .bundles import FAILED, Page, failed, followed, unwrapped
from .counting import result
from .deletions import Deletions
from .host_codes import HostCodes
from .identities import Identities
from .joining import joined
from .latest import Latest
from .patients import Patient
from .person import Person, latest_among
from .records import InputError, Problem, PlacedRecord, Unreadable, shown
from .scope import Scope
from .shape import Node
from .tally import Tally, Unmapped, Unread
from .versions import settle

#: A bundle is read whole; what gzip packed may be a thousand times as long as its file.
DOCUMENT_LIMIT = 1 << 28
_MODIFIER = modifiers.NAME.encode()
_LONGER = Text(f"a document longer than {DOCUMENT_LIMIT} bytes: give one bundle a person",
               f"un document de plus de {DOCUMENT_LIMIT} octets : donner un bundle par personne")
_NOBODY = Text("nobody is in it: no Patient", "il n'y a personne : aucun Patient")


def open(paths: Sequence[Path], atc: HostCodes | None = None) -> Records:
    """Read files and folders; what cannot be opened at all raises InputError."""
    return read_all((open_file(file) for path in paths for file in files(Path(path))), atc)


def open_stream(stream: BinaryIO, name: str, atc: HostCodes | None = None) -> Records:
    """Read one stream, a document or NDJSON; the name stands for it in places."""
    return read_all((of_stream(stream, name),), atc)


def read_all(inputs: Iterable[Opened], atc: HostCodes | None = None, alone: bool = True) -> Records:
    """Read inputs that are open, together, and close them; with what a host says its own codes are in ATC.

    One that is damaged raises DamagedError, or is a problem where it is not ``alone``.
    """
    found = Records(atc)
    for each in inputs:
        each = each.again()
        with each.reading() as stream:
            try:
                found.read(stream, each.name, each.suffix in LINES)
            except DamagedError as error:
                if alone:
                    raise
                found.refuse(Problem(verbatim(""), error.text))
    found.close()
    return found


def files(path: Path) -> list[Path]:
    """Give the documents under a path, in a fixed order."""
    if not path.is_dir():
        return [path]
    held = [Path(folder, name) for folder, _, names in os.walk(path, onerror=_raise) for name in names]
    chosen = sorted(each for each in held if each.suffix.lower() in SUFFIXES)
    if not chosen:
        endings = ", ".join(SUFFIXES)
        raise InputError(Text(f"no {endings} file in this folder",
                              f"aucun fichier {endings} dans ce dossier de fichiers").at(shown(path)))
    return chosen


def _raise(error: OSError) -> None:
    raise error


class Records:
    """The people of a FHIR input; `latest` is the latest start, record or list date read.

    Those are the days encounters, conditions and medicines began or were recorded, of lists and of
    deaths: an end may be planned ahead, so it does not count. The dates of refused people do not either.
    """

    def __init__(self, atc: HostCodes | None = None) -> None:
        """Start with nothing read."""
        self._tally = Tally(atc=atc or {})
        self.unmapped: Unmapped = self._tally.unmapped
        self.unread: Unread = self._tally.unread
        self.latest: datetime.date | None = None
        self.dates: Latest = Latest()
        self._first: Text | None = None
        self._met: list[Page | Problem] = []
        self._found: list[Person | Problem] = []
        self._deletions = Deletions()
        self._identities = Identities()
        self._single = self._scope()

    def _scope(self) -> Scope:
        return Scope(self._tally, self._deletions, self._identities)

    def read(self, stream: BinaryIO, name: str, by_line: bool) -> None:
        """Read one document or stream of lines."""
        for place, document in documents(stream, name, parse, DOCUMENT_LIMIT, _LONGER, alone=not by_line):
            self._first = self._first or place
            try:
                if isinstance(document, TextError):
                    raise Unreadable(document.text)
                self._document(place, document)
            except Unreadable as refusal:
                self._met.append(Problem(place, refusal.text))

    def refuse(self, problem: Problem) -> None:
        """Take note of what is lost: a list may name what was in it."""
        self._met.append(problem)

    def _document(self, place: Text, document: Any) -> None:
        if not isinstance(document, dict):
            raise Unreadable(Text("not a FHIR resource: not an object", "pas une ressource FHIR, faute d'être un objet"))
        for where, each in unwrapped(place, document):
            kind = each.get("resourceType")
            if kind == "Bundle":
                self._met.append(bundles.read(where, Node(each, kind), self._scope()))
            elif failed(Node(each, "OperationOutcome")):
                self._met.append(Problem(where, FAILED))
            else:
                self._single.add(where, each, None)

    def close(self) -> None:
        """Settle what only the whole input can tell."""
        pages = followed([each for each in self._met if isinstance(each, Page)])
        known: dict[str, Patient | None] = {}
        for scope in (*(page.scope for page in pages), self._single):
            scope.elsewhere = known
            for key, named in scope.named.items():
                twin = known.setdefault(key, named)
                if twin is None or named is None or (twin.content != named.content and twin.last(named) is None):
                    known[key] = None
        found: list[Patient | Problem] = []
        for each in self._met:
            if isinstance(each, Problem):
                found.append(each)
            elif each in pages:
                nobody = each.nobody(known.keys())
                found += [nobody] if nobody else each.scope.close(bundle=True)
        unseen = any(isinstance(each, Problem) for each in self._met) or bool(self._single.problems)
        found += self._single.close(bundle=False, unseen=unseen)
        self._settle(found)
        self._met.clear()

    def _settle(self, found: list[Patient | Problem]) -> None:
        patients = [each for each in found if isinstance(each, Patient)]
        doubts = self._deletions.apply(patients)
        people, unclear = joined(patients, self._identities)
        held = {id(each): each.person for each in people}
        for patient in patients:
            settle(patient.person)
            if patient.incomplete:
                patient.person.listings.clear()
        for each in found:
            if isinstance(each, Problem):
                self._found.append(each)
            elif id(each) in held:
                self._found.append(held[id(each)])
        self._found += doubts + unclear
        if not self._found and self._first is not None:
            self._found.append(Problem(self._first, _NOBODY))
        self.dates = latest_among(held.values())
        self.latest = self.dates.day

    def records(
        self, at: datetime.date, evidence: bool = False, include_deceased: bool = False
    ) -> Iterator[PlacedRecord | Problem]:
        """Give every person as known at a date, and every problem met while reading."""
        for each in self._found:
            yield each if isinstance(each, Problem) else result(each, at, self.latest, evidence, include_deceased)


def parse(text: bytes) -> Any:
    """Read strict JSON; the refusal says where, not what."""
    try:
        found = json.loads(text.decode("utf-8"), parse_constant=_constant, object_pairs_hook=_object)
        if _MODIFIER in text:
            modifiers.raised(found)
        return found
    except UnicodeDecodeError as error:
        alone(Unreadable(Text(f"not UTF-8, at byte {error.start}",
                              f"pas de l'UTF-8, à l'octet {error.start}")))
    except json.JSONDecodeError as error:
        alone(Unreadable(Text(f"not JSON, or cut short, at line {error.lineno} column {error.colno}",
                              f"pas du JSON, ou coupé, à la ligne {error.lineno}, colonne {error.colno}")))
    except RecursionError:
        raise Unreadable(TOO_DEEP) from None
    except Unreadable:
        raise
    except ValueError:
        alone(Unreadable(NUMBER_TOO_LONG))


def _constant(_: str) -> Any:
    raise Unreadable(Text("not JSON: a number is not finite", "pas du JSON, car un nombre n'est pas fini"))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise Unreadable(Text("an object holds one name twice", "un objet contient deux fois le même nom"))
    return members
