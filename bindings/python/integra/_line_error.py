"""A file of lines that is refused: the line, the column, the word, the rule; and what is wrong with a row of names.

Spec: spec/45-observed.md, spec/22-directory.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from functools import partial
from typing import Any

from .errors import TextError
from .forms.strict import placed
from .text import Text

__all__ = ["COLUMN_NOT_THERE", "COLUMN_TWICE", "NO_COLUMN", "LineError"]

NO_COLUMN = Text("no column has this name", "aucune colonne ne porte ce nom")
COLUMN_TWICE = Text("this column is there twice: keep one", "cette colonne est là deux fois : n'en garder qu'une")
COLUMN_NOT_THERE = Text("this column is missing", "cette colonne manque")


class LineError(TextError, ValueError):
    """What the errors of such files have in common; what is not known of the place is None."""

    def __init__(self, reason: Text, line: int | None = None, *, column: str | None = None, word: str | None = None,
                 rule: str | None = None, nearest: str | None = None) -> None:
        self.reason = reason
        self.line = line
        self.column = column
        self.word = word
        self.rule = rule
        self.nearest = nearest
        place = [Text(f"line {line}", f"ligne {line}")] if line else []
        if column:
            place.append(Text(f"column {column!r}", f"colonne {column!r}"))
        super().__init__(placed(place, reason, word, rule, nearest))

    def __reduce__(self) -> tuple[Any, ...]:
        made = partial(type(self), column=self.column, word=self.word, rule=self.rule, nearest=self.nearest)
        return made, (self.reason, self.line)
