"""What the model's classes share: checks of what a field may hold, and a mapping that cannot change.

Spec: spec/00-conventions.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from ._discreet import alone
from ._discreet import Discreet, says
from .errors import UsageError, language_of
from .text import expected, whole_number
from .words import Language, Status, Word

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
W = TypeVar("W", bound=Word)

#: The largest count that a message holds (integra.cddl, ``count``).
COUNT_LIMIT = 0xFFFFFFFF
#: The robustness of a verdict that no answers can change (SCR-12).
NEVER = 255
_DATE = "a datetime.date (not a datetime), or None for unknown"


class FrozenMap(Mapping[K, V]):
    """A read-only mapping, in the order it was made, with a hash and a readable form."""

    __slots__ = ("_data",)
    _data: dict[K, V]

    def __init__(self, data: Mapping[K, V] | None = None) -> None:
        object.__setattr__(self, "_data", dict(data or {}))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __getitem__(self, key: K) -> V:
        return self._data[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __hash__(self) -> int:
        return hash(frozenset(self._data.items()))

    def __repr__(self) -> str:
        return f"{{{', '.join(f'{key!r}: {chr(8230) if says(value) else repr(value)}' for key, value in self._data.items())}}}"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._data,)


class Immutable(Discreet):
    """A copy of what cannot change is itself, and its repr() tells nothing that somebody wrote."""

    __slots__ = ()

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        return self


def wanted(owner: object, field: str, kind: str) -> TypeError:
    """The error for a field of another type: it names the field and what it takes, never what it was given."""
    return TypeError(f"{type(owner).__name__}.{field} takes {kind}")


def of_class(table: Mapping[type, T], value: object) -> T | None:
    """What a table has for the class of a value, or for one that it comes of."""
    return next((table[each] for each in type(value).__mro__ if each in table), None)


def argument(kind: type[T], value: object, name: str) -> T:
    """An argument of a class of this package, or the error that names it and what it takes."""
    if not isinstance(value, kind):
        raise TypeError(f"{name} takes integra.{kind.__name__}")
    return value


def argument_date(value: Any, name: str) -> date | None:
    """An argument that is a day, or not known."""
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise TypeError(f"{name} takes {_DATE}")
    return value


def argument_text(value: object, name: str) -> str:
    """An argument that is a text."""
    if not isinstance(value, str):
        raise TypeError(f"{name} takes a str")
    return value


def argument_path(value: object, name: str) -> str | os.PathLike[str]:
    """An argument that is the path of something."""
    if not isinstance(value, (str, os.PathLike)):
        raise TypeError(f"{name} takes a str or an os.PathLike")
    return value


def argument_languages(value: object, name: str) -> tuple[str, ...]:
    """An argument that is languages, one at least, the first shown first."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise TypeError(f"{name} takes languages, such as ('fr', 'en')")
    given = tuple(value)
    if not all(isinstance(each, str | Language) for each in given):
        raise TypeError(f"{name} takes languages, such as ('fr', 'en')")
    found = tuple(language_of(each).word for each in given)
    if not found:
        raise ValueError(f"{name} takes one language at least")
    return found


def argument_bytes(value: Any, name: str) -> bytes:
    """An argument that is bytes, or like them: neither a number nor a str is."""
    if type(value) is bytes:
        return value
    try:
        return memoryview(value).tobytes()
    except TypeError:
        alone(TypeError(f"{name} takes bytes, a bytearray or a memoryview"))


def argument_id(value: object, name: str) -> UUID:
    """An argument that is an identifier."""
    if not isinstance(value, UUID):
        raise TypeError(f"{name} takes a uuid.UUID")
    return value


def argument_word(kind: type[W], value: object, name: str) -> W:
    """An argument that is a word of a group, or its text or code; a text or code that is none is a ValueError."""
    try:
        return kind(value)
    except ValueError as error:
        if isinstance(value, str) or (hasattr(value, "__index__") and not isinstance(value, (bool, Word, type))):
            alone(ValueError(f"{name}: {error}"))
        alone(TypeError(f"{name} takes a word of {kind.__name__}, its text or its code"))


def items_of(owner: object, field: str, values: object, kind: type[T], words: str) -> tuple[T, ...]:
    """The values given for a field, one after the other, each of ``kind``."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise wanted(owner, field, words)
    items = tuple(values)
    if not all(isinstance(each, kind) for each in items):
        raise wanted(owner, field, words)
    return items


def check(owner: object, field: str, kind: type, words: str) -> None:
    """Field must be exactly of ``kind``: True is no Tri, a datetime no date."""
    if type(getattr(owner, field)) is not kind:
        raise wanted(owner, field, words)


def check_date(owner: object, field: str) -> None:
    value = getattr(owner, field)
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise wanted(owner, field, _DATE)


def settle_id(owner: object, field: str) -> None:
    """An identifier is a UUID or None; all zero *is* none (GEN-6), so that both are equal."""
    value = getattr(owner, field)
    if value is not None and not isinstance(value, UUID):
        raise wanted(owner, field, "a uuid.UUID, or None for none")
    if value is not None and value.int == 0:
        object.__setattr__(owner, field, None)


def settle_map(owner: object, field: str, key: type, value: type) -> None:
    """A mapping is copied into one that cannot change, its keys and values of the types given."""
    given = getattr(owner, field)
    if not isinstance(given, Mapping):
        raise wanted(owner, field, f"a mapping from {key.__name__} to {value.__name__}")
    for k, v in given.items():
        if type(k) is not key or type(v) is not value:
            raise wanted(owner, field, f"a mapping from {key.__name__} to {value.__name__}")
    if not isinstance(given, FrozenMap):
        object.__setattr__(owner, field, FrozenMap(given))


def settle_set(owner: object, field: str, kind: type) -> None:
    """A set of words is kept as a frozenset."""
    given = getattr(owner, field)
    if isinstance(given, str) or not hasattr(given, "__iter__"):
        raise wanted(owner, field, f"a set of {kind.__name__}")
    values = frozenset(given)
    if any(type(value) is not kind for value in values):
        raise wanted(owner, field, f"a set of {kind.__name__}")
    object.__setattr__(owner, field, values)


def settle_bytes(owner: object, field: str) -> None:
    value = getattr(owner, field)
    if not isinstance(value, (bytes, bytearray, memoryview)):
        raise wanted(owner, field, "bytes")
    object.__setattr__(owner, field, bytes(value))


def check_count(owner: object, field: str, value: object) -> None:
    """A count is a whole number that a message can hold."""
    if type(value) is not int:
        raise wanted(owner, field, "an int (a complete count), AtLeast(n) (a floor), or None for unknown")
    if not 0 <= value <= COUNT_LIMIT:
        raise UsageError(Status.OUT_OF_RANGE, detail=expected(whole_number(0, COUNT_LIMIT)).at(field))
