"""The plans that the inputs of the command hold, and what of them cannot be read: named, counted, and the others are read.

Spec: spec/03-command.md, "What is due"; PLN-11, PLN-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Generic, TypeVar
from uuid import UUID

from ..opening import STDIN, InputError, Opened
from ..plan.plan import Plan
from ..plan.postgres_told import is_address
from ..plan.reading import Reading
from ..text import Text, plural, verbatim
from .console import note, problem
from .files import open_one

__all__ = ["JSON_BEGINS", "NO_OPENING", "Gathered", "say"]

T = TypeVar("T")
#: How events in JSON begin.
JSON_BEGINS = (b"{", b"[", b"\xef\xbb\xbf")
NO_OPENING = Text("its opening is not here, so that nothing of it can be told: merge what the other sites have",
                   "son ouverture n'est pas ici, et rien ne peut en être dit : fusionner ce qu'ont les autres sites")
_PASSED = (Text("passed over in folders, being no plan: {n} file ({some})",
                "laissé de côté dans les dossiers, n'étant pas un plan : {n} fichier ({some})"),
           Text("passed over in folders, being no plans: {n} files ({some})",
                "laissés de côté dans les dossiers, n'étant pas des plans : {n} fichiers ({some})"))
_SHOWN = 3


class Gathered(Generic[T]):
    """What was made of each plan.

    Attributes:
        found: by the plans' identifiers, in the order in which they were met.
        refused: how many files, messages and documents were not read.
    """

    found: dict[UUID, T]
    refused: int

    def __init__(self, names: Sequence[str], work: Callable[[Plan], T | None]) -> None:
        """Reads every input, says what is refused, and what several inputs have in common; ``work`` makes something of
        each plan, and None where its opening is not here."""
        self.refused = 0
        read: Reading[T | None] = Reading(work, lambda place, reason, _: self._refuse(place, reason))
        read.read(self._inputs(names))
        say(read.passed_over, read.places)
        self.found = {}
        for plan, made in read.found.items():
            if made is None:
                self._refuse(verbatim(f"plan {plan.hex}").at(", ".join(read.places[plan])), NO_OPENING)
            else:
                self.found[plan] = made

    def _inputs(self, names: Sequence[str]) -> Iterator[Opened | Path | str]:
        for name in names:
            if is_address(name):
                yield name
                continue
            if name != STDIN and os.path.isdir(name):
                yield Path(name)
                continue
            try:
                yield open_one(name)
            except InputError as error:
                self._refuse(verbatim(""), error.text)

    def _refuse(self, place: Text, reason: Text) -> None:
        self.refused += 1
        problem(place, reason)


def say(passed_over: Sequence[str], found: dict[UUID, list[str]]) -> None:
    """Says what was passed over, and what several inputs have in common."""
    if passed_over:
        some = ", ".join(passed_over[:_SHOWN]) + (", …" if len(passed_over) > _SHOWN else "")
        note(plural(len(passed_over), *(Text(*(each.replace("{some}", some) for each in form)) for form in _PASSED)))
    for plan, places in found.items():
        if len(places) > 1:
            where = ", ".join(places)
            note(Text(f"plan {plan.hex} is one, read from {where}", f"plan {plan.hex} : un seul, lu dans {where}"))
