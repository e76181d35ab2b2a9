"""The records that commands are given: opened, gone over one by one, those refused reported and counted.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from .. import records
from ..errors import IntegraError, text_of
from ..opening import Opened, stdin
from ..records.looks import NOT_DATA
from ..text import Text, joined, plural
from .console import REFUSED, STDOUT, UNREADABLE, Stop, complain, note, problem, untold
from .files import named, open_one
from .progress import progress

if TYPE_CHECKING:
    from ..adapters.host_codes import HostCodes
    from ..adapters.latest import Apart
    from ..columns.mapping import Columns

#: That the inputs were read to their end, and that it was for nothing.
NOBODY = Text("nobody is in the input: no record was read", "il n'y a personne dans l'entrée : aucun dossier lu")


def open_inputs(args: argparse.Namespace) -> records.Inputs:
    """The inputs that the options name, and on stderr what was decided about them."""
    names: list[str | Opened] = args.input
    codes = None if args.codes is None else _codes(args.codes)
    inputs = records.open_inputs(names, args.input_format, stdin() if records.STDIN in names else None,
                                 columns_of(args.columns), codes, note, args.include_deceased)
    if inputs.passed_over:
        # What looks like data is named before licences and the like.
        first = next((name for look, name in inputs.passed_over if look.do is not NOT_DATA), inputs.passed_over[0][1])
        more = len(inputs.passed_over) - 1
        note(Text(f"passed over, no records: {first}" + (f" and {more} more" if more else ""),
                  f"sans dossier, non lu : {first}" + (f" et {more} de plus" if more else "")))
    if inputs.latest is not None and args.at is None:
        note(Text(
            f"FHIR and Synthea records are screened for {inputs.latest}, the latest date in them (--at changes it)",
            f"les dossiers FHIR et Synthea sont lus au {inputs.latest}, leur date la plus récente (--at la change)"))
        if inputs.dates.apart is not None:
            _mistyped(inputs.dates.apart)
    return inputs


def _codes(name: str) -> HostCodes:
    """What a host says its codes are, in a file."""
    from ..adapters import host_codes  # loads every table of codes

    return host_codes.read(open_one(name))


def _mistyped(far: Apart) -> None:
    """Says that the day lies long after all other dates, and where it stands."""
    note(Text(f"that date lies long after the next latest, {far.before}: if it is mistyped, correct it or give --at",
              f"cette date est bien postérieure à celle qui la précède, {far.before} : si c'est une erreur de saisie, la "
              f"corriger ou donner --at").at(far.place))


def columns_of(name: str | None) -> Columns | None:
    """The mapping of columns in a file."""
    if name is None:
        return None
    from ..columns import mapping

    with open_one(name).reading() as stream:
        data = stream.read(mapping.SIZE_LIMIT + 1)
    try:
        return mapping.read(data)
    except mapping.ColumnsError as error:
        raise Stop(UNREADABLE, error.text.at(named(name))) from None


class People:
    """Goes over the people of some inputs, reports those refused and counts both."""

    def __init__(self, args: argparse.Namespace) -> None:
        """Opens the inputs."""
        self.inputs = open_inputs(args)
        self._at, self._to_file = args.at, args.output not in (None, STDOUT)
        self.done = self.refused = 0

    def each(self, handle: Callable[[records.Person], None]) -> int:
        """Hands every person over; the exit status says whether some were refused."""
        with progress(self.inputs, self._to_file) as bar:
            for each in self.inputs.people(self._at):
                self._one(each, handle)
                bar.done(self.done + self.refused)
        if not self.done and not self.refused:
            complain(NOBODY)
        return 0 if self.done and not self.refused else REFUSED

    def _one(self, each: records.Person | records.Problem, handle: Callable[[records.Person], None]) -> None:
        if isinstance(each, records.Problem):
            self._refuse(each.place, each.reason)
            return
        try:
            handle(each)
            self.done += 1
        except IntegraError as error:
            self._refuse(each.place, text_of(error))

    def _refuse(self, place: Text, reason: Text) -> None:
        problem(place, reason)
        self.refused += 1

    def summary(self, one: Text, many: Text) -> None:
        """Says both counts; ``{n}`` is how many were done."""
        untold()
        note(both(self.done, self.refused, one, many))


#: How many were refused: records and receipts, as they agree in French.
_REFUSED = Text("{n} refused", "{n} refusé"), Text("{n} refused", "{n} refusés")


def both(done: int, refused: int, one: Text, many: Text, refusals: tuple[Text, Text] = _REFUSED) -> Text:
    """How many were done, and how many refused."""
    return joined((plural(done, one, many), plural(refused, *refusals)))
