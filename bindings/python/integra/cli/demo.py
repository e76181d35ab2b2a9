"""``integra demo``: the guided tour, a summary in the terminal and a report to open in a browser.

Spec: spec/90-report.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress

from ..cohort import cohort
from ..screening.evaluate import screen
from ..text import LANGUAGES, Text
from ..tour import Tally, Tour, report, summary, tour
from ..tour.template import BEGINNING
from .cohort import add_cohort
from .console import STDOUT, USAGE, Stop, lines, output
from .language import SPEECH
from .options import add_reading, command
from .page import Page
from .people import People
from .usage import FILE, INPUT, Commands

#: The report's name where none is given, in the current folder.
REPORT = "integra-demo.html"
#: What --lang says here beside the languages: as if it said nothing.
BOTH = "both"


def add(commands: Commands) -> None:
    """Adds the command."""
    parser = command(
        commands, "demo", run, Text("take the guided tour, on people who are made up",
                                    "faire la visite guidée, sur des personnes inventées"),
        Text("Screens made-up people, prints a summary, and writes a report as one HTML file: who meets what, how the "
             "verdicts spread, what to ask first, three people explained in full, and a year of two of them with a plan. "
             "No file and no network is needed. Records given as INPUT are counted on a page of their own; nobody of them is named or explained. "
             "The last line names the report. A file of that name is replaced only if it is such a report, unless -o "
             "asks.",
             "Repère des personnes inventées, écrit un résumé, et un rapport en un fichier HTML : qui remplit quoi, comment "
             "se répartissent les verdicts, que demander d'abord, trois personnes expliquées en entier, et l'année de deux "
             "d'entre elles avec un plan. Il ne faut ni fichier ni réseau. Les dossiers donnés en ENTRÉE sont comptés sur "
             "une page à eux ; personne n'y est nommé ni expliqué. La dernière ligne nomme le rapport. Un fichier de ce nom n'est remplacé que si c'est un tel "
             "rapport, sauf si -o le demande."),
        "  integra demo\n"
        "  integra demo --lang fr -o visite.html\n"
        "  integra demo people.ndjson\n")
    parser.takes("input", nargs="*", metavar=INPUT, help=Text(
        "records to count beside the made-up people: what integra screen reads; - is stdin",
        "dossiers à compter à côté des personnes inventées : ce que lit integra screen ; - est l'entrée standard"))
    parser.takes("-o", "--output", metavar=FILE, help=Text(
        f"write the report there (default: {REPORT} in this folder); - writes it on stdout and the summary on stderr",
        f"y écrire le rapport (par défaut : {REPORT} ici même) ; - l'écrit sur la sortie standard et "
        "le résumé sur la sortie d'erreur"))
    parser.takes("--lang", choices=(BOTH, *LANGUAGES), default=argparse.SUPPRESS, help=Text(
        "language of the summary, and the one that the report opens in, which has both and a switch; both asks for none "
        "(default: both)",
        "langue du résumé, et celle dans laquelle s'ouvre le rapport, qui a les deux et un bouton pour en changer ; both n'en "
        "demande aucune (par défaut : both)"))
    add_cohort(parser)
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """Screens, writes the report, then prints the summary and the report's name."""
    if args.output is None:
        _keep_what_is_not_ours()
    shown = tour(args.seed, cohort(args.seed, args.count))
    status = _count_given(args, shown) if args.input else 0
    with output(args.output or REPORT, private=bool(args.input)) as out:
        out.write(report(shown, opened_in(SPEECH.language)))
    text = summary(shown, args.lang)
    if args.output == STDOUT:
        if not args.quiet:
            lines(*text)
        return status
    with output(None) as out:
        page = Page(out, args.lang, sys.stdout.encoding)
        name = args.output or REPORT
        for line in (*text, "", Text(f"report: {name}", f"rapport : {name}").said(args.lang)):
            page.line(line)
    return status


def opened_in(language: str) -> tuple[str, ...]:
    """The languages of the report, the one that it opens in first: people read it, so it is that of messages."""
    return (language, *(each for each in LANGUAGES if each != language))


def _keep_what_is_not_ours() -> None:
    """Refuses to write over a file that this command did not make and nobody named."""
    if not os.path.lexists(REPORT):
        return
    beginning = b""
    with suppress(OSError), open(REPORT, "rb") as stream:
        beginning = stream.read(len(BEGINNING))
    if beginning != BEGINNING.encode():
        raise Stop(USAGE, Text(
            "is there already and is no report of this command: move it away, or name another file with -o",
            "est déjà là et n'est pas un rapport de cette commande : le déplacer, ou donner un autre nom avec -o"
        ).at(REPORT))


def _count_given(args: argparse.Namespace, shown: Tour) -> int:
    """Screens the records given; the exit status says whether some were refused."""
    people, given = People(args), Tally()
    status = people.each(lambda person: given.add(screen(person.record)))
    shown.given, shown.refused = given, people.refused
    return status
