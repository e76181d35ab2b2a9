"""Practice indicators: tallies that merge, figures that travel.

A :class:`Tally` is of one indicator, one day, one territory: rows of its frame are added in any order and any pieces, and
tallies of pieces merge to what one pass would have made. :meth:`Tally.figure` is numbers alone (:class:`Figure`), and two of
them compare. :func:`figures` makes all the figures of a data frame, as a data frame. :data:`COLUMNS` says which columns each
frame has, :class:`FrameError` where something stands that is refused.

Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .columns import COLUMNS
from .figures import figures
from .identifiers import identifier, part, parts_of
from .model import Change, Figure, compare
from .refusals import FrameError
from .tally import Tally

__all__ = ["COLUMNS", "Change", "Figure", "FrameError", "Tally", "compare", "figures", "identifier", "part", "parts_of"]
