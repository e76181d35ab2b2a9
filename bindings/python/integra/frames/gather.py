"""Admissions told by a key, brought into the order of the people they are of.

Spec: spec/10-screening.md (SCR-7).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import warnings

import numpy as np

from .._arrays import in_row
from .._sieve import Sieve
from ..errors import UsageError
from ..masked import RowReason
from ..text import Text
from ..words import Status
from .names import FRAME, STAYS
from .reader import Array, Reader

_NO_REF = Text("column 'ref' is empty: every row needs its ref here, or its admissions would be missed",
               "la colonne 'ref' est vide : chaque ligne a besoin de sa ref, sans quoi ses admissions manqueraient")


def joined(people: Reader, stays: Reader, sieve: Sieve | None = None) -> tuple[Array, Array]:
    """Offsets, one more than people, and which admission stands at each place between them.

    The admissions may come in any order; a ref on several rows (a person at several dates) brings them to each. Those
    of nobody here are left out, and where that is all of them a warning says so.
    """
    for reader, what in ((people, FRAME), (stays, STAYS)):
        if "ref" not in reader.names:
            raise UsageError(Status.UNKNOWN_NAME, detail=Text(
                "no column 'ref' to join admissions by", "pas de colonne 'ref' pour rattacher les admissions").at(what))
    here, there = people.match(stays)
    if sieve is not None:  # whoever has no ref is refused: whose admissions it gets is seen by nobody
        sieve.refuse(here < 0, RowReason("ref", None, _NO_REF))
        here = here.clip(0)
    for codes, what in ((here, FRAME), (there, STAYS)):
        if codes.min(initial=0) < 0:
            row = int((codes < 0).argmax())
            raise UsageError(Status.INVALID_VALUE, index=row, detail=in_row(row, _NO_REF).at(what))
    keys = int(max(here.max(initial=-1), there.max(initial=-1))) + 1
    _warn_of_strangers(here, there, keys)
    stays_of = np.bincount(there, minlength=keys)
    order = np.argsort(there, kind="stable")
    first = np.cumsum(stays_of) - stays_of
    counts = stays_of[here]
    offsets = offsets_of(counts)
    places = np.repeat(first[here] - offsets[:-1], counts) + np.arange(offsets[-1])
    return offsets, order[places]


def offsets_of(counts: Array) -> Array:
    """Where each run of so many begins, and where the last ends."""
    offsets = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=offsets[1:])
    return offsets


def _warn_of_strangers(here: Array, there: Array, keys: int) -> None:
    if not len(here) or not len(there):
        return
    known = np.zeros(keys, np.bool_)
    known[here] = True
    if not known[there].any():
        warnings.warn("no admission is of a person in the frame: are both 'ref' written alike?", stacklevel=6)
