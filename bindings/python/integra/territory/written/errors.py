"""What is said of a territory as people wrote it that cannot be read: every place of it at once.

Spec: spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0

A word that is refused is told only where it is nearly one of ours, or of the file's: any other may be somebody's name.
"""
from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NoReturn

from ...columns.days import CellError
from ...errors import TextError
from ...forms.strict import placed
from ...text import Text, joined, verbatim

__all__ = ["Faults", "WrittenError"]


class WrittenError(TextError, ValueError):
    """A territory that cannot be read: the first thing that is wrong with it, and beside it all of them.

    Attributes:
        reason: what is wrong and what would be right.
        file: the file, as it was named.
        line: the line, or None where it is of none.
        column: the key or the column at fault, as it is written, or None.
        word: the word at fault, where it is nearly one that is known, else None.
        rule: the rule that refuses it.
        nearest: the word or name that was meant, as it seems, or None.
        all: every fault that was found, this one the first, by file and line.
    """

    def __init__(self, reason: Text, file: str = "", line: int | None = None, *, column: str | None = None,
                 word: str | None = None, rule: str | None = None, nearest: str | None = None,
                 others: Sequence[WrittenError] = ()) -> None:
        self.reason = reason
        self.file = file
        self.line = line
        self.column = column
        self.word = word
        self.rule = rule
        self.nearest = nearest
        self.all: tuple[WrittenError, ...] = (self, *others)
        super().__init__(self.said.at(self.place))

    @property
    def place(self) -> Text:
        """Where it stands: file, line and column, as far as they are known."""
        place = [verbatim(self.file)] if self.file else []
        if self.line is not None:
            place.append(Text(f"line {self.line}", f"ligne {self.line}"))
        if self.column is not None:
            place.append(Text(f"column {self.column!r}", f"colonne {self.column!r}"))
        return joined(place)

    @property
    def said(self) -> Text:
        """What is wrong, without the place."""
        return placed([], self.reason, self.word, self.rule, self.nearest)

    def __reduce__(self) -> tuple[Any, ...]:
        made = partial(type(self), column=self.column, word=self.word, rule=self.rule, nearest=self.nearest, others=self.all[1:])
        return made, (self.reason, self.file, self.line)


class Faults:
    """What is wrong so far: reading goes on behind it, so that all of it is told at once."""

    def __init__(self) -> None:
        self._found: list[WrittenError] = []

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, reason: Text, file: str, line: int | None = None, *, column: str | None = None, word: str | None = None,
            rule: str | None = None, nearest: str | None = None) -> None:
        """Keeps what is wrong at a place."""
        self._found.append(WrittenError(reason, file, line, column=column, word=word, rule=rule, nearest=nearest))

    def cell(self, fault: CellError, file: str, line: int | None, column: str | None) -> None:
        """Keeps what is wrong with a cell."""
        self.add(fault.reason, file, line, column=column, word=fault.word, rule=fault.rule, nearest=fault.nearest)

    def settle(self) -> None:
        """Raises what was found, if anything was."""
        if self._found:
            self.refuse()

    def refuse(self) -> NoReturn:
        """Raises what was found: the first of it, with all of it."""
        order = {each.file: place for place, each in reversed(list(enumerate(self._found)))}
        first, *others = sorted(self._found, key=lambda each: (order[each.file], each.line or 0))
        raise WrittenError(first.reason, first.file, first.line, column=first.column, word=first.word, rule=first.rule,
                           nearest=first.nearest, others=others)
