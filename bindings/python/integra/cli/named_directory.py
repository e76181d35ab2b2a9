"""A directory that a command was given, and the names that it has for its structures.

Spec: spec/03-command.md; ORI-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from ..directory.directory import Directory


@dataclass(frozen=True, slots=True)
class NamedDirectory:
    """A directory, and the names of its structures where it has some."""

    directory: Directory
    names: Mapping[UUID, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", {each.id: each.name for each in self.directory.structures if each.name})
