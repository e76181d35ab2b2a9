"""What values of data frames are, whatever the column: missing, a day, whole numbers that became floats.

Spec: GEN-1, GEN-7.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import re
from typing import Any

from .text import Text

__all__ = ["float_remedy", "is_missing", "iso_day"]

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
#: Scalars of numpy that may be missing, and are no float of Python nor a datetime.
_NUMPY = ("float16", "float32", "datetime64", "timedelta64")
#: What helps where a column of a library holds floats.
_REMEDIES = {
    "pandas": Text('pandas makes them of whole numbers where one is missing; astype("Int64") keeps whole numbers with holes',
                   'pandas en fait des entiers quand il en manque un ; astype("Int64") garde les entiers avec leurs trous'),
    "polars": Text("cast(polars.Int64) makes whole numbers of them", "cast(polars.Int64) en fait des entiers"),
    "pyarrow": Text('cast("int64") makes whole numbers of them', 'cast("int64") en fait des entiers'),
    "stream": Text("cast the column to an integer type", "convertir la colonne en un type d'entiers"),
    "": Text("give whole numbers, and None where one is missing", "donner des entiers, et None là où il en manque un"),
}


def float_remedy(held: Any) -> Text:
    """That a column holds floats where whole numbers belong, and what helps in the library that the column or its frame
    is of."""
    library = type(held).__module__.partition(".")[0]
    if library not in _REMEDIES:
        library = "stream" if hasattr(held, "__arrow_c_stream__") else ""
    return _REMEDIES[library].at(Text("it takes whole numbers, and this column holds floats",
                                      "elle accepte des nombres entiers, et cette colonne contient des flottants"))


def is_missing(value: Any) -> bool:
    """None, not a number, not a time, or pandas' own NA, which compares with nothing."""
    kind = type(value).__name__
    if value is None or kind == "NAType":
        return True
    return (isinstance(value, (float, datetime.datetime)) or kind in _NUMPY) and bool(value != value)


def iso_day(text: str) -> datetime.date | None:
    """The day of a text as 2025-06-01, None where it is none."""
    try:
        return datetime.date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None
