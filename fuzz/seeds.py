"""Writes every byte string of the vectors, good and bad, into a folder: what the fuzz targets start from.

    seeds.py FOLDER

Spec: spec/vectors.json.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

VECTORS = Path(__file__).resolve().parent.parent / "spec/vectors.json"
GREATEST = 4096  # longer ones only slow the fuzzer down


def message(form: Any) -> bytes:
    """Bytes from their JSON form: hex, or pieces of hex each with how often it stands there."""
    pieces = [[form, 1]] if isinstance(form, str) else form or []
    return b"".join(bytes.fromhex(piece) * times for piece, times in pieces)


def main() -> int:
    """Writes each distinct message once, named by its digest."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for vector in json.loads(VECTORS.read_text(encoding="utf-8"))["vectors"]:
        for name in ("input_hex", "expected_hex"):
            data = message(vector.get(name))
            if 0 < len(data) <= GREATEST:
                (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
