"""The shape of a wrong reading. Layer: tests. SPDX-License-Identifier: Apache-2.0"""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

Patch = tuple[ModuleType, str, object]


@dataclass(frozen=True)
class Plant:
    """Name, one line, the indicators it can touch (none named: all), what it patches."""

    name: str
    description: str
    indicators: frozenset[str]
    patches: tuple[Patch, ...]


def plant(name: str, description: str, indicators: str, *patches: Patch) -> Plant:
    """A plant; the indicators parted by spaces."""
    return Plant(name, description, frozenset(indicators.split()), patches)
