"""Many rows of which some are refused: what the others come to, which these are, and why.

Spec: spec/00-conventions.md, "Errors"; GEN-1, GEN-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

``errors="mask"`` gives it, in :func:`integra.orient` and :func:`integra.screen` of frames and in the calls that take
columns. A million rows of which one is bad are answered but for that one.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar, overload

from .errors import language_of
from .text import Text, under_rule
from .words import Language

if TYPE_CHECKING:
    import numpy

    Array: TypeAlias = numpy.ndarray[Any, Any]

__all__ = ["Masked", "RowReason", "RefusedRow", "RefusedRows"]

Made = TypeVar("Made")


class RowReason(NamedTuple):
    """Why rows are refused: the field or column at fault, the rule that refuses, and what would be right."""

    field: str
    rule: str | None
    text: Text

    def sentence(self, language: str | Language = "en") -> str:
        """What is wrong, what to do, and in brackets the rule, in ``"en"`` or ``"fr"``. It quotes no value (GEN-6)."""
        return self.text.within(*([under_rule(self.rule)] if self.rule else [])).said(language_of(language))


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is refused, counted from 0, and why."""

    row: int
    reason: RowReason

    @property
    def field(self) -> str:
        """The field or column at fault; a demand that is impossible names the one that does not go with the others."""
        return self.reason.field

    @property
    def rule(self) -> str | None:
        """The rule that refuses."""
        return self.reason.rule

    def sentence(self, language: str | Language = "en") -> str:
        """As :meth:`RowReason.sentence`."""
        return self.reason.sentence(language)


class RefusedRows(Sequence[RefusedRow]):
    """The rows refused, in their order. As columns they make a frame of any library: ``polars.DataFrame(refused.columns())``.

    Attributes:
        rows: their numbers, int64, ascending.
        which: for each the place of its reason in :attr:`reasons`, int64.
        reasons: the different ones.
    """

    def __init__(self, rows: Array, which: Array, reasons: tuple[RowReason, ...]) -> None:
        """Rows and the places of their reasons."""
        self.rows: Array = rows
        self.which: Array = which
        self.reasons: tuple[RowReason, ...] = reasons

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> RefusedRow: ...
    @overload
    def __getitem__(self, index: slice) -> RefusedRows: ...
    def __getitem__(self, index: int | slice) -> RefusedRow | RefusedRows:
        if isinstance(index, slice):
            return RefusedRows(self.rows[index], self.which[index], self.reasons)
        return RefusedRow(int(self.rows[index]), self.reasons[int(self.which[index])])

    def __iter__(self) -> Iterator[RefusedRow]:
        for row, which in zip(self.rows.tolist(), self.which.tolist(), strict=True):
            yield RefusedRow(row, self.reasons[which])

    def __repr__(self) -> str:
        return f"<{len(self)} rows refused, for {len(self.reasons)} reasons>"

    def columns(self, language: str | Language = "en") -> dict[str, Array]:
        """``row`` (int64), ``field``, ``rule`` (str or None) and ``sentence`` (str), each as long as there are rows."""
        import numpy as np

        told: dict[str, list[str | None]] = {
            "field": [each.field for each in self.reasons], "rule": [each.rule for each in self.reasons],
            "sentence": [each.sentence(language) for each in self.reasons]}
        out = {"row": self.rows}
        for name, values in told.items():
            out[name] = np.array(values, object)[self.which]
        return out


@dataclass(frozen=True, slots=True, eq=False)
class Masked(Generic[Made]):
    """What many rows come to, with ``errors="mask"``.

    Attributes:
        made: what the call gives otherwise; a row that is refused holds null in each output.
        valid: bool, one a row: whether it was answered.
        refused: the others, with the field and the reason of each.
    """

    made: Made
    valid: Array
    refused: RefusedRows
