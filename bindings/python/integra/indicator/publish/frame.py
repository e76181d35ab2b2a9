"""A publication as a data frame, a row a line: what is hidden is missing there.

Spec: spec/51-publishing.md, "The written form".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ...words import ConformityBasis, FigureState, Indicator, Requester, Tri
from .relation import Relation

if TYPE_CHECKING:
    from .model import Publication

__all__ = ["publication_frame"]


def _words(kind: Iterable[Any], values: Iterable[Any]) -> tuple[Any, list[Any]]:
    return tuple(word.word for word in kind), [None if value is None else value.word for value in values]


def publication_frame(publication: Publication, library: str | None) -> Any:
    """The frame of a library, of the first that is installed where none is named."""
    from ...frames.make import frame_of  # which needs numpy

    lines = publication.lines

    def of(kind: type, *names: str) -> dict[str, tuple[Any, list[Any]]]:
        return {name: (kind, [getattr(line, name) for line in lines]) for name in names}

    def all_alike(kind: type, *names: str) -> dict[str, tuple[Any, list[Any]]]:
        return {name: (kind, [getattr(publication, name)] * len(lines)) for name in names}

    return frame_of({
        "indicator": _words(Indicator, [publication.indicator] * len(lines)), **all_alike(datetime.date, "at"),
        **of(str, "territory", "within"),
        "relation": (tuple(each.value for each in Relation), [line.relation and line.relation.value for line in lines]),
        **of(int, "numerator", "complement", "denominator", "numerator_highest", "denominator_highest", "value", "lowest",
             "highest", "interval_lowest", "interval_highest"),
        "state": _words(FigureState, [line.state for line in lines]), "covered": _words(Tri, [line.covered for line in lines]),
        **of(int, "change"), "overlap": _words(Tri, [None if line.overlap is Tri.UNKNOWN else line.overlap for line in lines]),
        **of(int, "pairs", "pairs_highest", "pairs_before", "pairs_before_highest"), **all_alike(datetime.date, "compared"),
        "requester": _words(Requester, [publication.requester] * len(lines)),
        "conformity": _words(ConformityBasis, [publication.conformity] * len(lines)),
        **all_alike(int, "threshold", "rounded")}, library)
