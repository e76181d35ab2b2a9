"""The one policy on signs that are obeyed rather than shown: by a terminal, and by a spreadsheet.

Spec: spec/03-command.md, "Text of others".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import re
import unicodedata

__all__ = ["SHELTERED", "bare", "obeyed", "plain", "sheltered", "sign_escaped", "toml_text"]

#: What a spreadsheet takes for the beginning of a formula, full width too, and what it passes over before one (OWASP,
#: "CSV Injection").
_RUN = "=+\\-@\t\r\n＝＋－＠"
#: Where a cell begins: with the text, and, to a spreadsheet that parts cells by another sign than ours, behind these.
_BEGINS = '(?:\\A|(?<=[;"\t\r\n]))'
_RUNS = re.compile(f"{_BEGINS}(?='*[{_RUN}])")
_SHELTER = re.compile(f"{_BEGINS}'(?='*[{_RUN}])")
#: The same shelter as bytes, wherever it stands: whoever reads blocks of lines looks for it there.
SHELTERED = re.compile("'(?:[=+\\-@\t\r\n]|＝|＋|－|＠)".encode())


def obeyed(text: str) -> set[str]:
    """The characters of a text that a terminal may obey rather than show: all that are not printed, spaces left out."""
    return set() if text.isprintable() else {char for char in set(text)
                                             if not char.isprintable() and unicodedata.category(char) != "Zs"}


def plain(text: str) -> str:
    """Text without what a terminal would obey: control and formatting characters become a replacement sign."""
    found = obeyed(text)
    return text.translate(dict.fromkeys(map(ord, found), "�")) if found else text


def sign_escaped(text: str) -> str:
    """JSON in which what a terminal would obey is written as JSON escapes it; it says the same."""
    found = obeyed(text)
    return text.translate({ord(char): json.dumps(char)[1:-1] for char in found}) if found else text


def toml_text(text: str) -> str:
    """A text as a basic string of TOML, in which what a terminal would obey is escaped: JSON's escapes are among its own,
    but for pairs of surrogates."""
    said = json.dumps(text, ensure_ascii=False)
    return said.translate({ord(char): f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"
                           for char in obeyed(said)})


def sheltered(cell: str) -> str:
    """A text as a cell that no spreadsheet runs: an apostrophe stands before each beginning of a formula."""
    return _RUNS.sub("'", cell)


def bare(cell: str) -> str:
    """The text of a cell without the shelter that :func:`sheltered` gives; any other apostrophe is the text's own."""
    return _SHELTER.sub("", cell) if "'" in cell else cell
