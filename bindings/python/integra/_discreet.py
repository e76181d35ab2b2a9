"""What repr() shows of what people wrote or are, and what an error remembers of it: logs and collectors of errors keep both.

Spec: spec/00-conventions.md, "Errors"; GEN-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Set
from typing import Any, NoReturn

__all__ = ["Discreet", "alone", "says"]

#: Fields whose texts and bytes are shown: names of rules, of rows of a protocol and of packs, and digests. Every other text
#: may be somebody's: what is told of a need, a commune, a key of the caller's, a name.
SHOWN = frozenset({
    "rule", "pack", "row", "silenced_by", "overrides", "digest", "event", "other", "setter", "target", "parents", "missing",
    "subject", "need", "objective", "text_digest", "rules", "protocol"})
#: Fields that are never shown, whatever they are.
HIDDEN = frozenset({"birth_date"})


class Discreet:
    """A dataclass whose repr() leaves out each field that holds a text or bytes, but for those of :data:`SHOWN`."""

    __slots__ = ()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if "__repr__" not in cls.__dict__:  # a dataclass makes one where its class has none of its own
            setattr(cls, "__repr__", Discreet.__repr__)

    def __repr__(self) -> str:
        if not dataclasses.is_dataclass(self):
            return super().__repr__()
        fields: tuple[dataclasses.Field[Any], ...] = dataclasses.fields(self)
        shown = ((each.name, getattr(self, each.name, None)) for each in fields if each.repr and each.name not in HIDDEN)
        told = ", ".join(f"{name}={value!r}" for name, value in shown if name in SHOWN or not says(value))
        return f"{type(self).__qualname__}({told})"


def says(value: object) -> bool:
    """Whether a text or bytes are in a value, or in what it holds."""
    if isinstance(value, (str, bytes)):
        return bool(value)
    if isinstance(value, Mapping):
        return any(says(key) or says(held) for key, held in value.items())
    return isinstance(value, (tuple, list, Set)) and any(map(says, value))


def alone(error: Exception) -> NoReturn:
    """Raises an error in place of the one that is being handled, and without it: ``from None`` hides that one from who
    reads a traceback, but leaves it, and the text that it may hold, in ``__context__``."""
    try:
        raise error
    finally:
        error.__context__ = None
