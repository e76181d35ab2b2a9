"""What is due of many plans on a day, as one table: a row an obligation.

Spec: spec/34-due.md (PLN-13).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

from .._model import items_of
from ..errors import UsageError, language_of
from ..text import expected, one_of
from ..words import FindingState, Language, Status
from .case_rows import CaseloadRow, CaseRows, Part

__all__ = ["Caseload", "CaseloadRow", "Part"]

_SORTS = ("day", "person", "acts")


class Caseload(Sequence[CaseloadRow]):
    """What is due of many plans on a day: every obligation of each, met ones included, plan by plan in the order of the rules
    until it is sorted. :func:`integra.plan.caseload.due` and :meth:`integra.plan.store.PlanStore.due` make it.

    Attributes:
        at: the day.
    """

    at: datetime.date

    def __init__(self) -> None:
        raise TypeError("a Caseload is made by integra.plan.caseload.due() and PlanStore.due()")

    @classmethod
    def _made(cls, at: datetime.date, parts: tuple[Part, ...], order: tuple[int, ...] | None = None) -> Caseload:
        return cls._ordered(at, CaseRows(parts), order)

    @classmethod
    def _ordered(cls, at: datetime.date, rows: CaseRows, order: tuple[int, ...] | None) -> Caseload:
        made = cls.__new__(cls)
        made.at, made._rows, made._order = at, rows, order
        return made

    _rows: CaseRows
    _order: tuple[int, ...] | None

    # ---- as rows

    @property
    def plans(self) -> int:
        """How many plans it is of, those of which nothing is due included."""
        return len(self._rows.parts)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> CaseloadRow: ...

    @overload
    def __getitem__(self, index: slice) -> Caseload: ...

    def __getitem__(self, index: int | slice) -> CaseloadRow | Caseload:
        if isinstance(index, slice):
            return self._ordered(self.at, self._rows, tuple(self._places[index]))
        return self._rows.row(self._places[index])

    def __iter__(self) -> Iterator[CaseloadRow]:
        return map(self._rows.row, self._places)

    def sorted(self, by: str) -> Caseload:
        """The same in another order.

        Args:
            by: ``"day"`` of the term, what has none last and of a day what weighs most first; ``"person"``; or ``"acts"``,
                who is expected to act, and where nobody is named who may. What is met comes last, of equals plan by plan.
        """
        if not isinstance(by, str):
            raise TypeError("by takes a str")
        if by not in _SORTS:
            raise UsageError(Status.UNKNOWN_NAME, detail=expected(one_of(_SORTS)).at("by"))
        keys = self._rows.keys(by)
        return self._ordered(self.at, self._rows, tuple(sorted(self._places, key=keys.__getitem__)))

    def unmet(self) -> Caseload:
        """What is not met alone, in the order of this one."""
        return self.of(state for state in FindingState if state is not FindingState.MET)

    def of(self, states: Iterable[FindingState]) -> Caseload:
        """What is in one of these states alone, in the order of this one.

        Raises:
            TypeError: what is given is no series of states.
        """
        wanted = {each.code for each in items_of(self, "states", states, FindingState, "integra.FindingState")}
        return self._ordered(self.at, self._rows, self._rows.in_states(self._places, wanted))

    def counts(self) -> Mapping[FindingState, int]:
        """How many obligations there are in each state."""
        found = self._rows.states(self._places)
        return {state: found[state.code] for state in FindingState if state.code}

    # ---- as columns

    def frame(self, library: str | None = None, *, language: str | Language | None = None) -> Any:
        """A data frame with a row an obligation.

        Columns: ``plan``, ``reference``, ``person``, ``acts`` and ``to`` (who is to receive it), identifiers in 32 hexadecimal digits; ``at`` and ``due``,
        days; ``state``, ``settled_by``, ``weight``, words; ``rule``; ``who``, words separated by spaces; ``value``, a word;
        ``event``, 64 hexadecimal digits, and ``place``, a number; and ``text`` where a language is given.

        Args:
            library: ``"pandas"``, ``"polars"`` or ``"pyarrow"``; None for the first that is installed.
            language: ``"en"`` or ``"fr"``, the language of the texts.
        """
        from ..frames.make import frame_of

        said = None if language is None else language_of(language)
        return frame_of(self._rows.columns(self.at, self._places, said), library)

    def to_arrow(self) -> Any:
        """The same as a table of pyarrow."""
        return self.frame("pyarrow")

    def arrays(self) -> dict[str, Any]:
        """The columns as numpy arrays: identifiers in sixteen bytes each and ``event`` in 32 (all zero for none), days as datetime64, words by
        their codes, ``who`` as the bits of those codes, ``place`` -1 for none, ``rule`` as text."""
        return self._rows.arrays(self.at, self._places)

    # ---- how it is held

    @property
    def _places(self) -> Sequence[int]:
        return range(len(self._rows)) if self._order is None else self._order

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Caseload):
            return NotImplemented
        return self is other or (self.at, self._rows.parts, tuple(self._places)) == (
            other.at, other._rows.parts, tuple(other._places))

    def __hash__(self) -> int:
        return hash((self.at, len(self), self._rows.data))

    def __repr__(self) -> str:
        return f"Caseload({self.at}, {self.plans} plans, {len(self)} obligations)"

    def __reduce__(self) -> tuple[Any, ...]:
        return Caseload._made, (self.at, self._rows.parts, self._order)
