"""A text of TOML parsed, and where it is none, why and on which line.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
import tomllib
from typing import Any

from ._discreet import alone
from .text import NUMBER_TOO_LONG, TOO_DEEP, Text

__all__ = ["NOT_UTF8", "TomlFault", "decoded", "parsed"]

NOT_UTF8 = Text("not UTF-8: save it as UTF-8", "pas de l'UTF-8 : l'enregistrer en UTF-8")
_DIGITS = re.compile(r"[0-9_]{640}")
#: A name with a letter that TOML takes in quotes alone, where it stands without.
_ACCENTED = re.compile(r"""\s*\[{0,2}[^"'#=\]]*[^\x00-\x7f"'#=\]][^"'#=\]]*[=\]]""")
_QUOTED = Text("in TOML a name with accents stands in quotes: write it so, or without accents",
               "en TOML un nom accentué se met entre guillemets : l'écrire ainsi, ou sans accents")
_AT = re.compile(r"\(at line (\d+), column \d+\)$")


class TomlFault(Exception):
    """Why a text is no TOML, and on which line, where that is known."""

    def __init__(self, reason: Text, line: int | None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def decoded(data: bytes) -> str:
    """The text of some bytes, without a byte order mark, its lines ended by LF."""
    try:
        return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        alone(TomlFault(NOT_UTF8, data.count(b"\n", 0, error.start) + 1))


def parsed(text: str) -> dict[str, Any]:
    """What tomllib reads; it says itself on which line it fails."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        if at and _ACCENTED.match(text.split("\n")[int(at[1]) - 1]):
            alone(TomlFault(_QUOTED, int(at[1])))
        said = _AT.sub("", str(error)).removesuffix("(at end of document)").strip()
        alone(TomlFault(_not_toml(said[:80]), int(at[1]) if at else text.count("\n") + 1))
    except ValueError:  # more digits than Python reads
        at = _DIGITS.search(text)
        alone(TomlFault(NUMBER_TOO_LONG, text.count("\n", 0, at.start()) + 1 if at else None))
    except RecursionError:
        raise TomlFault(TOO_DEEP, None) from None


def _not_toml(said: str) -> Text:
    """That a text is no TOML; the French leaves out why, which tomllib says in English alone."""
    return Text(f"not valid TOML ({said})",
                "TOML non valide : vérifier à cette ligne guillemets, signes =, virgules et crochets")
