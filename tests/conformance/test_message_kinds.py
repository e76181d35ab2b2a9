"""Each kind of message has its row in the tables, and goes through bytes, JSON and pickle; from the vectors.

Spec: spec/01-wire.md, spec/02-json.md.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import json
import os
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cbor2
import pytest

from vectors import VECTORS

integra = pytest.importorskip("integra", reason="the package integra is not installed")

from integra.forms import WRITERS  # noqa: E402
from integra.messages import KINDS  # noqa: E402
from integra.words import Message  # noqa: E402

SPEC = Path(__file__).resolve().parents[2] / "spec"
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


def rises() -> Iterator[tuple[int, bytes, Any]]:
    """What rises from the territories that vectors have, which no vector writes out; something does from one at least."""
    found = []
    for vector in VECTORS:
        if vector["operation"] == "territory":
            territory = integra.Territory.from_dict(vector["input"]["territory"])
            found.append(territory.rises(at=datetime.date.fromisoformat(vector["input"]["at"])))
    assert any(rise.risen for rise in found)
    for data in dict.fromkeys(rise.data for rise in found):
        yield data[2], data, integra.decode(data)


READ = [*sound(), *receipts(), *rises()]
#: How much of a message has each of its bits flipped; which kinds take no key of a later version, and the rule.
FLIPPED = 64
#: Of a message longer than this one cut and one bit in some are tried.
SEEN = 256
REFUSES = {Message.PACK: "GEN-9", Message.PLAN: "WIRE-18"}
#: And which pass it over: a figure is numbers of the caller's, and nothing of a message (IND-5).
PASS_OVER = {Message.FIGURE}
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


@pytest.mark.parametrize("kind", Message, ids=lambda kind: kind.word)
def test_a_kind_is_where_it_is_looked_for(kind: Any) -> None:
    """Its number and word in the chapter of the wire, its shape in the CDDL, its form in JSON."""
    wire, forms, shapes = (SPEC.joinpath(name).read_text(encoding="utf-8")
                           for name in ("01-wire.md", "02-json.md", "integra.cddl"))
    assert f" {kind.code} `{kind.word}`" in wire.split("## ")[0]
    assert f"`{kind.word}`" in forms, "spec/02-json.md has no form of it"
    assert f"[1, {kind.code}," in shapes, "spec/integra.cddl has no shape of it"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.message.word)
def test_every_cut_and_every_flip_is_an_error_or_a_message(kind: Any) -> None:
    """Of the shortest message of each kind."""
    data = min((data for number, data, _ in READ if number == kind.message.code), key=len)
    step = 1 if os.environ.get("INTEGRA_EVERY") else 1 + len(data) // SEEN  # of long messages one cut in so many
    for end in range(0, len(data), step):
        with pytest.raises(integra.IntegraError) as caught:
            integra.decode(data[:end])
        assert caught.value.sentence("fr") != caught.value.sentence("en") == str(caught.value)
    for place in range(0, min(len(data), FLIPPED) * 8, step):
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        try:
            message = integra.decode(flipped)
        except integra.IntegraError as error:
            assert error.status is not integra.Status.OK and str(error)
        else:
            assert integra.encode(message) == flipped or kind.message is Message.PLAN  # its events are, one by one


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.message.word)
def test_a_later_key_is_kept_and_a_critical_one_refused(kind: Any) -> None:
    """WIRE-18, of the shortest message of each kind; a pack is what is built in, and every key of a plan is critical."""
    data = min((data for number, data, _ in READ if number == kind.message.code), key=len)
    envelope = cbor2.loads(data)
    later = cbor2.dumps([*envelope[:2], envelope[2] | {70000: [1]}], canonical=True)
    if kind.message in REFUSES:
        with pytest.raises(integra.IntegraError) as refused:
            integra.decode(later)
        assert refused.value.rule == REFUSES[kind.message]
    else:
        assert integra.encode(integra.decode(later)) == (data if kind.message in PASS_OVER else later)
    with pytest.raises(integra.IntegraError) as caught:
        integra.decode(cbor2.dumps([*envelope[:2], envelope[2] | {-1: 1}], canonical=True))
    assert caught.value.status is integra.Status.CRITICAL_KEY
