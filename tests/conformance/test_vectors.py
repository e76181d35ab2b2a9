"""Runs spec/vectors.json through the package `integra`, without reading the chapters.

Each vector is run from its JSON and, where it has one, from its message: both must lead to the same values and the
same bytes. What runs an operation is found by its name, in the module that spec/operations.tsv names: `check_` where
a vector is accepted, `try_` where it is refused.
Spec: spec/00-conventions.md, "Vectors".  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

import pytest

from vectors import OPERATIONS, VECTORS, Vector, chosen, named

pytest.importorskip("cbor2", reason="cbor2 is not installed")
integra = pytest.importorskip("integra", reason="the package integra is not installed")

MODULES = {name: f"check_{row['module']}" for name, row in OPERATIONS.items()}


def of(vector: Vector, prefix: str) -> Any:
    return named(prefix, vector["operation"], MODULES[vector["operation"]])(vector)


@pytest.mark.parametrize("vector", chosen(lambda vector: "refused" not in vector))
def test_accepted(vector: Vector) -> None:
    of(vector, "check")


@pytest.mark.parametrize("vector", chosen(lambda vector: "refused" in vector))
def test_refused(vector: Vector) -> None:
    wanted = {name: value for name, value in vector["refused"].items() if value is not None}
    ways = list(of(vector, "try"))
    assert ways
    for way in ways:
        with pytest.raises(integra.IntegraError) as caught:
            way()
        error = caught.value
        told = {"status": error.status.word, "rule": error.rule, "offset": error.offset}
        assert {name: told[name] for name in wanted} == wanted


def test_every_operation_has_its_check_and_its_vectors() -> None:
    shown = {vector["operation"] for vector in VECTORS}
    assert [operation for operation in OPERATIONS if operation not in shown] == []
    assert all(callable(named("check", operation, module)) for operation, module in MODULES.items())
