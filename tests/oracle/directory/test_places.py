"""The oracle's places, on cases worked out by hand: a whole city and its districts, and what is not said.

Spec: 22-directory (ORI-11, ORI-12).  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import pytest

from .places import CITIES, refused, serves


@pytest.mark.parametrize("areas, commune, met", [
    ([], "75101", "unknown"), ([], None, "unknown"), (["75"], None, "unknown"),
    (["75"], "75101", "yes"), (["13"], "75101", "no"), (["2A"], "2A004", "yes"),
    (["75056"], "75120", "yes"), (["69123"], "69389", "yes"), (["13055"], "13216", "yes"),
    (["75101"], "75056", "unknown"), (["69381"], "69123", "unknown"), (["13201"], "13055", "unknown"),
    (["75101"], "75102", "no"), (["75056"], "69123", "no"), (["13055"], "13001", "no"), (["13001"], "13055", "no"),
    (["751"], "75056", "yes"), (["132"], "13055", "yes"), (["75101", "75056"], "75056", "yes"),
    (sorted(CITIES["69123"]), "69123", "yes"), (sorted(CITIES["69123"])[1:], "69123", "unknown"),
])
def test_where_an_offer_serves(areas: list[str], commune: str | None, met: str) -> None:
    assert serves(areas, commune) == met


def test_the_districts_are_twenty_nine_and_sixteen() -> None:
    assert [len(CITIES[city]) for city in ("75056", "69123", "13055")] == [20, 9, 16]


@pytest.mark.parametrize("area, wrong", [("1004", True), ("7510", True), ("01004", False), ("01", False), ("971", False)])
def test_a_lost_zero_is_refused(area: str, wrong: bool) -> None:
    assert refused(area) == wrong
