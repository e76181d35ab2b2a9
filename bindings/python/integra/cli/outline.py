"""The command line as data: what completion scripts and the manual are made from, so that nothing is listed by hand.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .language import said
from .usage import Parser


@dataclass(frozen=True, slots=True)
class Taken:
    """An argument, or an option by its names: what its value is called (nothing: it has none), what it is, and what may
    stand there, words with what each is, perhaps files; ``often`` where it may be given more than once."""

    names: tuple[str, ...]
    value: str
    told: str
    words: tuple[tuple[str, str], ...]
    files: bool
    often: bool

    @property
    def brief(self) -> str:
        """What it is, up to where its help goes into detail."""
        return re.split(r" \(|\. |;| ?: ", self.told)[0].rstrip()


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its path, as in ``integra plan show``, or all of them: what its help says, and its parts."""

    path: str
    summary: str
    usage: str
    text: str
    examples: str
    arguments: tuple[Taken, ...]
    options: tuple[Taken, ...]
    parts: tuple[Command, ...]

    @property
    def name(self) -> str:
        """The last word of its path."""
        return self.path.rpartition(" ")[2]

    def all(self) -> Iterator[Command]:
        """The command and every part of it, each before its own parts."""
        yield self
        for part in self.parts:
            yield from part.all()


def outline(parser: Parser, summary: str = "") -> Command:
    """A parser as data, in the language in which it was made."""
    parts: list[Command] = []
    arguments: list[Taken] = []
    options: list[Taken] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            summaries = {each.dest: each.help or "" for each in action._get_subactions()}
            parts += [outline(part, summaries[name]) for name, part in action.choices.items()]
        else:
            (options if action.option_strings else arguments).append(_taken(parser, action))
    return Command(parser.prog, summary, parser.short(), parser.text, parser.examples, tuple(arguments), tuple(options),
                   tuple(parts))


def _taken(parser: Parser, action: argparse.Action) -> Taken:
    offers = parser.offers.get(action)
    words = tuple((word, said(text)) for word, text in offers.words()) if offers else ()
    choices = tuple(map(str, action.choices or ()))
    value = action.metavar or "|".join(choices) or action.dest.upper()
    return Taken(tuple(action.option_strings), "" if action.nargs == 0 else str(value),
                 (action.help or "") % (vars(action) | {"prog": parser.prog}), words or tuple((word, "") for word in choices),
                 bool(offers and offers.files), isinstance(action, argparse._AppendAction) or action.nargs in ("+", "*"))
