"""Reads one CBOR item that the C reader has already accepted: definite lengths, no tags, no floats, 16 levels deep.

Spec: spec/01-wire.md (WIRE-1 to WIRE-15).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

_SIMPLE = {20: False, 21: True, 22: None}


def read(data: bytes) -> Any:
    """The item as int, bytes, str, list, dict, bool or None."""
    return _item(data, 0)[0]


def _item(data: bytes, at: int) -> tuple[Any, int]:
    major, low = data[at] >> 5, data[at] & 31
    width = 1 << low - 24 if low >= 24 else 0
    start = at + 1 + width
    argument = int.from_bytes(data[at + 1:start], "big") if width else low
    if major < 2:
        return (argument, -1 - argument)[major], start
    if major < 4:
        content = data[start:start + argument]
        return content if major == 2 else content.decode(), start + argument
    if major == 7:
        return _SIMPLE[argument], start
    values, at = _items(data, start, argument * (major - 3))
    return values if major == 4 else dict(zip(values[::2], values[1::2], strict=True)), at


def _items(data: bytes, at: int, count: int) -> tuple[list[Any], int]:
    values = []
    for _ in range(count):
        value, at = _item(data, at)
        values.append(value)
    return values, at


def write(value: Any) -> bytes:
    """The one encoding of an int, bytes, str, None or a list of these: for readers that ask in which order things stand."""
    match value:
        case None:
            return b"\xf6"
        case bytes():
            return _head(2, len(value)) + value
        case str():
            return _head(3, len(text := value.encode())) + text
        case list():
            return _head(4, len(value)) + b"".join(map(write, value))
        case int() if not isinstance(value, bool):
            return _head(0, value) if value >= 0 else _head(1, -1 - value)
    raise TypeError


def _head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes((major << 5 | argument,))
    low = (argument.bit_length() > 8) + (argument.bit_length() > 16) + (argument.bit_length() > 32)
    return bytes((major << 5 | 24 + low,)) + argument.to_bytes(1 << low, "big")
