"""An event of a shared plan as JSON, a form that others write too.

Spec: spec/02-json.md; PLN-11, PLN-22, GEN-6, GEN-7.  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any, TypeVar
from uuid import UUID

from .._low import event as _low_event
from .._low.core import MESSAGE_LIMIT
from .._low.event import DIGEST_SIZE, SIGNATURE_LIMIT, SIGNATURES_LIMIT
from ..plan.event import UINT16, Draft, Event
from ..text import Text
from ..words import Event as EventKind
from ..words import Field, Presence, Tri, Word
from . import shapes, strict
from .record import iso
from .strict import JsonError, join

NAMES = ("plan", "writer", "sequence", "author", "recorded", "effective", "kind", "fields", "parents", "digest")
#: In ``fields``, in the order in which they are written.
FIELDS = ("due", "until", "person", "reference", "target", "code", "detail", "giver", "heard", "vouched", "text", "salt",
          "text_digest", "edition", "signatures", "extension")
#: What a draft may leave out, and what it then leaves to the plan.
FILLED = ("plan", "sequence", "parents", "digest")
TEXT_LIMIT, SALT_SIZE, PARENT_LIMIT = 4096, 16, 1024
_PLACES = ({name: name for name in NAMES} | {name: f"fields.{name}" for name in FIELDS})
_RECORDED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z", re.ASCII)


W = TypeVar("W", bound=Word)


def minutes(value: datetime) -> str:
    """A time in UTC, to the minute."""
    return f"{value:%Y-%m-%dT%H:%MZ}".rjust(17, "0")


def _word(code: Word | int | None) -> str | int | None:
    return code.word if isinstance(code, Word) else code


def event_to_json(event: Event | Draft) -> dict[str, Any]:
    """An event with every name, or a draft with those it has; of ``fields`` those that there are."""
    values: dict[str, Any] = {
        "due": iso(event.due), "until": iso(event.until), "person": event.person and event.person.hex,
        "reference": event.reference and event.reference.hex, "target": event.target and event.target.hex(),
        "code": _word(event.code), "detail": _word(event.detail), "giver": event.giver and event.giver.hex,
        "heard": _word(event.heard), "vouched": None if event.vouched is Tri.UNKNOWN else event.vouched.word,
        "text": event.text, "salt": event.salt.hex() or None, "text_digest": None, "edition": event.edition,
        "signatures": [each.hex() for each in event.signatures] or None,
        "extension": event.extension.hex() or None,
    }
    out: dict[str, Any] = {
        "writer": event.writer and event.writer.hex, "author": event.author.hex, "recorded": minutes(event.recorded),
        "effective": iso(event.effective), "kind": _word(event.kind), "fields": values,
    }
    if isinstance(event, Event):
        values["text_digest"] = event.text_digest and event.text_digest.hex()
        out |= {"plan": event.plan and event.plan.hex, "sequence": event.sequence,
                "parents": [parent.hex() for parent in event.parents], "digest": event.digest.hex()}
    out["fields"] = {name: value for name, value in values.items() if value is not None}
    return {name: out[name] for name in NAMES if name in out}


def time_of(value: object, path: str) -> datetime:
    """A time in UTC, to the minute, of the years 1 to 9999."""
    if isinstance(value, str) and _RECORDED.fullmatch(value):
        try:
            return datetime.strptime(value, "%Y-%m-%dT%H:%MZ").replace(tzinfo=timezone.utc)
        except ValueError:
            strict.refuse(Text("a time that exists", "une heure qui existe"), path)
    strict.refuse(Text("a time in UTC to the minute, as in 2025-06-01T09:30Z",
                       "une heure UTC à la minute, comme 2025-06-01T09:30Z"), path)


def digest_of(value: object, path: str) -> bytes:
    """The SHA-256 that names an event."""
    found = strict.octets(value, path)
    if len(found) != DIGEST_SIZE:
        strict.refuse(Text(f"the {2 * DIGEST_SIZE} hexadecimal digits of an event's digest",
                           f"les {2 * DIGEST_SIZE} chiffres hexadécimaux de l'empreinte d'un événement"), path)
    return found


def _kind(value: object, path: str) -> EventKind | int:
    """A word, or the number of a kind that this version does not know."""
    if type(value) is int:
        number = strict.integer(value, path, 1)
        if number in map(int, EventKind):
            strict.refuse(Text("the word of this kind, not its number", "le mot de cette nature, pas son numéro"), path)
        return number
    return strict.word(value, path, EventKind)


def _code(value: object, path: str, kind: EventKind | int, field: Field) -> Word | int:
    words = _low_event.words_of(kind, field)
    return strict.integer(value, path, 1, UINT16) if words is None else _said(value, path, words)


def _said(value: object, path: str, words: type[W]) -> W:
    """A word that says something."""
    found = strict.word(value, path, words)
    if not found.code:
        strict.refuse(Text("another word: this one says that there is none",
                           "un autre mot : celui-ci dit qu'il n'y en a pas"), path)
    return found


def _signatures(value: object, path: str) -> tuple[bytes, ...]:
    found = tuple(strict.octets(each, f"{path}[{at}]", SIGNATURE_LIMIT)
                  for at, each in enumerate(strict.items(value, path, SIGNATURES_LIMIT)))
    if list(found) != sorted(set(found)):
        strict.refuse(Text("signatures in ascending order of their bytes, none twice",
                           "des signatures dans l'ordre croissant de leurs octets, aucune deux fois"), path)
    return found


def _fields(value: object, path: str, kind: EventKind | int) -> dict[str, Any]:
    given = strict.fields(value, path, FIELDS, _PLACES)
    out: dict[str, Any] = {}
    for name in ("due", "until"):
        if name in given:
            out[name] = strict.day(given[name], join(path, name))
    for name in ("person", "reference", "giver"):
        if name in given:
            out[name] = strict.identifier(given[name], join(path, name))
    for name in ("target", "text_digest"):
        if name in given:
            out[name] = digest_of(given[name], join(path, name))
    for field in (Field.CODE, Field.DETAIL, Field.HEARD):
        if field.word in given:
            out[field.word] = _code(given[field.word], join(path, field.word), kind, field)
    if "vouched" in given:
        out["vouched"] = _said(given["vouched"], join(path, "vouched"), Tri)
    if "text" in given:
        out["text"] = strict.text(given["text"], join(path, "text"), TEXT_LIMIT)
    for name, limit in (("salt", SALT_SIZE), ("extension", MESSAGE_LIMIT)):
        if name in given:
            out[name] = strict.octets(given[name], join(path, name), limit)
    if "signatures" in given:
        out["signatures"] = _signatures(given["signatures"], join(path, "signatures"))
    if "edition" in given:
        out["edition"] = strict.integer(given["edition"], join(path, "edition"), 1)
    return out


def _check_presence(value: object, path: str, kind: EventKind) -> None:
    """Names the field that a kind forbids, or lacks, by its place; an erased text is there by its digest."""
    given = strict.fields(value, path, FIELDS, _PLACES)
    for field in Field:
        if field is Field.EFFECTIVE:
            continue
        there = field.word in given or (field is Field.TEXT and "text_digest" in given)
        presence = _low_event.presence(kind, field)
        if there and presence is Presence.ABSENT:
            raise JsonError(Text("this kind has no such field: leave it out",
                                 "cette nature n'a pas ce champ : l'omettre"), join(path, field.word))
        if not there and presence is Presence.REQUIRED:
            raise JsonError(Text("this kind requires this name", "cette nature demande ce nom"), join(path, field.word))


def _require(given: Mapping[str, object], path: str, names: tuple[str, ...]) -> None:
    for name in names:
        if name not in given:
            raise JsonError(strict.REQUIRED, join(path, name))


def _common(document: object, path: str, recorded: datetime | None) -> tuple[dict[str, object], dict[str, Any]]:
    """The names given, and the values that drafts and events share."""
    shapes.refuse_another(document, path, shapes.EVENT, NAMES)
    given = strict.fields(document, path, NAMES, _PLACES)
    _require(given, path, ("author", "kind", "fields", *(() if recorded else ("recorded",))))
    kind = _kind(given["kind"], join(path, "kind"))
    if isinstance(kind, EventKind):  # every kind of this edition has the day
        _require(given, path, ("effective",))
        _check_presence(given["fields"], join(path, "fields"), kind)
    values = _fields(given["fields"], join(path, "fields"), kind)
    values |= {
        "kind": kind, "author": strict.identifier(given["author"], join(path, "author")),
        "recorded": time_of(given["recorded"], join(path, "recorded")) if "recorded" in given else recorded,
        "effective": strict.day(given["effective"], join(path, "effective")) if "effective" in given else None,
        "writer": strict.identifier(given["writer"], join(path, "writer")) if "writer" in given else None,
    }
    return given, values


def draft_from_json(document: object, *, recorded: datetime | None = None, writer: UUID | None = None,
                    path: str = "") -> Draft:
    """Reads a draft. What the plan fills in (``plan``, ``sequence``, ``parents``, ``digest``) is passed over here:
    :func:`check_filled` holds it against the event recorded.

    ``recorded`` and ``writer`` are what is taken where the draft leaves them out; without a writer it is the plan's.
    """
    _, values = _common(document, path, recorded)
    values.pop("text_digest", None)
    return Draft(**values | {"writer": values["writer"] or writer})


def check_filled(document: object, event: Event, *, path: str = "") -> None:
    """Refuses a draft that says otherwise than the event recorded from it, in what the plan fills in."""
    given, filled = strict.fields(document, path, NAMES, _PLACES), event_to_json(event)
    for name in FILLED:
        if name in given and not strict.same(given[name], filled[name]):
            raise JsonError(Text("differs from what the plan fills in: leave it out (an event received is merged)",
                                 "diffère de ce que le plan remplit : l'omettre (un événement reçu se fusionne)"),
                            join(path, name))


def event_from_json(document: object, *, path: str = "") -> Event:
    """Reads an event whole; ``digest`` may be left out or must agree, and so must an opening's ``plan``."""
    given, values = _common(document, path, None)
    opening = values["kind"] == EventKind.OPENING
    _require(given, path, ("writer", "sequence", *(() if opening else ("plan", "parents"))))
    where = join(path, "parents")
    event = Event(
        sequence=strict.integer(given["sequence"], join(path, "sequence"), 1),
        parents=tuple(digest_of(parent, f"{where}[{at}]")
                      for at, parent in enumerate(strict.items(given.get("parents", []), where, PARENT_LIMIT))),
        plan=strict.identifier(given["plan"], join(path, "plan")) if "plan" in given else None, **values)
    if "digest" in given and digest_of(given["digest"], join(path, "digest")) != event.digest:
        raise JsonError(Text("is not the digest of this event: something in it was changed",
                             "n'est pas l'empreinte de cet événement : quelque chose y a été changé"),
                        join(path, "digest"))
    return event
