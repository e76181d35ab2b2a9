"""``integra indicators --publish``: what may be shown to everybody of the figures, and what was published before.

Spec: spec/51-publishing.md, "On the command line"; IND-6.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from ..adapters.records import InputError
from ..errors import IntegraError, TextError, text_of
from ..forms import JsonError
from ..forms.publication import publications_of
from ..indicator.model import Figure
from ..indicator.publish import Publication, publish
from ..indicator.publish.model import PEOPLE, THRESHOLD, THRESHOLD_LIMIT
from ..indicator.publish.rounding import BASES
from ..records import documents
from ..text import Text, verbatim
from ..words import Indicator
from .console import REFUSED, UNREADABLE, USAGE, Stop, note
from .files import each_opened
from .indicators_figures import Told
from .indicators_groups import Groups
from .options import number
from .usage import FILE, Parser

__all__ = ["add_publishing", "check_publishing", "published", "tables"]

#: What goes with --publish alone.
_ONLY = ("earlier", "threshold", "rounded")
_ONLY_WITH = Text("{option} goes with --publish", "{option} va avec --publish")
_NOT_BOTH = Text("--publish and {option} do not go together: the one hides what the other shows",
                 "--publish et {option} ne vont pas ensemble : l'un masque ce que l'autre montre")
_NO_CBOR = Text("--publish goes with --format table, ndjson, csv or html: a message holds a figure as it was counted",
                "--publish va avec --format table, ndjson, csv ou html : un message contient un chiffre tel qu'il a été compté")
_ONE_REQUESTER = Text("the share is published for one requester at a time: name one with --requester",
                      "la part se publie pour un demandeur à la fois : en nommer un avec --requester")
_NONE_EARLIER = Text("--earlier: nothing in these files is of {indicator}, and nothing is known to be published of it before",
                     "--earlier : rien dans ces fichiers n'est de {indicator}, et rien n'en est connu comme publié auparavant")
_EMPTY = Text("no line of a publication", "aucune ligne de publication")

_Whose: TypeAlias = tuple[Indicator, Any]


def add_publishing(parser: Parser) -> None:
    """Adds the options."""
    parser.takes("--publish", action="store_true", help=Text(
        "hide small numbers of people and calls, and what would tell them, so that the figures may be shown to everybody (IND-6)",
        "masquer les petits effectifs de personnes et d'appels, et ce qui les révélerait, pour que les chiffres puissent être montrés à "
        "tous (IND-6)"))
    parser.takes("--earlier", nargs="+", action="extend", default=[], metavar=FILE, help=Text(
        "with --publish: what was published before of the same indicators, as --format ndjson wrote it; what was hidden stays hidden",
        "avec --publish : ce qui a été publié auparavant des mêmes indicateurs, tel que --format ndjson l'a écrit ; ce qui était masqué "
        "le reste"))
    parser.takes("--threshold", type=number(THRESHOLD, THRESHOLD_LIMIT), metavar=verbatim("N"), help=Text(
        f"with --publish: counts from 1 to one less are hidden ({THRESHOLD}, which may only be raised)",
        f"avec --publish : les effectifs de 1 à un de moins sont masqués ({THRESHOLD}, qui ne peut qu'être relevé)"))
    parser.takes("--rounded", type=int, choices=BASES, metavar=verbatim("BASE"), help=Text(
        "with --publish: round every count to a multiple of the base instead of hiding some (5, 10, 20, 50 or 100)",
        "avec --publish : arrondir chaque effectif à un multiple de la base au lieu d'en masquer (5, 10, 20, 50 ou 100)"))


def check_publishing(args: argparse.Namespace, asked: Iterable[Indicator]) -> None:
    """Refuses options that do not go together."""
    if not args.publish:
        for name in _ONLY:
            if getattr(args, name):
                raise Stop(USAGE, _ONLY_WITH.of(option=f"--{name}"))
        return
    for option, given in (("--no-suppress", args.no_suppress), ("--identifiers", args.identifiers)):
        if given:
            raise Stop(USAGE, _NOT_BOTH.of(option=option))
    if args.format == "cbor":
        raise Stop(USAGE, _NO_CBOR)
    if Indicator.SHARE in asked and args.requester is None:
        raise Stop(USAGE, _ONE_REQUESTER)


def published(told: Iterable[Told], groups: Groups, args: argparse.Namespace) -> Iterator[Publication]:
    """What is published of figures, one after the other: each knows what was published before it."""
    before = list(_earlier(args.earlier))
    given = {one.indicator for one in before}
    for (indicator, _), days in tables(told).items():
        if args.earlier and indicator in PEOPLE and indicator not in given:
            note(_NONE_EARLIER.of(indicator=indicator.word))
        compared: Publication | None = None
        for figures in days.values():
            compared = _published(indicator, lambda: publish(
                figures, within=groups.of(figures), earlier=before, compared=compared, threshold=args.threshold or THRESHOLD,
                rounded=args.rounded))
            before.append(compared)
            yield compared


def _published(indicator: Indicator, make: Callable[[], Publication]) -> Publication:
    try:
        return make()
    except IntegraError as error:
        raise Stop(REFUSED, text_of(error).at(indicator.word)) from None


def tables(told: Iterable[Told]) -> Mapping[_Whose, Mapping[datetime.date, dict[str | None, Figure]]]:
    """Figures by indicator and requester, day and territory."""
    found: dict[_Whose, dict[datetime.date, dict[str | None, Figure]]] = {}
    for each in told:
        figure = each.figure
        days = found.setdefault((figure.indicator, figure.requester), {})
        days.setdefault(figure.at, {})[each.territory] = figure
    return found


def _earlier(names: list[str]) -> Iterator[Publication]:
    """What files of NDJSON say was published."""
    for opened in each_opened(names):
        lines = []
        for place, document in documents(opened.stream, opened.name):
            if isinstance(document, TextError):
                raise Stop(UNREADABLE, document.text.at(place))
            try:
                publications_of([document])
            except JsonError as error:
                raise InputError(error.text.at(place)) from None
            lines.append(document)
        if not lines:
            raise InputError(_EMPTY.at(opened.name))
        try:
            yield from publications_of(lines)
        except JsonError as error:
            raise InputError(error.text.at(opened.name)) from None
