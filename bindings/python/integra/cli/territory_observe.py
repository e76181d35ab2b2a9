"""``integra territory observe``: what a guichet answered, as a log without personal data, and as difficulties.

Spec: spec/03-command.md, spec/45-observed.md; ORI-12, ORI-15, CON-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from ..errors import IntegraError, text_of
from ..forms.plain import plain
from ..rules import label
from ..territory.columns import COLUMNS
from ..territory.rows import Difficulty
from ..text import Text, plural
from ..words import Service, TerritoryTable
from .console import REFUSED, USAGE, Stop, output
from .formats import line
from .options import add_output, command, day
from .territory_log import Log, add_log
from .territory_propose import add_propose as add_propose
from .usage import DATE, Commands, Parser

#: What of a difficulty is said here: who raised it and from which level is nobody's knowledge but the caller's.
_SAID = ("id", "kind", "topic", "date", "demand")
_LOGS = ("csv", "ndjson")
_NONE = Text("no need of this log is unmet", "aucun besoin de ce journal n'est sans réponse")
_NO_LOG = Text("a log is written as csv or ndjson", "un journal s'écrit en csv ou ndjson")


def add_observe(parts: Commands) -> None:
    """Adds the part ``observe``."""
    parser = command(
        parts, "observe", run_observe,
        Text("what a guichet answered: its log, and what nobody serves as difficulties",
             "ce qu'un guichet a répondu : son journal, et ce que personne n'assure comme difficultés"),
        Text("Reads the responses of a guichet, or a log of them, and writes each need that nobody serves as a difficulty of "
             "the territory: a demand counts once a service (CON-7). With --log it writes the log itself: a demand a row, "
             "without personal data, on which indicator A4 is counted as it stands once answered_on is filled in. No "
             "identifier of a person, no commune and no free text is in either; keys are made of your id or ref.\n"
             "Exit status: 0 done, 1 some rows refused, 2 usage, 3 input unreadable.",
             "Lit les réponses d'un guichet, ou leur journal, et écrit chaque besoin que personne n'assure comme une difficulté "
             "du territoire : une demande compte une fois par service (CON-7). Avec --log, écrit le journal lui-même : une "
             "demande par ligne, sans donnée personnelle, sur lequel l'indicateur A4 se calcule tel quel une fois answered_on "
             "rempli. Il n'y a ni identifiant de personne, ni commune, ni texte libre dans l'un ou l'autre ; les clés sont "
             "tirées de votre id ou ref.\n"
             "Code de retour : 0 fait, 1 des lignes refusées, 2 usage, 3 entrée illisible."),
        "  integra orient --directory offers.csv --format ndjson demands.ndjson | integra territory observe -\n"
        "  integra territory observe --log --demands demands.ndjson responses.ndjson -o log.csv\n"
        "  integra territory observe log.csv --from 2025-01-01 --to 2025-12-31 --format toml\n")
    add_log(parser)
    add_period(parser)
    parser.takes("--log", action="store_true", help=Text(
        "write the log, a demand a row, rather than its difficulties",
        "écrire le journal, une demande par ligne, plutôt que ses difficultés"))
    parser.takes("--format", choices=tuple(_WRITERS), default="csv", help=Text(
        "what is written: csv, or ndjson, an object a line; of difficulties toml too, to be put into a territory's file "
        "(default: %(default)s)",
        "ce qui est écrit : csv, ou ndjson, un objet par ligne ; pour les difficultés aussi toml, à mettre dans le fichier "
        "d'un territoire (par défaut : %(default)s)"))
    add_output(parser)


def add_period(parser: Parser) -> None:
    """--from and --to."""
    parser.takes("--from", dest="since", type=day, metavar=DATE, help=Text(
        "only demands of this day or later", "seulement les demandes de ce jour ou d'après"))
    parser.takes("--to", dest="until", type=day, metavar=DATE, help=Text(
        "only demands of this day or earlier", "seulement les demandes de ce jour ou d'avant"))


def run_observe(args: argparse.Namespace) -> int:
    """Reads, and writes the log or its difficulties."""
    if args.log and args.format not in _LOGS:
        raise Stop(USAGE, _NO_LOG.at("--format"))
    reading = Log(args)
    whole = reading.read()
    try:
        log = whole.between(args.since, args.until)
    except IntegraError as error:
        raise Stop(USAGE, text_of(error).at("--to")) from None
    found = log.difficulties()
    with output(args.output) as out:
        if args.log:
            out.write(log.to_csv() if args.format == "csv" else log.to_ndjson())
        else:
            for written in _WRITERS[args.format](found, args.lang):
                out.write(written.encode("utf-8"))
    undated = sum(row.date is None for row in whole) if len(log) < len(whole) else 0
    reading.summary(log, *_more(undated), *([] if args.log else [plural(
        len(found), Text("{n} difficulty", "{n} difficulté"), Text("{n} difficulties", "{n} difficultés"))]))
    return REFUSED if reading.refused else 0


def _more(undated: int) -> Iterator[Text]:
    if undated:
        yield plural(undated, Text("{n} without a day, in no period", "{n} sans date, dans aucune période"),
                     Text("{n} without a day, in no period", "{n} sans date, dans aucune période"))


def _cells(row: Difficulty) -> dict[str, object]:
    return {column.name: plain(getattr(row, column.attribute))
            for column in COLUMNS[TerritoryTable.DIFFICULTY] if column.name in _SAID}


def _csv(rows: Iterable[Difficulty], _: str) -> Iterator[str]:
    yield ",".join(_SAID) + "\r\n"
    for row in rows:
        yield ",".join("" if cell is None else str(cell) for cell in _cells(row).values()) + "\r\n"


def _ndjson(rows: Iterable[Difficulty], _: str) -> Iterator[str]:
    return (line(_cells(row)).decode("utf-8") for row in rows)


def _toml(rows: tuple[Difficulty, ...], language: str) -> Iterator[str]:
    """Rows of the table ``difficulty`` as the file of a territory has them; the service is said beside its number."""
    if not rows:
        yield f"# {_NONE.said(language)}\n"
    for row in rows:
        yield "[[difficulty]]\n"
        for name, cell in _cells(row).items():
            if cell is not None:
                beside = f"  # {label(Service(row.topic), language)}" if name == "topic" else ""
                said = str(cell) if name in ("topic", "date") else f'"{cell}"'
                yield f"{name} = {said}{beside}\n"
        yield "\n"


_WRITERS = {"csv": _csv, "ndjson": _ndjson, "toml": _toml}
