"""The identifier of whom a text or a number names, and the part that somebody, or each of many, belongs to.

Spec: spec/50-indicators.md (IND-5).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any
from uuid import UUID

from .._arrays import numpy_for
from .._low import indicator as _low
from .._model import argument_id
from ..errors import UsageError
from .arguments import number
from .cells import Refused, ids_of, named
from .columns import Column

if TYPE_CHECKING:
    import numpy

__all__ = ["identifier", "part", "parts_of"]

_IDS = "ids takes identifiers of sixteen bytes, none of them missing: of pyarrow, one behind another, or a list of them or of uuid.UUID"
_NAMED = Column("identifier", "id", True, None, "who is named", "qui est désigné")


def identifier(named_by: str | int | UUID | bytes) -> UUID:
    """The identifier by which a tally knows whom a frame names so: 32 hexadecimal digits, a UUID and sixteen bytes are
    themselves, any other text is the first sixteen bytes of its SHA-256, and a whole number its decimal text.

    >>> from integra.indicator import identifier
    >>> identifier("north").hex
    'dc365e79d41cfae1c3c0d969319ae621'
    >>> identifier(7) == identifier("7")
    True

    Raises:
        UsageError: an empty text, or what is all zero (IND-5).
    """
    if isinstance(named_by, bool) or not isinstance(named_by, str | int | UUID | bytes):
        raise TypeError("named_by takes a str, an int, a uuid.UUID or sixteen bytes")
    try:
        return UUID(bytes=ids_of(_NAMED, [named(_NAMED, named_by)]))
    except Refused as refused:
        raise UsageError(refused.status, rule=refused.rule, detail=refused.what) from None


def part(of: UUID, parts: int) -> int:
    """The part, from 0, that somebody belongs to where those counted are split: ``Tally(..., part=..., parts=...)``.

    >>> import uuid
    >>> from integra.indicator import part
    >>> part(uuid.UUID(int=1), 1)
    0
    """
    whose = argument_id(of, "of")
    return _low.part_of(whose.bytes, number(parts, "parts", 1, _low.PART_LIMIT))


def parts_of(ids: Any, parts: int) -> numpy.ndarray[Any, Any]:
    """The parts of many, as :func:`part` has each, in a numpy array of bytes: to give the tally of each part its own rows.

    >>> import uuid
    >>> from integra.indicator import parts_of
    >>> parts_of([uuid.UUID(int=1), uuid.UUID(int=2)], 64).tolist()
    [11, 6]

    Args:
        ids: identifiers, none of them missing: of pyarrow, sixteen bytes each (``binary(16)``); bytes or a numpy array of
            bytes, one identifier behind another; or a list of :class:`uuid.UUID` and sixteen bytes.
        parts: into how many parts those counted are split.

    Raises:
        UsageError: no number of parts that a tally has.
    """
    np = numpy_for("parts_of")
    held = _sixteen(ids, np)
    found: numpy.ndarray[Any, Any] = np.empty(len(held) // _low.ID_SIZE, np.uint8)
    _low.parts_of(held, number(parts, "parts", 1, _low.PART_LIMIT), found)
    return found


def _sixteen(ids: Any, np: Any) -> Any:
    """The bytes of identifiers, one behind another."""
    pa = sys.modules.get("pyarrow")
    if pa is not None and isinstance(ids, pa.ChunkedArray):
        ids = ids.combine_chunks()
    if pa is not None and isinstance(ids, pa.Array):
        if ids.type != pa.binary(_low.ID_SIZE) or ids.null_count:
            raise TypeError(_IDS)
        start, size = ids.offset * _low.ID_SIZE, len(ids) * _low.ID_SIZE
        return memoryview(ids.buffers()[1])[start:start + size] if size else b""
    if isinstance(ids, list | tuple):
        if not all(isinstance(each, UUID) or isinstance(each, bytes) and len(each) == _low.ID_SIZE for each in ids):
            raise TypeError(_IDS)
        return b"".join([each.bytes if isinstance(each, UUID) else each for each in ids])
    if isinstance(ids, np.ndarray) and (ids.dtype == np.uint8 or ids.dtype == f"V{_low.ID_SIZE}"):
        held = np.ascontiguousarray(ids).reshape(-1).view(np.uint8)
    elif isinstance(ids, bytes | bytearray | memoryview):
        held = bytes(ids)
    else:
        raise TypeError(_IDS)
    if len(held) % _low.ID_SIZE:
        raise TypeError(_IDS)
    return held
