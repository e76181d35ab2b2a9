"""A directory that a command was given, and what its file calls the structures: names that no message holds (GEN-6).

Spec: spec/03-command.md; ORI-12.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from ..directory.directory import Directory


@dataclass(frozen=True, slots=True)
class NamedDirectory:
    """A directory, and the names of its structures where the file has some."""

    directory: Directory
    names: Mapping[UUID, str] = field(default_factory=dict)
