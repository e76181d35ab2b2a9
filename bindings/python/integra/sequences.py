"""CBOR sequences read message by message in bounded memory, going on after a message that is refused.

Spec: spec/01-wire.md (RFC 8742 sequences; WIRE-1 to WIRE-18).  Layer: bindings.
SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ._discreet import Discreet
from ._low.core import LARGE_MESSAGE_LIMIT, MESSAGE_LIMIT
from .errors import IntegraError
from .messages import Decoded, decode, split
from .text import Text, at_byte
from .words import Message, Status

#: The first bytes of messages that may be large: a plan, a directory (WIRE-14, WIRE-16).
_LARGE = tuple(bytes([0x83, 1, kind.code]) for kind in (Message.PLAN, Message.DIRECTORY))
#: What every message begins with (WIRE-16).
_ENVELOPE = b"\x83"
CHUNK = MESSAGE_LIMIT
#: Additional bytes that a head's last five bits announce (RFC 8949, 3).
_ARGUMENT = {24: 1, 25: 2, 26: 4, 27: 8}
_BYTES, _TEXT, _ARRAY, _MAP, _TAG = 2, 3, 4, 5, 6
_INDEFINITE = 31
_UNTIL_BREAK = -1
_LOST = Text("what follows cannot be read", "la suite ne peut être lue")


@dataclass(frozen=True, slots=True)
class Item(Discreet):
    """One item of a sequence: where it starts and its bytes; ``error`` where it is no message.

    ``whole`` is False where its end cannot be told: ``data`` is then what follows, some of it at least.
    """

    offset: int
    data: bytes
    error: IntegraError | None = None
    whole: bool = True


def read(stream: BinaryIO) -> Iterator[Item]:
    """The items of a sequence, in order.

    An item that breaks a WIRE rule but ends where CBOR says is given with its error, and the next is read. Bytes
    that are not CBOR end the sequence, as an item that is not whole: nobody can tell where the next one begins. Items that
    are no messages at all, one after the other, are one damaged stretch, of which the first is given.
    """
    buffer, start, ended = b"", 0, False
    stretch = False
    while not ended:
        chunk = stream.read(CHUNK)
        ended, buffer, used = not chunk, buffer + chunk, 0
        for item in _items(buffer, ended):
            error = item.error and moved(item.error, start)
            none = error is not None and not item.data.startswith(_ENVELOPE)
            if not (stretch and none):
                yield Item(start + item.offset, item.data, error, item.whole)
            stretch = none
            used = item.offset + len(item.data)
            ended = ended or not item.whole
        buffer, start = buffer[used:], start + used


def messages(stream: BinaryIO, name: str) -> Iterator[tuple[Text, Decoded | IntegraError, bool]]:
    """The messages of a sequence, in order: the place of each, what it holds or why it is none, and whether what follows
    can be read."""
    for item in read(stream):
        message: Decoded | IntegraError
        try:
            message = decode(item.data) if item.error is None else item.error
        except IntegraError as error:
            message = error
        if isinstance(message, IntegraError):
            message.offset = None  # one number of a byte in one sentence: integra inspect shows the place within
        yield at_byte(name, item.offset), message, item.whole


def ending(reason: Text, whole: bool) -> Text:
    """Why an item is refused, and where it is not whole, that nothing behind it can be read."""
    return reason if whole else reason.then(_LOST)


def _items(buffer: bytes, ended: bool) -> Iterator[Item]:
    """The items that are whole in ``buffer``, up to the first whose end cannot be told."""
    at, end = 0, len(buffer)
    while at < end:
        base = at
        try:
            for offset, _, data in split(memoryview(buffer)[base:]):
                at = base + offset + len(data)
                yield Item(base + offset, bytes(data))
        except IntegraError as error:
            cut_short = error.status is Status.TRUNCATED and not ended and end - at <= MESSAGE_LIMIT
            if cut_short:
                return
            after = skip(buffer, at)
            if error.status is Status.LIMIT and buffer.startswith(_LARGE, at):
                if after is None and not ended and end - at <= LARGE_MESSAGE_LIMIT:
                    return
                if after is not None and after - at <= LARGE_MESSAGE_LIMIT:
                    yield Item(at, buffer[at:after])  # who decodes it judges it: its limit is another
                    at = after
                    continue
            yield Item(at, buffer[at:after], moved(error, base), after is not None)
            at = end if after is None else after


def moved(error: IntegraError, start: int) -> IntegraError:
    """The error with its offset counted from further back."""
    if error.offset is not None:
        error.offset += start
    return error


def skip(buffer: bytes, at: int) -> int | None:
    """Where the CBOR item at ``at`` ends, None where it is not whole (RFC 8949, 3).

    Looser than the reader of messages: it only finds the place from which to go on. It never recurses.
    """
    left = [1]
    while left:
        if left[-1] == 0:
            left.pop()
            continue
        head = _head(buffer, at)
        if head is None:
            return None
        major, argument, at = head
        if argument is None and major > _TAG:  # the "break" that ends an indefinite length
            if left.pop() != _UNTIL_BREAK:
                return None
            continue
        left[-1] -= left[-1] != _UNTIL_BREAK
        if argument is None:
            left.append(_UNTIL_BREAK)
        elif major in (_BYTES, _TEXT):
            at += argument
        elif major in (_ARRAY, _MAP, _TAG):
            left.append({_ARRAY: argument, _MAP: 2 * argument, _TAG: 1}[major])
    return at if at <= len(buffer) else None


def _head(buffer: bytes, at: int) -> tuple[int, int | None, int] | None:
    """Major type, argument (None: indefinite length) and end of the head at ``at``."""
    if at >= len(buffer):
        return None
    major, low = buffer[at] >> 5, buffer[at] & 31
    at += 1
    if low == _INDEFINITE:
        return (major, None, at) if major >= _BYTES and major != _TAG else None
    if low > max(_ARGUMENT):
        return None
    size = _ARGUMENT.get(low, 0)
    if at + size > len(buffer):
        return None
    return major, int.from_bytes(buffer[at:at + size], "big") if size else low, at + size
