"""``integra orient``: demands in, routes with their reasons out.

Spec: spec/03-command.md; ORI-1 to ORI-16, ORI-20.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import difflib
from collections.abc import Callable
from typing import BinaryIO

from ..words import Service
from .answers import Answer, Answerer
from .console import output
from .demands import Tally
from .language import spoken
from .options import Commands, add_output, add_rules, command, day, rules_of
from .orient_formats import Cbor, Csv, Ndjson, Writer
from .orient_text import Table
from .page import page_for
from .protocol_files import directory_of, proved

WRITERS: dict[str, Callable[[BinaryIO], Writer]] = {"ndjson": Ndjson, "csv": Csv, "cbor": Cbor}


def add(commands: Commands) -> None:
    """Adds the command."""
    parser = command(
        commands, "orient", run, "orient demands: which services, at which level, by when, after what",
        "Answers every demand of the INPUTs: the services it is routed to, at which level, by when, what each still\n"
        "waits on and the rule that asks for it; with a directory, who provides it, and which needs nobody serves.\n"
        "Door and channel change nothing (ORI-1). The library proposes, people decide. A refused demand is reported\n"
        "on stderr, the others are answered.\n"
        "Exit status: 0 done, 1 some demands refused, 2 usage, 3 input, protocol or directory unreadable.",
        "  integra orient demands.ndjson\n"
        "  integra orient --directory offers.csv --lang fr demands.ndjson\n"
        "  integra orient --protocol mine.toml --format ndjson - < demands.ndjson\n"
        "  integra orient --why case_management demands.ndjson\n")
    parser.add_argument("input", nargs="+", metavar="INPUT", help="file of demands, NDJSON or a CBOR sequence; - is "
                        "stdin")
    parser.add_argument("--at", type=day, metavar="DATE", help="orient for this day (default: each demand's own date, "
                        "never today)")
    parser.add_argument("--format", choices=("table", *WRITERS), default="table",
                        help="table to read; ndjson, one object a line; csv, one row a route; cbor, a sequence of "
                        "messages (default: %(default)s)")
    add_output(parser)
    add_answering(parser)
    add_rules(parser)


def add_answering(parser: argparse.ArgumentParser) -> None:
    """--protocol, --directory and --why."""
    parser.add_argument("--protocol", default="has-2014", metavar="PROTOCOL", help="a built-in protocol, or a file of "
                        "TOML or CBOR that is proved (default: %(default)s)")
    parser.add_argument("--directory", metavar="FILE", help="who offers what: CSV, CBOR or an excerpt of FINESS (XML)")
    parser.add_argument("--why", type=service, metavar="SERVICE", help="say of a service that did not come which "
                        "condition is the nearest missing one")


def service(text: str) -> Service:
    """A service on the command line."""
    words = {each.word: each for each in Service}
    if text not in words:
        near = difflib.get_close_matches(text[:64], words, n=1, cutoff=0.0)[0]
        raise argparse.ArgumentTypeError(f"no service has this name; the nearest is {near}")
    return words[text]


def answerer_of(args: argparse.Namespace) -> Answerer:
    """What answers demands as the options ask."""
    directory = directory_of(args.directory) if args.directory is not None else None
    return Answerer(proved(args.protocol), rules_of(args), directory, args.at, args.why)


def run(args: argparse.Namespace) -> int:
    """Answers, writes, and says how many."""
    answerer, tally = answerer_of(args), Tally(args)
    with output(args.output, binary=args.format == "cbor") as out:
        writer = WRITERS[args.format](out) if args.format in WRITERS else Table(page_for(args, out), args.lang,
                                                                               answerer)
        status = tally.each(lambda asked: writer.write(answerer.answer(asked)))
        writer.end()
    tally.summary()
    return status
