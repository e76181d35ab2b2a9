"""A frame as batches of rows: what the readers of the libraries have in common, and the one of lists.

Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..text import Text
from ..words import Status
from .refusals import FrameError

__all__ = ["ROWS", "WANTED", "Batch", "Columns", "Source"]

#: How many rows are read at once.
ROWS = 65536
WANTED = "a pandas, polars or pyarrow data frame, an object that exports an Arrow stream, or a dict of lists"


class Batch(ABC):
    """Some rows of a frame."""

    rows: int

    @abstractmethod
    def column(self, name: str, kind: str) -> Any:
        """A column that is to be of a kind: a list of values, or one of the shapes of :mod:`integra.indicator.arrays`."""


class Source(ABC):
    """A frame: names of columns, and rows some at a time. A stream is never whole in memory, and is read once."""

    #: The library whose frames it is of: "pandas", "polars" or "pyarrow"; "" for a dict of lists.
    library: str

    def __init__(self, frame: Any, names: list[Any]) -> None:
        self._frame = frame
        self.names = names

    @abstractmethod
    def batches(self) -> Iterator[Batch]:
        """The rows, some at a time."""

    def holder(self, name: str) -> Any:
        """What holds a column: it tells the library whose floats it has."""
        return self._frame


class _Piece(Batch):
    def __init__(self, columns: Mapping[str, Any], start: int, rows: int) -> None:
        self._columns = columns
        self._start = start
        self.rows = rows

    def column(self, name: str, kind: str) -> Sequence[Any]:
        return _listed(self._columns[name][self._start:self._start + self.rows])


class Columns(Source):
    """A mapping from names to lists, or to arrays of any library, which are read as lists."""

    library = ""

    def __init__(self, frame: Mapping[str, Any], name: str) -> None:
        super().__init__(frame, list(frame))
        lengths: list[int] = []
        for values in frame.values():
            if isinstance(values, (str, bytes)) or not hasattr(values, "__len__") or not hasattr(values, "__getitem__"):
                raise TypeError(f"{name} takes {WANTED}")
            lengths.append(len(values))
        if len(set(lengths)) > 1:
            raise FrameError(Status.OUT_OF_RANGE, Text(
                "its columns are not of one length", "ses colonnes n'ont pas toutes la même longueur"))
        self._rows = lengths[0] if lengths else 0

    def batches(self) -> Iterator[Batch]:
        columns = {name: getattr(values, "iloc", values) for name, values in self._frame.items()}
        for start in range(0, self._rows, ROWS):
            yield _Piece(columns, start, min(ROWS, self._rows - start))

    def holder(self, name: str) -> Any:
        return self._frame[name]


def _listed(values: Any) -> Sequence[Any]:
    """A piece of a column of a mapping as values of Python."""
    if isinstance(values, (list, tuple)):
        return values
    if getattr(getattr(values, "dtype", None), "kind", None) == "M" and hasattr(values, "astype"):
        values = values.astype("datetime64[us]")  # of nanoseconds tolist() makes numbers
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(values, method):
            found: list[Any] = getattr(values, method)()
            return found
    return list(values)
