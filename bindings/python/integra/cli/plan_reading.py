"""The plans that several files hold: messages, events one after the other, events in JSON, stores, and folders of them.

Spec: spec/03-command.md, "What is due"; PLN-11, PLN-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A plan is one however many inputs have a part of it: parts are merged, since whoever has more events knows more. What
cannot be read is named and counted, and the others are read.
"""
from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from .._low import plan as _low
from .._low.core import id_of
from .._os_errors import cannot_be_read
from ..documents import LINES
from ..errors import IntegraError, TextError, text_of
from ..forms.event import event_from_json
from ..forms.shapes import EVENT, MESSAGES, is_another, of_object
from ..messages import split
from ..opening import STDIN, InputError, Opened, open_named, shown
from ..plan._stored import STORE, stored
from ..plan.event import Event
from ..plan.plan import Plan
from ..plan.store_error import StoreError
from ..records import documents
from ..records.folder import files
from ..text import Text, at_byte, plural, verbatim
from ..words import Message
from .console import UNREADABLE, Stop, note, problem
from .files import named, open_one
from .plan_files import EVENT_BEGINS, plan_of, read_bytes

__all__ = ["Gathered", "one_plan", "person_of", "reference_of"]

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
_NO_OPENING = Text("its opening is not here, so that nothing of it can be told: merge what the other sites have",
                   "son ouverture n'est pas ici, et rien ne peut en être dit : fusionner ce qu'ont les autres sites")
_IN_PART = Text(
    "not all of it can be read as events of a plan: integra plan append records drafts, integra plan merge takes events in",
    "tout n'y est pas lisible comme événements d'un plan : integra plan append enregistre des brouillons, integra plan merge "
    "prend des événements")
_SEVERAL = Text("holds {n} plans, and one is asked for: integra plan due tells of many",
                "contient {n} plans, et un seul est demandé : integra plan due en dit plusieurs")
_PASSED = (Text("passed over in folders, being no plan: {n} file ({some})",
                "laissé de côté dans les dossiers, n'étant pas un plan : {n} fichier ({some})"),
           Text("passed over in folders, being no plans: {n} files ({some})",
                "laissés de côté dans les dossiers, n'étant pas des plans : {n} fichiers ({some})"))
_SHOWN = 3


@dataclass
class Gathered:
    """Plans as they are read: each by its identifier, with the inputs that it stands in.

    Attributes:
        plans: by their identifiers, in the order in which they were met.
        places: where each was found.
        refused: how many files, messages and documents were not read.
        passed_over: what folders hold that is no plan.
    """

    plans: dict[UUID, Plan] = field(default_factory=dict)
    places: dict[UUID, list[str]] = field(default_factory=dict)
    refused: int = 0
    passed_over: list[str] = field(default_factory=list)
    _seen: set[tuple[int, int] | None] = field(default_factory=set)

    def read(self, names: Sequence[str]) -> None:
        """Reads every input, says what is refused, and what several inputs have in common."""
        for name in names:
            if name != STDIN and os.path.isdir(name):
                self._folder(Path(name))
            else:
                self._named(name)
        if self.passed_over:
            some = ", ".join(self.passed_over[:_SHOWN]) + (", …" if len(self.passed_over) > _SHOWN else "")
            note(plural(len(self.passed_over), *(Text(*(each.replace("{some}", some) for each in form)) for form in _PASSED)))
        for plan, places in self.places.items():
            if len(places) > 1:
                where = ", ".join(places)
                note(Text(f"plan {plan.hex} is one, read from {where}", f"plan {plan.hex} : un seul, lu dans {where}"))
        self._without_opening()

    def take(self, name: str, data: bytes) -> None:
        """Takes in bytes that were read already: events in JSON, or messages."""
        if data.startswith(_ENVELOPE):
            self._sequence(name, data)
        else:
            self._documents(BytesIO(data), name)
        self._without_opening()

    def _without_opening(self) -> None:
        for plan in [each for each, held in self.plans.items() if person_of(held) is None]:
            self._refuse(verbatim(f"plan {plan.hex}").at(", ".join(self.places.pop(plan))), _NO_OPENING)
            self.plans.pop(plan).close()

    def _refuse(self, place: str | Text, reason: Text) -> None:
        self.refused += 1
        problem(place if isinstance(place, Text) else verbatim(place), reason)

    # ---- inputs

    def _named(self, name: str) -> None:
        """An input that the command line names."""
        try:
            self._opened(open_one(name))
        except InputError as error:
            self._refuse("", error.text)

    def _folder(self, folder: Path) -> None:
        """Every plan under a folder; what is there besides is passed over, unless it is called as plans are."""
        before = len(self.plans) + self.refused
        closed = list[OSError]()
        for file in sorted(files(folder, closed.append)):
            if file.name.startswith(".") or file.name.endswith(_BESIDE):
                continue
            try:
                if stat.S_ISFIFO(os.stat(file).st_mode):
                    self._refuse(shown(file), _PIPE)
                    continue
                opened = open_named(file)
            except OSError as error:
                closed.append(error)
            except InputError as error:
                self._refuse("", error.text)
            else:
                self._found(file, opened)
        for problem_of in closed:
            self._refuse("", cannot_be_read(shown(problem_of.filename or folder), problem_of))
        if len(self.plans) + self.refused == before and not self._seen:
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
            self._refuse("", error.text)
        finally:
            opened.close()

    # ---- what stands in one

    def _store(self, opened: Opened) -> None:
        if opened.file is None:
            self._refuse(opened.name, _PACKED)
            return
        try:
            for plan in stored(opened.file):
                self._take(plan, opened.name)
        except (StoreError, IntegraError) as error:
            self._refuse(opened.name, error.reason if isinstance(error, StoreError) else text_of(error))

    def _sequence(self, name: str, data: bytes) -> None:
        """Messages one after the other: plans, whole or in part, and events."""
        try:
            for offset, kind, message in split(data):
                place = at_byte(name, offset) if offset or len(message) < len(data) else verbatim(name)
                try:
                    if kind is Message.PLAN:
                        self._take(Plan.from_cbor(message), name)
                    elif kind is Message.EVENT:
                        self._apply(Event.from_cbor(message), name)
                    else:
                        self._refuse(place, is_another(MESSAGES[kind], MESSAGES[Message.PLAN])
                                     if isinstance(kind, Message) else _NO_PLAN)
                except IntegraError as error:
                    self._refuse(place, text_of(error))
        except IntegraError as error:
            self._refuse(name, text_of(error))

    def _documents(self, stream: BinaryIO, name: str) -> None:
        """Events in JSON."""
        for place, document in documents(stream, name):
            try:
                if isinstance(document, TextError):
                    raise document
                self._apply(event_from_json(document), name)
            except (TextError, IntegraError) as error:
                self._refuse(place, text_of(error))

    def _apply(self, event: Event, name: str) -> None:
        known = None if event.plan is None else self.plans.get(event.plan)
        part = known or Plan()
        part.apply(event)
        self._take(part, name)

    def _take(self, part: Plan, name: str) -> None:
        """A plan, or a part of one that is here already."""
        if part.id is None:
            self._refuse(name, _NO_EVENT)
            return
        known = self.plans.setdefault(part.id, part)
        places = self.places.setdefault(part.id, [])
        if name not in places:
            places.append(name)
        if known is not part:
            with part:
                known.merge(part)


def person_of(plan: Plan) -> UUID | None:
    """Whose plan it is, None where its opening is not here: known without the state, which takes longer to make."""
    return id_of(_low.opening(plan._open)[0])


def reference_of(plan: Plan) -> UUID | None:
    """What the host that opened the plan calls it, None where it does not say."""
    return id_of(_low.opening(plan._open)[1])


def one_plan(name: str) -> Plan:
    """The plan in a file, as a message, or as its events in JSON or one after the other: whole, or not at all."""
    data = read_bytes(name)
    if data[:3] != EVENT_BEGINS and not data.lstrip().startswith(_JSON):
        return plan_of(name, data)
    read = Gathered()
    read.take(named(name), data)
    if read.refused or len(read.plans) != 1:
        raise Stop(UNREADABLE, (_IN_PART if read.refused else _SEVERAL.of(n=len(read.plans))).at(named(name)))
    return read.plans.popitem()[1]


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
