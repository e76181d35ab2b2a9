"""What a data frame is to those who know no library of frames.

Spec: README.md ("Data frames").  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class ArrowStream(Protocol):
    """What pandas, polars and pyarrow tables have in common: an Arrow stream (the Arrow PyCapsule interface)."""

    def __arrow_c_stream__(self, requested_schema: object | None = None, /) -> object:
        """The table as a capsule that holds an Arrow stream."""


Frame = TypeVar("Frame", bound=ArrowStream)


def check_options(call: str, given: Iterable[str], known: tuple[str, ...]) -> None:
    """Refuses an argument that a call has not."""
    for name in given:
        if name not in known:
            raise TypeError(f"{call}() has no argument {name!r}: it takes {', '.join(known)} for a data frame")


def may_be_frame(value: object) -> bool:
    """Whether to ask integra.frames, which needs numpy; a lazy frame goes there to be told what to do."""
    return hasattr(value, "__arrow_c_stream__") or type(value).__name__ in ("DataFrame", "LazyFrame")
