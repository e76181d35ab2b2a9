"""The mark beside a file of plans, by which a restored or copied file is told from one that went on.

Spec: spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID


class Mark:
    """A small file: the number that the folder gives the file of plans, its writer, and how often it has appended.

    It is written inside the change that it tells of, so it is never behind the file. That it can be ahead, after a
    change that failed, or be lost or torn, costs a new writer and nothing else.
    """

    def __init__(self, path: Path) -> None:
        self._file, self._path = path, path.with_name(path.name + ".mark")

    def write(self, writer: UUID, own: int) -> None:
        """Says how the file stands."""
        self._path.write_text(json.dumps(self._standing(writer) | {"own": own}), encoding="utf-8")

    def holds(self, writer: UUID, own: int) -> bool:
        """Whether the mark is this file's and this writer's, and not ahead of the file."""
        try:
            mark = json.loads(self._path.read_text(encoding="utf-8"))
            return bool(mark.pop("own") <= own and mark == self._standing(writer))
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return False

    def _standing(self, writer: UUID) -> dict[str, object]:
        return {"file": self._file.stat().st_ino, "writer": str(writer)}
