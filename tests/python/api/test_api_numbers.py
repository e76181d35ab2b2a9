"""A number that no argument can take ends in an error that names the argument, and no function of the low-level module.

Spec: spec/00-conventions.md, "Errors".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_api_arguments import CALLS, MADE, cases, given_to, owner_of

import integra
from integra import _swig

numpy = pytest.importorskip("numpy", reason="numpy is not installed: its numbers are not tested")

GREAT = (-1, 2**31, 2**32, 2**63, 2**64, 2**70, -(2**31) - 1, -(2**63) - 1, 10**5000, numpy.int64(-1), numpy.uint64(2**63))
NUMBERED = re.compile(r"\b(?:int|SupportsIndex|Code)\b")
#: So many people are made as are asked for: any number is in range.
MAKES_AS_MANY = {("cohort.cohort", "count"), ("cohort.frame", "count")}
#: What the low-level module calls its own.
INNER = re.compile(r"in method|integra_\w+|_swig|\bargument \d")


def numbered() -> Iterator[Any]:
    """The arguments of public calls that take a number."""
    return (case for case in cases() if NUMBERED.search(case.values[2]) and case.values[:2] not in MAKES_AS_MANY)


@pytest.mark.parametrize(("name", "argument", "annotation"), tuple(numbered()))
def test_a_number_out_of_range_is_told_of_its_argument(name: str, argument: str, annotation: str, tmp_path: Path) -> None:
    call, given = CALLS[name], given_to(name)
    if name.startswith("plan.store.PlanStore"):
        given["path"] = tmp_path / "plans"
    elif "self" in inspect.signature(call).parameters:
        call = getattr(MADE[owner_of(name)], name.rsplit(".", 1)[1])
    for value in GREAT:
        try:
            call(**given | {argument: value})
        except (integra.IntegraError, IndexError, OverflowError, TypeError, ValueError) as error:
            assert not INNER.search(str(error)), (value, str(error))
            assert not isinstance(error, (OverflowError, TypeError)) or argument in str(error), (value, str(error))


@pytest.mark.parametrize(("name", "least", "most"), [
    ("branches", 0, 2**32 - 1), ("events", 0, 2**32 - 1),
])
def test_a_member_says_what_it_takes_and_not_what_it_was_given(name: str, least: int, most: int) -> None:
    limits = _swig.integra_plan_limits()
    for value in (least, most, numpy.uint32(7), True):
        setattr(limits, name, value)
        assert getattr(limits, name) == value
    for value in (least - 1, most + 1, 2**63, 2**64, -(2**70), 10**5000):
        with pytest.raises(OverflowError, match=rf"^{name} is out of range: from {least} to {most}$"):
            setattr(limits, name, value)
    for value in (1.0, "7", None, numpy.float64(1)):
        with pytest.raises(TypeError, match=f"^{name} is no whole number$"):
            setattr(limits, name, value)
    assert getattr(limits, name) == 1


@pytest.mark.parametrize("value", [-(2**63), -1, 0, 2**63 - 1])
def test_a_signed_number_of_64_bits_comes_back(value: int) -> None:
    event = _swig.integra_event()
    event.recorded = value
    assert event.recorded == value
    for other in (2**63, -(2**63) - 1):
        with pytest.raises(OverflowError, match="^recorded is out of range"):
            event.recorded = other


def test_an_object_whose_number_cannot_be_had_says_so_itself() -> None:
    class Refusing:
        def __index__(self) -> int:
            raise RuntimeError("not now")

    with pytest.raises(RuntimeError, match="^not now$"):
        _swig.integra_plan_limits().branches = Refusing()
