"""``integra completion``: a script with which a shell completes commands, options and what they take.

Spec: spec/03-command.md, "Completion and manual".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse

from ..text import Text
from .console import output
from .options import add_output, command
from .outline import outline
from .shells import SHELLS
from .usage import Commands


def add(commands: Commands) -> None:
    """Adds the command."""
    parser = command(
        commands, "completion", run,
        Text("print a script that lets a shell complete commands and options",
             "écrire un script par lequel un shell complète commandes et options"),
        Text("Prints a script that completes with the Tab key: commands, options, the words that they take, files. zsh and "
             "fish show what each is, in the language of --lang, else of INTEGRA_LANG or the locale.\n"
             "bash and zsh evaluate it at their start, zsh after compinit; fish reads it from a file. A new version of "
             "integra may have other options: fish's file is then written anew.",
             "Écrit un script qui complète avec la touche Tab : commandes, options, mots qu'elles prennent, fichiers. zsh et "
             "fish montrent ce qu'est chacun, dans la langue de --lang, sinon de INTEGRA_LANG ou du système.\n"
             "bash et zsh l'évaluent à leur démarrage, zsh après compinit ; fish le lit dans un fichier. Une nouvelle "
             "version d'integra peut avoir d'autres options : le fichier de fish est alors à réécrire."),
        "  eval \"$(integra completion bash)\"                    # ~/.bashrc\n"
        "  eval \"$(integra completion zsh)\"                     # ~/.zshrc\n"
        "  integra completion fish -o ~/.config/fish/completions/integra.fish\n")
    parser.takes("shell", choices=tuple(SHELLS), metavar=Text("SHELL", "SHELL"), help=Text(
        "the shell: bash, zsh or fish", "le shell : bash, zsh ou fish"))
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the script."""
    with output(args.output, private=False) as out:
        out.write(SHELLS[args.shell](outline(args.whole)).encode("utf-8"))
    return 0
