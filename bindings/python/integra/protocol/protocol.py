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
from .model import Call, Change, ChangedCall, Changes, Comparison, Conformity, Failure, Row
from ..words import Motive, Part, Status

__all__ = [
    "Call", "Change", "ChangedCall", "Changes", "Comparison", "Conformity", "Failure", "Protocol", "Row", "demand_count"]


#: The largest limit of steps.
STEPS_LIMIT = 2**63 - 1


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

    def prove(self, limit: int | None = None) -> tuple[Failure, ...]:
        """Looks at every possible demand: what breaks a law, by law and subject; nothing where it is proved. ``limit`` is
        a number of steps, the same on every machine: a proof that takes more raises ResourceError. Ctrl-C ends it too;
        other threads run meanwhile."""
        steps = _limit(limit)
        if self._failures is None:
            # Proving changes what it proves: a copy, so that other threads may go on with this one.
            other = _low_protocol.decode(self._data)
            failures = _low_protocol.prove(other, self.ids, steps)
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

    def compare(self, other: Protocol, *, part: Part = Part.WHOLE, most: int = 10, limit: int | None = None) -> Comparison:
        """The demands of one motive that two protocols answer differently: how many, and the smallest ``most``.
        ``limit`` as in :meth:`prove`. Raises RefusedError where one was not proved."""
        argument(Protocol, other, "other")
        count, demands = _low_protocol.compare(
            self._protocol, other._protocol, argument_word(Part, part, "part"), _most(most), _limit(limit))
        return Comparison(count=count, demands=demands)

    def conforms(self, adopted: Protocol, *, most: int = 10, limit: int | None = None) -> Conformity:
        """Whether it calls, in every possible demand of one motive, what the imposed rows of ``adopted`` call there: each
        service, at that level and with those days, whatever it flags itself (ORI-17). Of the demands in which it does
        not: how many, and the smallest ``most``. ``limit`` as in :meth:`prove`.

        >>> from integra import Protocol
        >>> Protocol.builtin("dac-2022").conforms(Protocol.builtin("has-2014")).verdict.word
        'yes'

        Raises:
            RefusedError: one of the two was not proved.
        """
        argument(Protocol, adopted, "adopted")
        return _low_protocol.conforms(self._protocol, adopted._protocol, _most(most), _limit(limit))

    def changes(self, other: Protocol, *, part: Part = Part.WHOLE, most: int = 20, limit: int | None = None) -> Changes:
        """Where two protocols differ, once for each motive and change of calls: the smallest demand, in how many demands
        the change is the same, and the rows of both that speak there (ORI-18); those with the smallest demands first,
        ``most`` of them. ``limit`` as in :meth:`prove`. Raises RefusedError where one was not proved."""
        argument(Protocol, other, "other")
        part, steps = argument_word(Part, part, "part"), _limit(limit)
        count, found = _low_protocol.changes(self._protocol, other._protocol, part, _most(most), steps)
        sides = ((self._protocol, self._rows), (other._protocol, other._rows))
        return Changes(count=count, demands=self.compare(other, part=part, most=0, limit=limit).count,
                       changes=tuple(_low_protocol.change_of(key, many, part, sides) for key, many in found))

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


def _most(most: int) -> int:
    if type(most) is not int:
        raise TypeError("most takes an int")
    if not 0 <= most <= COUNT_LIMIT:
        raise UsageError(Status.OUT_OF_RANGE, detail=expected(whole_number(0, COUNT_LIMIT)).at("most"))
    return most


def _limit(limit: int | None) -> int:
    """Steps, 0 for any number of them."""
    if limit is None:
        return 0
    if type(limit) is not int:
        raise TypeError("limit takes an int, or None for no limit")
    if not 1 <= limit <= STEPS_LIMIT:
        raise UsageError(Status.OUT_OF_RANGE, detail=expected(whole_number(1, STEPS_LIMIT)).at("limit"))
    return limit


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
