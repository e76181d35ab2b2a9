"""``integra explain``: one person's screening, or one demand's response, in full, with what is behind it.

Spec: spec/03-command.md; GEN-3.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import uuid
from collections.abc import Iterator
from contextlib import suppress

from ..errors import IntegraError, text_of
from ..nearest import nearest, nearest_is
from ..screening.evaluate import explain
from ..records import Inputs, Person, Problem
from ..text import Text, verbatim
from . import demand_explanation, demand_text, demands, orient
from .explanation import explanation
from .explanation_text import write
from .console import REFUSED, USAGE, Stop, output, problem
from .files import first_of
from .formats import line
from .options import add_format, add_input, add_output, add_rules, command, number, rules_of
from .page import page_for
from .people import open_inputs
from .usage import ID, N, Commands


#: Among how many refs the nearest is looked for.
REFS = 10000
#: How many offers passed over of one service are shown without --most.
MOST = 12


def add(commands: Commands) -> None:
    """Adds the command."""
    parser = command(
        commands, "explain", run,
        Text("show one person's screening or one demand's answer in full",
             "montrer en entier le repérage d'une personne, ou la réponse à une demande"),
        Text("Shows for one person the six criteria with the facts, dates and codes behind each, the verdicts, the rules "
             "and their sources, what to ask next, the smallest reasons, how robust each verdict is, and the findings. "
             "Of a demand it shows each route with the row, rule, source and conditions that brought it, what it waits "
             "on, who serves it and who was passed over, and the rows that stay silent.\n"
             "Exit status: 0 done, 1 no such person or a refused record, 2 usage, 3 input unreadable, 4 internal error.",
             "Montre pour une personne les six critères avec les faits, dates et codes derrière chacun, les verdicts, les "
             "règles et leurs sources, ce qui est à demander, les plus petites raisons, la robustesse de chaque verdict "
             "et les constats. D'une demande, montre chaque orientation avec la ligne, la règle, la source et les "
             "conditions qui l'ont amenée, ce qu'elle attend, qui l'assure et qui a été écarté, et les lignes qui se "
             "taisent.\n"
             "Code de retour : 0 fait, 1 personne introuvable ou dossier refusé, 2 usage, 3 entrée illisible, 4 erreur "
             "interne."),
        "  integra explain people.ndjson --person 'person 012'\n"
        "  integra explain bundles/ --lang fr --person 6f1c2a9e4b7d40f8a1b2c3d4e5f60718\n"
        "  integra cohort --count 1 | integra explain -\n"
        "  integra explain people.ndjson --person 'person 012' --format ndjson\n"
        "  integra explain demands.ndjson --person 'demand 7' --why case_management\n")
    add_input(parser)
    parser.takes("--person", metavar=ID, help=Text(
        "the id or ref of the person or demand; may be left out where the INPUTs hold one only",
        "l'id ou la ref de la personne ou de la demande ; peut être omis si les ENTRÉES n'en ont qu'une"))
    add_format(parser, Text("one JSON object a record", "un objet JSON par dossier"))
    add_output(parser)
    orient.add_answering(parser)
    parser.takes("--most", type=number(0, 999999), default=MOST, metavar=N, help=Text(
        "show at most so many offers passed over, and so many equal ones, of each service of a demand (default: %(default)s)",
        "montrer au plus tant d'offres écartées, et tant d'équivalentes, de chaque service d'une demande (par défaut : "
        "%(default)s)"))
    add_rules(parser)


def run(args: argparse.Namespace) -> int:
    """Explains every record of the person, or every demand."""
    first, args.input = first_of(args.input)
    if demands.are_demands(first):
        return run_demands(args)
    rules, search = rules_of(args), Search(args)
    status = 0
    with output(args.output) as out:
        page = page_for(args, out)
        for place, person in enumerate(search.found()):
            try:
                whole = explanation(person, rules, args.lang)
            except IntegraError as error:
                problem(person.place, text_of(error))
                status = REFUSED
                continue
            if args.format == "ndjson":
                out.write(line(whole))
                continue
            if place:
                page.line()
            write(page, whole, explain(person.record, rules=rules))
    return status


def run_demands(args: argparse.Namespace) -> int:
    """Explains every demand of that id or ref; the only one there is where none was named."""
    responder = orient.responder_of(args)
    found, refused, refs = _demands(args)
    status = 0
    with output(args.output) as out:
        page = page_for(args, out)
        for place, asked in enumerate(found):
            try:
                response = responder.respond(asked)
            except IntegraError as error:
                problem(asked.place, text_of(error))
                status = REFUSED
                continue
            whole = demand_explanation.explanation(response, responder, args.lang, args.most)
            if args.format == "ndjson":
                out.write(line(whole))
                continue
            if place:
                page.line()
            demand_text.write(page, whole, response.asked.demand)
    if not found:
        for bad in refused[:1]:
            problem(bad.place, bad.reason)
        raise Stop(REFUSED, Text("no demand has this id or ref{near}: integra orient lists them",
                                    "aucune demande n'a cet id ou cette ref{near} : integra orient les liste"
                                    ).of(near=near_ref(args.person, refs)))
    return status


def _demands(args: argparse.Namespace) -> tuple[list[demands.Asked], list[Problem], set[str]]:
    """The demands asked for, those of the inputs that are refused, and the refs there are."""
    found: list[demands.Asked] = []
    refused: list[Problem] = []
    refs: set[str] = set()
    for each in demands.read(args.input):
        if isinstance(each, Problem):
            refused.append(each)
            continue
        if each.ref is not None and len(refs) < REFS:
            refs.add(each.ref)
        if args.person is None or each.named(args.person):
            found.append(each)
            if args.person is None and len(found) > 1:
                raise Stop(USAGE, Text("more than one demand: say with --person which (integra orient lists them)",
                                          "plus d'une demande : dire avec --person laquelle (integra orient les liste)"))
    return found, refused, refs


def near_ref(wanted: str | None, refs: set[str]) -> Text:
    """The ref that was meant, where one is near; it is the caller's own key, which the caller's own output shows too."""
    near = None if wanted is None else nearest(wanted, refs)
    return verbatim("") if near is None else Text("; {near}", " ; {near}").of(near=nearest_is(near))


class Search:
    """Finds the records of the person asked for, in the order of the inputs."""

    def __init__(self, args: argparse.Namespace) -> None:
        """Opens the inputs."""
        self._inputs: Inputs = open_inputs(args)
        self._at, self._wanted = args.at, args.person
        self._id: uuid.UUID | None = None
        with suppress(ValueError, TypeError):
            self._id = uuid.UUID(hex=self._wanted)
        self._refused: list[Problem] = []
        self._refs: set[str] = set()

    def found(self) -> Iterator[Person]:
        """Every record of that person; the only record there is where nobody was named."""
        if self._wanted is None:
            yield self._only()
            return
        count = 0
        for person in self._people():
            if self._is(person):
                count += 1
                yield person
        if not count:
            raise Stop(REFUSED, Text("no record has this id or ref{near}: {more}",
                                        "aucun dossier n'a cet id ou cette ref{near} : {more}").of(
                                            near=near_ref(self._wanted, self._refs), more=self._more()))

    def _people(self) -> Iterator[Person]:
        for each in self._inputs.people(self._at, evidence=True):
            if isinstance(each, Problem):
                self._refused.append(each)
                del self._refused[1:-1]  # the first is shown, the others are only more
            else:
                if each.ref is not None and len(self._refs) < REFS:
                    self._refs.add(each.ref)
                yield each

    def _is(self, person: Person) -> bool:
        record = person.record.answers or person.record.facts
        return person.ref == self._wanted or (
            self._id is not None and record is not None and record.person == self._id)

    def _only(self) -> Person:
        first = None
        for person in self._people():
            if first is not None:
                raise Stop(USAGE, Text(
                    "more than one record: say with --person whose (integra screen --format csv lists ids and refs)",
                    "plus d'un dossier : dire avec --person lequel (integra screen --format csv liste les id et les ref)"))
            first = person
        if first is None:
            raise Stop(REFUSED, Text("no record to explain: {more}", "aucun dossier à expliquer : {more}").of(
                more=self._more()))
        return first

    def _more(self) -> Text:
        """What to do where nobody was found: the person may be among the refused."""
        if self._refused:
            first = self._refused[0]
            problem(first.place, first.reason)
            return Text("some records are refused, and integra screen says which; mend them first",
                        "des dossiers sont refusés, integra screen dit lesquels ; les corriger d'abord")
        return Text("integra screen --format csv lists ids and refs",
                    "integra screen --format csv liste les id et les ref")
