"""Wrong readings of the rules, each to be told apart from the right one by `random_case`. Layer: tests. SPDX-License-Identifier: Apache-2.0

A plant patches functions or numbers of the oracle's modules while it is applied; the oracle itself has no switch.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from . import plant_common, plant_person, plant_place, plant_ratio
from .figure import Figure, figure
from .generate import Case
from .planted import Patch, Plant

PLANTS: tuple[Plant, ...] = (
    *plant_common.PLANTS,
    *plant_ratio.PLANTS,
    *plant_place.PLANTS,
    *plant_person.PLANTS,
)


@contextmanager
def applied(plant: Plant) -> Iterator[None]:
    """The oracle with the plant in it."""
    before: list[Patch] = []
    for module, name, value in plant.patches:
        before.append((module, name, _current(module, name)))
        setattr(module, name, value)
    try:
        yield
    finally:
        for module, name, value in reversed(before):
            setattr(module, name, value)


def _current(module: ModuleType, name: str) -> object:
    """What stands there now; AttributeError where a plant names nothing."""
    found: object = getattr(module, name)
    return found


def result(case: Case) -> Figure:
    """The figure of a case."""
    return figure(
        case["indicator"],
        case["rows"],
        case["at"],
        mode=case["mode"],
        requester=case["requester"],
        covers=case["covers"],
        parameters=case["parameters"],
        on_list_column=case["on_list_column"],
    )


def tells(plant: Plant, case: Case, right: Figure) -> bool:
    """Say whether the case tells the plant from the right reading."""
    if plant.indicators and case["indicator"] not in plant.indicators:
        return False
    with applied(plant):
        return result(case) != right
