"""Files of plans: read whole, replaced whole, by one command at a time.

Spec: spec/03-command.md; PLN-11, PLN-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..adapters.records import shown
from .._os_errors import cannot_be_written
from ..errors import IntegraError, TextError, text_of
from ..forms import JsonError, loads
from ..forms.event import event_from_json
from ..messages import split
from ..plan.plan import UNBOUNDED, Plan
from ..plan.taken import Taken, crowded
from ..records import documents
from ..text import Text, at_byte, verbatim
from ..words import Fault, Message
from .console import REFUSED, UNREADABLE, USAGE, Stop, output, problem
from .files import STDIN, named, open_one
from .lock import locked

NOT_WRITTEN = Text("nothing is written", "rien n'est écrit")
_JSON = (b"{", b"\xef\xbb\xbf")
#: What is wrong with a plan, which it is all the same (PLN-12).
_PLANS = (Fault.CHECK_MISSING, Fault.CHECK_DIFFERS)
#: The first bytes of the message of an event (WIRE-16).
EVENT_BEGINS = bytes([0x83, 1, Message.EVENT.code])


def read_bytes(name: str) -> bytes:
    """A file's bytes, or those of stdin."""
    with open_one(name).reading() as stream:
        return stream.read()


def plan_of(name: str, data: bytes) -> Plan:
    """The plan that bytes are."""
    if data.lstrip().startswith(_JSON):
        raise Stop(UNREADABLE, Text(
            "is no plan but JSON: integra plan new begins one with an opening, integra plan merge takes events in",
            "n'est pas un plan mais du JSON : integra plan new commence un plan par son ouverture, integra plan merge "
            "y ajoute des événements").at(named(name)))
    try:
        plan = Plan.from_cbor(data, work=UNBOUNDED)
    except IntegraError as error:
        place = verbatim(named(name))
        if error.fault not in _PLANS:
            place = Text("is no plan", "n'est pas un plan").at(place)
        raise Stop(UNREADABLE, text_of(error).at(place)) from None
    left = crowded(plan.taken)
    if left is not None:
        problem(verbatim(named(name)), left)
    return plan


def status_of(*plans: Plan) -> int:
    """Whether all of the files was read."""
    return REFUSED if any(plan.taken.chains for plan in plans) else 0


def read_plan(name: str) -> Plan:
    """The plan in a file."""
    return plan_of(name, read_bytes(name))


@contextmanager
def changing(name: str) -> Iterator[Plan]:
    """The plan in a file, which is replaced by what it has become; no other command changes it meanwhile."""
    if name == STDIN or (os.path.exists(name) and not os.path.isfile(name)):
        raise Stop(USAGE, Text("is a pipe or a folder, and cannot be replaced by the plan that it becomes: name a file",
                               "est un tube ou un dossier de fichiers, et ne peut être remplacé par le plan qu'il devient : "
                               "nommer un fichier").at(named(name)))
    with locked(name):
        plan = read_plan(name)
        if status_of(plan):
            raise Stop(REFUSED, Text("is not whole here: nothing is written", "n'est pas entier ici : rien n'est écrit").at(
                named(name)))
        yield plan
        _write(name, plan)


def create(name: str, plan: Plan) -> None:
    """Writes a new file, never over one that is there."""
    path = shown(Path(name))
    try:
        os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise Stop(USAGE, Text("is there already: integra plan append adds to it",
                                  "est déjà là : integra plan append y ajoute").at(path)) from None
    except OSError as error:
        raise Stop(USAGE, cannot_be_written(path, error, Text(
            "give another name", "donner un autre nom"))) from None
    _write(name, plan)


def _write(name: str, plan: Plan) -> None:
    with output(name, binary=True, option="FILE") as out:
        out.write(plan.to_cbor())
        out.flush()
        os.fsync(out.fileno())


def json_objects(name: str, data: bytes) -> list[tuple[Text, object]]:
    """The JSON objects of a file, each with its place: one over as many lines as it likes, or one a line."""
    try:
        return [(verbatim(named(name)), loads(data))]
    except JsonError as error:
        lines = [line.strip() for line in data.split(b"\n") if line.strip()]
        if len(lines) < 2 or not all(line.startswith(_JSON) and line.endswith(b"}") for line in lines):
            raise Stop(REFUSED, text_of(error).at(named(name))) from None
    return list(documents(io.BytesIO(data), named(name)))


def merge(plan: Plan, name: str) -> tuple[int, Taken]:
    """Takes in what a file has: a plan, events one after the other, or events in JSON. How many there were, and what of
    them was taken."""
    data = read_bytes(name)
    place, count, taken = verbatim(named(name)), 0, list[Taken]()
    try:
        if data.lstrip().startswith(_JSON):
            for place, document in json_objects(name, data):
                if isinstance(document, TextError):
                    raise document
                plan.apply(event_from_json(document))
                count += 1
                taken.append(plan.taken)
        elif data[:3] == EVENT_BEGINS:
            for offset, _, message in split(data):
                place = at_byte(named(name), offset)
                plan.apply(message)
                count += 1
                taken.append(plan.taken)
        else:
            with Plan.from_cbor(data, work=UNBOUNDED) as other:
                count = len(other) + other.taken.crowded
            taken.append(plan.merge(data))
    except (TextError, IntegraError) as error:
        raise Stop(REFUSED, text_of(error).then(NOT_WRITTEN).at(place)) from None
    return count, Taken.together(taken)
