"""Commands that prove end at once when asked, with one sentence, and write no file.

Spec: spec/03-command.md; ORI-16.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import os
from pathlib import Path

import pytest
from cli_inputs import Run

from integra import Call, Protocol, Row
from integra.word_tables import FIELDS
from integra.words import DemandField, Motive, Service

#: The command, to which a signal is sent as its first proof begins.
SIGNALLED = """
import os, signal, sys, threading
from integra import _swig
from integra.cli import main
real = _swig.integra_protocol_prove_within
def prove(*given):
    threading.Thread(target=os.kill, args=(os.getpid(), signal.{name})).start()
    return real(*given)
_swig.integra_protocol_prove_within = prove
sys.exit(main())
"""
DEMAND = b'{"requester": "person", "motives": ["information"]}\n'


def write_endless(path: Path) -> None:
    """Rows that between them tell every value from every other: no machine finishes their proof."""
    rows = []
    for number in range(7):
        when = {field: [word for word in words if field is not DemandField.REQUESTER or word.code]
                for field, words in FIELDS.items()}
        rows.append(Row(id=f"r{number}", motives=set(Motive), calls=[Call(service=Service.HOME_HELP)], when={
            field: {word for place, word in enumerate(words) if place != number % len(words)}
            for field, words in when.items()}))
    path.write_bytes(Protocol("endless", rows).to_cbor())


@pytest.mark.parametrize("name, status", [("SIGINT", 130), ("SIGTERM", 143)])
@pytest.mark.parametrize("arguments", [
    ("protocol", "check", "endless.cbor"), ("protocol", "check", "--base", "endless.cbor", "has-2014"),
    ("protocol", "diff", "has-2014", "endless.cbor"), ("protocol", "conforms", "has-2014", "endless.cbor"),
    ("orient", "--protocol", "endless.cbor", "-"), ("explain", "--protocol", "endless.cbor", "-")],
    ids=lambda arguments: "-".join(arguments[:2]))
def test_an_endless_proof_ends_when_asked(run: Run, tmp_path: Path, arguments: tuple[str, ...], name: str,
                                          status: int) -> None:
    write_endless(tmp_path / "endless.cbor")
    done = run(*arguments, "-o", "out", stdin=DEMAND, code=SIGNALLED.format(name=name))
    assert (done.status, done.errors) == (status, "integra: interrupted: the file of -o was not written\n")
    assert os.listdir(tmp_path) == ["endless.cbor"]
