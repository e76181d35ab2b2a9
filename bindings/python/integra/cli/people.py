"""The records that commands are given: opened, gone over one by one, those refused reported and counted.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from .. import records
from ..errors import IntegraError, text_of
from ..text import Text, joined, plural
from .console import UNREADABLE, USAGE, Stop, note, problem
from .progress import progress

#: That the same pipe cannot be read for two INPUTs.
STDIN_ONCE = Text("stdin (-) can be read once only", "l'entrée standard (-) ne peut être lue qu'une fois").at("INPUT")


def open_inputs(args: argparse.Namespace) -> records.Inputs:
    """The inputs that the options name, and on stderr what was decided about them."""
    if args.input.count(records.STDIN) > 1:
        raise Stop(USAGE, STDIN_ONCE)
    try:
        inputs = records.open_inputs(args.input, args.input_format, sys.stdin.buffer)
    except records.InputError as error:
        raise Stop(UNREADABLE, text_of(error)) from None
    if inputs.passed_over:
        first, more = inputs.passed_over[0][1], len(inputs.passed_over) - 1
        note(Text(f"passed over, no records: {first}" + (f" and {more} more" if more else ""),
                  f"sans dossier, non lu : {first}" + (f" et {more} de plus" if more else "")))
    if inputs.latest is not None and args.at is None:
        note(Text(
            f"FHIR and Synthea records are screened for {inputs.latest}, the latest date in them (--at changes it)",
            f"les dossiers FHIR et Synthea sont lus au {inputs.latest}, leur date la plus récente (--at la change)"))
    return inputs


class People:
    """Goes over the people of some inputs, reports those refused and counts both."""

    def __init__(self, args: argparse.Namespace) -> None:
        """Opens the inputs."""
        self.inputs = open_inputs(args)
        self._at, self._to_file = args.at, args.output is not None
        self.done = self.refused = 0

    def each(self, handle: Callable[[records.Person], None]) -> int:
        """Hands every person over; the exit status says whether some were refused."""
        try:
            with progress(self.inputs, self._to_file) as bar:
                for each in self.inputs.people(self._at):
                    self._one(each, handle)
                    bar.done(self.done + self.refused)
        except records.InputError as error:
            raise Stop(UNREADABLE, text_of(error)) from None
        return 1 if self.refused else 0

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
        note(both(self.done, self.refused, one, many))


#: How many were refused: records and receipts, as they agree in French.
_REFUSED = Text("{n} refused", "{n} refusé"), Text("{n} refused", "{n} refusés")


def both(done: int, refused: int, one: Text, many: Text, refusals: tuple[Text, Text] = _REFUSED) -> Text:
    """How many were done, and how many refused."""
    return joined((plural(done, one, many), plural(refused, *refusals)))
