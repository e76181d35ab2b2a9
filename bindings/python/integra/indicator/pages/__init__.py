"""Figures, and what is published of them, as charts on a page to open and print.

Spec: spec/52-charts.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
"""
from __future__ import annotations

from .make import BEGINNING, page

__all__ = ["BEGINNING", "page"]
