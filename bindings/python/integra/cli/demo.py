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
from ..text import LANGUAGES
from ..tour import Tally, Tour, report, summary, tour
from ..tour.template import BEGINNING
from . import options
from .cohort import add_cohort
from .console import STDOUT, USAGE, Failure, lines, output
from .language import SPEECH
from .options import Commands, command
from .page import Page

#: The report's name where none is given, in the current folder.
REPORT = "integra-demo.html"
_SHOWN = {"both": LANGUAGES} | {language: (language,) for language in LANGUAGES}
_NAMED = {"en": "report: {}", "fr": "rapport : {}"}


def add(commands: Commands) -> None:
    """Adds the command."""
    parser = command(
        commands, "demo", run, "show the whole tour, on people who are made up",
        "Screens made-up people, prints a summary, and writes a report as one HTML file: who meets what, how the\n"
        "verdicts spread, what to ask first, and three people explained in full. No file and no network is needed.\n"
        "Records given as INPUT are counted on a page of their own; nobody of them is named or explained.\n"
        "The last line names the report. A file of that name is replaced only if it is such a report, unless -o asks.",
        "  integra demo\n"
        "  integra demo --lang fr -o visite.html\n"
        "  integra demo people.ndjson\n")
    parser.add_argument("input", nargs="*", metavar="INPUT", help="records to count beside the made-up people: what "
                        "integra screen reads; - is stdin")
    parser.add_argument("-o", "--output", metavar="FILE", help=f"write the report there (default: {REPORT} in this "
                        "folder); - writes it on stdout and the summary on stderr")
    parser.add_argument("--lang", choices=("both", *LANGUAGES), default="both", help="languages of the report; both "
                        "has a switch, and a summary in English (default: %(default)s)")
    add_cohort(parser)
    parser.set_defaults(at=None, input_format=None)


def run(args: argparse.Namespace) -> int:
    """Screens, writes the report, then prints the summary and the report's name."""
    language = SPEECH.language = _SHOWN[args.lang][0]
    if args.output is None:
        _keep_what_is_not_ours()
    shown = tour(args.seed, cohort(args.seed, args.count))
    status = _count_given(args, shown) if args.input else 0
    with output(args.output or REPORT) as out:
        out.write(report(shown, _SHOWN[args.lang]))
    text = summary(shown, language)
    if args.output == STDOUT:
        if not args.quiet:
            lines("\n".join(text))
        return status
    with output(None) as out:
        page = Page(out, sys.stdout.encoding)
        for line in (*text, "", _NAMED[language].format(args.output or REPORT)):
            page.line(line)
    return status


def _keep_what_is_not_ours() -> None:
    """Refuses to write over a file that this command did not make and nobody named."""
    if not os.path.lexists(REPORT):
        return
    beginning = b""
    with suppress(OSError), open(REPORT, "rb") as stream:
        beginning = stream.read(len(BEGINNING))
    if beginning != BEGINNING.encode():
        raise Failure(USAGE, f"{REPORT}: is there already and is no report of this command: move it away, or name "
                             "another file with -o")


def _count_given(args: argparse.Namespace, shown: Tour) -> int:
    """Screens the records given; the exit status says whether some were refused."""
    people, given = options.Tally(args), Tally()
    status = people.each(lambda person: given.add(screen(person.record)))
    shown.given, shown.refused = given, people.refused
    return status
