"""Messages: whatever the library holds as deterministic CBOR, and back.

Spec: spec/01-wire.md, spec/integra.cddl.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import copyreg
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from ._discreet import alone
from . import _cbor
from ._low import (
    core as _low, exchange as _low_exchange, inclusion as _low_inclusion, orientation as _low_orientation,
    event as _low_event, records as _low_records, rules as _low_rules, screening as _low_screening,
)
from .directory.directory import Directory
from .errors import IntegraError, MalformedError, RefusedError, UsageError
from .indicator.model import Figure
from .indicator.tally import Tally
from ._model import FrozenMap, Immutable, argument_bytes, of_class
from .plan.exchange import StateMessage, Summary
from .screening.inclusion import Inclusion
from .demand.model import Contact, Demand, DemandMessage
from .orientation.model import Orientation, OrientationReceipt
from .plan.event import Event
from .screening.record import Answers, Facts, Record
from .screening.model import Finding, Reason, Screening
from .plan.plan import Plan
from .plan.state import PlanState
from .plan.view import View
from .protocol.protocol import Protocol
from .rules import Rules, pack_of
from .territory.rise import Rise, rise_of
from .territory.territory import Territory
from .text import Text
from .words import FindingState, Message, Question, SettledBy, Status, Verdict, Weight

__all__ = ["Receipt", "decode", "encode", "split"]

BytesLike: TypeAlias = bytes | bytearray | memoryview


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Immutable):
    """What a decision receipt says (GEN-10); ``data`` is its bytes, which :func:`integra.replay` proves or refuses."""

    pack: str
    version: int
    digest: bytes
    overrides: Mapping[str, int]
    record: Record
    screening: Screening
    findings: tuple[Finding, ...]
    reasons: tuple[Reason, ...]
    sets: Mapping[Verdict, tuple[tuple[Question, ...], ...]]
    data: bytes


Decoded: TypeAlias = (Record | Screening | Inclusion | Rules | Receipt | Event | Plan | Summary | StateMessage | Protocol
                      | DemandMessage | Orientation | Directory | OrientationReceipt | Territory | Rise | Tally | Figure
                      | View)


def encode(message: Decoded | Answers | Facts | PlanState | Demand) -> bytes:
    """The message of an object; the same object gives the same bytes everywhere (GEN-8).

    >>> from integra import Answers, Tri, encode
    >>> encode(Answers(mobility=Tri.YES)).hex()
    '830102a102880000020000000000'

    Raises:
        UsageError: a value that no message holds, or answers and facts that are not about one person and date.
        RefusedError: an inclusion sheet that SCR-9 refuses.
        MalformedError: an extension that is none.
        ResourceError: a list or text over its limit (WIRE-15).
    """
    form = of_class(_FORMS, message)
    if form is None:
        raise TypeError(f"{type(message).__name__} is no message: give an object that decode() gives, Answers, Facts or "
                        "PlanState")
    data: bytes = form.encode(message)
    return data


def decode(data: BytesLike) -> Decoded:
    """Reads one message that takes up all of ``data``, of whatever kind: a plan as :class:`integra.Plan`.

    >>> from integra import Record, decode
    >>> record = decode(bytes.fromhex("830102a102880000020000000000"))
    >>> isinstance(record, Record) and record.answers and record.answers.mobility
    <Tri.YES: 'yes'>

    Raises:
        MalformedError: the bytes are no message of ours, with the WIRE rule and the offset.
        UsageError, RefusedError: a pack that this library has not, or a sheet that SCR-9 refuses.
        ResourceError: a limit is exceeded.
    """
    whole = argument_bytes(data, "data")
    kind = whole[len(_ENVELOPE)] if whole.startswith(_ENVELOPE) and len(whole) > len(_ENVELOPE) else 0
    # The kind's own decoder judges every byte in order; to look for the message's end first would not. Bytes that
    # name no kind known here any decoder refuses, at the byte where they stop being an envelope it knows.
    return _KINDS.get(kind, _KINDS[Message.ANSWERS.code]).decode(whole)


def split(data: BytesLike) -> Iterator[tuple[int, Message | int, bytes]]:
    """The messages of a CBOR sequence: offset, kind (a :class:`integra.Message`, or the number of a later one) and bytes.

    Bodies are not judged: decode() does that.

    Raises:
        MalformedError, ResourceError: at the first bad message, with its offset in ``data``.
    """
    return _split(memoryview(argument_bytes(data, "data")))


def _split(view: memoryview) -> Iterator[tuple[int, Message | int, bytes]]:
    at = 0
    while at < len(view):
        try:
            kind, size = _low.next_message(view[at:])
        except IntegraError as error:
            error.offset = at + (error.offset or 0)
            raise
        yield at, _WORDS.get(kind, kind), view[at:at + size].tobytes()
        at += size


#: The kinds known here, by their numbers.
_WORDS: dict[int, Message | int] = {kind.code: kind for kind in Message}
#: What stands before the kind in every message: an array of three, version 1.
_ENVELOPE = b"\x83\x01"


def _decode_receipt(data: bytes) -> Receipt:
    """Replay judges the bytes, rule and offset; that it comes to another verdict, or has not the pack, is not asked
    here. What it had no need to look at and is no part of a receipt is WIRE-20."""
    try:
        _low_screening.replay(data)
    except (RefusedError, UsageError):
        pass
    try:
        return _receipt_of(_cbor.read(data)[2], data)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError):
        alone(MalformedError(Status.WRONG_TYPE, rule="WIRE-20", detail=Text(
            "the body is not that of a receipt", "le corps n'est pas celui d'un reçu")))


def _receipt_of(body: dict[int, Any], data: bytes) -> Receipt:
    pack, version, digest = body[0]
    # A part that is itself a receipt is none: without asking first, receipts in receipts would recurse.
    if _low.next_message(memoryview(body[2]))[0] == Message.ANSWERS.code:
        record = _low_records.decode_answers(body[2])
    else:
        record = _low_records.decode_facts(body[2])
    pps, threshold = body[6]
    return Receipt(
        pack=_text(pack),
        version=int(version),
        digest=bytes(digest),
        overrides=FrozenMap({_text(name): int(value) for name, value in body.get(1, [])}),
        record=record,
        screening=_low_screening.decode_screening(body[3]),
        findings=tuple(_finding_of(record, *row) for row in body.get(4, [])),
        reasons=tuple(_low_screening.reason_of(*row) for row in body[5]),
        sets=FrozenMap({Verdict.PPS: _sets_of(pps), Verdict.ASSISTANCE_THRESHOLD: _sets_of(threshold)}),
        data=data,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _sets_of(sets: bytes) -> tuple[tuple[Question, ...], ...]:
    return tuple(_low_screening.questions_of(bits) for bits in bytes(sets))


def _finding_of(
    record: Record, rule: int, weight: int, state: int, settled_by: int, index: int | None, due: int | None,
    value: int, other: int,
) -> Finding:
    return Finding(
        rule=_low.rule_name(rule), weight=Weight(weight), state=FindingState(state),
        settled_by=SettledBy(settled_by), subject=record.person, index=index,
        due=None if due is None else _low.date_of(due), value=value, other=other,
    )


def _own_bytes(message: Any) -> bytes:
    """Of what keeps the bytes it was read from."""
    data: bytes = message.data
    return data


def _to_cbor(message: Any) -> bytes:
    data: bytes = message.to_cbor()
    return data


class Form(NamedTuple):
    """A class that is written as a kind; ``part`` is where what decode() gives has it, "" for the whole, None where it
    has it not."""

    made: type
    encode: Callable[[Any], bytes]
    part: str | None = ""


class Kind(NamedTuple):
    """One kind of message: how its bytes are read, and which classes are written as it."""

    message: Message
    decode: Callable[[bytes], Decoded]
    forms: tuple[Form, ...]


#: Every kind of message there is: encode, decode and pickle follow from this table, and a test asks for each of its
#: classes in JSON (:data:`integra.forms.WRITERS`).
KINDS = (
    Kind(Message.PACK, Rules._from_message, (Form(Rules, lambda rules: _low_rules.encode(pack_of(rules))),)),
    Kind(Message.ANSWERS, _low_records.decode_answers, (
        Form(Record, _low_records.encode_record),
        Form(Answers, lambda answers: _low_records.encode_record(Record(answers=answers)), "answers"))),
    Kind(Message.FACTS, _low_records.decode_facts, (
        Form(Facts, lambda facts: _low_records.encode_record(Record(facts=facts)), "facts"),)),
    Kind(Message.SCREENING, _low_screening.decode_screening, (Form(Screening, _low_screening.encode_screening),)),
    Kind(Message.INCLUSION, _low_inclusion.decode_inclusion, (Form(Inclusion, _low_inclusion.encode_inclusion),)),
    Kind(Message.RECEIPT, _decode_receipt, (Form(Receipt, _own_bytes),)),
    Kind(Message.EVENT, Event.from_cbor, (Form(Event, _to_cbor),)),
    Kind(Message.PLAN, _low_exchange.decode_plan, (Form(Plan, _to_cbor),)),
    Kind(Message.SUMMARY, _low_exchange.decode_summary, (Form(Summary, _own_bytes),)),
    Kind(Message.PLAN_STATE, _low_exchange.decode_state, (Form(StateMessage, _own_bytes), Form(PlanState, _own_bytes, None))),
    Kind(Message.PROTOCOL, Protocol.from_cbor, (Form(Protocol, _to_cbor),)),
    Kind(Message.DEMAND, _low_orientation.decode_demand, (
        Form(DemandMessage, lambda message: _low_orientation.encode_demand(message.demand, message.contact)),
        Form(Demand, lambda demand: _low_orientation.encode_demand(demand, Contact()), "demand"))),
    Kind(Message.ORIENTATION, _low_orientation.decode_orientation, (Form(Orientation, _own_bytes),)),
    Kind(Message.DIRECTORY, Directory.from_cbor, (Form(Directory, _to_cbor),)),
    Kind(Message.ORIENTATION_RECEIPT, _low_orientation.decode_receipt, (Form(OrientationReceipt, _own_bytes),)),
    Kind(Message.TERRITORY, Territory.from_cbor, (Form(Territory, _to_cbor),)),
    Kind(Message.RISE, rise_of, (Form(Rise, _own_bytes),)),
    Kind(Message.TALLY, Tally.from_cbor, (Form(Tally, _to_cbor),)),
    Kind(Message.FIGURE, Figure.from_cbor, (Form(Figure, _to_cbor),)),
    Kind(Message.PLAN_VIEW, View.from_cbor, (Form(View, _to_cbor),)),
)
_KINDS: dict[int, Kind] = {kind.message.code: kind for kind in KINDS}
_FORMS: dict[type, Form] = {form.made: form for kind in KINDS for form in kind.forms}


# ---- pickle: what has no way of its own goes by its message ----

def _again(part: str, data: bytes) -> Any:
    whole = decode(data)
    return getattr(whole, part) if part else whole


def _reduce(message: Any) -> tuple[Any, ...]:
    return _again, (_FORMS[type(message)].part, encode(message))


for _form in _FORMS.values():
    if _form.part is not None and "__reduce__" not in vars(_form.made):
        copyreg.pickle(_form.made, _reduce)
