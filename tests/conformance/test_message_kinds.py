"""Each kind of message has its row in the tables, and goes through bytes, JSON and pickle; from the vectors.

Spec: spec/01-wire.md, spec/02-json.md.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterator
from typing import Any

import pytest

from vectors import VECTORS

integra = pytest.importorskip("integra", reason="the package integra is not installed")

from integra.forms import WRITERS  # noqa: E402
from integra.messages import KINDS  # noqa: E402
from integra.words import Message  # noqa: E402

ENVELOPE = re.compile(r"8301([0-9a-f]{2})+", re.ASCII)


def texts(value: Any) -> Iterator[str]:
    """Every text of a vector."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


def sound() -> Iterator[tuple[int, bytes, Any]]:
    """Every message of a vector that the library reads."""
    for text in dict.fromkeys(text for vector in VECTORS for text in texts(vector)):
        if ENVELOPE.fullmatch(text):
            data = bytes.fromhex(text)
            try:
                yield data[2], data, integra.decode(data)
            except integra.IntegraError:
                continue


def receipts() -> Iterator[tuple[int, bytes, Any]]:
    """Receipts of orientations, which no vector writes out: of the demands that vectors have."""
    for number, _, message in sound():
        if number == Message.DEMAND.code and message.demand.date is not None:
            data = integra.orientation_receipt(message.demand)
            yield data[2], data, integra.decode(data)


READ = [*sound(), *receipts()]
MADE = {form.made for kind in KINDS for form in kind.forms}


def test_every_word_is_a_row() -> None:
    assert [kind.message for kind in KINDS] == list(Message)


def test_every_class_is_written_in_json() -> None:
    assert set(WRITERS) == MADE


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.message.word)
def test_a_kind_goes_every_way(kind: Any) -> None:
    found = [(data, message) for number, data, message in READ if number == kind.message.code]
    assert found, "nothing here is such a message"
    for data, message in found:
        assert type(message) in MADE
        assert integra.encode(message) == integra.encode(pickle.loads(pickle.dumps(message)))
        assert integra.encode(integra.from_json(json.loads(json.dumps(integra.to_json(message))))) == integra.encode(message)
