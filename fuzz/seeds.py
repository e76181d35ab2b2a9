"""Writes every byte string of the vectors, good and bad, into a folder: what the fuzz targets start from.

No vector holds a response of orientation or its receipt, nor a territory: one of each is put together from the CDDL, and
rows for fuzz_territory_rows and fuzz_tally_rows are drawn. Each plan is there
a second time with a check that fits it, so that what the vector is about is tried, and not the check.

    seeds.py FOLDER [FEW]

FEW takes what is put together or drawn and one vector in eight: for targets that take long over each.
Spec: spec/vectors.json, spec/tables.tsv.  Layer: fuzz.  SPDX-License-Identifier: Apache-2.0
"""

from __future__ import annotations

import csv
import hashlib
import json
import random
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

SPEC = Path(__file__).resolve().parent.parent / "spec"
GREATEST = 4096  # longer ones only slow the fuzzer down
PLAN, PROTOCOL, DEMAND = 8, 11, 12  # kinds
CHECK = b"\x0b\x50"  # of a plan: its key, and the head of its value
#: One route: social aids, at home level, added by no row, due on no day.
RESPONSE = bytes.fromhex("83 01 0d a3 01 01 03 5820" + "00" * 32 + "05 81 87 04 02 00 f6 f6 01 1907d5")

#: Of a territory, by kind of column: a cell that says something, and one that says as little as may be. 2024-01-01 is a month.
DAY, SEVEN = b"\x19\x4d\x0b", b"\x50" + bytes([7] * 16)
CELLS = {"own": (SEVEN, SEVEN), "id": (SEVEN, b"\xf6"), "ref": (b"\0", b"\xf4"), "ref!": (b"\0", b"\0"), "date": (DAY, b"\xf4"),
         "day": (DAY, b"\xf6"), "month": (DAY, DAY), "tri": (b"\2", b"\0"), "word": (b"\1", b"\0"), "word!": (b"\2", b"\1"),
         "flag": (b"\1", b"\0"), "number": (b"\3", b"\xf6")}
#: How many draws of rows there are, and how long each is.
DRAWN, LENGTH = 24, 600


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


def territory(known: int) -> bytes:
    """Two rows in each table whose rows have no identifier, else one; the lists that may be are claimed."""
    with (SPEC / "tables.tsv").open(encoding="utf-8", newline="") as stream:
        tables = [list(rows) for _, rows in groupby(csv.DictReader(stream, delimiter="\t"), key=lambda row: row["table"])]
    claims = b"".join(bytes([0x83, *byte(number), 0xf6, 0xf6]) for number, rows in enumerate(tables, 1) if rows[0]["span"] != "child")
    count = sum(rows[0]["span"] != "child" for rows in tables)
    body = b"\0" + SEVEN + b"\x01" + bytes([0x80 + count] if count < 24 else [0x98, count]) + claims
    for key, rows in enumerate(tables, 2):
        row = bytes([0x80 + len(rows)]) + b"".join(CELLS[each["kind"]][known] for each in rows)
        times = 1 if rows[0]["kind"] == "own" else 2
        body += bytes([*byte(key), 0x80 + times]) + row * times
    return bytes([0x83, 1, 16, 0xa0 + len(tables) + 2] if len(tables) < 22 else [0x83, 1, 16, 0xb8, len(tables) + 2]) + body


def byte(number: int) -> bytes:
    """The head of a small number."""
    return bytes([number] if number < 24 else [0x18, number])


# Of fuzz_plan_strangers: a site is flooded, another too, and they meet; for each answer to who may come in.
STRANGERS = tuple(bytes([who, 5, 0, after, 255, 255, 0, 5, 1, after, 255, 255, 0, 15, 0, 0]) for who, after in
                  ((0, 1), (4, 13), (1, 13), (2, 13), (3, 13)))


def write(folder: Path, messages: set[bytes]) -> None:
    """Writes each distinct message once, named by its digest."""
    folder.mkdir(parents=True, exist_ok=True)
    for data in messages:
        if 0 < len(data) <= GREATEST:
            (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def main() -> int:
    """Writes the seeds of all targets, and the few of some."""
    folder = Path(sys.argv[1])
    vectors = json.loads((SPEC / "vectors.json").read_text(encoding="utf-8"))["vectors"]
    messages = {message(vector.get(name)) for vector in vectors for name in ("input_hex", "expected_hex")}
    protocol, demand = (min((each for each in sorted(messages) if each[:3] == bytes([0x83, 1, kind])), key=len)
                        for kind in (PROTOCOL, DEMAND))
    made = {RESPONSE, receipt(protocol, demand), territory(0), territory(1), *STRANGERS}
    made |= {random.Random(number).randbytes(LENGTH) for number in range(DRAWN)}
    messages |= {sealed(each) for each in messages if each[:3] == bytes([0x83, 1, PLAN]) and len(each) > 4}
    write(folder, messages | made)
    for few in map(Path, sys.argv[2:]):
        write(few, made | set(sorted(messages)[::8]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
