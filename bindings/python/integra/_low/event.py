"""Events: between the model and the C library.

Spec: spec/31-history.md (PLN-11, PLN-22, PLN-23).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from .._discreet import alone
from .. import _swig
from .core import WORD_CLASSES, Struct, date_of, days_of, id_bytes, id_of
from ..errors import MalformedError, RefusedError, UsageError
from .._model import wanted
from ..text import HALF_A_PAIR, Text, expected
from ..words import Event as EventKind
from ..words import Fault, Field, Group, Presence, Status, Tri, Word

if TYPE_CHECKING:
    from ..plan.event import Draft, Event

#: Bytes of a digest, which names an event (PLN-12).
DIGEST_SIZE = 32
_MINUTE = datetime.timedelta(minutes=1)
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
_NO_DIGEST = bytes(DIGEST_SIZE)
_PARENTS, _SALT, _TEXT, _SIGNATURES = range(4)
#: How many signatures may stand beside an event, and how long one may be (PLN-12).
SIGNATURES_LIMIT: int = _swig.INTEGRA_SIGNATURES_LIMIT
SIGNATURE_LIMIT: int = _swig.INTEGRA_SIGNATURE_LIMIT
_KINDS = {int(kind): kind for kind in EventKind}
_FIELDS: dict[int | None, Field] = {int(field): field for field in Field}


@cache
def words_of(kind: EventKind | int, field: Field) -> type[Word] | None:
    """The enumeration whose words a kind's code or detail takes, or how a word was heard; None where there is none."""
    group = _swig.integra_event_words(int(kind), field.code)
    return WORD_CLASSES[Group(group)] if group else None


@cache
def presence(kind: EventKind | int, field: Field) -> Presence:
    """Whether a kind requires, allows or forbids a field."""
    return Presence(_swig.integra_event_field(int(kind), field.code))


@cache
def correctable(kind: EventKind | int, field: Field) -> bool:
    """Whether a correction may touch a kind's field (PLN-23)."""
    return bool(_swig.integra_event_correctable(int(kind), field.code))


def settle_code(owner: object, kind: EventKind | int, field: Field) -> None:
    """A code becomes a word of the kind's group, or a plain number where the kind names none."""
    value = getattr(owner, field.word)
    group = words_of(kind, field)
    if group is None:
        settled: Word | int = int(value)
    elif isinstance(value, Word) and type(value) is not group:
        raise wanted(owner, field.word, f"a word of {group.__name__}")
    else:
        try:
            settled = group(value)
        except ValueError:
            alone(UsageError(Status.INVALID_VALUE, rule="PLN-11", detail=expected(Text(
                f"a word of {group.__name__}", f"un mot de {group.__name__}")).at(field.word)))
    object.__setattr__(owner, field.word, settled)


@contextmanager
def naming_fields() -> Iterator[None]:
    """An error about a field of an event says which by its name."""
    try:
        yield
    except (UsageError, MalformedError, RefusedError) as error:
        # Of a refusal by a guard, index is the guard's number.
        field = _FIELDS.get(error.index) if error.rule == "PLN-22" or not isinstance(error, RefusedError) else None
        if field is not None:
            error.retold(error.told.at(field.word) if error.fault is Fault.NONE else error.told)
        raise


def settle_event(event: Event) -> None:
    """Fills in what follows from the rest: text digest, digest, and of an opening edition and plan."""
    opening = event.kind == EventKind.OPENING
    if opening and event.edition is None:
        object.__setattr__(event, "edition", 1)
    if event.text is not None and event.text_digest is None:
        import hashlib  # loads OpenSSL, which takes as much memory as reading people does

        digest = hashlib.sha256(event.salt + _utf8(event.text)).digest()
        object.__setattr__(event, "text_digest", digest)
    struct = event_struct(event, whole=True)
    with naming_fields():
        name: bytes = _swig.integra_event_digest(struct)
    object.__setattr__(event, "digest", name)
    if opening:
        if event.plan is not None and event.plan.bytes != name[:16]:
            raise UsageError(Status.MISMATCH, rule="PLN-12", detail=Text(
                "the plan of an opening is the first half of its digest: leave it out",
                "le plan d'une ouverture est la première moitié de son empreinte : l'omettre").at("plan"))
        object.__setattr__(event, "plan", UUID(bytes=name[:16]))


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        # Its own message would quote the text.
        alone(UsageError(Status.INVALID_TEXT, rule="WIRE-11", detail=HALF_A_PAIR.at("text")))


def event_struct(event: Draft | Event, *, whole: bool) -> Struct:
    """A draft, or a whole event, with what it follows."""
    struct = _swig.integra_event()
    struct.kind = int(event.kind)
    struct.writer = id_bytes(event.writer)
    struct.author = id_bytes(event.author)
    struct.edition = event.edition or 0
    struct.recorded = (event.recorded - EPOCH) // _MINUTE
    struct.effective = days_of(event.effective)
    struct.due = days_of(event.due)
    struct.until = days_of(event.until)
    struct.code = 0 if event.code is None else int(event.code)
    struct.detail = 0 if event.detail is None else int(event.detail)
    struct.heard = 0 if event.heard is None else int(event.heard)
    struct.vouched = event.vouched.code
    struct.person = id_bytes(event.person)
    struct.giver = id_bytes(event.giver)
    struct.reference = id_bytes(event.reference)
    struct.target = event.target or _NO_DIGEST
    if event.text is not None:
        struct.set_part(_SALT, event.salt)
        struct.set_part(_TEXT, _utf8(event.text))
    for at, signature in enumerate(event.signatures[:SIGNATURES_LIMIT]):
        struct.set_part(_SIGNATURES + at, signature)
    struct.signature_count = len(event.signatures)
    if event.extension:
        struct.set_extension(event.extension)
    if whole:
        _fill_place(struct, event)
    return struct


def _fill_place(struct: Struct, event: Any) -> None:
    struct.sequence = event.sequence
    struct.text_digest = event.text_digest or _NO_DIGEST
    struct.set_part(_PARENTS, b"".join(event.parents))
    if event.kind != EventKind.OPENING:
        struct.plan = id_bytes(event.plan)


def event_of(kind_of: type[Event], struct: Struct, digest: bytes) -> Event:
    """An event that the library has judged already: its fields are taken as they are."""
    kind = _KINDS.get(struct.kind, struct.kind)
    opening = kind is EventKind.OPENING
    parents = struct.part(_PARENTS)
    text = struct.part(_TEXT).decode() or None
    values: dict[str, Any] = {
        "kind": kind, "author": id_of(struct.author), "writer": id_of(struct.writer),
        "recorded": EPOCH + struct.recorded * _MINUTE, "effective": date_of(struct.effective),
        "due": date_of(struct.due), "until": date_of(struct.until), "person": id_of(struct.person),
        "reference": id_of(struct.reference), "target": _digest_of(struct.target),
        "code": _code_of(kind, Field.CODE, struct.code), "detail": _code_of(kind, Field.DETAIL, struct.detail),
        "giver": id_of(struct.giver), "heard": _code_of(kind, Field.HEARD, struct.heard), "vouched": Tri(struct.vouched),
        "text": text, "salt": struct.part(_SALT) if text else b"", "edition": struct.edition or None,
        "signatures": tuple(struct.part(_SIGNATURES + at) for at in range(struct.signature_count)), "extension": struct.extension, "sequence": struct.sequence,
        "parents": tuple(parents[at:at + DIGEST_SIZE] for at in range(0, len(parents), DIGEST_SIZE)),
        "plan": UUID(bytes=digest[:16]) if opening else id_of(struct.plan),
        "text_digest": _digest_of(struct.text_digest), "digest": digest,
    }
    event = object.__new__(kind_of)
    for name, value in values.items():
        object.__setattr__(event, name, value)
    return event


def _digest_of(data: bytes) -> bytes | None:
    return None if data == _NO_DIGEST else data


def _code_of(kind: EventKind | int, field: Field, code: int) -> Word | int | None:
    group = words_of(kind, field)
    if not code:
        return None
    return code if group is None else group(code)


def encode_event(event: Event) -> bytes:
    with naming_fields():
        data: bytes = _swig.integra_event_encode(event_struct(event, whole=True))
    return data


def decode_event(kind_of: type[Event], data: bytes) -> Event:
    struct = _swig.integra_event()
    _swig.integra_event_decode(data, struct)
    return event_of(kind_of, struct, _swig.integra_event_digest(struct))


def digest_of(data: bytes) -> bytes:
    """The SHA-256 of any bytes."""
    digest: bytes = _swig.integra_digest_of(data)
    return digest
