"""``integra screen``, ``integra receipt`` and ``integra replay``.

Spec: spec/03-command.md; SCR-1 to SCR-8, GEN-10.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import BinaryIO

from .. import sequences
from ..errors import IntegraError, RefusedError
from ..records import Inputs, Person
from ..screening.evaluate import receipt, replay, screen
from .console import REFUSED, lines, note, output, plain, problem
from .files import each_stream
from .formats import Cbor, Csv, Ndjson, Writer
from .options import Commands, Tally, add_input, add_output, add_rules, command, rules_of
from .language import plural
from .page import page_for
from .table import Table

#: What a replay says: how many give the same bytes, differ, or are none.
REPLAYED = {"en": "{same}, {differing}, {bad} cannot be replayed",
            "fr": "{same}, {differing}, {bad} sans rejeu possible"}
SAME = {"en": ("receipt gives the same bytes", "receipts give the same bytes"),
        "fr": ("reçu redonne les mêmes octets", "reçus redonnent les mêmes octets")}
DIFFER = {"en": ("differs", "differ"), "fr": ("diffère", "diffèrent")}
WRITERS: dict[str, Callable[[BinaryIO], Writer]] = {"ndjson": Ndjson, "csv": Csv, "cbor": Cbor}


def add(commands: Commands) -> None:
    """Adds the three commands."""
    parser = command(
        commands, "screen", run_screen, "screen people for a complex pathway",
        "Screens every record of the INPUTs and says for each what is met, what is open and what to ask next.\n"
        "The library proposes, people decide. A refused record is reported on stderr, the others are screened.\n"
        "Exit status: 0 done, 1 some records refused, 2 usage, 3 input unreadable, 4 internal error.",
        "  integra screen people.ndjson\n"
        "  integra cohort | integra screen -\n"
        "  integra screen --lang fr --findings --at 2025-06-01 bundles/\n"
        "  integra screen --format csv -o outcome.csv synthea-folder/\n"
        "  integra screen --set assistance_threshold=3 people.ndjson\n")
    add_input(parser)
    parser.add_argument("--format", choices=("table", *WRITERS), default="table",
                        help="table to read; ndjson, one object a line; csv, one row a person; cbor, a sequence of "
                        "messages (default: %(default)s)")
    add_output(parser)
    add_rules(parser)
    parser.add_argument("--findings", action="store_true", help="show each finding's sentence in the table")
    parser.add_argument("--unmapped", metavar="FILE", help="list there the codes of FHIR and Synthea that no table "
                        "knows, with how often they occur; - is stderr")
    parser = command(
        commands, "receipt", run_receipt, "screen, and write decision receipts",
        "Screens as 'integra screen' does and writes a receipt for each person, as a CBOR sequence: what went in, the\n"
        "rules, the verdict and its reasons. Whoever replays it gets the same bytes.",
        "  integra receipt people.ndjson -o receipts.cbor\n  integra replay receipts.cbor\n")
    add_input(parser)
    add_output(parser)
    add_rules(parser)
    parser = command(
        commands, "replay", run_replay, "check decision receipts",
        "Screens again what each receipt holds and compares byte for byte.\n"
        "Exit status: 0 all give the same bytes, 1 one differs or is no receipt.",
        "  integra replay receipts.cbor\n")
    parser.add_argument("file", nargs="+", metavar="FILE", help="CBOR sequence of receipts; - is stdin")


def run_screen(args: argparse.Namespace) -> int:
    """Screens, writes, and says how many."""
    rules, tally = rules_of(args), Tally(args)
    with output(args.output, binary=args.format == "cbor") as out:
        writer = _writer(args, out)

        def handle(person: Person) -> None:
            writer.write(person, screen(person.record, rules=rules))

        status = tally.each(handle)
        writer.end()
    _list_unmapped(tally.inputs, args.unmapped)
    tally.summary("{} screened")
    return status


def _writer(args: argparse.Namespace, out: BinaryIO) -> Writer:
    if args.format == "table":
        return Table(page_for(args, out), args.lang, args.findings)
    return WRITERS[args.format](out)


def _list_unmapped(inputs: Inputs, target: str | None) -> None:
    """Lists the codes that no table knows, the most frequent first, tab-separated."""
    codes = sorted(inputs.unmapped.items(), key=lambda item: (-item[1], item[0]))
    if target is None:
        if codes:
            note(f"codes in no table: {len(codes)} (--unmapped FILE lists them)")
        return
    rows = [f"{count}\t{plain(system)}\t{plain(code)}" for (system, code), count in codes]
    if target == "-":
        lines("\n".join(["count\tsystem\tcode", *rows]))
        return
    with output(target, option="--unmapped") as out:
        out.write("\n".join(["count\tsystem\tcode", *rows, ""]).encode("utf-8"))


def run_receipt(args: argparse.Namespace) -> int:
    """Writes the receipts."""
    rules, tally = rules_of(args), Tally(args)
    with output(args.output, binary=True) as out:
        status = tally.each(lambda person: void(out.write(receipt(person.record, rules=rules))))
    tally.summary("{} receipt", "{} receipts")
    return status


def void(_: object) -> None:
    """Drops a result."""


def run_replay(args: argparse.Namespace) -> int:
    """Replays, and reports what differs."""
    same = differing = bad = 0
    for stream, name in each_stream(args.file):
        for item in sequences.read(stream):
            place = f"{name}: byte {item.offset}"
            try:
                if item.error is not None:
                    raise item.error
                replay(item.data)
                same += 1
            except RefusedError as error:
                problem(place, str(error))
                differing += 1
            except IntegraError as error:
                problem(place, f"no receipt that can be replayed: {error}")
                bad += 1
    with output(None) as out:
        page_for(args, out).line(REPLAYED[args.lang].format(
            same=plural(same, *SAME[args.lang], args.lang), differing=plural(differing, *DIFFER[args.lang], args.lang),
            bad=bad))
    return REFUSED if differing or bad else 0
