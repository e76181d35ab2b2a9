"""The plans that the inputs of the command hold, and what of them cannot be read: named, counted, and the others are read.

Spec: spec/03-command.md, "What is due"; PLN-11, PLN-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Generic, TypeVar
from uuid import UUID

from .._low import plan as _low
from ..opening import STDIN, InputError, Opened
from ..plan.plan import Plan
from ..plan.reading import Reading
from ..text import Text, plural, verbatim
from .console import UNREADABLE, Stop, note, problem
from .files import named, open_one
from .plan_files import EVENT_BEGINS, plan_of, read_bytes

__all__ = ["Gathered", "one_plan"]

T = TypeVar("T")
_JSON = (b"{", b"[", b"\xef\xbb\xbf")
_NO_OPENING = Text("its opening is not here, so that nothing of it can be told: merge what the other sites have",
                   "son ouverture n'est pas ici, et rien ne peut en être dit : fusionner ce qu'ont les autres sites")
_IN_PART = Text(
    "not all of it can be read as events of a plan: integra plan append records drafts, integra plan merge takes events in",
    "tout n'y est pas lisible comme événements d'un plan : integra plan append enregistre des brouillons, integra plan merge "
    "prend des événements")
_SEVERAL = Text("holds {n} plans, and one is asked for: integra plan due tells of many",
                "contient {n} plans, et un seul est demandé : integra plan due en dit plusieurs")
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
        _say(read.passed_over, read.places)
        self.found = {}
        for plan, made in read.found.items():
            if made is None:
                self._refuse(verbatim(f"plan {plan.hex}").at(", ".join(read.places[plan])), _NO_OPENING)
            else:
                self.found[plan] = made

    def _inputs(self, names: Sequence[str]) -> Iterator[Opened | Path]:
        for name in names:
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


def _say(passed_over: Sequence[str], found: dict[UUID, list[str]]) -> None:
    """Says what was passed over, and what several inputs have in common."""
    if passed_over:
        some = ", ".join(passed_over[:_SHOWN]) + (", …" if len(passed_over) > _SHOWN else "")
        note(plural(len(passed_over), *(Text(*(each.replace("{some}", some) for each in form)) for form in _PASSED)))
    for plan, places in found.items():
        if len(places) > 1:
            where = ", ".join(places)
            note(Text(f"plan {plan.hex} is one, read from {where}", f"plan {plan.hex} : un seul, lu dans {where}"))


def one_plan(name: str) -> Plan:
    """The plan in a file, as a message, or as its events in JSON or one after the other: whole, or not at all."""
    data = read_bytes(name)
    if data[:3] != EVENT_BEGINS and not data.lstrip().startswith(_JSON):
        return plan_of(name, data)
    refused = list[Text]()

    def refuse(place: Text, reason: Text, _: Exception | None) -> None:
        refused.append(reason)
        problem(place, reason)

    read = Reading(lambda plan: _low.person(plan._open) is not None, refuse)
    read.take(named(name), data)
    for plan in [each for each, opened in read.found.items() if not opened]:
        refuse(verbatim(f"plan {plan.hex}").at(named(name)), _NO_OPENING, None)
    if refused or len(read.found) != 1:
        raise Stop(UNREADABLE, (_IN_PART if refused else _SEVERAL.of(n=len(read.found))).at(named(name)))
    return read.whole(next(iter(read.found)))
