"""Writes every byte string of the vectors, good and bad, into a folder: what the fuzz targets start from.

No vector holds a response of orientation or its receipt: one of each is put together from the CDDL. Each plan is there
a second time with a check that fits it, so that what the vector is about is tried, and not the check.

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
PLAN, PROTOCOL, DEMAND = 8, 11, 12  # kinds
CHECK = b"\x0b\x50"  # of a plan: its key, and the head of its value
#: One route: social aids, at home level, added by no row, due on no day.
RESPONSE = bytes.fromhex("83 01 0d a3 01 01 03 5820" + "00" * 32 + "05 81 87 04 02 00 f6 f6 01 1907d5")


def message(form: Any) -> bytes:
    """Bytes from their JSON form: hex, or pieces of hex each with how often it stands there."""
    pieces = [[form, 1]] if isinstance(form, str) else form or []
    return b"".join(bytes.fromhex(piece) * times for piece, times in pieces)


def byte_string(data: bytes) -> bytes:
    """The CBOR item of fewer than 65536 bytes."""
    size = len(data)
    if size < 24:
        return bytes([0x40 | size]) + data
    return (bytes([0x58, size]) if size < 256 else b"\x59" + size.to_bytes(2, "big")) + data


def receipt(protocol: bytes, demand: bytes) -> bytes:
    """A receipt of has-2014 with those inner messages: of the right shape, whatever replaying it gives."""
    pack = bytes.fromhex("83 68") + b"has-2014" + b"\x01" + byte_string(bytes(32))
    inner = zip((2, 3, 4), (protocol, demand, RESPONSE), strict=True)
    return b"\x83\x01\x0f\xa4\x00" + pack + b"".join(bytes([key]) + byte_string(each) for key, each in inner)


def sealed(data: bytes) -> bytes:
    """A plan with the check that belongs at its end: in place of the one it has, or after all its keys."""
    whole = data[-18:-16] == CHECK
    body = data[:-18] if whole else data[:3] + bytes([data[3] + 1]) + data[4:]
    return body + CHECK + hashlib.sha256(body).digest()[:16]


def main() -> int:
    """Writes each distinct message once, named by its digest."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))["vectors"]
    messages = {message(vector.get(name)) for vector in vectors for name in ("input_hex", "expected_hex")}
    protocol, demand = (min((each for each in sorted(messages) if each[:3] == bytes([0x83, 1, kind])), key=len)
                        for kind in (PROTOCOL, DEMAND))
    messages |= {RESPONSE, receipt(protocol, demand)}
    messages |= {sealed(each) for each in messages if each[:3] == bytes([0x83, 1, PLAN]) and len(each) > 4}
    for data in messages:
        if 0 < len(data) <= GREATEST:
            (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
