"""What goes into several calls stands in one order in all of them: what is asked first, then the answer to it, then
who serves it.

Spec: CONTRIBUTING.md, "The Python package".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from public_calls import calls

from integra import Demand, Directory, Orientation

ORDER = ("record", "demand", "screening", "orientation", "directory", "follow_up", "service", "motive", "verdict")
#: What is given by its name alone stands in no order.
BY_PLACE = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
CALLS = calls()


def order_of(call: Callable[..., Any]) -> list[str]:
    """The arguments of :data:`ORDER` that a call takes by place."""
    return [name for name, each in inspect.signature(call).parameters.items() if each.kind in BY_PLACE and name in ORDER]


@pytest.mark.parametrize("name", CALLS)
def test_arguments_stand_in_the_one_order(name: str) -> None:
    assert order_of(CALLS[name]) == sorted(order_of(CALLS[name]), key=ORDER.index)


def test_the_order_is_that_of_calls_there_are() -> None:
    assert order_of(CALLS["serve"]) == ["demand", "orientation", "directory"]
    assert order_of(CALLS["Directory.unmet"]) == ["demand", "orientation"]
    assert {each for call in CALLS.values() for each in order_of(call)} == {*ORDER}


def test_another_order_is_seen() -> None:
    def turned(orientation: Orientation, demand: Demand, directory: Directory) -> None: ...

    assert order_of(turned) != sorted(order_of(turned), key=ORDER.index)
