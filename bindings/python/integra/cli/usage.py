"""The command line as people write it: parsers whose every text is in both languages, and errors of two lines.

Spec: spec/03-command.md, "Manners".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, NoReturn

from ..nearest import with_nearest
from ..text import Text, expected, one_of, verbatim
from .console import USAGE, complain
from .console import lines as say
from .language import said
from .wrapping import wrap

Commands = Any  # what argparse's add_subparsers returns; its type is private
WIDTH = 79

#: What arguments are called.
INPUT, FILE, DATE, ID = Text("INPUT", "ENTRÉE"), Text("FILE", "FICHIER"), verbatim("DATE"), verbatim("ID")
OTHER, PROTOCOL, N = Text("OTHER", "AUTRE"), Text("PROTOCOL", "PROTOCOLE"), verbatim("N")
TERRITORY = Text("TERRITORY", "TERRITOIRE")
ADOPTED, STEPS = Text("ADOPTED", "ADOPTÉ"), Text("STEPS", "ÉTAPES")
COMMAND, EXAMPLES = Text("COMMAND", "COMMANDE"), Text("examples:", "exemples :")
COMMANDS = Text("commands", "commandes")
#: What the standard library itself says, by its own words, which it takes from gettext where a catalogue is.
ARGPARSE = {each.en: each for each in (
    Text("usage: ", "usage : "), Text("positional arguments", "arguments"), Text("options", "options"),
    Text("show this help message and exit", "montrer cette aide et s'arrêter"),
    Text("argument %(argument_name)s: %(message)s", "%(argument_name)s : %(message)s"),
    Text("not allowed with argument %s", "ne va pas avec %s"),
    Text("ignored explicit argument %r", "ne prend pas de valeur, et %r en est une"),
    Text("the following arguments are required: %s", "il manque : %s"),
    Text("one of the arguments %s is required", "il faut l'un de : %s"),
    Text("expected one argument", "attendu : une valeur"),
    Text("expected at most one argument", "attendu : au plus une valeur"),
    Text("expected at least one argument", "attendu : au moins une valeur"),
    Text("ambiguous option: %(option)s could match %(matches)s",
         "option ambiguë : %(option)s peut être %(matches)s"),
)}


def _of_argparse(words: str) -> str:
    return said(ARGPARSE[words]) if words in ARGPARSE else words


# The module has no other way in: it binds gettext's function at import, and asks it at each use.
setattr(argparse, "_", _of_argparse)


class Offers(NamedTuple):
    """What may stand for an argument beside its choices: words, each with what it is, and files. The words are made when
    they are asked for; one that ends in = goes on."""

    words: Callable[[], Iterable[tuple[str, Text]]] = tuple
    files: bool = False


NOTHING, FILES = Offers(), Offers(files=True)


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help in which no line begins with a sign that French sets behind a space, and commands stand under their heading as
    options do, not below a line that says COMMAND."""

    def start_section(self, heading: str | None) -> None:
        """Begins a group; the colon behind its heading is the formatter's own."""
        super().start_section(said(Text(f"{heading}", f"{heading} ")))

    def _split_lines(self, text: str, width: int) -> list[str]:
        """The help of one argument."""
        return wrap(" ".join(text.split()), width)

    def _format_action(self, action: argparse.Action) -> str:
        if isinstance(action, argparse._SubParsersAction):
            return "".join(map(self._format_action, action._get_subactions()))
        return super()._format_action(action)


class Parser(argparse.ArgumentParser):
    """Takes every text in both languages; says what is wrong in one line, and in a second one where to look."""

    def __init__(self, *, text: Text = verbatim(""), examples: str = "", **options: Any) -> None:
        """``text`` tells what the command does, ``examples`` how it is written."""
        self.text, self.examples = said(text), examples
        self.offers: dict[argparse.Action, Offers] = {}
        self._arguments: list[str] = []
        self._known = ["-h", "--help"]
        shown = f"{said(EXAMPLES)}\n{examples.rstrip()}" if examples else None
        super().__init__(description=_wrapped(said(text)), epilog=shown,
                         formatter_class=Formatter, exit_on_error=False,
                         conflict_handler="resolve", **options)

    def takes(self, *names: str, help: Text, metavar: Text | None = None, offers: Offers | None = None,
              **options: Any) -> None:
        """An argument or option, as ``add_argument`` makes it; one that is called INPUT, FILE or OTHER takes files."""
        if metavar is not None:
            options["metavar"] = said(metavar)
        action = self.add_argument(*names, help=said(help), **options)
        self.offers[action] = offers or (FILES if metavar in (INPUT, FILE, OTHER) else NOTHING)
        if action.option_strings:
            self._known += action.option_strings
        else:
            self._arguments.append(_shown(action))

    def parts(self) -> Commands:
        """The parser of commands within this one."""
        self._arguments.append(said(COMMAND))
        commands = self.add_subparsers(title=said(COMMANDS), required=True, metavar=said(COMMAND), dest="command",
                                       prog=self.prog)
        self._action_groups.insert(0, self._action_groups.pop())  # whoever asks for help looks for a command first
        return commands

    def format_help(self) -> str:
        """The help, under a usage of one line."""
        self.usage = self.short()
        return super().format_help()

    def short(self) -> str:
        """The command and its arguments, its options left to the help."""
        return " ".join((self.prog, "[options]", *self._arguments))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does it; an argument that is wrong ends the command in our words."""
        try:
            return super().parse_known_args(args, namespace)
        except argparse.ArgumentError as error:
            name = error.argument_name
            self.error(error.message if name in (None, said(COMMAND)) else said(verbatim(error.message).at(name)))

    def error(self, message: str) -> NoReturn:
        """Ends with status 2; the message is in the language of this run."""
        complain(verbatim(message))
        usage = _of_argparse("usage: ") + self.short()
        say(said(Text(f"{usage} (--help shows all)", f"{usage} (--help montre tout)")))
        self.exit(USAGE)

    def unknown(self, argument: str) -> NoReturn:
        """Refuses an argument that nothing takes, with the option that was meant."""
        if not argument.startswith("-"):
            self.error(said(Text(f"one argument too many: {argument!r}", f"un argument de trop : {argument!r}")))
        name = argument.split("=", 1)[0]
        self.error(said(with_nearest(Text(f"no option is called {name!r}", f"aucune option ne s'appelle {name!r}"),
                                     name, self._known)))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuses a word that is none of the choices, with the one that was meant."""
        if action.choices is None or value in action.choices:
            return
        choices = [str(each) for each in action.choices]
        if isinstance(action, argparse._SubParsersAction):
            text = Text(f"no command is called {value!r}", f"aucune commande ne s'appelle {value!r}")
        else:
            text = expected(one_of(choices))
        raise argparse.ArgumentError(action, said(with_nearest(text, str(value), choices)))


def _shown(action: argparse.Action) -> str:
    """An argument as usage shows it."""
    name = str(action.metavar or action.dest)
    return {"+": f"{name}…", "*": f"[{name}…]", "?": f"[{name}]"}.get(str(action.nargs), name)


def _wrapped(text: str) -> str:
    """A description in 80 columns, each of its lines a paragraph."""
    return "\n\n".join("\n".join(wrap(" ".join(each.split()), WIDTH)) for each in text.split("\n"))
