"""``integra screen``.

Spec: spec/03-command.md; SCR-1 to SCR-8.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import BinaryIO

from .._signs import sheltered
from ..records import Inputs, Person
from ..screening.evaluate import screen
from ..text import SEMICOLON, Text, joined, verbatim
from .console import lines, note, output, plain
from .formats import Cbor, Csv, Ndjson, Writer
from .language import said
from .options import add_input, add_output, add_raw, add_rules, command, rules_of
from .page import page_for
from .people import People
from .table import Table
from .usage import FILE, Commands

WRITERS: dict[str, Callable[..., Writer]] = {"ndjson": Ndjson, "csv": Csv, "cbor": Cbor}


def add(commands: Commands) -> None:
    """Adds the command that screens."""
    parser = command(
        commands, "screen", run_screen,
        Text("screen people: who may need help with a complex pathway, what to ask next",
             "repérer des personnes : qui peut avoir besoin d'aide pour un parcours complexe, que demander ensuite"),
        Text("Screens every record of the INPUTs and says for each what is met, what is open and what to ask next. "
             "The library proposes, people decide. A refused record is reported on stderr, the others are screened.\n"
             "Exit status: 0 done, 1 some records refused, 2 usage, 3 input unreadable, 4 internal error.",
             "Lit chaque dossier des ENTRÉES et dit ce qui est rempli, ce qui reste ouvert et ce qui est à demander. "
             "La bibliothèque propose, les personnes décident. Un dossier refusé est signalé sur la sortie d'erreur, les autres "
             "sont traités.\n"
             "Code de retour : 0 fait, 1 des dossiers refusés, 2 usage, 3 entrée illisible, 4 erreur interne."),
        "  integra screen people.ndjson\n"
        "  integra cohort | integra screen -\n"
        "  integra screen --lang fr --findings --at 2025-06-01 bundles/\n"
        "  integra screen --format csv -o outcome.csv synthea-folder/\n"
        "  integra screen --set assistance_threshold=3 people.ndjson\n")
    add_input(parser)
    parser.takes("--format", choices=("table", *WRITERS), default="table", help=Text(
        "what is written: table to read; ndjson, one object a line; csv, one row a person; cbor, a sequence of messages "
        "(default: %(default)s)",
        "ce qui est écrit : table, un tableau à lire ; ndjson, un objet par ligne ; csv, une ligne par personne ; cbor, "
        "une suite de messages (par défaut : %(default)s)"))
    add_raw(parser)
    add_output(parser)
    add_rules(parser)
    parser.takes("--findings", action="store_true", help=Text(
        "show each finding's sentence in the table", "montrer dans le tableau la phrase de chaque constat"))
    parser.takes("--unmapped", metavar=FILE, help=Text(
        "list there the codes of FHIR and Synthea that no table knows, and what could not be read, with how often each "
        "occurs; - is stderr",
        "y lister les codes FHIR et Synthea absents des tables et ce qui n'a pu être lu, et combien de fois chacun s'y "
        "trouve ; - est la sortie d'erreur"))


def run_screen(args: argparse.Namespace) -> int:
    """Screens, writes, and says how many."""
    rules, people = rules_of(args), People(args)
    with output(args.output, binary=args.format == "cbor") as out:
        writer = _writer(args, out)

        def handle(person: Person) -> None:
            writer.write(person, screen(person.record, rules=rules))

        status = people.each(handle)
        writer.end()
    _list_unmapped(people.inputs, args.unmapped, args.raw)
    people.summary(Text("{n} screened", "{n} dossier traité"), Text("{n} screened", "{n} dossiers traités"))
    return status


def _writer(args: argparse.Namespace, out: BinaryIO) -> Writer:
    if args.format == "table":
        return Table(page_for(args, out), args.findings)
    return WRITERS[args.format](out, raw=args.raw)


#: The columns of what is listed as not understood: a code that no table knows, or what could not be read.
_NOT_READ = Text("not read", "non lu")
_LISTED = "count\tsystem\tcode\tnot_read"


def _list_unmapped(inputs: Inputs, target: str | None, raw: bool) -> None:
    """Lists the codes that no table knows, then what could not be read, the most frequent first, tab-separated."""
    codes = sorted(inputs.unmapped.items(), key=lambda item: (-item[1], item[0]))
    unread = sorted(inputs.unread.items(), key=lambda item: (-item[1], item[0]))
    if target is None:
        if codes:
            note(Text(f"codes in no table: {len(codes)} (--unmapped FILE lists them)",
                      f"codes absents des tables : {len(codes)} (--unmapped FICHIER les liste)"))
        if unread:
            counted = joined((verbatim(count).at(what) for what, count in unread), SEMICOLON)
            note(counted.within(Text("--unmapped FILE lists them", "--unmapped FICHIER les liste")).at(_NOT_READ))
        return
    cell = plain if raw else lambda text: sheltered(plain(text))
    rows = [f"{count}\t{cell(system)}\t{cell(code)}\t" for (system, code), count in codes]
    rows += [f"{count}\t\t\t{said(what)}" for what, count in unread]
    if target == "-":
        lines(_LISTED, *rows)
        return
    with output(target, option="--unmapped") as out:
        out.write("\n".join([_LISTED, *rows, ""]).encode("utf-8"))
