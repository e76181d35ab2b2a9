"""Text for people, line by line in 80 columns, on a terminal, a pipe or in a file.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import BinaryIO

from ..rules import label, rule
from ..text import COLON, LANGUAGES, SEMICOLON, Text, verbatim
from ..words import Tri, Word
from .console import STDOUT, Screen, plain
from .terminal import Paint, painter, unpainted
from .wrapping import wrap

WIDTH = 80
#: A sign and a letter each, so that neither colour nor a good eye is needed.
SIGNS = {Tri.YES: Text("●Y", "●O"), Tri.NO: verbatim("·N"), Tri.UNKNOWN: verbatim(" ?")}
SAID = {Tri.YES: Text("yes", "oui"), Tri.NO: Text("no", "non"), Tri.UNKNOWN: verbatim("?")}
STYLES = {Tri.YES: "bold yellow", Tri.NO: "dim", Tri.UNKNOWN: "bold cyan"}
HEAD, FAINT = "bold", "dim"
#: What a terminal gets whose encoding lacks a sign.
PLAIN = {"●": "*", "·": "-", "…": "~", "—": "-", "☐": "[ ]", "≥": ">=", "’": "'", "‘": "'", "«": '"', "»": '"',
         "×": "x", "✓": "+", "✗": "x", "≠": "<>", "\u00a0": " ", "\u202f": " ", **dict(zip("àâçéèêëîïôùûüÀÉÈÊ", "aaceeeeiiouuuAEEE", strict=True))}


def origin(name: str, language: str) -> str:
    """Where a rule comes from, and the label of its mark, which alone tells it of what is our own choice."""
    info = rule(name)
    mark, source = label(info.mark, language), info.source_in(language)
    return mark if info.source == "choice" or mark.startswith(source) else f"{source} ({mark})"


class Page:
    """Writes lines of text in one language; signs that the encoding lacks become plain ones."""

    def __init__(self, out: BinaryIO, language: str = LANGUAGES[0], encoding: str = "utf-8",
                 paint: Paint = unpainted) -> None:
        """Writes to ``out``."""
        self._write = out.styled if isinstance(out, Screen) else out.write
        self.language, self._encoding, self.paint = language, encoding, paint

    def said(self, text: Text | str, **values: object) -> str:
        """A text in the language of the page, with values put in; what is in one language already stays as it is."""
        if isinstance(text, str):
            return text
        told = text.said(self.language)
        return told.format(**values) if values else told

    def label(self, word: Word) -> str:
        """The label of a word in the language of the page."""
        return label(word, self.language)

    def pair(self, name: Text | str, value: Text | str) -> str:
        """A name, a colon, and what it has."""
        return self.said(name) + self.said(COLON) + self.said(value)

    def listed(self, texts: Iterable[str]) -> str:
        """Texts with semicolons between them."""
        return self.said(SEMICOLON).join(texts)

    def within(self, text: str, *more: str) -> str:
        """A text, then others in brackets, those that say something."""
        inside = self.listed(filter(None, more))
        return f"{text} ({inside})" if inside else text

    def line(self, text: Text | str = "", style: str = "") -> None:
        """Writes a line."""
        self.spans((self.said(text), style))

    def spans(self, *parts: tuple[str, str]) -> None:
        """Writes a line of parts, each with its style. A terminal obeys nothing of the text, whoever wrote it."""
        painted = "".join(self.paint(plain(text), style) for text, style in parts)
        try:
            data = painted.encode(self._encoding)
        except UnicodeEncodeError:
            painted = "".join(PLAIN.get(char, char) for char in painted)
            data = painted.encode(self._encoding, "replace")
        self._write(data + b"\n")

    def titled(self, text: Text | str) -> None:
        """Writes an empty line, and a title."""
        self.line()
        self.wrapped(text, 0, 2, HEAD)

    def wrapped(self, text: Text | str, first: int = 0, rest: int = 0, style: str = "") -> None:
        """Writes a text over as many lines as it needs, the first and the others indented."""
        for line in wrap(self.said(text), WIDTH, " " * first, " " * rest):
            indent = len(line) - len(line.lstrip())
            self.spans((line[:indent], ""), (line[indent:], style))

    def headed(self, head: str, text: Text | str, style: str = "") -> None:
        """Writes a text beside its head, the lines after the first aligned with it."""
        first, *others = wrap(self.said(text), WIDTH - len(head)) or [""]
        self.line(head + first, style)
        for line in others:
            self.spans((" " * len(head), ""), (line, style))


def page_for(args: argparse.Namespace, out: BinaryIO) -> Page:
    """The page of a command, in its language: coloured on a terminal, plain on a pipe, UTF-8 in a file."""
    if getattr(args, "output", None) not in (None, STDOUT):
        return Page(out, args.lang)
    return Page(out, args.lang, sys.stdout.encoding, painter(sys.stdout))
