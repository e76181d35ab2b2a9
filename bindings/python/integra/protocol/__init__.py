"""Orientation protocols: decision tables over demands, proved before they are used, and compared by what they answer.

Spec: spec/21-protocol.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .model import Call, Change, ChangedCall, Changes, Comparison, Conformity, Failure, Row
from .protocol import Protocol, demand_count

__all__ = [
    "Call", "Change", "ChangedCall", "Changes", "Comparison", "Conformity", "Failure", "Protocol", "Row", "demand_count"]
