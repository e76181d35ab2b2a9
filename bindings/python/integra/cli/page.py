"""Text for people, line by line in 80 columns, on a terminal, a pipe or in a file.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import sys
import textwrap
from typing import BinaryIO

from ..rules import label, rule
from ..words import Tri
from .console import STDOUT
from .terminal import Paint, painter, unpainted

WIDTH = 80
#: A sign and a letter each, so that neither colour nor a good eye is needed.
SIGNS = {"en": {Tri.YES: "●Y", Tri.NO: "·N", Tri.UNKNOWN: " ?"},
         "fr": {Tri.YES: "●O", Tri.NO: "·N", Tri.UNKNOWN: " ?"}}
SAID = {"en": {Tri.YES: "yes", Tri.NO: "no", Tri.UNKNOWN: "?"}, "fr": {Tri.YES: "oui", Tri.NO: "non", Tri.UNKNOWN: "?"}}
COLONS = {"en": ": ", "fr": " : "}
STYLES = {Tri.YES: "bold yellow", Tri.NO: "dim", Tri.UNKNOWN: "bold cyan"}
HEAD, FAINT = "bold", "dim"
#: What a terminal gets whose encoding lacks a sign.
PLAIN = {"●": "*", "·": "-", "…": "~", "—": "-", "☐": "[ ]", "≥": ">=", "’": "'", "‘": "'", "«": '"', "»": '"',
         "×": "x", "✓": "+", "✗": "x", "≠": "<>", "\u00a0": " ", "\u202f": " ", **dict(zip("àâçéèêëîïôùûüÀÉÈÊ", "aaceeeeiiouuuAEEE", strict=True))}


def origin(name: str, language: str) -> str:
    """Where a rule comes from, and the label of its mark, which alone tells it of what is our own choice."""
    info = rule(name)
    mark = label(info.mark, language)
    return mark if info.source == "choice" else f"{info.source_in(language)} ({mark})"


class Page:
    """Writes lines of text; signs that the encoding lacks become plain ones."""

    def __init__(self, out: BinaryIO, encoding: str = "utf-8", paint: Paint = unpainted) -> None:
        """Writes to ``out``."""
        self._out, self._encoding, self.paint = out, encoding, paint

    def line(self, text: str = "", style: str = "") -> None:
        """Writes a line as it stands."""
        text = self.paint(text, style)
        try:
            data = text.encode(self._encoding)
        except UnicodeEncodeError:
            text = "".join(PLAIN.get(char, char) for char in text)
            data = text.encode(self._encoding, "replace")
        self._out.write(data + b"\n")

    def wrapped(self, text: str, first: int = 0, rest: int = 0, style: str = "") -> None:
        """Writes a text over as many lines as it needs, the first and the others indented."""
        for line in textwrap.wrap(text, WIDTH, initial_indent=" " * first, subsequent_indent=" " * rest,
                                  break_on_hyphens=False):
            indent = len(line) - len(line.lstrip())
            self.line(line[:indent] + self.paint(line[indent:], style))

    def headed(self, head: str, text: str, style: str = "") -> None:
        """Writes a text beside its head, the lines after the first aligned with it."""
        first, *others = textwrap.wrap(text, WIDTH - len(head), break_on_hyphens=False) or [""]
        self.line(self.paint(head + first, style))
        for line in others:
            self.line(" " * len(head) + self.paint(line, style))


def page_for(args: argparse.Namespace, out: BinaryIO) -> Page:
    """The page of a command: coloured on a terminal, plain on a pipe, UTF-8 in a file."""
    if getattr(args, "output", None) not in (None, STDOUT):
        return Page(out)
    return Page(out, sys.stdout.encoding, painter(sys.stdout))
