"""Options that several commands share, and their types.

Spec: spec/03-command.md; GEN-9.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import datetime
import difflib
import sys
import textwrap
from collections.abc import Callable
from typing import Any

from .. import records
from ..errors import IntegraError
from ..forms import JsonError, strict
from ..rules import Rules, packs, parameters
from ..words import Pack
from .console import UNREADABLE, USAGE, Failure, note, problem
from .language import LANGUAGES, SPEECH, spoken
from .page import WIDTH
from .progress import progress

Commands = Any  # what argparse's add_subparsers returns; its type is private


def command(commands: Commands, name: str, run: Callable[[argparse.Namespace], int], summary: str, text: str,
            examples: str) -> argparse.ArgumentParser:
    """Adds a command with its help and examples."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=summary, description=wrapped(text), epilog="examples:\n" + examples.rstrip(),
        formatter_class=argparse.RawDescriptionHelpFormatter, conflict_handler="resolve")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="language of text and messages (default: en)")
    parser.add_argument("-q", "--quiet", action="store_true", help="say on stderr what goes wrong, and nothing else")
    parser.set_defaults(run=run)
    return parser


def wrapped(text: str) -> str:
    """A description in 80 columns, the exit statuses a paragraph of their own."""
    paragraphs = text.replace("\nExit status", "\n\nExit status").split("\n\n")
    return "\n\n".join(textwrap.fill(" ".join(each.split()), WIDTH - 1) for each in paragraphs)


def day(text: str) -> datetime.date:
    """A date on the command line."""
    try:
        return strict.day(text, "")
    except JsonError as error:
        raise argparse.ArgumentTypeError(f"{error}") from None


def setting(text: str) -> tuple[str, int]:
    """``NAME=VALUE`` on the command line: a parameter and a whole number."""
    name, sign, value = text.partition("=")
    known = {parameter.name: parameter for parameter in parameters()}
    if name not in known:
        near = difflib.get_close_matches(name[:64], known, n=1, cutoff=0.0)[0]
        raise argparse.ArgumentTypeError(f"no parameter has this name; the nearest is {near}")
    bounds = known[name]
    whole = sign and value.isascii() and value.isdigit() and len(value) <= 18
    if not whole or not bounds.minimum <= int(value) <= bounds.maximum:
        raise argparse.ArgumentTypeError(f"expected {name}= and a whole number from {bounds.minimum} to "
                                         f"{bounds.maximum} ({spoken(bounds.unit)}, {bounds.rule})")
    return name, int(value)


def add_input(parser: argparse.ArgumentParser) -> None:
    """INPUT, --at and --input-format."""
    parser.add_argument("input", nargs="+", metavar="INPUT", help="file or folder; - is stdin. Told by its content: "
                        "NDJSON or CBOR sequence of ours, FHIR R4 bundle or bulk export, Synthea folder of CSV files")
    parser.add_argument("--at", type=day, metavar="DATE", help="screen for this day, as in 2025-06-01 (default: each "
                        "record's own date; for FHIR and Synthea the latest date in the input, never today)")
    parser.add_argument("--input-format", choices=records.FORMATS, help="what every INPUT is, where it is not told")


def add_rules(parser: argparse.ArgumentParser) -> None:
    """--pack and --set."""
    parser.add_argument("--pack", choices=list(packs()), default=Pack.HAS_2014.word,
                        help="rule pack (default: %(default)s)")
    parser.add_argument("--set", type=setting, action="append", default=[], metavar="NAME=VALUE",
                        help="override a parameter of the pack: " + ", ".join(each.name for each in parameters()))


def add_output(parser: argparse.ArgumentParser) -> None:
    """-o."""
    parser.add_argument("-o", "--output", metavar="FILE", help="write there instead of stdout; the file appears whole "
                        "or not at all")


def rules_of(args: argparse.Namespace) -> Rules:
    """The pack that the options ask for."""
    names = [name for name, _ in args.set]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Failure(USAGE, f"--set: {twice} is given twice: keep one")
    try:
        return Rules(args.pack, **dict(args.set))
    except IntegraError as error:
        raise Failure(USAGE, f"--set: {error}") from None


def open_inputs(args: argparse.Namespace) -> records.Inputs:
    """The inputs that the options name, and on stderr what was decided about them."""
    if args.input.count(records.STDIN) > 1:
        raise Failure(USAGE, "INPUT: stdin (-) can be read once only")
    try:
        inputs = records.open_inputs(args.input, args.input_format, sys.stdin.buffer)
    except records.InputError as error:
        raise Failure(UNREADABLE, str(error)) from None
    if inputs.passed_over:
        more = len(inputs.passed_over) - 1
        note(f"passed over, no records: {inputs.passed_over[0]}" + (f" and {more} more" if more else ""))
    if inputs.latest is not None and args.at is None:
        note(f"FHIR and Synthea records are screened for {inputs.latest}, the latest date in them (--at changes it)")
    return inputs


class Tally:
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
            raise Failure(UNREADABLE, str(error)) from None
        return 1 if self.refused else 0

    def _one(self, each: records.Person | records.Problem, handle: Callable[[records.Person], None]) -> None:
        if isinstance(each, records.Problem):
            self._refuse(each.place, each.reason)
            return
        try:
            handle(each)
            self.done += 1
        except IntegraError as error:
            self._refuse(each.place, str(error))

    def _refuse(self, place: str, reason: str) -> None:
        problem(place, reason)
        self.refused += 1

    def summary(self, one: str, many: str | None = None) -> None:
        """Says both counts; each template counts one, or more than one."""
        few = self.done == 1 or (self.done == 0 and SPEECH.language == "fr")
        note((one if few or many is None else many).format(self.done) + f", {self.refused} refused")
