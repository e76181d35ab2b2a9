"""``integra territory``: territories as people write them, checked, shown and encoded, and a template to start from.

Spec: spec/03-command.md, spec/42-territory-forms.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
from collections.abc import Callable

from ..territory.names import NamedTerritory
from ..territory.written.errors import WrittenError
from ..territory.written.template import template_folder, template_toml
from ..text import Text, verbatim
from ..words import TerritoryTable
from .console import UNREADABLE, output
from .files import named
from .formats import line
from .options import add_format, add_output, add_raw, command, group, labelled
from .page import HEAD, page_for
from .territory_files import TERRITORIES, read_of, tell, territory_of
from .territory_observe import add_observe, add_propose
from .territory_review import add_compare, add_review
from .territory_shown import into_folder, read_json, table_named, write_cbor, write_csv, write_ndjson, write_toml
from .territory_text import show_read, show_territory, title_of
from .usage import TERRITORY, Commands

_TEXT = Text("A territory says who meets, who sits there, what is decided and how far integration has come: rows that people write "
             "in TOML, or in a folder of CSV, in English or in French.",
             "Un territoire dit qui se réunit, qui y siège, ce qui est décidé et où en est l'intégration : des lignes que l'on écrit "
             "en TOML, ou dans un dossier de CSV, en français ou en anglais.")
_EXAMPLES = ("  integra territory template -o mine.toml\n  integra territory check mine.toml\n  integra territory show mine.toml\n"
             "  integra territory review departement-exemple-nord --at 2026-11-30 --lang fr\n"
             "  integra territory encode mine.toml -o mine.cbor\n")
_WHICH = Text("a built-in territory, a file of TOML, JSON or CBOR, or a folder of CSV; - is stdin",
              "un territoire intégré, un fichier TOML, JSON ou CBOR, ou un dossier de CSV ; - est l'entrée standard")
_TABLES = labelled(TerritoryTable)
_WRITERS: dict[str, Callable[[argparse.Namespace, NamedTerritory], None]] = {
    "ndjson": write_ndjson, "csv": write_csv, "cbor": write_cbor, "toml": write_toml}


def add(commands: Commands) -> None:
    """Adds the command and its parts."""
    parts = group(commands, "territory", Text("territories: template, check, show, reports to who reads them, from demands to matters",
                                              "territoires : modèle, vérifier, montrer, rapports à qui les lit, des demandes aux sujets"),
                  _TEXT, _EXAMPLES)
    _add_template(parts)
    _add_check(parts)
    _add_show(parts)
    add_review(parts)
    add_compare(parts)
    add_observe(parts)
    add_propose(parts)
    _add_encode(parts)


def _add_template(parts: Commands) -> None:
    parser = command(
        parts, "template", run_template, Text("write a territory to start from", "écrire un territoire dont partir"),
        Text("Writes a documented territory: every table with its columns and their words, and rows ready to be filled, those of the "
             "lines of the sheet under their groups. It is TOML, or with --form csv a folder with a file a table. --lang fr explains "
             "it in French and names all of it in French.",
             "Écrit un territoire commenté : toutes les tables, leurs colonnes et leurs mots, et des lignes prêtes à remplir, celles "
             "de la fiche sous leurs groupes. C'est du TOML, ou avec --form csv un dossier d'un fichier par table. --lang fr "
             "l'explique et nomme tout en français."),
        "  integra territory template -o mine.toml\n  integra territory template --lang fr -o le-mien.toml\n"
        "  integra territory template --form csv --lang fr -o mon-territoire\n")
    parser.takes("--form", choices=("toml", "csv"), default="toml", help=Text(
        "one file of TOML, or with csv the folder that -o names (default: %(default)s)",
        "un fichier TOML, ou avec csv le dossier que nomme -o (par défaut : %(default)s)"))
    add_output(parser)


def _add_check(parts: Commands) -> None:
    parser = command(
        parts, "check", run_check, Text("say what is read of territories, and what cannot be",
                                        "dire ce qui se lit de territoires, et ce qui ne peut l'être"),
        Text("Reads each territory and says what was read, rows a table, and which lists are said to be complete. Of what cannot be "
             "read it says on stderr every place at once: file, line, column, rule, and the name that was meant.\n"
             "Exit status: 0 all are read, 2 usage, 3 one cannot be.",
             "Lit chaque territoire et dit ce qui a été lu, en lignes par table, et quelles listes sont dites complètes. De ce qui ne "
             "peut être lu, dit sur la sortie d'erreur tous les endroits à la fois : fichier, ligne, colonne, règle, et le nom voulu.\n"
             "Code de retour : 0 tous sont lus, 2 usage, 3 l'un ne peut l'être."),
        "  integra territory check mine.toml\n  integra territory check my-folder --all-errors\n"
        "  integra territory check mine.toml --format ndjson\n")
    parser.takes("territory", nargs="+", metavar=TERRITORY, offers=TERRITORIES, help=_WHICH)
    add_format(parser, Text("one JSON object a territory", "un objet JSON par territoire"))
    add_output(parser)


def _add_show(parts: Commands) -> None:
    parser = command(
        parts, "show", run_show, Text("show a territory to read", "montrer un territoire à lire"),
        Text("Shows who meets at which level and who sits there, what is decided and what became of it, what else is there and which "
             "lists are complete. toml and csv write what reads back as the same territory, in the language of --lang; ndjson and "
             "cbor leave every name out.",
             "Montre qui se réunit à quel niveau et qui y siège, ce qui est décidé et ce qu'il en est advenu, ce qu'il y a d'autre et "
             "quelles listes sont complètes. toml et csv écrivent ce qui se relit comme le même territoire, dans la langue de --lang ; "
             "ndjson et cbor laissent tous les noms de côté."),
        "  integra territory show mine.toml\n  integra territory show mine.toml --format csv --table decision\n"
        "  integra territory show mine.toml --lang fr --format csv -o mon-dossier\n"
        "  integra territory show my-folder --format toml -o mine.toml\n")
    parser.takes("territory", metavar=TERRITORY, offers=TERRITORIES, help=_WHICH)
    parser.takes("--format", choices=("table", *_WRITERS), default="table", help=Text(
        "what is written: table to read; ndjson, the JSON form; csv, a folder that -o names, or one table with --table; cbor, the "
        "message; toml (default: %(default)s)",
        "ce qui est écrit : table, à lire ; ndjson, la forme JSON ; csv, un dossier que nomme -o, ou une table avec --table ; cbor, le "
        "message ; toml (par défaut : %(default)s)"))
    parser.takes("--table", metavar=Text("WORD", "MOT"), offers=_TABLES, help=Text(
        "of csv, this table alone", "de csv, cette table seule"))
    add_raw(parser)
    add_output(parser)


def _add_encode(parts: Commands) -> None:
    parser = command(
        parts, "encode", run_encode, Text("write a territory as a message", "écrire un territoire en message"),
        Text("Writes a territory as CBOR, as it travels: identifiers, and no name of anything.",
             "Écrit un territoire en CBOR, tel qu'il voyage : des identifiants, et le nom de rien."),
        "  integra territory encode mine.toml -o mine.cbor\n")
    parser.takes("territory", metavar=TERRITORY, offers=TERRITORIES, help=_WHICH)
    add_output(parser)


def run_template(args: argparse.Namespace) -> int:
    """Writes the template."""
    if args.form == "csv":
        into_folder(args.output, lambda path: template_folder(path, args.lang))
        return 0
    with output(args.output, private=False) as out:
        out.write(template_toml(args.lang).encode("utf-8"))
    return 0


def run_check(args: argparse.Namespace) -> int:
    """Reads territories, and goes on behind one that cannot be."""
    status = 0
    with output(args.output) as out:
        page = page_for(args, out)
        for number, name in enumerate(args.territory):
            found = read_of(name)
            if isinstance(found, WrittenError):
                status = UNREADABLE
                tell(found)
            if args.format == "ndjson":
                out.write(line(read_json(named(name), found, args.lang)))
            elif not isinstance(found, WrittenError):
                if number:
                    page.line()
                page.wrapped(verbatim(title_of(found.named)).at(named(name)), 0, 2, HEAD)
                for each in found.notes:
                    page.wrapped(each, 2, 4)
                show_read(page, found.named)
    return status


def run_show(args: argparse.Namespace) -> int:
    """Shows a territory."""
    args.table = None if args.table is None else table_named(args.table)
    found = territory_of(args.territory)
    if args.format != "table":
        _WRITERS[args.format](args, found)
        return 0
    with output(args.output) as out:
        show_territory(page_for(args, out), found)
    return 0


def run_encode(args: argparse.Namespace) -> int:
    """Writes the message of a territory."""
    write_cbor(args, territory_of(args.territory))
    return 0
