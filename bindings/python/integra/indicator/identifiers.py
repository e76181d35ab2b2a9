"""The identifier of whom a text or a number names, and the part that somebody belongs to.

Spec: spec/50-indicators.md (IND-5).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from uuid import UUID

from .._low import indicator as _low
from .._model import argument_id
from ..errors import UsageError
from .arguments import number
from .cells import Refused, ids_of, named
from .columns import Column

__all__ = ["identifier", "part"]

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
