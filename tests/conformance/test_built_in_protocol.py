"""The protocol that the library carries is that of spec/protocols/.

Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pytest

from vectors import VECTORS

integra = pytest.importorskip("integra", reason="the package integra is not installed")

from check_orientation import protocol_of  # noqa: E402


def test_the_built_in_protocol_is_written_from_its_toml() -> None:
    """The rows that the library carries are those of spec/protocols/has-2014.toml: the first vector starts from them."""
    built_in = integra.Protocol.builtin("has-2014")
    vector = next(vector for vector in VECTORS if vector["id"] == "ORI-16.10")
    assert protocol_of(vector["input"]).rows == built_in.rows
    assert built_in.digest() == integra.Protocol.builtin("dac-2022").digest()
