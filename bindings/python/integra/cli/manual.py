"""``integra manual``: the manual page, in roff, from an outline of the command line.

Spec: spec/03-command.md, "Completion and manual".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator

from .._low.core import core_version
from ..text import Text, one_of, verbatim
from .console import note, output
from .language import SPEECH
from .manual_sections import ENVIRONMENT, FILES, HEADS, MORE, STATUSES
from .options import add_output, command
from .outline import Command, Taken, outline
from .usage import EXAMPLES, Commands
from .wrapping import tied

#: Signs of roff, and those that it prints as others.
_SIGNS = {"\\": "\\e", "-": "\\-", "'": "\\(aq", '"': "\\(dq", "^": "\\(ha", "~": "\\(ti", "`": "\\(ga", "…": "...",
          "\u00a0": "\\~"}


def add(commands: Commands) -> None:
    """Adds the command."""
    parser = command(
        commands, "manual", run, Text("print the manual page", "écrire la page de manuel"),
        Text("Prints one page of manual (roff) about every command and option, in the language of --lang, else of "
             "INTEGRA_LANG or the locale. Where the package is installed, man integra shows it.",
             "Écrit une page de manuel (roff) sur chaque commande et chaque option, dans la langue de --lang, sinon de "
             "INTEGRA_LANG ou du système. Là où le paquet est installé, man integra la montre."),
        "  integra manual | man -l -\n  integra manual --lang fr -o integra.1\n")
    add_output(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the page."""
    with output(args.output, private=False) as out:
        out.write(page(outline(args.whole), SPEECH.language).encode("utf-8"))
    if args.output is None and sys.stdout.isatty():
        note(Text("integra manual | man -l - shows it as a page", "integra manual | man -l - la montre en page"))
    return 0


def page(whole: Command, language: str) -> str:
    """The page, in the language of the outline. It has no date: nothing here reads a clock."""
    name = whole.text.split("\n")[0].rstrip(".")
    head = f'.TH {whole.path.upper()} 1 "" "{whole.path} {core_version()}"'
    sections = {
        "name": [f"{roff(whole.path)} \\- {roff(name[:1].lower() + name[1:])}"],
        "synopsis": [f"\\fB{roff(whole.path)}\\fR{roff(whole.usage.removeprefix(whole.path))}"],
        "description": _text(whole.text), "options": _listed(whole.options, language),
        "commands": (line for each in list(whole.all())[1:] for line in _command(each, whole, language)),
        "statuses": _table(STATUSES, language), "environment": _table(ENVIRONMENT, language), "files": _table(FILES, language),
        "examples": _examples(whole.examples), "more": _text(MORE.said(language)),
    }
    lines = [".nr HY 0", head, ".ad l"]  # no hyphens: words of the page are typed as they stand
    for key, section in sections.items():
        lines += [f".SH {roff(HEADS[key].said(language).upper())}", *section]
    return "\n".join(lines) + "\n"


def roff(text: str) -> str:
    """A text as roff prints it; the spaces of French before signs hold their words together."""
    written = "".join(_SIGNS.get(sign, sign) for sign in tied(text, "\u00a0"))
    return "\\&" + written if written.startswith(".") else written


def _text(text: str) -> Iterator[str]:
    """Each line a paragraph."""
    for number, paragraph in enumerate(filter(None, text.split("\n"))):
        yield from [".PP"] if number else []
        yield roff(paragraph)


def _command(command: Command, whole: Command, language: str) -> Iterator[str]:
    """A command: how it is written, what it does, what it takes beside what all do, and examples."""
    yield f".SS {roff(command.usage)}"
    yield from _text(command.text)
    yield from _listed((each for each in (*command.arguments, *command.options) if each not in whole.options), language)
    if command.examples:
        yield from (".PP", roff(EXAMPLES.said(language)), ".PP", *_examples(command.examples))


def _listed(taken: Iterable[Taken], language: str) -> Iterator[str]:
    for each in taken:
        value = f"\\fI{roff(each.value)}\\fR" if each.value else ""
        names = ", ".join(f"\\fB{roff(name)}\\fR" for name in each.names)
        told = each.told
        if each.names and not each.files and any(word.rstrip("=") not in each.value + told for word, _ in each.words):
            told = verbatim(told).then(one_of(word for word, _ in each.words)).said(language)
        yield from (".TP", " ".join(filter(None, (names, value))), roff(told))


def _table(rows: Iterable[tuple[Text, Text]], language: str) -> Iterator[str]:
    for name, text in rows:
        yield from (".TP", f"\\fB{roff(name.said(language))}\\fR", roff(text.said(language)))


def _examples(examples: str) -> Iterator[str]:
    yield from (".RS 4", ".EX", *(roff(line.strip()) for line in examples.splitlines()), ".EE", ".RE")
