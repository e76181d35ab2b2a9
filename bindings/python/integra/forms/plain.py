"""A value of the model as JSON has it.

Spec: spec/02-json.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

import datetime
import uuid
from typing import Any

from ..words import Word


def plain(value: object) -> Any:
    """A word, identifier, digest or date as JSON has it."""
    match value:
        case Word():
            return value.word
        case uuid.UUID():
            return value.hex
        case bytes():
            return value.hex()
        case datetime.date():
            return f"{value.isoformat()}".rjust(10, "0")
    return value
