"""``integra cohort``: people who do not exist, from a seed.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse

from ..cohort import COUNT, SEED, cohort
from .console import output
from .formats import line
from .options import Commands, add_output, command


def number(text: str) -> int:
    """A whole number on the command line."""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 18:
        raise argparse.ArgumentTypeError("expected a whole number of at most 18 digits")
    return int(text)


def count(text: str) -> int:
    """How many, on the command line."""
    many = number(text)
    if many < 0:
        raise argparse.ArgumentTypeError("expected 0 or more")
    return many


def add(commands: Commands) -> None:
    """Adds the command."""
    parser = command(
        commands, "cohort", run, "make up people to screen, from a seed",
        "Prints records of people who do not exist, as NDJSON: every pattern of answers, unknowns included, told by\n"
        "answers, by a record, or by both. The same seed gives the same people everywhere.\n"
        "It says nothing of how often anything occurs.",
        "  integra cohort | integra screen -\n  integra cohort --seed 7 --count 20 -o people.ndjson\n")
    add_cohort(parser)
    add_output(parser)


def add_cohort(parser: argparse.ArgumentParser) -> None:
    """--seed and --count."""
    parser.add_argument("--seed", type=number, default=SEED, help="a whole number (default: %(default)s)")
    parser.add_argument("--count", type=count, default=COUNT, help="how many people (default: %(default)s)")


def run(args: argparse.Namespace) -> int:
    """Prints the cohort."""
    with output(args.output) as out:
        for record in cohort(args.seed, args.count):
            out.write(line(record))
    return 0
