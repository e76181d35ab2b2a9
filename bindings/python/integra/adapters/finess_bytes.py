"""The bytes of an excerpt of FINESS as text, in the encoding that its declaration says.

Spec: spec/22-directory.md (ORI-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import codecs
import re

from .._discreet import alone
from ..text import Text

__all__ = ["NotText", "Decoder"]

_DECLARED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]{1,64})["']""")
_UTF8 = "utf-8"
#: What excerpts are written in, by the names that declarations have for it; no other is looked for in Python's own tables.
_ENCODINGS = {"utf-8": _UTF8, "utf8": _UTF8, "us-ascii": _UTF8, "ascii": _UTF8} | dict.fromkeys(
    ("iso-8859-1", "iso8859-1", "latin1", "latin-1"), "iso-8859-1") | dict.fromkeys(
    ("iso-8859-15", "iso8859-15", "latin9", "latin-9"), "iso-8859-15") | dict.fromkeys(("windows-1252", "cp1252"), "cp1252")
_OTHER = Text("it is declared in an encoding that is not read: save it in UTF-8",
              "il est déclaré dans un codage qui n'est pas lu : l'enregistrer en UTF-8")
_OTHERWISE = Text('not written in the encoding that it declares, UTF-8 where it declares none: save it in UTF-8, or declare what '
                  'it is, as in encoding="ISO-8859-1"',
                  "pas écrit dans le codage qu'il déclare, UTF-8 s'il n'en déclare pas : l'enregistrer en UTF-8, ou déclarer le "
                  'sien, comme encoding="ISO-8859-1"')


class NotText(Exception):
    """Why bytes are no text, and how many lines further."""

    def __init__(self, reason: Text, further: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.further = further


class Decoder:
    """Decodes piece by piece; the first has the declaration, if there is one."""

    def __init__(self) -> None:
        self._decoder: codecs.IncrementalDecoder | None = None

    def text(self, chunk: bytes, last: bool) -> str:
        """The text of a piece; raises :class:`NotText`."""
        if self._decoder is None:
            found = _DECLARED.match(chunk.removeprefix(codecs.BOM_UTF8).lstrip())
            name = _ENCODINGS.get(found[1].decode("ascii", "replace").lower()) if found else _UTF8
            if name is None:
                raise NotText(_OTHER)
            self._decoder = codecs.getincrementaldecoder(name)()
        try:
            return self._decoder.decode(chunk, last)
        except UnicodeDecodeError as error:
            alone(NotText(_OTHERWISE, error.object.count(b"\n", 0, error.start)))
