"""The guichet intégré: a demand in, routes with their reasons out; what followed it, and receipts.

The verbs are those of screening: :func:`explain` says why a service came or did not, :func:`receipt` and
:func:`replay` keep and prove a response, :func:`replayed` as well says by whose protocol it was made, :func:`review` says
what should be known of a demand.

Spec: spec/20-orientation.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .columns import orient_columns, route_columns
from .evaluate import answered, assessment_valid, count_calls, orient, over_age, replayed, review
from .evaluate import orientation_receipt as receipt
from .evaluate import replay_orientation as replay
from .evaluate import why as explain
from .model import Orientation, OrientationReceipt, Replayed, Route, Trace

__all__ = [
    "Orientation", "OrientationReceipt", "Replayed", "Route", "Trace",
    "answered", "assessment_valid", "count_calls", "explain", "orient", "orient_columns", "over_age", "receipt",
    "replay", "replayed", "review", "route_columns",
]
