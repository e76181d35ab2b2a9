"""The array call: buffers in, buffers out.

Spec: spec/10-screening.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from .. import _swig
from .core import Struct


def evaluate(pack: Struct, n: int, date: int, inputs: tuple[Any, ...], outputs: tuple[Any, ...]) -> None:
    """Screens n rows; the order of the two tuples is that of bindings/python_columns.i, None for none."""
    _swig.integra_screening_evaluate_columns(pack, (n, date, inputs, outputs))
