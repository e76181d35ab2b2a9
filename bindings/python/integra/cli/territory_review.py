"""``integra territory review`` and ``compare``: what a territory comes to, told to one reader; what changed between two.

Spec: spec/03-command.md, spec/43-territory-reports.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from ..errors import IntegraError, text_of
from ..territory.names import NamedTerritory
from ..territory.reports import Reader, Report, report, report_of_many
from ..territory.reports.compared import compared
from ..text import LANGUAGES, Text
from .console import USAGE, Stop, output
from .language import SPEECH
from .options import READ, add_format, add_output, add_raw, add_rules, command, day, rules_of
from .page import page_for
from .territory_files import territory_of
from .territory_review_rows import write_csv, write_ndjson
from .territory_review_text import show
from .usage import DATE, FILE, Commands, Parser

__all__ = ["add_compare", "add_review"]

_TEXT = Text(
    "Tells a territory to one of three readers. Its pilote: what to do this month, what comes back and where it stands, whom to bring "
    "back to the table, what to find out. An officer of the ARS: what rose and waits, decisions at a wrong level or without "
    "effect, several territories side by side; nothing of one person's care, and no small count. An elected official: half a "
    "page of plain words. What is not known is told as not known, never as no.\n"
    "Exit status: 0 told, whatever is wrong; 2 usage; 3 a file is no territory.",
    "Raconte un territoire à l'un de trois lecteurs. À son pilote : que faire ce mois-ci, ce qui revient et où cela en est, qui ramener "
    "autour de la table, que se faire dire. À l'ARS : ce qui est remonté et attend, les décisions prises au mauvais niveau ou "
    "sans effet, plusieurs territoires côte à côte ; rien des soins d'une personne, et aucun petit nombre. À un élu : une demi-page de mots "
    "simples. Ce qui n'est pas connu est dit non connu, jamais non.\n"
    "Code de retour : 0 dit, quoi qu'il en soit ; 2 usage ; 3 un fichier n'est pas un territoire.")
_EXAMPLES = ("  integra territory review ours.toml --at 2025-06-02\n"
             "  integra territory review ours.toml --since 2025-05-01 --lang fr\n"
             "  integra territory review north.toml south.toml --for ars\n"
             "  integra territory review ours.toml --for elected --format html -o page.html\n")
_WHICH = Text("territories: built-in names, files, folders; - is stdin",
              "des territoires : noms intégrés, fichiers, dossiers de fichiers ; - est l'entrée standard")
_AT = Text("as of this day, as in 2025-06-01 (default: today)", "à cette date, comme 2025-06-01 (par défaut : aujourd'hui)")
_ONE = Text("is of one territory: give one FILE", "est d'un seul territoire : donner un seul FICHIER")
_HALF_A_PAGE = Text("half a page says nothing of an earlier one: leave it out, or take --for pilote",
                    "une demi-page ne dit rien d'un point précédent : l'omettre, ou prendre --for pilote")


def add_review(parts: Commands) -> None:
    """Adds the command that tells a territory to a reader."""
    parser = command(parts, "review", run_review, Text("tell a territory to its pilote, the ARS or an elected official",
                                                       "raconter un territoire à son pilote, à l'ARS ou à un élu"), _TEXT, _EXAMPLES)
    parser.takes("file", nargs="+", metavar=FILE, help=_WHICH)
    parser.takes("--at", type=day, metavar=DATE, help=_AT)
    parser.takes("--for", dest="reader", choices=[each.value for each in Reader], default=Reader.PILOTE.value, help=Text(
        "who reads it (default: %(default)s)", "qui le lit (par défaut : %(default)s)"))
    _add_earlier(parser)
    add_rules(parser)
    add_format(parser, Text("one JSON object or CSV row a sentence, a page, or a calendar",
                            "un objet JSON ou une ligne de CSV par phrase, une page, ou un calendrier"), READ, "csv", "html", "ics")
    add_raw(parser)
    add_output(parser)


def _add_earlier(parser: Parser) -> None:
    parser.takes("--since", type=day, metavar=DATE, help=Text(
        "tell what changed since that day too", "dire aussi ce qui a changé depuis cette date"))
    parser.takes("--earlier", metavar=FILE, help=Text(
        "tell what changed since this earlier writing of the territory too, as of --since where that is given",
        "dire aussi ce qui a changé depuis cette version antérieure du territoire, à la date de --since si elle est donnée"))


def add_compare(parts: Commands) -> None:
    """Adds the command that tells what changed."""
    parser = command(
        parts, "compare", run_compare, Text("tell what changed between two writings of a territory",
                                            "dire ce qui a changé entre deux versions d'un territoire"),
        Text("Tells what is newly wrong or late, what no longer is, and which lines of the sheet turned round, from FILE to "
             "OTHER, which is the later one.\nExit status: 0 told; 2 usage, or two territories; 3 a file is no territory.",
             "Dit ce qui est nouvellement en défaut ou en retard, ce qui ne l'est plus, et quelles lignes ont changé, de FICHIER "
             "à AUTRE, qui est le plus récent.\nCode de retour : 0 dit ; 2 usage, ou deux territoires ; 3 un fichier n'est pas un territoire."),
        "  integra territory compare may.toml june.toml --at 2025-05-31 --other-at 2025-06-30\n")
    parser.takes("file", metavar=FILE, help=_WHICH)
    parser.takes("other", metavar=Text("OTHER", "AUTRE"), help=_WHICH)
    parser.takes("--at", type=day, metavar=DATE, help=_AT)
    parser.takes("--other-at", type=day, metavar=DATE, help=Text(
        "OTHER as of this day (default: that of --at)", "AUTRE à cette date (par défaut : celle de --at)"))
    add_rules(parser)
    add_format(parser, Text("one JSON object or CSV row a sentence", "un objet JSON ou une ligne de CSV par phrase"), READ, "csv")
    add_raw(parser)
    add_output(parser)


def run_review(args: argparse.Namespace) -> int:
    """Tells one or several territories to a reader."""
    reader = Reader(args.reader)
    earlier = args.since is not None or args.earlier is not None
    for option in ("--since" if args.since is not None else "--earlier",) if earlier else ():
        if reader is Reader.ELECTED:
            raise Stop(USAGE, _HALF_A_PAGE.at(option))
        if len(args.file) > 1:
            raise Stop(USAGE, _ONE.at(option))
    if args.format == "ics" and len(args.file) > 1:
        raise Stop(USAGE, _ONE.at("--format ics"))
    found = [territory_of(name) for name in args.file]
    _write(args, _reports(args, reader, found, args.at or datetime.date.today()))
    return 0


def _reports(args: argparse.Namespace, reader: Reader, found: Sequence[NamedTerritory], at: datetime.date) -> list[Report]:
    rules = rules_of(args)
    if reader is Reader.ARS and len(found) > 1:
        return [report_of_many(found, at=at, rules=rules)]
    before = None if args.earlier is None else territory_of(args.earlier)
    with _refusing():
        return [report(each, reader, at=at, earlier=before, since=args.since, rules=rules) for each in found]


def run_compare(args: argparse.Namespace) -> int:
    """Tells what changed between two."""
    at = args.at or datetime.date.today()
    one, other = territory_of(args.file), territory_of(args.other)
    rules = rules_of(args)
    with _refusing():
        told = compared(other, one, at=args.other_at or at, earlier_at=at, rules=rules)
    _write(args, [told])
    return 0


@contextmanager
def _refusing() -> Iterator[None]:
    """Says what cannot be told: two territories are not compared."""
    try:
        yield
    except IntegraError as error:
        raise Stop(USAGE, text_of(error)) from None


def _write(args: argparse.Namespace, reports: Sequence[Report]) -> None:
    with output(args.output, private=True) as out:
        _FORMATS[args.format](args, out, reports)


def _text(args: argparse.Namespace, out: BinaryIO, reports: Sequence[Report]) -> None:
    page = page_for(args, out)
    for place, each in enumerate(reports):
        if place:
            page.line()
        show(page, each)


def _ndjson(args: argparse.Namespace, out: BinaryIO, reports: Iterable[Report]) -> None:
    for each in reports:
        write_ndjson(out, each, args.lang)


def _csv(args: argparse.Namespace, out: BinaryIO, reports: Sequence[Report]) -> None:
    write_csv(out, iter(reports), args.lang, raw=args.raw)


def _html(args: argparse.Namespace, out: BinaryIO, reports: Sequence[Report]) -> None:
    from ..territory.pages import page

    out.write(page(reports, (SPEECH.language, *(each for each in LANGUAGES if each != SPEECH.language))))


def _ics(args: argparse.Namespace, out: BinaryIO, reports: Sequence[Report]) -> None:
    from ..territory.pages import calendar

    out.write(calendar(reports[0], SPEECH.language))


_FORMATS: dict[str, Callable[[argparse.Namespace, BinaryIO, Sequence[Report]], None]] = {
    "text": _text, "ndjson": _ndjson, "csv": _csv, "html": _html, "ics": _ics}
