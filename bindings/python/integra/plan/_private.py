"""Files that hold what is confidential: made for their owner alone, whatever the umask, and never through a link.

Spec: spec/32-exchange.md, "How to store".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os

__all__ = ["made_private"]

_MODE = 0o600
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def made_private(path: str | os.PathLike[str]) -> int:
    """A new file, open for writing. Raises FileExistsError where the name is taken, by a link too."""
    handle = os.open(path, _FLAGS, _MODE)
    if os.name == "posix":
        os.fchmod(handle, _MODE)
    return handle
