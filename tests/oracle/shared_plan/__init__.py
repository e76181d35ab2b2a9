"""The shared plan, folded from its events by the rules alone.

Spec: PLN-1 to PLN-30.  Layer: tests.  SPDX-License-Identifier: Apache-2.0
"""

from .model import Model
from .model_event import Event
from .values import Held

__all__ = ["Event", "Held", "Model"]
