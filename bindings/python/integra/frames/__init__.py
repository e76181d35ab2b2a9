"""Data frames: pandas, polars and pyarrow, or anything that exports an Arrow stream, screened a row a person.

Nothing here imports a data frame library that is not there already, but for a foreign Arrow stream.

Spec: spec/10-screening.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

try:
    import numpy
except ImportError as _error:
    raise ImportError("a data frame needs numpy: pip install numpy, or in a clone of libintegra pip install '.[numpy]'") from _error

from .._arrays import AT, check_names as known_outputs, names_of
from .._model import argument_text
from .._sieve import sieve_of
from ..screening.columns import OUTPUTS, screen_sifted
from ..errors import UsageError
from ..rules import Rules
from ..text import Text
from ..words import Status
from .libraries import reader_of, told_back
from .names import FRAME, NAMES, check_names, there_already
from .outputs import worded
from .people import columns_of
from .reader import Reader

__all__ = ["screen_frame"]


def screen_frame(
    frame: Any, *, rules: Rules | None = None, admissions: Any = None, at: datetime.date | None = None,
    outputs: Iterable[str] | None = None, codes: bool = False, prefix: str = "screen_", others: Iterable[str] = (),
    errors: str = "raise",
) -> Any:
    """Screens each row as a person; :func:`integra.screen` says how."""
    reader, give_back = reader_of(frame, "frame")
    others, prefix = names_of(others, "others"), argument_text(prefix, "prefix")
    wanted = OUTPUTS if outputs is None else tuple(dict.fromkeys(names_of(outputs, "outputs")))
    known_outputs(wanted, OUTPUTS)
    sieve = sieve_of(numpy, errors, reader.rows)
    _check(reader, others, prefix, wanted)
    stays = None
    if admissions is not None:
        stays, _ = reader_of(admissions, "admissions")
        if type(stays) is not type(reader):
            raise TypeError("admissions takes a frame of the same library as the first")
    if at is not None and (type(at) is not datetime.date or "date" in reader.names):
        raise UsageError(Status.INVALID_DATE, detail=AT)
    columns = columns_of(reader, stays, at, codes, others, sieve)
    made = screen_sifted(numpy, columns, sieve, wanted, at=at, rules=rules)
    if codes:
        return told_back(reader, give_back, sieve, {prefix + name: column for name, column in made.items()}, {})
    return told_back(reader, give_back, sieve, *worded(made, prefix))


def _check(reader: Reader, others: Iterable[str], prefix: str, outputs: tuple[str, ...]) -> None:
    check_names(reader.names, NAMES, others, FRAME)
    if not any(name in reader.names for name in NAMES):
        raise UsageError(Status.UNKNOWN_NAME, detail=Text(
            "no column of the frame is a question, a fact or a count",
            "aucune colonne du tableau n'est une question, un fait ou un nombre"))
    for name in outputs:
        if prefix + name in reader.names:
            raise UsageError(Status.DUPLICATE, detail=there_already(prefix + name))
