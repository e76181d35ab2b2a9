"""The pages of a PDF that Chromium printed: their sizes, and where text stands on them. It reads what Chromium writes, no more.

Spec: spec/90-report.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_SIZE = re.compile(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")
_CONTENTS, _PAGE = re.compile(rb"/Contents (\d+) 0 R"), re.compile(rb"/Type /Page\b")


@dataclass(frozen=True)
class Page:
    """Its width and height in points, and how far from the top each piece of text stands."""

    width: float
    height: float
    texts: tuple[float, ...]


def pages(data: bytes) -> list[Page]:
    """Every page, in order."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(data)}
    made = []
    for _, written in sorted(objects.items()):
        size, contents = _SIZE.search(written), _CONTENTS.search(written)
        if _PAGE.search(written) and size and contents:
            width, height = map(float, size.groups())
            stream = objects[int(contents[1])].partition(b"stream\n")[2].rpartition(b"\nendstream")[0]
            made.append(Page(width, height, tuple(height - up for up in _texts(zlib.decompress(stream)))))
    return made


def _texts(stream: bytes) -> Iterator[float]:
    """How far up each text stands: of each matrix only what it does to heights counts, for nothing here is turned."""
    scale, shift, kept = 1.0, 0.0, []
    for line in stream.split(b"\n"):
        *numbers, operator = line.split() or [b""]
        if operator == b"q":
            kept.append((scale, shift))
        elif operator == b"Q":
            scale, shift = kept.pop()
        elif operator == b"cm":
            scale, shift = scale * float(numbers[3]), scale * float(numbers[5]) + shift
        elif operator == b"Tm":
            yield scale * float(numbers[5]) + shift
