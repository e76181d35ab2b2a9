"""Names beside a territory: what its identifiers are called, which never leaves the caller (GEN-6).

Spec: spec/42-territory-forms.md; GEN-6, IND-5.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from .._discreet import Discreet
from .territory import Territory

__all__ = ["NamedTerritory", "Names", "identifier_of"]

#: So many hexadecimal digits tell one identifier from another where it has no name.
_SHOWN = 8


def identifier_of(name: str) -> UUID:
    """The identifier of a name: itself where it is a UUID or 32 hexadecimal digits, else the first sixteen bytes of the
    SHA-256 of its UTF-8, unchanged (IND-5).

    >>> from integra.territory.names import identifier_of
    >>> identifier_of("00000000-0000-0000-0000-000000000007").int
    7
    """
    digits = name.replace("-", "") if len(name) == 36 else name
    if len(digits) == 32 and all(sign in "0123456789abcdefABCDEF" for sign in digits):
        return UUID(digits)
    return UUID(bytes=hashlib.sha256(name.encode()).digest()[:16])


class Names(Mapping[UUID, str]):
    """What identifiers are called, by the caller.

    >>> from uuid import UUID
    >>> from integra.territory.names import Names
    >>> names = Names({UUID(int=2): "table tactique"})
    >>> names.of(UUID(int=2)), names.of(UUID(int=3))
    ('table tactique', '00000000')
    """

    __slots__ = ("_names",)

    def __init__(self, names: Mapping[UUID, str] = {}) -> None:
        self._names = dict(names)

    def of(self, identifier: UUID) -> str:
        """The name of an identifier; where it has none, its first digits."""
        return self._names.get(identifier) or identifier.hex[:_SHOWN]

    def __getitem__(self, identifier: UUID) -> str:
        return self._names[identifier]

    def __iter__(self) -> Iterator[UUID]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@dataclass(frozen=True, slots=True)
class NamedTerritory(Discreet):
    """A territory as people wrote it: the rows, and beside them the names of its identifiers.

    Attributes:
        territory: the rows.
        names: what its identifiers are called.
        name: what the territory itself is called.
    """

    territory: Territory
    names: Names = field(default_factory=Names)
    name: str = ""
