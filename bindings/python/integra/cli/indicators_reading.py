"""How the files of a frame are read: what is asked of their columns, and what is said of those that are not there.

Spec: spec/03-command.md, "`integra indicators`".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..adapters.records import InputError
from ..text import Text
from ..words import Frame
from .indicators_frames import ColumnsFault, left_out, matched
from .indicators_rows import TERRITORY, Input

__all__ = ["Reading"]

_NO_TERRITORY = Text("--by territory needs a column 'territory'", "--by territory a besoin d'une colonne 'territory'")


@dataclass(frozen=True)
class Reading:
    """How the files of a frame are read."""

    frame: Frame
    option: str
    inputs: tuple[Input, ...]
    by_territory: bool
    days: tuple[datetime.date, ...]
    note: Callable[[Text], None]

    def columns(self, names: Sequence[str], place: Text) -> list[tuple[int, Input]]:
        """Which columns of a table are ours; what is left out is said."""
        try:
            found = matched(self.frame, self.inputs, names)
        except ColumnsFault as fault:
            raise InputError(fault.reason.at(place)) from None
        taken = [each for _, each in found]
        if self.by_territory and TERRITORY.name not in (each.name for each in taken):
            raise InputError(_NO_TERRITORY.at(place))
        for text in left_out(self.frame, taken):
            self.note(text.at(place))
        return self.wanted(found)

    def wanted(self, found: list[tuple[int, Input]]) -> list[tuple[int, Input]]:
        """Without the territory, where nobody asks for it."""
        return found if self.by_territory else [each for each in found if each[1].name != TERRITORY.name]
