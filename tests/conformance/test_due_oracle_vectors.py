"""The plans and days of the vectors against the second reading of tests/oracle/due: what the vectors tell, and all they do not.

Spec: PLN-13, PLN-14, PLN-15, PLN-16.  Layer: conformance.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import pathlib
import sys
from collections.abc import Iterator

import pytest

integra = pytest.importorskip("integra", reason="the package integra is not installed")

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1]), str(pathlib.Path(__file__).resolve().parent)]

from check_plans import copies  # noqa: E402
from due_cases import history, unlike, unlike_cover, unlike_known  # noqa: E402
from values import day_of  # noqa: E402
from vectors import Vector, chosen  # noqa: E402

from oracle.due.basis import Screened  # noqa: E402

#: The longest plan whose cover the second reading walks day by day.
LONG = datetime.timedelta(days=5000)


def differs(vector: Vector) -> Iterator[str]:
    plan, given = next(iter(copies(vector))), vector["input"]
    if not len(plan):
        return
    second, at = history(plan), day_of(given["at"][:10])
    if vector["operation"] == "known_at":
        yield from unlike_known(plan, second, at)
        return
    said = given["screened"]
    screened = said and Screened(day_of(said["date"]), said["pps"], said["assistance"])
    yield from unlike(plan, second, at, screened, given["overrides"])
    if vector["operation"] == "cover" or at - min(event.effective for event in plan.events) < LONG:
        yield from unlike_cover(plan, second, at)


@pytest.mark.one_in(2)
@pytest.mark.parametrize("vector", chosen(
    lambda vector: vector["operation"] in ("due", "cover", "on_day", "known_at") and "refused" not in vector))
def test_a_vector(vector: Vector) -> None:
    assert list(differs(vector)) == []
