"""``integra indicators``: practice indicators of tables of a territory, with how far each may lie from its value.

Spec: spec/03-command.md, "`integra indicators`"; spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable, Sequence
from typing import BinaryIO

from ..nearest import with_nearest
from ..rules import Rules
from ..text import Text, expected, one_of, verbatim
from ..words import Indicator, Requester
from .console import REFUSED, USAGE, Stop, complain, note, output, untold
from .indicators_figures import Figures, Told
from .indicators_formats import Cbor, Csv, Ndjson, Writer
from .indicators_frames import COUNT_PEOPLE, OPTIONS, Option, option_of
from .indicators_groups import Groups
from .indicators_page import Html, PublishedHtml
from .indicators_publish import add_publishing, check_publishing, published
from .indicators_published import PublishedCsv, PublishedNdjson, PublishedTable, PublishedWriter
from .indicators_text import Table
from .options import add_output, add_raw, add_rules, command, day, labelled, refuse, rules_of
from .page import page_for
from .protocol_files import PROTOCOLS
from .usage import DATE, FILE, Commands, Parser

WRITERS: dict[str, Callable[..., Writer]] = {"ndjson": Ndjson, "csv": Csv, "cbor": Cbor, "html": Html}
PUBLISHED: dict[str, Callable[..., PublishedWriter]] = {"ndjson": PublishedNdjson, "csv": PublishedCsv, "html": PublishedHtml}
_SPAN = ".."
_WORDS = {each.word.casefold(): each for each in Indicator}
_NO_FILE = Text("no file is named: {options} name what indicators are made of",
                "aucun fichier n'est nommé : {options} nomment ce dont les indicateurs sont faits")
_NEEDS = Text("{indicator} is made of {holds}: name their files with {option}",
              "{indicator} se calcule sur {holds} : en nommer les fichiers avec {option}")
_NOT_READ = Text("no indicator that was asked for is made of these files, which are not read",
                 "aucun indicateur demandé ne se calcule sur ces fichiers, qui ne sont pas lus")
_SUPPRESS = Text(
    "{indicators}: people or calls are counted, and small numbers may tell who they are (IND-6): --publish hides them; --no-suppress "
    "shows them as they are, to whoever may see them",
    "{indicators} : des personnes ou des appels y sont comptés, et de petits effectifs peuvent dire de qui il s'agit (IND-6) : --publish "
    "les masque ; --no-suppress les montre tels quels, à qui peut les voir")
_ONLY_OF = Text("{option} is for {indicator}, which is not asked for", "{option} est pour {indicator}, qui n'est pas demandé")
_GROUPS = Text("--groups goes with --by territory", "--groups va avec --by territory")
_NO_FIGURE = Text("no figure is left to give", "il ne reste aucun chiffre à donner")
_ONE_DAY = Text("this is the day of --at: give another one", "c'est le jour de --at : en donner un autre")
_IDENTIFIERS = Text("--identifiers goes with --format table or ndjson: {format} has no place for lists",
                    "--identifiers va avec --format table ou ndjson : {format} n'a pas de place pour des listes")


def add(commands: Commands) -> None:
    """Adds the command."""
    parser = command(
        commands, "indicators", run,
        Text("practice indicators of a territory: counts, ratios, and how far each may lie from its value",
             "indicateurs de pratique d'un territoire : effectifs, rapports, et à quelle distance chacun peut se trouver de sa valeur"),
        Text("Makes the indicators whose files are named, as of a day. Each comes with its exact counts, the lowest and the highest "
             "that it could be where facts are missing, of proportions a 95 % interval, and whether the data are said to cover the "
             "days it needs. A refused row is reported on stderr, and then no figure of its files is given.\n"
             "Exit status: 0 done, 1 some rows refused or none there, 2 usage, 3 input unreadable.",
             "Calcule les indicateurs dont les fichiers sont nommés, à une date. Chacun est donné avec ses effectifs exacts, le moins et "
             "le plus qu'il peut valoir là où des faits manquent, pour les proportions un intervalle à 95 %, et si les données sont dites "
             "couvrir les jours qu'il lui faut. Une ligne refusée est signalée sur la sortie d'erreur, et aucun chiffre n'est alors donné "
             "pour ses fichiers.\n"
             "Code de retour : 0 fait, 1 des lignes refusées ou aucune ligne, 2 usage, 3 entrée illisible."),
        "  integra indicators --stays stays.csv --at 2025-06-30 --no-suppress\n"
        "  integra indicators --stays stays.csv --at 2025-06-30 --by territory --publish\n"
        "  integra indicators --calls c.csv --at 2025-06-30 --publish --format html\n"
        "  integra indicators --offers 2024.csv 2025.csv --at 2025-06-30 --format ndjson\n"
        "  integra indicators --structures all.csv --adopted ours.toml --at 2025-06-30\n"
        "  integra indicators --bodies bodies.csv --at 2025-06-30 --compare 2024-06-30\n")
    for option in OPTIONS:
        parser.takes(option.name, nargs="+", action="extend", default=[], metavar=FILE, help=_holds(option))
    parser.takes("--indicator", nargs="+", action="extend", type=_indicators, default=[], metavar=Text("WORD", "MOT"),
                 offers=labelled(Indicator), help=Text(
        "only these, with commas between, as A1,B3 or A1..A4 (default: all whose files are named)",
        "ceux-ci seulement, séparés par des virgules, comme A1,B3 ou A1..A4 (par défaut : tous ceux dont les fichiers sont nommés)"))
    parser.takes("--at", type=day, required=True, metavar=DATE, help=Text(
        "as of this day, as in 2025-06-30; what is dated after it is not read", "à cette date, comme 2025-06-30 ; ce qui est daté "
        "d'après n'est pas lu"))
    _add_kinds(parser)
    add_publishing(parser)
    parser.takes("--format", choices=("table", *WRITERS), default="table", help=Text(
        "what is written: table to read; ndjson, a figure a line; csv, a row a figure; cbor, a sequence of messages; "
        "html, a page of charts (default: %(default)s)",
        "ce qui est écrit : table, un tableau à lire ; ndjson, un chiffre par ligne ; csv, une ligne par chiffre ; cbor, une suite de "
        "messages ; html, une page de graphiques (par défaut : %(default)s)"))
    add_raw(parser)
    add_output(parser)
    add_rules(parser)


def _add_kinds(parser: Parser) -> None:
    """What figures are made, and of what they tell."""
    parser.takes("--compare", type=day, metavar=DATE, help=Text(
        "as of this day as well, and how the later figure differs from the earlier",
        "à cette date aussi, et en quoi le chiffre le plus récent diffère du plus ancien"))
    parser.takes("--by", choices=("territory",), help=Text(
        "a figure for each territory of the column territory, and one for all of them",
        "un chiffre pour chaque territoire de la colonne territory, et un pour tous ensemble"))
    parser.takes("--groups", metavar=FILE, help=Text(
        "with --by territory: a table with columns territory and group; a figure for each group as well, of all its rows",
        "avec --by territory : un tableau à colonnes territory et group ; un chiffre aussi pour chaque groupe, sur toutes ses lignes"))
    parser.takes("--covers", type=_span, metavar=verbatim("DATE..DATE"), help=Text(
        "the first and the last day that the data cover, as in 2024-01-01..2025-06-30 (default: not said)",
        "le premier et le dernier jour couverts par les données, comme 2024-01-01..2025-06-30 (par défaut : non dit)"))
    parser.takes("--adopted", metavar=FILE, offers=PROTOCOLS, help=Text(
        "of A1, the adopted protocol, to whose imposed part others conform; without it the largest class of equal ones counts",
        "pour A1, le protocole adopté, à la partie imposée duquel les autres sont conformes ; sans lui compte la plus grande classe de "
        "protocoles égaux"))
    parser.takes("--requester", type=_requester, metavar=Text("WORD", "MOT"), offers=labelled(Requester), help=Text(
        "of the share, the one who oriented (default: a figure for each)", "pour la part, qui a orienté (par défaut : un chiffre pour "
        "chacun)"))
    parser.takes("--no-suppress", action="store_true", help=Text(
        "show figures that count people or calls however small, to whoever may see them (IND-6)",
        "montrer les chiffres qui comptent des personnes ou des appels, si petits soient-ils, à qui peut les voir (IND-6)"))
    parser.takes("--identifiers", action="store_true", help=Text(
        "after each figure whom it counts, for certain and possibly, by your own identifiers (IND-9)",
        "après chaque chiffre, qui y est compté, de façon certaine et possible, par vos propres identifiants (IND-9)"))


def _holds(option: Option) -> Text:
    """What an option names, and what is made of it."""
    names = ", ".join(each.word for each in option.indicators)
    return Text(f"{option.holds.en}: of them {names} (CSV, xlsx, Parquet, Arrow, NDJSON; - is stdin)",
                f"{option.holds.fr} : on en tire {names} (CSV, xlsx, Parquet, Arrow, NDJSON ; - est l'entrée standard)")


def _indicators(text: str) -> list[Indicator]:
    """Indicators on the command line, with commas between; two dots are from one to another."""
    found: list[Indicator] = []
    for part in filter(None, text.split(",")):
        ends = [_indicator(each) for each in part.split(_SPAN, 1)]
        found += [each for each in Indicator if ends[0].code <= each.code <= ends[-1].code]
    if not found:
        refuse(expected(one_of(each.word for each in Indicator)))
    return found


def _indicator(text: str) -> Indicator:
    found = _WORDS.get(text.strip().casefold())
    if found is None:
        refuse(with_nearest(expected(one_of(each.word for each in Indicator)), text, [each.word for each in Indicator]))
    return found


def _requester(text: str) -> Requester:
    words = {each.word: each for each in Requester}
    if text not in words:
        refuse(with_nearest(expected(one_of(words)), text, words))
    return words[text]


def _span(text: str) -> tuple[datetime.date, datetime.date]:
    """Two days on the command line."""
    first, sign, last = text.partition(_SPAN)
    if not sign:
        refuse(expected(Text("two days, as in 2024-01-01..2025-06-30", "deux jours, comme 2024-01-01..2025-06-30")))
    found = day(first), day(last)
    if found[1] < found[0]:
        refuse(Text("the last day is before the first", "le dernier jour est avant le premier"))
    return found


def selected(args: argparse.Namespace) -> dict[Option, list[Indicator]]:
    """The indicators that are asked for, by the option that names what they are made of."""
    given = [option for option in OPTIONS if getattr(args, option.argument)]
    if not given:
        raise Stop(USAGE, _NO_FILE.of(options=", ".join(option.name for option in OPTIONS)))
    asked = {each for several in args.indicator for each in several} or {each for option in given for each in option.indicators}
    for each in sorted(asked, key=int):
        if option_of(each) not in given:
            raise Stop(USAGE, _NEEDS.of(indicator=each.word, holds=option_of(each).holds, option=option_of(each).name))
    found = {option: [each for each in option.indicators if each in asked] for option in given}
    for option in given:
        if not found[option]:
            note(_NOT_READ.at(option.name))
    _fitting(args, asked)
    return {option: indicators for option, indicators in found.items() if indicators}


def _fitting(args: argparse.Namespace, asked: set[Indicator]) -> None:
    """Refuses options that do not go together."""
    for option, value, indicator in (("--requester", args.requester, Indicator.SHARE), ("--adopted", args.adopted, Indicator.A1)):
        if value is not None and indicator not in asked:
            raise Stop(USAGE, _ONLY_OF.of(option=option, indicator=indicator.word))
    if args.groups is not None and args.by is None:
        raise Stop(USAGE, _GROUPS)
    if args.compare == args.at:
        raise Stop(USAGE, _ONE_DAY.at("--compare"))
    if args.identifiers and args.format in ("csv", "cbor", "html"):
        raise Stop(USAGE, _IDENTIFIERS.of(format=args.format))
    check_publishing(args, asked)
    people = [each.word for each in COUNT_PEOPLE if each in asked]
    if people and not (args.no_suppress or args.publish):
        raise Stop(USAGE, _SUPPRESS.of(indicators=", ".join(people)))


def run(args: argparse.Namespace) -> int:
    """Reads, counts, writes."""
    asked, rules = selected(args), rules_of(args)
    with (output(args.output, binary=args.format == "cbor") as out,
          Figures(args, rules) as figures):
        faults = list(figures.read(asked))
        untold()
        for fault in faults:
            complain(fault)
        told = list(figures.told())
        if not told:
            raise Stop(REFUSED, _NO_FIGURE)  # so that no file of -o appears
        _write(args, out, rules, told, figures.groups)
    return REFUSED if faults else 0


def _write(args: argparse.Namespace, out: BinaryIO, rules: Rules, told: Sequence[Told], groups: Groups) -> None:
    """Writes figures, or what may be published of them."""
    def table() -> Table:
        return Table(page_for(args, out), rules, args.by is not None)

    if args.publish:
        publications = list(published(told, groups, args))  # all of them, or none
        publisher = PUBLISHED[args.format](out, raw=args.raw) if args.format in PUBLISHED else PublishedTable(table())
        for publication in publications:
            publisher.write(publication)
        publisher.end()
        return
    writer = WRITERS[args.format](out, raw=args.raw) if args.format in WRITERS else table()
    for each in told:
        writer.write(each)
    writer.end()
