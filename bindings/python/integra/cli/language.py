"""In which language the command speaks, and how much.

Spec: spec/03-command.md, "Languages".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import locale
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..text import LANGUAGES, Text

#: The variable that asks for a language, and those of the operating system, the strongest first.
VARIABLE = "INTEGRA_LANG"
LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass
class Speech:
    """What this run asks for: the language of --lang if there is one, that of messages, quiet, a file to write, and whether
    every error is shown."""

    asked: str | None = None
    language: str = "en"
    quiet: bool = False
    to_file: bool = False
    all_errors: bool = False


#: One command a process; set from the command line before anything is said.
SPEECH = Speech()


def settle(arguments: Sequence[str]) -> None:
    """Takes the language from the command line before it is parsed, so that what is wrong with it is said in it too."""
    asked = [after for option, after in zip(arguments, arguments[1:], strict=False) if option == "--lang"]
    asked += [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    SPEECH.asked = asked[-1] if asked and asked[-1] in LANGUAGES else None
    SPEECH.language = SPEECH.asked or of_environment(os.environ)
    SPEECH.quiet = SPEECH.to_file = SPEECH.all_errors = False


def settle_parsed(args: argparse.Namespace) -> None:
    """What the parsed command line asks for. Text for a pipe or a file is in English unless --lang asks: whoever reads
    it there may be a program, which must not find another language on another machine."""
    SPEECH.asked = args.lang if args.lang in LANGUAGES else None  # "both", which one command takes, is no language
    SPEECH.quiet, SPEECH.all_errors = bool(args.quiet), bool(args.all_errors)
    SPEECH.language = SPEECH.asked or of_environment(os.environ)
    SPEECH.to_file = getattr(args, "output", None) not in (None, "-")
    to_people = not SPEECH.to_file and sys.stdout is not None and sys.stdout.isatty()
    args.lang = SPEECH.asked or (SPEECH.language if to_people else LANGUAGES[0])


def of_environment(variables: Mapping[str, str]) -> str:
    """The language of INTEGRA_LANG, else of the locale, else English; a language that we have not counts as none."""
    asked = variables.get(VARIABLE, "")[:2].lower()
    if asked in LANGUAGES:
        return asked
    told = next((variables[name] for name in LOCALES if variables.get(name)), "")
    if not told and sys.platform == "win32":
        told = locale.getlocale()[0] or ""
    return "fr" if told.lower().startswith("fr") else LANGUAGES[0]


def said(text: Text) -> str:
    """A message in the language of this run."""
    return text.said(SPEECH.language)
