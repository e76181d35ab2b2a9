"""``integra orient``: demands in, routes with their reasons out.

Spec: spec/03-command.md; ORI-1 to ORI-16, ORI-20.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
from collections.abc import Callable

from ..nearest import with_nearest
from ..text import Text, verbatim
from ..words import Service
from .responses import Response, Responder
from .console import output
from .demands import Demands
from .options import add_output, add_raw, add_rules, command, day, labelled, refuse, rules_of
from .orient_formats import Cbor, Csv, Ndjson, Writer
from .orient_text import Table
from .page import page_for
from .protocol_files import PROTOCOLS, directory_of, proved
from .usage import DATE, FILE, INPUT, PROTOCOL, Commands, Parser

WRITERS: dict[str, Callable[..., Writer]] = {"ndjson": Ndjson, "csv": Csv, "cbor": Cbor}


def add(commands: Commands) -> None:
    """Adds the command."""
    parser = command(
        commands, "orient", run,
        Text("orient demands: which services, at which level, by when, after what",
             "orienter des demandes : quels services, à quel niveau, quand, après quoi"),
        Text("Answers every demand of the INPUTs: the services it is routed to, at which level, by when, what each still "
             "waits on and the rule that asks for it; with a directory, who provides it, and which needs nobody serves. "
             "Door and channel change nothing (ORI-1). The library proposes, people decide. A refused demand is reported "
             "on stderr, the others are answered.\n"
             "Exit status: 0 done, 1 some demands refused, 2 usage, 3 input, protocol or directory unreadable, "
             "or a directory without offers.",
             "Répond à chaque demande des ENTRÉES : les services vers lesquels l'orienter, à quel niveau, quand, ce que "
             "chacun attend encore et la règle qui le demande ; avec un répertoire, qui l'assure, et quels besoins "
             "personne ne couvre. La porte d'entrée et le canal n'y changent rien (ORI-1). La bibliothèque propose, "
             "les personnes décident. Une demande refusée est signalée sur la sortie d'erreur, les autres ont leur réponse.\n"
             "Code de retour : 0 fait, 1 des demandes refusées, 2 usage, 3 entrée, protocole ou répertoire "
             "illisible, ou répertoire sans offres."),
        "  integra orient demands.ndjson\n"
        "  integra orient --directory offers.csv --lang fr demands.ndjson\n"
        "  integra orient --protocol mine.toml --format ndjson - < demands.ndjson\n"
        "  integra orient --why case_management demands.ndjson\n")
    parser.takes("input", nargs="+", metavar=INPUT, help=Text(
        "file of demands, NDJSON or a CBOR sequence; - is stdin",
        "fichier de demandes, NDJSON ou suite CBOR ; - est l'entrée standard"))
    parser.takes("--at", type=day, metavar=DATE, help=Text(
        "orient for this day (default: each demand's own date, never today)",
        "orienter à cette date (par défaut : la date de chaque demande, jamais aujourd'hui)"))
    parser.takes("--format", choices=("table", *WRITERS), default="table", help=Text(
        "what is written: table to read; ndjson, one object a line; csv, one row a route; cbor, a sequence of messages "
        "(default: %(default)s)",
        "ce qui est écrit : table, un tableau à lire ; ndjson, un objet par ligne ; csv, une ligne par orientation ; cbor, "
        "une suite de messages (par défaut : %(default)s)"))
    add_raw(parser)
    add_output(parser)
    add_answering(parser)
    add_rules(parser)


def add_answering(parser: Parser) -> None:
    """--protocol, --directory and --why."""
    parser.takes("--protocol", default="has-2014", metavar=PROTOCOL, offers=PROTOCOLS, help=Text(
        "a built-in protocol, or a file of TOML or CBOR that is proved (default: %(default)s)",
        "un protocole intégré, ou un fichier TOML ou CBOR qui est prouvé (par défaut : %(default)s)"))
    parser.takes("--directory", metavar=FILE, help=Text(
        "who offers what: CSV, CBOR or an excerpt of FINESS (XML)",
        "qui offre quoi : CSV, CBOR ou extrait de FINESS (XML)"))
    parser.takes("--why", type=service, metavar=verbatim("SERVICE"), offers=labelled(Service), help=Text(
        "say of a service that did not come which condition is the nearest missing one",
        "dire d'un service absent de la réponse la condition manquante la plus proche"))


def service(text: str) -> Service:
    """A service on the command line."""
    words = {each.word: each for each in Service}
    if text not in words:
        refuse(with_nearest(Text("no service has this name", "aucun service ne porte ce nom"), text, words))
    return words[text]


def responder_of(args: argparse.Namespace) -> Responder:
    """What answers demands as the options ask."""
    directory = directory_of(args.directory) if args.directory is not None else None
    return Responder(proved(args.protocol), rules_of(args), directory, args.at, args.why)


def run(args: argparse.Namespace) -> int:
    """Answers, writes, and says how many."""
    responder, demands = responder_of(args), Demands(args)
    with output(args.output, binary=args.format == "cbor") as out:
        writer = WRITERS[args.format](out, raw=args.raw) if args.format in WRITERS else Table(page_for(args, out), responder)
        status = demands.each(lambda asked: writer.write(responder.respond(asked)))
        writer.end()
    demands.summary()
    return status
