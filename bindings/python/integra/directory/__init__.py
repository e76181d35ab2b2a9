"""The directory of a territory: who offers what to whom, who serves a route, which needs nobody serves.

Spec: spec/22-directory.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .directory import Directory, serve
from .model import Choice, GuichetEntry, Need, Offer, Passed, Structure
from .served import Served

__all__ = ["Choice", "Directory", "GuichetEntry", "Need", "Offer", "Passed", "Served", "Structure", "serve"]
