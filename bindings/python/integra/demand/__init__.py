"""What is asked of the guichet intégré: demands, how they arrived, and what followed them.

Spec: spec/20-orientation.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .model import Contact, Delivered, Demand, DemandMessage, FollowUp

__all__ = ["Contact", "Delivered", "Demand", "DemandMessage", "FollowUp"]
