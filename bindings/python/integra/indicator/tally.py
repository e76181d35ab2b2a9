"""A tally: rows that count for one indicator as of one day, kept so that pieces merge.

Spec: spec/50-indicators.md (IND-5, IND-9).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock
from types import TracebackType
from typing import Any
from uuid import UUID

from .._arrays import names_of
from .._low import indicator as _low
from .._low.core import Struct
from .._model import argument, argument_bytes, argument_id, argument_word
from ..errors import UsageError
from ..rules import Rules
from ..text import Text
from ..words import ConformityBasis, Counting, Indicator, Requester, Status
from .arguments import Covers, day, number, options_of, pack
from .batches import source_of
from .model import Figure
from .rows import Rows, add, read

__all__ = ["Tally", "add_of"]


class Tally:
    """A tally: rows of one indicator's frame, as of one day, of one territory or of all, under one pack.

    It holds identifiers, merges and serialises; it never leaves its level: what travels is its :class:`Figure` (IND-5).
    Rows may come in any order, in any pieces, any number of times. One tally is one thread's at a time: another one waits.
    ``with Tally(...) as tally:`` wipes it from memory at the end; so does :meth:`close`.

    >>> import datetime
    >>> from integra.indicator import Tally
    >>> tally = Tally("A4", at=datetime.date(2025, 6, 1))
    >>> tally.add({"call": ["a", "b"], "date": ["2025-03-01", "2025-03-02"], "answered_on": ["2025-03-03", None],
    ...            "answered": ["yes", "no"]})
    2
    >>> figure = tally.figure()
    >>> figure.numerator, figure.denominator, figure.value, str(figure.state)
    (1, 2, 500000, 'defined')

    Args:
        indicator: which one, as :class:`integra.words.Indicator` or its word.
        at: the day as of which it counts.
        territory: of which territory, None for all, or not said.
        rules: the pack, ``Rules("has-2014")`` where none is given.
        part: where those counted are split into parts, the one that is taken, from 0; None for all of them. Rows of who
            belongs to another part are passed over.
        parts: into how many parts, 1 to 64.
    """

    __slots__ = ("_tally", "_rules", "_lock", "_empty")
    _tally: Struct
    _rules: Rules
    _lock: Lock
    #: Whether it is as it was made.
    _empty: bool

    def __init__(self, indicator: str | Indicator, *, at: datetime.date, territory: UUID | None = None,
                 rules: Rules | None = None, part: int | None = None, parts: int = 1) -> None:
        word, of = argument_word(Indicator, indicator, "indicator"), day(at)
        whose = None if territory is None else argument_id(territory, "territory")
        many = number(parts, "parts", 1, _low.PART_LIMIT)
        held = (1 << many) - 1 if part is None else 1 << number(part, "part", 0, many - 1)
        self._rules, self._lock, self._empty = pack(rules), Lock(), True
        self._tally = _low.create(_low.Subject(word, of, whose, many, held), self._rules._pack)

    @classmethod
    def _of(cls, struct: Struct, rules: Rules) -> Tally:
        made = cls.__new__(cls)
        made._tally, made._rules, made._lock, made._empty = struct, rules, Lock(), False
        return made

    @classmethod
    def from_cbor(cls, data: bytes | bytearray | memoryview) -> Tally:
        """Reads a message ``tally``; keys of a later version are kept. Raises as :func:`integra.decode`."""
        held = argument_bytes(data, "data")
        struct = _low.decode(held)
        name, overrides = _low.pack_of(held)
        return cls._of(struct, Rules(name, **overrides))

    def to_cbor(self) -> bytes:
        """The message ``tally``. It holds identifiers.

        Raises:
            ResourceError: it would be greater than 64 MiB (WIRE-14): of a greater one, encode its parts.
        """
        with self._held():
            return _low.encode(self._tally)

    @contextmanager
    def _held(self, *others: Tally) -> Iterator[None]:
        """One thread at a time, of each of these tallies, and none that is closed."""
        with ExitStack() as stack:
            for tally in sorted({id(each): each for each in (self, *others)}.values(), key=id):
                stack.enter_context(tally._lock)
                if tally._tally is None:
                    raise UsageError(Status.NULL_ARGUMENT, detail=Text("this tally is closed", "ce décompte est fermé"))
            yield

    @property
    def _subject(self) -> _low.Subject:
        with self._held():
            return _low.about(self._tally)

    @property
    def indicator(self) -> Indicator:
        """Which indicator."""
        return self._subject.indicator

    @property
    def at(self) -> datetime.date:
        """The day as of which it counts."""
        return self._subject.at

    @property
    def territory(self) -> UUID | None:
        """Of which territory, None for all, or not said."""
        return self._subject.territory

    @property
    def parts(self) -> int:
        """Into how many parts those counted are split, 1 of a tally that holds all of them."""
        return self._subject.parts

    @property
    def held(self) -> frozenset[int]:
        """Which of these parts it holds, from 0."""
        subject = self._subject
        return frozenset(part for part in range(subject.parts) if subject.held >> part & 1)

    def add(self, frame: Any, *, codes: bool = False, others: Iterable[str] = ()) -> int:
        """Adds the rows of a frame, all of them or none, and tells how many were read.

        A frame is a pandas or polars data frame, a table or record batch of pyarrow, anything that exports an Arrow
        stream (read once, a batch at a time), or a dict of lists; its columns are those of the indicator's frame
        (``integra.indicator.COLUMNS``), ``territory`` beside: a tally of one territory then takes its rows alone.

        - Identifiers are texts (32 hexadecimal digits and UUIDs as they are, others by their SHA-256), whole numbers,
          :class:`uuid.UUID`, or sixteen bytes. Zero and floating ones are refused; an empty text names nobody.
        - Days are dates, times at midnight, or texts as 2025-06-01. A discharge may be the text ``open``: not ended; an
          opening or closing ``unknown``. A column of dates has beside it, for these, a flag of yes or no:
          ``discharge_open``, ``opens_unknown``, ``closes_unknown``.
        - What is yes, no or unknown is that text, or a boolean. Kinds are words; functions are words joined by ``|``,
          ``none``, or a list. A digest is 64 hexadecimal digits or 32 bytes.

        What is missing is not known.

        Args:
            frame: the rows.
            codes: whether numbers are read as answers too: 0 unknown, 1 no, 2 yes.
            others: names of columns to pass over.

        Raises:
            FrameError: with the row and column of what is wrong.
            ResourceError: more rows than a tally holds.
        """
        if type(codes) is not bool:
            raise TypeError("codes takes True or False")
        indicator = self._subject.indicator
        return self._take(read(source_of(frame, "frame"), _low.frame_of(indicator), codes, names_of(others, "others")))

    def _take(self, pieces: Iterator[Rows]) -> int:
        """Adds rows, and tells how many there were: to a tally beside, since a later piece may be refused."""
        subject, count = self._subject, 0
        beside = _low.create(subject, self._rules._pack)
        try:
            for rows in pieces:
                add_of(beside, rows, subject.territory)
                count += rows.size
            with self._held():
                if self._empty:
                    self._tally, beside = beside, self._tally
                else:
                    _low.merge(self._tally, beside)
                self._empty = False
        finally:
            _low.destroy(beside)
        return count

    def merge(self, other: Tally) -> None:
        """Adds what another tally holds, all of it or nothing; a piece merged twice changes nothing. ``tally |= other``
        does the same.

        Raises:
            UsageError: another indicator, day, territory, pack or number of parts.
            ResourceError: more rows than a tally holds.
        """
        argument(Tally, other, "other")
        with self._held(other):
            _low.merge(self._tally, other._tally)
            self._empty = False

    def __ior__(self, other: object) -> Tally:
        if not isinstance(other, Tally):
            return NotImplemented
        self.merge(other)
        return self

    def __or__(self, other: object) -> Tally:
        if not isinstance(other, Tally):
            return NotImplemented
        made = Tally._of(_low.create(self._subject, self._rules._pack), self._rules)
        for each in (self, other):
            made.merge(each)
        return made

    def figure(self, *, covers: Covers | None = None, conformity: str | ConformityBasis | None = None,
               requester: str | Requester | None = None) -> Figure:
        """What the rows come to (IND-2).

        Args:
            covers: the first and the last day that the data cover, where something is known of that (IND-8).
            conformity: of A1 what structures conform to: ``largest_class`` where nothing is adopted (so None), ``adopted``,
                or ``imposes_nothing`` (IND-11).
            requester: of a share the requester, which it needs (IND-10).

        Raises:
            UsageError: a conformity or a requester where the indicator has none, or a share without one; a last day
                before the first.
        """
        options = options_of(covers, conformity, requester)
        with self._held():
            return Figure(**_low.figure(self._tally, options))

    def identifiers(self, counting: str | Counting = Counting.CERTAIN, *, conformity: str | ConformityBasis | None = None,
                    requester: str | Requester | None = None) -> tuple[UUID, ...]:
        """Whom the numerator counts, ascending, for whoever may see them (IND-9): of B1 nobody.

        Args:
            counting: ``certain``, whatever the facts not known, or ``possible``, as they turn out.
            conformity: as :meth:`figure` has it.
            requester: as :meth:`figure` has it.

        Raises:
            UsageError: as :meth:`figure`.
        """
        word, options = argument_word(Counting, counting, "counting"), options_of(None, conformity, requester)
        with self._held():
            return _low.identifiers(self._tally, options, word)

    def __len__(self) -> int:
        """How many different rows it holds, of a caseload and a share how many people; equal ones are one."""
        with self._held():
            return _low.count(self._tally)

    def __bool__(self) -> bool:
        return True  # without rows it is a tally all the same

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tally) and self.to_cbor() == other.to_cbor()

    def __repr__(self) -> str:
        if self._tally is None:
            return "<Tally: closed>"
        parts = f"parts {sorted(self.held)} of {self.parts}, " if self.parts > 1 else ""
        return f"<Tally: {self.indicator.word} at {self.at.isoformat()}, {parts}rows: {len(self)}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _tally_from, (self.to_cbor(),)

    def close(self) -> None:
        """Wipes the tally from memory; it cannot be used afterwards. Closing twice does nothing."""
        with self._lock:
            if self._tally is not None:
                _low.destroy(self._tally)
                self._tally = None

    def __enter__(self) -> Tally:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _tally_from(data: bytes) -> Tally:
    return Tally.from_cbor(data)


def add_of(tally: Struct, rows: Rows, territory: UUID | None) -> None:
    """Adds the rows of a territory, all of them where it is none, or where the frame says of none."""
    if territory is None or rows.territories is None:
        add(tally, rows)
    else:
        add(tally, rows, rows.territories.get(territory.bytes, []))
