"""The array call: buffers in, buffers out.

Spec: spec/10-screening.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from .. import _swig
from .core import Struct
from ..errors import IntegraError, from_call
from ..words import Question


#: Rows of one call, some hundredths of a second: between two calls Python looks at signals.
_CHUNK = 1 << 18
#: Where in the inputs the columns of admissions stand: offsets, one more than rows, and what they point into.
_OFFSETS = 1 + len(Question)
_ADMISSIONS = (_OFFSETS + 1, _OFFSETS + 2)


def evaluate(pack: Struct, n: int, date: int, inputs: tuple[Any, ...], outputs: tuple[Any, ...]) -> None:
    """Screens n rows; the order of the two tuples is that of bindings/python_columns.i, None for none."""
    for start in range(0, max(n, 1), _CHUNK):
        end = min(n, start + _CHUNK)
        some = tuple(column if column is None or place in _ADMISSIONS
                     else column[start:end + (place == _OFFSETS)] for place, column in enumerate(inputs))
        made = tuple(None if column is None else column[start:end] for column in outputs)
        try:
            _swig.integra_screening_evaluate_columns(pack, (end - start, date, some, made))
        except IntegraError as error:
            if error.index is None or not start:
                raise
            raise from_call(error.status, error.rule, error.offset, error.index + start, error.told, error.fault) from None
