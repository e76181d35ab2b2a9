"""``integra plan due``: what is due of the plans of a caseload, in one table.

Spec: spec/03-command.md, "What is due"; PLN-13.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import datetime
from collections.abc import Mapping
from typing import BinaryIO, Protocol

from .._low.core import id_of
from ..text import Text
from ..words import FindingState
from .console import REFUSED, UNREADABLE, Stop, note, output
from .language import SPEECH
from .options import add_format, add_output, add_raw, add_rules, command, day, labelled, refuse, rules_of
from .page import page_for
from .plan_calendar import Calendar
from .plan_due_formats import Csv, Ndjson
from .plan_due_rows import SORTS, UNMET, Row, rows_of, tabled, worker
from .plan_due_text import Table, counted, sayer
from .plan_reading import Gathered
from .plan_references import references
from .plan_screenings import Screenings, add_screenings
from .usage import DATE, FILE, Commands

_TEXT = Text(
    "Tells what is due of every plan: term, how far off, which plan, who acts. FILE is a plan, several one after the other, "
    "events in JSON, a store (SQLite, or postgresql://…), or a folder of these; parts of one plan are read as one. What has "
    "no term in the plan or in the rules is open, and never late. ics is a calendar for agenda programs: tasks and days, with the reference of "
    "each plan and what is owed, and nothing of anybody.\n"
    "Exit status: 0 told, whatever is late; 1 something could not be read, and is named; 3 there is no plan.",
    "Dit ce qui est à faire dans chaque plan : échéance, dans combien de temps, quel plan, qui agit. FICHIER est un plan, "
    "plusieurs l'un après l'autre, des événements en JSON, une base de plans (SQLite, ou postgresql://…), ou un dossier de "
    "fichiers qui en a ; les parties d'un même plan n'en font qu'un. Ce qui n'a d'échéance ni dans le plan ni dans les règles reste ouvert, et "
    "n'est jamais en retard. ics est un calendrier pour les agendas : tâches et jours, avec la référence de chaque plan et "
    "ce qui est à faire, et rien de personne.\n"
    "Code de retour : 0 dit, quels que soient les retards ; 1 une entrée n'a pu être lue, et est nommée ; 3 il n'y a aucun "
    "plan.")
_EXAMPLES = ("  integra plan due plans/ --at 2025-09-08\n  integra plan due plans.sqlite --sort acts --state overdue,due\n"
             "  integra plan due plans/ --references ours.csv --format ics -o due.ics\n"
             "  integra screen people.ndjson --format ndjson -o screened.ndjson\n"
             "  integra plan due plans/ --screenings screened.ndjson\n")
_NO_PLAN = Text("no plan could be read: name a plan, a store, or a folder that has some",
                "aucun plan n'a pu être lu : nommer un plan, une base de plans, ou un dossier de fichiers qui en a")


class Writer(Protocol):
    """Writes obligations one by one, then what comes after them all."""

    def write(self, row: Row, /) -> None:
        """Writes one of them."""

    def end(self) -> None:
        """Writes what follows the last one."""


def add(parts: Commands) -> None:
    """Adds the command."""
    parser = command(parts, "due", run, Text("tell what is due of one plan or of many",
                                             "dire ce qui est à faire dans un plan ou dans plusieurs"), _TEXT, _EXAMPLES)
    parser.takes("file", nargs="+", metavar=FILE, help=Text(
        "plans: files, folders, stores, pipes; - is stdin",
        "des plans : fichiers, dossiers de fichiers, bases, tubes ; - est l'entrée standard"))
    parser.takes("--at", type=day, metavar=DATE, help=Text(
        "tell what is due on this day, as in 2025-06-01 (default: today)",
        "dire ce qui est à faire à cette date, comme 2025-06-01 (par défaut : aujourd'hui)"))
    parser.takes("--sort", choices=SORTS, default="day", help=Text(
        "by the day of the term, by person, or by who acts (default: %(default)s)",
        "par jour d'échéance, par personne, ou par qui agit (par défaut : %(default)s)"))
    states = labelled(FindingState)
    parser.takes("--state", type=_states, metavar=Text("STATE", "ÉTAT"), default=UNMET, offers=states, help=Text(
        "tell these alone: overdue, due, open, met, with commas between (default: all but met)",
        "ne dire que ceux-ci : overdue, due, open, met, séparés par des virgules (par défaut : tout sauf met)"))
    parser.takes("--all", action="store_const", dest="state", const=tuple(FindingState), help=Text(
        "tell what is met as well", "dire aussi ce qui est satisfait"))
    parser.takes("--references", metavar=FILE, help=Text(
        "what you call your plans: a table with columns plan and reference (default: as a plan's opening says, else the "
        "first digits of its identifier)",
        "comment vous appelez vos plans : un tableau à colonnes plan et reference (par défaut : ce que dit l'ouverture du "
        "plan, sinon les premiers chiffres de son identifiant)"))
    add_screenings(parser)
    add_rules(parser)
    add_format(parser, Text("one JSON object an obligation, CSV, or a calendar",
                            "un objet JSON par obligation, du CSV, ou un calendrier"),
               Text("a table", "un tableau"), "csv", "ics")
    add_raw(parser)
    add_output(parser)


def _states(text: str) -> tuple[FindingState, ...]:
    """States on the command line."""
    known: Mapping[str, FindingState] = {state.word: state for state in FindingState}
    given = text.split(",")
    for each in given:
        if each not in known:
            refuse(Text(f"no state is called {each!r}: one of {', '.join(known)}",
                        f"aucun état ne s'appelle {each!r} : l'un de {', '.join(known)}"))
    return tuple(known[each] for each in given)


def run(args: argparse.Namespace) -> int:
    """Tells what is due."""
    at: datetime.date = args.at or datetime.date.today()
    rules, called = rules_of(args), references(args.references)
    screened = Screenings(args, at)
    read = Gathered(args.file, worker(at, rules, screened.latest, args.state, sayer(args.lang) if args.format == "text" else None))
    screened.tell({id_of(each.part.person) for each in read.found.values()})
    if not read.found:
        raise Stop(UNREADABLE, _NO_PLAN)
    table, names = tabled(read.found.values(), at, called)
    text = counted(table.counts(), table.plans, at, read.refused)
    with output(args.output, private=True) as out:
        writer = _writer(args, out, at)
        for row in rows_of(table.of(args.state).sorted(args.sort), names, read.found):
            writer.write(row)
        writer.end()
        if args.format == "text":
            page = page_for(args, out)
            page.line()
            page.wrapped(text, 0, 2)
        else:
            note(text)
    return REFUSED if read.refused else 0


def _writer(args: argparse.Namespace, out: BinaryIO, at: datetime.date) -> Writer:
    match args.format:
        case "ndjson":
            return Ndjson(out, at, args.lang)
        case "csv":
            return Csv(out, at, args.lang, raw=args.raw)
        case "ics":  # people read it in the end, wherever it goes
            return Calendar(out, at, SPEECH.language)
    return Table(page_for(args, out), at)
