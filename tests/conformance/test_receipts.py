"""Receipts of screenings written by an earlier state of the library replay to the same bytes (GEN-9, GEN-10).

receipts/579f332.cborseq was written at that commit: 24 made-up people, under both packs, as published and with
parameters overridden. It is never written again.
Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from pathlib import Path

import pytest

integra = pytest.importorskip("integra", reason="the package integra is not installed")

KEPT = sorted((Path(__file__).parent / "receipts").glob("*.cborseq"))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_they_replay(path: Path) -> None:
    data = path.read_bytes()
    receipts = [bytes(one) for _, kind, one in integra.split(data)]
    assert len(receipts) >= 24 and b"".join(receipts) == data
    packs = set()
    for one in receipts:
        screening = integra.replay(one)
        packs.add((screening.pack.word, bool(integra.decode(one).overrides)))
    assert packs == {("has-2014", False), ("has-2014", True), ("dac-2022", False), ("dac-2022", True)}
