"""``integra protocol``: orientation protocols shown, proved, compared and encoded, and a template to start from.

Spec: spec/03-command.md, spec/21-protocol.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse

from ..errors import IntegraError
from ..forms import to_json
from ..protocol.protocol import Protocol
from ..protocol.template import template, to_toml
from ..words import Part
from .console import REFUSED, Failure, note, output
from .formats import line
from .options import Commands, add_output, command, wrapped
from .page import page_for
from .plan_files import named
from .protocol_files import protocol_of, proved
from .protocol_report import comparison, failures_json, show_comparison, show_failures, show_protocol

_TEXT = ("A protocol says which demand is answered by which services: rows that people write in TOML. It is proved "
         "over every possible demand before it may answer one.")
_EXAMPLES = ("  integra protocol show\n  integra protocol template -o mine.toml\n  integra protocol check mine.toml\n"
             "  integra protocol diff has-2014 mine.toml\n")
_WHICH = "a built-in protocol, or a file of TOML or CBOR; - is stdin"


def add(commands: Commands) -> None:
    """Adds the command and its parts."""
    whole = commands.add_parser("protocol", help="orientation protocols: show, prove, compare, encode, template",
                                description=wrapped(_TEXT), epilog="examples:\n" + _EXAMPLES.rstrip(),
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = whole.add_subparsers(required=True, metavar="COMMAND", dest="part")
    _add_show(parts)
    _add_check(parts)
    _add_diff(parts)
    _add_writing(parts)


def _add_show(parts: Commands) -> None:
    parser = command(
        parts, "show", run_show, "show a protocol to read",
        "Shows every row: about which motives, when, what it calls for, what comes first, what it silences, whether\n"
        "it is imposed on all or adaptable, its rule and its source.",
        "  integra protocol show\n  integra protocol show mine.toml --by motive --lang fr\n"
        "  integra protocol show mine.cbor --format toml -o mine.toml\n")
    parser.add_argument("protocol", nargs="?", default="has-2014", metavar="PROTOCOL",
                        help=_WHICH + " (default: %(default)s)")
    parser.add_argument("--by", choices=("row", "motive"), default="row",
                        help="rows in their order, or under each motive those that list it (default: %(default)s)")
    parser.add_argument("--format", choices=("text", "json", "toml"), default="text",
                        help="text to read, one JSON object, or TOML (default: %(default)s)")
    add_output(parser)


def _add_check(parts: Commands) -> None:
    parser = command(
        parts, "check", run_check, "prove protocols over every possible demand",
        "Reads each protocol and proves it over every possible demand: each motive is answered, no row contradicts\n"
        "another or is dead, consent, the médecin traitant and subsidiarity are kept. Of each law that fails it says\n"
        "where and why, and shows the smallest demand that breaks it.\n"
        "Exit status: 0 all are proved, 1 a law fails, 2 usage, 3 a file is no protocol.",
        "  integra protocol check mine.toml\n  integra protocol check --base has-2014 mine.toml\n"
        "  integra protocol check mine.toml --format demands | integra orient -\n")
    parser.add_argument("protocol", nargs="+", metavar="PROTOCOL", help=_WHICH)
    parser.add_argument("--base", metavar="PROTOCOL", help="what is imposed must be answered as there (ORI-17)")
    parser.add_argument("--format", choices=("text", "json", "demands"), default="text",
                        help="text to read, one JSON object a protocol, or the smallest demands alone, one JSON object "
                        "a line (default: %(default)s)")


def _add_diff(parts: Commands) -> None:
    parser = command(
        parts, "diff", run_diff, "compare what two protocols answer",
        "Compares two protocols by what they answer to every possible demand of one motive, whatever their rows are\n"
        "called and however they are split, and shows the demands they answer differently, the smallest first.\n"
        "Exit status: 0 they answer alike, 1 they differ, 2 usage, 3 one is no protocol or is not proved.",
        "  integra protocol diff has-2014 mine.toml\n  integra protocol diff --imposed has-2014 mine.toml --most 3\n")
    parser.add_argument("protocol", metavar="A", help=_WHICH)
    parser.add_argument("other", metavar="B", help="another one")
    parser.add_argument("--imposed", action="store_true", help="compare only what is imposed on all")
    parser.add_argument("--most", type=_count, default=10, metavar="N",
                        help="show at most so many demands (default: %(default)s)")
    parser.add_argument("--format", choices=("text", "json"), default="text",
                        help="text to read, or one JSON object (default: %(default)s)")


def _add_writing(parts: Commands) -> None:
    parser = command(
        parts, "encode", run_encode, "write a protocol as a message",
        "Writes a protocol as CBOR, as it travels. It need not be proved: whoever reads it proves it again.",
        "  integra protocol encode mine.toml -o mine.cbor\n")
    parser.add_argument("protocol", metavar="PROTOCOL", help=_WHICH)
    add_output(parser)
    parser = command(
        parts, "template", run_template, "write a protocol to start from",
        "Writes a documented protocol in TOML: every word there is, with its label, then rows that are proved as they\n"
        "stand. --lang fr explains it in French.",
        "  integra protocol template -o mine.toml\n  integra protocol template --lang fr -o le-mien.toml\n")
    add_output(parser)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise argparse.ArgumentTypeError("expected a whole number of at most 6 digits")
    return int(text)


def run_show(args: argparse.Namespace) -> int:
    """Shows a protocol."""
    protocol = protocol_of(args.protocol)
    with output(args.output) as out:
        if args.format == "json":
            out.write(line(to_json(protocol)))
        elif args.format == "toml":
            out.write(to_toml(protocol).encode("utf-8"))
        else:
            show_protocol(page_for(args, out), protocol, args.lang, by_motive=args.by == "motive")
    return 0


def run_check(args: argparse.Namespace) -> int:
    """Proves protocols."""
    base = proved(args.base) if args.base is not None else None
    status = 0
    with output(None) as out:
        page = page_for(args, out)
        for number, name in enumerate(args.protocol):
            protocol = protocol_of(name)
            failures = protocol.prove()
            against = None if base is None or failures else comparison(base, protocol, Part.IMPOSED, 1)
            if failures or (against is not None and against.count):
                status = REFUSED
            if args.format == "json":
                out.write(line(failures_json(name, protocol, failures, against, args.lang)))
            elif args.format == "demands":
                for failure in failures:
                    if failure.demand is not None:
                        out.write(line(to_json(failure.demand)))
            else:
                if number:
                    page.line()
                show_failures(page, named(name), protocol, failures, against, args.lang)
    if status and args.format == "text":
        note("--format demands writes the smallest demands alone, as integra orient reads them")
    return status


def run_diff(args: argparse.Namespace) -> int:
    """Compares two protocols."""
    one, other = proved(args.protocol), proved(args.other)
    found = comparison(one, other, Part.IMPOSED if args.imposed else Part.WHOLE, args.most)
    with output(None) as out:
        if args.format == "json":
            out.write(line(found.json()))
        else:
            show_comparison(page_for(args, out), found, args.lang)
    return REFUSED if found.count else 0


def run_encode(args: argparse.Namespace) -> int:
    """Writes a protocol's message."""
    data = _encoded(args.protocol, protocol_of(args.protocol))
    with output(args.output, binary=True) as out:
        out.write(data)
    return 0


def _encoded(name: str, protocol: Protocol) -> bytes:
    try:
        return protocol.to_cbor()
    except IntegraError as error:
        raise Failure(REFUSED, f"{named(name)}: {error}") from None


def run_template(args: argparse.Namespace) -> int:
    """Writes the template."""
    with output(args.output) as out:
        out.write(template(args.lang).encode("utf-8"))
    return 0
