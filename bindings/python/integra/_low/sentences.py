"""Texts that the C library makes out of values: what models say of themselves, and so beneath them.

Spec: spec/00-conventions.md (GEN-3).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .. import _swig
from ..words import Language
from .core import language_code

#: Which text of a row is its id, and which its source.
_ID, _SOURCE = range(2)


def row_source(identifier: str, source: str, language: str | Language) -> str:
    """Where a row comes from: of a built-in row in that language, of any other as it was written."""
    row = _swig.integra_row()
    row.set_text(_ID, identifier.encode("utf-8", "replace"))
    row.set_text(_SOURCE, source.encode("utf-8", "surrogatepass"))
    data: bytes = _swig.integra_row_source(row, language_code(language))
    return data.decode("utf-8", "surrogatepass")
