"""``integra cohort``: people who do not exist, from a seed.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse

from ..cohort import COUNT, SEED, cohort
from ..text import Text
from .console import output
from .formats import line
from .options import add_output, command, number
from .usage import N, Commands, Parser


#: The greatest seed and count on the command line.
MOST = 10**18 - 1


def add(commands: Commands) -> None:
    """Adds the command."""
    parser = command(
        commands, "cohort", run,
        Text("make up people to screen, from a seed", "inventer des personnes pour un repérage, à partir d'une graine"),
        Text("Prints records of people who do not exist, as NDJSON: every pattern of answers, unknowns included, told by "
             "answers, by a record, or by both. The same seed gives the same people everywhere. It says nothing of how "
             "often anything occurs.",
             "Écrit en NDJSON les dossiers de personnes qui n'existent pas : toutes les combinaisons de réponses, "
             "inconnues comprises, données par des réponses, par un dossier ou par les deux. La même graine donne partout "
             "les mêmes personnes. Cela ne dit rien de la fréquence de quoi que ce soit."),
        "  integra cohort | integra screen -\n  integra cohort --seed 7 --count 20 -o people.ndjson\n")
    add_cohort(parser)
    add_output(parser)


def add_cohort(parser: Parser) -> None:
    """--seed and --count."""
    parser.takes("--seed", type=number(-MOST, MOST), default=SEED, metavar=N, help=Text(
        "a whole number (default: %(default)s)", "la graine, un nombre entier (par défaut : %(default)s)"))
    parser.takes("--count", type=number(0, MOST), default=COUNT, metavar=N, help=Text(
        "how many people (default: %(default)s)", "combien de personnes (par défaut : %(default)s)"))


def run(args: argparse.Namespace) -> int:
    """Prints the cohort."""
    with output(args.output, private=False) as out:
        for record in cohort(args.seed, args.count):
            out.write(line(record))
    return 0
