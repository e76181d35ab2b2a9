"""Lines of text for people, in both languages.

Spec: spec/03-command.md, "Manners".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
import textwrap

#: Spaces of French that no line ends or begins with, and what stands for one while lines are made.
_BOUND = re.compile(" (?=[:;?!](?:\\s|$)|»)|(?<=«) ")
_TIE = "\ue000"


def tied(text: str, tie: str) -> str:
    """A text with a sign where it may not be parted."""
    return _BOUND.sub(tie, text)


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """A text in lines of at most so many columns; ``first`` and ``rest`` begin the first line and the others."""
    lines = textwrap.wrap(tied(text, _TIE), width, initial_indent=first, subsequent_indent=rest,
                          break_on_hyphens=False)
    return [line.replace(_TIE, " ") for line in lines]
