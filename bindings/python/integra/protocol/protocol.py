"""Orientation protocols: decision tables, proved over every possible demand, and compared by what they answer.

Spec: spec/21-protocol.md (ORI-16 to ORI-18).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache
from typing import Any

from .._low import protocol as _low_protocol
from ..errors import UsageError
from .._model import (
    COUNT_LIMIT, Immutable, argument, argument_bytes, argument_date, argument_text, argument_word, items_of,
)
from ..text import expected, whole_number
from .model import Call, Comparison, Failure, Row
from ..words import Motive, Part, Status

__all__ = ["Call", "Comparison", "Failure", "Protocol", "Row", "demand_count"]


class Protocol(Immutable):
    """A decision table over demands. It answers nothing before it is proved.

    >>> from integra import Protocol
    >>> from integra.protocol import Call, Row
    >>> from integra.words import Motive, Service
    >>> only = Protocol("mine", [Row(id="all", motives=set(Motive), calls=[Call(service=Service.INFORMATION)])])
    >>> failure = only.prove()[0]
    >>> failure.law.word, str(failure.subject), failure.row
    ('complete', 'social_aid', None)
    >>> print(failure.sentence())
    broken: each motive gets its service or a stand-in (ORI-16): social aids; smallest demand: the person: social aids
    >>> Protocol.builtin("has-2014").proved
    True

    Raises:
        UsageError: a name, id, code or number that is none, or an id twice; ``index`` is the row, named in the text.
        RefusedError: rows that do not hang together (ORI-16): an override of no row or in a cycle.
        ResourceError: more rows than a protocol or a motive may have.
    """

    __slots__ = ("_protocol", "_data", "_rows", "_places", "_failures")
    _protocol: Any
    _data: bytes
    _rows: tuple[Row, ...]
    _places: dict[str, int]
    _failures: tuple[Failure, ...] | None

    def __init__(self, name: str, rows: Iterable[Row], *, effective: datetime.date | None = None) -> None:
        self._settle(_low_protocol.make(
            argument_text(name, "Protocol.name"), items_of(self, "rows", rows, Row, "Row objects"),
            argument_date(effective, "Protocol.effective")))

    def _settle(self, protocol: Any) -> None:
        object.__setattr__(self, "_protocol", protocol)
        object.__setattr__(self, "_data", _low_protocol.encode(protocol))
        object.__setattr__(self, "_rows", _low_protocol.rows_of(protocol))
        object.__setattr__(self, "_places", {row.id: place for place, row in enumerate(self._rows)})
        object.__setattr__(self, "_failures", None)

    @classmethod
    def _of(cls, protocol: Any) -> Protocol:
        made = cls.__new__(cls)
        made._settle(protocol)
        return made

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Protocol cannot be changed: make another one")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a Protocol cannot be changed: make another one")

    @staticmethod
    def builtins() -> tuple[str, ...]:
        """The names of the built-in protocols."""
        return _low_protocol.builtins()

    @staticmethod
    def builtin(name: str = "has-2014") -> Protocol:
        """The built-in protocol of that name, one object for everybody. Raises UsageError for another name."""
        return _builtin(argument_text(name, "name"))

    @classmethod
    def from_cbor(cls, data: bytes | bytearray | memoryview) -> Protocol:
        """Reads a message ``protocol``; it is not proved, whoever sent it. Raises as :func:`integra.decode`."""
        return cls._of(_low_protocol.decode(argument_bytes(data, "data")))

    def to_cbor(self) -> bytes:
        """The message ``protocol``."""
        return self._data

    @property
    def name(self) -> str:
        """Its name."""
        return _low_protocol.name(self._protocol)

    @property
    def effective(self) -> datetime.date | None:
        """The day from which it holds, None where it says none."""
        return _low_protocol.effective(self._protocol)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its rows, in their order; levels that were left out are filled in."""
        return self._rows

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its rows, in their order."""
        return tuple(self._places)

    def row(self, id: str) -> Row:
        """The row of that id. Raises KeyError for another."""
        return self._rows[self._places[argument_text(id, "id")]]

    def prove(self) -> tuple[Failure, ...]:
        """Looks at every possible demand: what breaks a law, by law and subject; nothing where it is proved."""
        if self._failures is None:
            # Proving changes what it proves: a copy, so that other threads may go on with this one.
            other = _low_protocol.decode(self._data)
            failures = _low_protocol.prove(other, self.ids)
            object.__setattr__(self, "_protocol", other)
            object.__setattr__(self, "_failures", failures)
            return failures
        return self._failures

    @property
    def proved(self) -> bool:
        """Whether it was proved, and may answer demands."""
        return _low_protocol.proved(self._protocol)

    def digest(self, part: Part = Part.WHOLE) -> bytes:
        """The digest of what it answers to every possible demand, or of what it imposes: the same for any rows, ids or
        texts that answer alike (ORI-18). Raises RefusedError where it was not proved."""
        return _low_protocol.digest(self._protocol, argument_word(Part, part, "part"))

    def compare(self, other: Protocol, *, part: Part = Part.WHOLE, most: int = 10) -> Comparison:
        """The demands of one motive that two protocols answer differently: how many, and the smallest ``most``.
        Raises RefusedError where one was not proved."""
        argument(Protocol, other, "other")
        if type(most) is not int:
            raise TypeError("most takes an int")
        if not 0 <= most <= COUNT_LIMIT:
            raise UsageError(Status.OUT_OF_RANGE, detail=expected(whole_number(0, COUNT_LIMIT)).at("most"))
        count, demands = _low_protocol.compare(
            self._protocol, other._protocol, argument_word(Part, part, "part"), most)
        return Comparison(count=count, demands=demands)

    def places(self, motive: Motive) -> tuple[int, ...]:
        """Which row stands at each bit of the row masks of :func:`integra.orientation.columns.orient_columns`."""
        found: list[int] = []
        motive = argument_word(Motive, motive, "motive")
        while (row := _low_protocol.place(self._protocol, motive, len(found))) is not None:
            found.append(row)
        return tuple(found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Protocol) and self._data == other._data

    def __hash__(self) -> int:
        return hash(self._data)

    def __repr__(self) -> str:
        return f"<Protocol {self.name!r}: {len(self._rows)} rows, {'proved' if self.proved else 'not proved'}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _from_pickle, (self._data, self.proved)


@cache
def _builtin(name: str) -> Protocol:
    return Protocol._of(_low_protocol.create(name))


def _from_pickle(data: bytes, proved: bool) -> Protocol:
    """What was proved is proved again, but for a built-in one: the bytes may come from anywhere."""
    protocol = Protocol.from_cbor(data)
    if protocol.name in Protocol.builtins() and protocol == Protocol.builtin(protocol.name):
        return Protocol.builtin(protocol.name)
    if proved:
        protocol.prove()
    return protocol


def protocol_of(protocol: Protocol | None) -> Protocol:
    """The protocol given, has-2014 for None."""
    if protocol is not None and not isinstance(protocol, Protocol):
        raise TypeError("protocol takes integra.Protocol, or None for has-2014")
    return protocol or Protocol.builtin()


def demand_count() -> int:
    """How many possible demands of one motive there are: those that a proof is over."""
    return _low_protocol.demand_count()
