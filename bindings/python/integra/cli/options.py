"""Options that several commands share, and their types.

Spec: spec/03-command.md; GEN-9.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import datetime
import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn

from .. import records
from ..errors import IntegraError, text_of
from ..forms import JsonError, strict
from ..nearest import with_nearest
from ..rules import Rules, label, packs, parameters
from ..text import LANGUAGES, Text, expected, verbatim, whole_number
from ..words import Pack, Word
from .console import USAGE, Stop
from .language import said
from .usage import DATE, FILE, INPUT, Commands, Offers, Parser

READ = Text("text to read", "texte à lire")


def command(commands: Commands, name: str, run: Callable[[argparse.Namespace], int], summary: Text, text: Text,
            examples: str) -> Parser:
    """Adds a command with its help and examples."""
    parser: Parser = commands.add_parser(name, help=said(summary), text=text, examples=examples)
    add_manners(parser, argparse.SUPPRESS)
    parser.set_defaults(run=run, parser=parser)
    return parser


def group(commands: Commands, name: str, summary: Text, text: Text, examples: str) -> Commands:
    """Adds a command that is one of several parts; they are added to the result."""
    parser: Parser = commands.add_parser(name, help=said(summary), text=text, examples=examples)
    add_manners(parser, argparse.SUPPRESS)
    parser.set_defaults(parser=parser)
    return parser.parts()


def add_manners(parser: Parser, default: object) -> None:
    """--lang and -q, which stand before the command or after it."""
    parser.takes("--lang", choices=LANGUAGES, default=default, help=Text(
        "language of text and messages (default: INTEGRA_LANG, else the locale, on a terminal; else en)",
        "langue du texte et des messages (par défaut : INTEGRA_LANG, sinon celle du système, sur un terminal ; sinon "
        "en)"))
    parser.takes("-q", "--quiet", action="store_true", default=default, help=Text(
        "say on stderr what goes wrong, and nothing else", "ne dire sur la sortie d'erreur que ce qui ne va pas"))
    parser.takes("--all-errors", action="store_true", default=default, help=Text(
        "show every refusal; without it the first are shown, and the others counted by their reasons",
        "montrer chaque refus ; sans elle les premiers sont montrés, et les autres comptés par raison"))


def refuse(text: Text) -> NoReturn:
    """Says that a value on the command line is none."""
    raise argparse.ArgumentTypeError(said(text))


def day(text: str) -> datetime.date:
    """A date on the command line."""
    try:
        return strict.day(text, "")
    except JsonError as error:
        refuse(error.reason)


def identifier(text: str) -> uuid.UUID:
    """An identifier on the command line."""
    try:
        return strict.identifier(text, "")
    except JsonError as error:
        refuse(error.reason)


def number(lowest: int, highest: int) -> Callable[[str], int]:
    """What reads a whole number on the command line."""
    digits = len(str(max(-lowest, highest)))

    def read(text: str) -> int:
        if not re.fullmatch(rf"-?[0-9]{{1,{digits}}}", text, re.ASCII) or not lowest <= int(text) <= highest:
            refuse(expected(whole_number(lowest, highest)))
        return int(text)

    return read


def setting(text: str) -> tuple[str, int]:
    """``NAME=VALUE`` on the command line: a parameter and a whole number."""
    name, sign, value = text.partition("=")
    known = {parameter.name: parameter for parameter in parameters()}
    if name not in known:
        refuse(with_nearest(Text("no parameter has this name", "aucun paramètre ne porte ce nom"), name, known))
    bounds = known[name]
    whole = sign and value.isascii() and value.isdigit() and len(value) <= 18
    if not whole or not bounds.minimum <= int(value) <= bounds.maximum:
        wanted = whole_number(bounds.minimum, bounds.maximum).within(
            Text(*map(bounds.unit_in, LANGUAGES)), verbatim(bounds.rule))
        refuse(expected(Text(f"{name}= and {wanted.en}", f"{name}= et {wanted.fr}")))
    return name, int(value)


def add_input(parser: Parser) -> None:
    """INPUT, and how people are read of it."""
    parser.takes("input", nargs="+", metavar=INPUT, help=Text(
        "file, pipe or folder, packed by gzip or not; - is stdin. Told by its content: NDJSON, JSON or CBOR sequence of ours, "
        "table with columns of our names (CSV, xlsx, Parquet), FHIR R4 bundle or bulk export, Synthea folder of CSV files",
        "fichier, tube ou dossier de fichiers, compressé par gzip ou non ; - est l'entrée standard. Reconnu à son contenu : "
        "NDJSON, JSON ou suite CBOR de libintegra, table dont les colonnes portent nos noms (CSV, xlsx, Parquet), bundle FHIR R4 ou export en masse, "
        "dossier Synthea de fichiers CSV"))
    add_reading(parser)


def add_reading(parser: Parser) -> None:
    """How people are read: the day, the deceased, codes, what an input is, how its columns are called."""
    parser.takes("--at", type=day, metavar=DATE, help=Text(
        "screen for this day, as in 2025-06-01 (default: each record's own date; for FHIR and Synthea the latest date in "
        "the input, never today)",
        "faire le repérage à cette date, comme 2025-06-01 (par défaut : la date de chaque dossier ; pour FHIR et "
        "Synthea la plus récente de l'entrée, jamais aujourd'hui)"))
    parser.takes("--include-deceased", action="store_true", help=Text(
        "screen those recorded as deceased by that day as well, who are otherwise counted as refused",
        "repérer aussi les personnes dont le décès est noté à cette date ou avant, comptées sinon comme refusées"))
    parser.takes("--codes", metavar=FILE, help=Text(
        "what codes of your own medicines (CIP, UCD, local ones) are in ATC: a table with columns system, code and atc; - is stdin",
        "à quels codes ATC répondent vos codes de médicaments (CIP, UCD, codes locaux) : un tableau à colonnes system, "
        "code et atc ; - est l'entrée standard"))
    parser.takes("--input-format", choices=records.FORMATS, help=Text(
        "what every INPUT is, where it is not told", "ce qu'est chaque ENTRÉE, si ce n'est pas reconnu"))
    parser.takes("--columns", metavar=FILE, help=Text(
        "how the columns of tables are named and written, in TOML: integra columns proposes it; - is stdin",
        "comment les colonnes des tables s'appellent et s'écrivent, en TOML : integra columns le propose ; - est l'entrée standard"))


def add_rules(parser: Parser) -> None:
    """--pack and --set."""
    names = ", ".join(each.name for each in parameters())
    parser.takes("--pack", choices=list(packs()), default=Pack.HAS_2014.word, offers=labelled(Pack), help=Text(
        "rule pack (default: %(default)s)", "jeu de règles (par défaut : %(default)s)"))
    parser.takes("--set", type=setting, action="append", default=[], metavar=Text("NAME=VALUE", "NOM=VALEUR"),
                 offers=Offers(_settings), help=Text(
        f"override a parameter of the pack: {names}", f"modifier un paramètre du jeu de règles : {names}"))


def labelled(words: Iterable[Word], files: bool = False) -> Offers:
    """Words with their labels."""
    return Offers(lambda: ((each.word, Text(*(label(each, language) for language in LANGUAGES))) for each in words), files)


def _settings() -> Iterator[tuple[str, Text]]:
    for each in parameters():
        yield f"{each.name}=", Text(*map(each.label, LANGUAGES))


def add_output(parser: Parser) -> None:
    """-o."""
    parser.takes("-o", "--output", metavar=FILE, help=Text(
        "write there instead of stdout; a file appears whole or not at all, a pipe is written into",
        "y écrire plutôt que sur la sortie standard ; un fichier apparaît entier ou pas du tout, dans un tube on écrit"))


def add_raw(parser: Parser) -> None:
    """--raw, of every command that writes CSV."""
    parser.takes("--raw", action="store_true", help=Text(
        "leave texts in CSV as they are; without it an apostrophe stands before what a spreadsheet would run as a formula",
        "laisser les textes du CSV tels quels ; sans elle une apostrophe précède ce qu'un tableur exécuterait comme une formule"))


def add_format(parser: Parser, ndjson: Text, text: Text = READ, *others: str) -> None:
    """--format of what is text by default, or an object a line; ``others`` are further formats, told by ``ndjson``."""
    parser.takes("--format", choices=("text", "ndjson", *others), type=_format, default="text", help=Text(
        f"what is written: {text.en}, or {ndjson.en} (default: %(default)s; json is ndjson)",
        f"ce qui est écrit : {text.fr}, ou {ndjson.fr} (par défaut : %(default)s ; json vaut ndjson)"))


def _format(text: str) -> str:
    """An object a line is ndjson everywhere; json was said for it too."""
    return "ndjson" if text == "json" else text


def rules_of(args: argparse.Namespace) -> Rules:
    """The pack that the options ask for."""
    names = [name for name, _ in args.set]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Stop(USAGE, Text(f"{twice} is given twice: keep one",
                                  f"{twice} est donné deux fois : n'en garder qu'un").at("--set"))
    try:
        return Rules(args.pack, **dict(args.set))
    except IntegraError as error:
        raise Stop(USAGE, text_of(error).at("--set")) from None
