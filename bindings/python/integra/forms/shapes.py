"""Which kind a JSON object or a message is, told to whoever wanted another one, with the command that reads it.

Spec: spec/02-json.md, "Other messages".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from .._model import of_class
from ..messages import KINDS, Decoded
from ..rules import label
from ..text import LANGUAGES, Text
from ..words import Message, Question, TerritoryTable, marked
from .strict import JsonError

__all__ = ["DEMAND", "EVENT", "RECORD", "SCREENED", "SHAPES", "TERRITORY", "Kind", "another", "is_another", "is_territory",
           "of_message", "of_object", "refuse_another"]


class Kind(NamedTuple):
    """What an object or a message is, and what reads it or is to be given instead."""

    what: Text
    read_by: Text


RECORD = Kind(Text("a record", "un dossier"), Text("integra screen reads it", "integra screen le lit"))
DEMAND = Kind(Text("a demand", "une demande"), Text("integra orient reads it", "integra orient la lit"))
EVENT = Kind(Text("an event of a plan", "un événement d'un plan"),
             Text("integra plan reads it", "integra plan le lit"))
_FHIR = Kind(Text("a FHIR resource", "une ressource FHIR"),
             Text("integra screen reads it, in a file of its own", "integra screen la lit, dans un fichier à part"))
SCREENED = Kind(
    Text("a line of integra screen", "une ligne d'integra screen"),
    Text("it leaves out part of the message; give the record, or screen again with --format cbor",
         "elle omet une partie du message ; donner le dossier, ou refaire le repérage avec --format cbor"))
_ORIENTED = Kind(
    Text("a line of integra orient", "une ligne d'integra orient"),
    Text("it leaves out part of the message; give the demand, or orient again with --format cbor",
         "elle omet une partie du message ; donner la demande, ou orienter de nouveau avec --format cbor"))
#: What is read by more than ``integra inspect``, which shows every message there is.
_READ_BY: Mapping[Message, Kind] = {
    Message.ANSWERS: RECORD,
    Message.FACTS: RECORD,
    Message.RECEIPT: Kind(Text("a decision receipt", "un reçu de décision"),
                          Text("integra replay checks it", "integra replay le vérifie")),
    Message.EVENT: EVENT,
    Message.PLAN: Kind(Text("a plan", "un plan"), EVENT.read_by),
    Message.SUMMARY: Kind(Text("what a site holds of a plan", "ce qu'un site détient d'un plan"),
                          Text("integra plan verify --summary reads it", "integra plan verify --summary le lit")),
    Message.PROTOCOL: Kind(Text("an orientation protocol", "un protocole d'orientation"),
                           Text("integra protocol reads it", "integra protocol le lit")),
    Message.DEMAND: DEMAND,
    Message.DIRECTORY: Kind(Text("a directory of resources", "un répertoire des ressources"),
                            Text("integra orient --directory reads it", "integra orient --directory le lit")),
}


def _of_kind(message: Message) -> Kind:
    """What a kind of message is; one that only ``integra inspect`` knows is told by its label."""
    known = _READ_BY.get(message)
    return known or Kind(
        Text(*(label(message, language) for language in LANGUAGES)).at(Text("a message", "un message")),
        Text("integra inspect shows it", "integra inspect le montre"))


MESSAGES: Mapping[Message, Kind] = {message: _of_kind(message) for message in Message}
TERRITORY = MESSAGES[Message.TERRITORY]
_BY_NAME = {message.word: kind for message, kind in MESSAGES.items()}
_BY_CLASS = {form.made: MESSAGES[kind.message] for kind in KINDS for form in kind.forms}


def _any(kind: Kind, *names: str) -> tuple[tuple[frozenset[str], Kind], ...]:
    return tuple((frozenset((name,)), kind) for name in names)


#: Names that make an object one of a kind, where all of a set are there; what has a name ``message`` says it itself.
SHAPES = (
    *_any(EVENT, "kind"), *_any(_FHIR, "resourceType"),
    *_any(RECORD, "answers", "facts", *(question.word for question in marked(Question, "decision"))),
    *_any(DEMAND, "motives", "requester"),
    (frozenset(("stage", "items")), SCREENED), *_any(_ORIENTED, "routes"),
)


_TABLES = frozenset(table.word for table in TerritoryTable)


def is_territory(document: Mapping[str, object]) -> bool:
    """Whether an object is a territory that leaves out ``message``: claims, or tables and nothing else (a row of a frame has
    a cell of text where a territory of that name has a list)."""
    return isinstance(document.get("claims"), dict) or (
        any(isinstance(document[name], list) for name in _TABLES.intersection(document)) and document.keys() <= _TABLES | {"id"})


def of_object(document: object) -> tuple[Kind, ...]:
    """What a JSON object may be, by its names, likeliest first; ``null`` says nothing."""
    if not isinstance(document, dict):
        return ()
    message = document.get("message")
    if message is not None:
        return (_BY_NAME[message],) if isinstance(message, str) and message in _BY_NAME else ()
    given = {name for name, value in document.items() if value is not None}
    found = tuple(dict.fromkeys(kind for names, kind in SHAPES if names <= given))
    return found or ((TERRITORY,) if is_territory(document) else ())


def of_message(message: Decoded) -> Kind:
    """What a decoded message is."""
    kind = of_class(_BY_CLASS, message)
    assert kind is not None, "decode() gives no other classes"
    return kind


def is_another(found: Kind, wanted: Kind) -> Text:
    """That something is of another kind than the one wanted, and what reads it."""
    return Text(f"this is {found.what.en}, not {wanted.what.en}: {found.read_by.en}",
                f"c'est {found.what.fr}, pas {wanted.what.fr} : {found.read_by.fr}")


def another(message: Decoded, wanted: Kind) -> Text:
    """That a message is of another kind than the one wanted."""
    return is_another(of_message(message), wanted)


def refuse_another(document: object, path: str, wanted: Kind, names: Collection[str]) -> None:
    """Refuses an object that is plainly of another kind; one that may be the kind wanted, or has its ``names`` alone, is
    left to the reader of that kind."""
    if isinstance(document, dict) and any(name not in names for name in document):
        found = of_object(document)
        if found and wanted not in found:
            raise JsonError(is_another(found[0], wanted), path)
