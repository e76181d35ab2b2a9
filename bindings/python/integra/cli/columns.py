"""``integra columns``: a mapping for somebody's table, proposed from the names of its columns.

Spec: spec/03-command.md ("The mapping of columns").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse

from ..columns.propose import propose
from ..text import Text
from .console import output
from .files import each_stream
from .language import SPEECH
from .options import add_output, command
from .usage import FILE, Commands


def add(commands: Commands) -> None:
    """Adds the command."""
    parser = command(
        commands, "columns", run,
        Text("propose how the columns of a table are read, as a file for --columns",
             "proposer comment lire les colonnes d'une table, en un fichier pour --columns"),
        Text("Reads the row of names of a table (CSV, xlsx or Parquet) and no other, and writes a small TOML: which column is "
             "which of our names, where its own name or a label says it; what may be meant, behind #; what is left. "
             "Corrected by whoever knows the table, it is what integra screen --columns takes.",
             "Lit la ligne de noms d'une table (CSV, xlsx ou Parquet) et aucune autre, et écrit un petit TOML : quelle colonne "
             "correspond à quel nom de libintegra, quand son propre nom ou un libellé le dit ; ce qui peut être voulu, derrière "
             "# ; ce qui reste. Corrigé par qui connaît la table, c'est ce que prend integra screen --columns."),
        "  integra columns people.csv -o map.toml\n  integra screen --columns map.toml people.csv\n")
    parser.takes("file", metavar=FILE, help=Text("table: CSV, xlsx or Parquet; - is stdin",
                                                 "table : CSV, xlsx ou Parquet ; - est l'entrée standard"))
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Proposes."""
    for stream, name in each_stream([args.file]):
        text = propose(stream, name, SPEECH.language)
        with output(args.output) as out:
            out.write(text.encode("utf-8"))
    return 0
