"""The plans that several inputs hold: messages, events one after the other, events in JSON, stores, and folders of them.

Spec: spec/03-command.md, "What is due"; PLN-11, PLN-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A plan is one however many inputs have a part of it: parts are merged, since whoever has more events knows more. Each is
worked on while it is open and then closed: of a plan is kept where it stands, or its message, so that those of thousands of
people take little room. One that was met in part is worked on again, whole, when everything is read.
"""
from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Generic, TypeAlias, TypeVar
from uuid import UUID

from .._os_errors import cannot_be_read
from ..documents import LINES
from ..errors import IntegraError, TextError, text_of
from ..forms.event import event_from_json
from ..forms.shapes import EVENT, MESSAGES, is_another, of_object
from ..messages import split
from ..opening import InputError, Opened, open_file, shown
from ..records import documents
from ..records.folder import files
from ..text import Text, at_byte, verbatim
from ..words import Message
from ._stored import STORE, Stored, stored
from .event import Event
from .plan import UNBOUNDED, Plan
from .rows_of import shown_address
from .store_error import StoreError
from .taken import Taken, crowded

__all__ = ["Reading", "Refused"]

T = TypeVar("T")
#: Is told what is refused: where it stands, why, and the error that it is, none where it is only no plan.
Refused: TypeAlias = Callable[[Text, Text, Exception | None], None]
_ENVELOPE, _JSON = b"\x83", (b"{", b"[", b"\xef\xbb\xbf")
#: What is called so is a plan, or ought to be one.
_CALLED = (".cbor", ".cborseq", ".sqlite", ".sqlite3", ".db")
#: What the command and SQLite themselves put beside plans.
_BESIDE = ("-wal", "-shm", "-journal", ".mark", ".lock", ".part")
_NO_PLAN = Text(
    "is no plan, no store of plans and no events in JSON: integra plan new begins a plan, integra inspect shows messages",
    "n'est ni un plan, ni une base de plans, ni des événements en JSON : integra plan new commence un plan, integra inspect "
    "montre les messages")
_EMPTY = Text("is empty", "est vide")
_NO_EVENT = Text("is a plan without any event", "est un plan sans aucun événement")
_PACKED = Text("is a store of plans on a pipe or packed by gzip: name the file itself",
               "est une base de plans sur un tube ou compressée par gzip : nommer le fichier lui-même")
_PIPE = Text("is a pipe in a folder, and is not opened, since that may wait for ever: name it as an input",
             "est un tube dans un dossier de fichiers, et n'est pas ouvert, ce qui pourrait attendre sans fin : le nommer comme "
             "entrée")
_NOTHING = Text("a folder without any plan", "un dossier de fichiers sans aucun plan")
_NOWHERE = verbatim("")


class Reading(Generic[T]):
    """Plans as they are read.

    Attributes:
        found: what was made of each plan, by its identifier, in the order in which they were met.
        places: where each was found.
        passed_over: what folders hold that is no plan.
        in_folder: whether what is read now stands in a folder, and was not named.
    """

    found: dict[UUID, T]
    places: dict[UUID, list[str]]
    passed_over: list[str]
    in_folder: bool

    def __init__(self, work: Callable[[Plan], T], refused: Refused) -> None:
        """``work`` is done on each plan while it is open; ``refused`` is told what cannot be read."""
        self.found, self.places, self.passed_over = {}, {}, []
        self._work, self._refused, self.in_folder = work, refused, False
        self._sources: dict[UUID, list[bytes | Stored]] = {}
        self._seen = set[tuple[int, int] | None]()
        self._refusals = 0

    def read(self, inputs: Iterable[Opened | Path | str]) -> None:
        """Reads inputs that are open, folders with all that is under them, and addresses of databases."""
        for each in inputs:
            self.in_folder = isinstance(each, Path)
            if isinstance(each, Path):
                self._folder(each)
            elif isinstance(each, str):
                self._stored(each, shown_address(each))
            else:
                self._opened(each)
        self.in_folder = False
        self._again()

    def take(self, name: str, data: bytes) -> None:
        """Takes in bytes that were read already: events in JSON, or messages."""
        if data.startswith(_ENVELOPE):
            self._sequence(name, data)
        else:
            self._documents(BytesIO(data), name)
        self._again()

    def add(self, plan: Plan, name: str = "") -> None:
        """Takes in a plan at hand, or a part of one, which stays open and as it is."""
        self._take(plan, name, None)

    def whole(self, plan: UUID) -> Plan:
        """A plan that was found, with every part of it."""
        first, *others = self._sources[plan]
        found = _open(first)
        for each in others:
            with _open(each) as part:
                self._told(", ".join(self.places[plan]), found.merge(part))
        return found

    def _again(self) -> None:
        """Works once more on what was met in parts, now whole."""
        for plan in [each for each, sources in self._sources.items() if len(sources) > 1]:
            try:
                with self.whole(plan) as whole:
                    self._sources[plan] = [whole.to_cbor()]
                    self.found[plan] = self._work(whole)
            except (IntegraError, StoreError) as error:
                self._refuse(", ".join(self.places[plan]), _reason(error), error)

    def _told(self, place: str | Text, taken: Taken) -> None:
        """Refuses what was left out of an input; the rest of it is read."""
        left = crowded(taken)
        if left is not None:
            self._refuse(place, left)

    def _refuse(self, place: str | Text, reason: Text, error: Exception | None = None) -> None:
        self._refusals += 1
        self._refused(place if isinstance(place, Text) else verbatim(place), reason, error)

    # ---- inputs

    def _folder(self, folder: Path) -> None:
        """Every plan under a folder; what is there besides is passed over, unless it is called as plans are."""
        before = len(self.found) + self._refusals
        closed = list[OSError]()
        for file in sorted(files(folder, closed.append)):
            if file.name.startswith(".") or file.name.endswith(_BESIDE):
                continue
            try:
                if stat.S_ISFIFO(os.stat(file).st_mode):
                    self._refuse(shown(file), _PIPE)
                    continue
                self._found(file, open_file(file))
            except OSError as error:
                closed.append(error)
            except InputError as error:
                self._refuse(_NOWHERE, error.text, error)
        for each in closed:
            self._refuse(_NOWHERE, cannot_be_read(shown(each.filename or folder), each), each)
        if len(self.found) + self._refusals == before and not self._seen:
            self._refuse(shown(folder), _NOTHING)

    def _found(self, file: Path, opened: Opened) -> None:
        """A file of a folder, once however many links lead to it."""
        if opened.identity in self._seen:
            opened.close()
        elif _may_hold_plans(opened) or opened.suffix in _CALLED:
            self._opened(opened)
        else:
            opened.close()
            self.passed_over.append(shown(file))

    def _opened(self, opened: Opened) -> None:
        """One input, told by its first bytes."""
        if opened.identity is not None and opened.regular:
            if opened.identity in self._seen:
                opened.close()
                return
            self._seen.add(opened.identity)
        try:
            head = opened.head
            if head.startswith(STORE):
                self._store(opened)
            elif head.startswith(_ENVELOPE):
                self._sequence(opened.name, opened.stream.read())
            elif head.lstrip().startswith(_JSON):
                self._documents(opened.stream, opened.name)
            else:
                self._refuse(opened.name, _NO_PLAN if head else _EMPTY)
        except InputError as error:
            self._refuse(_NOWHERE, error.text, error)
        finally:
            opened.close()

    # ---- what stands in one

    def _store(self, opened: Opened) -> None:
        if opened.file is None:
            self._refuse(opened.name, _PACKED)
            return
        self._stored(opened.file, opened.name)

    def _stored(self, where: Path | str, name: str) -> None:
        """The plans of a store, in a file or at an address, which is named without its password."""
        try:
            for source, plan in stored(where):
                with plan:
                    self._take(plan, name, source)
        except (StoreError, IntegraError) as error:
            self._refuse(name, _reason(error), error)

    def _sequence(self, name: str, data: bytes) -> None:
        """Messages one after the other: plans, whole or in part, and events."""
        parts = dict[UUID, Plan]()
        try:
            for offset, kind, message in split(data):
                place = at_byte(name, offset) if offset or len(message) < len(data) else verbatim(name)
                try:
                    if kind is Message.PLAN:
                        with Plan.from_cbor(message, work=UNBOUNDED) as plan:
                            self._told(place, plan.taken)
                            self._take(plan, name, message)
                    elif kind is Message.EVENT:
                        self._told(place, _apply(parts, Event.from_cbor(message)))
                    else:
                        self._refuse(place, is_another(MESSAGES[kind], MESSAGES[Message.PLAN])
                                     if isinstance(kind, Message) else _NO_PLAN)
                except IntegraError as error:
                    self._refuse(place, text_of(error), error)
        except IntegraError as error:
            self._refuse(name, text_of(error), error)
        self._events(parts, name)

    def _documents(self, stream: BinaryIO, name: str) -> None:
        """Events in JSON."""
        parts = dict[UUID, Plan]()
        for place, document in documents(stream, name):
            try:
                if isinstance(document, TextError):
                    raise document
                self._told(place, _apply(parts, event_from_json(document)))
            except (TextError, IntegraError) as error:
                self._refuse(place, text_of(error), error)
        self._events(parts, name)

    def _events(self, parts: dict[UUID, Plan], name: str) -> None:
        """The plans, or parts of them, that the events of one input made."""
        for plan in parts.values():
            with plan:
                self._take(plan, name, None)

    def _take(self, part: Plan, name: str, source: bytes | Stored | None) -> None:
        """A plan, or a part of one that was met already; ``source`` is where it stands, None where nowhere else."""
        if part.id is None:
            self._refuse(name, _NO_EVENT)
            return
        sources = self._sources.setdefault(part.id, [])
        sources.append(part.to_cbor() if source is None else source)
        places = self.places.setdefault(part.id, [])
        if name not in places:
            places.append(name)
        if len(sources) == 1:
            self.found[part.id] = self._work(part)


def _open(source: bytes | Stored) -> Plan:
    return Plan.from_cbor(source, work=UNBOUNDED) if isinstance(source, bytes) else source.plan()


def _reason(error: Exception) -> Text:
    return error.reason if isinstance(error, StoreError) else text_of(error)


def _apply(parts: dict[UUID, Plan], event: Event) -> Taken:
    """An event to the plan that it is of; an opening is of the plan that it makes."""
    known = None if event.plan is None else parts.get(event.plan)
    part = known or Plan(work=UNBOUNDED)
    part.apply(event)
    taken = part.taken
    if known is None and part.id is not None:
        here = parts.setdefault(part.id, part)
        if here is not part:
            with part:
                here.merge(part)
    return taken


def _may_hold_plans(opened: Opened) -> bool:
    """Whether the first bytes are of a store, of a message of plans, or of an event in JSON."""
    head = opened.head
    if head.startswith(STORE):
        return True
    if head.startswith(_ENVELOPE):
        return head[2:3] in (bytes([Message.PLAN.code]), bytes([Message.EVENT.code]))
    return head.lstrip().startswith(_JSON) and _names_event(opened)


def _names_event(opened: Opened) -> bool:
    """Whether the first document of some JSON is an event, as far as its first line tells."""
    import json

    line = opened.head.lstrip().removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0]
    try:
        return EVENT in of_object(json.loads(line))
    except ValueError:
        return opened.suffix in LINES and b'"kind"' in opened.head and b'"author"' in opened.head
