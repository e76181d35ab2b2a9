"""Opening the files that commands name.

Spec: spec/03-command.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from .._os_errors import cannot_be_read
from ..adapters.records import shown
from .console import UNREADABLE, Stop

STDIN = "-"


def each_stream(names: Sequence[str]) -> Iterator[tuple[BinaryIO, str]]:
    """The named files one after the other, each open, with the name that places show."""
    for name in names:
        if name == STDIN:
            yield sys.stdin.buffer, "stdin"
            continue
        path = shown(Path(name))
        try:
            stream = open(name, "rb")
        except OSError as error:
            raise Stop(UNREADABLE, cannot_be_read(path, error)) from None
        with stream:
            yield stream, path
