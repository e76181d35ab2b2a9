"""``integra inspect`` and ``integra encode``: messages to JSON and back.

Spec: spec/01-wire.md; WIRE-1 to WIRE-21.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
from typing import BinaryIO

from .. import sequences
from ..errors import IntegraError, TextError, text_of
from ..forms import from_json, to_json
from ..messages import decode, encode
from ..records import documents
from ..rules import rule
from ..text import Text, joined, verbatim
from ..words import Fault
from .console import REFUSED, complain, lines, note, output, problem, room, untold
from .files import each_opened, each_stream, surviving
from .formats import line
from .language import said
from .options import add_output, command
from .people import both
from .usage import FILE, Commands

ROW = 16
_NOTHING = Text("no message is in the input: it is empty", "aucun message dans l'entrée : elle est vide")


def add(commands: Commands) -> None:
    """Adds both commands."""
    parser = command(
        commands, "inspect", run_inspect,
        Text("show messages (CBOR) as JSON, or what is wrong with them",
             "montrer des messages (CBOR) en JSON, ou ce qui n'y va pas"),
        Text("Shows each message of a CBOR sequence as a JSON object. Of bytes that are no message it says on stderr "
             "where, which WIRE rule and what to do; with --bytes, which may show what is in a record, it shows them too.\n"
             "Exit status: 0 all are messages, 1 some are not.",
             "Montre chaque message d'une suite CBOR comme un objet JSON. Des octets qui ne sont pas un message, dit sur "
             "la sortie d'erreur l'endroit, la règle WIRE et que faire ; avec --bytes, qui peut montrer ce que dit un dossier, "
             "les montre aussi.\n"
             "Code de retour : 0 tous sont des messages, 1 certains n'en sont pas."),
        "  integra inspect outcome.cbor\n  integra inspect --indent message.cbor\n  integra inspect --bytes message.cbor\n"
        "  integra inspect people.cbor | integra screen -\n")
    parser.takes("file", nargs="+", metavar=FILE, help=Text(
        "CBOR sequence of messages; - is stdin", "suite CBOR de messages ; - est l'entrée standard"))
    parser.takes("--indent", action="store_true", help=Text(
        "spread each object over several lines", "étaler chaque objet sur plusieurs lignes"))
    parser.takes("--bytes", action="store_true", help=Text(
        "show the bytes around an error in hexadecimal, with a caret under the place; they may be somebody's data",
        "montrer les octets autour d'une erreur en hexadécimal, l'endroit souligné ; ce peuvent être les données de quelqu'un"))
    add_output(parser)
    parser = command(
        commands, "encode", run_encode, Text("make messages (CBOR) from JSON",
                                              "faire des messages (CBOR) à partir de JSON"),
        Text("Makes a CBOR sequence from JSON objects, one a line: records in the NDJSON form, and what 'integra inspect' "
             "shows of other messages.",
             "Fait une suite CBOR d'objets JSON, un par ligne : des dossiers en NDJSON, et ce que montre "
             "« integra inspect » des autres messages."),
        "  integra encode people.ndjson -o people.cbor\n  integra cohort | integra encode -o cohort.cbor\n")
    parser.takes("file", nargs="?", default="-", metavar=FILE, help=Text(
        "NDJSON; - is stdin (default: stdin)", "NDJSON ; - est l'entrée standard (par défaut)"))
    add_output(parser)


def run_inspect(args: argparse.Namespace) -> int:
    """Shows every message of every file."""
    done = bad = 0

    def damaged(reason: Text) -> None:
        nonlocal bad
        problem(verbatim(""), reason)
        bad += 1

    with output(args.output) as out:
        for opened in each_opened(args.file, damaged):
            with surviving(args.file, damaged):
                for number, item in enumerate(sequences.read(opened.stream), 1):
                    try:
                        _show(out, item, 2 if args.indent else None)
                        done += 1
                    except IntegraError as error:
                        out.flush()
                        _explain(verbatim(f"message {number}").at(opened.name), item, error, args.bytes)
                        bad += 1
    return status_of(done, bad)


def status_of(done: int, bad: int) -> int:
    """The exit status of messages gone over; that there was none is said."""
    if not done and not bad:
        complain(_NOTHING)
    return 0 if done and not bad else REFUSED


def _show(out: BinaryIO, item: sequences.Item, indent: int | None) -> None:
    if item.error is not None:
        raise item.error
    try:
        message = decode(item.data)
    except IntegraError as error:
        raise sequences.moved(error, item.offset) from None
    out.write(line(to_json(message), indent))


def _explain(place: Text, item: sequences.Item, error: IntegraError, bytes_too: bool) -> None:
    """What is wrong: message, offset, rule, text, and where that is asked for the bytes with a caret under the place."""
    if not room(error.told, 4 if bytes_too else 2):
        return
    at = item.offset if error.offset is None else error.offset
    where = joined((place, Text(f"byte {at}", f"octet {at}")))
    if error.rule:
        title = rule(error.rule).title
        where = Text(f"{error.rule} {title('en')}", f"{error.rule} {title('fr')}").at(where)
    lines(said(where))
    told = error.told
    if error.fault is Fault.NOT_CBOR:
        told = told.then(Text("integra encode reads JSON", "integra encode lit le JSON"))
    lines(f"  {said(told)}")
    if bytes_too:
        lines(*caret(item, at))
    if not item.whole:
        lines("  " + said(Text("what follows cannot be read: nobody can tell where the next message begins",
                               "la suite ne peut être lue : nul ne peut dire où commence le message suivant")))


def caret(item: sequences.Item, at: int) -> tuple[str, str]:
    """The row of bytes around a place in the input, and a caret under its byte; past the end, under what is missing."""
    within = at - item.offset
    start = max(0, within - within % ROW)
    row = item.data[start:start + ROW]
    head = f"  {item.offset + start:08x}  "
    return f"{head}{row.hex(' ')}", f"{' ' * (len(head) + 3 * (within - start))}^^"


def run_encode(args: argparse.Namespace) -> int:
    """Writes every message."""
    done = bad = 0
    with output(args.output, binary=True) as out:
        for stream, name in each_stream([args.file]):
            for place, document in documents(stream, name):
                try:
                    out.write(_encoded(document))
                    done += 1
                except (TextError, IntegraError) as error:
                    problem(place, text_of(error))
                    bad += 1
    untold()
    note(both(done, bad, Text("{n} encoded", "{n} message encodé"), Text("{n} encoded", "{n} messages encodés")))
    return status_of(done, bad)


def _encoded(document: object) -> bytes:
    if isinstance(document, TextError):
        raise document
    return encode(from_json(document))
