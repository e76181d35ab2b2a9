"""``integra screen``, ``integra receipt`` and ``integra replay``.

Spec: spec/03-command.md; SCR-1 to SCR-8, GEN-10.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import BinaryIO

from .. import sequences
from .._signs import sheltered
from ..errors import IntegraError, RefusedError, text_of
from ..records import Inputs, Person
from ..screening.evaluate import receipt, replay, screen
from ..text import SEMICOLON, Text, at_byte, joined, plural, verbatim
from .console import lines, note, output, plain, problem
from .files import each_opened, surviving
from .formats import Cbor, Csv, Ndjson, Writer
from .language import said
from .messages import status_of
from .options import add_input, add_output, add_raw, add_rules, command, rules_of
from .page import page_for
from .people import People
from .table import Table
from .usage import FILE, Commands

#: What a replay says: how many give the same bytes, differ, or are none.
SAME = (Text("{n} receipt gives the same bytes", "{n} reçu redonne les mêmes octets"),
        Text("{n} receipts give the same bytes", "{n} reçus redonnent les mêmes octets"))
DIFFER = Text("{n} differs", "{n} diffère"), Text("{n} differ", "{n} diffèrent")
CANNOT = (Text("{n} cannot be replayed", "{n} ne peut être rejoué"),
          Text("{n} cannot be replayed", "{n} ne peuvent être rejoués"))
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


def add_receipts(commands: Commands) -> None:
    """Adds the two commands about receipts."""
    parser = command(
        commands, "receipt", run_receipt,
        Text("screen, and keep of each decision a receipt that can be replayed",
             "faire le repérage, et garder de chaque décision un reçu qui se rejoue"),
        Text("Screens as 'integra screen' does and writes a receipt for each person, as a CBOR sequence: what went in, "
             "the rules, the verdict and its reasons. Whoever replays it gets the same bytes.",
             "Repère comme « integra screen » et écrit un reçu par personne, en une suite CBOR : ce qui est entré, les "
             "règles, le verdict et ses raisons. Qui le rejoue obtient les mêmes octets."),
        "  integra receipt people.ndjson -o receipts.cbor\n  integra replay receipts.cbor\n")
    add_input(parser)
    add_output(parser)
    add_rules(parser)
    parser = command(
        commands, "replay", run_replay,
        Text("check receipts: do they give the same bytes again?", "vérifier des reçus : redonnent-ils les mêmes octets ?"),
        Text("Screens again what each receipt holds and compares byte for byte.\n"
             "Exit status: 0 all give the same bytes, 1 one differs or is no receipt.",
             "Repère à nouveau ce que contient chaque reçu et compare octet par octet.\n"
             "Code de retour : 0 tous redonnent les mêmes octets, 1 l'un diffère ou n'est pas un reçu."),
        "  integra replay receipts.cbor\n")
    parser.takes("file", nargs="+", metavar=FILE, help=Text(
        "CBOR sequence of receipts; - is stdin", "suite CBOR de reçus ; - est l'entrée standard"))
    add_output(parser)


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


def run_receipt(args: argparse.Namespace) -> int:
    """Writes the receipts."""
    rules, people = rules_of(args), People(args)
    with output(args.output, binary=True) as out:
        status = people.each(lambda person: void(out.write(receipt(person.record, rules=rules))))
    people.summary(Text("{n} receipt", "{n} reçu"), Text("{n} receipts", "{n} reçus"))
    return status


def void(_: object) -> None:
    """Drops a result."""


_NO_REPLAY = Text("no receipt that can be replayed", "pas un reçu qui puisse être rejoué")


def run_replay(args: argparse.Namespace) -> int:
    """Replays, and reports what differs."""
    same = differing = bad = 0

    def damaged(reason: Text) -> None:
        nonlocal bad
        problem(verbatim(""), reason)
        bad += 1

    for opened in each_opened(args.file, damaged):
        with surviving(args.file, damaged):
            for item in sequences.read(opened.stream):
                place = at_byte(opened.name, item.offset)
                try:
                    if item.error is not None:
                        raise item.error
                    replay(item.data)
                    same += 1
                except RefusedError as error:
                    problem(place, text_of(error))
                    differing += 1
                except IntegraError as error:
                    problem(place, text_of(error).at(_NO_REPLAY))
                    bad += 1
    with output(args.output) as out:
        page_for(args, out).line(joined((plural(same, *SAME), plural(differing, *DIFFER), plural(bad, *CANNOT))))
    return status_of(same, differing + bad)
