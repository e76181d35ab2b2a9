"""``integra inspect`` and ``integra encode``: messages to JSON and back.

Spec: spec/01-wire.md; WIRE-1 to WIRE-21.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
from typing import BinaryIO

from .. import sequences
from ..errors import IntegraError
from ..forms import JsonError, from_json, to_json
from ..messages import decode, encode
from ..records import documents
from ..rules import label, rule
from .console import REFUSED, lines, note, output, plain, problem
from .files import each_stream
from .formats import line
from .language import SPEECH, spoken
from .options import Commands, add_output, command

ROW = 16


def add(commands: Commands) -> None:
    """Adds both commands."""
    parser = command(
        commands, "inspect", run_inspect, "show messages as JSON, or what is wrong with them",
        "Shows each message of a CBOR sequence as a JSON object. Of bytes that are no message it says on\n"
        "stderr where, which WIRE rule, what to do, and shows them in hexadecimal with a caret under the place.\n"
        "Exit status: 0 all are messages, 1 some are not.",
        "  integra inspect outcome.cbor\n  integra inspect --indent message.cbor\n"
        "  integra inspect people.cbor | integra screen -\n")
    parser.add_argument("file", nargs="+", metavar="FILE", help="CBOR sequence of messages; - is stdin")
    parser.add_argument("--indent", action="store_true", help="spread each object over several lines")
    parser = command(
        commands, "encode", run_encode, "make messages from JSON",
        "Makes a CBOR sequence from JSON objects, one a line: records in the NDJSON form, and what 'integra inspect'\n"
        "shows of other messages.",
        "  integra encode people.ndjson -o people.cbor\n  integra cohort | integra encode -o cohort.cbor\n")
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="NDJSON; - is stdin (default: stdin)")
    add_output(parser)


def run_inspect(args: argparse.Namespace) -> int:
    """Shows every message of every file."""
    bad = 0
    with output(None) as out:
        for stream, name in each_stream(args.file):
            for number, item in enumerate(sequences.read(stream), 1):
                try:
                    _show(out, item, 2 if args.indent else None)
                except IntegraError as error:
                    out.flush()
                    _explain(f"{name}: message {number}", item, error)
                    bad += 1
    return REFUSED if bad else 0


def _show(out: BinaryIO, item: sequences.Item, indent: int | None) -> None:
    if item.error is not None:
        raise item.error
    try:
        message = decode(item.data)
    except IntegraError as error:
        raise sequences.moved(error, item.offset) from None
    out.write(line(to_json(message), indent))


def _explain(place: str, item: sequences.Item, error: IntegraError) -> None:
    """What is wrong: message, offset, rule, text, and a caret under the bytes."""
    at = item.offset if error.offset is None else error.offset
    gap = " " if SPEECH.language == "fr" else ""
    broken = f"{gap}: {error.rule} {rule(error.rule).title(SPEECH.language)}" if error.rule else ""
    first = item.data[:1].strip() in (b"{", b"[")
    lines(plain(spoken(f"{place}, byte {at}") + broken))
    hint = f"{gap}; " + spoken("this looks like JSON, which integra encode reads") if first else ""
    lines(f"  {label(error.status, SPEECH.language)}{hint}")
    lines(caret(item, at))
    if not item.whole:
        lines("  " + spoken("what follows cannot be read: nobody can tell where the next message begins"))


def caret(item: sequences.Item, at: int) -> str:
    """The row of bytes around a place in the input, and a caret under its byte; past the end, under what is missing."""
    within = at - item.offset
    start = max(0, within - within % ROW)
    row = item.data[start:start + ROW]
    head = f"  {item.offset + start:08x}  "
    return f"{head}{row.hex(' ')}\n{' ' * (len(head) + 3 * (within - start))}^^"


def run_encode(args: argparse.Namespace) -> int:
    """Writes every message."""
    done = bad = 0
    with output(args.output, binary=True) as out:
        for stream, name in each_stream([args.file]):
            for place, document in documents(stream, name):
                try:
                    out.write(_encoded(document))
                    done += 1
                except (JsonError, IntegraError) as error:
                    problem(place, str(error))
                    bad += 1
    note(f"{done} encoded, {bad} refused")
    return REFUSED if bad else 0


def _encoded(document: object) -> bytes:
    if isinstance(document, JsonError):
        raise document
    return encode(from_json(document))
