"""Plans read from their rows: each is the event that its digest names, or the database is damaged.

Spec: spec/32-exchange.md (PLN-12), "How to store".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from typing import Any

from .._low import plan as _low_plan
from ..errors import MalformedError, UsageError
from .rows import Rows
from .store_error import StoreError, damaged

__all__ = ["take_rows"]


def take_rows(struct: Any, rows: Rows, plan: bytes, after: int = 0) -> int:
    """Takes a plan's rows of greater numbers into it, and gives the greatest one; ``after`` where there is none."""
    found = rows.events(plan, after)
    try:
        _low_plan.take(struct, [(digest, data) for _, digest, data in found])
    except (MalformedError, UsageError) as error:
        raise StoreError(rows.name, damaged()) from error
    return found[-1][0] if found else after
